"""Tables of other apps: read, guessed, turned into records."""
