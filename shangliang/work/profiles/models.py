"""A member's public page, and the letters citizens write."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member
from shangliang.commons.people.sealed import SealedField

from .rules import MissiveState, Shown, Sort


class Profile(TenantModel):
    """公开身份: what a member agreed to show. Its code is its permanent address, on door signs too; hidden, it keeps no text."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=Shown.choices())
    code = models.CharField(max_length=12)
    room = models.CharField("接待地点", max_length=60, blank=True)
    times = models.CharField("接待时间", max_length=120, blank=True)
    words = models.CharField("给群众的话", max_length=200, blank=True)
    employer = models.BooleanField("写出工作单位", default=False)
    party = models.BooleanField("写出党派", default=False)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "member"], name="one_public_page_of_a_member"),
            models.UniqueConstraint(fields=["committee", "code"], name="one_public_page_at_an_address"),
            models.CheckConstraint(
                condition=models.Q(state=Shown.SHOWN) | models.Q(room="", times="", words="", employer=False, party=False), name="a_hidden_page_keeps_nothing"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member.name}委员的公开页"


class Missive(TenantModel):
    """群众来信: who wrote and what lies sealed, the receipt is kept as a keyed hash only. `holder` has to answer; without one the office."""

    sort = models.CharField(max_length=10, choices=Sort.choices())
    state = models.CharField(max_length=10, choices=MissiveState.choices(), default=MissiveState.WAITING)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    name = SealedField("写信人")
    contact = SealedField("联系方式")
    title = SealedField("什么事")
    text = SealedField("情况")
    receipt = models.CharField(max_length=64)
    received_at = models.DateTimeField()
    due_on = models.DateField()
    handed_on = models.CharField("转交的缘由", max_length=200, blank=True)
    answer = models.TextField("答复", blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "receipt"], name="a_letter_receipt_is_given_once"),
            models.CheckConstraint(condition=~models.Q(state=MissiveState.ANSWERED) | (models.Q(answered_at__isnull=False) & ~models.Q(answer="")), name="an_answered_letter_says_what"),
            models.CheckConstraint(condition=models.Q(sort=Sort.LETTER) | models.Q(holder__isnull=True), name="reports_of_conduct_stay_with_the_office"),
        ]
        indexes = [models.Index(fields=["committee", "state", "due_on"], name="missive_by_day"), models.Index(fields=["committee", "holder", "state"], name="missive_by_holder")]

    def __str__(self) -> str:
        return f"群众来信 {self.pk}"
