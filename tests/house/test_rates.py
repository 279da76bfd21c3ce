"""A rate of things never exceeds a hundred per cent: what stands above the line are some of the very things below it."""

from shangliang.commons.figures.declared import Combined, Count, Figure, Ratio, What, declared
from shangliang.practices.registers.kinds import figures_of
from shangliang.practices.registers.shipped import MADE, SHIPPED

REGISTERS = [figure for register in SHIPPED for figure in figures_of(register)]
KNOWN = {figure.code: figure for figure in (*declared, *MADE, *REGISTERS)}
OF_THE_ROLL = {"membership.in_office", "membership.standing", "membership.party_members"}
"""People who took part in a period, over those in office at its end: somebody may have left in between."""
BY_HAND = {"rooms.coverage", "rooms.village_share"}
"""Two registers kept by hand: what has a room of its own, over what there is."""


def test_every_rate_counts_above_the_line_some_of_what_it_counts_below():
    ways = [(figure, how) for figure in KNOWN.values() for how in ([one.how for one in figure.choice.formulas] if figure.choice else [figure.how])]
    rates = [(figure, how) for figure, how in ways if isinstance(how, Ratio) and how.times == 100 and not {figure.code, how.bottom} & (OF_THE_ROLL | BY_HAND)]
    assert len(rates) > 40
    assert not [(figure.code, how) for figure, how in rates if not _some_of(KNOWN[how.top], KNOWN[how.bottom])]


def test_the_check_sees_uses_over_things_received():
    assert not _some_of(KNOWN["opinion_uses.adopted"], KNOWN["opinions.received"])
    assert not _some_of(KNOWN["proposals.handings"], KNOWN["proposals.filings"])


def _some_of(top: Figure, bottom: Figure) -> bool:
    """Whether the declarations alone show it: the same facts on more conditions, one column not above another, or a part of a sum."""
    if isinstance(bottom.how, Combined):
        return not bottom.how.minus and any(top.code == code or _some_of(top, KNOWN[code]) for code in bottom.how.plus)
    above, below = top.how, bottom.how
    if not isinstance(above, Count) or not isinstance(below, Count):
        return False
    if above.what is What.SUM:
        known = {when.field for when in above.when if when.least} | _required()
        return (above.sort, above.field, below.field) in _bounded() and set(above.when) >= set(below.when) and (not below.sort or below.field in known)
    same = all(getattr(above, name) == getattr(below, name) for name in ("kinds", "sort", "what", "field", "roles", "lasting", "ended", "day"))
    return same and set(above.when) >= set(below.when) and below.then in (None, above.then) and set(above.unless) >= set(below.unless)


def _required() -> set[str]:
    """Columns that are never empty."""
    return {f"values.{one.code}" for register in SHIPPED if register.code == "surveys" for one in register.fields if one.required}


def _bounded() -> set[tuple[str, str, str]]:
    """Columns that their register, or their room, keeps from exceeding another."""
    ours = {(register.code, f"values.{one.code}", f"values.{one.upto}") for register in SHIPPED for one in register.fields if one.upto}
    return ours | {("", "met", "points")}
