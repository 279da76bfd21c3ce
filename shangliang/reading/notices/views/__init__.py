"""Doors of the notice centre: reading one's own, choosing how one hears, keeping the channels."""

from .keeping import channels, deliveries, send_again
from .reading import export, notices, open_all, open_notice
from .setting_up import channel
from .wishing import wishes

__all__ = ["channel", "channels", "deliveries", "export", "notices", "open_all", "open_notice", "send_again", "wishes"]
