"""`manage.py list_permissions`: who may do what, as the page docs/permissions.md."""

from collections import defaultdict
from typing import Any

from django.core.management.base import BaseCommand

from shangliang.commons.access import Role, permissions

HEAD = """# Permissions

Who may do what, by role. Written by `manage.py list_permissions > docs/permissions.md`. A dot says that the role may; a rule in the
room's `access.py` looks at the thing as well (a unit its own parts, an author their own proposal).
"""
SHORT = {
    Role.MEMBER: "委员", Role.PROPOSAL_STAFF: "提案委", Role.PROPOSAL_HEAD: "主任", Role.OFFICE_STAFF: "办公室", Role.HANDOVER_PARTY: "党委办",
    Role.HANDOVER_GOVERNMENT: "政府办", Role.UNIT_CLERK: "经办", Role.UNIT_HEAD: "负责人", Role.CHAIR: "主席", Role.ADMINISTRATOR: "管理员", Role.AUDITOR: "审计",
    Role.PLATFORM: "平台",
}  # fmt: skip


TRIALS = {"outings", "test", "testing", "trial", "wording"}


class Command(BaseCommand):
    help = "Lists every permission with the roles that hold it."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")


def page() -> str:
    """The whole page, room by room."""
    rooms: dict[str, list[Any]] = defaultdict(list)
    for one in permissions:
        if one.code.partition(".")[0] not in TRIALS:  # tests declare some of their own
            rooms[one.code.partition(".")[0]].append(one)
    lines = [HEAD]
    for room, some in sorted(rooms.items()):
        lines += [f"\n## {room}\n", "| permission | what | " + " | ".join(SHORT[role] for role in Role) + " |", "|---|---|" + "---|" * len(Role)]
        for one in sorted(some, key=lambda one: one.code):
            lines.append(f"| `{one.code}` | {one.sentence} | " + " | ".join("•" if role in one.roles else "" for role in Role) + " |")
    return "\n".join(lines) + "\n"
