"""Calls, what is put forward in them, who reviews it and how, and objections to it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Organ, Unit, User

from .kinds import About, By, Way
from .rules import CallState, NominationState, ObjectionState

N = NominationState


class Call(TenantModel):
    """One call: what it is for, its conditions, and how far it has come. What the settings said is copied when it is begun."""

    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    award = models.CharField(max_length=60, help_text="What one becomes: stands on the certificate.")
    year = models.PositiveSmallIntegerField(help_text="The year the award is for.")
    state = models.CharField(max_length=10, choices=CallState.choices(), default=CallState.DRAFT)
    announcement = models.TextField(blank=True)
    conditions = ArrayField(models.CharField(max_length=200), default=list)
    criteria = models.JSONField(default=list)
    by = ArrayField(models.CharField(max_length=8, choices=By.choices()), default=list)
    per_body = models.PositiveSmallIntegerField(default=0, help_text="How many one body may put forward; 0: no limit.")
    awards = models.PositiveSmallIntegerField(default=0, help_text="How many there are to give; 0: no limit.")
    closes_on = models.DateField(null=True)
    way = models.CharField(max_length=8, choices=Way.choices(), default=Way.SCORES)
    reviews = models.BooleanField(default=True)
    publicity = models.BooleanField(default=True)
    publicity_days = models.CharField(max_length=20, default="5 working_days")
    rounds = models.PositiveSmallIntegerField(default=1)
    round = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField(null=True)
    public_from = models.DateField(null=True)
    public_until = models.DateField(null=True)
    decision = models.CharField(max_length=120, blank=True)
    document = models.CharField(max_length=60, blank=True)
    decided_on = models.DateField(null=True)
    published_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(state=CallState.PUBLIC) | models.Q(public_until__gte=models.F("public_from")), name="publicity_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=~models.Q(state__in=[CallState.DECIDED, CallState.PUBLISHED]) | ~models.Q(decision=""), name="a_decided_call_says_by_whom"),
        ]
        indexes = [models.Index(fields=["committee", "-started_at"], name="call_latest"), models.Index(fields=["committee", "state"], name="call_by_state")]

    def __str__(self) -> str:
        return self.title


class Nomination(TenantModel):
    """Somebody or something put forward. `key` says who or what it is ("member:12"), once in a call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="nominations")
    key = models.CharField(max_length=120)
    about = models.CharField(max_length=8, choices=About.choices())
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    thing = models.BigIntegerField(null=True, help_text="The id of a thing of the kind's subject type.")
    name = models.CharField(max_length=200)
    note = models.CharField(max_length=200, blank=True)
    deed = models.TextField(blank=True)
    by = models.CharField(max_length=8, choices=By.choices())
    by_organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")
    by_user = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=120)
    at = models.DateTimeField()
    state = models.CharField(max_length=12, choices=NominationState.choices(), default=N.PROPOSED)
    reasons = ArrayField(models.CharField(max_length=300), default=list, help_text="Why it was refused, passed over, withdrawn or revoked.")
    passed_round = models.PositiveSmallIntegerField(null=True)
    number = models.CharField(max_length=40, blank=True, help_text="Of the certificate.")
    awarded_at = models.DateTimeField(null=True)
    shown = models.BooleanField(default=False, help_text="The deed may be shown to everybody inside.")
    consent = models.CharField("公开同意书", max_length=200, blank=True, help_text="How the honoured agreed that the public reads the deed; empty: it does not.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "key"], condition=~models.Q(state=N.WITHDRAWN), name="put_forward_once_a_call"),
            models.CheckConstraint(condition=~models.Q(state=N.AWARDED) | ~models.Q(number=""), name="an_award_has_a_number"),
            models.CheckConstraint(condition=models.Q(consent="") | models.Q(shown=True), name="only_a_shown_deed_is_public"),
        ]
        indexes = [
            models.Index(fields=["committee", "member"], name="nomination_of_member", condition=models.Q(member__isnull=False)),
            models.Index(fields=["committee", "thing", "state"], name="nomination_of_thing", condition=models.Q(thing__isnull=False)),
        ]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.name}（{self.call.title}）"


class Reviewer(TenantModel):
    """Somebody who reviews in a call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="reviewers")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "user"], name="a_reviewer_once_a_call")]
        ordering = ["pk"]


class Review(TenantModel):
    """What one reviewer says of one nomination in one round: points, a vote, or that they stand aside."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="reviews")
    reviewer = models.ForeignKey(Reviewer, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveSmallIntegerField()
    scores = models.JSONField(default=dict)
    total = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    vote = models.BooleanField(null=True)
    recused = models.BooleanField(default=False)
    remark = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nomination", "reviewer", "round"], name="one_review_a_round")]


class Objection(TenantModel):
    """An objection made while the list is public. Who made it is for those who lead the call."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="objections")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, null=True, related_name="objections")
    text = models.TextField()
    by_user = models.BigIntegerField(null=True)
    by_label = models.CharField(max_length=120)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=ObjectionState.choices(), default=ObjectionState.OPEN)
    upheld = models.BooleanField(null=True)
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_label = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(state=ObjectionState.OPEN) | ~models.Q(answer=""), name="an_answered_objection_has_an_answer")]
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"对{self.nomination.name if self.nomination else self.call.title}的异议"
