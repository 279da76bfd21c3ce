"""Proposals, their recommendations and proposers, and what reviewers said."""

from django.db import models

from shangliang.commons.committees.models import Session, TenantModel
from shangliang.commons.people.models import Member, Organ, Unit, User
from shangliang.practices.handling.rules import Disclosure, Role

from ..rules import (
    NUMBERED,
    CosignState,
    Decision,
    Duty,
    KeyState,
    Kind,
    Layer,
    OnwardWay,
    PublicState,
    State,
    Timing,
    UpwardState,
    UpwardWay,
    Weight,
)


class Proposal(TenantModel):
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=State.choices(), default=State.DRAFT)
    stage = models.PositiveSmallIntegerField("审查环节", default=1)
    kind = models.CharField(max_length=12, choices=Kind.choices(), default=Kind.INDIVIDUAL)
    timing = models.CharField(max_length=10, choices=Timing.choices(), blank=True)
    author = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+", help_text="Who writes it: the first proposer.")
    sector = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="The author's when it was handed in; none while it is written.")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, blank=True, related_name="+", help_text="In whose name, if collective.")
    approved_at = models.DateTimeField("召集人同意", null=True)
    contact = models.CharField("联系人", max_length=80, blank=True)
    title = models.CharField("案由", max_length=200, blank=True)
    grounds = models.TextField("案据", blank=True)
    category = models.CharField("分类", max_length=40, blank=True)
    may_publish = models.BooleanField("可以公开", default=True)
    secret_reason = models.CharField("不公开理由", max_length=200, blank=True)
    serial = models.CharField("流水号", max_length=40, blank=True)
    number = models.CharField("提案号", max_length=40, blank=True)
    number_order = models.PositiveIntegerField(null=True)
    lead = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    state_before_merge = models.CharField(max_length=12, blank=True)
    proposers_text = models.CharField("提案人", max_length=200, blank=True, help_text="As shown in lists; the only source for imported ones.")
    cosign_until = models.DateField(null=True)
    lead_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", help_text="Kept by handling's port.")
    due_on = models.DateField(null=True, help_text="Kept by handling's port.")
    grade = models.CharField("答复类别", max_length=4, blank=True)
    grade_after = models.CharField("落实后类别", max_length=4, blank=True, help_text="Once all that was promised is kept; the class of the reply itself stays as it was.")
    overall = models.CharField("评价", max_length=14, blank=True)
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    filed_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    imported = models.BooleanField(default=False)
    entered_by_staff = models.BooleanField("代录", default=False, help_text="From paper, by staff, who may then act for the author.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["session", "serial"], condition=~models.Q(serial=""), name="a_serial_is_given_once"),
            models.UniqueConstraint(fields=["session", "number"], condition=~models.Q(number=""), name="a_number_is_given_once"),
            models.CheckConstraint(condition=~models.Q(state__in=sorted(NUMBERED)) | ~models.Q(number=""), name="a_filed_proposal_has_a_number"),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.DRAFT, State.COSIGNING, State.WITHDRAWN]) | models.Q(submitted_at__isnull=False),
                name="a_submitted_proposal_says_when",
            ),
            models.CheckConstraint(condition=~models.Q(state=State.MERGED) | models.Q(lead__isnull=False), name="a_merged_proposal_has_a_lead"),
            models.CheckConstraint(condition=~models.Q(state=State.CLOSED) | models.Q(closed_at__isnull=False), name="a_closed_proposal_says_when"),
            models.CheckConstraint(condition=~models.Q(kind=Kind.COLLECTIVE) | models.Q(organ__isnull=False) | models.Q(imported=True), name="a_collective_proposal_names_its_organ"),
        ]
        indexes = [
            models.Index(fields=["committee", "session", "-submitted_at", "-id"], name="proposal_by_day"),
            models.Index(fields=["committee", "session", "number_order"], name="proposal_by_number"),
            models.Index(fields=["committee", "session", "state", "stage", "submitted_at"], name="proposal_by_state"),
            models.Index(fields=["committee", "state", "due_on"], name="proposal_by_due"),
            models.Index(fields=["committee", "author"], name="proposal_by_author"),
        ]

    def __str__(self) -> str:
        return self.title or "（还没有写案由）"

    @property
    def sector_then(self) -> Organ | None:
        """The author's sector when it was handed in; of a draft, the present one. Whoever changes over later does not take it along."""
        return self.sector or (self.author.sector if self.author else None)


