"""Taking the values of a roster out of its cells; each parser gives None for a blank and raises Invalid in Chinese."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from typing import Any

from shangliang.commons.access import Role
from shangliang.commons.people.models import Gender, OrganKind, SeatOffice, System
from shangliang.foundation import masks
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import as_bool, as_date, as_int, as_name, as_phone, as_text, narrow
from shangliang.foundation.rows.sheet import Value, said
from shangliang.foundation.rows.values import NOTHING
from shangliang.foundation.words import Labelled

Parser = Callable[[Value], Any]
_STAR = re.compile(r"[*＊•●]{2,}|[xX×]{4,}")
_SEPARATORS = re.compile(r"[、，,；;\n]+")


class Masked(str):
    """A value of which the file shows only a part, as our own exports write phones."""


def person(value: Value) -> str | None:
    """A person's name; signs that no name has (emoji, formulas) are refused."""
    name = as_name(value)
    if name and (bad := [c for c in name if unicodedata.category(c)[0] in "SC" or c in "=@#$%^&<>{}|\\/\"?!？！"]):
        raise Invalid(f"“{name}”里的“{bad[0]}”不会出现在人名里。请核对这一格。", "not_a_name")
    return name


def number(value: Value) -> str | None:
    """A number that is a name (委员证号): its digits and letters, full-width ones made half-width, leading zeros kept."""
    text = re.sub(r"\s", "", narrow(as_text(value) or ""))
    return None if text in NOTHING else text


def phone(value: Value) -> str | None:
    """A phone number, or what an export left of one: 138****2217."""
    text = narrow(as_text(value) or "").strip()
    return Masked(text) if _STAR.search(text) else as_phone(value)


def own_phone(value: Value) -> str | None:
    """A person's phone: not 110 or 12345, which as_phone takes for a number of a service."""
    number = phone(value)
    if number and not isinstance(number, Masked) and len(number) < 7:
        raise Invalid(f"“{number}”不像电话号码。手机写 11 位，座机写区号和号码，如 0576-81234567。", "not_a_phone")
    return number


def hidden(value: Value) -> str | None:
    """Text that an export may have masked."""
    text = words(value)
    return Masked(text) if text and _STAR.search(text) else text


def identity(value: Value) -> str | None:
    """An identity number with its last letter in capitals; other documents are taken as they are."""
    text = re.sub(r"\s", "", narrow(as_text(value) or "")).upper()
    if text in NOTHING:
        return None
    if _STAR.search(text):
        return Masked(text)
    if re.fullmatch(r"\d{17}[\dX]", text) and not masks.is_id_number(text):
        raise Invalid("身份证号的校验位不对，多半是抄错了一位。请核对这一格。", "bad_identity")
    return text


def mail(value: Value) -> str | None:
    """A mail address."""
    text = hidden(narrow(as_text(value) or ""))
    if text and not isinstance(text, Masked) and not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        raise Invalid(f"“{text}”不像邮箱地址。请核对，或留空。", "bad_mail")
    return text


def words(value: Value) -> str | None:
    """Any text; the usual signs for nothing count as blank."""
    text = as_text(value)
    return None if text is None or narrow(text) in NOTHING else text


def line(value: Value) -> str | None:
    """Text of one line: breaks that only fit the text into its cell are taken out."""
    text = words(value)
    return re.sub(r"\s*\n\s*", " ", text) if text else None


def short(value: Value) -> str | None:
    """A word without inner spaces: 中共 党员 is 中共党员."""
    text = line(value)
    return text.replace(" ", "") if text else None


def many(value: Value) -> list[str] | None:
    """Several words in one cell, parted by 、 or a comma."""
    text = words(value)
    return [part.strip() for part in _SEPARATORS.split(text) if part.strip()] if text else None


def one_of(kinds: type[Labelled], **also: Labelled) -> Parser:
    """One of the labelled words; `also` names other usual words for them."""

    def parse(value: Value) -> Labelled | None:
        text = short(value)
        if text is None:
            return None
        return also.get(text) or kinds.of(text)

    return parse


