"""docs/rooms/index.md knows every room, and none that is gone."""

import re

from tests.house.places import ROOT


def test_every_room_has_its_line():
    said = set(re.findall(r"^\| `(\w+\.\w+)`", (ROOT / "docs" / "rooms" / "index.md").read_text(encoding="utf-8"), re.M))
    there = {f"{floor}.{room.name}" for floor in ("practices", "work", "reading") for room in (ROOT / "shangliang" / floor).iterdir() if (room / "apps.py").exists()}
    assert said == there


def test_what_the_index_points_to_is_there():
    text = (ROOT / "docs" / "rooms" / "index.md").read_text(encoding="utf-8")
    assert not [link for link in re.findall(r"\]\(([^)#]+)\)", text) if not (ROOT / "docs" / "rooms" / link).resolve().exists()]
