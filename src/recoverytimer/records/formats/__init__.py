"""Records in formats that others read."""
