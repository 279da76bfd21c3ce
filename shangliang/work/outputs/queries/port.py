"""What handling asks of this room, and what the registers do."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from shangliang.commons.committees.scope import here
from shangliang.commons.files.queries import files_of
from shangliang.commons.people.models import Member
from shangliang.foundation.zh.titles import core, same, same_person
from shangliang.practices.handling.kinds import Brief, Person

from ..models import Author, Instruction, Output, Referral, Suggestion
from ..rules import Instructing, State


def _people(members: list[Any]) -> list[Person]:
    """Those behind a thing; where there are none the committee itself is written to."""
    return [Person(one.pk, one.name, one.sector.name) for one in members] or [Person(None, here().committee.short_name)]


def _docs(thing: Any) -> list[dict[str, str]]:
    """The papers of a thing as a page lists them."""
    return [{"icon": "paperclip", "title": one.name, "note": "", "href": reverse("files:download", args=[one.pk]), "verb": "下载"} for one in files_of(thing)]


def _authors(output: Output) -> list[Any]:
    return [one.member for one in Author.objects.filter(output=output).select_related("member__sector").order_by("position")]


def referral_brief(pk: int) -> Brief:
    """All a unit needs to answer the suggestions meant for it."""
    found = Referral.objects.select_related("output").get(pk=pk)
    asks = list(Suggestion.objects.filter(referral=found).order_by("position").values_list("text", flat=True))
    return Brief(
        title=found.output.title, number=found.output.number, session="", category=found.output.kind, people=_people(_authors(found.output)), grounds=found.output.text, asks=asks,
        public=False, files=_docs(found.output),
    )  # fmt: skip


def referral_raters(pk: int) -> list[int]:
    """The authors, the first of them first."""
    return list(Author.objects.filter(output__referrals=pk).order_by("position").values_list("member_id", flat=True))


def instruction_brief(pk: int) -> Brief:
    """All a unit needs to act on an instruction."""
    found = Instruction.objects.select_related("output").get(pk=pk)
    who = "".join((found.office, found.leader))
    return Brief(
        title=f"{who}对“{found.title}”的批示", number="", session="", category=found.level, people=_people(authors_of(found)), grounds=f"{who} {found.day:%Y 年 %-m 月 %-d 日}批示：{found.text}",
        asks=[found.text], public=False, files=_docs(found),
    )  # fmt: skip


def authors_of(instruction: Instruction) -> list[Member]:
    """The members behind what a leader wrote on."""
    return list(Member.objects.filter(pk__in=instruction.authors).select_related("sector").order_by("sort_key"))


def instruction_raters(pk: int) -> list[int]:
    """The members behind the thing the leader wrote on."""
    return list(Instruction.objects.values_list("authors", flat=True).get(pk=pk))


WHERE = "已经在“成果与批示”里办，那里会跟到落实，统计时两处相加；在台账里再登会算两次。"


def taken_output(values: Mapping[str, Any]) -> str:
    """Why a report is not entered by hand: it is one of our outputs."""
    title = str(values.get("title", ""))
    ours = Output.objects.exclude(state=State.DROPPED).values_list("title", flat=True)
    return _refusal(next((one for one in ours if same(one, title)), ""))


def taken_suggestion(values: Mapping[str, Any]) -> str:
    """Why a suggestion is not entered by hand: it is one of those we follow."""
    text, output = str(values.get("text", "")), str(values.get("output", ""))
    begins = core(text)[:20]
    for ours, title in Suggestion.objects.values_list("text", "output__title"):
        if same(ours, text) or (begins and same(title, output) and core(ours).startswith(begins)):
            return _refusal(ours[:20])
    return ""


def taken_instruction(values: Mapping[str, Any]) -> str:
    """Why an instruction is not entered by hand: this leader's word on this thing is one of ours."""
    leader, title = str(values.get("leader", "")).strip(), str(values.get("title", "")).strip()
    ours = Instruction.objects.exclude(state=Instructing.REVOKED).values_list("leader", "title")
    return f"{leader}对“{title}”的批示{WHERE}" if any(same_person(who, leader) and same(what, title) for who, what in ours) else ""


def _refusal(ours: str) -> str:
    return f"“{ours}”{WHERE}" if ours else ""
