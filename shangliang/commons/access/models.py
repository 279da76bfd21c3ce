"""Who holds which role where, and machines that act for somebody."""

from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Organ, Unit, User

from .roles import Role


class Post(TenantModel):
    """岗位: a user holding a role in a committee, for a unit or as a member where the role needs one.

    One that `stands_for` another is 代办: for some days somebody else does what is due there, in their own name and as stand-in.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24, choices=Role.choices())
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    stands_for = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="stand_ins")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role__in=[Role.UNIT_CLERK, Role.UNIT_HEAD]) | models.Q(unit__isnull=False), name="a_unit_role_names_its_unit"
            ),
            models.CheckConstraint(condition=~models.Q(role=Role.MEMBER) | models.Q(member__isnull=False), name="a_member_role_names_its_member"),
            models.CheckConstraint(condition=models.Q(stands_for__isnull=True) | models.Q(until__isnull=False), name="a_stand_in_has_an_end"),
            models.UniqueConstraint(
                fields=["committee", "user", "role", "unit", "member", "organ"], condition=models.Q(until__isnull=True),
                nulls_distinct=False, name="one_present_post_of_a_kind",
            ),
        ]
        indexes = [models.Index(fields=["user"])]

    def __str__(self) -> str:
        return f"{Role.of(self.role).label} {self.user_id}"

    @property
    def last_day(self) -> date | None:
        """The last day on which it is held, where it has an end."""
        return self.until - timedelta(days=1) if self.until else None


class Token(TenantModel):
    """A machine's key: it acts through a post, within its scopes (permission codes); only a hash of it is kept."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=60), default=list)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
