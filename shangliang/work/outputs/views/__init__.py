"""The doors of outputs: lists, one output, its suggestions, instructions, follow-ups, the desk."""
