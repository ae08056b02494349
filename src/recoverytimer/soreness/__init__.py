"""How sore it is, where, since when; what that means."""
