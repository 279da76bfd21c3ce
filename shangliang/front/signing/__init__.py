"""Signing in and out: passwords, the second factor, what is locked for a while, and which sessions are open."""
