"""Circulars, and who they went to with their receipts."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Organ, Unit, User
from shangliang.foundation.signoff import Route

from .kinds import Content, Of
from .rules import State

S = State


class Circular(TenantModel):
    """One circular. `body` is text and table as `kinds.Content` keeps them; from the issue on nothing of it changes."""

    state = models.CharField(max_length=10, choices=State.choices(), default=S.DRAFT)
    source = models.CharField(max_length=60)
    origin = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=120)
    addressee = models.CharField(max_length=200, blank=True)
    body = models.JSONField()
    to = ArrayField(models.CharField(max_length=60), default=list, help_text="Groups, lists and single recipients as chosen.")
    confirm = models.BooleanField(default=False, help_text="Recipients have to confirm, not only read.")
    route = ArrayField(models.CharField(max_length=20), default=list, help_text="Who signs, in order, as the setting said when it was sent up.")
    signed = models.PositiveSmallIntegerField(default=0)
    waits_for = models.CharField(max_length=20, blank=True, help_text="Whose signature is next.")
    number = models.CharField(max_length=60, blank=True)
    drafted_by = models.BigIntegerField(null=True)
    drafted_label = models.CharField(max_length=120)
    drafted_at = models.DateTimeField()
    taken_at = models.DateTimeField(help_text="As of when the figures of the table are.")
    returned = models.CharField(max_length=300, blank=True, help_text="Why it was sent back last.")
    signer = models.CharField(max_length=120, blank=True)
    issued_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it was withdrawn.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(state__in=[S.ISSUED, S.WITHDRAWN]) | (~Q(number="") & Q(issued_at__isnull=False)), name="an_issued_circular_has_a_number"),
            models.CheckConstraint(condition=~Q(state=S.WITHDRAWN) | ~Q(reason=""), name="a_withdrawn_circular_says_why"),
            models.UniqueConstraint(fields=["committee", "number"], condition=~Q(number=""), name="a_circular_number_once"),
        ]
        indexes = [models.Index(fields=["committee", "state", "-drafted_at"], name="circular_by_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def content(self) -> Content:
        return Content.of(self.body, source=self.source, title=self.title, addressee=self.addressee, origin=self.origin, to=tuple(self.to))

    @property
    def way(self) -> Route:
        return Route(tuple(self.route))


class Recipient(TenantModel):
    """One to whom a circular went: `key` says who ("unit:3"), once a circular; when it was read and confirmed, and by whom."""

    circular = models.ForeignKey(Circular, on_delete=models.PROTECT, related_name="recipients")
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=8, choices=Of.choices())
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    read_at = models.DateTimeField(null=True)
    read_by = models.CharField(max_length=120, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["circular", "key"], name="a_recipient_once_a_circular"),
            models.CheckConstraint(condition=Q(confirmed_at__isnull=True) | Q(read_at__isnull=False), name="what_is_confirmed_was_read"),
        ]
        indexes = [
            models.Index(fields=["committee", "member"], name="circular_to_member", condition=Q(member__isnull=False)),
            models.Index(fields=["committee", "unit"], name="circular_to_unit", condition=Q(unit__isnull=False)),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name
