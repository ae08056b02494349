"""The figure in paint; the only part of it that knows Qt."""
