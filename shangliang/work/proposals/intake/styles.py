"""How a paragraph looks once its styles are resolved, as far as finding titles and lists needs it."""

from dataclasses import dataclass

from .xml import Element, attr, child, children, switched_on, value


@dataclass(frozen=True)
class Look:
    """Alignment ("centre", "right", ""), letter size in half points, bold, outline level (None: body), list."""

    align: str = ""
    size: int = 0
    bold: bool = False
    outline: int | None = None
    list_id: str = ""
    depth: int = 0


ALIGN = {"center": "centre", "right": "right", "end": "right"}


class Styles:
    """The file's styles by id, each with those it is based on."""

    def __init__(self, root: Element | None) -> None:
        self._styles = {attr(s, "styleId") or "": s for s in children(root, "style")}
        self._default = next(
            (attr(s, "styleId") or "" for s in children(root, "style")
             if attr(s, "type") == "paragraph" and attr(s, "default") in {"1", "true"}), "")
        self._base_size = _number(value(child(root, "docDefaults", "rPrDefault", "rPr"), "sz")) or 20

    def look(self, properties: Element | None, runs: list[Element]) -> Look:
        """The look of a paragraph with these properties (`w:pPr` or None) and text runs (`w:r`)."""
        chain = [properties, *self._chain(value(properties, "pStyle") or self._default)]
        align = next((v for p in chain if (v := value(p, "jc"))), "")
        outline = _outline(chain)
        numbered = next((n for p in chain if (n := child(p, "numPr")) is not None), None)
        sizes, bolds = [], []
        for run in runs:
            own = child(run, "rPr")
            looks = [own, *self._chain(value(own, "rStyle") or "", "rPr"),
                     *self._chain(value(properties, "pStyle") or self._default, "rPr")]
            sizes.append(next((s for p in looks if (s := _number(value(p, "sz")))), self._base_size))
            bolds.append(next((b for p in looks if (b := switched_on(p, "b")) is not None), False))
        return Look(ALIGN.get(align, ""), max(sizes, default=0), bool(bolds) and all(bolds), outline,
                    value(numbered, "numId") or "", _number(value(numbered, "ilvl")) or 0)

    def _chain(self, style: str, part: str = "pPr") -> list[Element]:
        found: list[Element] = []
        seen: set[str] = set()
        while style and style not in seen:
            seen.add(style)
            element = self._styles.get(style)
            if (properties := child(element, part)) is not None:
                found.append(properties)
            style = value(element, "basedOn") or ""
        return found


def _outline(chain: list[Element | None]) -> int | None:
    said = next((n for p in chain if (n := _number(value(p, "outlineLvl"))) is not None), None)
    return said if said is not None and said < 9 else None


def _number(text: str | None) -> int | None:
    try:
        return int(float(text)) if text is not None else None
    except ValueError:
        return None
