"""The plots: for each proposal what happens to it and when; plenary ones run on from their session, the others back from today."""

from datetime import date, timedelta

from . import answering, deciding, letters, lives, plots, present, writing
from .agenda import Agenda, Life
from .days import dice

QUIET = 34  # days after which a case is closed though nobody has rated


def plan(agenda: Agenda) -> None:
    """Put the whole life of every proposal on the agenda."""
    begun = present.plots_by_key()
    for life in agenda.lives.values():
        if life.key in begun:
            begun[life.key](life)
        elif life.item.past:
            _past(life)
        else:
            _plenary(life)


def _past(life: Life) -> None:
    """A proposal of the first session, closed long ago."""
    days = life.agenda.days
    month = plots.PAST_BETWEEN.get(life.key)
    if month:
        reply = days.worked(days.day(month, 8 + dice(life.key, of=16), back=1))
        handed = days.worked(reply - timedelta(days=80))
        _filed_between(life, handed)
    else:
        _filed_plenary(life, 1, lives.between(life, days.day(1, 2, back=1), days.day(1, 7, back=1), "in"))
        handed = days.worked(days.day(3, 14, back=1))
        reply = _reply_day(life, days.day(6, 5, back=1), days.day(8, 8, back=1), back=1)
    _handled(life, handed, reply, clock="" if month else "14:30")
    _ended(life, reply, after=plots.RATED_LATER.get(life.key, 0))


def _plenary(life: Life) -> None:
    """A proposal of this year's plenary."""
    days, key = life.agenda.days, life.key
    late = key in plots.AFTER_DEADLINE
    hand_in, clock = _handed_in_on(life)
    if late:
        hand_in, clock = days.day(1, 13), f"16:{1 + dice(key, of=50):02}"
    if key in plots.PLENARY_DECLINED:
        _declined(life, hand_in, clock)
        return
    _filed_plenary(life, 0, hand_in, clock)
    if key in plots.MERGED:
        return
    handed = days.worked(days.day(2, 6))
    reply = _reply_day(life, days.day(4, 20), days.day(5, 4)) if late else _reply_day(life, days.day(5, 12), days.day(7, 3))
    if key in plots.REDO_OPEN:
        reply = days.worked(days.day(8, 4))
    elif key in plots.EXTENDED:
        reply = days.worked(days.day(7, 20) + timedelta(days=dice(key, of=10)))
    elif key in plots.REPLIED_LATE:
        reply = days.worked(days.day(7, 9) + timedelta(days=dice(key, of=6)))
    _handled(life, handed, reply, clock="14:30")
    _ended(life, reply)


def _handed_in_on(life: Life) -> tuple[date, str]:
    """Few early, many in the week before, most in the last hours: as members hand in."""
    days, draw = life.agenda.days, dice(life.key, "when", of=100)
    if draw < 34:
        day = days.day(1, 11 + draw % 3)
        return day, f"{9 + dice(life.key, 'h', of=6):02}:{dice(life.key, 'm', of=60):02}" if day.day == 13 else ""
    first, last = (days.day(1, 4), days.day(1, 10)) if draw < 62 else (days.day(11, 20, back=1), days.day(12, 31, back=1))
    return lives.between(life, first, last, "in"), ""


def _filed_plenary(life: Life, back: int, hand_in: date, clock: str = "") -> None:
    """Reviewed in both stages around the plenary, with what befell some on the way."""
    days, key = life.agenda.days, life.key
    closes = life.agenda.town.sessions[1 - back].closes_on
    lives.handed_in(life, hand_in, clock=clock)
    first = max(lives.later(life, hand_in, 1), days.worked(closes - timedelta(days=8 - dice(key, "first", of=8))))
    if key in plots.MENDED:
        life.plan(first, deciding.send_back, note="第一部分请补一组数字，说明影响多少人；第二条建议请写明由哪个单位办。")
        life.plan(lives.later(life, first, 1), writing.write)
        life.plan(lives.later(life, first, 1), writing.submit)
        first = lives.later(life, first, 2)
    if key in plots.REOPENED:
        life.plan(first, deciding.decline, stage=1, reasons=["不属于本市职权范围"], note="保证金制度由上级规定。")
        first = lives.later(life, first, 2)
        life.plan(first, deciding.reopen, reason="与市司法局、市财政局核对，其中两条属本市可定事项。")
    second = max(lives.later(life, first, 3), days.worked(closes + timedelta(days=4 + dice(key, "second", of=9))))
    life.plan(first, deciding.plan_units, separate=key in plots.SEPARATE)
    life.plan(first, deciding.pass_first)
    if key in plots.MERGED:
        life.plan(days.day(1, 28), deciding.merge, into=life.agenda.lives[plots.MERGED[key]], clock="10:30")
        return
    if key in plots.UNMERGED:
        life.plan(days.day(1, 28), deciding.merge, into=life.agenda.lives[plots.UNMERGED[key]], clock="10:40")
        life.plan(days.day(1, 29), deciding.unmerge)
        second = days.day(1, 30)
    life.plan(second, deciding.file)


