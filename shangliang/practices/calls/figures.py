"""The figures of calls: the honours a committee gave. Outside honours are a register; things of a room are counted by the room."""

from shangliang.commons.figures.declared import Count, Figure, What, Words

GROUP = "评选表彰"


def given(code: str, label: str, unit: str, sort: str, what: str, words: Words, *, people: bool = False) -> Figure:
    """Awards of one kind that stand."""
    how = Count(("calls.awarded",), What.PEOPLE if people else What.FACTS, sort=sort, roles=("awarded",) if people else ())
    return Figure(f"calls.{code}", label, unit, how, GROUP, what, words)


FIGURES = (
    given("members", "评选表彰优秀委员", "名", "honours_member", "公布表彰的优秀委员，一人算一次，撤销的不算", Words(("优秀政协委员", "优秀委员"), ("评选表彰", "评选", "表彰"), ("人", "位"), ("评选",)), people=True),
    given("workers", "评选表彰优秀政协工作者", "名", "honours_worker", "公布表彰的优秀政协工作者", Words(("优秀政协工作者",), ("评选表彰", "评选", "表彰"), ("人", "位"), ("评选",))),
    given("collectives", "评选表彰先进集体", "个", "honours_collective", "公布表彰的先进集体和承办单位", Words(("先进集体", "先进承办单位"), ("评选表彰", "评选", "表彰"), ("家",), ("评选",))),
    given("special", "专项奖", "个", "honours_special", "公布表彰的专项奖", Words(("专项奖", "先进奖"), ("评选表彰", "评选", "表彰", "颁发"), ("名", "家"), ("专项",))),
    given("organisation", "评选组织奖", "个", "honours_organisation", "公布表彰的组织奖", Words(("组织奖",), ("评选", "颁发"), ("家",), ("组织奖",))),
    Figure("calls.objections", "公示期间的异议", "条", Count(("calls.objected",)), GROUP, "拟表彰名单公示期间收到的异议", Words(("异议",), ("收到",), ("件",), ("公示",))),
)  # fmt: skip
