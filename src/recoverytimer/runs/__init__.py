"""Runs: as typed, kept, summed up; whether one is a leap."""
