"""Showing oneself, writing, handing on, answering, reminding."""

import secrets
from datetime import timedelta

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member
from shangliang.commons.people.sealed import fingerprint
from shangliang.foundation.clocks import due
from shangliang.foundation.errors import Invalid, NotFound, NotNow, fits

from .facts import MissiveAnswered, MissiveHandedOn, MissiveReceived, MissiveReminded, ProfileHidden, ProfileShown
from .models import Missive, Profile
from .rules import LIFE, LONGEST_REASON, Shown, Sort, Wanted, check_profile, wrong_with_answer, wrong_with_letter

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@action("profiles.show", ProfileShown)
def show(act: Act, member: Member, *, wanted: Wanted) -> Profile:
    """Show a member's page with what the member chose; its address is given the first time and never changes."""
    if not setting("profiles.on"):
        raise NotNow("本委员会没有开通委员公开页。要开通，请告诉办公室。", code="profiles_off")
    if member.until is not None and member.until <= timezone.localdate(act.at):
        raise NotNow("席位已经结束，不能公开。", code="seat_over")
    check_profile(wanted)
    values = {
        "state": Shown.SHOWN, "room": wanted.room, "times": wanted.times, "words": wanted.words, "employer": wanted.employer and setting("profiles.employer"),
        "party": wanted.party and setting("profiles.party"), "changed_at": act.at,
    }  # fmt: skip
    made, _ = Profile.objects.update_or_create(
        member=member, committee_id=act.committee, defaults=values, create_defaults=values | {"code": "".join(secrets.choice(LETTERS) for _ in range(8))}
    )
    record(act, ProfileShown(room=made.room, times=made.times, employer=made.employer, party=made.party), about=made, parties=[Credit(member, "author")])
    return made


@action("profiles.hide", ProfileHidden)
def hide(act: Act, profile: Profile, *, reason: str = "") -> Profile:
    """Show it no longer and forget what it said; the office says why."""
    if profile.state == Shown.HIDDEN:
        raise NotNow("这一页已经收回。", code="hidden_already")
    why = fits(reason.strip(), LONGEST_REASON, "reason", "缘由")
    if not why and act.viewer.member_id != profile.member_id:
        raise Invalid("请写收回的缘由，委员看得到。", fields={"reason": "请写缘由"})
    profile.state, profile.room, profile.times, profile.words, profile.changed_at = Shown.HIDDEN, "", "", "", act.at
    profile.employer = profile.party = False
    profile.save()
    record(act, ProfileHidden(reason=why), about=profile, parties=[Credit(profile.member, "asked")])
    return profile


@action("profiles.write", MissiveReceived, lock=False, once=True)
def write(act: Act, profile: Profile, *, sort: str, name: str, contact: str, title: str, text: str, receipt: str) -> Missive:
    """Take a letter in from the public page of a member; `receipt` is what the writer looks the answer up by."""
    if profile.state != Shown.SHOWN:
        raise NotFound()
    said = {"name": name.strip(), "contact": contact.strip(), "title": title.strip(), "text": text.strip()}
    wrong = wrong_with_letter(said) | ({} if sort in Sort.values() else {"sort": "请选是写给委员，还是反映委员的问题"})
    if wrong:
        raise Invalid(f"还要改 {len(wrong)} 处：" + "；".join(wrong.values()) + "。", fields=wrong)
    if Missive.objects.filter(received_at__gte=act.at - timedelta(days=1)).count() >= setting("profiles.a_day"):
        raise NotNow("今天收到的来信已经很多，请明天再写，或直接联系办公室。", code="too_many_letters")
    kind, until = Sort(sort), due(timezone.localdate(act.at), setting("profiles.answer_days"), here().calendar)
    made = Missive.objects.create(
        committee_id=act.committee, sort=kind, member_id=profile.member_id, holder_id=profile.member_id if kind is Sort.LETTER else None, **said, receipt=fingerprint(receipt),
        received_at=act.at, due_on=until,
    )
    # A report names nobody in the ledger: the member it is about must not read of it there.
    record(act, MissiveReceived(sort=kind, due_on=until.isoformat()), about=made, parties=[Credit(profile.member, "asked")] if kind is Sort.LETTER else [])
    return made


@action("profiles.hand_on", MissiveHandedOn)
def hand_on(act: Act, missive: Missive, *, to: Member | None, reason: str) -> Missive:
    """Give an unanswered letter to another member, or (None) to the office; who has it from now on may read it."""
    LIFE.go("hand_on", missive.state)
    if Sort(missive.sort) is Sort.CONDUCT:
        raise NotNow("反映委员问题的信只由办公室办理，不转交委员。", code="conduct_stays")
    if (to.pk if to else None) == missive.holder_id:
        raise Invalid("信已经在这里，请换一位。", fields={"to": "请换一位"})
    why = fits(reason.strip(), LONGEST_REASON, "reason", "缘由")
    if not why:
        raise Invalid("请写转交的缘由。", fields={"reason": "请写缘由"})
    missive.holder, missive.handed_on = to, why
    missive.save(update_fields=["holder", "handed_on"])
    record(act, MissiveHandedOn(sort=missive.sort, to=f"{to.name}委员" if to else "办公室", reason=why), about=missive, parties=[Credit(to, "asked")] if to else [])
    return missive


@action("profiles.answer", MissiveAnswered)
def answer(act: Act, missive: Missive, *, text: str) -> Missive:
    """Answer a letter: the writer reads it with the receipt. A member's answer is to the member's credit."""
    state, said = LIFE.go("answer", missive.state), text.strip()
    if wrong := wrong_with_answer(said):
        raise Invalid(wrong + "。", fields={"answer": wrong})
    missive.state, missive.answer, missive.answered_at = state, said, act.at
    missive.answered_by = f"{act.viewer.name}委员" if missive.holder_id else "办公室"
    missive.save(update_fields=["state", "answer", "answered_at", "answered_by"])
    credit = [Credit(missive.holder, "author")] if missive.holder else []
    on_time = timezone.localdate(act.at) <= missive.due_on
    record(act, MissiveAnswered(sort=missive.sort, on_time=on_time, by_office=missive.holder_id is None), about=missive, parties=credit)
    return missive


@action("profiles.remind", MissiveReminded)
def remind(act: Act, missive: Missive, *, late: bool) -> None:
    """Say that a letter waits; whoever calls sees to it that a mark is said once."""
    if missive.answered_at is not None:
        raise NotNow("这封信已经答复。", code="answered_already")
    record(act, MissiveReminded(sort=missive.sort, due_on=missive.due_on.isoformat(), late=late), about=missive, parties=[Credit(missive.holder, "asked")] if missive.holder else [])
