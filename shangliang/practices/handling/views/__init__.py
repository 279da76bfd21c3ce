"""The doors of handling: a unit's pages, the offices' desk, the member's rating."""
