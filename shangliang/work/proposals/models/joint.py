"""Batches that need several parties' consent, and the nodes of a key proposal."""

from django.db import models

from shangliang.commons.committees.models import TenantModel

from ..rules.joint import BatchState


class Batch(TenantModel):
    """联动交办的一批: proposals that go out together once every party on the route has agreed. The route is frozen when it is opened."""

    name = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=BatchState.choices(), default=BatchState.ASKING)
    route = models.JSONField("各方", default=list, help_text="[{party, role}] in their order.")
    turn = models.CharField("轮到", max_length=24, blank=True, help_text="The role of the party that is asked now.")
    note = models.TextField("交办说明", blank=True)
    due_on = models.DateField("答复期限", null=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    handed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(state=BatchState.HANDED) | models.Q(handed_at__isnull=False), name="a_handed_batch_says_when")]
        indexes = [models.Index(fields=["committee", "state", "turn"], name="batch_by_turn")]

    def __str__(self) -> str:
        return self.name


class BatchItem(TenantModel):
    """One proposal of a batch."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    proposal = models.ForeignKey("proposals.Proposal", on_delete=models.PROTECT, related_name="batches")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "proposal"], name="a_proposal_is_in_a_batch_once")]


class Consent(TenantModel):
    """What one party said: agreed, or not and why."""

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="consents")
    position = models.PositiveSmallIntegerField()
    party = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    agreed = models.BooleanField()
    remark = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["batch", "position"], name="a_party_says_it_once")]
        ordering = ["position"]


class KeyNode(TenantModel):
    """督办节点: one step of overseeing a key proposal, by a day; laid out when the proposal is chosen."""

    key = models.ForeignKey("proposals.KeyProposal", on_delete=models.CASCADE, related_name="nodes")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=12)
    label = models.CharField(max_length=20)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "code"], name="a_node_of_a_key_proposal_once")]
        indexes = [models.Index(fields=["committee", "due_on"], name="node_by_day", condition=models.Q(done_on__isnull=True))]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.label
