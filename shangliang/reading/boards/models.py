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
