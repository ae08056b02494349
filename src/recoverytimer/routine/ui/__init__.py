"""Routines on the screen: their list, one of them."""
