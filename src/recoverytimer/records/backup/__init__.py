"""Everything as one file, and back without losing what is there."""
