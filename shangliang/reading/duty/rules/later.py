"""What an example scheme has gained since a committee took it over: items that a newer version of its rulebook could add."""

from collections.abc import Mapping
from typing import Any

LIKE = 0.6  # of the codes of a rulebook's items, in the example


def nearest(body: Mapping[str, Any], schemes: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any] | None:
    """The example a rulebook was made from, by the codes of its items; None for one of the committee's own making."""
    own = _codes(body)
    found = max(schemes.values(), key=lambda scheme: len(own & _codes(scheme)), default=None)
    return found if found is not None and own and len(own & _codes(found)) >= LIKE * len(own) else None


def later(body: Mapping[str, Any], scheme: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """The example's items of codes that the rulebook has not, counting facts that none of its items counts."""
    if scheme is None:
        return []
    own, counted = _codes(body), {place for item in _items(body) for place in _places(item)}
    return [item for item in _items(scheme) if item["code"] not in own and not _places(item) <= counted]


def with_later(body: Mapping[str, Any], scheme: Mapping[str, Any] | None) -> dict[str, Any]:
    """The rulebook with those items at its end, and the groups they want."""
    items = later(body, scheme)
    groups = [group for group in body.get("groups") or [] if isinstance(group, dict)]
    there, wanted = {group.get("code") for group in groups}, {item["group"] for item in items}
    more = [group for group in (scheme or {}).get("groups", []) if group["code"] in wanted and group["code"] not in there]
    return {**body, "groups": [*groups, *more], "items": [*_items(body), *items]}


def _items(body: Mapping[str, Any]) -> list[dict[str, Any]]:
    found = body.get("items")
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _codes(body: Mapping[str, Any]) -> set[str]:
    return {str(item.get("code")) for item in _items(body)}


def _places(item: Mapping[str, Any]) -> set[tuple[str, str]]:
    return {(str(one.get("kind")), str(one.get("sort") or "")) for one in item.get("sources") or [] if isinstance(one, dict)}
