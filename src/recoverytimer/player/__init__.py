"""The session that runs: moved along a timeline, shown, spoken, kept."""
