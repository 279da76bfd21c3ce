"""成绩单, as rules: what a score is made of, and who comes before whom."""

from shangliang.reading.scoreboard.rules import Line, Share, placed, score

WEIGHTS = {"on_time": 30, "contact": 20, "satisfaction": 20, "promises": 15, "evaluation": 15}


def line(name, points, replies=3):
    return Line(unit_id=1, name=name, system="政府", shares={}, replies=replies, score=points)


def test_what_cannot_be_measured_neither_helps_nor_hurts_and_late_cases_cost():
    shares = {"on_time": Share(100.0), "contact": Share(50.0), "satisfaction": Share()}
    assert score(shares, WEIGHTS, 0) == (80.0, ["satisfaction", "promises", "evaluation"])  # (100×30 + 50×20) ÷ 50
    assert score(shares, WEIGHTS, 6)[0] == 74.0
    assert score({"on_time": Share(1.0)}, WEIGHTS, 6)[0] == 0.0
    assert score({}, WEIGHTS, 0)[0] is None


def test_equals_share_a_place_and_who_replied_to_too_few_is_not_ranked():
    found = placed([line("甲", 80.0), line("乙", 90.0), line("丙", 80.0), line("丁", 70.0), line("戊", 100.0, replies=0), line("己", None)], 1)
    assert [(one.name, one.place) for one in found] == [("乙", 1), ("丙", 2), ("甲", 2), ("丁", 4), ("己", None), ("戊", None)]
