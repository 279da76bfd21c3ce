"""Registers 台账: a typed table declared as data; whoever declares one gets entry, list, import, export and figures."""
