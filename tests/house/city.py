"""A small city with one thing of every sort, for the table of addresses: made once, given back after the last row."""

import re
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client

from shangliang.commons.access import Role, Viewer
from shangliang.commons.access.tokens import make
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here, within
from shangliang.commons.files import actions as files
from shangliang.commons.ledger.acts import Act
from shangliang.commons.people.models import Organ, OrganKind, Seat
from shangliang.commons.subjects import Ref
from shangliang.practices.calls import actions as calls
from shangliang.practices.calls.kinds import By
from shangliang.practices.circulars import actions as circulars
from shangliang.practices.circulars.kinds import Column, Content
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment, Contact, Promise
from shangliang.practices.handling.queries import matter_of
from shangliang.practices.handling.rules import Role as Part
from shangliang.practices.polls.models import Poll, Ticket
from shangliang.practices.registers import actions as registers
from shangliang.reading.duty import actions as duty
from shangliang.reading.duty.queries import books as rulebooks
from shangliang.reading.notices.models import Notice
from shangliang.reading.reports import actions as reports
from shangliang.reading.reports.models import Report
from shangliang.reading.reports.rules.planning import Planned
from shangliang.work.advice import actions as suggestions
from shangliang.work.coursework import actions as homework
from shangliang.work.coursework.models import Piece
from shangliang.work.coursework.rules import Wanted, Way
from shangliang.work.inspection import actions as inspection
from shangliang.work.membership import actions as membership
from shangliang.work.membership.rules import Ending
from shangliang.work.outputs import actions as outputs
from shangliang.work.outputs.actions.instructing import Written
from shangliang.work.outputs.tests.making import content, sent
from shangliang.work.profiles import actions as profiles
from shangliang.work.profiles.rules import Wanted as Shown
from shangliang.work.proposals import actions
from shangliang.work.proposals.models import Proposal
from tests import given

NOW = given.at("2026-03-02", "10:00")
LINK = re.compile(r'href="(/[^"?#]*)')
GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8
# The smallest picture there is.
DOT = b"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
REPLY = {1: {"text": "已列入今年补贴办法。", "outcome": "done"}}


@dataclass
class City:
    """A world, the things in it by name, and the session of one person for each role."""

    world: given.World
    things: dict[str, Any] = field(default_factory=dict)
    sessions: dict[Role, str] = field(default_factory=dict)

    def ask(self, role: Role | None, method: str, path: str) -> int:
        """The code with which an address answers somebody (None: nobody signed in); what it did is undone."""
        return self.look(role, method, path)[0]

    def look(self, role: Role | None, method: str, path: str) -> tuple[int, frozenset[str]]:
        """The code, and where the links of the page lead."""
        client = Client()
        if role is not None:
            client.cookies["sessionid"] = self.sessions[role]
        with nothing_stays():
            response = getattr(client, method)(path)
            body = b"".join(response.streaming_content) if response.streaming else response.content
        is_page = response.status_code == 200 and response.headers.get("Content-Type", "").startswith("text/html")
        return response.status_code, frozenset(LINK.findall(body.decode()) if is_page else ())

    def args(self, names: tuple[Any, ...]) -> list[Any]:
        """The arguments of an address: names of things become ids, anything else is taken as it is."""
        return [self.things.get(name, name) if isinstance(name, str) else name for name in names]


def build() -> City:
    """Make everything by doing it."""
    city = City(given.world())
    with within(city.world.committee):
        _proposals(city)
        _roster(city)
        _registers(city)
        _others(city)
        _reports(city)
        _duty(city)
        _homework(city)
        _outputs(city)
        _calls(city)
        _polls(city)
        _circulars(city)
        _profiles(city)
    for role, post in city.world.posts.items():
        city.sessions[role] = _signed_in(post.user)
    platform = given.user("平台")
    platform.is_platform = True
    platform.save()
    city.sessions[Role.PLATFORM] = _signed_in(platform)
    return city


