"""Applications for what is not shown to the public."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.sealed import SealedField

from ..rules.applying import ApplicationState, Outcome


class Application(TenantModel):
    """依申请公开: somebody asks for what is not shown of a proposal. Who it is lies sealed; the receipt is kept as a keyed hash only."""

    proposal = models.ForeignKey("proposals.Proposal", on_delete=models.PROTECT, related_name="applications")
    state = models.CharField(max_length=10, choices=ApplicationState.choices(), default=ApplicationState.WAITING)
    name = SealedField("申请人")
    contact = SealedField("联系方式")
    wanted = models.TextField("要哪些内容")
    reason = models.TextField("用途", blank=True)
    receipt = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    extended_because = models.CharField("延期理由", max_length=300, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices(), blank=True)
    answer = models.TextField("答复", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "receipt"], name="a_receipt_is_given_once"),
            models.CheckConstraint(
                condition=~models.Q(state=ApplicationState.ANSWERED) | (models.Q(answered_at__isnull=False) & ~models.Q(outcome="") & ~models.Q(answer="")),
                name="an_answered_application_says_what",
            ),
        ]
        indexes = [models.Index(fields=["committee", "state", "due_on"], name="application_by_day")]

    def __str__(self) -> str:
        return f"公开申请 {self.pk}"
