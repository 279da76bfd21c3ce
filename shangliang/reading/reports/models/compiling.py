"""Reports, their versions, the figures placed in them, remarks, and what was frozen when one was issued."""

from django.db import models

from shangliang.commons.committees.models import TenantModel

from ..rules.states import ChipState, ReportKind, State


class Report(TenantModel):
    """A report over a period of days (both count). `as_of`: only what was recorded by the end of that day counts."""

    title = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=ReportKind.choices())
    first = models.DateField()
    last = models.DateField()
    as_of = models.DateField(null=True)
    checking = models.BooleanField(default=False, help_text="Its own numbers are of this period, to be checked; otherwise they are of an earlier one, to be replaced.")
    state = models.CharField(max_length=8, choices=State.choices(), default=State.DRAFT)
    before = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="+", help_text="The report whose text and figures it took over.")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="a_report_ends_after_it_begins")]
        indexes = [models.Index(fields=["committee", "-made_at"])]

    def __str__(self) -> str:
        return self.title


class Version(TenantModel):
    """One wording of a report. `below` is the ledger's horizon when it was issued: with it its figures can be read again for ever."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    note = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=40, blank=True)
    filled_at = models.DateTimeField(null=True)
    below = models.BigIntegerField(null=True)
    formulas = models.JSONField(default=dict, help_text="How figures with more than one formula were counted when it was issued, by code.")
    issued_at = models.DateTimeField(null=True)
    issued_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="a_version_number_is_given_once"),
            models.CheckConstraint(condition=models.Q(issued_at__isnull=True) | models.Q(below__isnull=False), name="an_issued_version_keeps_its_horizon"),
        ]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"第 {self.number} 稿"


class Chip(TenantModel):
    """A place for a figure in a version: where it stands, what it may mean, what was decided, and its value when last read."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="chips")
    position = models.PositiveIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    unit_end = models.PositiveIntegerField()
    text = models.CharField(max_length=60)
    unit = models.CharField(max_length=12, blank=True)
    masked = models.BooleanField()
    approximate = models.BooleanField(default=False)
    of_which = models.BooleanField(default=False)
    printed = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    mark = models.CharField(max_length=90)
    proposals = models.JSONField(default=list)
    reason = models.CharField(max_length=200, blank=True)
    since = models.DateField(null=True, help_text="Counted from this day on, where the text says so: 次会议以来, 换届以来.")
    state = models.CharField(max_length=10, choices=ChipState.choices(), default=ChipState.PROPOSED)
    code = models.CharField(max_length=120, blank=True)
    number = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    top = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    bottom = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    typed = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=200, blank=True)
    decided_by = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="one_chip_a_position"),
            models.CheckConstraint(condition=~models.Q(state=ChipState.TYPED) | ~models.Q(source=""), name="a_typed_figure_says_its_source"),
            models.CheckConstraint(condition=~models.Q(state=ChipState.CONFIRMED) | ~models.Q(code=""), name="a_confirmed_figure_has_a_code"),
        ]
        indexes = [models.Index(fields=["committee", "mark"], condition=models.Q(state=ChipState.CONFIRMED), name="reports_chip_known_marks")]
        ordering = ["position"]


class Remark(TenantModel):
    """An opinion on a version, or on one figure of it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="remarks")
    version = models.PositiveIntegerField()
    position = models.PositiveIntegerField(null=True)
    about = models.CharField(max_length=60, blank=True)
    text = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=40)

    class Meta:
        ordering = ["-made_at"]


class Frozen(TenantModel):
    """A figure as it stood when a version was issued: every figure there was, whether the text tells it or not."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="frozen")
    code = models.CharField(max_length=120)
    label = models.CharField(max_length=80)
    unit = models.CharField(max_length=12, blank=True)
    group = models.CharField(max_length=40, blank=True)
    says = models.CharField(max_length=200, blank=True, help_text="The formula in words, of a figure that has more than one.")
    number = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    top = models.DecimalField(max_digits=24, decimal_places=6, null=True)
    bottom = models.DecimalField(max_digits=24, decimal_places=6, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="one_frozen_value_a_figure")]
