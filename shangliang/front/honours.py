"""What one floor knows and another needs: the duty scores propose whom to honour as excellent members."""

from datetime import date

from shangliang.commons.committees.scope import setting
from shangliang.foundation.errors import Refused
from shangliang.practices.calls.kinds import Option, cautions, suggesters
from shangliang.reading.duty import queries as duty
from shangliang.reading.duty.rules import plain

MOST = 40


def by_duty_score(first: date, last: date) -> list[Option]:
    """The members with the best scores of a year, those who are graded only; none where no rulebook holds."""
    try:
        rows = duty.scores.table(duty.books.ready_for(first.year), first.year, keep_lines=False)
    except Refused:
        return []
    placed = sorted((row for row in rows if row.graded.place is not None), key=lambda row: (row.graded.place or 0, row.person.sort_key))
    return [
        Option(
            f"member:{row.person.id}", row.person.name, f"{row.person.sector}　{row.person.job}".strip(),
            "，".join(filter(None, (f"{first.year} 年度履职 {plain(row.total)} 分", f"第 {row.graded.place} 名", row.graded.grade))),
        )
        for row in placed[:MOST]
    ]  # fmt: skip


def against_by_duty_score(member_id: int, year: int) -> str:
    """A member's duty score of a year where it is below what the committee asks of those it honours, as a sentence; "" otherwise."""
    least = setting("calls.least_score")
    if not least:
        return ""
    try:
        own = duty.scores.sheet_of(duty.books.ready_for(year), year, member_id)
    except Refused:
        return ""
    if own.exempt or own.sheet.total >= least:
        return ""
    return f"{own.person.name} {year} 年度履职 {plain(own.sheet.total)} 分，不到 {least} 分。"


def wire() -> None:
    """Let the calls ask the duty scores; done once at start-up."""
    if "honours_member" not in suggesters:
        suggesters.add("honours_member", by_duty_score)
        cautions.add("honours_member", against_by_duty_score)
