"""Tray, notifications, a second start, what the system wishes."""
