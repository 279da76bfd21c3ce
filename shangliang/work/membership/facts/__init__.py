"""What membership says to the ledger: the roster itself, the bodies and who looks after whom, how seats are given and taken."""

from .bodies import *  # noqa: F403
from .cases import *  # noqa: F403
from .roster import *  # noqa: F403
