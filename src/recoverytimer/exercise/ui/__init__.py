"""Exercises on the screen."""
