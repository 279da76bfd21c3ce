"""An administrator decides what stands on the boards, in the browser."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from shangliang.commons.ui.receipts import tell
from shangliang.commons.ui.requests import act_of, number, opens_to
from shangliang.foundation.errors import Invalid, NotFound, NotNow, Refused

from .. import actions
from ..kinds import Block, Shape, Which
from ..queries import boards
from ..queries.reading import ways
from ..rules import MOST_BLOCKS

ADDED = 2  # empty lines at the foot of the form
MOVES = {"up": -1, "down": 1}


@opens_to(permission="boards.arrange")
@require_http_methods(["GET", "POST"])
def arrange(request: HttpRequest, which: str) -> HttpResponse:
    """The blocks of a board in a form, one a line; a button of a line moves it or takes it out without storing yet."""
    if which not in Which.values():
        raise NotFound()
    if request.method == "GET":
        return _form(request, which, boards.arranged(which)[0])
    typed = _typed(request)
    if request.POST.get("then") == "restore":
        actions.restore(act_of(request), which=which)
        tell(request, f"“{Which(which).label}”已恢复默认的样子")
        return redirect("boards:arrange", which)
    if moved := request.POST.get("move", ""):
        return _form(request, which, [*_moved(typed, moved), *_unfinished(request)])
    try:
        actions.arrange(act_of(request), which=which, blocks=typed)
    except (Invalid, NotNow) as wrong:
        return _form(request, which, [*typed, *_unfinished(request)], wrong)
    tell(request, f"“{Which(which).label}”已按新的样子排好", link=reverse("boards:board" if which == Which.LEADERS else "boards:screen"), verb="去看")
    return redirect("boards:arrange", which)


def _form(request: HttpRequest, which: str, blocks: list[Block], wrong: Refused | None = None) -> HttpResponse:
    known = boards.known()
    rows = [{"block": block, "figures": [(code, known[code].label if code in known else code) for code in block.codes], "ways": _ways(block, known)} for block in blocks]
    empty = {"block": Block(()), "figures": [], "ways": _ways(Block(()), known)}
    context: dict[str, Any] = {
        "which": Which(which), "boards": [{"label": one.label, "href": reverse("boards:arrange", args=[one]), "active": one == which} for one in Which],
        "rows": rows + [empty] * min(ADDED - sum(not block.codes for block in blocks), MOST_BLOCKS - len(rows)), "shapes": Shape.choices(),
        "error": wrong.message if wrong else "", "errors": getattr(wrong, "fields", {}), "own": boards.arranged(which)[1],
    }  # fmt: skip
    return render(request, "boards/arrange.html", context, status=wrong.status if wrong else 200)


def _ways(block: Block, known: dict[str, Any]) -> list[tuple[str, str]]:
    """Into what the figures of a block can be split, all of them; an empty block can still become any."""
    found = [ways(known[code]) for code in block.codes if code in known]
    shared = {way: label for way, label in found[0].items() if all(way in one for one in found)} if found else {"month": "月份", "sector": "界别", "unit": "单位", "organ": "机构", "party": "党派团体"}
    if block.by and block.by not in shared:
        shared[block.by] = block.by
    return [("", "不拆分"), *shared.items()]


def _typed(request: HttpRequest) -> list[Block]:
    """The blocks as typed; a line without figures is none, which is how a block is taken out."""
    return [block for block in _lines(request) if block.codes]


def _unfinished(request: HttpRequest) -> list[Block]:
    """Lines that have a title and no figures yet: no blocks, but what was typed in them is shown again."""
    return [block for block in _lines(request) if block.title and not block.codes]


def _lines(request: HttpRequest) -> list[Block]:
    """Every line of the form. A number of lines that is none counts as 0, which is refused; left empty it is 10."""
    said, found = request.POST, []
    for n in range(MOST_BLOCKS + ADDED):
        codes = tuple(dict.fromkeys(code for code in said.getlist(f"codes-{n}") if code))
        most = number(said[f"most-{n}"]) or 0 if said.get(f"most-{n}") else 10
        found.append(Block(codes, said.get(f"by-{n}", ""), said.get(f"shape-{n}", Shape.NUMBER), said.get(f"title-{n}", "").strip(), most, bool(said.get(f"least-{n}"))))
    return found


def _moved(blocks: list[Block], asked: str) -> list[Block]:
    what, _, at = asked.partition("-")
    here, found = number(at), list(blocks)
    if here is None or here >= len(found):
        return found
    block = found.pop(here)
    if what in MOVES:
        found.insert(max(here + MOVES[what], 0), block)
    return found


@opens_to(permission="boards.look")
@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Figures found by some words, for the field that looks them up."""
    found = boards.found_by(request.GET.get("q", "")[:60])
    return JsonResponse([{"value": one.code, "label": one.label, "note": f"{one.group}　{one.unit}"} for one in found], safe=False)
