"""亮明身份 on the portal: the members who show themselves, one of them, writing to a member or about one, and reading the answer.

Nobody signs in; the platform takes the letter in. The receipt is shown once and kept as a keyed hash only.
"""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.foundation.errors import Invalid, NotFound
from shangliang.practices.calls import queries as calls
from shangliang.work.profiles import actions
from shangliang.work.profiles import queries as profiles
from shangliang.work.profiles.rules import Sort
from shangliang.work.proposals.queries import opened

from . import saying
from .applying import new_receipt, public_act, spelled
from .door import read_by_all, written_by_all

if TYPE_CHECKING:
    from shangliang.commons.committees.models import Committee
    from shangliang.work.profiles.models import Profile

FIELDS = ("sort", "name", "contact", "title", "text")
LONGEST = 20


def _on() -> None:
    if not setting("profiles.on"):
        raise NotFound("这个地方没有开通委员公开页。")


@read_by_all
def members(request: HttpRequest, committee: "Committee") -> HttpResponse:
    """The members who show themselves, by sector, narrowed by name or sector."""
    _on()
    asked = request.GET.get("q", "").strip()[:LONGEST]
    shown = profiles.open_profiles(timezone.localdate())
    found = [one for one in shown if asked in one.member.name or asked in one.member.sector.name]
    sectors: dict[str, list[Any]] = {}
    for one in found:
        sectors.setdefault(one.member.sector.name, []).append(one)
    return render(request, "open/members.html", {"sectors": sectors, "total": len(shown), "found": len(found), "q": asked})


def _standing_at(code: str) -> "Profile":
    _on()
    found = profiles.at_address(code, timezone.localdate())
    if found is None:
        raise NotFound("没有这位委员的公开页。可能地址抄漏了，也可能已经收回。可以在“委员”里按姓名查找。")
    return found


@read_by_all
def member(request: HttpRequest, committee: "Committee", code: str) -> HttpResponse:
    """One member: who, where and when to be met, what was published of their proposals and deeds."""
    page = _standing_at(code)
    member, today = page.member, timezone.localdate()
    meaning = saying.grades()
    facts = [("界别", member.sector.name, ""), *((kind, name, "") for kind, name in profiles.bodies_of(member.pk, today))]
    facts += [("工作单位", member.employer, member.job)] if page.employer and setting("profiles.employer") else []
    facts += [("党派", member.affiliation, "")] if page.party and setting("profiles.party") else []
    facts += [("接待地点", page.room, ""), ("接待时间", page.times, "")]
    return render(
        request, "open/member.html",
        {
            "page": page, "member": member, "facts": [one for one in facts if one[1]], "rows": [saying.line(row, committee.slug, meaning) for row in opened.open_of(member.pk, member.name)],
            "deeds": calls.open_deeds(member_id=member.pk), "letters": setting("profiles.letters"),
        },
    )  # fmt: skip


@written_by_all
def write(request: HttpRequest, committee: "Committee", code: str) -> HttpResponse:
    """The form to write to a member, or to report conduct to the office; sent, it shows the receipt."""
    page, wrong = _standing_at(code), None
    if not setting("profiles.letters"):
        raise NotFound("这里没有开通网上写信，请联系政协办公室。")
    sent = {name: request.POST.get(name, "").replace("\x00", "")[:4000] for name in FIELDS}
    if request.method == "POST":
        receipt = new_receipt()
        act = public_act(request, committee)
        try:
            made = actions.write(act, page, **sent, receipt=receipt)
        except Invalid as refused:
            wrong = refused
        else:
            return render(request, "open/letter.html", {"receipt": spelled(receipt), "found": made, "asked": True})
    sent["sort"] = sent["sort"] or (request.GET.get("about", "") if request.GET.get("about", "") in Sort.values() else Sort.LETTER)
    context = {"page": page, "sent": sent, "wrong": wrong, "errors": wrong.fields if wrong else {}, "span": setting("profiles.answer_days").label, "sorts": [(Sort.LETTER.value, f"写给{page.member.name}委员"), (Sort.CONDUCT.value, f"反映{page.member.name}委员的问题，交办公室")]}
    return render(request, "open/write.html", context, status=wrong.status if wrong else 200)


@written_by_all
def letter(request: HttpRequest, committee: "Committee") -> HttpResponse:
    """What became of a letter, by its receipt; the receipt is sent in a form, so that no address keeps it."""
    found = profiles.by_receipt(request.POST.get("receipt", "")[:40]) if request.method == "POST" else None
    missed = request.method == "POST" and found is None
    return render(request, "open/letter.html", {"found": found, "receipt": "", "asked": False, "missed": missed}, status=404 if missed else 200)

