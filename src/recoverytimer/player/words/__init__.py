"""All that the player says: its commands, its page, its voice, and what was done in the end."""
