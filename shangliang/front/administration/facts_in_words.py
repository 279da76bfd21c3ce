"""What a fact carries, in words a minute-taker would use: for the auditor's list and its export.

A field without a name here would be shown in English; a test over all declared facts says so.
"""

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from functools import cache
from typing import Any

from shangliang.commons.access import Role as Post
from shangliang.commons.ledger.declared import kinds
from shangliang.commons.people.models import OrganKind, System
from shangliang.commons.ui.wording import day
from shangliang.foundation.words import Labelled
from shangliang.practices.calls import rules as calls
from shangliang.practices.handling import rules as handling
from shangliang.practices.handling.kinds import kinds as handling_kinds
from shangliang.practices.handling.rules import again
from shangliang.practices.polls.kinds import kinds as poll_kinds
from shangliang.practices.registers.rules import Standing
from shangliang.reading.reports.rules.states import ChipState
from shangliang.work.coursework import rules as homework
from shangliang.work.outputs import rules as outputs
from shangliang.work.proposals import rules as proposals
from shangliang.work.proposals.rules.together import TopicSource, TopicWord

CHANNELS = {"web": "网页", "api": "接口", "job": "自动", "import": "导入", "demo": "演示", "open": "公开页", "test": "测试"}
ROOMS = {
    "access": "权限", "advice": "委员建议", "calls": "评选表彰", "circulars": "通报", "committees": "设置", "coursework": "委员作业", "documents": "文书", "duty": "履职", "files": "文件",
    "handling": "办理", "inspection": "政府督查", "ledger": "台账", "membership": "名册", "notices": "通知", "outputs": "成果", "people": "人员", "polls": "测评", "profiles": "亮明身份", "proposals": "提案",
    "registers": "登记台账", "reports": "总结", "scoreboard": "单位成绩单",
}
FIELDS = {
    "consent": "怎样同意的", "employer": "写出单位", "party": "写出党派", "room": "接待地点", "times": "接待时间", "sort": "哪一种", "by_office": "由办公室答复",
    "article": "章程依据", "asked_by": "由谁提出", "effective": "任职日期", "final": "作出决定", "keeper": "联系人", "least": "至少几次", "of": "联系谁", "stages": "研究环节",
    "votes": "表决情况", "where": "在哪里",
    "anonymous": "匿名", "by_whom": "谁评", "cast": "收回", "invited": "发出", "score": "得分",
    "finding": "核实结果", "follow_up": "处理", "look_back": "回头看", "in_name_of": "以谁名义", "collective": "集体提案", "sent_to": "送", "side": "哪一方", "done": "落实几件",
    "about": "关于", "again": "更新", "code": "公开编号", "replies": "答复", "affiliation": "政治面貌", "answer": "答复", "continuing": "连任", "figure": "指标", "from_year": "从哪年起", "grades": "各等次人数", "known": "认出几处",
    "members": "委员数", "overtaken": "由第几轮答复接替", "taken": "并入的", "released": "撤出的", "origin": "来源", "parts": "改了哪些", "period": "期间", "places": "数字几处", "revision": "第几次修改", "rulebook": "计分办法", "source": "出处",
    "standing": "常委", "step": "做了什么", "text": "意见", "title": "标题", "trial": "试行", "upheld": "结论", "year": "年度",
    "accepted": "答复", "accepts_from": "开始收提案", "accounts": "新账号", "added": "增加", "administrator": "管理员", "after": "改为", "agreed": "答复",
    "before": "原来", "by": "谁核实", "by_hand": "催办方式", "by_proposer": "谁撤回", "category": "分类", "changed": "改动", "closes_on": "闭幕", "commitments": "商定几项", "channel": "渠道", "conditions": "条件",
    "count": "数量", "day": "日期", "days_left": "剩余天数", "deadline": "截止", "decision": "依据", "disclosure": "公开方式", "dropped": "不再联名",
    "due_on": "期限", "enabled": "启用", "ends_on": "到期", "entered_by": "登记人", "face_to_face": "当面", "fields": "项目", "figures": "指标", "file": "文件", "forced": "缘由", "form": "形式", "grade": "类别", "granted": "答复",
    "hidden": "隐去的项目", "holder": "岗位上的人", "host": "服务器", "how": "方式", "into": "并入", "key": "设置代号", "kind_of": "种类", "label": "设置", "late": "晚交", "carried_on": "连任", "ended": "结束席位", "meeting": "在哪次会上", "target": "给谁", "lead": "主办", "leader": "领导", "leaders": "领导", "level": "层面", "method": "方式", "muted": "不听的",
    "name": "名称", "names": "名单", "new": "新增", "note": "说明", "number": "编号", "office": "职务", "on": "日期", "on_site": "核实方式", "on_time": "按期", "opens_on": "开幕",
    "organ": "机构", "permission": "权限", "out_of": "原并入", "overall": "评价", "paper": "公文", "phones": "含手机号", "position": "第几条", "proposed": "建议", "proposers": "提案人", "purpose": "用途",
    "reason": "理由", "reasons": "理由", "remark": "附言", "removed": "去掉", "restored": "恢复默认", "result": "结果", "register": "台账", "role": "岗位或角色", "round": "轮次",
    "rows": "行数", "same": "没有变化", "scopes": "授权", "sector": "界别", "serial": "流水号", "since": "从", "stage": "级别", "state": "状态", "system": "系统", "timing": "时间",
    "from_day": "从哪天起", "held": "已办", "asked": "问了几处", "answered": "答了几处", "section": "部分", "owner": "责任",
    "bodies": "联合催办", "lacking": "缺什么", "left": "还剩几件", "met": "符合几项", "points": "核对几项", "word": "写的是",
    "recipients": "发给", "days": "印发后几个工作日",
    "award": "奖项", "document": "文号", "board": "哪一块屏", "blocks": "放了什么", "nominator": "由谁提名", "total": "得分",
    "levels": "层级", "suggestions": "建议条数", "recipient": "报送对象", "receiver": "签收人", "field": "领域", "livelihood": "民生", "verdict": "采纳情况", "evidence": "依据", "body": "制定单位", "main": "主要领导", "thing": "批示的成果代号", "hosts": "召集", "place": "地点", "months": "第几个月",
    "heard_on": "上次听到消息", "silent": "几天没有消息", "to_mend": "整改什么", "mend_by": "整改期限", "mends": "要整改", "summary": "小结", "to": "转给", "taker": "由谁接手", "outcome": "结果", "unit": "单位", "units": "单位", "until": "到", "values": "内容", "version": "版次", "way": "方式", "what": "内容", "working": "标记",
}  # fmt: skip
# Keys of other rows, which say nothing to a reader.
UNSAID = {"into_id", "key", "permission", "item", "thing"}
YES_NO = {
    "accepted": ("同意", "不同意"), "granted": ("同意", "不同意"), "agreed": ("同意", "不同意"), "by_hand": ("人工", "自动"), "anonymous": ("匿名", "记名"), "on_site": ("现场", "看材料"),
    "by_proposer": ("提案人", "工作人员"), "forced": ("初始密码或到期", "本人要换"), "working": ("上班", "休息"), "enabled": ("启用", "停用"), "upheld": ("异议成立", "维持原分"),
    "late": ("过了期限", "按期"), "final": ("是", "否"),
}  # fmt: skip
BY_FIELD = {
    "word": (TopicWord,), "source": (TopicSource,),
    "role": (handling.Role, Post), "by": (Post,), "overall": (handling.Satisfaction,), "disclosure": (handling.Disclosure,), "level": (handling.Disclosure,), "method": (handling.Method,),
    "finding": (again.Finding,), "verdict": (outputs.Verdict,), "outcome": (handling.Outcome,), "follow_up": (again.FollowUp,), "side": (again.Side,),
    "kind_of": (proposals.Kind, OrganKind), "timing": (proposals.Timing,), "system": (System,), "way": (proposals.UpwardWay, homework.Way), "to": (Standing, calls.CallState), "what": (calls.Reminder,), "state": (Standing, proposals.UpwardState, ChipState),
}  # fmt: skip
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def details(kind: str, data: dict[str, Any]) -> list[tuple[str, str]]:
    """What a fact carries as (name, words), without what is empty."""
    said = [(FIELDS.get(name, name), words(name, data[name])) for name in _order(kind, data) if name not in UNSAID]
    return [(label, text) for label, text in said if text]


