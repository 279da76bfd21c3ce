"""The registers every committee starts with, one module an area of work; a committee changes, adds and switches off its own."""
