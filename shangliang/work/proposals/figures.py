"""The figures of proposals, over what the room and handling record (definitions: 全国条例, and the rates that committees publish).

Where the field counts one thing in several ways the committee chooses (`Choice`): 立案 with or without what was merged into
another, 立案率 of what came or of what was examined, 办复率 of what was handed over, filed, or fell due. `BY_PROPOSAL` are the axes
by which all that is about proposals can be split.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from shangliang.commons.figures.declared import (
    Choice,
    Combined,
    Count,
    Figure,
    Formula,
    Ratio,
    Then,
    What,
    When,
    Words,
    chosen,
)
from shangliang.practices.handling.figures import family

from .rules import State
from .rules.axes import BY_PROPOSAL

GROUP = "提案"
GRADE = (("grade", "答复类别"),)
BY = ("first", "joint")
BACK, UNFILED = (Then(("proposals.taken_back",)),), (Then(("proposals.review_reopened", "proposals.merged")),)


def among(field: str, *values: str) -> tuple[When, ...]:
    """A condition on one detail of a fact."""
    return (When(field, values),)


def count(code: str, label: str, how: Count | Combined, what: str, words: Words = Words(), *, unit: str = "件", split: tuple[tuple[str, str], ...] = ()) -> Figure:
    """A figure of things counted."""
    return Figure(f"proposals.{code}", label, unit, how, GROUP, what, words, split)


def facts(name: str, *when: When, what: What = What.FACTS) -> Count:
    """Facts of this room by their name."""
    return Count((f"proposals.{name}",), what, when=when)


def followed(name: str, then: str, *when: When, unless: tuple[Then, ...] = ()) -> Count:
    """Things of which something was recorded in the period, and something else by its end; `unless` undone since."""
    return Count((f"proposals.{name}",), What.SUBJECTS, then=Then((f"proposals.{then}",), when), unless=unless)


def last(name: str, *when: When) -> Count:
    """Things whose last word of this kind, by the end of the period, is one said in it; what was handled anew since has none."""
    return Count((f"proposals.{name}",), What.SUBJECTS, when=when, unless=(Then((f"proposals.{name}", "proposals.redone")),))


def due(then: Then | None = None) -> Count:
    """Proposals handed over whose time, as it was given with the hand-over, ends in the period; not those taken back since."""
    return Count(("proposals.handed_over",), What.SUBJECTS, day="due_on", then=then, unless=BACK)


def rate(code: str, label: str, top: str, bottom: str, what: str, *things: str, near: tuple[str, ...] = ("提案",)) -> Figure:
    """A rate in per cent of two figures of this room."""
    return Figure(f"proposals.{code}", label, "%", Ratio(f"proposals.{top}", f"proposals.{bottom}"), GROUP, what, Words(things or (label,), near=near))


def ratio(top: str, bottom: str) -> Ratio:
    """Two figures of this room, one divided by the other."""
    return Ratio(f"proposals.{top}", f"proposals.{bottom}")


def combined(*plus: str, minus: tuple[str, ...] = ()) -> Combined:
    """Figures of this room added and taken away."""
    return Combined(tuple(f"proposals.{one}" for one in plus), tuple(f"proposals.{one}" for one in minus))


def submitted(code: str, label: str, what: str, words: Words, *when: When) -> Figure:
    """Proposals handed in: one that came back to be mended and was handed in again counts once."""
    return count(code, label, facts("submitted", *when, what=What.SUBJECTS), what, words)


P, RECEIVED = ("提案", "委员提案"), ("收到", "共收到", "提交", "征集", "收集到")
MORE = ("个", "份", "条")

IN = (
    submitted("received", "收到提案", "提交的提案，退回修改后再交的只算一次", Words(P, RECEIVED, MORE, never=("提交市政协", "实际立案", "重点提案", "并案", "答复"))),
    submitted("received_plenary", "大会提案", "全会收案期内提交的", Words(("大会提案", "提案"), RECEIVED, MORE, ("会议期间", "大会期间", "全会")), *among("timing", "plenary")),
    submitted("received_between", "平时提案", "收案截止以后提交的", Words(("平时提案", "闭会期间提案"), RECEIVED, MORE, ("平时", "闭会")), *among("timing", "between")),
    submitted("received_collective", "集体提案", "党派、团体、专委会、界别、小组提出的", Words(("集体提案", "党派团体提案"), RECEIVED, MORE), *among("kind_of", "collective")),
    submitted("received_personal", "委员个人和联名提案", "委员个人提出或联名提出的", Words(("个人提案", "委员提案"), RECEIVED, MORE, ("个人", "联名", "其中", "集体提案")), *among("kind_of", "individual", "joint")),
    submitted("received_joint", "联名提案", "两位以上委员联名的", Words(("联名提案",), RECEIVED, MORE), *among("kind_of", "joint")),
    count("members", "提出提案的委员", Count(("proposals.submitted",), What.PEOPLE, roles=BY), "第一提案人和联名人，一人算一次", Words(("委员", "名委员"), ("提交提案", "提出提案", "参与提案"), ("名", "位"), ("提案",)), unit="人"),
    count("first_members", "第一提案人", Count(("proposals.submitted",), What.PEOPLE, roles=("first",)), "作为第一提案人的委员", Words(("第一提案人",), units=("名", "位")), unit="人"),
    count("bodies", "提出集体提案的单位", Count(("proposals.submitted",), What.ORGANS, roles=("first",)), "提出集体提案的党派、团体和机构", Words(("党派", "团体", "单位"), ("提出", "提交"), ("家",), ("集体提案",)), unit="个"),
)  # fmt: skip

EXAMINED = (
    count("filings", "立案决定", facts("filed"), "作出的立案决定，撤回后重新立案的各算一次"),
    count("filings_undone", "撤回的立案决定", facts("review_reopened", *among("before", State.FILED.label)), "立案后重新审查的"),
    count("merged_when_filed", "立案后并案", facts("merged", *among("before", State.FILED)), "已立案再并入别件的"),
    count("unmerged_to_filed", "撤销并案回到立案", facts("unmerged", *among("to", State.FILED)), "撤销并案后仍是立案的"),
    count("mergings", "并案决定", facts("merged"), "并入别件的决定"),
    count("unmergings", "撤销的并案决定", facts("unmerged"), "撤销的并案决定"),
    count("merged", "并案", combined("mergings", minus=("unmergings",)), "并入别件的提案，已撤销的不算", Words(("并案",), ("并案", "合并", "其中并案"), MORE)),
    count(
        "filed_net", "实际立案", combined("filings", "unmerged_to_filed", minus=("filings_undone", "merged_when_filed")), "立案的提案，并到别件的不算",
        Words(("实际立案", "立案", *P), ("实际立案", "审查立案", "经合并、审查"), MORE, never=("其中并案",)),
    ),
    count("filed_all", "立案和并案", combined("filed_net", "merged"), "立案的和并到别件的合计"),
    chosen(
        "proposals.filed", "立案", "件", GROUP,
        Choice("实际立案 80 件，并到别件的 12 件", (
            Formula("pieces", "立案的和并到别件的合计（按件数，并案算立案）", combined("filed_all"), "92 件"),
            Formula("cases", "立案的，并到别件的不算（按案数）", combined("filed_net"), "80 件"),
        )),
        Words(("立案", *P), ("立案", "审查立案", "予以立案"), MORE, never=("实际立案", "未予立案", "不予立案")),
    ),
    count("declined", "不予立案", facts("declined", what=What.SUBJECTS), "作出过不予立案决定的提案", Words(("不予立案", "未立案", "提案"), ("不予立案", "未予立案"), MORE)),
    count("withdrawn", "撤案", facts("withdrawn", what=What.SUBJECTS), "提案人或工作人员撤回的", Words(("撤案", "撤回"), ("撤案", "撤回"), MORE)),
    count("examined", "审查完的提案", combined("filed_all", "declined"), "立案、并案和不予立案合计"),
    count("received_filed_all", "收到的提案中已立案、并案的", Count(("proposals.submitted",), What.SUBJECTS, then=Then(("proposals.filed", "proposals.merged"))), "本期收到、到期末立案或并到别件的"),
    count(
        "received_filed_net", "收到的提案中实际立案的",
        Count(("proposals.submitted",), What.SUBJECTS, then=Then(("proposals.filed",)), unless=(Then(("proposals.merged",)),)), "本期收到、到期末立案的，并到别件的不算",
    ),
    chosen(
        "proposals.filing_rate", "立案率", "%", GROUP,
        Choice("收到 100 件，实际立案 80 件，并案 12 件，不予立案 6 件", (
            Formula("all", "收到的提案中立案和并案的 ÷ 收到", ratio("received_filed_all", "received"), "92%"),
            Formula("net", "收到的提案中实际立案的（立案 − 并案）÷ 收到", ratio("received_filed_net", "received"), "80%"),
            Formula("examined", "立案和并案 ÷ 审查完的（立案、并案、不予立案）", ratio("filed_all", "examined"), "93.9%"),
        )),
        Words(("立案率",), near=("提案",)),
    ),
)  # fmt: skip

HANDED = (
    count("handings", "交办决定", facts("handed_over"), "交办的决定，撤回后再交办的各算一次"),
    count("taken_back", "撤回的交办", facts("taken_back"), "撤回的交办"),
    count("handed_over", "交办提案", Count(("proposals.handed_over",), What.SUBJECTS, unless=BACK), "交办给承办单位的提案，到期末已撤回的不算", Words(("交办", *P), ("交办", "顺利交办", "移交", "转交", "整理移交"), MORE, ("承办单位", "部门"))),
    count("filed_kept", "本期立案、仍在立案的", Count(("proposals.filed",), What.SUBJECTS, unless=UNFILED), "本期立案、到期末没有撤回立案也没有并到别件的"),
    count("filed_handed", "立案的提案中已交办的", followed("filed", "handed_over", unless=UNFILED), "本期立案、到期末交办过承办单位的"),
    rate("handing_rate", "移交率", "filed_handed", "filed_kept", "本期立案的提案中已交办的 ÷ 本期立案、仍在立案的", "移交率", "交办率", "全部移交"),
)  # fmt: skip

ANSWERED = (
    count("answered", "答复提案", facts("answered", what=What.SUBJECTS), "答复齐全的提案，重新办理的只算一次", Words(("答复", "办理答复", "提案办理答复", *P), ("答复", "办复", "收到", "送来"), MORE, ("承办单位",)), split=GRADE),
    count("answered_on_time", "按期答复提案", facts("answered", *among("on_time", "true"), *among("round", "1"), what=What.SUBJECTS), "第一次答复没有超过办理期限的", Words(("提案", "答复"), ("按期答复", "按时办复", "按期办复"), MORE)),
    count("handed_answered", "交办的提案中已答复的", followed("handed_over", "answered", unless=BACK), "本期交办、到期末已经答复齐全的"),
    count("filed_answered", "立案的提案中已答复的", followed("filed", "answered", unless=UNFILED), "本期立案、到期末已经答复齐全的"),
    count("handed_on_time", "交办的提案中按期答复的", followed("handed_over", "answered", *among("on_time", "true"), *among("round", "1"), unless=BACK), "本期交办、第一次答复没有超过期限的"),
    count("handed_due", "到期的交办提案", due(), "交办时定的办理期限落在本期的，已撤回的不算"),
    count("handed_due_in_time", "到期的交办提案中按期答复的", due(Then(("proposals.answered",), (*among("on_time", "true"), *among("round", "1")))), "期限落在本期、第一次答复没有超过期限的"),
    chosen(
        "proposals.reply_rate", "办复率", "%", GROUP,
        Choice("实际立案 90 件，交办 88 件，已答复 82 件；期限已到 80 件，其中按期答复 76 件", (
            Formula("handed", "本期交办的提案中已答复的 ÷ 本期交办", ratio("handed_answered", "handed_over"), "93.2%"),
            Formula("filed", "本期立案的提案中已答复的 ÷ 本期立案、仍在立案的", ratio("filed_answered", "filed_kept"), "91.1%"),
            Formula("due", "期限落在本期的提案中按期答复的 ÷ 期限落在本期的", ratio("handed_due_in_time", "handed_due"), "95%"),
        )),
        Words(("办复率", "答复率"), near=("提案",)),
    ),
    rate("on_time_rate", "按期办复率", "handed_on_time", "handed_over", "本期交办的提案中按期答复的 ÷ 本期交办", "按期办复率", "按时办复率", "按期答复率"),
)  # fmt: skip


def _graded(grade: str, says: str) -> tuple[Figure, ...]:
    """Proposals whose last reply is of one class; those handled anew since have none."""
    low = grade.lower() if grade.isascii() and grade.isalnum() else grade.encode().hex()
    return (
        count(f"replies_{low}", f"{grade} 类答复（含重新办理前的）", facts("answered", *among("grade", grade)), f"{grade} 类的每次答复"),
        count(f"redone_{low}", f"{grade} 类答复后重新办理", facts("redone", *among("grade", grade)), f"{grade} 类答复后又重新办理的"),
        count(f"grade_{low}", f"{grade} 类提案", last("answered", *among("grade", grade)), f"最后一次答复是 {grade} 类（{says}）", Words((f"{grade}类", f"{grade} 类", says, *P), (says, "答复"), MORE)),
        rate(f"grade_{low}_rate", f"{grade} 类占比", f"grade_{low}", "answered", f"{grade} 类 ÷ 答复", f"{grade}类", f"{grade} 类", says),
    )  # fmt: skip


SHIPPED_CLASSES = {"A": "已经解决或采纳", "B": "列入计划逐步解决", "C": "留作参考"}
GRADES = (
    *(figure for code, says in SHIPPED_CLASSES.items() for figure in _graded(code, says)),
    count("grade_ab", "采纳的提案", last("answered", *among("grade", "A", "B")), "A 类和 B 类合计", Words(("采纳", *P), ("采纳", "解决或采纳"), MORE)),
    rate("adoption_rate", "采纳率", "grade_ab", "answered", "A 类和 B 类 ÷ 答复", "采纳率", "解决率"),
)  # fmt: skip

RATED = (
    count("ratings", "评价结果（含重新办理前的）", facts("rated"), "定下的评价"),
    count("redone", "重新办理", facts("redone"), "重新办理的次数", Words(("重新办理", "二次办理"), ("重新办理", "二次办理"), MORE)),
    count("ratings_good", "满意和基本满意的评价", facts("rated", *among("overall", "满意", "基本满意")), "评价为满意、基本满意的"),
    count("ratings_best", "满意的评价", facts("rated", *among("overall", "满意")), "评价为满意的"),
    count("redone_good", "满意后仍重新办理", facts("redone", *among("overall", "满意", "基本满意")), "评价满意或基本满意，仍要求重新办理的"),
    count("redone_best", "评价满意后仍重新办理", facts("redone", *among("overall", "满意")), "评价满意，仍要求重新办理的"),
    count("rated", "提案人评价的提案", last("rated"), "有评价的提案，重新办理的看最后一次", Words(("反馈", "评价", "征询意见表"), ("反馈", "评价", "收到"), MORE, ("提案",))),
    count("satisfied", "提案人满意和基本满意的提案", last("rated", *among("overall", "满意", "基本满意")), "最后一次评价是满意或基本满意", Words(("满意", "基本满意", *P), ("满意", "表示满意"), MORE)),
    count("satisfied_fully", "提案人满意的提案", last("rated", *among("overall", "满意")), "最后一次评价是满意", Words(("满意", *P), ("表示满意",), MORE, never=("基本满意",))),
    rate("satisfaction", "满意率", "satisfied", "rated", "满意和基本满意 ÷ 有评价的", "满意率", "提案人满意率", "委员满意率", "满意度", "让委员满意"),
    rate("satisfaction_full", "满意率（不含基本满意）", "satisfied_fully", "rated", "满意 ÷ 有评价的", "满意率"),
    count("closed", "办结提案", facts("closed", what=What.SUBJECTS), "办结的提案", Words(("办结", *P), ("办结", "办结完毕", "全部办结"), MORE)),
    count("handed_closed", "交办的提案中已办结的", followed("handed_over", "closed", unless=BACK), "本期交办、到期末已经办结的"),
    rate("closing_rate", "办结率", "handed_closed", "handed_over", "本期交办的提案中已办结的 ÷ 本期交办", "办结率"),
)  # fmt: skip

KEYS = (
    count("key", "重点提案", facts("key_chosen", what=What.SUBJECTS), "主席会议确定的重点提案", Words(("重点提案",), ("确定", "筛选", "遴选", "督办", "确定了", "共同协商筛选", "列为"), MORE, never=("一般提案",)), split=(("level", "督办层面"),)),
    count("key_steps", "督办环节完成", facts("key_step_done"), "重点提案督办制度各环节的完成，一个环节一次", unit="个", split=(("step", "环节"),)),
    count("key_steps_on_time", "督办环节按时完成", facts("key_step_done", *among("on_time", "true")), "没有超过期限的", unit="个", split=(("step", "环节"),)),
    rate("key_steps_rate", "督办环节按时率", "key_steps_on_time", "key_steps", "按时完成的环节 ÷ 完成的环节", "按时率", near=("重点提案", "督办")),
    count("key_overseen", "重点提案督办活动", facts("key_overseen"), "督办会、见面会、视察等每次督办", Words(("督办", "督办会", "见面会"), ("召开", "开展", "组织"), ("次", "场"), ("重点提案",)), unit="次"),
    count("key_concluded", "督办办结的重点提案", facts("key_concluded", what=What.SUBJECTS), "督办有了结果的重点提案", Words(("重点提案",), ("办结", "办理完毕"), MORE, ("办结",))),
    count("key_chosen_concluded", "确定的重点提案中已办结的", followed("key_chosen", "key_concluded"), "本期确定、到期末督办办结的"),
    count("supervisings", "领衔督办一般提案的决定", facts("supervised"), "领导领衔督办一般提案的每次决定", split=(("leader", "领导"),)),
    count("supervisions_released", "取消的领衔督办", facts("supervision_released"), "取消的领衔督办", split=(("leader", "领导"),)),
    count("supervised", "领衔督办一般提案", combined("supervisings", minus=("supervisions_released",)), "由主席会议成员领衔督办的一般提案，与重点提案分开算", Words(("一般提案", *P), ("领衔督办一般提案", "领衔督办"), MORE, never=("重点提案",)), split=(("leader", "领导"),)),
    count("supervision_held", "一般提案督办活动", facts("supervision_held"), "为领衔督办的一般提案开展的督办会、见面会、视察等", unit="次"),
    count("supervision_concluded", "督办办结的一般提案", facts("supervision_concluded", what=What.SUBJECTS), "领衔督办有了结果的一般提案"),
    rate("key_rate", "重点提案办结率", "key_chosen_concluded", "key", "本期确定的重点提案中督办办结的 ÷ 本期确定", "办结率", near=("重点提案",)),
)  # fmt: skip

HONOURED = (
    count("excellent", "优秀提案", facts("honoured", what=What.SUBJECTS), "评选表彰的优秀提案，撤销的不算", Words(("优秀提案",), ("评选", "评出", "表彰", "评选表彰"), MORE)),
    count("excellent_members", "优秀提案的提案人", Count(("proposals.honoured",), What.PEOPLE, roles=BY), "优秀提案的第一提案人和联名人，一人算一次", Words(("提案人", "委员"), ("表彰",), ("名", "位"), ("优秀提案",)), unit="人"),
)  # fmt: skip

UPWARD = (
    count("upward", "向上级政协提交的提案", facts("upward_submitted", what=What.SUBJECTS), "在上级任职的委员和本会向上级政协提交的提案", Words(("提案", "集体提案"), ("提交市政协", "提交省政协", "向上级政协提交", "报送"), MORE, ("上级政协", "市政协", "省政协"))),
    count("upward_filed", "上级立案的提案", facts("upward_followed", *among("state", "filed"), what=What.SUBJECTS), "上级政协立案的", Words(("提案",), ("被立案", "立案"), MORE, ("上级政协", "市政协", "省政协"))),
    count("upward_answered", "上级答复的提案", facts("upward_followed", *among("state", "replied", "closed"), what=What.SUBJECTS), "上级政协的承办单位已经答复的", Words(("提案",), ("答复",), MORE, ("上级政协", "市政协"))),
    count("upward_tracked", "跟踪的上级立案提案", facts("upward_followed", *among("state", "filed", "handling", "replied", "closed"), what=What.SUBJECTS), "上级立案以后本期有进展记录的", Words(("提案", "市政协委员提案"), ("跟踪督办", "跟踪"), MORE, ("上级政协", "市政协")), split=(("unit", "上级承办单位"),)),
    count("upward_submitted_filed", "提交的提案中上级立案的", followed("upward_submitted", "upward_followed", *among("state", "filed", "handling", "replied", "closed")), "本期提交、到期末上级已立案的"),
    rate("upward_filing_rate", "上级立案率", "upward_submitted_filed", "upward", "本期提交的提案中上级已立案的 ÷ 本期提交", "全部被立案", "被立案", near=("市政协", "省政协", "上级政协")),
)  # fmt: skip

OPEN = (
    count("published", "公开的提案", facts("published", *among("level", "full", "summary"), what=What.SUBJECTS), "全文公开和摘要公开的，重新公开的只算一次", Words(("提案",), ("公开", "向社会公开"), MORE)),
    count("published_replies", "公开过的答复提案", followed("answered", "published", *among("level", "full", "summary")), "本期答复、到期末已向社会公开的"),
    count("taken_down", "撤下的公开提案", facts("taken_down", what=What.SUBJECTS), "公开后又撤下的"),
    rate("disclosure_rate", "公开率", "published_replies", "answered", "本期答复的提案中已公开的 ÷ 本期答复", "公开率"),
    count("disclosures_applied", "收到的公开申请", facts("disclosure_applied", what=What.SUBJECTS), "公开页上收到的依申请公开", Words(("公开申请", "依申请公开"), ("收到", "受理"), ("份",)), unit="件"),
    count("disclosures_decided", "答复的公开申请", facts("disclosure_decided", what=What.SUBJECTS), "答复了的依申请公开", Words(("公开申请", "依申请公开"), ("答复", "办结"), ("份",)), unit="件", split=(("outcome", "怎样答复"),)),
    count("disclosures_in_time", "按期答复的公开申请", facts("disclosure_decided", *among("on_time", "true"), what=What.SUBJECTS), "没有超过期限（含延期）答复的", unit="件"),
    rate("disclosures_on_time_rate", "公开申请按期答复率", "disclosures_in_time", "disclosures_decided", "按期答复的公开申请 ÷ 答复的公开申请", "按期答复率", near=("公开申请", "依申请公开")),
)  # fmt: skip

ONWARD = (
    count("to_information", "转作社情民意的提案", facts("passed_on", what=What.SUBJECTS), "没有立案、转作社情民意信息的", Words(("社情民意", "提案"), ("转作社情民意", "转为社情民意"), MORE, ("未立案",))),
    count("to_letters", "转作委员来信的提案", facts("made_letter", what=What.SUBJECTS), "没有立案、作为委员来信交单位答复的", Words(("委员来信", "来信"), ("转作委员来信", "转为来信"), MORE)),
    count("letters_read", "提案人看过答复的来信", facts("letter_read", what=What.SUBJECTS), "单位答复后提案人看过的来信"),
    count("information_taken", "有人接手的社情民意", facts("information_taken", what=What.SUBJECTS), "转作社情民意的提案中有人接手的"),
    count("information_settled", "有结果的社情民意", facts("information_settled", what=What.SUBJECTS), "转作社情民意的提案中登记了结果的", split=(("outcome", "结果"),)),
    count("given_back", "退回作者另提的提案", facts("given_back", what=What.SUBJECTS), "没有立案、写明怎样修改退回作者另提的"),
)  # fmt: skip

TOGETHER = (
    count("joint_batches", "联动交办", facts("joint_handed", what=What.SUBJECTS), "各方都同意后交办的批次", Words(("四方联动", "联动交办"), ("采取", "实行"), ("批",), ("交办",)), unit="次"),
    count("joint_consents", "联动交办各方表示同意", facts("joint_agreed"), "各方表示同意，一方一次", unit="次"),
    count("joint_refusals", "联动交办有一方不同意", facts("joint_refused"), "有一方不同意、退回交办台的", unit="次"),
    count("topics", "培育的提案议题", facts("topic_opened"), "开设的重点提案培育议题", Words(("议题", "重点提案"), ("培育",), MORE), unit="个"),
    count("topics_drafted", "培育形成的提案", facts("topic_drafted"), "培育议题中形成提案草稿的", Words(("提案",), ("培育形成",), MORE)),
    count("tracked", "联合跟踪的提案", facts("tracked", what=What.SUBJECTS), "各跟踪组跟踪的提案，一件算一次", Words(("重要提案", "提案"), ("跟踪", "联合跟踪"), MORE, ("党派", "联合"))),
    count("tracking_notes", "联合跟踪记录", facts("tracking_noted"), "跟踪组的联系、走访和意见", unit="次", split=(("form", "方式"),)),
)  # fmt: skip

QUALITY = (
    count("quality_checked", "核对审查要点的提案", facts("quality_checked", what=What.SUBJECTS), "立案时核对了审查要点的"),
    count("quality_met", "符合的审查要点", Count(("proposals.quality_checked",), What.SUM, field="met"), "立案时符合的要点，逐件相加", unit="项"),
    count("quality_points", "核对的审查要点", Count(("proposals.quality_checked",), What.SUM, field="points"), "立案时核对的要点，逐件相加", unit="项"),
    rate("quality_rate", "审查要点符合率", "quality_met", "quality_points", "符合的要点 ÷ 核对的要点", "符合率", near=("审查要点", "提案质量")),
)  # fmt: skip

UNITS = family("proposals.handling", "提案办理", "proposals")

ABOUT_PROPOSALS = (*IN, *EXAMINED, *HANDED, *ANSWERED, *GRADES, *RATED, *KEYS, *HONOURED, *QUALITY, *UNITS)
FIGURES: tuple[Figure, ...] = (*UPWARD, *OPEN, *(replace(one, split=(*BY_PROPOSAL.items(), *one.split)) for one in ABOUT_PROPOSALS), *ONWARD, *TOGETHER)


def of_classes(rows: Iterable[Mapping[str, Any]]) -> tuple[Figure, ...]:
    """The figures of those classes of reply that a committee added to the shipped ones, from its setting."""
    own = (row for row in rows if row["code"] not in SHIPPED_CLASSES)
    return tuple(replace(figure, split=tuple(BY_PROPOSAL.items())) for row in own for figure in _graded(row["code"], row["label"]))
