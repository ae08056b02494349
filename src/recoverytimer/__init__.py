"""Recovery Timer: a calm desktop coach for runners' recovery routines."""

__version__ = "0.1.0"
