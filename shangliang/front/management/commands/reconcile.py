"""`manage.py reconcile`: compares each state column with its last fact; ends with 1 when they differ."""

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from shangliang.commons.committees.models import Committee
from shangliang.commons.committees.scope import within
from shangliang.front import reconciling


class Command(BaseCommand):
    help = "Compares every state with the last fact about it, in one committee or all; says what differs and changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--committee", help="the slug of one committee; without it all are looked at")

    def handle(self, *args: Any, **options: Any) -> None:
        chosen = Committee.objects.order_by("pk")
        if options["committee"] and not (chosen := chosen.filter(slug=options["committee"])):
            raise CommandError(f"没有代号为 {options['committee']} 的委员会。There is no committee of that slug.")
        wrong = [self._wrong(f"{table} 没有登记怎样与台账核对。No account is kept of this table.") for table in reconciling.unaccounted()]
        for committee in chosen:
            with within(committee):
                wrong += [difference for account in reconciling.accounts for difference in self._compare(committee, account)]
        if wrong:
            sys.exit(1)

    def _compare(self, committee: Committee, account: reconciling.Account) -> list[reconciling.Difference]:
        found = list(reconciling.compare(account))
        differences = [one for one in found if isinstance(one, reconciling.Difference)]
        for one in differences:
            kept, said = one.kept or "没有这一行", one.said or "没有说过"
            self._wrong(f"{committee} {one.label} {one.subject_id}：表里是 {kept}，台账（{one.kind or '无'}）是 {said}")
        self.stdout.write(f"{committee} {account.label} {found[-1]} 行，{'不一致 ' + str(len(differences)) + ' 处' if differences else '与台账一致'}")
        return differences

    def _wrong(self, line: str) -> str:
        self.stderr.write(line)
        return line
