"""Why glutes get sore and what helps."""
