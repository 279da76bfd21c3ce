"""Remarks, issuing a version with its figures frozen, beginning anew after that, and dropping what was never issued."""

from decimal import Decimal

from shangliang.commons.figures.choosing import formulas_of
from shangliang.commons.figures.measuring import Value
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.ledger.queries import horizon
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts import Dropped, Issued, Remarked, Reopened
from ..models import Chip, Frozen, Remark, Report, Version
from ..queries import chips_of, known, newest, values
from ..rules.comparing import compares
from ..rules.states import ChipState, State
from .laying import writable


@action("reports.remark", Remarked)
def remark(act: Act, report: Report, *, text: str, position: int | None = None) -> Remark:
    """Say something about a report, or about one of its figures."""
    if not text.strip():
        raise Invalid("请写意见。", fields={"text": "请写意见"})
    version = newest(report)
    chip = version.chips.filter(position=position).first() if position is not None else None
    about = version.text[max(0, chip.start - 14):chip.unit_end] if chip else ""
    made = Remark.objects.create(
        committee_id=act.committee, report=report, version=version.number, position=position, about=about[-60:], text=fits(text, 2000, "text", "意见"), made_at=act.at, made_by=act.viewer.name[:40]
    )
    record(act, Remarked(text=made.text[:200]), about=report)
    return made


@action("reports.issue", Issued)
def issue(act: Act, report: Report) -> Version:
    """Issue the newest version: every figure there is, told or not, is frozen as the ledger stood when its values were read."""
    writable(report)
    version = newest(report)
    still = [chip for chip in version.chips.all() if chip.state == ChipState.PROPOSED]
    if still:
        raise NotNow(f"还有 {len(still)} 处数字没有定。请逐处确认、手工填写或保留原样，再定稿。", code="figures_open")
    figures, version.below = known(), horizon()
    amounts = values(report, figures, version.below)
    _unmoved(report, version, amounts)
    Frozen.objects.bulk_create(
        [
            Frozen(
                committee_id=act.committee, version=version, code=code, label=figures[code].label[:80], unit=figures[code].unit[:12], group=figures[code].group[:40],
                says=figures[code].what[:200] if figures[code].choice else "",
                number=value.number, top=value.top, bottom=value.bottom,
            )
            for code, value in amounts.items()
        ],
        batch_size=500,
    )
    version.formulas = formulas_of(figures.values())
    version.issued_at, version.issued_by = act.at, act.viewer.name[:40]
    version.save(update_fields=["below", "formulas", "issued_at", "issued_by"])
    report.state = State.ISSUED
    report.save(update_fields=["state"])
    record(act, Issued(version=version.number, count=len(amounts)), about=report)
    return version


def _unmoved(report: Report, version: Version, amounts: dict[str, Value]) -> None:
    """Refuse to issue numbers that the ledger no longer tells: what is frozen is what stands in the text."""
    figures = known()
    told = [c for c in chips_of(version) if c.state == ChipState.CONFIRMED and c.code in figures and not compares(c.mark, c.unit, figures[c.code])]
    elsewhere = {since: values(report, {chip.code for chip in told if chip.since == since}, version.below, since) for since in {chip.since for chip in told if chip.since}}
    now = {None: amounts, **elsewhere}
    moved = [chip for chip in told if chip.code in now[chip.since] and not _same(chip.number, now[chip.since][chip.code].number)]
    if moved:
        raise NotNow(f"取数之后台账有变动，{len(moved)} 处数字已不一样。请先“重新取数”，看过再定稿。", code="figures_moved")


def _same(one: Decimal | None, other: Decimal | None) -> bool:
    return one == other if one is None or other is None else abs(one - other) < Decimal("0.00001")


@action("reports.issue", Reopened)
def reopen(act: Act, report: Report, *, reason: str) -> Version:
    """Correct an issued report: a new version begins with its text and its figures; what was issued stays as it was."""
    if report.state != State.ISSUED:
        raise NotNow("这份总结还没有定稿，直接改就可以。")
    if not reason.strip():
        raise Invalid("请写明为什么另起一稿。", fields={"reason": "请写原因"})
    reason = fits(reason, 200, "reason", "原因")
    last = newest(report)
    version = Version.objects.create(
        committee_id=act.committee, report=report, number=last.number + 1, text=last.text, note=reason, made_at=act.at, made_by=act.viewer.name[:40],
        filled_at=last.filled_at,
    )
    chips = chips_of(last)
    for chip in chips:
        chip.pk, chip.version = None, version
        chip._state.adding = True
    Chip.objects.bulk_create(chips, batch_size=1000)
    report.state = State.DRAFT
    report.save(update_fields=["state"])
    record(act, Reopened(version=version.number, reason=reason), about=report)
    return version


@action("reports.write", Dropped)
def drop(act: Act, report: Report) -> None:
    """Delete a report of which no version was issued."""
    if report.versions.filter(issued_at__isnull=False).exists():
        raise NotNow("定过稿的总结不能删。要更正请“另起一稿”。")
    record(act, Dropped(title=report.title), about=report)
    report.delete()
