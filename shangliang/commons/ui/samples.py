"""Invented things that the kit pages show, so that every component is seen in every state."""

import datetime as dt
from typing import Any

from django.http import HttpRequest
from django.template import engines
from django.template.backends.utils import csrf_input, csrf_token_lazy
from jinja2 import Environment

from shangliang.commons.ui.shell import Group, Item, Role, Shell

FRAMES = ("staff", "unit", "member", "public", "plain")
SHEETS = ("home", "list", "empty", "doc", "inbox", "pair", "form", "phone", "public")

NAV = (
    ("", (("工作台", "home", 0),)),
    ("建言", (("提案", "file-text", 4), ("社情民意", "message-report", 12), ("协商", "messages", 0), ("监督", "eye-check", 2), ("基层协商", "building-community", 0))),
    ("联络", (("会议活动", "calendar-event", 3), ("联系", "heart-handshake", 0))),
    ("涵养", (("学习", "school", 0), ("文史", "books", 0), ("党建", "flag", 0))),
    ("运行", (("机关", "briefcase", 5), ("履职", "clipboard-check", 0), ("总结", "report-analytics", 0), ("设置", "settings", 0))),
)
TABS = {
    "member": (("首页", "home", 0), ("建言", "message-plus", 2), ("日程", "calendar-event", 0), ("履职", "clipboard-check", 0), ("我的", "user", 0)),
    "unit": (("待办件", "inbox", 17), ("面商安排", "calendar-event", 0), ("已办", "circle-check", 0), ("科室分工", "users", 0), ("本单位年报", "report-analytics", 0)),
    "public": (("提案", "file-text", 0), ("协商议事", "messages", 0), ("民主监督", "eye-check", 0), ("委员", "users", 0), ("数据", "chart-bar", 0)),
}
WHO = {
    "staff": ("临江市政协", "周敏", "提案委办公室"),
    "unit": ("市住建局　承办", "罗毅", "办公室　联络员"),
    "member": ("临江市政协", "许岚", "委员"),
    "public": ("临江市政协", "", ""),
    "plain": ("临江市政协", "", ""),
}


def shell(frame: str, here: str) -> Shell:
    """A frame as each kind of viewer has it, every way leading back to the kit."""
    committee, viewer, role = WHO[frame]
    nav = tuple(
        Group(title, tuple(Item(label, icon, here, count, label == "提案" and count > 0, label == "提案") for label, icon, count in items))
        for title, items in NAV
    )
    tabs = tuple(Item(label, icon, here, count, False, at == 0) for at, (label, icon, count) in enumerate(TABS.get(frame, ())))
    roles = (Role("1", role, committee, current=True), Role("2", "委员", "社会福利和社会保障界"))
    return Shell(
        frame=f"ui/{frame}.html", committee=committee, viewer=viewer, role=role, owner="kit", home=here, nav=nav, tabs=tabs, roles=roles,
        unread=3, links=(Item("我的设置", "settings", here),), notices_url=here, search_url=here, switch_url=here, sign_out_url=here,
    )  # fmt: skip


def draw(request: HttpRequest, template: str, frame: Shell, **values: Any) -> str:
    """A page in a frame of our choosing: rendered directly, because context processors would put the viewer's own over it."""
    env: Environment = engines["jinja2"].env  # type: ignore[attr-defined]
    page = env.from_string(template) if "{%" in template else env.get_template(template)
    return page.render(request=request, csrf_input=csrf_input(request), csrf_token=csrf_token_lazy(request), shell=frame, **values)


def values(now: dt.datetime) -> dict[str, Any]:
    """What the sample pages print; dates move with `now` so that they always read as today's."""
    return {"now": now, "rows": rows(now), "feed": feed(now), "stages": STAGES, "inbox": INBOX, "week": WEEK, "figures": FIGURES, "todo": TODO, "pieces": PIECES, "units": UNITS, "members": MEMBERS}


