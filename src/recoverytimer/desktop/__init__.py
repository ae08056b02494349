"""What is around the window: the desktop, its session bus, its start."""
