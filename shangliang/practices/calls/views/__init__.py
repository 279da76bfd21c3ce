"""Doors of calls."""
