"""Pose data to a drawn figure: body and solver without Qt, the painter with QtGui only."""