def _signed_in(user: Any) -> str:
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


def _proposals(city: City) -> None:
    w = city.world
    author = given.act(w.as_member(w.members[0]), given.at("2026-01-12"))
    city.things["draft"] = actions.start(author, None, author=w.members[0]).pk
    city.things["waiting"] = _submitted(w).pk
    city.things["filed"] = _filed(w).pk
    handed = _handed(w, "2026-02-25")
    part = Assignment.objects.get(matter__subject_id=handed.pk, unit=w.units[0])
    city.things |= {"handed": handed.pk, "part": part.pk, "matter": part.matter_id}
    city.things["replied"] = _replied(w).pk
    actions.publish(w.act(Role.PROPOSAL_STAFF, NOW), Proposal.objects.get(pk=_replied(w).subject_id), level="full")
    _together(city)
    city.things["upward"] = actions.hand_up(w.act(Role.PROPOSAL_STAFF, NOW), None, title="关于提升县道的提案", to="省政协", way="member", members=[w.members[0]], day=NOW.date()).pk
    shown = Proposal.objects.get(publication__state="published")
    city.things |= {"slug": w.committee.slug, "code": shown.publication.code, "shown": shown.pk}
    public = Act(viewer=Viewer(None, "公众", w.committee.pk, Role.PLATFORM), at=NOW, channel="open")
    wish = {"name": "某某", "contact": "0576-12345678", "wanted": "答复的附件", "reason": ""}
    city.things["application"] = actions.apply_for_disclosure(public, shown.publication, **wish, receipt="ABCDEFGHJKMN").pk
    city.things["promise"] = Promise.objects.get(assignment__matter=_replied(w, {1: {"text": "年内办好。", "outcome": "planned", "promised_for": NOW.date()}})).pk
    _looked_at(city, part)
    _checked(city)
    declined = actions.decline(w.act(Role.PROPOSAL_STAFF, NOW), _submitted(w), stage=1, reasons=["一案多事"])
    city.things |= {"declined": declined.pk, "letter": actions.make_letter(w.act(Role.PROPOSAL_STAFF, NOW), declined, unit=w.units[0]).pk}


def _checked(city: City) -> None:
    """A check by the government's office of the unit that everybody's clerk belongs to, and a suggestion that waits."""
    w = city.world
    check = inspection.open_check(w.act(Role.HANDOVER_GOVERNMENT, NOW), None, title="上半年督查", units=w.units[:1])
    said = suggestions.submit(given.act(w.as_member(w.members[0]), NOW), None, member=w.members[0], title="路口加装信号灯", text="滨江路口没有人行信号灯，建议加装。")
    city.things["advised"] = said.pk
    city.things |= {"check": check.pk, "checked": check.lines.get().pk}


def _looked_at(city: City, part: Assignment) -> None:
    """A look-back with one matter in it, a message about a part, and a contact that was entered."""
    w = city.world
    answered = Assignment.objects.filter(state="replied").order_by("pk")[:1]
    made = handling.open_look_back(w.act(Role.PROPOSAL_STAFF, NOW), None, kind="proposals", name="回头看", parts=list(answered.select_related("matter", "unit")))
    said = handling.send_message(given.act(w.as_member(w.members[0]), NOW), part, text="什么时候来谈？")
    city.things |= {"look_back": made.pk, "recheck": made.rechecks.get().pk, "message": said.pk, "met": Contact.objects.order_by("pk")[0].pk}


def _submitted(w: given.World) -> Any:
    act = given.act(w.as_member(w.members[0]), given.at("2026-01-12"))
    draft = actions.start(act, None, author=w.members[0])
    draft = actions.save(act, draft, title="关于扩大老年助餐点配送范围的提案", grounds=GROUNDS, recommendations=["纳入补贴。"], category="社会民生")
    return actions.submit(given.act(w.as_member(w.members[0]), given.at("2026-01-12")), draft)


