"""A routine: its file, laid flat on a timeline, judged, edited step by step."""
