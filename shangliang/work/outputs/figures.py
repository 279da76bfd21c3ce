"""The figures of outputs (K01–K09): what was sent, how often leaders wrote, how many suggestions were put, adopted, turned into something.

Each of them counts only what this room records. `TOTALS` add what registers kept by hand before (docs/decisions/0131).
"""

from shangliang.commons.figures.declared import Combined, Count, Figure, Ratio, Then, What, When, Words

from .rules import Verdict

GROUP = "成果与批示"
KIND, FIELD, LEVEL, OF = (("kind_of", "文种"),), (("field", "领域"), ("kind_of", "文种")), (("level", "层级"), ("kind_of", "批示的是")), (("kind_of", "转化成什么"), ("field", "领域"))
GOOD = When("verdict", (Verdict.ADOPTED.value, Verdict.PARTLY.value))
YES = ("true",)


def count(code: str, label: str, unit: str, how: Count | Combined, what: str, words: Words = Words(), split: tuple[tuple[str, str], ...] = ()) -> Figure:
    """A figure of things counted."""
    return Figure(f"outputs.{code}", label, unit, how, GROUP, what, words, split)


def facts(name: str, *when: When, what: What = What.FACTS, field: str = "", then: Then | None = None) -> Count:
    """Facts of this room by their name."""
    return Count((f"outputs.{name}",), what, when=when, field=field, then=then)


def rate(code: str, label: str, top: str, bottom: str, what: str, *things: str, near: tuple[str, ...] = ()) -> Figure:
    """A rate in per cent of two figures of this room."""
    return Figure(f"outputs.{code}", label, "%", Ratio(f"outputs.{top}", f"outputs.{bottom}"), GROUP, what, Words(things or (label,), near=near))


def of(*kinds: str) -> When:
    """Of some types."""
    return When("kind_of", kinds)


def level(*levels: str) -> When:
    """By leaders of some levels."""
    return When("level", levels)


SENT = (
    count("signed", "签发的成果", "份", facts("signed_off"), "领导签发、编了号的成果", split=KIND),
    count("sent", "报送的成果", "份", facts("sent"), "报送党委、政府、部门、上级的成果", split=KIND),
    count("sent_reports", "报送的调研、视察报告和专报", "份", facts("sent", of("调研报告", "视察报告", "协商专报")), "报送的调研报告、视察报告、协商专报", split=KIND),
    count("sent_results", "报送的协商成果", "份", facts("sent", of("协商成果", "协商专报", "建议案")), "报送的协商成果、协商专报、建议案", split=KIND),
    count("sent_formal", "报送的建议案", "件", facts("sent", of("建议案")), "报送的建议案"),
    count("sent_inspections", "报送的视察报告", "份", facts("sent", of("视察报告")), "报送的视察报告"),
    count("sent_surveys", "报送的调研报告", "份", facts("sent", of("调研报告")), "报送的调研报告"),
    count("recipients", "报送的去处", "个次", Count(("outputs.received",)), "登记了回执的报送", Words(("回执",), ("收到", "签收"))),
    count("authors", "执笔成果的委员", "人", Count(("outputs.sent",), What.PEOPLE, roles=("author",)), "报送的成果的执笔委员，一人算一次"),
)  # fmt: skip

INSTRUCTIONS = (
    count("instructed", "领导批示人次", "人次", facts("instructed"), "一位领导对一件成果批示一次算一人次", split=LEVEL),
    count("instructed_things", "获批示件次", "件次", facts("instructed", what=What.VALUES, field="thing"), "期内获得批示的成果、信息、提案，几位领导批示的算一件次", split=LEVEL),
    count("instructed_main", "主要领导批示人次", "人次", facts("instructed", When("main", YES)), "党政主要领导的批示", split=LEVEL),
    count("instructed_party", "党委领导批示", "人次", facts("instructed", level("党委")), "党委领导的批示"),
    count("instructed_government", "政府领导批示", "人次", facts("instructed", level("政府")), "政府领导的批示"),
    count("instructed_above", "上级领导批示人次", "人次", facts("instructed", level("上级")), "上级领导的批示"),
    count("instructed_outputs", "获批示的成果", "件", facts("instructed", of("成果"), what=What.VALUES, field="thing"), "本室成果中获得批示的"),
    count("instructions_handled", "批示中已交办或阅知的", "人次", facts("instructed", then=Then(("outputs.instruction_handed", "outputs.instruction_noted", "outputs.instruction_settled"))), "本期批示、到期末已经交办、阅知或办结的"),
    count("instructions_settled", "批示中已办结反馈的", "人次", facts("instructed", then=Then(("outputs.instruction_settled", "outputs.instruction_noted"))), "本期批示、到期末已经办结反馈或阅知的", Words(("批示",), ("办结", "落实并反馈", "督办落实"), ("件", "件次"), ("件件有反馈",))),
    rate("instructions_handled_rate", "批示交办率", "instructions_handled", "instructed", "已交办或阅知 ÷ 领导批示人次", "批示交办率"),
    rate("instruction_rate", "批示办结率", "instructions_settled", "instructed", "已办结反馈或阅知 ÷ 领导批示人次", "批示办结率", "批示落实率", near=("批示",)),
    count("instruction_meetings", "批示协调会", "次", facts("instruction_met"), "为落实批示召开的协调会", Words(("协调会",), ("召开", "组织"), ("场",), ("批示", "党委办", "政府办"))),
)  # fmt: skip

