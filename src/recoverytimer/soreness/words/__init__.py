"""All that is said of soreness."""
