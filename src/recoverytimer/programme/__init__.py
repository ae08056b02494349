"""Programmes: weeks of routines that lead somewhere, and where one stands in them."""
