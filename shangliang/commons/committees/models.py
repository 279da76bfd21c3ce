"""The tenant: a committee with its terms, sessions, settings and working calendar."""

from django.db import models
from django_scopes import ScopedManager

from .levels import Level


class Committee(models.Model):
    """A political consultative committee: the tenant everything else belongs to."""

    slug = models.SlugField("代号", unique=True)
    name = models.CharField("全称", max_length=100, help_text="中国人民政治协商会议××市委员会")
    short_name = models.CharField("简称", max_length=40, help_text="××市政协")
    place = models.CharField("地名", max_length=40, help_text="××市")
    level = models.CharField("层级", max_length=10, choices=Level.choices())
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="children")

    def __str__(self) -> str:
        return self.short_name


class TenantModel(models.Model):
    """A row of one committee. Reading it outside a scope raises; the database refuses what the code forgot."""

    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="+", db_index=False)

    objects = ScopedManager(committee="committee")

    class Meta:
        abstract = True


class Term(TenantModel):
    """届: five years."""

    number = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], name="one_term_of_a_number"),
            models.CheckConstraint(condition=models.Q(ends_on__gt=models.F("starts_on")), name="a_term_ends_after_it_starts"),
        ]

    def __str__(self) -> str:
        return f"第{chinese(self.number)}届"


class Session(TenantModel):
    """次: the yearly plenary inside a term, and the year of work that follows it."""

    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    accepts_from = models.DateField("开始收提案")
    opens_on = models.DateField("开幕")
    closes_on = models.DateField("闭幕")
    deadline = models.DateTimeField("大会提案截止", help_text="晚于此刻的提案自动作为平时提案。")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["term", "number"], name="one_session_of_a_number"),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")) & models.Q(opens_on__gte=models.F("accepts_from")),
                name="a_session_accepts_then_opens_then_closes",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.term}第{chinese(self.number)}次会议"

    @property
    def short(self) -> str:
        """六届二次"""
        return f"{chinese(self.term.number)}届{chinese(self.number)}次"


class SettingValue(TenantModel):
    """A committee's own value of a declared setting."""

    key = models.CharField(max_length=80)
    value = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "key"], name="one_value_of_a_setting")]


class CalendarDay(TenantModel):
    """A day on which the committee's working calendar differs from the State Council's table."""

    day = models.DateField()
    working = models.BooleanField()
    note = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "day"], name="one_mark_of_a_day")]


def chinese(number: int) -> str:
    """A number below one hundred in Chinese numerals, as terms and sessions are written: 十二."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if tens == 0:
        return digits[ones]
    return ("" if tens == 1 else digits[tens]) + "十" + (digits[ones] if ones else "")