def _together(city: City) -> None:
    w = city.world
    key = "proposals.handing.parties"

    def staff() -> Act:
        return w.act(Role.PROPOSAL_STAFF, NOW)

    wanted = SettingValue.objects.create(committee=w.committee, key=key, value=[{"party": "市委办", "role": "handover_party"}])
    here().forget()
    batch = actions.ask_parties(staff(), None, proposals=[_filed(w)], name="第一批")
    actions.drop_batch(staff(), batch, reason="改在下一批")
    wanted.delete()
    here().forget()
    topic = actions.open_topic(staff(), None, title="社区食堂可持续运营", members=[w.members[0]], coach="提案委", due_on=NOW.date() + timedelta(days=30))
    sector = w.members[0].sector
    group = actions.open_group(staff(), None, name="跟踪组", members=[w.members[0]], organs=[sector])
    actions.follow(staff(), group, proposals=[_filed(w)])
    note = actions.note_tracking(staff(), group.follows.get(), form="走访", day=NOW.date(), text="到现场看过。")
    city.things |= {"batch": batch.pk, "topic": topic.pk, "group": group.pk, "note": note.pk}


def _filed(w: given.World) -> Any:
    staff = w.act(Role.PROPOSAL_STAFF, given.at("2026-01-13"))
    proposal = _submitted(w)
    actions.plan_units(staff, proposal, units=[(w.units[0], Part.LEAD)])
    actions.file(staff, proposal, stage=1)
    return actions.file(w.act(Role.PROPOSAL_HEAD, given.at("2026-01-14")), proposal, stage=2)


def _handed(w: given.World, day: str) -> Any:
    return actions.hand_over(w.act(Role.HANDOVER_GOVERNMENT, given.at(day)), _filed(w))


def _replied(w: given.World, answers: Any = REPLY) -> Any:
    proposal = _handed(w, "2026-02-02")
    part = Assignment.objects.get(matter__subject_id=proposal.pk, unit=w.units[0])
    clerk = w.act(Role.UNIT_CLERK, given.at("2026-02-10"))
    handling.sign_in(clerk, part)
    handling.log_contact(w.act(Role.UNIT_CLERK, given.at("2026-02-10")), part, day=given.at("2026-02-10").date(), method="meeting", people="许岚", content="看过", view="同意")
    handling.draft_reply(w.act(Role.UNIT_CLERK, given.at("2026-02-11")), part, texts={"grade": "A", "opening": "收悉。"}, disclosure="full", answers=answers)
    handling.send_up(w.act(Role.UNIT_CLERK, given.at("2026-02-12")), part)
    handling.issue_reply(w.act(Role.UNIT_HEAD, given.at("2026-02-13")), part)
    return matter_of("proposals.proposal", proposal.pk)


def _roster(city: City) -> None:
    w = city.world
    organ = Organ.objects.get(pk=w.members[0].sector_id)
    seat = Seat.objects.create(committee=w.committee, organ=organ, member=w.members[1], since=w.members[1].since)
    change = membership.ask_change(given.act(w.as_member(w.members[0]), NOW), w.members[0], values={"job": "校长"})
    special = membership.add_organ(w.act(Role.OFFICE_STAFF, NOW), None, kind=OrganKind.SPECIAL_COMMITTEE, values={"name": "教科卫体委员会", "since": w.members[1].since})
    link = membership.make_link(w.act(Role.OFFICE_STAFF, NOW), None, organ_id=special.pk, sector_id=organ.pk, since=NOW.date())
    item = membership.plan_item(w.act(Role.OFFICE_STAFF, NOW), organ, year=2026, title="走访界别群众", due_on=date(2026, 6, 30))
    nominated = membership.nominate(w.act(Role.OFFICE_STAFF, NOW), None, sector_id=organ.pk, nominator="市教育局党组", reason="补足名额", values={"name": "苏晓禾"})
    leaving = membership.open_leaving(w.act(Role.OFFICE_STAFF, NOW), w.members[0], way=Ending.RESIGNED, grounds="工作调动")
    kept = membership.set_keeper(w.act(Role.OFFICE_STAFF, NOW), None, keeper_id=w.members[1].pk, member_id=w.members[2].pk, since=NOW.date())
    city.things |= {"keeping": kept.pk, "addition": nominated.pk, "leaving": leaving.pk, "other_member": w.members[2].pk}
    city.things |= {"link": link.pk, "body_item": item.pk}
    city.things |= {
        "member": w.members[0].pk, "organ": organ.pk, "unit": w.units[0].pk, "seat": seat.pk, "change": change.pk,
        "post": w.posts[Role.UNIT_CLERK].pk, "user": w.posts[Role.UNIT_CLERK].user_id, "session": w.session.pk,
    }  # fmt: skip


