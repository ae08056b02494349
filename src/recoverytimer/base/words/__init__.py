"""What base says for all subjects."""
