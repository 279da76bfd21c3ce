"""Putting whole paragraphs into a report, for the actions that know what to tell."""

from collections.abc import Mapping

from shangliang.commons.ledger.acts import Act, record

from ..facts import Revised
from ..models import Chip, Report, Version
from ..queries import chips_of, newest
from ..rules.states import ChipState
from .laying import lay, writable


def put_in(report: Report, act: Act, *, text: str, note: str, after: int | None = None, fixed: Mapping[int, str] | None = None, as_it_is: bool = False) -> Version:
    """Put whole paragraphs into a report as its next version, behind the line in which the character `after` stands, or at the end.

    `fixed` says which figure stands at which character of `text`; with `as_it_is` the other numbers in it are left as written.
    """
    writable(report)
    last = newest(report)
    end = last.text.find("\n", after) if after is not None else -1
    at = end if end >= 0 else len(last.text)
    version = Version.objects.create(
        committee_id=act.committee, report=report, number=last.number + 1, text=f"{last.text[:at]}\n{text}{last.text[at:]}", note=note[:200], made_at=act.at, made_by=act.viewer.name[:40], filled_at=act.at,
    )
    begin = at + 1
    chips = lay(version, earlier=chips_of(last), fixed={begin + place: code for place, code in (fixed or {}).items()})
    left = [chip for chip in chips if as_it_is and begin <= chip.start < begin + len(text) and chip.state == ChipState.PROPOSED]
    for chip in left:
        chip.state, chip.decided_by = ChipState.LEFT, act.viewer.name[:40]
    Chip.objects.bulk_update(left, ["state", "decided_by"], batch_size=500)
    record(act, Revised(version=version.number, note=version.note), about=report)
    return version
