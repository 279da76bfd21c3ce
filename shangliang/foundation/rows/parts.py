"""The parts of an .xlsx file: XML inside a ZIP, unpacked within limits and parsed without entities."""

import posixpath
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.parsers import expat

from shangliang.foundation.rows.kinds import SAVE_AS, check_parts, refuse
from shangliang.foundation.rows.limits import MEGABYTE, Limits

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class Parts:
    """A ZIP file as parts that can be parsed; `filename` is for what people are told."""

    def __init__(self, data: bytes, filename: str, limits: Limits) -> None:
        self.filename = filename
        with self.guarded():
            self.archive = zipfile.ZipFile(BytesIO(data))
        self.names = frozenset(self.archive.namelist())
        check_parts(self.names, filename)
        if sum(part.file_size for part in self.archive.infolist()) > limits.unpacked:
            most = limits.unpacked // MEGABYTE
            raise refuse(filename, f"展开后超过 {most} MB。请删去图片和用不到的表再上传。", "too_big_unpacked")

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Turn every way in which a file can be broken into one `Invalid`."""
        try:
            yield
        except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, LookupError, ValueError, OverflowError,
                RuntimeError) as fault:
            why = f"残缺不全，读不了。请重新下载，或{SAVE_AS[1:]}"
            raise refuse(self.filename, why, "broken_file") from fault

    def parse(self, name: str, start: Start, end: End | None = None, text: Callable[[str], None] | None = None) -> None:
        """Feed one part's XML to the callbacks; names come without namespace, for writers differ in theirs.

        A document type is refused: no office writes one, and entities are how XML bombs are built.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        names = _LocalNames()
        parser.StartElementHandler = lambda tag, attributes: start(names[tag], attributes)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(names[tag])
        if text is not None:
            parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = _no_doctype
        with self.guarded(), self.archive.open(name) as stream:
            parser.ParseFile(stream)

    def targets(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: relation id → (kind, name of the other part)."""
        folder, base = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship":
                name = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", "")))
                found[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], name.lstrip("/"))

        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations in self.names:
            self.parse(relations, start)
        return found


class _LocalNames(dict[str, str]):
    """Tag names without their namespace, worked out once each."""

    def __missing__(self, tag: str) -> str:
        return self.setdefault(tag, tag.rpartition(" ")[2])


def _no_doctype(*_: object) -> None:
    raise ValueError("a document type")


def local(attributes: dict[str, str], name: str) -> str:
    """An attribute whatever namespace it is in, such as `r:id`; "" when absent."""
    return next((value for key, value in attributes.items() if key.rpartition(" ")[2] == name), "")
