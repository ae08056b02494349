"""Routines given away and taken in."""
