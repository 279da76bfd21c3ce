"""What follows from duty: the chairs heard of it. Steps about single members are in `publishing.take_step`."""

from datetime import date

from django.utils import timezone

from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid, fits

from ..facts import Heard


@action("duty.advise", Heard, lock=False, once=True)
def hear(act: Act, thing: None = None, *, year: int, on: date | None, meeting: str, note: str = "") -> None:
    """Note that the chairs' meeting heard how members do their duty in a year, on a day that has come."""
    wrong = {}
    if on is None or on > timezone.localdate(act.at):
        wrong["on"] = "请选哪一天，不能晚于今天"
    if not meeting.strip():
        wrong["meeting"] = "请写哪次会议"
    if wrong or on is None:
        raise Invalid("请写明哪一天、哪次会议听取的。", fields=wrong)
    said = Heard(year=year, on=on.isoformat(), meeting=fits(meeting, 80, "meeting", "会议"), note=fits(note, 300, "note", "要求"))
    record(act, said, about=here().committee)
