"""Who sits in 临江市政协: members made up of lists of names and jobs, the same ones every time. Knows no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from .days import Days, dice
from .material import read

ETHNIC = ("回族", "苗族", "土家族", "畲族")
# Those who must be somebody in particular: by the key of what they write, or by sector.
NAMED = {"a025": "许岚", "b032": "沈亦青"}
LEADERS = (
    ("中国共产党", "陆长河", "male", "主席"), ("中国共产党", "韦守正", "male", "副主席"), ("中国民主同盟", "苏映澄", "female", "副主席"),
    ("中国农工民主党", "汤伯谦", "male", "副主席"), ("无党派人士", "纪青禾", "female", "副主席"), ("工商联", "葛维舟", "male", "副主席"),
    ("中国共产党", "费秋声", "male", "秘书长"), ("特别邀请", "顾承安", "male", "提案委员会主任"),
)  # fmt: skip
STANDING = 45
# One each who leaves before the second session, and how.
LEFT = {
    "中国共产党": ("transferred", "六届五次常委会议通过"), "经济": ("resigned", "六届五次常委会议通过"), "教育": ("transferred", "六届五次常委会议通过"),
    "体育": ("removed", "六届七次常委会议通过"), "社会科学": ("resigned", "六届七次常委会议通过"),
}  # fmt: skip
ADDED = ("农业", "共青团和青年联合会", "科学技术", "新闻出版")  # one each, taken in
IN_SPRING = ("体育", "社会科学", "科学技术", "新闻出版")  # of whom these came and left after the second session, the others before it


@dataclass
class Person:
    """One seat; `writes` is the key of the proposal whose first person they are."""

    name: str
    gender: str
    sector: str
    employer: str
    job: str
    born_on: date
    affiliation: str
    ethnicity: str
    since: date
    number: str = ""
    phone: str = ""
    native_place: str = "临江"
    education: str = "大学"
    writes: str = ""
    office: str = ""
    standing: bool = False
    leaving: tuple[str, str] | None = None  # how the seat ends later, and by whose decision


def names(taken: set[str]) -> Iterator[dict[str, str]]:
    """Endless invented names, one for either gender at a time; never one that is taken."""
    lists = read("names")
    for n in range(100_000):
        found = {}
        for gender in ("male", "female"):
            given = lists[f"single_{gender}"] if dice("short", gender, n, of=6) == 0 else lists[gender]
            name = lists["surnames"][dice("surname", gender, n, of=len(lists["surnames"]))] + given[dice("given", gender, n, of=len(given))]
            while name in taken or name[0] in name[1:]:
                name = lists["surnames"][dice("again", name, of=len(lists["surnames"]))] + given[dice("again", name, n, of=len(given))]
            taken.add(name)
            found[gender] = name
        yield found


def people(days: Days, *, authors: set[str], taken: set[str]) -> list[Person]:
    """All members, sector by sector; `authors` are the keys that are going to be written, `taken` names stay free."""
    voices, alias = read("voices"), read("organs")["sector_of"]
    taken |= {name for _, name, _, _ in LEADERS} | set(NAMED.values())
    fresh, found = names(taken), []
    for sector in read("sectors"):
        speaking = [key for key, by in _spoken(alias).items() if by == sector["by"] and key in voices and key in authors]
        found += _sector(days, sector, speaking, fresh)
    rare = [person for person in found if not person.writes and not person.office and person.sector != "妇联"][::19]
    for person, (name, gender) in zip(rare, read("names")["rare"], strict=False):
        person.name, person.gender = name, gender
    _stand(days, found)
    for n, person in enumerate(found, 1):
        person.number, person.phone = f"06{n:03}", f"1600000{n:04}"
        person.native_place = "清澜" if n % 5 == 0 else "临江"
        person.education = ("大学", "研究生", "大专", "大学")[n % 4]
    return found


def _spoken(alias: dict[str, str]) -> dict[str, str]:
    """By which sector each proposal was written."""
    return {raw["key"]: alias.get(raw["by"], raw["by"]) for raw in (*read("proposals_a"), *read("proposals_b"))}


def _sector(days: Days, sector: dict[str, Any], speaking: list[str], fresh: Iterator[dict[str, str]]) -> list[Person]:
    """The seats of one sector: its leaders, those who speak in a proposal, then others with the sector's usual jobs."""
    made = [_leader(days, sector, *leader) for leader in LEADERS if leader[0] == sector["by"]]
    made += [_speaker(days, sector, key, next(fresh)) for key in speaking]
    while len(made) < max(sector["count"], len(speaking) + 4):
        n = len(made)
        gender = "female" if dice("woman", sector["by"], n, of=100) < sector.get("women", 0.3) * 100 else "male"
        employer, job = sector["jobs"][n % len(sector["jobs"])]
        made.append(_person(days, sector, n, next(fresh)[gender], gender, employer, job))
    made[-1].since = changing(days, sector["by"]) if sector["by"] in ADDED else made[-1].since
    if sector["by"] in LEFT:
        made[-1].leaving = LEFT[sector["by"]]
    return made


def _leader(days: Days, sector: dict[str, Any], by: str, name: str, gender: str, office: str) -> Person:
    made = _person(days, sector, dice(name, of=99), name, gender, "政协临江市委员会", office)
    made.office = office
    return made


def _speaker(days: Days, sector: dict[str, Any], key: str, fresh: dict[str, str]) -> Person:
    employer, job, letter = read("voices")[key]
    gender = {"f": "female", "m": "male"}[letter]
    made = _person(days, sector, dice(key, of=99), NAMED.get(key, fresh[gender]), gender, employer, job)
    made.writes = key
    return made


def _person(days: Days, sector: dict[str, Any], n: int, name: str, gender: str, employer: str, job: str) -> Person:
    by = sector["by"]
    age = 41 + dice(name, "a", of=10) + dice(name, "b", of=10) + dice(name, "c", of=10)
    if by == "共青团和青年联合会":
        age -= 14
    if job.startswith("退休"):
        age = 67
    minority = by == "少数民族和宗教" and n % 4 != 1
    return Person(
        name=name, gender=gender, sector=by, employer=employer, job=job, affiliation=sector["affiliation"][n % len(sector["affiliation"])],
        born_on=date(days.year - age, 1 + dice(name, "m", of=12), 1), since=term_begins(days),
        ethnicity=ETHNIC[n % len(ETHNIC)] if minority else "汉族",
    )


def _stand(days: Days, people: list[Person]) -> None:
    """Choose the standing members: the leaders, then one or two of each sector until there are enough."""
    for person in people:
        person.standing = bool(person.office)
    each = [[p for p in people if p.sector == sector["by"] and not p.office and p.leaving is None and p.since == term_begins(days) and p.name != "许岚"] for sector in read("sectors")]
    for rank in range(3):
        for sector in each:
            if rank < len(sector) and sum(p.standing for p in people) < STANDING:
                sector[-1 - rank].standing = True


def changing(days: Days, sector: str) -> date:
    """When somebody of a sector came or left during the term."""
    return days.day(3, 26) if sector in IN_SPRING else days.day(12, 18, back=1)


def term_begins(days: Days) -> date:
    """The day on which the sixth term's members were agreed on, before its first session."""
    return days.day(12, 5, back=2)
