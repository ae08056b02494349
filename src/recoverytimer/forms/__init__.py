"""Fields that a person fills in, for steps, exercises and settings."""
