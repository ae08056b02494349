"""A session on the screen, from the first count to the end page."""
