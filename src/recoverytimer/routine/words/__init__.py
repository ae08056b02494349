"""What is said of routines."""
