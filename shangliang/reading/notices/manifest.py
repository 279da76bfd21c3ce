"""What the notices room offers: nothing but the permission to read one's own."""

from . import access

__all__ = ["access"]
