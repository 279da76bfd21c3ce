"""A template and words make a paper: filled in by docxtpl, laid out by the names of its styles, signed with its title."""

import datetime as dt
import io
from collections.abc import Mapping, Sequence
from typing import Any

from docxtpl import DocxTemplate

from .fields import Field, whole
from .laying import lay
from .markup import clean
from .sandbox import sandbox_for


class Template(DocxTemplate):  # type: ignore[misc]
    """Body, headers and footers are filled in; the file's own title and author are ours to write, footnotes stay as they are."""

    def render_properties(self, context: Any, jinja_env: Any = None) -> None: ...

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None: ...


def fill(template: bytes, fields: Sequence[Field], words: Mapping[str, Any], *, title: str = "", author: str = "", day: dt.date | None = None) -> bytes:
    """The paper as .docx; raises Unfit or jinja's TemplateError for a template that was never checked."""
    known = tuple(fields)
    document = Template(io.BytesIO(template))
    document.render(whole(known, words), jinja_env=sandbox_for(known), autoescape=True)
    paper = document.docx
    lay(paper)
    said = paper.core_properties
    said.title, said.comments = clean(title)[:255], ""
    said.author = said.last_modified_by = clean(author)[:255]
    moment = dt.datetime.combine(day or dt.date(2000, 1, 1), dt.time())
    said.created = said.modified = moment
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()
