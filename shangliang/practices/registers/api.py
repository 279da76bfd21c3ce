"""The machines' door to registers: what there is to be entered, entering one or many lines, confirming, and reading them back."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from pydantic import Field, StrictBool, StrictFloat, StrictInt

from shangliang.commons.access import Denied
from shangliang.commons.ui.machines import act_of, needs, viewer_of
from shangliang.commons.ui.shapes import MOST, Day, Given, Line, Moment, Text, Word, answers
from shangliang.foundation.errors import Invalid, NotAllowed

from . import actions, queries
from .access import Known, known, known_registers, may_record
from .kinds import FieldKind
from .queries import Filter
from .queries.reading import Entered, read_entry
from .rules import Standing, State

router = Router(tags=["台账"])
MOST_ROWS = 1000
Value = StrictBool | StrictInt | StrictFloat | Text | list[StrictInt | Line] | None


class RegisterField(Schema):
    code: str
    label: str
    kind: Word
    options: list[str]
    unit: str
    required: bool
    help: str


class RegisterOut(Schema):
    """A register with its fields; `may_enter`: whether this key's post enters there."""

    code: str
    label: str
    area: str
    about: str
    state: Word
    version: int
    confirmed: bool = Field(description="登记要不要有人确认才计数")
    may_enter: bool
    fields: list[RegisterField]


class EntryOut(Schema):
    id: int
    register_code: str
    day: Day
    title: str
    state: Word
    values: dict[str, Any] = Field(description="按项的代号；委员、机构、单位是 [{id, name}]，日期是 YYYY-MM-DD")
    entered_by: str
    entered_at: Moment
    confirmed_by: str
    ended_on: Day | None
    reason: str


class EntryPage(Schema):
    items: list[EntryOut]
    next: int | None = Field(description="还有时，把它作为下一次的 after；null 表示读完")


class EntryWanted(Given):
    """The page's own filter; and where to read on."""

    first: Day | None = None
    last: Day | None = None
    state: Line = Field("", description="waiting 待确认、recorded 已登记、returned 退回修改、ended 已结束、taken_back 已撤销；不写是没有撤销的")
    q: Line = ""
    member: int | None = None
    organ: int | None = None
    unit: int | None = None
    after: Annotated[int, Field(ge=0, description="上一页给的 next")] = 0
    size: Annotated[int, Field(ge=1, le=MOST)] = 50


class EntryIn(Given):
    day: Day = Field(description="事情发生的那一天")
    values: dict[Line, Value] = Field(description="按项的代号；委员、机构、单位写编号或名称，几个写成列表")


class RowsIn(Given):
    rows: list[EntryIn] = Field(min_length=1, max_length=MOST_ROWS)
    source: Line = Field("", description="从哪里来，例如文件名或系统名")


class RowsOut(Schema):
    count: int


class ReasonIn(Given):
    reason: Line


@router.get("/registers", response=answers(list[RegisterOut]), summary="台账", description="本委员会的台账、要填的项和选项；没有启用的不列。")
@needs("registers.enter")
def list_registers(request: HttpRequest) -> list[RegisterOut]:
    return [_register(request, one) for one in known_registers().values()]


@router.get("/registers/{slug:code}", response=answers(RegisterOut), summary="一本台账", description="一本台账要填的项。")
@needs("registers.enter")
def one_register(request: HttpRequest, code: str) -> RegisterOut:
    return _register(request, known(code))


@router.get("/registers/{slug:code}/entries", response=answers(EntryPage), summary="登记列表", description="令牌所属岗位看得到的登记，按编号从小到大，每页最多 100 条。")
@needs("registers.read")
def list_entries(request: HttpRequest, code: str, wanted: Query[EntryWanted]) -> EntryPage:
    asked = Filter(text=wanted.q, first=wanted.first, last=wanted.last, state=wanted.state, organ=wanted.organ, member=wanted.member, unit=wanted.unit)
    found = list(queries.found(viewer_of(request), known(code).declared, asked).filter(pk__gt=wanted.after).order_by("pk")[: wanted.size + 1])
    shown = found[: wanted.size]
    return EntryPage(items=[_entry(one) for one in shown], next=shown[-1].pk if len(found) > len(shown) else None)


@router.post("/registers/{slug:code}/entries", response=answers(EntryOut), summary="登记一条", description="与页面上的“登记”是同一件事；要确认的台账，登记后等人确认。")
@needs("registers.enter")
def enter(request: HttpRequest, code: str, given: EntryIn) -> EntryOut:
    _no_strangers(known(code), given.values, "values.")
    return _entry(actions.enter(act_of(request), None, register=code, day=given.day, values=given.values))


