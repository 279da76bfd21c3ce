"""`manage.py demo_load`: the demo city 临江市, loaded once into an empty database."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.dateparse import parse_date

from shangliang.front.demo import load, logins
from shangliang.front.demo.days import CHINA


class Command(BaseCommand):
    help = "Loads the demo city 临江市: invented people, real actions at past times. Refuses where it is loaded already."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--small", action="store_true", help="about twenty proposals, every state among them")
        parser.add_argument("--today", help="load as if today were this day (YYYY-MM-DD)")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        if options["today"]:
            day = parse_date(options["today"])
            if day is None:
                raise CommandError("--today wants a day like 2026-11-22.")
            now = now.astimezone(CHINA).replace(year=day.year, month=day.month, day=day.day, hour=18)
        try:
            agenda = load.load(now, small=options["small"], say=self._say)
        except load.AlreadyThere as there:
            raise CommandError(str(there)) from None
        for line in agenda.skipped:
            self.stderr.write(f"没有走完：{line}")
        # Beside the files and the static folder, where `make demo` looks for it.
        path = Path(settings.MEDIA_ROOT).parent / "demo-logins.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(logins.page(agenda.accounts), encoding="utf-8")
        self._say(f"登录账号写在 {path}")

    def _say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()
