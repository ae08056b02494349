"""What the app knows and decides, without any user interface."""
