"""A kind of handling made for these tests: its things are mere numbers, and its port writes down what it was told."""

from datetime import date, datetime
from typing import Any

from shangliang.commons.access import Role, Viewer
from shangliang.commons.ledger.acts import Act
from shangliang.commons.subjects import Ref
from shangliang.practices.handling import actions
from shangliang.practices.handling.kinds import Brief, HandlingKind, Person, kinds
from shangliang.practices.handling.manifest import declare_handling
from shangliang.practices.handling.models import Assignment, Matter
from shangliang.practices.handling.rules import Role as Part
from tests import given

ASKS = ["增设夜间公交线路", "公布线路图"]
raters: list[int] = []
told: list[tuple[str, dict[str, Any]]] = []


def _tell(name: str) -> Any:
    return lambda act, matter, **known: told.append((name, known))


def _brief(subject_id: int) -> Brief:
    return Brief(
        title="关于开通夜间公交的提案", number="0007", session="六届二次", category="交通运输", people=[Person(pk, f"委员{pk}") for pk in raters],
        grounds="夜班职工出行不便。", asks=ASKS, public=True,
    )


declare_handling("testing", "测试")
kinds.add(
    "testing",
    HandlingKind(
        code="testing", label="试办件", icon="file-text", subject_type="testing.thing", by_session=True, brief=_brief, raters=lambda pk: list(raters),
        link=lambda pk: f"/testing/{pk}/", on_assigned=_tell("assigned"), on_replied=_tell("replied"), on_rated=_tell("rated"),
        on_reopened=_tell("reopened"), on_closed=_tell("closed"),
        on_fulfilled=_tell("fulfilled"), on_slipped=_tell("slipped"),
    ),
)


class Handling:
    """One matter in a small committee, driven by its real actions: `h.sign()`, `h.contact()`, `h.reply()` …"""

    def __init__(self, world: given.World) -> None:
        self.world = world
        self.education, self.finance, self.publicity = world.units
        self.first, self.second = world.members[0], world.members[1]
        raters[:] = [self.first.pk, self.second.pk]
        told.clear()
        self.matter: Matter = None  # type: ignore[assignment]

    def act(self, who: Role | Viewer, when: datetime | None = None) -> Act:
        viewer = who if isinstance(who, Viewer) else self.world.viewer(who)
        return given.act(viewer, when or given.at("2026-02-02"))

    def unit(self, unit: Any, role: Role = Role.UNIT_CLERK) -> Viewer:
        """Somebody of a unit; the world's own clerk and head are of the education bureau."""
        post = self.world.posts[role]
        return given.viewer(post if post.unit_id == unit.pk else given.post(self.world.committee, role, unit=unit))

    def hand_over(self, *units: tuple[Any, Part], subject: int = 1, when: datetime | None = None, **known: Any) -> Matter:
        plan = list(units) or [(self.education, Part.LEAD), (self.finance, Part.ASSIST)]
        self.matter = actions.hand_over(
            self.act(Role.PROPOSAL_STAFF, when), None, kind="testing", subject=Ref("testing.thing", subject, "夜间公交"), label="关于开通夜间公交的提案",
            number="0007", units=plan, **known,
        )
        return self.matter

    def part(self, unit: Any = None) -> Assignment:
        found = Assignment.objects.select_related("matter", "unit").filter(unit=unit or self.education)
        return found.order_by("-pk").first()  # type: ignore[return-value]

    def sign(self, unit: Any = None, when: datetime | None = None) -> None:
        actions.sign_in(self.act(self.unit(unit or self.education), when), self.part(unit))

    def contact(self, unit: Any = None, when: datetime | None = None, method: str = "面谈") -> None:
        act = self.act(self.unit(unit or self.education), when)
        actions.log_contact(act, self.part(unit), day=act.at.date(), method=method, people="许岚委员", content="说了线路", view="认可")

    def draft(self, unit: Any = None, when: datetime | None = None, grade: str = "A", **texts: str) -> None:
        answers = {n: {"text": f"第 {n} 条已办", "outcome": "已落实"} for n in range(1, len(ASKS) + 1)}
        actions.draft_reply(
            self.act(self.unit(unit or self.education), when), self.part(unit), texts={"grade": grade, "assist_note": "财政局还在研究", **texts}, answers=answers,
        )

    def promise(self, unit: Any = None, when: datetime | None = None, until: date = date(2026, 6, 30)) -> None:
        """A reply that has done the first point and puts the second off to a day, issued; class B."""
        if self.part(unit).state == "handed":
            self.sign(unit, when)
        self.contact(unit, when)
        self.draft(unit, when, "B")
        act = self.act(self.unit(unit or self.education), when)
        actions.draft_reply(act, self.part(unit), answers={2: {"text": "六月底前公布线路图", "outcome": "列入计划", "promised_for": until}})
        self.issue(unit, when)

    def issue(self, unit: Any = None, when: datetime | None = None) -> None:
        actions.issue_reply(self.act(self.unit(unit or self.education, Role.UNIT_HEAD), when), self.part(unit))

    def reply(self, unit: Any = None, when: datetime | None = None, grade: str = "A") -> None:
        """From signing in to the issued reply, as far as it has not come yet."""
        if self.part(unit).state == "handed":
            self.sign(unit, when)
        self.contact(unit, when)
        self.draft(unit, when, grade)
        self.issue(unit, when)

    def rate(self, member: Any = None, overall: str = "满意", when: datetime | None = None, remarks: str = "没有新线路") -> None:
        self.matter = Matter.objects.filter(subject_id=self.matter.subject_id).latest("round")
        actions.rate(self.act(self.world.as_member(member or self.first), when), self.matter, overall=overall, remarks=remarks)
