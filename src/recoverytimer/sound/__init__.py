"""Tones and voice, made and played in a process of their own."""
