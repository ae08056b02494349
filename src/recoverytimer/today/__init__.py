"""What would be sensible today, and what the first page says of it."""
