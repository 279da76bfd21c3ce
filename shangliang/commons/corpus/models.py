"""Texts and what was made of them to find them again."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from shangliang.commons.committees.models import TenantModel


class Entry(TenantModel):
    """The text of one subject. Its big columns lie apart from the row, so that many rows can be looked through fast."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    label = models.CharField(max_length=120, blank=True, help_text="A number or the like: 第123号.")
    title = models.TextField()
    body = models.TextField(blank=True)
    also = models.TextField(blank=True, help_text="Searched, but not compared or shown: names of proposers, of units.")
    on = models.DateField(help_text="Newer ones are shown first.")
    readers = ArrayField(models.CharField(max_length=40), default=list, help_text="Who may see it at most; empty: ask. See readers.py.")
    category = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=120, blank=True)
    grams = ArrayField(models.IntegerField(), help_text="foundation.zh.finding.grams under the committee's id.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "subject_type", "subject_id"], name="one_text_of_a_subject")]
        indexes = [
            # A text has a thousand grams: they wait in the pending list, and a job puts them in their places (jobs.tidy).
            GinIndex(fields=["grams"], name="corpus_entry_grams", fastupdate=True, gin_pending_list_limit=4096),
            models.Index(fields=["committee", "-on"], name="corpus_entry_newest"),
        ]


class Trace(TenantModel):
    """What of a text is compared: the keys by which it is found, a sketch to rank it by, the vector to score it by."""

    entry = models.OneToOneField(Entry, on_delete=models.CASCADE, primary_key=True)
    keys = ArrayField(models.IntegerField())
    sketch = models.BinaryField()
    vector = models.BinaryField()
    rarity = models.BigIntegerField(default=0, help_text="Id of the rarities it was weighed by; 0: none were known.")

    class Meta:
        indexes = [
            GinIndex(fields=["keys"], name="corpus_trace_keys", fastupdate=True, gin_pending_list_limit=4096),
            models.Index(fields=["committee", "rarity"], name="corpus_trace_rarity"),
        ]


class Rarities(TenantModel):
    """How rare each pair of characters is among a committee's texts, as counted once; frozen, the newest counts."""

    texts = models.PositiveIntegerField()
    packed = models.BinaryField()


class Learned(TenantModel):
    """What was learned to suggest a label; frozen, the newest counts."""

    facet = models.CharField(max_length=20)
    texts = models.PositiveIntegerField()
    packed = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["committee", "facet", "-id"], name="corpus_learned_newest")]
