"""Sharing on the screen and on paper."""
