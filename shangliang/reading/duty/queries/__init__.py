"""Reads of the duty room, by what they are about."""

from . import appeals, books, facts, file, following, organs, previews, published, scores, term

__all__ = ["appeals", "books", "facts", "file", "following", "organs", "previews", "published", "scores", "term"]
