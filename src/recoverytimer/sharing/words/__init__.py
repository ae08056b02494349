"""All that is said of routines that are given away or taken in."""
