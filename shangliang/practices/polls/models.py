"""Forms, polls, what is voted on, who may vote, and the answers.

An anonymous ballot has no row of its own. It is put into the urn of its target: one list, kept in the order of its contents
and written over as a whole with every vote. So no id, no time, no place in the table and no transaction number belongs to a
ballot, and the tables read the same whoever of the voters said what (docs/decisions/0090-polls.md).
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Unit

from .rules import State


class Form(TenantModel):
    """What a form said from a moment on. Shipped ones need no row; the latest version is in force for polls opened later."""

    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    declared = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "code", "version"], name="one_form_a_version")]

    def __str__(self) -> str:
        return str(self.declared["name"])


class Poll(TenantModel):
    """A form put to voters until a moment. It keeps the form as it was: a later change touches no running poll."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    about = models.CharField(max_length=40, blank=True, help_text="What it belongs to, as the room says it: session:12.")
    state = models.CharField(max_length=10, choices=State.choices(), default=State.OPEN)
    form = models.JSONField()
    form_version = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "kind", "about"], condition=models.Q(state=State.OPEN) & ~models.Q(about=""), name="one_open_poll_about_a_thing"),
            models.CheckConstraint(condition=~models.Q(state=State.CLOSED) | models.Q(closed_at__isnull=False), name="a_closed_poll_says_when"),
        ]
        indexes = [models.Index(fields=["committee", "state", "closes_at"], name="poll_by_end")]

    def __str__(self) -> str:
        return self.title

    @property
    def anonymous(self) -> bool:
        return bool(self.form["anonymous"])


class Target(TenantModel):
    """One thing that a poll is about: a unit, a proposal, a question. `result` is frozen when the poll is closed."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="targets")
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    label = models.CharField(max_length=300)
    urn = models.JSONField(default=list, help_text="Anonymous ballots, in the order of their contents.")
    result = models.JSONField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["poll", "subject_type", "subject_id"], name="one_target_a_poll")]
        indexes = [models.Index(fields=["committee", "subject_type", "subject_id"], name="target_by_subject")]

    def __str__(self) -> str:
        return f"{self.label}：{self.poll.title}"[:300]


class Ticket(TenantModel):
    """The right to answer once about a target: a member's, a unit's, or that of whoever holds one of some roles.

    `occasion_id` tells several rights to the same target apart (each proposal a unit handled). `cast` says that it was used.
    """

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="tickets")
    target = models.ForeignKey(Target, on_delete=models.PROTECT, related_name="tickets")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    roles = ArrayField(models.CharField(max_length=24), default=list)
    voter = models.CharField(max_length=80)
    occasion_id = models.BigIntegerField(default=0)
    occasion = models.CharField(max_length=300, blank=True)
    cast = models.BooleanField(default=False)
    reminded = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "member", "unit", "roles", "occasion_id"], name="one_ticket_a_voter", nulls_distinct=False),
            models.CheckConstraint(
                condition=models.Q(member__isnull=False, unit__isnull=True, roles=[]) | models.Q(member__isnull=True, unit__isnull=False, roles=[])
                | (models.Q(member__isnull=True, unit__isnull=True) & ~models.Q(roles=[])),
                name="a_ticket_has_one_holder",
            ),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["committee", "member"], name="ticket_of_member", condition=models.Q(cast=False)),
            models.Index(fields=["committee", "unit"], name="ticket_of_unit", condition=models.Q(cast=False)),
            models.Index(fields=["poll", "cast"], name="ticket_of_poll"),
        ]

    def __str__(self) -> str:
        return f"{self.voter}：{self.target.label}"


class Answer(TenantModel):
    """A named answer; of anonymous polls there are none."""

    ticket = models.OneToOneField(Ticket, on_delete=models.PROTECT, related_name="answer")
    choices = models.JSONField()
    remark = models.TextField(blank=True)
    score = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()
