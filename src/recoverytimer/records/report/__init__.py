"""A month for a physiotherapist."""
