"""All that is said of the history."""
