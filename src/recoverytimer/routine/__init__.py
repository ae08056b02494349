"""A routine: its file, laid flat on a timeline, assessed, edited step by step."""
