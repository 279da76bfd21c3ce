"""What proposers and units say to each other: messages about a part, meetings with the other side's word on them."""

from datetime import date, timedelta

from shangliang.commons.access import Role as Post
from shangliang.commons.access import Viewer
from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, Credit, action
from shangliang.commons.people.models import Member
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from .. import facts
from ..models import Assignment, Contact, Message, TalkSeen
from ..rules import FACE_TO_FACE, LIVE, Method, State
from ..rules.again import WORDS_A_MESSAGE, Side, Word, stage_of, too_fast
from . import _ground as ground
from ._ground import _record as record


def _side(viewer: Viewer) -> Side:
    if viewer.role == Post.MEMBER:
        return Side.PROPOSER
    return Side.UNIT if viewer.unit_id else Side.OFFICE


def _parties(act: Act, part: Assignment) -> list[Credit]:
    member = Member.objects.get(pk=act.viewer.member_id) if act.viewer.role == Post.MEMBER else None
    return [ground._credit(part), *([Credit(member, "proposer")] if member else [])]


@action("handling.write_message", facts.MessageSent, lock=False, once=True)
def send_message(act: Act, part: Assignment, *, text: str) -> Message:
    """A word to the other side; it stays as it was sent. So many an hour at most (setting `handling.messages_an_hour`)."""
    said = fits(text, WORDS_A_MESSAGE, "text", "留言")
    if not said:
        raise Invalid("还没有写留言。", fields={"text": "请写几句"})
    part = ground._hold(part)
    if State(part.state) not in LIVE:
        raise NotNow(f"{part.unit.name}已经不承办这件，不能再留言。请给现在的承办单位留言。", code="not_theirs")
    lately = Message.objects.filter(author_id=act.viewer.user_id, sent_at__gt=act.at - timedelta(hours=1), sent_at__lte=act.at).count()
    if reason := too_fast(lately, setting("handling.messages_an_hour")):
        raise NotNow(reason, code="too_many_messages")
    made = Message.objects.create(
        committee_id=act.committee, part=part, side=_side(act.viewer), author_id=act.viewer.user_id, author=act.viewer.label[:80], text=said, sent_at=act.at,
    )
    record(act, facts.MessageSent(unit=part.unit.name, side=made.side), about=made, parties=_parties(act, part))
    return made


@action("handling.take_back_message", facts.MessageTakenBack)
def take_back_message(act: Act, message: Message, *, reason: str = "") -> Message:
    """Take one's own message back. That there was one stays to be seen; its words only to nobody."""
    if message.taken_back_at is not None:
        raise NotNow("这条留言已经撤回，没有重复记录。", code="taken_back")
    message.taken_back_at, message.taken_back_why = act.at, fits(reason, 200, "reason", "缘由")
    message.save(update_fields=["taken_back_at", "taken_back_why"])
    said = facts.MessageTakenBack(unit=message.part.unit.name, side=message.side, reason=message.taken_back_why)
    record(act, said, about=message, parties=[ground._credit(message.part)])
    return message


@action("handling.read_messages", lock=False, quiet=True)
def read_messages(act: Act, part: Assignment, *, upto: int) -> None:
    """Keep how far somebody has read; theirs alone, so nothing is told of it."""
    TalkSeen.objects.update_or_create(committee_id=act.committee, part=part, user_id=act.viewer.user_id, defaults={"upto": upto}, create_defaults={"upto": upto})


@action("handling.meet", facts.Contacted, lock=False, once=True)
def log_meeting(act: Act, part: Assignment, *, day: date, method: Method | str, people: str, content: str, view: str = "") -> Contact:
    """A proposer, or the committee, keeps that proposer and unit met: at the hand-over, while it was handled, or after the reply."""
    wrong = {} if people.strip() else {"people": "请写有谁参加"}
    if not content.strip():
        wrong["content"] = "请写谈了什么、商定了什么"
    if day > ground._today(act):
        wrong["day"] = "请写已经见面的日期"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    part = ground._hold(part)
    if State(part.state) not in LIVE:
        raise NotNow(f"{part.unit.name}已经不承办这件，不能再登记。", code="not_theirs")
    return _keep(act, part, day=day, method=Method.of(method), people=people, content=content, view=view)


def _keep(act: Act, part: Assignment, *, day: date, method: Method, people: str, content: str, view: str) -> Contact:
    """Write a contact down, with the stage its day belongs to, and say so."""
    signed, replied = (ground.local_day(moment) if moment else None for moment in (part.signed_at, part.replied_at))
    made = Contact.objects.create(
        committee_id=act.committee, assignment=part, day=day, method=method, people=fits(people, 200, "people", "沟通对象"), content=content.strip(), view=view.strip(),
        stage=stage_of(day, signed, replied), side=_side(act.viewer), recorded_at=act.at, recorded_by=act.viewer.name[:40],
    )
    said = facts.Contacted(unit=part.unit.name, method=method, day=day.isoformat(), face_to_face=method in FACE_TO_FACE, stage=made.stage, side=made.side)
    record(act, said, about=part, parties=[ground._credit(part)])
    return made


@action("handling.answer_contact", facts.ContactAnswered, lock=False)
def answer_contact(act: Act, contact: Contact, *, agreed: bool, reason: str = "") -> Contact:
    """The side that did not enter a contact says whether it was so.

    Where it was not, it no longer counts as a contact; if a reply went out as face to face on its strength alone, the
    ledger is told, so that 面商率 stays true.
    """
    if not agreed and not reason.strip():
        raise Invalid("请写明哪里不符，登记的一方会看到。", fields={"reason": "请写哪里不符"})
    part = ground._hold(contact.assignment)
    now = Contact.objects.filter(pk=contact.pk).first()
    if now is None:
        raise NotFound()
    if now.word:
        raise NotNow(f"{Word(now.word).label}，没有重复记录。", code="answered_already")
    now.assignment = part
    now.word, now.word_at, now.word_by, now.objection = (Word.CONFIRMED if agreed else Word.DISPUTED), act.at, act.viewer.name[:40], reason.strip()
    now.save(update_fields=["word", "word_at", "word_by", "objection"])
    record(act, facts.ContactAnswered(unit=part.unit.name, agreed=agreed, reason=now.objection), about=part, parties=_parties(act, part))
    if not agreed:
        _no_longer_face_to_face(act, part, now)
    return now


def _no_longer_face_to_face(act: Act, part: Assignment, contact: Contact) -> None:
    """Say that a reply was not given face to face after all, once no other meeting before it stands."""
    if part.replied_at is None or contact.recorded_at > part.replied_at or contact.method not in FACE_TO_FACE:
        return
    others = Contact.objects.filter(assignment=part, method__in=sorted(FACE_TO_FACE), recorded_at__lte=part.replied_at).exclude(word=Word.DISPUTED)
    if not others.exists():
        record(act, facts.NotFaceToFace(unit=part.unit.name, reason=contact.objection), about=part, parties=[ground._credit(part)])
