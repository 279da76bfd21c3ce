"""Following the ledger, opening what one was told, and sending it out."""

from .choosing import door_of, host_of, keep_outlet, keep_wishes, record_trial
from .following import follow
from .planning import digest
from .reading import open_all, open_notice
from .sending import deliver, recover, send_again

__all__ = ["deliver", "digest", "door_of", "follow", "host_of", "keep_outlet", "keep_wishes", "open_all", "open_notice", "record_trial", "recover", "send_again"]
