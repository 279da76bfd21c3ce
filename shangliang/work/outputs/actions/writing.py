"""Drafting an output: what it is, who wrote it, and its suggestions one by one."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from django.utils import timezone

from shangliang.commons.committees.scope import setting
from shangliang.commons.files import actions as files
from shangliang.commons.files.actions import Upload
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.foundation.errors import Invalid, NotNow, fits
from shangliang.practices.registers.queries.by_hand import kept_by_hand

from ..facts import Drafted
from ..models import Author, Output
from ..rules import LONGEST_TEXT, LONGEST_TITLE, MOST_ASKS, State

PAPERS = "outputs.paper"


@dataclass(frozen=True)
class Ask:
    """One suggestion as it is written: its field, the unit it is meant for, whether it is about people's livelihood."""

    text: str
    field: str
    unit: Unit | None = None
    livelihood: bool = False


@dataclass(frozen=True)
class Content:
    """What is written of an output; everything but its papers."""

    kind: str
    title: str
    text: str = ""
    source: str = ""
    adopted_by: str = ""
    organ: Organ | None = None
    authors: Sequence[Member] = ()
    asks: Sequence[Ask] = field(default_factory=list)


@action("outputs.write", Drafted, lock=False, once=True)
def start(act: Act, thing: None = None, *, content: Content, uploads: Sequence[Upload] = ()) -> Output:
    """Begin an output; raises Invalid by field. What is recorded by hand in a register already is refused, so that nothing counts twice."""
    _check(content)
    if reason := kept_by_hand("reports", title=content.title):
        raise Invalid(reason, fields={"title": "登记台账里已有这份成果"})
    output = Output(committee_id=act.committee, drafted_at=act.at, drafted_by=act.viewer.label[:80])
    _fill(act, output, content)
    record(act, Drafted(kind_of=output.kind, title=output.title), about=output, parties=parties(output))
    if uploads:
        files.attach(act, output, purpose=PAPERS, uploads=uploads)
    return output


@action("outputs.write", quiet=True)
def write(act: Act, output: Output, *, content: Content, uploads: Sequence[Upload] = ()) -> Output:
    """Go on with a draft; what has gone on to review is not changed any more."""
    if output.state != State.DRAFT:
        raise NotNow(f"这份成果“{State(output.state).label}”，不能再改。要改，请先退回修改。", code="not_a_draft")
    _check(content)
    _fill(act, output, content)
    if uploads:
        files.attach(act, output, purpose=PAPERS, uploads=uploads)
    return output


def _check(content: Content) -> None:
    wrong = {}
    if content.kind not in setting("outputs.types"):
        wrong["kind"] = "请选文种"
    if not content.title.strip():
        wrong["title"] = "请写题目"
    if len(content.asks) > MOST_ASKS:
        wrong["text-1"] = f"最多 {MOST_ASKS} 条建议"
    if wrong:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)


def _fill(act: Act, output: Output, content: Content) -> None:
    """Write the columns and the authors."""
    output.kind, output.organ = content.kind, content.organ
    output.title = fits(content.title, LONGEST_TITLE, "title", "题目")
    output.text = fits(content.text, LONGEST_TEXT, "text", "正文")
    output.source, output.adopted_by = fits(content.source, 200, "source", "来自"), fits(content.adopted_by, 120, "adopted_by", "通过的会议")
    output.asks = [
        {"text": fits(one.text, 1000, f"text-{n}", f"第 {n} 条建议"), "field": one.field, "unit": one.unit.pk if one.unit else None, "livelihood": one.livelihood}
        for n, one in enumerate(content.asks, 1)
    ]
    output.save()
    Author.objects.filter(output=output).delete()
    Author.objects.bulk_create(Author(committee_id=act.committee, output=output, member=one, position=n) for n, one in enumerate(content.authors, 1))


def _dated(act: Act, day: date) -> Act:
    """The same act, told as what happened on an earlier day: at noon, so that no time zone moves it."""
    return act if day == timezone.localdate(act.at) else replace(act, at=datetime.combine(day, time(12), timezone.get_default_timezone()))


def parties(output: Output) -> list[Credit]:
    """Those to whose credit an output is: its authors and its organ."""
    behind = [Credit(one.member, "author") for one in output.authors.select_related("member")]
    return [*behind, *([Credit(output.organ, "host")] if output.organ else [])]
