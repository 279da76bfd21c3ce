"""公开: the public portal. No sign-in, reading only; it shows what was published and asks no other table."""
