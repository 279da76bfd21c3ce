"""What the pages of the roster show: rows, cards, and which acts are offered to whom."""

import json
from typing import Any

from django.urls import reverse

from shangliang.commons.access import Denied, Viewer, may
from shangliang.commons.people.models import Member
from shangliang.commons.ui.wording import day
from shangliang.foundation import masks

from . import queries
from .rules import LABELS

PARTS = (
    ("members", "委员", "membership:members", None), ("organs", "机构", "membership:organs", None), ("units", "承办单位", "membership:units", None),
    ("additions", "增补", "membership:additions", "membership.see_cases"), ("leavings", "退出", "membership:leavings", "membership.see_cases"),
    ("coverage", "组织覆盖", "membership:coverage", "membership.see_coverage"), ("links", "联系分工", "membership:links", "membership.see_coverage"),
    ("keepings", "分级联系", "membership:keepings", "membership.see_coverage"), ("positions", "任职", "membership:positions", "membership.see_coverage"),
    ("member_units", "委员单位", "membership:member_units", "membership.see_coverage"), ("superiors", "驻地上级委员", "membership:superiors", "membership.see_coverage"),
    ("staff", "工作人员", "membership:staff", "membership.appoint"), ("changes", "修改申请", "membership:changes", "membership.decide_change"),
)  # fmt: skip
WAITING = {"changes": queries.changes.waiting_changes, "additions": queries.cases.running_additions, "leavings": queries.cases.running_cases}
CODES = {
    "import": "membership.import", "export": "membership.export", "phones": "membership.see_phones", "seat": "membership.seat",
    "arrange": "membership.arrange", "units": "membership.keep_units", "appoint": "membership.appoint",
}


def sections(viewer: Viewer, here: str) -> list[dict[str, Any]]:
    """The parts of the roster, as tabs."""
    found = []
    for key, label, name, code in PARTS:
        if code is None or may(viewer, code):
            count = WAITING[key]().count() or None if key in WAITING else None
            found.append({"label": label, "href": reverse(name), "active": key == here, "count": count})
    return found


def abilities(viewer: Viewer) -> dict[str, bool]:
    """What the viewer may do on the roster's pages."""
    return {key: bool(may(viewer, code)) for key, code in CODES.items()}


def row(member: Member) -> dict[str, Any]:
    """A member in the list."""
    office = "、".join(part for part in (member.office, "常委" if member.standing and "常委" not in member.office else "") if part)
    places = "、".join(str(place.organ) for place in member.places[:3])
    return {
        "number": member.number, "name": member.name, "href": reverse("membership:member", args=[member.pk]), "sector": member.sector.name,
        "employer": member.employer, "job": member.job, "office": office, "places": places, "phone": masks.phone(member.phone) if member.phone else "",
        "affiliation": member.affiliation, "ended": member.until, "leaving": member.leaving,
    }


def facts(member: Member, *, inside: bool) -> list[tuple[str, Any]]:
    """What everybody may know of a member, and more for the staff."""
    said: list[tuple[str, Any]] = [
        ("界别", member.sector.name), ("政协职务", "、".join(p for p in (member.office, "常委" if member.standing and "常委" not in member.office else "") if p)),
        ("工作单位", member.employer), ("职务", member.job), ("职称", member.rank), ("政治面貌", member.affiliation),
    ]
    if inside:
        born = f"{member.born_on.year} 年 {member.born_on.month} 月" if member.born_on else ""
        said += [("性别", member.get_gender_display()), ("民族", member.ethnicity), ("出生年月", born), ("籍贯", member.native_place), ("学历", member.education)]
    since = f"{member.since.year} 年 {member.since.month} 月 {member.since.day} 日"
    return [*said, ("委员证号", member.number), ("任职", f"{member.term}，{since}起")]


