"""What the app is, what is new in it, and what whoever reports a fault needs to know."""
