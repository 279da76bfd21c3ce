"""Rulebooks, what was published under them, and what members object to. Scores are never stored before they are published."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member

from .rules import AppealState, RulebookState


class Rulebook(TenantModel):
    """A scheme of points as data. Once adopted it never changes again: a change is a new rulebook."""

    name = models.CharField(max_length=120)
    body = models.JSONField(help_text="As typed, also while it has faults; read by duty.rules.")
    state = models.CharField(max_length=10, choices=RulebookState.choices(), default=RulebookState.DRAFT)
    revision = models.PositiveIntegerField(default=1)
    from_year = models.PositiveSmallIntegerField(null=True, help_text="The first score year it holds for.")
    trial = models.BooleanField(default=False)
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    adopted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=RulebookState.ADOPTED) | models.Q(from_year__isnull=False, adopted_at__isnull=False),
                name="an_adopted_rulebook_says_since_when",
            )
        ]
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def state_label(self) -> str:
        return RulebookState(self.state).label


class Publication(TenantModel):
    """The scores of a year as they were published: which rulebook, and how far the ledger was known then."""

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    rulebook = models.ForeignKey(Rulebook, on_delete=models.PROTECT, related_name="+")
    horizon = models.BigIntegerField(help_text="Facts of earlier transactions were certainly counted; the sheets themselves are kept.")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "year", "number"], name="one_publication_of_a_number")]
        ordering = ["-year", "-number"]

    def __str__(self) -> str:
        return f"{self.year} 年度履职得分" + (f"（第 {self.number} 次公布）" if self.number > 1 else "")


class Result(TenantModel):
    """One member's sheet as published."""

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="results")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+", db_index=False)
    total = models.DecimalField(max_digits=9, decimal_places=2)
    grade = models.CharField(max_length=20, blank=True)
    place = models.PositiveIntegerField(null=True)
    sheet = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "member", "publication"], name="one_result_of_a_member")]


class Appeal(TenantModel):
    """A member's objection to a line of the sheet, or to one that is missing. Corrected is the register, never the score."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    item = models.CharField(max_length=60, blank=True)
    fact_id = models.BigIntegerField(null=True)
    about = models.CharField(max_length=300)
    reason = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=AppealState.choices(), default=AppealState.ASKED)
    answer = models.CharField(max_length=500, blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state__in=[AppealState.UPHELD, AppealState.REJECTED]) | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")),
                name="an_answered_appeal_has_an_answer",
            )
        ]
        indexes = [models.Index(fields=["committee", "state", "asked_at"], name="appeal_waiting"), models.Index(fields=["committee", "member", "year"], name="appeal_of_member")]

    def __str__(self) -> str:
        return f"{self.member}对{self.year} 年度得分的异议"

    @property
    def state_label(self) -> str:
        return AppealState(self.state).label