SUGGESTIONS = (
    count("put", "成果中提出的建议", "条", facts("put"), "报送的成果中逐条登记的建议", split=FIELD),
    count("adopted", "成果建议被采纳", "条", facts("suggestion_settled", GOOD), "核定为采纳、部分采纳的建议，在核定的那天算", split=FIELD),
    count("adopted_fully", "成果建议全部采纳", "条", facts("suggestion_settled", When("verdict", (Verdict.ADOPTED.value,))), "核定为采纳的建议", split=FIELD),
    count("declined", "成果建议未采纳", "条", facts("suggestion_settled", When("verdict", (Verdict.DECLINED.value,))), "核定为未采纳的建议", split=FIELD),
    count("adopted_fields", "成果建议采纳的领域", "个", facts("suggestion_settled", GOOD, what=What.VALUES, field="field"), "采纳的建议涉及几个领域", Words(("方面", "领域"), ("涉及",), (), ("采纳",))),
    count("livelihood_put", "成果中的民生建议", "条", facts("put", When("livelihood", YES)), "民生类的建议", split=FIELD),
    count("livelihood_adopted", "采纳的民生成果建议", "条", facts("suggestion_settled", GOOD, When("livelihood", YES)), "采纳的民生类建议", split=FIELD),
    count("put_handled", "提出的建议中有办理的", "条", facts("put", then=Then(("outputs.suggestion_handed", "outputs.suggestion_settled"))), "本期提出、到期末已经交办或核定的", split=FIELD),
    count("put_settled", "提出的建议中有反馈的", "条", facts("put", then=Then(("outputs.suggestion_settled",))), "本期提出、到期末已经核定并反馈作者的", split=FIELD),
    count("put_adopted", "提出的建议中被采纳的", "条", facts("put", then=Then(("outputs.suggestion_settled",), (GOOD,))), "本期提出、到期末核定为采纳和部分采纳的", split=FIELD),
    rate("handled_rate", "成果建议办理率", "put_handled", "put", "有办理的 ÷ 提出的建议", "建议办理率", "件件有办理", near=("成果", "建议")),
    rate("settled_rate", "成果建议反馈率", "put_settled", "put", "有反馈的 ÷ 提出的建议", "建议反馈率", "件件有反馈", near=("成果", "建议")),
    rate("adoption_rate", "成果建议采纳率", "put_adopted", "put", "本期提出的建议中被采纳的 ÷ 本期提出", "建议采纳率", near=("成果", "建议")),
)  # fmt: skip

AFTER = (
    count("conversions", "成果转化", "项", facts("converted"), "建议转化成的文件、措施、项目、规划计划，一项算一次", Words(("政策措施", "转化", "成果转化", "政策文件"), ("转化为", "转化", "出台"), ("个", "件", "条"), ("意见建议", "成果"))),
    count("conversion_papers", "转化成的文件和项目", "个", facts("converted", what=What.VALUES, field="title"), "几条建议写进同一份文件算一个", split=OF),
    count("followed", "成果跟踪", "次", facts("followed_up"), "按期说明成果落实情况", Words(("跟踪", "跟踪反馈", "跟踪问效"), ("跟踪", "开展"), ("件次",), ("成果",))),
)  # fmt: skip


REPORTS = "reports"  # the register of that code


def total(code: str, label: str, unit: str, ours: str, kept: str, what: str, words: Words) -> Figure:
    """What this room records and what a register kept by hand, added; neither takes a thing that stands in the other."""
    return count(code, label, unit, Combined((f"outputs.{ours}", kept)), what, words)


BOTH = "本室登记的和台账里手工登记的合计，同一件只登一处"
TOTALS = (
    total("all_instructed", "领导批示（合计）", "人次", "instructed", "instructions.persons", BOTH, Words(("批示", "领导批示"), ("批示", "获", "得到"), ("次",), ("领导", "主要领导", "市委、市政府"))),
    total("all_adopted", "被采纳的意见建议（合计）", "条", "adopted", "suggestions.adopted", BOTH, Words(("意见建议", "建议", "意见和建议", "建议被采纳", "建议被有关部门采纳", "采纳"), ("采纳", "被采纳", "采纳落实", "吸收"), ("个", "项", "余条"), ("采纳", "有关部门", "意见建议"), ("提案",))),
    total("all_put", "提出意见建议（合计）", "条", "put", "suggestions.all", BOTH, Words(("意见建议", "意见和建议", "建议", "对策建议"), ("提出", "提出建议"), ("个", "点", "项"))),
    total("all_sent", "报送调研视察报告及协商专报（合计）", "份", "sent_reports", f"{REPORTS}.sent_papers", BOTH, Words(("调研视察报告及协商专报", "协商专报", "调研视察报告", "视察报告"), ("报送", "提交", "上报"), ("篇", "件"))),
    total("all_results", "重要协商成果（合计）", "件", "sent_results", f"{REPORTS}.results", BOTH, Words(("协商成果", "重要协商成果"), ("报送", "形成", "提交"), ("份", "篇", "项"))),
    total("all_formal", "建议案（合计）", "件", "sent_formal", f"{REPORTS}.proposals", BOTH, Words(("建议案",), ("提出", "形成", "通过"), ("份", "个"))),
)  # fmt: skip

FIGURES: tuple[Figure, ...] = (*TOTALS, *SENT, *INSTRUCTIONS, *SUGGESTIONS, *AFTER)
