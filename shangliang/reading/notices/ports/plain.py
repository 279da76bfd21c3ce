"""A channel that writes into a file under `var/`: for trying things out, and for the demo city."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from . import Door, Message, channels


@dataclass(frozen=True)
class Outbox:
    """One line of JSON a message, in `var/outbox.jsonl`; a line is written in one piece."""

    code: str = "outbox"
    label: str = "试用发件箱（写入文件，不发出）"
    reach: str = ""
    asks: tuple[tuple[str, str, str], ...] = ()

    def check(self, door: Door) -> None:
        """It is always there."""

    def send(self, door: Door, message: Message) -> None:
        """Append it."""
        line = json.dumps({"id": message.uid, "name": message.name, "subject": message.subject, "text": message.text}, ensure_ascii=False) + "\n"
        handle = os.open(Path(settings.MEDIA_ROOT).parent / "outbox.jsonl", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            os.write(handle, line.encode())
        finally:
            os.close(handle)


channels.add("outbox", Outbox())
