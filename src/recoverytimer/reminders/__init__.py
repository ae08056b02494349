"""When a routine is due, by the clock on the wall."""