def _registers(city: City) -> None:
    """An entry that counts, one that waits, one that was sent back, and a register of one's own."""

    def act(role: Role) -> Any:
        return city.world.act(role, NOW)

    data = {
        "code": f"own_{city.world.committee.pk}", "label": "书画捐赠", "area": "公益", "title": "{f1}", "fields": [{"code": "f1", "label": "作品", "kind": "text"}],
        "recorders": ["office_staff", "administrator"], "confirmers": ["proposal_head"], "figures": [{"code": "g1", "label": "作品", "unit": "件"}],
    }  # fmt: skip
    row = registers.put_in_force(act(Role.ADMINISTRATOR), registers.draft(act(Role.ADMINISTRATOR), None, data=data))

    def enter(role: Role) -> Any:
        return registers.enter(act(role), None, register=row.code, day=NOW.date(), values={"f1": "山水"})

    named = {"name": "城东学校", "kind": "学校", "members": [city.world.members[1]]}
    city.things["members_unit"] = registers.enter(act(Role.OFFICE_STAFF), None, register="member_units", day=NOW.date(), values=named).pk
    waiting, returned, entry = enter(Role.OFFICE_STAFF), enter(Role.ADMINISTRATOR), enter(Role.OFFICE_STAFF)
    registers.send_back(act(Role.PROPOSAL_HEAD), returned, reason="写明尺寸")
    registers.confirm(act(Role.PROPOSAL_HEAD), entry)
    city.things |= {"register": row.pk, "own": row.code, "waiting_entry": waiting.pk, "returned_entry": returned.pk, "entry": entry.pk}


def _others(city: City) -> None:
    w = city.world
    draft = Proposal.objects.get(pk=city.things["draft"])
    upload = SimpleUploadedFile("现场.png", b64decode(DOT))
    act = given.act(w.as_member(w.members[0]), NOW)
    city.things["file"] = files.attach(act, draft, purpose="proposals.attachment", uploads=[upload])[0].pk
    notice = Notice.objects.create(committee=w.committee, recipient=w.posts[Role.MEMBER].user, fact_id=1, kind="x.y", text="有事", href="/account/", at=NOW)
    token, _ = make(w.posts[Role.UNIT_CLERK], "平台", ["handling.sign"], at=NOW)
    city.things |= {"notice": notice.pk, "token": token.pk}



