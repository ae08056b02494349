"""All that is said of what would be sensible today."""
