"""How reviews are given and add up, and who does not review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from shangliang.foundation.clocks import Span, Unit
from shangliang.foundation.errors import Invalid

LONGEST, WHOLE, CENT, ENOUGH = 30, Decimal(100), Decimal("0.01"), 5  # from so many reviews on the highest and the lowest can be left out


@dataclass(frozen=True)
class Standing:
    """What the reviews of one round say: how many there are, the mean score or the share of votes in favour (0–100)."""

    count: int
    value: Decimal | None
    recused: int = 0


def check_criteria(rows: Any) -> list[dict[str, Any]]:
    """Criteria as a setting or a form gives them; raises Invalid unless each has a name and the weights make a hundred."""
    if not isinstance(rows, list) or not rows or len(rows) > 12:
        raise Invalid("请写 1 到 12 条评审标准。")
    found = []
    for n, row in enumerate(rows, 1):
        label = str(row.get("label", "")).strip()
        try:
            weight = int(str(row.get("weight", "")).strip())
        except ValueError:
            raise Invalid(f"第 {n} 条标准的权重请写整数。") from None
        if not 0 < len(label) <= LONGEST or not 0 < weight <= WHOLE:
            raise Invalid(f"第 {n} 条标准要有名称（最多 {LONGEST} 个字），权重在 1 到 100 之间。")
        found.append({"code": str(row.get("code") or f"c{n}"), "label": label, "weight": weight})
    if (whole := sum(row["weight"] for row in found)) != WHOLE:
        raise Invalid(f"各条标准的权重合计要是 100，现在是 {whole}。")
    if len({row["code"] for row in found}) < len(found):
        raise Invalid("有两条标准的代号相同。")
    return found


def check_publicity(text: str) -> Span:
    """How long a list is public: some days or working days; raises Invalid for anything else."""
    span = Span.parse(text)
    if span.unit not in (Unit.DAYS, Unit.WORKING_DAYS) or not 1 <= span.length <= 60:
        raise Invalid("公示期请写成“5 个工作日”或“7 天”，最多 60 天。")
    return span


def check_scores(criteria: Sequence[Mapping[str, Any]], given: Mapping[str, Any]) -> dict[str, str]:
    """The points a reviewer gives, 0 to 100 for each criterion, as text; raises Invalid beside each field that is wrong."""
    found, wrong = {}, {}
    for one in criteria:
        try:
            points = Decimal(str(given.get(one["code"], "")).strip())
            if not points.is_finite() or not 0 <= points <= WHOLE:
                raise InvalidOperation
        except InvalidOperation:
            wrong[one["code"]] = "请写 0 到 100 的分数"
            continue
        found[one["code"]] = f"{points.normalize():f}"
    if wrong:
        raise Invalid(f"还有 {len(wrong)} 项没有打分，或分数不在 0 到 100 之间。", fields=wrong)
    return found


def total_of(criteria: Sequence[Mapping[str, Any]], scores: Mapping[str, str]) -> Decimal:
    """The weighted total, 0 to 100, to two places."""
    points = sum((Decimal(scores[one["code"]]) * one["weight"] for one in criteria), Decimal(0))
    return (points / sum(one["weight"] for one in criteria)).quantize(CENT, ROUND_HALF_UP)


def ranked(totals: Sequence[Decimal], votes: Sequence[bool], recused: int, *, trim: bool) -> Standing:
    """What the reviews of one nomination come to; with `trim` and enough of them, the highest and the lowest are left out."""
    if votes:
        return Standing(len(votes), (WHOLE * sum(votes) / len(votes)).quantize(CENT, ROUND_HALF_UP), recused)
    counted = sorted(totals)[1:-1] if trim and len(totals) >= ENOUGH else list(totals)
    mean = (sum(counted, Decimal(0)) / len(counted)).quantize(CENT, ROUND_HALF_UP) if counted else None
    return Standing(len(totals), mean, recused)


def conflict(
    *, user_id: int | None, member_id: int | None, organ_ids: frozenset[int], unit_id: int | None, by_user: int | None, by_staff: bool, members: frozenset[int],
    organs: frozenset[int], unit: int | None,
) -> str:
    """Why somebody does not review this one, or "": nobody reviews what is their own, or what they put forward themselves."""
    if member_id is not None and member_id in members:
        return "这是你本人的，请回避。"
    if organs & organ_ids:
        return "这是你所在机构的，请回避。"
    if unit is not None and unit == unit_id:
        return "这是你单位的，请回避。"
    if by_user is not None and by_user == user_id and not by_staff:
        return "这是你推荐的，请回避。"
    return ""
