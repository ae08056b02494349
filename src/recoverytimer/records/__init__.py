"""What goes in and out of a person's record, in formats that others read and write."""
