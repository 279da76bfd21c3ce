"""What members ask to have changed about themselves; all else of the roster lies in commons/people."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member
from shangliang.commons.people.sealed import SealedField

from .rules import ChangeState


class ChangeRequest(TenantModel):
    """修改申请: what a member wants to have changed, until the office has decided."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ChangeState.choices(), default=ChangeState.WAITING)
    wanted = SealedField("要改成", help_text="JSON: field → value; sealed, since phones and addresses are among them.")
    labels = models.CharField("改哪几项", max_length=120)
    reason = models.CharField("说明", max_length=200, blank=True)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    note = models.CharField("答复", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=models.Q(state="waiting"), name="one_open_request_of_a_member"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "withdrawn"]) | models.Q(decided_at__isnull=False), name="a_decision_says_when"
            ),
        ]
        indexes = [models.Index(fields=["committee", "state", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.member}申请修改{self.labels}"
