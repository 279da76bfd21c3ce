"""Pages of the proposals room, by what people come to do."""
