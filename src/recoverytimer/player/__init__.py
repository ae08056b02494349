"""The session that is open: moved along a timeline, shown, spoken, kept."""
