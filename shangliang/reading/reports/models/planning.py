"""A year's plan, item by item."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Organ

from ..rules.planning import PlanState


class PlanItem(TenantModel):
    """One line of a year's plan: how much of what by when. With `code` the ledger counts it, without one it is ticked by hand."""

    year = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=40, blank=True, help_text="The part of the plan under which it stands.")
    what = models.CharField(max_length=120)
    code = models.CharField(max_length=120, blank=True)
    target = models.DecimalField(max_digits=14, decimal_places=2)
    unit = models.CharField(max_length=12, blank=True)
    first = models.DateField()
    last = models.DateField()
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+", help_text="The body responsible.")
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=PlanState.choices(), default=PlanState.OPEN)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=80)
    soon_for = models.DateField(null=True, help_text="The last day the notice before it was sent for.")
    late_for = models.DateField(null=True, help_text="The last day the notice after it was sent for.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="a_plan_item_ends_after_it_begins"),
            models.CheckConstraint(condition=models.Q(target__gt=0), name="a_plan_item_wants_something"),
        ]
        indexes = [models.Index(fields=["committee", "-year", "last"], name="plan_of_year")]

    def __str__(self) -> str:
        return self.what

    @property
    def counted_by(self) -> str:
        """The figure that tells how far it has come: the one named, or that of its own ticks."""
        return self.code or f"plan.{self.pk}.held"
