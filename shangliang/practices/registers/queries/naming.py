"""Members, organs and units by id or by name, as pages, sheets and programs give them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.foundation.errors import Invalid
from shangliang.foundation.rows import narrow, tidy

from ..kinds import FieldKind

APART = re.compile(r"[、，,;；/\n]+")
NAMED = re.compile(r"(.+?)[(](.+)[)]")
Body = Member | Organ | Unit
TYPES: dict[FieldKind, type] = {FieldKind.MEMBERS: Member, FieldKind.ORGANS: Organ, FieldKind.UNITS: Unit}
MOST = 2000


class Names:
    """The roster, read once for many entries. Whoever sat on the day is meant before somebody of the same name who did not."""

    @cached_property
    def _all(self) -> dict[FieldKind, dict[int, Body]]:
        members = Member.objects.select_related("sector").only("pk", "committee_id", "name", "number", "sector", "since", "until", "user_id", "sector__name", "sector__short_name")
        return {
            FieldKind.MEMBERS: {one.pk: one for one in members}, FieldKind.ORGANS: {one.pk: one for one in Organ.objects.all()},
            FieldKind.UNITS: {one.pk: one for one in Unit.objects.all()},
        }  # fmt: skip

    @cached_property
    def _called(self) -> dict[FieldKind, dict[str, list[Body]]]:
        found: dict[FieldKind, dict[str, list[Body]]] = {kind: defaultdict(list) for kind in TYPES}
        for kind, bodies in self._all.items():
            for one in bodies.values():
                for name in dict.fromkeys(filter(None, map(_plain, _names(one)))):
                    found[kind][name].append(one)
        return found

    def bodies(self, kind: FieldKind, raw: Any, day: date) -> list[Body]:
        """The bodies meant by things, ids, digits or names (one text may name several). Raises Invalid for the first that is not clear."""
        given = raw if isinstance(raw, list | tuple | set | frozenset) or hasattr(raw, "all") else [raw]
        given = given.all() if hasattr(given, "all") else given
        found = [body for one in given if one not in (None, "") for body in self._meant(kind, one, day)]
        if len(found) > MOST:
            raise Invalid(f"一次最多选 {MOST} 个。")
        return list({body.pk: body for body in found}.values())

    def _meant(self, kind: FieldKind, one: Any, day: date) -> list[Body]:
        if isinstance(one, dict):
            one = one.get("id")
        if isinstance(one, TYPES[kind]):
            one = one.pk  # type: ignore[attr-defined]
        text = narrow(tidy(str(one)))
        if isinstance(one, int) or text.isdecimal() and len(text) < 19 and not self._called[kind].get(text):
            if int(text) not in self._all[kind]:
                raise Invalid(f"选中的{kind.label}已经不在名册里，请重选。")
            return [self._all[kind][int(text)]]
        whole = self._called[kind].get(_plain(text))
        words = [text] if whole else [word for word in map(str.strip, APART.split(text)) if word]
        return [self._one(kind, word, day) for word in words]

    def _one(self, kind: FieldKind, word: str, day: date) -> Body:
        """The one body of a name; “张三（教育界）” tells two of the same name apart."""
        found, aside = self._called[kind].get(_plain(word), []), ""
        if not found and (match := NAMED.fullmatch(word)):
            found, aside = self._called[kind].get(_plain(match[1]), []), _plain(match[2])
        if aside:
            found = [one for one in found if aside in {_plain(said) for said in _tells(one)}] or found
        if len(found) > 1 and kind is FieldKind.MEMBERS:
            seated = [one for one in found if one.since <= day and (one.until is None or one.until > day)]  # type: ignore[union-attr]
            found = seated or found
        if len(found) == 1:
            return found[0]
        if found:
            told = "、".join(dict.fromkeys(f"{one}（{next(iter(_tells(one)), '')}）" for one in found[:4]))
            raise Invalid(f"有 {len(found)} 个{kind.label}都叫“{word}”：{told}。请写成“{found[0]}（{next(iter(_tells(found[0])), '')}）”。", "ambiguous_name")
        near = get_close_matches(word, list(self._called[kind]), n=2, cutoff=0.6)
        raise Invalid(f"名册里没有{kind.label}“{word[:30]}”。" + (f"是不是{'、'.join(near)}？" if near else "请核对姓名或名称。"), "unknown_name")

    def offered(self, kind: FieldKind, day: date, also: Iterable[int] = ()) -> list[tuple[Any, ...]]:
        """What a picker offers on a day: (id, name, note, words to find by); `also` are chosen ones that have left since."""
        kept = set(also)
        bodies = [one for one in self._all[kind].values() if one.pk in kept or _present(one, day)]
        if kind is FieldKind.MEMBERS:
            return [(one.pk, one.name, str(one.sector), one.spelling) for one in Member.objects.select_related("sector").filter(pk__in=[b.pk for b in bodies])]
        return [(one.pk, str(one) if kind is FieldKind.UNITS else one.name, getattr(one, "kind_label", "") or getattr(one, "system_label", ""), getattr(one, "short_name", "")) for one in bodies]


def _present(one: Body, day: date) -> bool:
    if isinstance(one, Unit):
        return one.active
    begun = one.since is None or one.since <= day
    return begun and (one.until is None or one.until > day)


def _names(one: Body) -> list[str]:
    if isinstance(one, Member):
        return [one.name]
    return [one.name, one.short_name, *(one.aliases if isinstance(one, Unit) else [])]


def _tells(one: Body) -> list[str]:
    """What tells two of a name apart, the usual way first."""
    if isinstance(one, Member):
        return [said for said in (str(one.sector), one.sector.name, one.number) if said]
    return [one.kind_label] if isinstance(one, Organ) else [one.system_label]


def _plain(name: str) -> str:
    return re.sub(r"\s", "", narrow(name)).lower()
