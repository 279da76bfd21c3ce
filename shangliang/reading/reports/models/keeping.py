"""What is kept for telling: named cases and lessons, and where a report names them."""

from django.db import models

from shangliang.commons.committees.models import TenantModel

from .compiling import Report


class Case(TenantModel):
    """A record worth naming in a report: whose name stands in the text as `name`, described in a sentence or two."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)
    name = models.CharField(max_length=120)
    text = models.CharField(max_length=400)
    section = models.CharField(max_length=40)
    on = models.DateField(help_text="The day it is of: it fits reports over that day.")
    kept = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "subject_type", "subject_id", "section"], condition=models.Q(kept=True), name="a_case_once_a_section")]
        indexes = [models.Index(fields=["committee", "-on"], name="case_by_day")]

    def __str__(self) -> str:
        return self.name


class Lesson(TenantModel):
    """体会: what a stretch of work taught, with the cases and the figure it comes from."""

    report = models.ForeignKey(Report, on_delete=models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=60)
    text = models.CharField(max_length=800)
    first = models.DateField()
    last = models.DateField()
    cases = models.JSONField(default=list, help_text="Ids of cases.")
    code = models.CharField(max_length=120, blank=True)
    kept = models.BooleanField(default=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=80)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="a_lesson_ends_after_it_begins")]
        indexes = [models.Index(fields=["committee", "-last"], name="lesson_by_day")]

    def __str__(self) -> str:
        return self.title


class Named(TenantModel):
    """A record named in a report: wherever `words` stand in its text they open the record."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="named")
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.CharField(max_length=160)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    subject_label = models.CharField(max_length=300)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["report", "words"], name="words_name_one_thing_in_a_report")]
