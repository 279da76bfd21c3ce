"""Every write of polls, one verb each."""

from .casting import cast
from .closing import close
from .forming import change_form
from .opening import Invited, cancel, invite, open_poll, remind

__all__ = ["Invited", "cancel", "cast", "change_form", "close", "invite", "open_poll", "remind"]
