"""Following the ledger, opening what one was told, and sending it out."""

from .choosing import keep_outlet, keep_wishes
from .following import follow
from .planning import digest
from .reading import open_all, open_notice
from .sending import deliver, recover, send_again

__all__ = ["deliver", "digest", "follow", "keep_outlet", "keep_wishes", "open_all", "open_notice", "recover", "send_again"]
