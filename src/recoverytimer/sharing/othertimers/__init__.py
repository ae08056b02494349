"""Files of other timers: what they say as routines, and what of it could not be understood."""
