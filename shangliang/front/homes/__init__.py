"""The first page after signing in, one per role: what waits for me, what is due, what happened."""
