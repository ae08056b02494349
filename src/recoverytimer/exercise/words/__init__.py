"""What is said of exercises and doses."""
