"""The figures of 亮明身份: members who show themselves, letters received and answered."""

from shangliang.commons.figures.declared import Count, Figure, Ratio, What, When, Words

GROUP = "委员队伍"
LETTERS = ("群众来信", "来信", "群众给委员的来信")


def _figure(code: str, label: str, unit: str, how: Count | Ratio, what: str, words: Words = Words(), split: tuple[tuple[str, str], ...] = ()) -> Figure:
    return Figure(f"profiles.{code}", label, unit, how, GROUP, what, words, split)


def _letters(kind: str, sort: str, *more: When) -> Count:
    return Count((f"profiles.{kind}",), What.SUBJECTS, when=(When("sort", (sort,)), *more))


FIGURES = (
    _figure("shown", "亮明身份的委员", "名", Count(("profiles.shown",), What.SUBJECTS, lasting=True, ended=("profiles.hidden",)), "期末在公开页上亮明身份的委员", Words(("委员",), ("亮明身份", "公开身份"), ("人", "位"), ("亮明身份",))),
    _figure("received", "群众给委员的来信", "件", _letters("received", "letter"), "群众在公开页上写给委员的信", Words(LETTERS, ("收到", "接收", "受理"), ("封",), ("群众",))),
    _figure("answered", "答复的群众来信", "件", _letters("answered", "letter"), "委员或办公室答复了的写给委员的信", Words(LETTERS, ("答复", "回复", "办结"), ("封",), ("群众",)), split=(("by_office", "由办公室答复"),)),
    _figure("answered_in_time", "按期答复的群众来信", "件", _letters("answered", "letter", When("on_time", ("true",))), "没有超过期限答复的写给委员的信"),
    _figure("in_time_rate", "群众来信按期答复率", "%", Ratio("profiles.answered_in_time", "profiles.answered"), "按期答复的群众来信 ÷ 答复的群众来信", Words(("按期答复率",), near=("来信",))),
    _figure("conduct", "反映委员问题的来信", "件", _letters("received", "conduct"), "群众在公开页上反映委员问题的来信", Words(("反映", "问题"), ("收到", "受理"), ("封",), ("反映委员", "监督"))),
    _figure("conduct_settled", "办结的反映委员问题的来信", "件", _letters("answered", "conduct"), "办公室答复了的反映委员问题的来信"),
)  # fmt: skip
