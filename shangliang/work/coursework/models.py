"""What was set, and each member's piece of it."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member

from .rules import Standing, State, Target, Way


class Homework(TenantModel):
    """委员作业: one task of a year for some members."""

    title = models.CharField(max_length=60)
    about = models.TextField(blank=True)
    year = models.PositiveSmallIntegerField()
    way = models.CharField(max_length=8, choices=Way.choices())
    figure = models.CharField(max_length=64, blank=True, help_text="Counted ones: the figure whose facts count.")
    figure_label = models.CharField(max_length=80, blank=True)
    least = models.PositiveSmallIntegerField(default=1)
    lead_only = models.BooleanField(default=False)
    target = models.CharField(max_length=10, choices=Target.choices())
    target_ids = models.JSONField(default=list)
    target_label = models.CharField(max_length=200)
    first = models.DateField(help_text="The day from which deeds count.")
    due_on = models.DateField()
    presents = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=Standing.choices(), default=Standing.OPEN)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=80)
    reminded_for = models.DateField(null=True, help_text="The due day the reminder before it was sent for.")
    chased_for = models.DateField(null=True, help_text="The due day the reminder after it was sent for.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(way=Way.COUNTED) | ~models.Q(figure=""), name="a_counted_homework_says_what_counts"),
            models.CheckConstraint(condition=models.Q(due_on__gte=models.F("first")), name="a_homework_is_due_after_it_begins"),
        ]
        indexes = [models.Index(fields=["committee", "-year", "due_on"], name="homework_by_year")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_counted(self) -> bool:
        return self.way == Way.COUNTED

    @property
    def is_open(self) -> bool:
        return self.state == Standing.OPEN


class Piece(TenantModel):
    """One member's piece of a homework."""

    homework = models.ForeignKey(Homework, on_delete=models.PROTECT, related_name="pieces")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices(), default=State.OPEN)
    text = models.TextField(blank=True)
    handed_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    done_at = models.DateTimeField(null=True)
    reviewed_by = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was returned or excused.")
    presented_on = models.DateField(null=True)
    presented_at = models.CharField(max_length=80, blank=True, help_text="The meeting before which it was presented.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["homework", "member"], name="one_piece_of_a_member"),
            models.CheckConstraint(condition=~models.Q(state=State.DONE) | models.Q(done_at__isnull=False), name="a_done_piece_says_when"),
        ]
        indexes = [
            models.Index(fields=["committee", "member", "state"], name="piece_of_member"),
            models.Index(fields=["committee", "handed_at"], name="piece_waiting", condition=models.Q(state=State.HANDED)),
        ]

    def __str__(self) -> str:
        return f"{self.member.name}的“{self.homework.title}”"
