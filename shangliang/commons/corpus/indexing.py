"""Putting texts in, taking them out, and counting them anew."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, models, transaction

from shangliang.commons.committees.ready import insert
from shangliang.commons.committees.scope import here
from shangliang.commons.subjects import Ref, ref
from shangliang.foundation.zh.finding import grams
from shangliang.foundation.zh.likeness import Rarity, vector
from shangliang.foundation.zh.text import clean

from .models import Entry, Rarities, Trace
from .rarities import newest
from .traces import trace

BATCH = 500
T = TypeVar("T")


@dataclass(frozen=True)
class Text:
    """What is known of a subject's text. `body` may be long; `also` is searched only. `readers`: see readers.py."""

    subject: Ref | models.Model
    title: str
    body: str
    on: date
    label: str = ""
    also: str = ""
    readers: Sequence[str] = ()
    category: str = ""
    unit: str = ""


def index(*texts: Text) -> None:
    """Keep these texts of the committee we are in, each in place of what was kept of its subject before.

    Called by the rooms' actions in the transaction that hands the text in.
    """
    committee, (known, rarity) = here().committee.pk, newest()
    for some in _batches(texts):
        with transaction.atomic(savepoint=False):
            entries = insert(
                [_entry(text, committee) for text in some], of=["committee_id", "subject_type", "subject_id"],
                instead=["label", "title", "body", "also", "on", "readers", "category", "unit", "grams"],
            )
            _keep_traces(entries, committee, known, rarity)


def mark(subject: Ref | models.Model, **changed: object) -> None:
    """Change `label`, `on`, `readers`, `category` or `unit` of a text kept before; cheap, since the text stays as it is.

    It is then found by its new label.
    """
    if unknown := changed.keys() - {"label", "on", "readers", "category", "unit"}:
        raise TypeError(f"cannot be marked: {sorted(unknown)}")
    named = ref(subject)
    said = {name: _column(name).get_db_prep_save(value, connection) for name, value in changed.items()}
    places = [f'"{name}" = %s' for name in said]
    if "label" in said:
        places.append("grams = array_cat(grams, %s::int[])")
        said["grams"] = grams(f"{changed['label']}|", here().committee.pk).tolist()
    with connection.ready_cursor() as cursor:  # type: ignore[attr-defined]  # our own backend has it
        cursor.execute(
            f"update corpus_entry set {', '.join(places)} where committee_id = %s and subject_type = %s and subject_id = %s",
            [*said.values(), here().committee.pk, named.type, named.id],
        )


def _column(name: str) -> Any:
    return Entry._meta.get_field(name)


def forget(subject: Ref | models.Model) -> None:
    """Drop the text of a subject; nothing happens if there is none."""
    named = ref(subject)
    Entry.objects.filter(subject_type=named.type, subject_id=named.id).delete()


def is_due() -> bool:
    """Whether the committee's texts have grown or shrunk by a third since they were last counted."""
    counted = Rarities.objects.order_by("-pk").values_list("texts", flat=True).first() or 0
    texts = Entry.objects.count()
    return abs(texts - counted) * 3 > counted


def renew() -> int:
    """Count the committee's texts anew and weigh each by the new counts; gives how many.

    The work of a job. Nobody waits for it: each batch is a transaction, and texts weighed by old and by new counts can
    be compared meanwhile.
    """
    rarity = Rarity.of((title, body) for _, title, body in _texts())
    kept = Rarities.objects.create(committee=here().committee, texts=rarity.texts, packed=rarity.pack())
    for some in _batches(_texts()):
        with transaction.atomic():
            still = set(Entry.objects.filter(pk__in=[pk for pk, _, _ in some]).select_for_update(of=("self",)).values_list("pk", flat=True))
            entries = [Entry(pk=pk, title=title, body=body) for pk, title, body in some if pk in still]
            _keep_traces(entries, here().committee.pk, kept.pk, rarity)
    Rarities.objects.filter(pk__lt=kept.pk).delete()
    return rarity.texts


def _texts() -> Iterator[tuple[int, str, str]]:
    """All texts of the committee, a batch at a time, so that memory stays small and no cursor is held open."""
    last = 0
    while rows := list(Entry.objects.filter(pk__gt=last).order_by("pk").values_list("pk", "title", "body")[:BATCH]):
        yield from rows
        last = rows[-1][0]


def _batches(things: Iterable[T]) -> Iterator[list[T]]:
    stream = iter(things)
    while some := list(islice(stream, BATCH)):
        yield some


def _entry(text: Text, committee: int) -> Entry:
    subject, title, body, also = ref(text.subject), clean(text.title), clean(text.body), clean(text.also)
    return Entry(
        committee_id=committee, subject_type=subject.type, subject_id=subject.id, label=text.label, title=title, body=body, also=also, on=text.on,
        readers=list(text.readers), category=text.category, unit=text.unit, grams=grams(f"{text.label}|{title}|{body}|{also}", committee).tolist(),
    )


def _keep_traces(entries: Iterable[Entry], committee: int, known: int, rarity: Rarity) -> None:
    insert(
        [
            Trace(committee_id=committee, entry_id=entry.pk, rarity=known, **trace(vector(entry.title, entry.body, rarity), committee))
            for entry in entries
        ],
        of=["entry_id"], instead=["keys", "sketch", "vector", "rarity"],
    )
