"""What the window shows of the app itself."""
