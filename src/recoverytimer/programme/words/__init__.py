"""What a person reads of programmes."""
