"""Keeping the corpus in step: what was sent up can be searched, its suggestions with it."""

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.corpus import readers
from shangliang.commons.corpus.indexing import Text, index

from ..models import Output


def keep(output: Output) -> None:
    """Put a sent output into the corpus, for its authors and those who see all."""
    names = [one.member for one in output.authors.select_related("member")]
    index(
        Text(
            subject=output, title=output.title, body="\n".join([output.text, *(str(ask["text"]) for ask in output.asks)]), on=timezone.localdate(output.sent_at or output.drafted_at),
            label=output.number, also="　".join([output.source, str(output.organ or ""), *(one.name for one in names)]), category=output.kind,
            readers=[readers.role(Role.ADMINISTRATOR), *(readers.member(one.pk) for one in names)],
        )
    )