def rows(now: dt.datetime) -> list[dict[str, Any]]:
    """Ten proposals for the list, a very long title among them."""
    plain = [
        ("0129", "关于规范共享电动自行车停放秩序的提案", "城市建设管理", "", "九三学社市委会", "集体", "市城管局", "", "over", -3),
        ("0064", "关于推动县域医共体检验结果互认的提案", "教科卫体", "", "顾清和 等 5 人", "医药卫生界", "市卫健委", "会办 2", "over", -1),
        ("0217", "关于完善老旧小区加装电梯后续管护机制的提案", "城市建设管理", "重点督办", "许岚 等 7 人", "社会福利和社会保障界", "市住建局", "会办 2", "soon", 2),
        ("0158", "关于优化公交线网与地铁二期接驳的提案", "城市建设管理", "", "程砚秋", "科技界", "市交通运输局", "", "moved", 2),
        ("0118", "关于保障外卖骑手交通安全与劳动权益的提案", "社会民生", "", "叶思齐 等 3 人", "共青团和青联界", "市人社局", "会办 3", "doing", 9),
        ("0252", "关于把乡镇闲置校舍、粮站、供销社旧址统一登记造册并优先用于农村互助养老、老年食堂和村级卫生室建设的提案", "农业农村", "", "苏晓禾", "农业和农村界", "市农业农村局", "会办 1", "doing", 26),
        ("0027", "关于保护利用临江老码头工业遗存的提案", "文化统战", "重点督办", "文化文史和学习委", "集体", "市文旅局", "", "replied", None),
        ("0183", "关于完善社区老年助餐点可持续运营的提案", "社会民生", "", "秦若溪 等 4 人", "妇联界", "市民政局", "会办 1", "checking", None),
    ]
    names = ("no", "title", "topic", "mark", "who", "sector", "unit", "others", "state", "left")
    out: list[dict[str, Any]] = [dict(zip(names, line, strict=True)) for line in plain]
    for row in out:
        left = row["left"]
        row["due"] = now + dt.timedelta(days=left) if left is not None else None
        row["used"] = None if left is None or left < 0 else round((92 - left) / 92 * 100)
    return out


def feed(now: dt.datetime) -> list[dict[str, Any]]:
    """What happened today."""
    lines = [
        (18, "市住建局", "补传第 0217 号面商照片 2 张", "paperclip", ""),
        (35, "沈亦舟委员", "评价第 0146 号：满意", "circle-check", "is-done"),
        (52, "时限", "第 0064 号进入超期，已通知市卫健委", "alert-triangle", "is-over"),
        (58, "市民政局", "提交第 0183 号答复，附件 2 份", "message-circle", ""),
        (70, "市交通运输局", "申请把第 0158 号调整给市公安局", "arrow-back-up", "is-soon"),
    ]
    return [{"at": now - dt.timedelta(minutes=ago), "who": who, "what": what, "icon": icon, "tone": tone} for ago, who, what, icon, tone in lines]


