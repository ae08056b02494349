"""Reminders on the screen and when they are due."""
