"""Sort the lines of a file into the parts of a proposal; every line lands in exactly one of them."""

from dataclasses import dataclass, field, replace

from . import triggers
from .edges import bracketless, hint_label, is_byline, is_tail, kind_of_edge
from .flow import Line
from .labels import (
    ADVICE,
    BODY,
    CONTACT,
    GROUNDS,
    HINTS,
    OFFICE,
    PLAIN,
    PROPOSERS,
    TAIL,
    TITLE,
    Label,
    fields_in,
    label_of,
    squeezed,
)
from .markers import Marker, marker_of
from .titles import find_title, is_mast

HEAD, AFTER, SECOND = "head", "after", "second"
LABEL_LINE = 120


@dataclass
class Sorted:
    """Where everything went. `advice` are the lines of the recommendations, `outer` their heading's kind of number."""

    title: str = ""
    titled_by: str = ""
    grounds: list[Line] = field(default_factory=list)
    advice: list[Line] = field(default_factory=list)
    outer: str = ""
    found_by: str = ""
    hints: dict[str, list[str]] = field(default_factory=lambda: {f: [] for f in HINTS})
    leftovers: list[str] = field(default_factory=list)
    second_proposal: bool = False


def sort_lines(lines: list[Line]) -> Sorted:
    """Sort `lines` (reading order, whole file) into title, grounds, recommendations, hints and leftovers."""
    return _Sorter(lines).run()


