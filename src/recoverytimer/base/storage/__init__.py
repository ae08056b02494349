"""The SQLite file of all records: opened, brought up to date, room kept for it."""
