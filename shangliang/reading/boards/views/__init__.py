"""Doors: the board, the screen, how they are arranged, rankings, the width of participation."""