def _reports(city: City) -> None:
    """A report being written, and one that was issued."""
    w = city.world
    days = {"kind": "half", "first": date(2026, 1, 1), "last": date(2026, 6, 30)}
    city.things["report"] = reports.start(w.act(Role.OFFICE_STAFF, NOW), None, title="半年总结", text="植树*棵。", **days).pk
    wanted = Planned(2026, "召开常委会会议", Decimal(4), date(2026, 1, 1), date(2026, 12, 31), code="meetings.party")
    city.things["plan_item"] = reports.set_items(w.act(Role.OFFICE_STAFF, NOW), None, wanted=[wanted])[0].pk
    later = Report.objects.get(pk=city.things["report"])
    city.things["improvement"] = reports.note(w.act(Role.OFFICE_STAFF, NOW), later, text="调研的深度还不够。", kind="shortcoming").pk
    about = {"name": "半年总结", "text": "半年总结写得早。", "section": "自身建设", "on": date(2026, 7, 1)}
    case = reports.keep_case(w.act(Role.OFFICE_STAFF, NOW), None, about=Ref("reports.report", later.pk, later.title), **about)
    lesson = reports.keep_lesson(w.act(Role.OFFICE_STAFF, NOW), None, title="早动手", text="早动手才写得好。", first=date(2026, 1, 1), last=date(2026, 6, 30), cases=[case.pk])
    city.things |= {"case": case.pk, "lesson": lesson.pk}
    done = reports.start(w.act(Role.OFFICE_STAFF, NOW), None, title="季度小结", text="会开过了。", **days)
    city.things["frozen_version"] = reports.issue(w.act(Role.CHAIR, NOW), done).pk


def _outputs(city: City) -> None:
    """A draft, an output that was sent with one suggestion handed to a unit and one waiting, an instruction in a unit's hands, a look after three months."""
    w = city.world
    office = lambda: w.act(Role.OFFICE_STAFF, NOW)  # noqa: E731
    output = sent(w, NOW)
    city.things["output_draft"] = outputs.start(office(), None, content=content(w, title="关于农村公厕的视察报告")).pk
    outputs.hand_suggestions(office(), output)
    handed = output.suggestions.get(position=1)
    more = outputs.assign(office(), output.suggestions.get(position=4), unit=w.units[1])
    made = outputs.convert(office(), output, kind="政策文件", title="课后服务实施办法", day=NOW.date(), suggestion=handed)
    told = outputs.record_instruction(office(), None, written=Written(leader="周怀远", level="党委", day=NOW.date(), text="请研究。", output=output))
    outputs.hand_instruction(office(), told, lead=w.units[0])
    outputs.ask(office(), output, months=3)
    follow_up = output.follow_ups.get(unit=w.units[0])
    city.things |= {
        "output": output.pk, "receipt": output.dispatches.first().pk, "suggestion": handed.pk, "unhanded": more.pk, "conversion": made.pk, "referral": handed.referral_id, "instruction": told.pk,
        "follow_up": follow_up.pk,
    }  # fmt: skip


def _homework(city: City) -> None:
    """One homework to be handed in, with what its first member owes, and one that the ledger counts."""
    w = city.world
    wanted = Wanted(title="走访手记", way=Way.HANDED, year=2026, first=date(2026, 1, 1), due_on=date(2026, 11, 30))
    task = homework.set_homework(w.act(Role.OFFICE_STAFF, NOW), None, wanted=wanted)
    city.things |= {"homework": task.pk, "piece": Piece.objects.get(homework=task, member=w.members[0]).pk}


def _duty(city: City) -> None:
    w = city.world
    body = dict(rulebooks.schemes()["hundred"])
    held = duty.adopt(w.act(Role.ADMINISTRATOR, NOW), duty.draft(w.act(Role.ADMINISTRATOR, NOW), None, body=body, origin="示范"), from_year=2025)
    city.things |= {
        "rulebook": held.pk, "rules_draft": duty.draft(w.act(Role.ADMINISTRATOR, NOW), None, body=body, origin="示范").pk,
        "appeal": duty.appeal(given.act(w.as_member(w.members[0]), NOW), w.members[0], year=2026, about="某次会议", reason="我参加了，没有算").pk,
    }  # fmt: skip


