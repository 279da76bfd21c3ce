"""How the figures of a text are found and recognised: pure functions over text and declared figures, without a database."""
