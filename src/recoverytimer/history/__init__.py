"""What was done: all records, sums of them, a year of them."""
