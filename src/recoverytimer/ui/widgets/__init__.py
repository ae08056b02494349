"""Small painted widgets that know no page."""
