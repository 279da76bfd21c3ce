"""Beginning a report from a text, and giving it another wording."""

from datetime import date

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, fits
from shangliang.foundation.periods import Period

from ..facts import Revised, Started
from ..intake import checked
from ..models import Report, Version
from ..queries import chips_of, newest
from ..rules.states import ReportKind
from .laying import LONGEST_TITLE, lay, writable


@action("reports.write", Started, lock=False, once=True)
def start(
    act: Act, before: Report | None = None, *, title: str, kind: ReportKind, first: date, last: date, as_of: date | None = None, text: str = "", checking: bool = False, source: str = "",
) -> Report:
    """Compile a report: `text` is last year's or anybody's; with `before` its newest text and all that was decided in it."""
    title = title.strip()
    _check(title, first, last)
    kept = newest(before) if before else None
    report = Report.objects.create(
        committee_id=act.committee, title=title, kind=kind, first=first, last=last, as_of=as_of, checking=checking, before=before, made_at=act.at, made_by=act.viewer.name[:40]
    )
    version = Version.objects.create(
        committee_id=act.committee, report=report, number=1, text=checked(text) if text.strip() or not kept else kept.text, made_at=act.at, made_by=act.viewer.name[:40], filled_at=act.at
    )
    chips = lay(version, earlier=chips_of(kept) if kept else (), carry_typed=False)
    about = str(Period.days(first, last).label)
    record(act, Started(title=title, period=about, places=len(chips), known=sum(bool(chip.code) for chip in chips), source=source[:200]), about=report)
    return report


def _check(title: str, first: date, last: date) -> None:
    wrong = {}
    if not title:
        wrong["title"] = "请写标题"
    elif len(title) > LONGEST_TITLE:
        wrong["title"] = f"标题最多 {LONGEST_TITLE} 个字"
    if last < first:
        wrong["last"] = "结束日要在开始日之后"
    if wrong:
        raise Invalid("还不能开始：" + "；".join(wrong.values()) + "。", fields=wrong)


@action("reports.write", Revised)
def revise(act: Act, report: Report, *, text: str, note: str = "", seen: int = 0) -> Version:
    """Give a report another wording as its next version; what was decided about a place stays decided.

    `seen` is the version the writer had before them: somebody else's newer one is not overwritten.
    """
    writable(report)
    last = newest(report)
    if seen and seen != last.number:
        raise Invalid(f"{last.made_by}刚存了第 {last.number} 稿。请先看那一稿，再把你的改动加上去；你写的文字还在下面。", fields={"text": f"已有第 {last.number} 稿"})
    text = checked(text)
    if text == last.text:
        raise Invalid("文字没有变，不用存。", fields={"text": "没有改动"})
    version = Version.objects.create(
        committee_id=act.committee, report=report, number=last.number + 1, text=text, note=fits(note, 200, "note", "改了什么"), made_at=act.at, made_by=act.viewer.name[:40], filled_at=act.at
    )
    lay(version, earlier=chips_of(last))
    record(act, Revised(version=version.number, note=version.note), about=report)
    return version
