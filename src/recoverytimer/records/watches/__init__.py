"""Runs from the files of watches."""
