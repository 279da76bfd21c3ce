"""Registers as a committee has them, and what was entered."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member

from .rules import Standing, State


class Register(TenantModel):
    """A register that a committee declared itself, or its own version of a shipped one. Shipped ones need no row."""

    code = models.CharField(max_length=30)
    state = models.CharField(max_length=8, choices=Standing.choices(), default=Standing.DRAFT)
    version = models.PositiveIntegerField(default=0, help_text="0: never switched on, or as shipped.")
    declared = models.JSONField(null=True, help_text="What is in force; null while it was never switched on.")
    draft = models.JSONField(null=True, help_text="Changes being worked on.")
    label = models.CharField(max_length=40)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "code"], name="one_register_of_a_code"),
            models.CheckConstraint(condition=models.Q(state=Standing.DRAFT) | models.Q(declared__isnull=False), name="a_register_in_use_is_declared"),
        ]

    def __str__(self) -> str:
        return self.label


class Version(TenantModel):
    """What a register was from a moment on: older entries stay readable by it."""

    code = models.CharField(max_length=30)
    version = models.PositiveIntegerField()
    declared = models.JSONField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "code", "version"], name="one_declaration_a_version")]
        ordering = ["code", "-version"]


class Entry(TenantModel):
    """One line of a register. `values` by the codes of fields; bodies as [{id, name}], days as ISO text."""

    register = models.CharField(max_length=30)
    version = models.PositiveIntegerField(default=0)
    day = models.DateField()
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True, help_text="All its words, to be searched.")
    values = models.JSONField(default=dict)
    members = ArrayField(models.BigIntegerField(), default=list)
    organs = ArrayField(models.BigIntegerField(), default=list)
    units = ArrayField(models.BigIntegerField(), default=list)
    state = models.CharField(max_length=10, choices=State.choices())
    confirmers = ArrayField(models.CharField(max_length=24), default=list, help_text="Roles that may confirm it.")
    entered_by = models.BigIntegerField(null=True)
    entered_label = models.CharField(max_length=80, blank=True)
    entered_at = models.DateTimeField()
    self_filed = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+", help_text="The member who filed it for themselves.")
    confirmed_label = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was returned or taken back.")
    ended_on = models.DateField(null=True)
    source = models.CharField(max_length=120, blank=True, help_text="The file it was brought in with.")
    act_uid = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(state=State.ENDED) | models.Q(ended_on__gte=models.F("day")), name="an_ended_entry_says_when"),
        ]
        indexes = [
            models.Index(fields=["committee", "register", "-day", "-id"], name="entry_by_day"),
            models.Index(fields=["committee", "state", "entered_at"], name="entry_waiting", condition=models.Q(state__in=[State.WAITING, State.RETURNED])),
            models.Index(fields=["committee", "entered_by", "-entered_at"], name="entry_by_whom"),
            models.Index(fields=["committee", "act_uid"], name="entry_of_act"),
            GinIndex(fields=["members"], name="entry_members"),
        ]

    def __str__(self) -> str:
        return self.title
