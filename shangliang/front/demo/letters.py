"""What units write: openings, points, classes, opinions, contacts; made of the material, so that it reads as one hand's work."""

import re
from datetime import date
from typing import Any

from shangliang.commons.people.models import Organ, Unit

from .days import dice
from .material import Item

NOT_COLLECTED = "个别会办意见以电话形式征得，书面意见随后补送。"
UNFINISHED = 1  # how many points of a draft are still empty
DONE = re.compile(r"已|完成|实行|开通|启用|发放|投用|执行|开放|印发|上线")
PLANNED = re.compile(r"拟|计划|预计|争取|明年|年底|列入|将|下半年|筹备|推进中|研究")
NOT_NOW = re.compile(r"不具备|暂不|无法|难以|不能|暂未|不符合|没有资金|权限不在")
MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
DELICATE = re.compile(r"未成年|服刑|诈骗|举报|矫正|精神")
OPENINGS = (
    "您提出的《{title}》收悉。感谢您对{topic}工作的关心。我们{with_}逐条研究，并与您当面交换了意见，现答复如下。",
    "《{title}》收悉。您反映的情况经核实基本属实，所提建议有针对性。{with_}现将办理情况答复如下。",
    "收到《{title}》后，我们安排专人办理，{with_}现逐条答复如下。",
)
CLOSINGS = (
    "感谢您的关心和监督，后续进展我们会继续向您通报，欢迎随时提出意见。", "以上答复如有不妥，请与我们联系；落实情况将在年底前再向您通报一次。",
    "再次感谢您对我市{topic}工作的支持，欢迎到现场看一看。",
)  # fmt: skip
OPINIONS = (
    "我单位对该提案所提“{ask}”无不同意见，愿在{duties}方面配合主办单位办理，已明确一名联络员。",
    "经研究，提案反映的问题与我单位{duties}工作有关。建议主办单位牵头制定方案，我单位负责其中相应部分，所需材料一周内提供。",
    "原则同意提案建议。“{ask}”一条涉及我单位{duties}职责，可按现行规定支持；如需增加支出，请列入下一年度预算统筹考虑。",
    "我单位已派人参加现场办理。对“{ask}”，建议先选一两处试行，再定推开范围；{duties}方面的事项由我单位办理。",
)
VIEWS = ("认可办理思路，希望按时间表落实。", "同意所提方案，第二条希望再具体一些。", "对情况说明表示理解，愿意继续提供线索。", "希望办完以后到现场再看一次。")
CONTACTS = (
    "电话沟通，委员补充了两处点位和具体时段，已记入办理方案。", "到委员单位面谈，逐条核对了建议的可行性，委员同意先试点。", "召开座谈会，请委员和两名居民代表到场，就步骤和经费交换意见。",
    "陪同委员到现场察看，当场确定了近期能办的两件事。",
)  # fmt: skip
METHODS = ((re.compile(r"电话|通话"), "phone"), (re.compile(r"座谈|会上|开会"), "forum"), (re.compile(r"现场|看|走|到|上门|跟车|坐着"), "visit"))


def reply(item: Item, organ: Organ | None, *, year: int, second: list[str] | None = None, rest: int = 0) -> tuple[dict[str, str], dict[int, dict[str, Any]]]:
    """A reply's texts, and its answers by position; the last `rest` points are left empty."""
    with_ = f"会同{'、'.join(item.assist)}" if item.assist else ""
    topic = item.category
    opening = OPENINGS[dice(item.key, "opening", of=len(OPENINGS))].format(title=item.title, topic=topic, with_=with_ + "，" if with_ else "")
    if second:
        opening = f"您对《{item.title}》办理情况提出的意见收悉。我们重新作了研究，现将新的进展答复如下。"
    texts = {"opening": opening, "closing": CLOSINGS[dice(item.key, "closing", of=len(CLOSINGS))].format(topic=topic)}
    said = second or list(item.answers)
    answers = {n: point(text, year) for n, text in enumerate(said[: len(said) - rest], 1)}
    if not rest:
        texts["grade"] = item.grade if not second else "B"
        if texts["grade"] == "C":
            texts["grade_reason"] = "部分建议受权限和条件限制，目前不能采纳，留作今后工作参考；能办的部分已先行办理。"
    return texts, answers


def share(answers: dict[int, dict[str, Any]], unit: str, units: list[str]) -> None:
    """Of several units that each answer for their part, one answers every so many points and points at the others for the rest."""
    for n, answer in answers.items():
        if (whose := units[(n - 1) % len(units)]) != unit:
            answer |= {"text": f"本条由{whose}答复，我单位按职责配合。", "outcome": "done", "promised_for": None}


def point(text: str, year: int) -> dict[str, Any]:
    """One answer with its outcome, and for a plan the day by which it is promised."""
    if NOT_NOW.search(text):
        return {"text": text, "outcome": "declined"}
    if PLANNED.search(text) and not text.startswith("已"):
        months = [int(month) for month in MONTH.findall(text) if 8 <= int(month) <= 12]
        later = "明年" in text
        month = months[-1] if months else (6 if later else 12)
        return {"text": text, "outcome": "planned", "promised_for": date(year + later, month, 28)}
    return {"text": text, "outcome": "done"}


def delicate(item: Item) -> bool:
    """Whether a summary is better published than the whole."""
    return bool(DELICATE.search(item.title + item.grounds))


def opinion(item: Item, unit: Unit) -> str:
    """What an assisting unit thinks, in its own words."""
    duties = unit.duties.split()
    ask = item.asks[dice(item.key, unit.name, of=len(item.asks))] if item.asks else item.title
    first = re.split(r"[，；。]", ask)[0]
    text = OPINIONS[dice(item.key, unit.name, "opinion", of=len(OPINIONS))]
    return text.format(ask=first[:28], duties="、".join(duties[:2]) if duties else "本职")


def contact(key: str) -> str:
    """How unit and proposer spoke, where the material does not say."""
    return CONTACTS[dice(key, "contact", of=len(CONTACTS))]


def method(text: str) -> str:
    """By what means they spoke, as the text tells it."""
    return next((code for pattern, code in METHODS if pattern.search(text)), "meeting")


def view(key: str) -> str:
    """What the proposer thought of it."""
    return VIEWS[dice(key, "view", of=len(VIEWS))]


def rating_form(key: str, verdict: str) -> dict[str, str]:
    """The rating form filled in to match the verdict."""
    good = {"satisfied": 0, "mostly": 1, "dissatisfied": 2}[verdict]
    return {
        "visited": ("当面谈过", "当面谈过", "电话沟通过")[dice(key, "visited", of=3)], "attitude": ("满意", "满意", "理解")[good],
        "pertinent": ("针对", "基本针对", "没有针对")[good], "result": ("同意", "理解", "保留意见")[good],
    }
