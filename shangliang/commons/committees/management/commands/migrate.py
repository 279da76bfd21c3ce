"""`migrate`, as the owner of the tables, and with the fences put up afterwards."""

from typing import Any

from django.core.management.commands.migrate import Command as Migrate
from django.db import connections

from shangliang.commons.committees.drawing import only_what_changed
from shangliang.commons.committees.rls import secure


class Command(Migrate):
    help = "Migrates as the owner of the tables, then writes row-level security and rights anew."

    def handle(self, *args: Any, **options: Any) -> None:
        connection = connections[options["database"]]
        with only_what_changed(), connection.owner():  # type: ignore[attr-defined]  # our own backend has it
            super().handle(*args, **options)
            if options.get("check_unapplied") or options.get("plan"):
                return
            secure(connection)
