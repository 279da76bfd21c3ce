"""Reading members' own Word files: bytes in, a draft to be confirmed out. No database, no Django."""

from .draft import Attachment, Draft
from .reading import read

__all__ = ["Attachment", "Draft", "read"]
