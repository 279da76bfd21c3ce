"""Counters that never skip and never go back."""

from django.db import models

from shangliang.commons.committees.models import TenantModel


class Counter(TenantModel):
    """The last number given under a key in a committee."""

    key = models.CharField(max_length=80)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "key"], name="one_counter_of_a_key")]
