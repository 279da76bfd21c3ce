"""What a committee put on its boards. One that decided nothing has no row and sees the default."""

from django.db import models

from shangliang.commons.committees.models import TenantModel

from .kinds import Which


class Board(TenantModel):
    """The blocks of one board in their order, as data that `rules.blocks` reads."""

    which = models.CharField(max_length=10, choices=Which.choices())
    blocks = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "which"], name="one_arrangement_of_a_board")]

    def __str__(self) -> str:
        return Which(self.which).label


class ScreenPass(TenantModel):
    """An address by which a screen in the hall shows the board without signing in: kept as a hash, with a last day, ended at any time."""

    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=120)
    until = models.DateField(help_text="The last day on which it holds.")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.name