@router.post(
    "/registers/{slug:code}/rows", response=answers(RowsOut), summary="登记多条",
    description="一次送多条，全部登记或一条也不登记；有错时 fields 按 rows.序号.项 列出每一处，序号从 0 起。",
)
@needs("registers.bring_in")
def bring_in(request: HttpRequest, code: str, given: RowsIn) -> RowsOut:
    where = known(code)
    if isinstance(verdict := may_record(viewer_of(request), where), Denied):
        raise NotAllowed(verdict.reason, code="registers.bring_in")
    lines, wrong = _read(where, given, timezone.localdate())
    if wrong:
        raise Invalid(f"有 {len(wrong)} 处要改，一条也没有登记。", "rows_have_errors", fields=wrong)
    return RowsOut(count=actions.bring_in(act_of(request), None, register=code, lines=lines, source=given.source or "接口"))


@router.get("/register-entries/{int:pk}", response=answers(EntryOut), summary="一条登记", description="一条登记现在的内容和状态。")
@needs("registers.enter")
def one_entry(request: HttpRequest, pk: int) -> EntryOut:
    return _entry(queries.find(viewer_of(request), pk))


@router.post("/register-entries/{int:pk}/confirm", response=answers(EntryOut), summary="确认登记", description="由台账写明的岗位确认；确认后按登记的日期计数。")
@needs("registers.confirm")
def confirm(request: HttpRequest, pk: int) -> EntryOut:
    return _entry(actions.confirm(act_of(request), queries.find(viewer_of(request), pk)))


@router.post("/register-entries/{int:pk}/send-back", response=answers(EntryOut), summary="退回登记", description="退给报送的人修改，写明要改什么。")
@needs("registers.confirm")
def send_back(request: HttpRequest, pk: int, given: ReasonIn) -> EntryOut:
    return _entry(actions.send_back(act_of(request), queries.find(viewer_of(request), pk), reason=given.reason))


@router.post("/register-entries/{int:pk}/take-back", response=answers(EntryOut), summary="撤销登记", description="登记错了的撤销，写明原因；不再计数，经过里还看得到。")
@needs("registers.correct")
def take_back(request: HttpRequest, pk: int, given: ReasonIn) -> EntryOut:
    return _entry(actions.take_back(act_of(request), queries.find(viewer_of(request), pk), reason=given.reason))


def _no_strangers(where: Known, values: Mapping[str, Any], at: str) -> None:
    if strange := [code for code in values if code not in where.declared.by_code]:
        raise Invalid(f"“{where.declared.label}”没有这几项：{'、'.join(strange)}。要填的项见 /registers/{where.code}。", fields={f"{at}{code}": "没有这一项" for code in strange})


def _read(where: Known, given: RowsIn, today: date) -> tuple[list[Entered], dict[str, str]]:
    names, lines, wrong = queries.Names(), list[Entered](), dict[str, str]()
    for n, row in enumerate(given.rows):
        _no_strangers(where, row.values, f"rows.{n}.values.")
        line = read_entry(where.declared, row.day, row.values, today=today, names=names)
        wrong |= {f"rows.{n}.{'day' if code == 'day' else f'values.{code}'}": text for code, text in line.errors.items()}
        lines.append(line)
    return lines, wrong


def _register(request: HttpRequest, where: Known) -> RegisterOut:
    one = where.declared
    fields = [
        RegisterField(code=f.code, label=f.label, kind=Word.of(FieldKind(f.kind)), options=list(f.options), unit=f.unit, required=f.required, help=f.help) for f in one.fields
    ]
    return RegisterOut(
        code=one.code, label=one.label, area=one.area, about=one.about, state=Word.of(where.state), version=where.version, confirmed=bool(one.confirmers),
        may_enter=where.state is Standing.ON and bool(may_record(viewer_of(request), where)), fields=fields,
    )


def _entry(entry: Any) -> EntryOut:
    return EntryOut(
        id=entry.pk, register_code=entry.register, day=entry.day, title=entry.title, state=Word.of(State(entry.state)), values=entry.values, entered_by=entry.entered_label,
        entered_at=entry.entered_at, confirmed_by=entry.confirmed_label, ended_on=entry.ended_on, reason=entry.reason,
    )
