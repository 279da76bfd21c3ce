"""What is wrong with something a machine sent, in Chinese: one sentence for each kind of mistake the reader of shapes tells."""

from collections.abc import Mapping
from typing import Any

SENTENCES = {
    "missing": "缺这一项",
    "extra_forbidden": "没有这一项，看看是不是写错了",
    "string_type": "要是文字",
    "string_too_long": "最多 {max_length} 个字",
    "string_too_short": "至少 {min_length} 个字",
    "not_text": "含有不能保存的控制字符",
    "strange_day": "年份要在 2000 到 2100 之间",
    "bool_type": "要是 true 或 false",
    "bool_parsing": "要是 true 或 false",
    "list_type": "要是一组，写在方括号里",
    "too_long": "最多 {max_length} 项",
    "too_short": "至少 {min_length} 项",
    "greater_than_equal": "不能小于 {ge}",
    "less_than_equal": "不能大于 {le}",
    "greater_than": "要大于 {gt}",
    "less_than": "要小于 {lt}",
    "int_from_float": "要是整数，不带小数",
}
# By how the kind begins, for what is left.
FAMILIES = {
    "int": "要是整数",
    "date_": "日期写成 2026-02-03",
    "datetime_": "时刻写成 2026-02-03T09:00:00+08:00",
    "timezone": "时刻要带时区，如 +08:00",
    "dict": "要是一个对象，写在花括号里",
    "model": "要是一个对象，写在花括号里",
    "uuid": "要是一个 UUID",
    "float": "要是数",
    "string": "要是文字",
}


def sentence(mistake: Mapping[str, Any]) -> str:
    """A mistake as pydantic tells it (type, ctx) in words; unknown kinds get a sentence that is never wrong."""
    kind = str(mistake.get("type", ""))
    if kind in SENTENCES:
        return SENTENCES[kind].format(**mistake.get("ctx", {}))
    return next((said for family, said in FAMILIES.items() if kind.startswith(family)), "写法不对")
