"""What people were told. Derived from facts: throw the table and the places away, and following makes it anew."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import User


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
