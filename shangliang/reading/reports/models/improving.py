"""What a report said was wanting or would be done next, until it is done."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Organ

from ..rules.improving import ImprovementKind, ImprovementState
from .compiling import Report


class Improvement(TenantModel):
    """A shortcoming or a next step out of a report. The report's title and days are kept, should it be deleted."""

    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, related_name="improvements")
    origin = models.CharField(max_length=120)
    first = models.DateField()
    last = models.DateField()
    kind = models.CharField(max_length=12, choices=ImprovementKind.choices())
    text = models.CharField(max_length=500)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=8, choices=ImprovementState.choices(), default=ImprovementState.OPEN)
    outcome = models.CharField(max_length=500, blank=True)
    settled_on = models.DateField(null=True)
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=80)
    late_for = models.DateField(null=True, help_text="The due day the notice after it was sent for.")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(state=ImprovementState.OPEN) | ~models.Q(outcome=""), name="what_was_settled_says_what_became_of_it")]
        indexes = [models.Index(fields=["committee", "state", "due_on"], name="improvement_open")]

    def __str__(self) -> str:
        return self.text[:60]


class Progress(TenantModel):
    """A note about how far an improvement has come."""

    improvement = models.ForeignKey(Improvement, on_delete=models.CASCADE, related_name="notes")
    text = models.CharField(max_length=500)
    at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-at", "-id"]
