"""Topics that are cultivated into proposals, and groups that follow proposals together."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Organ

from ..rules.together import TopicSource, TopicState, TopicWord


class Topic(TenantModel):
    """培育议题: worked on by members with a coach until a draft proposal comes of it."""

    title = models.CharField("议题", max_length=120)
    state = models.CharField(max_length=10, choices=TopicState.choices(), default=TopicState.OPEN)
    source = models.CharField("来源", max_length=10, choices=TopicSource.choices(), default=TopicSource.OTHER)
    why = models.TextField("为什么培育", blank=True)
    coach = models.CharField("辅导人", max_length=80)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+", help_text="The special committee that helps.")
    due_on = models.DateField("成稿期限")
    proposal = models.OneToOneField("proposals.Proposal", on_delete=models.SET_NULL, null=True, related_name="topic")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    reason = models.CharField("不再培育的理由", max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["committee", "state", "due_on"], name="topic_by_day")]

    def __str__(self) -> str:
        return self.title


class TopicMember(TenantModel):
    """A member who works on a topic, the first one first."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="members")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "member"], name="a_member_is_on_a_topic_once")]
        ordering = ["position"]


class TopicNote(TenantModel):
    """A version of the text, a comment on it, or what research brought."""

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="notes")
    word = models.CharField(max_length=10, choices=TopicWord.choices())
    version = models.PositiveSmallIntegerField("第几稿", default=0)
    text = models.TextField()
    link = models.CharField("出处", max_length=300, blank=True)
    by = models.CharField(max_length=80)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]


class Group(TenantModel):
    """跟踪组: parties, organs and members who follow important proposals together."""

    name = models.CharField(max_length=80)
    note = models.TextField("跟踪什么", blank=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class GroupSeat(TenantModel):
    """Who belongs to a group: a member, or an organ (its conveners hear of it)."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="seats")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "member"], name="a_member_is_in_a_group_once"),
            models.UniqueConstraint(fields=["group", "organ"], name="an_organ_is_in_a_group_once"),
            models.CheckConstraint(condition=models.Q(member__isnull=False, organ__isnull=True) | models.Q(member__isnull=True, organ__isnull=False), name="a_seat_is_one_body"),
        ]


class GroupFollow(TenantModel):
    """A filed proposal that a group follows."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="follows")
    proposal = models.ForeignKey("proposals.Proposal", on_delete=models.PROTECT, related_name="followers")
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "proposal"], name="a_group_follows_once")]


class GroupNote(TenantModel):
    """A contact, a visit or a remark of a group about a proposal it follows."""

    follow = models.ForeignKey(GroupFollow, on_delete=models.CASCADE, related_name="notes")
    day = models.DateField()
    form = models.CharField("方式", max_length=20)
    text = models.TextField()
    by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-day", "-id"]
