"""The window that all pages are shown in."""
