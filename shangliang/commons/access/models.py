"""Who holds which role where, and machines that act for somebody."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Organ, Unit, User

from .roles import Role


class Post(TenantModel):
    """岗位: a user holding a role in a committee, for a unit or as a member where the role needs one."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=24, choices=Role.choices())
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, blank=True, related_name="posts")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(role__in=[Role.UNIT_CLERK, Role.UNIT_HEAD]) | models.Q(unit__isnull=False), name="a_unit_role_names_its_unit"
            ),
            models.CheckConstraint(condition=~models.Q(role=Role.MEMBER) | models.Q(member__isnull=False), name="a_member_role_names_its_member"),
            models.UniqueConstraint(
                fields=["committee", "user", "role", "unit", "member", "organ"], condition=models.Q(until__isnull=True),
                nulls_distinct=False, name="one_present_post_of_a_kind",
            ),
        ]
        indexes = [models.Index(fields=["user"])]

    def __str__(self) -> str:
        return f"{Role.of(self.role).label} {self.user_id}"


class Token(TenantModel):
    """A machine's key: it acts through a post, within its scopes (permission codes); only a hash of it is kept."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=60), default=list)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    used_at = models.DateTimeField(null=True, blank=True)
