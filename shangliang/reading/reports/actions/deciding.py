"""Deciding what each figure of a report means, reading the values anew, and adding what the text does not tell."""

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, NotFound, fits

from ..facts import Confirmed, Decided, Refreshed, Revised
from ..models import Chip, Report, Version
from ..queries import chips_of, known, newest, values
from ..rules.states import ChipState
from ..rules.writing import sentence
from .laying import lay, read, writable

FIELDS = ["state", "code", "typed", "source", "decided_by", "number", "top", "bottom"]


@action("reports.write", Decided)
def decide(act: Act, report: Report, *, position: int, state: ChipState, code: str = "", typed: str = "", source: str = "") -> Chip:
    """Say what a figure of the newest version means: ours (`code`), written by hand with its `source`, left as it is, or open again."""
    writable(report)
    chip = Chip.objects.filter(version=newest(report), position=position).select_related("version").first()
    if chip is None:
        raise NotFound("这一处已经不在最新的稿子里了。")
    figures = known()
    if state is ChipState.CONFIRMED and code not in figures:
        raise Invalid("请先选一个指标。", fields={"code": "请选一个指标"})
    if state is ChipState.TYPED:
        _typed(typed, source)
    chip.state, chip.decided_by = state, act.viewer.name[:40]
    chip.code = code if state is ChipState.CONFIRMED else chip.code if state is not ChipState.TYPED else ""
    chip.typed, chip.source = (typed.strip(), fits(source, 200, "source", "来源")) if state is ChipState.TYPED else ("", "")
    read(chip.version, [chip])
    chip.save(update_fields=FIELDS)
    meant = figures[chip.code].label if state is ChipState.CONFIRMED else chip.typed
    record(act, Decided(what=chip.version.text[max(0, chip.start - 12):chip.unit_end], figure=meant, state=state.label), about=report)
    return chip


def _typed(typed: str, source: str) -> None:
    wrong = {}
    if not typed.strip() or len(typed.strip()) > 60:
        wrong["typed"] = "请写要填的数，最多 60 个字"
    if not source.strip():
        wrong["source"] = "手工填的数要写明出处，如哪份文件、哪个单位提供"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)


@action("reports.write", Confirmed)
def confirm_sure(act: Act, report: Report, *, least: float) -> int:
    """Confirm all open figures whose first proposal is at least so sure (0 to 1); gives how many."""
    writable(report)
    sure = [c for c in chips_of(newest(report)) if c.state == ChipState.PROPOSED and c.proposals and c.code and c.proposals[0]["confidence"] >= least]
    if not sure:
        raise Invalid("没有把握这么大的待确认数字，请逐个看。")
    for chip in sure:
        chip.state, chip.decided_by = ChipState.CONFIRMED, act.viewer.name[:40]
    Chip.objects.bulk_update(sure, ["state", "decided_by"], batch_size=500)
    record(act, Confirmed(count=len(sure)), about=report)
    return len(sure)


@action("reports.write", Refreshed)
def refresh(act: Act, report: Report) -> int:
    """Read all values anew as the ledger stands; gives how many figures changed."""
    writable(report)
    version = newest(report)
    chips = chips_of(version)
    before = {chip.position: chip.number for chip in chips}
    version.filled_at = act.at
    read(version, chips)
    Chip.objects.bulk_update(chips, ["number", "top", "bottom"], batch_size=500)
    changed = sum(chip.number != before[chip.position] for chip in chips)
    record(act, Refreshed(changed=changed, count=len(chips)), about=report)
    return changed


@action("reports.write", Revised)
def insert(act: Act, report: Report, *, code: str, words: str = "") -> Version:
    """Add a sentence about a figure the text does not tell, behind the paragraph that tells most of its kin, as the next version."""
    writable(report)
    last, figures = newest(report), known()
    figure = figures.get(code)
    if figure is None:
        raise NotFound("没有这个指标。")
    value = values(report, [code])[code].number
    if not value:
        raise Invalid("这个指标在本期是零，没有可写的。")
    said = words.strip() or sentence(figure.label, figure.words.verbs, value, figure.unit, figure.digits)
    chips = chips_of(last)
    at = _behind(last.text, [c.start for c in chips if c.code in figures and figures[c.code].group == figure.group])
    version = Version.objects.create(
        committee_id=act.committee, report=report, number=last.number + 1, text=last.text[:at] + said + last.text[at:], note=f"补写“{figure.label}”"[:200],
        made_at=act.at, made_by=act.viewer.name[:40], filled_at=act.at,
    )
    number = next((index for index, char in enumerate(said) if char.isdigit()), 0)
    lay(version, earlier=chips, fixed={at + number: code})
    record(act, Revised(version=version.number, note=version.note), about=report)
    return version


def _behind(text: str, kin: list[int]) -> int:
    """The end of the line that holds most of some offsets; the end of the text where there are none."""
    ends: dict[int, int] = {}
    for start in kin:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        ends[end] = ends.get(end, 0) + 1
    return max(ends, key=lambda end: (ends[end], -end)) if ends else len(text)
