"""The things one can talk about, as data: history, files, search and notices point at subjects, never at apps."""

from .registry import Ref, Subject, ref, subject_type, subjects

__all__ = ["Ref", "Subject", "ref", "subject_type", "subjects"]