class Recommendation(TenantModel):
    """One numbered recommendation, answered on its own."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="recommendations")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "position"], name="one_recommendation_a_place", deferrable=models.Deferrable.DEFERRED)]
        ordering = ["position"]


class Proposer(TenantModel):
    """A co-proposer in the order of invitation; the author is position 1 and has accepted."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="proposers")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=CosignState.choices(), default=CosignState.INVITED)
    sector = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+", help_text="When it was handed in.")
    affiliation = models.CharField("政治面貌", max_length=40, blank=True, help_text="When it was handed in.")
    remark = models.CharField(max_length=200, blank=True)
    invited_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "member"], name="a_member_cosigns_once")]
        indexes = [models.Index(fields=["committee", "member", "state"])]
        ordering = ["position"]

    @property
    def sector_then(self) -> Organ:
        """The member's sector when it was handed in; of a draft, the present one."""
        return self.sector or self.member.sector


class UnitChoice(TenantModel):
    """A unit that somebody thinks should handle it: the proposer's wish or the review's plan."""

    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="choices")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices(), default=Role.LEAD)
    layer = models.CharField(max_length=8, choices=Layer.choices())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["proposal", "unit", "layer"], name="a_unit_is_chosen_once_a_layer")]


class Review(TenantModel):
    """One reviewer's decision at one stage, kept even when it was reversed later."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="reviews")
    stage = models.PositiveSmallIntegerField()
    decision = models.CharField(max_length=10, choices=Decision.choices())
    reasons = models.JSONField(default=list)
    checklist = models.JSONField(default=list)
    note = models.TextField(blank=True)
    reviewer_id = models.BigIntegerField(null=True)
    reviewer = models.CharField(max_length=80)
    at = models.DateTimeField()
    reversed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]


class KeyProposal(TenantModel):
    """督办: what a proposal has beyond others once it is nominated as key, or taken in charge by a leader though it is ordinary (`weight`);
    it bears the proposal's own number, whose facts guard its state."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, primary_key=True, db_column="id", related_name="key")
    state = models.CharField(max_length=10, choices=KeyState.choices(), default=KeyState.NOMINATED)
    weight = models.CharField("督办的是", max_length=10, choices=Weight.choices(), default=Weight.KEY)
    reason = models.TextField("提名理由")
    level = models.CharField("督办层面", max_length=40, blank=True)
    decision = models.CharField("由哪次会议确定", max_length=120, blank=True)
    chosen_on = models.DateField(null=True)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+", help_text="The special committee that goes with it.")
    plan = models.TextField("督办安排", blank=True)
    result = models.TextField("督办结果", blank=True)
    concluded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=[KeyState.NOMINATED, KeyState.DROPPED]) | models.Q(chosen_on__isnull=False), name="a_chosen_key_proposal_says_when"),
        ]

    def __str__(self) -> str:
        return str(self.proposal)


class KeyLeader(TenantModel):
    """Who takes charge of a key proposal: a leader of party or government who leads it, a chair who oversees it."""

    key = models.ForeignKey(KeyProposal, on_delete=models.CASCADE, related_name="leaders")
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=40)
    post = models.CharField("职务", max_length=80, blank=True)
    duty = models.CharField(max_length=10, choices=Duty.choices())
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+", help_text="Where the leader signs in here too.")

    class Meta:
        ordering = ["position"]


class KeyEvent(TenantModel):
    """What was done to oversee a key proposal: a meeting, a visit, and what was promised there."""

    key = models.ForeignKey(KeyProposal, on_delete=models.PROTECT, related_name="events")
    day = models.DateField()
    form = models.CharField("形式", max_length=20)
    leaders = models.CharField("领导", max_length=120, blank=True)
    people = models.CharField("参加人员", max_length=300, blank=True)
    content = models.TextField()
    commitments = models.JSONField("商定事项", default=list)
    recorded_by = models.CharField(max_length=80)

    class Meta:
        ordering = ["-day", "-id"]


