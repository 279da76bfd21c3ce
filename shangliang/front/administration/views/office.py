"""The administrator's home: accounts, what is missing before work can begin, and the way to each setting."""

from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from shangliang.commons.committees.preferences import PREFERENCES
from shangliang.commons.committees.scope import here
from shangliang.commons.ui.wording import daytime
from shangliang.reading.notices import queries as notices

from ...waiting import waiting_of
from .. import queries

# The clockwork follows the ledger every minute; after so long something is wrong with it.
PATIENCE = timedelta(minutes=15)


def office_home(request: HttpRequest) -> HttpResponse:
    """Called by `front:home` for administrators."""
    now = timezone.now()
    today = timezone.localdate(now)
    counts = queries.account_counts(today, now)
    missing = _missing(today, counts) + _asked(waiting_of(request).get("changes", 0))
    people = reverse("front:people")
    figures = [
        {"label": "账号", "value": counts["all"], "unit": "个", "note": "有岗位的人", "href": people},
        {"label": "没登录过", "value": counts["fresh"], "unit": "个", "note": "初始密码还没用", "href": f"{people}?view=fresh", "tone": "is-soon" if counts["fresh"] else ""},
        {"label": "锁定中", "value": counts["locked"], "unit": "个", "note": "半小时后自动解开", "href": f"{people}?view=locked", "tone": "is-over" if counts["locked"] else ""},
        {"label": "设置", "value": len(PREFERENCES.names()), "unit": "项", "note": "都有默认值", "href": reverse("front:settings")},
    ]
    heading = f"有 {len(missing)} 件事要你安排" if missing else "都安排好了，没有要你处理的事"
    return render(request, "front/home_office.html", {"heading": heading, "figures": figures, "missing": missing, "now": now})


def _asked(changes: int) -> list[dict[str, Any]]:
    """What members have asked to have changed."""
    if not changes:
        return []
    return [{
        "when": "等答复", "what": f"核对 {changes} 位委员改本人信息的申请", "why": "核对后才生效", "source": "名册", "verb": "答复", "href": reverse("membership:changes"),
    }]  # fmt: skip


def _missing(today: Any, counts: dict[str, int]) -> list[dict[str, Any]]:
    """What keeps work from going on, or soon will."""
    said = []
    if here().session_on(today) is None:
        said.append({"when": "现在", "what": "增加届次", "why": "没有在收提案的届次，委员现在不能写提案", "source": "届次", "verb": "增加", "href": reverse("front:terms"), "primary": True})
    elif not any(session.opens_on > today for session in here().sessions) and today.month >= 10:
        said.append({"when": "年底前", "what": "排下一次会议", "why": "下一次会议的日期还没有，收提案的日子到了会接不上", "source": "届次", "verb": "增加", "href": reverse("front:terms")})
    pulse = notices.followed_at()
    if pulse is not None and timezone.now() - pulse > PATIENCE:
        said.append({"when": "现在", "what": "请技术人员看看后台任务", "why": f"从{daytime(pulse)} 起没有动静：通知、催办和到期提醒都停着", "source": "运行", "verb": "看台账", "href": reverse("front:ledger")})
    if counts["locked"]:
        said.append({"when": "现在", "what": f"{counts['locked']} 个账号锁定中", "why": "连续输错密码，半小时后自动解开；急用可以现在解锁", "source": "账号", "verb": "看看", "href": reverse("front:people") + "?view=locked"})
    unpublished = [year for year in (today.year, today.year + 1) if year in here().calendar.unpublished_years]
    if today.year in unpublished or (unpublished and today.month >= 11):
        year = unpublished[0]
        said.append({"when": "公布后", "what": f"核对 {year} 年工作日历", "why": f"{year} 年的放假安排还没有收录，现在只按周末算，期限可能差几天", "source": "日历", "verb": "核对", "href": reverse("front:calendar", args=[year])})
    if counts["fresh"]:
        said.append({"when": "不急", "what": f"{counts['fresh']} 人还没登录过", "why": "可以重发初始密码，或提醒他们", "source": "账号", "verb": "看名单", "href": reverse("front:people") + "?view=fresh"})
    return said