def _order(kind: str, data: dict[str, Any]) -> list[str]:
    """The fields as they were declared; the database keeps no order. Fields of older versions come last."""
    declared = [field.name for field in fields(kinds.get(kind))] if kind in kinds else []
    return [name for name in declared if name in data] + [name for name in data if name not in declared]


def words(name: str, value: Any) -> str:
    """One value in words."""
    if isinstance(value, bool):
        yes, no = YES_NO.get(name, ("是", "否"))
        return yes if value else no
    if isinstance(value, list):
        return "、".join(_code(name, one) for one in value)
    if isinstance(value, str):
        return _code(name, value)
    if isinstance(value, dict):
        return str(value["name"]) if name in ("register", "award") else "、".join(words(name, one) for one in value.values())
    return str(value)


def _code(name: str, text: Any) -> str:
    if not isinstance(text, str):
        return str(text)
    if ISO_DAY.fullmatch(text):
        return _day(text)
    if name == "overall" and text == "none":
        return "没有评价"
    if name == "kind_of" and text in poll_kinds:
        return poll_kinds.get(text).label
    if name == "kind_of" and text in handling_kinds:
        return handling_kinds.get(text).label
    if name == "scopes":
        return _sentences().get(text, text)
    return _label(BY_FIELD.get(name, ()), text)


def _day(text: str) -> str:
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def _label(sets: Iterable[type[Labelled]], text: str) -> str:
    return next((words(text).label for words in sets if text in words.values()), text)


@cache
def _sentences() -> dict[str, str]:
    from shangliang.commons.access import permissions

    return {permission.code: permission.sentence for permission in permissions}