class _Sorter:
    def __init__(self, lines: list[Line]) -> None:
        self.out = Sorted()
        self.lines = [line for line in lines if line.part not in {"edge", "comment"}]
        self.edges = [line for line in lines if line.part in {"edge", "comment"}]
        self.labels = [self._label(line) for line in self.lines]
        self.state = HEAD
        self.heading: Marker | None = None
        self.end = len(self.lines)
        self.title_lines: set[int] = set()
        self.after_title = -1

    def run(self) -> Sorted:
        self._find_tail()
        self._find_title()
        self._find_turn()
        for at in range(self.end):
            if at not in self.title_lines:
                self._place(at)
        for line in self.lines[self.end:]:
            self._place_edge(line)
        self.out.leftovers += [("批注：" if line.part == "comment" else "") + line.text for line in self.edges]
        return self.out

    @staticmethod
    def _label(line: Line) -> Label | None:
        if line.field:
            return Label(line.field, line.label, line.text)
        if line.part != "body":
            return None
        return hint_label(line.text) or label_of(line.text)

    # finding the landmarks

    def _find_tail(self) -> None:
        while self.end > 1 and is_tail(self.lines[self.end - 1]):
            self.end -= 1

    def _find_title(self) -> None:
        labelled = next((i for i, label in enumerate(self.labels) if label and label.field == TITLE), None)
        if labelled is not None:
            self._title_by_label(labelled)
            return
        first = next((i for i, label in enumerate(self.labels)
                      if label and label.strong and label.field in {BODY, GROUNDS, ADVICE}), self.end)
        while 0 < first < self.end and self._is_title_part(first):
            first += 1
        hints = {i for i in range(first) if self.labels[i] and self.labels[i].field in HINTS | {OFFICE}}  # type: ignore[union-attr]
        opening = [i for i in range(first) if i not in hints]
        found = [opening[i] for i in find_title([self.lines[i] for i in opening], self.lines)]
        if found:
            self._set_title("".join(self.lines[i].text for i in found), "look", set(found))
            self.labels = [None if i in self.title_lines else label for i, label in enumerate(self.labels)]

    def _is_title_part(self, at: int) -> bool:
        """Whether a line that reads like a label ("工作的建议") is the second line of a centred title."""
        line, before, label = self.lines[at], self.lines[at - 1], self.labels[at]
        return (line.look.align == "centre" == before.look.align and line.look.size == before.look.size
                and not line.field and bool(label) and not label.marker and line.text[-1] not in "：:")  # type: ignore[union-attr]

    def _title_by_label(self, at: int) -> None:
        label = self.labels[at]
        assert label is not None
        if label.rest:
            self._set_title(label.rest, "label", {at})
            following = at + 1
            if following < self.end and self._continues_title(label.rest, following):
                self._set_title(label.rest + self.lines[following].text, "label", {at, following})
        elif at + 1 < self.end and not self.labels[at + 1]:
            self._set_title(self.lines[at + 1].text, "label", {at, at + 1})

    def _continues_title(self, text: str, at: int) -> bool:
        """A title broken over two lines: the first does not end as titles do, the second does."""
        line = self.lines[at]
        ends = ("提案", "建议", "议案", "对策")
        return (not self.labels[at] and not text.endswith(ends) and len(line.text) <= 40
                and line.text.endswith(ends) and not line.text.startswith("关于"))

    def _set_title(self, text: str, by: str, lines: set[int]) -> None:
        self.out.title, self.out.titled_by = text.strip(), by
        self.title_lines, self.after_title = lines, max(lines)

    def _find_turn(self) -> None:
        """Where reasons turn into recommendations: by label, heading, sentence, or by how the last part is worded."""
        self.turn: tuple[int, int] | None = None
        rest = [i for i in range(self.end) if i not in self.title_lines]
        if any(label and label.field == ADVICE and label.strong for i in rest if (label := self.labels[i])):
            self.out.found_by = "label"
            return
        headings = [i for i in rest if i > self.after_title and (lb := self.labels[i]) and lb.field == ADVICE]
        limit = headings[0] if headings else self.end
        self.turn = self._turn_by_sentence([i for i in rest if i < limit and self.lines[i].part == "body"])
        if self.turn or headings:
            self.out.found_by = "sentence" if self.turn else "heading"
            return
        self._guess_turn(rest)

    def _turn_by_sentence(self, body: list[int]) -> tuple[int, int] | None:
        """A sentence of its own before the recommendations counts most, then words inside a paragraph."""
        weak: tuple[int, int] | None = None
        for i in body:
            text = self.lines[i].text
            follower = self.labels[i + 1] if i + 1 < self.end else None
            if i + 1 < self.end and triggers.opens_advice(text) and not (follower and follower.field == GROUNDS):
                if triggers.says_so(text):
                    return i, len(text)
                weak = weak or (i, len(text))
            elif weak is None and (inside := triggers.advice_inside(text)) is not None:
                weak = i, inside
        return weak

    def _guess_turn(self, rest: list[int]) -> None:
        body = [i for i in rest if self.lines[i].part == "body" and i > self.after_title and not self.lines[i].field]
        start = _asking_end(self.lines, body) or _demanding_end(self.lines, body)
        if start is not None:
            self.turn, self.out.found_by = (start, 0), "guess"
            return
        for i in reversed(body[-2:]):
            cut = triggers.closing_ask(self.lines[i].text)
            if cut is not None:
                self.turn, self.out.found_by = (i, cut), "guess"
                return

    # placing

    def _place(self, at: int) -> None:
        line, label = self.lines[at], self.labels[at]
        if self.turn and at == self.turn[0] and not line.field:
            self._place_turn(line, self.turn[1])
        elif label and self._follows(label, line, at):
            self._place_label(label, line)
        else:
            self._place_text(line, at)

    def _place_turn(self, line: Line, cut: int) -> None:
        before, after = line.text[:cut].strip(), line.text[cut:].strip()
        if before:
            self.out.grounds.append(replace(line, text=before))
        self.state = ADVICE
        if after:
            self.out.advice.append(replace(line, text=after))

    def _follows(self, label: Label, line: Line, at: int) -> bool:
        """Whether a label is to be obeyed here, or is just how a sentence of the text happens to begin."""
        if line.field:
            return True
        if self.state == SECOND:
            return False
        if label.field == TITLE:
            return label.strong and not label.marker
        if label.field in HINTS | {OFFICE, TAIL}:
            return self._is_beside(label, line, at)
        if label.field == ADVICE:
            return self.state != ADVICE and (at > self.after_title or label.strong)
        if self.state == ADVICE:
            return self._reopens(label, at)
        return self.state != AFTER or label.strong

    def _is_beside(self, label: Label, line: Line, at: int) -> bool:
        """Hints and notes stand before the text or after it; amid numbered recommendations they are text."""
        if label.marker or len(line.text) > LABEL_LINE:
            return False
        later = range(at + 1, self.end)
        if label.field == TAIL:
            return (self.state == ADVICE and label.words[:1] in "附备注"
                    and not any((lb := self.labels[i]) and lb.field in {ADVICE, BODY} for i in later))
        if self.state in {HEAD, AFTER}:
            return True
        if label.field in {OFFICE, CONTACT} and self.state == GROUNDS:
            return label.words not in {"单位", "时间", "说明", "职务", "地址", "年龄", "性别", "民族", "日期", "摘要", "年度"}
        return not any(marker_of(self.lines[i].text) for i in later if self.lines[i].part == "body")

    def _reopens(self, label: Label, at: int) -> bool:
        """Whether a label of grounds amid the recommendations starts grounds again."""
        if label.marker:
            heading = self.heading
            return (heading is not None and label.marker.kind == heading.kind
                    and (label.marker.value or 0) > (heading.value or 0))
        advice_again = any((lb := self.labels[i]) and lb.field == ADVICE for i in range(at + 1, self.end))
        return label.strong and (advice_again or not self.out.grounds)

    def _place_label(self, label: Label, line: Line) -> None:
        if label.field == TITLE:
            self._second_title(label, line)
        elif label.field in HINTS | {OFFICE}:
            self._place_hint(label, line)
        elif label.field == TAIL:
            self.state = AFTER
            self.out.leftovers.append(line.text)
        elif label.field == ADVICE:
            self._open_advice(label, line)
        else:
            self._open_grounds(label, line)

    def _second_title(self, label: Label, line: Line) -> None:
        """A second title of another matter ends the reading; a whole text under that label is just grounds."""
        if squeezed(label.rest) == squeezed(self.out.title):
            return
        if len(label.rest) > LABEL_LINE or "。" in label.rest:
            self._open_grounds(replace(label, words="正文"), line)
            return
        if label.rest:
            self.out.second_proposal, self.state = True, SECOND
        self.out.leftovers.append(line.text if not line.field else f"{label.words}：{line.text}")

    def _open_advice(self, label: Label, line: Line) -> None:
        self.state, self.heading = ADVICE, label.marker
        self.out.outer = label.marker.kind if label.marker else ""
        if not label.strong:
            self.out.leftovers.append(line.text)
        if label.rest:
            self.out.advice.append(replace(line, text=label.rest, field=""))

    def _open_grounds(self, label: Label, line: Line) -> None:
        self.state = GROUNDS
        plain = label.field == BODY or squeezed(label.words) in PLAIN
        text = label.rest if plain or line.field else line.text
        if line.field and not plain and label.words:
            text = f"{label.words}：{label.rest}" if label.rest else label.words
        if text:
            self.out.grounds.append(replace(line, text=text, field=""))

    def _place_hint(self, label: Label, line: Line) -> None:
        for part, words, value in fields_in(label):
            if part == OFFICE or part not in self.out.hints:
                self.out.leftovers.append(f"{words}：{value}" if value else words)
            elif value:
                self.out.hints[part].append(f"{words}：{value}" if part == CONTACT else value)

    def _place_text(self, line: Line, at: int) -> None:
        if self.state in {AFTER, SECOND}:
            self.out.leftovers.append(line.text)
        elif self.state == ADVICE:
            self.out.advice.append(line)
        elif self.state == HEAD and at < self.after_title and len(line.text) <= LABEL_LINE and line.part == "body":
            self.out.leftovers.append(line.text)
        elif self.state == HEAD and at - self.after_title <= 3 and self.out.title and is_byline(line):
            self._place_edge(line)
        elif self.state == HEAD and line.part == "body" and is_mast(line.text):
            self.out.leftovers.append(line.text)
        else:
            self.state = GROUNDS if line.part == "body" else self.state
            self.out.grounds.append(line)

    def _place_edge(self, line: Line) -> None:
        label = hint_label(line.text)
        if label:
            self._place_hint(label, line)
            return
        kind = kind_of_edge(line.text)
        if kind == PROPOSERS and any(bracketless(line.text) in said for said in self.out.hints[PROPOSERS]):
            kind = ""
        (self.out.hints[kind] if kind else self.out.leftovers).append(bracketless(line.text) if kind else line.text)


def _asking_end(lines: list[Line], body: list[int]) -> int | None:
    """Where the last paragraphs all ask for something ("建议…"); sub-points may stand between them."""
    start = None
    for i in reversed(body):
        if triggers.asks(lines[i].text):
            start = i
        elif start is None and not marker_of(lines[i].text) or start is not None and i < start - 4:
            break
    return start


def _demanding_end(lines: list[Line], body: list[int]) -> int | None:
    """Where the last run of numbers 1, 2, 3 … begins, if most of its heads start with a verb of doing."""
    for kind in ("cn", "bracket-cn", "arabic", "bracket-arabic", "nth", "is"):
        marked = [(i, m) for i in body if (m := marker_of(lines[i].text)) and m.kind == kind]
        firsts = [k for k, (_, m) in enumerate(marked) if m.value == 1]
        if not firsts:
            continue
        run = marked[firsts[-1]:]
        asking = sum(triggers.demands(lines[i].text) for i, _ in run)
        if len(run) >= 2 and asking * 3 >= len(run) * 2:
            return run[0][0]
    return None