STAGES = [
    {"label": "提交", "when": "1 月 18 日", "state": "done"},
    {"label": "审查", "when": "1 月 26 日", "note": "用 8 天", "state": "done"},
    {"label": "立案", "when": "2 月 2 日", "state": "done"},
    {"label": "交办", "when": "3 月 12 日", "state": "done"},
    {"label": "办理", "when": "第 91 天", "note": "限 92 天", "state": "now"},
    {"label": "答复", "when": "6 月 12 日前"},
    {"label": "评价", "when": "答复后 15 天内"},
    {"label": "办结"},
]
FIGURES = [
    {"label": "立案", "value": "268", "unit": "件", "note": "收到 312，并案 23，转办 21", "href": "#", "spark": [12, 48, 139, 221, 252, 260, 264, 268]},
    {"label": "已答复", "value": "171", "unit": "件", "note": "占 63.8%，比上周多 19 件", "href": "#", "tone": "is-done", "spark": [0, 6, 21, 48, 77, 112, 152, 171]},
    {"label": "7 天内到期", "value": "23", "unit": "件", "note": "其中 18 件集中在周五", "href": "#", "tone": "is-soon", "spark": [4, 5, 6, 6, 9, 14, 19, 23]},
    {"label": "已超期", "value": "4", "unit": "件", "note": "比上周少 2 件，涉及 3 个单位", "href": "#", "tone": "is-over", "spark": [1, 2, 2, 4, 7, 8, 6, 4]},
]
TODO = [
    ("今天", "is-over", [
        {"when": "17:30 前", "what": "定第 0217 号的会办意见是否催第二次", "why": "市财政局会办意见超期 5 天，主办单位答复期限只剩 2 天", "source": "提案", "verb": "定夺", "href": "#", "primary": True},
        {"when": "今天", "what": "复核市民政局对第 0183 号的答复", "why": "3 条建议采纳 2 条，1 条写“留作参考”但没写理由", "source": "提案", "verb": "复核", "href": "#"},
    ]),
    ("本周", "is-soon", [
        {"when": "周四 11:00", "what": "审查来件 0313 与 0316 是否并案", "why": "两件都谈学校周边接送交通，3 段文字相近", "source": "提案", "verb": "比对", "href": "#"},
        {"when": "周五", "what": "催办 18 件周五到期的提案", "why": "9 个单位；其中 5 件还没有面商记录", "source": "提案", "verb": "拟催办单", "href": "#"},
    ]),
    ("不急", "is-calm", [
        {"when": "6 月 22 日", "what": "补 3 位新增补委员的界别资料", "why": "缺单位职务和通讯地址", "source": "联系", "verb": "补录", "href": "#"},
    ]),
]  # fmt: skip
WEEK = [
    {"name": name, "day": day, "count": count, "cls": cls}
    for name, day, count, cls in (("一", 8, 0, "is-past"), ("二", 9, 1, "is-past"), ("三", 10, 3, "is-now"), ("四", 11, 2, ""), ("五", 12, 18, "is-peak"), ("六", 13, 0, "is-off"), ("日", 14, 0, "is-off"))
]
INBOX = [
    {"left": -2, "due": "6 月 8 日", "icon": "message-report", "source": "社情民意〔2026〕86 号", "role": "单独办理", "title": "滨江路夜间施工噪声扰民", "href": "#", "note": "研究室要一份书面回复，说清何时整改", "done": 2, "next": "下一步：报分管领导审签", "verb": "送审"},
    {"left": 2, "due": "6 月 12 日", "source": "提案 0217", "role": "主办", "title": "完善老旧小区加装电梯后续管护机制", "href": "#", "note": "许岚等 7 人　面商已做　答复稿缺第二条建议的回应", "done": 3, "next": "下一步：补答第二条后签发", "verb": "补答", "open": True},
    {"left": 2, "due": "6 月 12 日", "source": "提案 0205", "role": "会办", "title": "活化利用城市更新片区内的历史建筑", "href": "#", "note": "主办市文旅局等你的会办意见", "done": 1, "next": "下一步：填会办意见", "verb": "填意见"},
    {"left": 26, "due": "7 月 6 日", "source": "提案 0262", "role": "主办", "title": "推进无障碍环境建设改造", "href": "#", "note": "等签收，签收后开始计时", "done": 0, "next": "下一步：签收或退回", "verb": "签收"},
]
PIECES = [
    {"heading": "案由", "number": "①", "middle": "1 句相同",
     "left": [("全市 142 所中小学中，有 97 所位于主城区，", "", 0), ("上下学高峰时段周边道路平均车速不足每小时 12 公里", "same", 1), ("，学生步行安全隐患突出。", "", 0)],
     "right": [("据调研，", "", 0), ("上下学高峰时段周边道路平均车速不足每小时 12 公里", "same", 1), ("，家长、学校和沿线居民反映强烈。", "", 0)]},
    {"heading": "案据", "number": "②", "middle": "意思相近 86%",
     "left": [("多数学校没有固定的接送停靠区，家长随意停车占去一条车道", "near", 2), ("；部分学校大门直接开向主干路。", "", 0)],
     "right": [("学校门前缺少专用停靠泊位，接送车辆占道停放，有效通行宽度减少约三分之一", "near", 2), ("。", "", 0)]},
    {"heading": "", "number": "", "middle": "0316 独有", "left": None, "right": [("现有定制公交仅覆盖 9 所学校，座位利用率 91%，家长需求远未满足。", "", 0)]},
]  # fmt: skip
UNITS = [
    ("1", "市住房和城乡建设局", "政府", "zjj"), ("2", "市民政局", "政府", "mzj"), ("3", "市财政局", "政府", "czj"), ("4", "市人民法院", "法院", "fy"),
    ("5", "市委宣传部", "党群", "xcb"), ("6", "市交通运输局", "政府", "jtj"), ("7", "市教育局", "政府", "jyj"),
]  # fmt: skip
MEMBERS = [("11", "秦若溪", "妇联界", "qinruoxi qrx"), ("12", "顾清和", "医药卫生界", "guqinghe gqh"), ("13", "程砚秋", "科技界", "chengyanqiu cyq"), ("14", "郑柏年", "工商联界", "zhengbonian zbn")]
