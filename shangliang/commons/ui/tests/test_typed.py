"""Days out of forms: read as a calendar or a person writes them, refused beside their field."""

from datetime import date

import pytest

from shangliang.commons.ui.typed import maybe_day, the_day, wanted_day
from shangliang.foundation.errors import Invalid


@pytest.mark.parametrize("typed", ["2026-06-12", " 2026.6.12 ", "2026年6月12日", "20260612"])
def test_a_day_is_read_as_a_calendar_or_a_person_writes_it(typed):
    assert the_day({"day": typed}) == date(2026, 6, 12)


@pytest.mark.parametrize("typed", ["2026-02-30", "下周", "0026-06-12", "\x00"])
def test_what_is_no_day_is_refused_beside_its_field(typed):
    with pytest.raises(Invalid) as wrong:
        the_day({"until": typed}, "until", "新的期限")
    assert set(wrong.value.fields) == {"until"}
    assert wanted_day({"until": typed}, "until") is None


def test_where_nothing_was_typed_there_is_none_or_the_form_says_what_is_missing():
    assert maybe_day({}, "until") is None
    with pytest.raises(Invalid, match="还没有选会议日期"):
        the_day({}, "day", "会议日期")
