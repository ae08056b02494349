"""Noting how sore one is, and seeing how it goes."""
