"""Runs that a person logs or takes over from a watch."""
