"""Suggestions of members besides proposals."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Unit

from .rules import State


class Suggestion(TenantModel):
    """委员建议: a title and a few sentences of one member."""

    state = models.CharField(max_length=10, choices=State.choices(), default=State.SUBMITTED)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    serial = models.CharField("编号", max_length=40)
    title = models.CharField("标题", max_length=60)
    text = models.TextField("内容")
    submitted_at = models.DateTimeField()
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", help_text="Kept by handling's port.")
    due_on = models.DateField(null=True, help_text="Kept by handling's port.")
    grade = models.CharField("答复类别", max_length=4, blank=True)
    overall = models.CharField("评价", max_length=14, blank=True)
    reason = models.CharField("留存的理由", max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "serial"], name="a_suggestion_has_its_own_serial")]
        indexes = [models.Index(fields=["committee", "state", "-submitted_at"], name="suggestion_by_state")]
        ordering = ["-submitted_at", "-pk"]

    def __str__(self) -> str:
        return self.title
