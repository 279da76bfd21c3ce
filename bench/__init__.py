"""Measurements anyone can run: `make bench`. Each prints ratios of one run against a floor it names, never bare times."""
