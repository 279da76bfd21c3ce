"""The language model a committee may ask, if it wants to."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.sealed import SealedField


class Adviser(TenantModel):
    """How it is reached. Off until somebody turns it on; the key is sealed and never shown again."""

    on = models.BooleanField(default=False)
    address = models.CharField(max_length=300, blank=True)
    model = models.CharField(max_length=80, blank=True)
    secret = SealedField(blank=True, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee"], name="one_adviser_a_committee")]
