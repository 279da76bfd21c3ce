"""The ledger's two tables: what happened, and whom it credits. Rows are added, never changed."""

from django.db import models
from django.db.models.functions import Now

from shangliang.commons.committees.models import TenantModel, Term


class Xid(models.Func):
    """The number of the running transaction: readers must not pass one that is still open."""

    template = "(pg_current_xact_id()::text::bigint)"


class Fact(TenantModel):
    """Something that was done, in business terms; who did it is not yet who is credited for it."""

    append_only = True

    id = models.BigAutoField(primary_key=True)
    term = models.ForeignKey(Term, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=60)
    sort = models.CharField(max_length=40, blank=True, default="", db_default="")  # which register, which sort of meeting: what a practice's kind is of
    version = models.PositiveSmallIntegerField(default=1)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    actor_id = models.BigIntegerField(null=True)
    actor_label = models.CharField(max_length=80, blank=True)
    on_behalf_of = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=12)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField(db_default=Now())
    data = models.JSONField(default=dict)
    act_uid = models.UUIDField()
    retracts = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="retracted_by")
    xid = models.BigIntegerField(db_default=Xid(), editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "act_uid", "kind", "subject_type", "subject_id"], name="said_once_per_act")]
        indexes = [
            models.Index(fields=["committee", "subject_type", "subject_id", "id"], name="fact_of_subject"),
            models.Index(fields=["committee", "kind", "happened_at"], name="fact_of_kind"),
            models.Index(fields=["committee", "kind", "sort", "happened_at"], name="fact_of_sort", condition=~models.Q(sort="")),
            models.Index(fields=["committee", "happened_at"], name="fact_of_day"),
            models.Index(fields=["committee", "xid", "id"], name="fact_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_label}"


class Party(TenantModel):
    """Whom a fact credits or concerns: exactly one member, unit or organ, in a role, with a share."""

    append_only = True

    fact = models.ForeignKey(Fact, on_delete=models.PROTECT, related_name="parties")
    member = models.ForeignKey("people.Member", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    unit = models.ForeignKey("people.Unit", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    organ = models.ForeignKey("people.Organ", on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    # A member's sector at that time: whoever changes over later does not take the past along.
    sector = models.ForeignKey("people.Organ", on_delete=models.PROTECT, null=True, related_name="+", db_index=False, db_constraint=False)
    role = models.CharField(max_length=24)
    share = models.DecimalField(max_digits=6, decimal_places=3, default=1)
    kind = models.CharField(max_length=60)
    happened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(member__isnull=False, unit__isnull=True, organ__isnull=True)
                | models.Q(member__isnull=True, unit__isnull=False, organ__isnull=True)
                | models.Q(member__isnull=True, unit__isnull=True, organ__isnull=False),
                name="a_party_is_one_body",
            )
        ]
        indexes = [
            models.Index(fields=["committee", "member", "kind", "happened_at"], name="party_member", condition=models.Q(member__isnull=False)),
            models.Index(fields=["committee", "unit", "kind", "happened_at"], name="party_unit", condition=models.Q(unit__isnull=False)),
            models.Index(fields=["committee", "organ", "kind", "happened_at"], name="party_organ", condition=models.Q(organ__isnull=False)),
        ]