def _calls(city: City) -> None:
    """A call being reviewed by the chair, one in public with a member's objection, one published: the award is that member's."""
    w = city.world

    def office(day: str) -> Any:
        return w.act(Role.OFFICE_STAFF, given.at(day))

    def reviewing(kind: str, member: Any) -> tuple[Any, Any]:
        call = calls.draft(office("2026-01-12"), None, kind=kind, year=2025)
        call = calls.save(office("2026-01-12"), call, values={"announcement": "请推荐。", "closes_on": date(2026, 1, 20), "by": ["organ", "staff"]})
        call = calls.open_call(office("2026-01-12"), call)
        one = calls.nominate(office("2026-01-12"), call, key=f"member:{member.pk}", deed="一年来做了不少事，群众反映很好，界别推荐。", by=By.STAFF)
        calls.admit(office("2026-01-13"), call, ids=[one.pk])
        calls.name_reviewers(office("2026-01-13"), call, users=[w.posts[Role.CHAIR].user_id])
        return calls.close(office("2026-01-14"), call), one

    call, one = reviewing("honours_member", w.members[1])
    public, listed = reviewing("honours_special", w.members[1])
    done, award = reviewing("honours_member", w.members[0])
    for found, picked in ((public, listed), (done, award)):
        calls.publicise(office("2026-01-19"), calls.shortlist(office("2026-01-15"), found, chosen=[picked.pk]))
    objection = calls.object_to(given.act(w.as_member(w.members[0]), given.at("2026-01-20")), public, text="事迹里的第二件不是他做的。", nomination_id=listed.pk)
    done = calls.decide(office("2026-02-02"), done, decision="主席会议", day=date(2026, 2, 2))
    calls.publish(office("2026-02-03"), done)
    award.refresh_from_db()
    calls.open_deed(office("2026-02-04"), calls.show_deed(office("2026-02-04"), award, on=True), on=True, consent="本人书面同意")
    city.things |= {"call": call.pk, "nomination": one.pk, "public_call": public.pk, "objection": objection.pk, "published_call": done.pk, "award": award.pk}


def _polls(city: City) -> None:
    """The session's evaluation, opened, and a ballot paper; tickets of a member, a unit and the proposal committee."""
    w = city.world
    actions.start_evaluation(w.act(Role.PROPOSAL_HEAD, NOW), w.session, closes_at=given.at("2027-03-31"))
    city.things["poll"] = actions.start_appraisal(
        w.act(Role.PROPOSAL_HEAD, NOW), w.session, title="民主评议", closes_at=given.at("2027-03-31"), units=w.units, members=w.members
    ).pk
    city.things["unit_ticket"] = Ticket.objects.filter(poll=Poll.objects.get(kind="proposals.by_unit"), unit=w.units[0]).first().pk


def _profiles(city: City) -> None:
    """A member's public page, and a letter to that member."""
    w = city.world
    page = profiles.show(given.act(w.as_member(w.members[0]), NOW), w.members[0], wanted=Shown(room="委员工作站"))
    public = Act(viewer=Viewer(None, "公众", w.committee.pk, Role.PLATFORM), at=NOW, channel="open")
    said = {"title": "路灯不亮", "text": "东门的路灯三个月没有亮。", "name": "某某", "contact": "0576-12345678"}
    letter = profiles.write(public, page, sort="letter", **said, receipt="BCDEFGHJKMNP")
    city.things |= {"profile": page.pk, "public_member": page.code, "missive": letter.pk}


def _circulars(city: City) -> None:
    """One issued to members and units, to be confirmed; one a draft with recipients chosen."""
    w = city.world

    def drafted() -> Any:
        made = circulars.draft(w.act(Role.OFFICE_STAFF, NOW), None, content=Content("test", "关于排名的通报", columns=(Column("界别"),), rows=(("教育界",),)))
        return circulars.change(w.act(Role.OFFICE_STAFF, NOW), made, title=made.title, addressee="", before=[], after=[], to=["all:members", "all:units"], confirm=True)

    city.things["circular_draft"] = drafted().pk
    city.things["circular"] = circulars.sign(w.act(Role.CHAIR, NOW), circulars.send_up(w.act(Role.OFFICE_STAFF, NOW), drafted())).pk


@contextmanager
def nothing_stays() -> Iterator[None]:
    """Whatever is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