def contact(member: Member, viewer: Viewer, clear: dict[str, str]) -> dict[str, Any]:
    """Ways to reach a member: masked, unless they are one's own or were just asked for."""
    own = queries.people.is_self(viewer, member)
    kept = {"phone": member.phone, "mail": member.mail, "address": member.address, "identity": member.identity}
    hidden = {"phone": masks.phone, "mail": masks.mail, "address": masks.address, "identity": masks.id_number}
    may_phone, may_papers = bool(may(viewer, "membership.see_phones")), bool(may(viewer, "membership.see_papers"))
    shown = {key: value if own or key in clear else hidden[key](value) for key, value in kept.items() if value}
    rows = [("手机号", "phone"), ("邮箱", "mail"), *([("地址", "address"), ("身份证号", "identity")] if own or may_papers else [])]
    return {
        "rows": [{"key": key, "label": label, "value": shown[key], "open": own or key in clear} for label, key in rows if key in shown],
        "phones": may_phone and not own and bool(member.phone or member.mail) and not {"phone", "mail"} & clear.keys(),
        "papers": may_papers and not own and bool(member.address or member.identity) and not {"address", "identity"} & clear.keys(),
        "any": bool(rows) and (own or may_phone or may_papers),
    }


def acts(viewer: Viewer, member: Member) -> dict[str, list[dict[str, str]]]:
    """The acts on a seat: those that can be done, and those that cannot with the reason."""
    open_, refused = [], []
    gone = "" if member.until is None else f"席位已在 {member.until.isoformat()} 结束。"
    for verb, name, code, only_sitting in (
        ("调整界别", "membership:change_sector", "membership.move", True), ("任免政协职务", "membership:change_office", "membership.move", True),
        ("更正信息", "membership:correct", "membership.correct", False), ("办理辞去、离任", "membership:end", "membership.end", True),
        ("启动退出程序", "membership:start_leaving", "membership.leave_case", True),
    ):  # fmt: skip
        verdict = may(viewer, code, member)
        if isinstance(verdict, Denied):
            continue
        if gone and only_sitting:
            refused.append({"verb": verb, "why": gone})
        else:
            open_.append({"verb": verb, "href": reverse(name, args=[member.pk])})
    return {"open": open_, "refused": refused}


def of_laggard(viewer: Viewer, member_id: int) -> dict[str, Any] | None:
    """On the page of a member's duty: the leaving case, or the way to one."""
    if not may(viewer, "membership.see_cases"):
        return None
    member = queries.people.member(member_id)
    case = queries.cases.case_of(member)
    can = bool(may(viewer, "membership.leave_case")) and member.until is None
    return {"case": case, "member_id": member_id, "can": can} if case or can else None


PERSON = ("gender", "ethnicity", "born_on", "native_place", "affiliation", "education", "employer", "job", "rank")


def person_of(case: Any) -> list[tuple[str, str]]:
    """What is known of somebody nominated, without phone and papers."""
    values = json.loads(case.person)
    said = values | {"gender": {"male": "男", "female": "女"}.get(values.get("gender", ""), "")}
    return [(LABELS[key], str(said[key])) for key in PERSON if said.get(key)]


def stages_of(case: Any, heard: list[Any], first: str, last: str, told: Any = None) -> list[dict[str, str]]:
    """The steps of a case from its beginning to its end: done with the day and what was said, now, still to come."""
    running = case.state in {"open", "decided"} or (case.state == "ended" and told is None)
    passed = case.at if case.state == "open" else len(case.stages) if case.state in {"decided", "seated", "ended"} else case.at
    latest = {one.stage: one for one in heard}
    found = [{"label": first, "when": day(case.begun_on), "note": "", "state": "done"}]
    for n, stage in enumerate(case.stages):
        one = latest.get(stage)
        state = "done" if n < passed else "now" if n == passed and running else ""
        found.append({"label": stage, "when": day(one.on) if one else "", "note": one.outcome if one else "", "state": state})
    if last:
        done = case.state == "seated" or told is not None
        found.append({"label": last, "when": day(case.effective_on) if case.state in {"decided", "seated"} else day(told), "note": "", "state": "done" if done else "now" if passed >= len(case.stages) and running else ""})
    return found


__all__ = ["abilities", "acts", "contact", "facts", "of_laggard", "person_of", "row", "sections", "stages_of"]