def yes(value: Value) -> bool | None:
    """是/否; in a column 常委 the word itself means yes."""
    return True if said(value).strip() in {"常委", "常务委员"} else as_bool(value)


def day(value: Value) -> date | None:
    """A day."""
    return as_date(value)


def birthday(value: Value) -> date | None:
    """A day of birth: nobody on a roster was born after 2020."""
    born = as_date(value)
    if born and born.year > 2020:
        raise Invalid(f"出生日期写成了 {born.year} 年。请核对年份。", "born_too_late")
    return born


def whole(value: Value) -> int | None:
    """A place in an order: 1 to 30000."""
    found = as_int(value)
    if found is not None and not 0 <= found <= 30000:
        raise Invalid(f"次序写成了 {found}，要在 0 到 30000 之间。", "bad_order")
    return found


gender = one_of(Gender, 男性=Gender.MALE, 女性=Gender.FEMALE)
system = one_of(
    System, 党委=System.PARTY, 党委部门=System.PARTY, 党群系统=System.PARTY, 政府系统=System.GOVERNMENT, 政府部门=System.GOVERNMENT,
    政府口=System.GOVERNMENT, 党群口=System.PARTY, 法院系统=System.COURT, 检察=System.PROCURATORATE, 其它=System.OTHER,
)  # fmt: skip
organ_kind = one_of(
    OrganKind, 专委会=OrganKind.SPECIAL_COMMITTEE, 常委会=OrganKind.STANDING_COMMITTEE, 小组=OrganKind.GROUP, 活动组=OrganKind.GROUP,
    委员活动组=OrganKind.GROUP, 联络组=OrganKind.GROUP, 工作站=OrganKind.STATION, 联络站=OrganKind.STATION, 党派=OrganKind.PARTY_ORGANISATION,
    团体=OrganKind.PARTY_ORGANISATION, 民主党派=OrganKind.PARTY_ORGANISATION, 人民团体=OrganKind.PARTY_ORGANISATION,
    党派和团体=OrganKind.PARTY_ORGANISATION, 内设机构=OrganKind.OFFICE, 支部=OrganKind.BRANCH,
)  # fmt: skip
seat_office = one_of(
    SeatOffice, 主委=SeatOffice.HEAD, 组长=SeatOffice.HEAD, 站长=SeatOffice.HEAD, 书记=SeatOffice.HEAD, 主席=SeatOffice.HEAD,
    副主委=SeatOffice.DEPUTY, 副组长=SeatOffice.DEPUTY, 副站长=SeatOffice.DEPUTY, 副书记=SeatOffice.DEPUTY, 副主席=SeatOffice.DEPUTY,
    界别召集人=SeatOffice.CONVENER, 成员=SeatOffice.MEMBER, 组员=SeatOffice.MEMBER, 常委=SeatOffice.MEMBER,
)  # fmt: skip
role = one_of(
    Role, 提案委工作人员=Role.PROPOSAL_STAFF, 提案委主任=Role.PROPOSAL_HEAD, 办公室=Role.OFFICE_STAFF, 办公室工作人员=Role.OFFICE_STAFF,
    党委办=Role.HANDOVER_PARTY, 政府办=Role.HANDOVER_GOVERNMENT, 承办经办人=Role.UNIT_CLERK, 经办人=Role.UNIT_CLERK, 联络员=Role.UNIT_CLERK,
    承办负责人=Role.UNIT_HEAD, 分管领导=Role.UNIT_HEAD, 负责人=Role.UNIT_HEAD, 主席=Role.CHAIR, 副主席=Role.CHAIR, 管理员=Role.ADMINISTRATOR,
    审计=Role.AUDITOR,
)  # fmt: skip
__all__ = [
    "Masked", "Parser", "birthday", "day", "gender", "hidden", "identity", "line", "mail", "many", "number", "one_of", "organ_kind", "own_phone", "person",
    "phone", "role", "seat_office", "short", "system", "whole", "words", "yes",
]  # fmt: skip