def _filed_between(life: Life, handed: date) -> None:
    """Handed in between the sessions, and filed in time for being handed over on `handed`."""
    lives.handed_in(life, lives.later(life, handed, -32))
    lives.reviewed(life, lives.later(life, handed, -27), lives.later(life, handed, -14))


def _declined(life: Life, hand_in: date, clock: str) -> None:
    lives.handed_in(life, hand_in, clock=clock)
    day = max(lives.later(life, hand_in, 2), life.agenda.days.worked(life.agenda.session.closes_on + timedelta(days=3)))
    life.plan(day, deciding.decline, stage=1, reasons=plots.REASONS[life.key], note="；".join(life.item.objections) + "。")


def _reply_day(life: Life, first: date, last: date, back: int = 0) -> date:
    """When the reply was issued: not before the months that it tells of as done."""
    told = [int(month) for month in letters.MONTH.findall(" ".join(life.item.answers)) if first.month <= int(month) <= last.month]
    if told:
        first = max(first, min(life.agenda.days.day(max(told), 6, back=back), last))
    return lives.between(life, first, last, "reply")


def _handled(life: Life, handed: date, reply: date, *, clock: str = "") -> None:
    """From hand-over to reply."""
    key = life.key
    if key in plots.SEPARATE:
        life.plan(handed, deciding.hand_over, clock=clock)
        lives.signed(life, handed)
        for unit in (life.item.unit, *life.item.assist):
            life.plan(lives.later(life, handed, 20), answering.contact, unit=unit, text=letters.contact(key + unit))
            life.plan(lives.later(life, reply, -6), answering.draft_reply, unit=unit)
        for unit in (*life.item.assist, life.item.unit):
            life.plan(lives.later(life, reply, -3), answering.send_up, unit=unit)
            life.plan(reply, answering.issue, unit=unit)
        return
    missing = dice(key, "missing", of=16) == 0
    lives.in_units_hands(life, handed, clock=clock, opinions=1 if missing else 9)
    lives.talked(life, handed, reply)
    if key in plots.EXTENDED:
        asked = lives.later(life, life.agenda.days.day(6, 22), 0)
        life.plan(asked, answering.ask_extension, beside=True, days=30, reason="涉及现场检测和方案比选，需等检测报告出来后一并答复。")
        life.plan(lives.later(life, asked, 2), deciding.decide_extension, beside=True, grant=True)
    if key in plots.REPLIED_LATE:
        life.plan(life.agenda.days.worked(life.agenda.days.day(7, 7)), deciding.remind, beside=True, note="已过办理期限，请三个工作日内答复。")
    lives.replied(life, reply)


def _ended(life: Life, reply: date, *, after: int = 0) -> None:
    """Rated, done again where dissatisfied, closed; or closed because nobody spoke."""
    key = life.key
    if not life.item.rating:
        if key not in plots.NOT_CLOSED:
            lives.closed(life, lives.later(life, reply, QUIET))
        return
    if key in plots.REDO_OPEN:
        after = max((life.agenda.days.handed_for(plots.REDO_OPEN[key], months=3) - reply).days, 3)
    lives.rated(life, reply, after=after)
    day = life.last.date()
    if life.item.rating != "dissatisfied":
        lives.closed(life, lives.later(life, day, 2 + dice(key, "close", of=9)))
    elif key in plots.REDONE:
        again = _redone(life, day, lives.later(life, day, 58))
        lives.rated(life, again, verdict=plots.REDONE[key])
        lives.closed(life, lives.later(life, life.last.date(), 6))
    elif key in plots.REDONE_AWAITING:
        _redone(life, day, max(life.agenda.days.ago(plots.REDONE_AWAITING[key]), day))
    else:
        life.plan(lives.later(life, day, 2), answering.sign_in, unit=life.item.unit)
        life.plan(lives.later(life, day, 20), answering.contact, text="与提案人见面，说明新一轮的办理打算，委员补充了两点意见。")


def _redone(life: Life, day: date, reply: date) -> date:
    """The second round, up to its reply."""
    life.plan(lives.later(life, day, 2), answering.sign_in, unit=life.item.unit)
    life.plan(lives.later(life, day, 15), answering.contact, text="再次与提案人面谈，逐条听取不满意的原因，商定了补充办理的办法。")
    lives.replied(life, reply, again=True)
    return reply
