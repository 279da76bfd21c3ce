"""Checks led by the government's office, and each unit in them."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Unit

from .rules import CheckState, State


class Check(TenantModel):
    """政府督查: one round, led by the office that hands over for the government."""

    title = models.CharField("名称", max_length=60)
    state = models.CharField(max_length=10, choices=CheckState.choices(), default=CheckState.OPEN)
    note = models.TextField("督查什么", blank=True)
    opened_at = models.DateTimeField()
    by = models.CharField("由谁", max_length=80)
    summary = models.TextField("小结", blank=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Checked(TenantModel):
    """One unit in a check: what was found there, what is to be mended and by when, what the unit says it did."""

    check_round = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="lines")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices(), default=State.LISTED)
    day = models.DateField("哪天督查", null=True)
    result = models.TextField("督查结果", blank=True)
    to_mend = models.TextField("整改什么", blank=True)
    mend_by = models.DateField("整改期限", null=True)
    found_at = models.DateTimeField(null=True)
    report = models.TextField("整改情况", blank=True)
    reported_at = models.DateTimeField(null=True)
    verdict = models.CharField("核实意见", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["check_round", "unit"], name="a_unit_is_checked_once_a_round"),
            models.CheckConstraint(condition=~models.Q(state__in=[State.MENDING, State.REPORTED]) | models.Q(mend_by__isnull=False), name="what_is_mended_has_a_day"),
        ]
        indexes = [models.Index(fields=["committee", "state", "mend_by"], name="checked_by_day")]
        ordering = ["unit__position", "pk"]

    def __str__(self) -> str:
        return f"{self.check_round}：{self.unit}"
