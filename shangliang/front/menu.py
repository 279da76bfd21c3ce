"""The ways to go, by role, in the fixed groups of the house (ui.md §4). Only what exists and what one may open is shown."""

from dataclasses import dataclass
from functools import lru_cache

from django.urls import NoReverseMatch, reverse

from shangliang.commons.access import COMMITTEE_WIDE, HANDOVER, STAFF, UNIT, Role
from shangliang.practices.polls.access import READERS

OFFICE = frozenset({Role.PROPOSAL_STAFF, Role.PROPOSAL_HEAD})
DESKS = COMMITTEE_WIDE | {Role.ADMINISTRATOR, Role.PLATFORM}


@dataclass(frozen=True)
class Way:
    """One way to go: an address by name, for some roles. `counts` names what waits there (several add up), `late` what is overdue, counted in `late_unit`.

    Ways of one `family` share a line of the navigation; their pages lead to one another.
    """

    group: str
    label: str
    icon: str
    name: str
    roles: frozenset[Role]
    counts: str = ""
    late: str = ""
    family: str = ""
    late_unit: str = "件"

    @property
    def href(self) -> str:
        """The address, or "" while no page answers to the name."""
        return _href(self.name)


@lru_cache
def _href(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


INSIDE = COMMITTEE_WIDE | {Role.ADMINISTRATOR}
DUTY = frozenset({Role.OFFICE_STAFF, Role.CHAIR, Role.ADMINISTRATOR, Role.AUDITOR})
AUDIT = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
NAV = (
    Way("", "工作台", "home", "front:home", DESKS),
    Way("", "履职全景", "layout-dashboard", "boards:board", frozenset({Role.CHAIR, Role.PROPOSAL_HEAD, Role.OFFICE_STAFF, Role.ADMINISTRATOR, Role.AUDITOR})),
    Way("建言", "提案", "file-text", "proposals:list", INSIDE, family="提案"),
    Way("建言", "重点", "star", "proposals:keys", COMMITTEE_WIDE, family="提案"),
    Way("建言", "报上级", "arrow-up-circle", "proposals:upward", COMMITTEE_WIDE, family="提案"),
    Way("建言", "委员建议", "bulb", "advice:list", COMMITTEE_WIDE, counts="advice", family="提案"),
    Way("建言", "不予立案的去向", "arrow-forward", "proposals:onwards", COMMITTEE_WIDE, counts="to_send_on", family="提案"),
    Way("建言", "联合办理", "users-group", "proposals:joint", COMMITTEE_WIDE, counts="joint", family="提案"),
    Way("建言", "各率", "chart-bar", "proposals:rates", COMMITTEE_WIDE, family="提案"),
    Way("建言", "公开", "world", "proposals:disclosures", OFFICE, counts="to_disclose applications", family="提案"),
    Way("建言", "审查", "list-check", "proposals:desk", OFFICE, counts="review"),
    Way("建言", "交办", "send", "proposals:handing", OFFICE | HANDOVER, counts="hand_over"),
    Way("建言", "办理", "progress", "handling:desk", OFFICE | HANDOVER | {Role.OFFICE_STAFF}, counts="asked", late="overdue", late_unit="份"),
    Way("建言", "承诺", "calendar-check", "handling:promises", COMMITTEE_WIDE, counts="verify", late="promises_late", family="落实"),
    Way("建言", "回头看", "eye-check", "handling:look_backs", COMMITTEE_WIDE, counts="rechecks", family="落实"),
    Way("建言", "政府督查", "clipboard-search", "inspection:list", COMMITTEE_WIDE, counts="checks", family="落实"),
    Way("建言", "成果", "file-analytics", "outputs:list", INSIDE, counts="to_sign", family="成果"),
    Way("建言", "成果待办", "inbox", "outputs:desk", frozenset({Role.OFFICE_STAFF}), counts="outputs suggestions instructions tracking", family="成果"),
    Way("建言", "批示", "signature", "outputs:instructions", INSIDE, family="成果"),
    Way("建言", "没有着落", "link-off", "outputs:loose", INSIDE, family="成果"),
    Way("建言", "测评", "chart-bar", "polls:list", READERS, counts="to_answer", family="评价"),
    Way("建言", "单位成绩单", "scale", "scoreboard:board", COMMITTEE_WIDE, family="评价"),
    Way("运行", "登记台账", "notebook", "registers:overview", INSIDE, counts="to_confirm"),
    Way("运行", "通报", "speakerphone", "circulars:list", STAFF | {Role.CHAIR, Role.ADMINISTRATOR, Role.AUDITOR}, counts="circulars_to_sign circulars"),
    Way("运行", "总结", "report", "reports:list", STAFF | {Role.CHAIR, Role.AUDITOR}, family="总结"),
    Way("运行", "计划与完成", "calendar-check", "reports:plans", STAFF | {Role.CHAIR, Role.AUDITOR}, late="plan_late", family="总结"),
    Way("运行", "不足与打算", "list-check", "reports:improvements", STAFF | {Role.CHAIR, Role.AUDITOR}, counts="improvements", family="总结"),
    Way("运行", "履职得分", "clipboard-check", "duty:table", DUTY, counts="appeals", family="履职"),
    Way("运行", "委员作业", "checklist", "coursework:list", DUTY, counts="homework", family="履职"),
    Way("运行", "评选表彰", "award", "calls:list", INSIDE, counts="calls objections"),
    Way("运行", "名册", "users", "membership:members", STAFF | {Role.ADMINISTRATOR, Role.CHAIR}, counts="changes"),
    Way("运行", "群众来信", "mail", "profiles:desk", frozenset({Role.OFFICE_STAFF, Role.CHAIR, Role.AUDITOR}), counts="citizens"),
    Way("运行", "台账留痕", "history", "front:ledger", AUDIT, family="留痕"),
    Way("运行", "登录记录", "login", "front:sign_ins", AUDIT, family="留痕"),
    Way("运行", "设置", "settings", "front:settings", frozenset({Role.ADMINISTRATOR})),
    Way("运行", "各地政协", "building-bank", "front:committees", frozenset({Role.PLATFORM})),
)
TABS = {
    "ui/unit.html": (
        Way("", "待办件", "inbox", "handling:inbox", UNIT, counts="inbox", late="overdue"),
        Way("", "承诺", "calendar-check", "handling:promises", UNIT, counts="promises", late="promises_late", family="落实"),
        Way("", "回头看", "eye-check", "handling:look_backs", UNIT, counts="rechecks", family="落实"),
        Way("", "督查", "clipboard-search", "inspection:list", UNIT, counts="checks", family="落实"),
        Way("", "成果跟踪", "eye-check", "outputs:follow_ups", UNIT, counts="follow_ups", family="落实"),
        Way("", "已办", "circle-check", "handling:done", UNIT),
        Way("", "测评", "chart-bar", "polls:mine", UNIT, counts="to_answer", family="往来"),
        Way("", "通报", "speakerphone", "circulars:list", UNIT, counts="circulars", family="往来"),
        Way("", "本单位", "building", "handling:unit", UNIT),
    ),
    "ui/member.html": (
        Way("", "首页", "home", "front:home", frozenset({Role.MEMBER}), counts="respond"),
        Way("", "建言", "message-plus", "proposals:mine", frozenset({Role.MEMBER})),
        Way("", "日程", "calendar-event", "gatherings:mine", frozenset({Role.MEMBER})),
        Way("", "履职", "clipboard-check", "duty:mine", frozenset({Role.MEMBER})),
        Way("", "我的", "user", "front:account", frozenset({Role.MEMBER})),
    ),
}


def frame_of(role: Role | None) -> str:
    """The frame in which a role works."""
    if role in UNIT:
        return "ui/unit.html"
    if role == Role.MEMBER:
        return "ui/member.html"
    return "ui/staff.html" if role else "ui/plain.html"


# Pages whose address lies elsewhere than the way they belong to.
BELONGS = {
    **dict.fromkeys(("calls:list", "calls:call", "calls:nominate", "calls:nomination", "calls:review", "calls:deeds"), ("calls:list", "front:home")),
    **dict.fromkeys(("proposals:evaluation", "proposals:evaluation_start", "proposals:evaluation_appraise"), ("polls:list",)),
    **dict.fromkeys(("proposals:review", "proposals:decide", "proposals:merge"), ("proposals:desk",)),
    **dict.fromkeys(("proposals:hand_over", "proposals:take_back"), ("proposals:handing",)),
    "proposals:disclosure": ("proposals:disclosures",),
    **dict.fromkeys(("advice:list", "advice:new", "advice:one"), ("advice:list", "handling:inbox", "proposals:mine")),
    **dict.fromkeys(("proposals:onward", "proposals:letter"), ("proposals:onwards", "handling:inbox", "proposals:mine")),
    **dict.fromkeys(("handling:talk", "handling:met", "handling:meet"), ("handling:inbox", "proposals:mine", "proposals:list")),
    **dict.fromkeys(("proposals:topics", "proposals:topic", "proposals:groups", "proposals:group"), ("proposals:keys", "proposals:mine")),
    "proposals:batch": ("proposals:joint",),
    "proposals:quality": ("proposals:rates",),
    **dict.fromkeys(("proposals:key", "proposals:key_choose", "proposals:key_oversee", "proposals:supervise"), ("proposals:keys",)),
    **dict.fromkeys(
        ("handling:part", "handling:matter", "handling:remind", "handling:reassign", "handling:redo", "handling:decide_return", "handling:decide_extension"),
        ("handling:desk", "handling:inbox"),
    ),
    **dict.fromkeys(
        ("proposals:new", "proposals:write", "proposals:detail", "proposals:list", "proposals:invite", "proposals:read_word", "proposals:receipt", "proposals:withdraw"),
        ("proposals:mine", "proposals:list"),
    ),
    **dict.fromkeys(("circulars:circular", "circulars:edit", "circulars:list"), ("circulars:list", "front:home")),
    **dict.fromkeys(("outputs:suggestion", "outputs:new", "outputs:edit", "outputs:output"), ("outputs:list", "front:home")),
    **dict.fromkeys(("outputs:instruction", "outputs:referral", "outputs:follow_up"), ("handling:inbox", "outputs:instructions", "front:home")),
    "outputs:mine": ("front:home",),
    **dict.fromkeys(("profiles:mine", "profiles:card", "profiles:missive"), ("front:account", "profiles:desk")),
    **dict.fromkeys(("reports:adviser", "notices:channels", "notices:channel", "notices:deliveries"), ("front:settings",)),
    **dict.fromkeys(("coursework:mine", "coursework:piece"), ("duty:mine", "coursework:list")),
}  # fmt: skip


def active(ways: list[tuple[Way, str]], path: str, view: str = "") -> str:
    """The address among `ways` to which a page belongs: said of its `view`, else the longest one that is the beginning of `path`."""
    for name in BELONGS.get(view, ()):
        for way, href in ways:
            if way.name == name:
                return href
    fitting = [href for _, href in ways if path == href or (href != "/" and path.startswith(href))]
    return max(fitting, key=len, default="")
