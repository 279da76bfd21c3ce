"""What the duty pages show."""
