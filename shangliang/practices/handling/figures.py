"""The figures of handling: units and what they did.

They come as families of the same numbers: one over whatever rooms the matters come from, in which a figure can be split by the
kind of matter, and one for each room that declares its own with `family`. Reports speak of the rooms' own.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from shangliang.commons.figures.declared import SORT, Combined, Count, Figure, Ratio, Then, What, When, Words

from .rules.again import Stage

ALL = "handling"
GROUP = "办理（各类合计）"
ANSWERING = ("lead", "separate")
YES = ("true",)


def facts(name: str, *when: When, what: What = What.FACTS, roles: tuple[str, ...] = ()) -> Count:
    """Facts of handling by their name, on conditions."""
    return Count((f"handling.{name}",), what, when=when, roles=roles)


def on(field: str, *values: str) -> When:
    """A condition on one detail of a fact."""
    return When(field, values)


@dataclass(frozen=True)
class Family:
    """Makes the figures of one kind of matter: `prefix` begins their codes, `sort` is the kind, "" for all of them."""

    prefix: str
    group: str
    sort: str = ""
    spoken: bool = True

    def made(self, code: str, label: str, unit: str, how: Count | Ratio | Combined, what: str, words: Words, split: tuple[tuple[str, str], ...] = ()) -> Figure:
        kinds = () if self.sort else ((SORT, "哪一类"),)
        return Figure(f"{self.prefix}.{code}", label, unit, how, self.group, what, words if self.spoken else Words(), kinds + split)

    def count(self, code: str, label: str, unit: str, how: Count, what: str, words: Words = Words(), *, split: tuple[tuple[str, str], ...] = ()) -> Figure:
        """A figure of things counted, of this kind of matter only."""
        return self.made(code, label, unit, replace(how, sort=self.sort), what, words, split)

    def sum(self, code: str, label: str, unit: str, of: tuple[str, ...], what: str, words: Words = Words()) -> Figure:
        """Figures of the family added."""
        return self.made(code, label, unit, Combined(tuple(f"{self.prefix}.{one}" for one in of)), what, words)

    def less(self, code: str, label: str, unit: str, of: str, but: str, what: str, words: Words = Words()) -> Figure:
        """One figure of the family without another."""
        return self.made(code, label, unit, Combined((f"{self.prefix}.{of}",), (f"{self.prefix}.{but}",)), what, words)

    def rate(self, code: str, label: str, top: str, bottom: str, what: str, *things: str, near: tuple[str, ...] = ()) -> Figure:
        """A rate in per cent of two figures of the family."""
        return self.made(code, label, "%", Ratio(f"{self.prefix}.{top}", f"{self.prefix}.{bottom}"), what, Words(things or (label,), near=near))


def _parts(of: Family) -> tuple[Figure, ...]:
    """What units were given and what they answered."""
    return (
        of.count("units", "交办单位", "个", facts("assigned", what=What.UNITS), "接到交办的单位，主办、会办、分办都算", Words(("部门", "单位", "承办单位"), ("交由", "交办", "移交"), ("家",), ("办理", "承办", "交办"), ("督查督办",))),
        of.count("lead_units", "主办和分办单位", "个", facts("assigned", what=What.UNITS, roles=ANSWERING), "要答复的单位", Words(("主办单位", "主办部门"), ("主办",), ("家",))),
        of.count("parts", "交给单位的办理任务", "件次", facts("assigned"), "一件交给几个单位算几件次", Words(("办理任务",), ("交办",), ("件",))),
        of.count("signed_in", "签收", "件次", facts("signed_in"), "单位签收的", Words(("签收",), ("签收",), ("件",))),
        of.count("replies", "单位答复", "件次", facts("replied"), "单位发出的答复，分办的各算一件次", Words(("答复", "办理答复", "复文"), ("答复", "送来", "收到"), ("件", "份"), ("承办单位",))),
        of.count("replies_on_time", "单位按期答复", "件次", facts("replied", on("on_time", *YES)), "没有超过办理期限的答复", Words(("答复",), ("按期答复", "按时答复"), ("件",))),
        of.count("replies_said_face_to_face", "登记为面商的答复", "件次", facts("replied", on("face_to_face", *YES)), "答复时有面对面沟通记录的"),
        of.count("not_face_to_face", "面商经核对不成立", "件次", facts("not_face_to_face"), "答复后对方提出异议、没有别的面对面沟通的"),
        of.count("replies_face_to_face", "面商后答复", "件次", replace(facts("replied", on("face_to_face", *YES)), unless=(Then(("handling.not_face_to_face",)),)), "答复前与提案人当面沟通过、对方没有异议的", Words(("面商", "当面沟通", "见面"), ("面商", "见面协商"), ("件",))),
        of.count("parts_late_first", "过了交办时的期限没有答复", "件次", _unanswered("assigned", "due_on"), "交办时的期限落在本期、没有延过期、到期末没有答复的主办和分办件"),
        of.count("parts_late_extended", "过了延长的期限没有答复", "件次", _unanswered("extension_decided", "until", on("granted", *YES)), "延长后的期限落在本期、到期末没有答复的主办和分办件"),
        of.sum("parts_late", "超期没有答复", "件次", ("parts_late_first", "parts_late_extended"), "期限（以同意延期后的为准）落在本期、到期末没有答复的", Words(("超期", "逾期"), ("未答复", "没有答复"), ("件",))),
        of.sum("replies_owed", "应答复的办理任务", "件次", ("replies", "parts_late"), "本期答复的和超期没有答复的合计"),
        of.rate("on_time_rate", "单位按期答复率", "replies_on_time", "replies_owed", "按期答复 ÷ 应答复的（答复的和超期没有答复的）", "按期答复率", "按时答复率", near=("承办单位", "单位")),
        of.rate("face_to_face_rate", "面商率", "replies_face_to_face", "replies", "面商后答复 ÷ 单位答复", "面商率", "见面率", "走访率"),
        of.count("public_replies", "公开的答复", "件次", facts("replied", on("disclosure", "full", "summary")), "主动公开和摘要公开的答复", Words(("答复", "复文"), ("公开",), ("件",))),
        of.rate("public_rate", "答复公开率", "public_replies", "replies", "公开的答复 ÷ 单位答复", "公开率"),
    )  # fmt: skip


def _talks(of: Family) -> tuple[Figure, ...]:
    """What passed between proposers and units, and what units asked for."""
    return (
        of.count("contacts", "与提案人沟通", "次", facts("contacted"), "单位与提案人的每次沟通", Words(("沟通", "联系"), ("沟通", "联系"), ("人次", "件次"), ("提案人", "承办单位"))),
        of.count("meetings", "提案人与单位见面", "次", facts("contacted", on("face_to_face", *YES)), "面谈、座谈会、走访，交办时、办理中、答复后都算", Words(("见面会", "座谈会", "协商"), ("见面", "面商"), ("场",), ("提案人", "承办单位"))),
        *(of.count(f"meetings_{stage.value}", f"{stage.label}见面", "次", facts("contacted", on("face_to_face", *YES), on("stage", stage.value)), f"{stage.label}提案人与单位面对面沟通") for stage in Stage),
        of.count("messages", "留言", "条", facts("message_sent"), "提案人与承办单位互相留言", Words(("留言",), ("留言",), ("条",))),
        of.count("reminders", "催办", "次", facts("reminded"), "自动和人工的催办", Words(("催办",), ("催办", "督办"), ("件次",))),
        of.count("reminders_by_hand", "人工催办", "次", facts("reminded", on("by_hand", *YES)), "人工发出的催办", Words(("人工催办",), ("催办",), ("件次",))),
        of.count("returns_asked", "申请退办", "件次", facts("return_asked"), "单位申请退回的", Words(("退办", "退回"), ("申请退办",), ("件",))),
        of.count("extensions", "同意延期", "件次", facts("extension_decided", on("granted", *YES)), "同意延期的", Words(("延期",), ("延期", "同意延期"), ("件",))),
    )  # fmt: skip


def _after(of: Family) -> tuple[Figure, ...]:
    """What proposers said of it."""
    return (
        of.count("ratings", "提案人的评价", "人次", facts("rated"), "提案人对办理的每次评价，重新办理的各算一次", Words(("评价", "征询意见表"), ("评价",), ("人次",), ("承办单位",))),
        of.count("ratings_good", "满意和基本满意的评价", "人次", facts("rated", on("overall", "satisfied", "mostly")), "评价为满意、基本满意的", Words(("评价",), ("满意",), ("人次",), ("承办单位",))),
        of.rate("satisfaction_rate", "单位满意率", "ratings_good", "ratings", "满意和基本满意 ÷ 提案人的评价", "满意率", near=("承办单位", "单位")),
        of.count("reopened", "重新办理", "件次", facts("reopened"), "进入下一轮办理的", Words(("二次办理", "重新办理"), ("重新办理",), ("件",))),
    )  # fmt: skip


def _promises(of: Family) -> tuple[Figure, ...]:
    """What was promised and what became of it."""
    return (
        of.count("promises", "答复中的承诺", "项", facts("promised", what=What.SUBJECTS), "答复里承诺以后办的事", Words(("承诺", "承诺事项"), ("承诺", "作出承诺"), ("件", "条"))),
        of.count("promises_kept", "核实兑现的承诺", "项", facts("promise_kept"), "经核实已经兑现的承诺", Words(("承诺", "承诺事项"), ("兑现", "落实"), ("件", "条"))),
        of.count("promised_kept", "作出的承诺中已兑现的", "项", Count(("handling.promised",), What.SUBJECTS, then=Then(("handling.promise_kept",))), "本期作出、到期末核实兑现的"),
        of.count("promises_overseen", "督办会上的承诺", "项", facts("promised", on("source", "oversight")), "督办、视察时商定并限期的事", Words(("商定事项", "承诺"), ("督办会", "督办"), ("件", "条"))),
        of.count("promises_looked_back", "回头看后的承诺", "项", facts("promised", on("source", "look_back")), "回头看没有落实、限期兑现的"),
        of.rate("promise_rate", "承诺兑现率", "promised_kept", "promises", "本期作出的承诺中核实兑现的 ÷ 本期作出的承诺", "兑现率", near=("承诺", "落实型", "提案")),
        of.count("promises_kept_on_time", "按时兑现的承诺", "项", facts("promise_kept", on("on_time", *YES), what=What.SUBJECTS), "本期核实兑现、没有超过承诺时间的"),
        of.count("promises_dropped", "不再跟踪的承诺", "项", facts("promise_dropped"), "不再兑现的和由新一轮答复接替的"),
        of.count("promises_overtaken", "由新答复接替的承诺", "项", facts("promise_dropped", When("overtaken", least=Decimal(1))), "重新办理后由新一轮答复接替的"),
        of.less("promises_given_up", "不再兑现的承诺", "项", "promises_dropped", "promises_overtaken", "经同意不再兑现的，由新一轮答复接替的不算"),
        of.count("promises_late_first", "过了最初时间没有兑现的承诺", "项", _unkept("promised", "due_on"), "最初承诺的时间落在本期、没有调整过、到期末没有兑现的"),
        of.count("promises_late_moved", "过了调整后的时间没有兑现的承诺", "项", _unkept("promise_moved", "until"), "最后一次调整后的时间落在本期、到期末没有兑现的"),
        of.sum("promises_late", "到期没有兑现的承诺", "项", ("promises_late_first", "promises_late_moved"), "承诺的时间（以最后一次调整为准）落在本期、到期末没有兑现的"),
        of.sum("promises_due", "到期的承诺", "项", ("promises_kept", "promises_given_up", "promises_late"), "本期核实兑现的、不再兑现的、到期没有兑现的合计"),
        of.rate("fulfilment_rate", "落实率", "promises_kept", "promises_due", "核实兑现的承诺 ÷ 到期的承诺", "落实率", near=("承诺", "落实型", "提案", "办理")),
    )  # fmt: skip


def _unkept(name: str, day: str) -> Count:
    """Promises that a day of this fact puts into the period and that were not kept, given up or moved on since."""
    since = Then(("handling.promise_kept", "handling.promise_dropped", "handling.promise_moved"))
    return Count((f"handling.{name}",), What.SUBJECTS, day=day, unless=(since,))


def _unanswered(name: str, day: str, *when: When) -> Count:
    """Parts that a day of this fact puts into the period and that were not answered, taken away or given more time since."""
    since = (Then(("handling.replied", "handling.released")), Then(("handling.extension_decided",), (on("granted", *YES),)))
    return Count((f"handling.{name}",), What.SUBJECTS, when=(on("role", *ANSWERING), *when), day=day, unless=since)


def _looking(of: Family) -> tuple[Figure, ...]:
    """Rounds that look at answered matters again."""
    return (
        of.count("look_backs", "回头看次数", "次", facts("look_back_opened"), "开展的回头看", Words(("回头看",), ("开展", "组织"), ("轮",))),
        of.count("rechecked", "回头看", "件", facts("recheck_settled", what=What.SUBJECTS), "回头看中核实了结的件", Words(("提案", "件提案", "办理情况"), ("回头看",), ("件",), ("办理情况",))),
        of.count("rechecked_collective", "集体提案回头看", "件", facts("recheck_settled", on("collective", *YES), what=What.SUBJECTS), "回头看中以党派、团体等名义提出的件", Words(("党派团体", "党派", "集体提案"), ("回头看",), ("件",), ("办理情况",)), split=(("in_name_of", "党派团体"),)),
        of.count("rechecked_done", "回头看已落实", "件", facts("recheck_settled", on("finding", "done"), what=What.SUBJECTS), "回头看中核实已落实的件", Words(("已落实",), ("落实",), ("件",), ("回头看",))),
        of.count("rechecked_redone", "回头看后重新办理", "件", facts("recheck_settled", on("follow_up", "redo"), what=What.SUBJECTS), "回头看没有落实、重新办理的件"),
        of.rate("recheck_rate", "回头看落实率", "rechecked_done", "rechecked", "回头看已落实 ÷ 回头看了结的", "落实率", near=("回头看",)),
    )  # fmt: skip


def family(prefix: str, group: str, sort: str) -> tuple[Figure, ...]:
    """The figures of handling for one kind of matter, under codes that begin with `prefix`; a room declares them with its own."""
    return _family(Family(prefix, group, sort))


def _family(of: Family) -> tuple[Figure, ...]:
    return tuple(figure for part in (_parts, _talks, _after, _promises, _looking) for figure in part(of))


FIGURES: tuple[Figure, ...] = _family(Family(ALL, GROUP, spoken=False))
