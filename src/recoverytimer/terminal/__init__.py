"""The player in a terminal: the same core, without a window."""
