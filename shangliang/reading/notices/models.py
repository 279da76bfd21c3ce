"""What people were told, how they want to hear of it elsewhere, and what went out.

Notices are derived from facts: throw the table and the places away, and following makes them anew. Deliveries are not.
"""

import uuid

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import User
from shangliang.commons.people.sealed import SealedField

from .rules import How, State

OUTSIDE = "公开申请人"


class Notice(TenantModel):
    """One sentence to one person about one fact."""

    recipient = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False)
    fact_id = models.BigIntegerField()
    kind = models.CharField(max_length=60)
    text = models.CharField(max_length=300)
    href = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "recipient", "fact_id"], name="told_once")]
        indexes = [
            models.Index(fields=["committee", "recipient", "-at", "-id"], name="notice_latest"),
            models.Index(fields=["committee", "recipient"], name="notice_unread", condition=models.Q(seen_at__isnull=True)),
        ]


class Place(TenantModel):
    """How far the committee's ledger has been followed; whoever follows holds the row."""

    xid = models.BigIntegerField(default=0)
    fact_id = models.BigIntegerField(default=0)
    followed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee"], name="one_place_a_committee")]


class Wishes(TenantModel):
    """How somebody wants to hear outside the house; without a row the committee's own way holds."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    how = models.JSONField(default=dict, help_text="Code of a channel → How.")
    muted = models.JSONField(default=list, help_text="Rooms of which nothing is sent; the notice centre still shows it.")
    mail = SealedField("邮箱", blank=True, default="")
    hour = models.PositiveSmallIntegerField("几点汇总", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "user"], name="one_has_one_set_of_wishes"),
            models.CheckConstraint(condition=models.Q(hour__isnull=True) | models.Q(hour__lt=24), name="a_digest_has_an_hour_of_the_day"),
        ]


class Outlet(TenantModel):
    """How a committee reaches a channel. The secret is sealed and never shown again."""

    channel = models.CharField(max_length=20)
    on = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    secret = SealedField(blank=True, default="")
    options = models.JSONField(default=dict)
    by_default = models.CharField(max_length=8, choices=How.choices(), default=How.DIGEST)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "channel"], name="one_outlet_a_channel")]


class Delivery(TenantModel):
    """One message to one person by one channel: about a fact, or the digest of a day. The address is looked up when it is sent.

    Somebody outside the house (`outside`: the address they left, sealed) is written to once about a fact.
    """

    uid = models.UUIDField(default=uuid.uuid4)
    recipient = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", db_index=False, null=True)
    outside = SealedField("外部收件邮箱", blank=True, default="")
    channel = models.CharField(max_length=20)
    fact_id = models.BigIntegerField(null=True)
    digest_day = models.DateField(null=True)
    upto = models.BigIntegerField(default=0, help_text="Of a digest: the last notice it tells of.")
    text = models.TextField()
    href = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=8, choices=State.choices(), default=State.WAITING)
    made_at = models.DateTimeField()
    not_before = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True, help_text="Handed to the channel; what ended between this and a result is unknown.")
    ended_at = models.DateTimeField(null=True)
    masked = models.CharField(max_length=80, blank=True)
    said = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "recipient", "channel", "fact_id"], name="sent_once_a_fact"),
            models.UniqueConstraint(fields=["committee", "recipient", "channel", "digest_day"], name="one_digest_a_day"),
            models.UniqueConstraint(fields=["committee", "channel", "fact_id"], condition=models.Q(recipient__isnull=True), name="one_letter_a_fact"),
            models.CheckConstraint(condition=models.Q(recipient__isnull=False, outside="") | (models.Q(recipient__isnull=True) & ~models.Q(outside="")), name="a_delivery_has_one_address"),
            models.CheckConstraint(condition=models.Q(fact_id__isnull=True) ^ models.Q(digest_day__isnull=True), name="a_delivery_is_about_something"),
        ]
        indexes = [
            models.Index(fields=["committee", "not_before"], name="delivery_waiting", condition=models.Q(state=State.WAITING)),
            models.Index(fields=["committee", "taken_at"], name="delivery_taken", condition=models.Q(state=State.TAKEN)),
            models.Index(fields=["committee", "-id"], name="delivery_latest"),
        ]

    @property
    def addressee(self) -> str:
        """Who it goes to, by name; of people outside no name is kept."""
        return self.recipient.name if self.recipient else OUTSIDE