class SavedView(TenantModel):
    """A person's own set of conditions on the list of proposals, under a name; nobody else sees it."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=20)
    query = models.CharField(max_length=600, help_text="As the list's address says it: category=…&unit=…")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["committee", "user", "name"], name="one_view_a_name")]

    def __str__(self) -> str:
        return self.name


class Publication(TenantModel):
    """公开: what the public reads of a proposal and its replies, covered and frozen when it was published; the public reads nothing else.

    It bears the proposal's own number, whose facts guard its state. `code` is its permanent address, given once.
    """

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, primary_key=True, db_column="id", related_name="publication")
    state = models.CharField(max_length=12, choices=PublicState.choices())
    level = models.CharField(max_length=12, choices=Disclosure.choices())
    reason = models.CharField("理由", max_length=300, blank=True)
    choices = models.JSONField("各份答复怎样公开", default=dict)
    hidden = models.JSONField("手工遮盖的词", default=list)
    code = models.CharField(max_length=60, blank=True)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    session_label = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=40, blank=True)
    number_order = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=300, blank=True)
    category = models.CharField(max_length=40, blank=True)
    who = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=300, blank=True)
    grade = models.CharField(max_length=4, blank=True)
    overall = models.CharField(max_length=14, blank=True)
    filed_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    body = models.JSONField(default=dict)
    plain = models.TextField(blank=True, help_text="All that is shown, folded, without space: what is searched.")
    answered_at = models.DateTimeField(null=True, help_text="Of the round that was published; a later one makes it out of date.")
    published_at = models.DateTimeField(null=True, help_text="For the first time.")
    changed_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "code"], condition=~models.Q(code=""), name="an_address_is_given_once"),
            models.CheckConstraint(condition=~models.Q(state=PublicState.PUBLISHED) | (models.Q(published_at__isnull=False) & ~models.Q(code="") & ~models.Q(level=Disclosure.NONE)), name="what_is_published_has_an_address"),
            models.CheckConstraint(condition=models.Q(state=PublicState.PUBLISHED) | models.Q(body={}, plain="", title=""), name="what_is_not_published_keeps_no_text"),
        ]
        indexes = [
            models.Index(fields=["committee", "session", "number_order"], condition=models.Q(state=PublicState.PUBLISHED), name="published_by_number"),
            models.Index(fields=["committee", "changed_at"], name="publication_by_change"),
        ]

    def __str__(self) -> str:
        return self.title or self.code


class Upward(TenantModel):
    """A proposal handed in to the parent committee by members who sit there too, or by this committee, and what became of it there."""

    state = models.CharField(max_length=12, choices=UpwardState.choices(), default=UpwardState.SUBMITTED)
    way = models.CharField(max_length=12, choices=UpwardWay.choices())
    to = models.CharField("上级政协", max_length=60)
    session = models.CharField("上级届次", max_length=40, blank=True)
    title = models.CharField("案由", max_length=200)
    text = models.TextField("内容", blank=True)
    origin = models.ForeignKey(Proposal, on_delete=models.PROTECT, null=True, related_name="upward", help_text="The proposal of this committee it grew from.")
    members = models.ManyToManyField(Member, through="UpwardMember", related_name="+")
    submitted_on = models.DateField()
    number = models.CharField("上级提案号", max_length=40, blank=True)
    unit = models.CharField("上级承办单位", max_length=120, blank=True)
    outcome = models.TextField("办理结果", blank=True)
    heard_on = models.DateField("最近一次跟踪")

    class Meta:
        indexes = [models.Index(fields=["committee", "state", "-submitted_on"])]

    def __str__(self) -> str:
        return self.title


class UpwardMember(TenantModel):
    """Who handed it in, the first one first."""

    upward = models.ForeignKey(Upward, on_delete=models.CASCADE, related_name="behind")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["upward", "member"], name="a_member_hands_up_once")]
        ordering = ["position"]


class Onward(TenantModel):
    """去向: where a proposal went that was not filed: to information, as a letter to a unit, or back to its author as a new draft."""

    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="onward")
    way = models.CharField(max_length=12, choices=OnwardWay.choices())
    note = models.TextField("说明", blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    draft = models.OneToOneField(Proposal, on_delete=models.SET_NULL, null=True, related_name="mended_from")
    at = models.DateTimeField()
    by = models.CharField(max_length=80)
    read_at = models.DateTimeField("提案人看过答复", null=True)
    taken_at = models.DateTimeField("接手", null=True, help_text="Of information: when whoever makes use of it took it over.")
    taker = models.CharField("由谁接手", max_length=80, blank=True)
    outcome = models.CharField("结果", max_length=40, blank=True)
    outcome_note = models.TextField("结果说明", blank=True)
    outcome_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(way=OnwardWay.LETTER) | models.Q(unit__isnull=False), name="a_letter_has_a_unit"),
            models.CheckConstraint(condition=models.Q(outcome="") | models.Q(taken_at__isnull=False, outcome_at__isnull=False), name="what_came_of_it_was_taken_over"),
        ]

    def __str__(self) -> str:
        return str(self.proposal)


from .applying import Application  # noqa: E402, F401  (a table of its own file)
from .joint import Batch, BatchItem, Consent, KeyNode  # noqa: E402, F401
from .together import Group, GroupFollow, GroupNote, GroupSeat, Topic, TopicMember, TopicNote  # noqa: E402, F401
