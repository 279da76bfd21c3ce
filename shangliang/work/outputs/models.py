"""What a committee says upward, each suggestion in it, each leader's instruction on it, and what came of them."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Organ, Unit

from .rules import Asked, Following, Instructing, State, Verdict


class Output(TenantModel):
    """成果: a 建议案, a report, a 协商专报 … on its way up."""

    kind = models.CharField("文种", max_length=40)
    title = models.CharField("题目", max_length=120)
    source = models.CharField("来自", max_length=200, blank=True, help_text="The meeting, survey or visit it came from.")
    adopted_by = models.CharField("由哪次会议通过", max_length=120, blank=True)
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")
    text = models.TextField("正文", blank=True)
    asks = models.JSONField(default=list, help_text="The suggestions while it is drafted: text, field, unit (id), livelihood. Rows of their own once it is sent.")
    state = models.CharField(max_length=8, choices=State.choices(), default=State.DRAFT)
    number = models.CharField("编号", max_length=60, blank=True)
    drafted_at = models.DateTimeField()
    drafted_by = models.CharField(max_length=80)
    submitted_by = models.BigIntegerField(null=True)
    reviewed_by = models.CharField(max_length=80, blank=True)
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=80, blank=True)
    sent_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was sent back or dropped.")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "number"], condition=~models.Q(number=""), name="an_output_number_is_given_once"),
            models.CheckConstraint(condition=~models.Q(state__in=[State.SIGNED, State.SENT]) | ~models.Q(number=""), name="a_signed_output_has_a_number"),
            models.CheckConstraint(condition=~models.Q(state=State.SENT) | models.Q(sent_at__isnull=False), name="a_sent_output_says_when"),
        ]
        indexes = [models.Index(fields=["committee", "state", "-drafted_at"], name="output_by_state")]

    def __str__(self) -> str:
        return self.title


class Author(TenantModel):
    """A member who wrote an output, in the order of names."""

    output = models.ForeignKey(Output, on_delete=models.CASCADE, related_name="authors")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["output", "member"], name="an_author_once")]
        ordering = ["position"]


class Dispatch(TenantModel):
    """报送: one recipient of an output, with the receipt."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="dispatches")
    recipient = models.CharField(max_length=60)
    level = models.CharField(max_length=20)
    received_on = models.DateField(null=True)
    receiver = models.CharField("签收人", max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["output", "recipient"], name="a_recipient_once")]


class Referral(TenantModel):
    """转办单: the suggestions of one output that one unit answers; handed over through the practice of handling."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="referrals")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.output.title}（建议）"


class Suggestion(TenantModel):
    """意见建议: one suggestion of an output that was sent, followed until it is settled."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="suggestions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    field = models.CharField("领域", max_length=40)
    livelihood = models.BooleanField("民生类", default=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    referral = models.ForeignKey(Referral, on_delete=models.PROTECT, null=True, related_name="suggestions")
    state = models.CharField(max_length=8, choices=Asked.choices(), default=Asked.WAITING)
    answer = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, blank=True, help_text="What the unit said of it: an outcome of handling.")
    answered_at = models.DateTimeField(null=True)
    verdict = models.CharField(max_length=8, choices=Verdict.choices(), blank=True)
    evidence = models.TextField("依据", blank=True)
    reason = models.TextField("理由", blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["output", "position"], name="a_suggestion_has_its_place"),
            models.CheckConstraint(condition=~models.Q(state=Asked.SETTLED) | (~models.Q(verdict="") & models.Q(settled_at__isnull=False)), name="a_settled_suggestion_says_how"),
        ]
        indexes = [models.Index(fields=["committee", "state"], name="output_suggestion_by_state")]

    def __str__(self) -> str:
        return self.text[:100]


class Conversion(TenantModel):
    """转化: the document, measure, project or plan entry that came of an output or of one of its suggestions."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="conversions")
    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, null=True, related_name="conversions")
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=160)
    number = models.CharField("文号、项目编号", max_length=80, blank=True)
    body = models.CharField("制定、实施单位", max_length=80, blank=True)
    day = models.DateField()
    recorded_by = models.CharField(max_length=80)
    undone_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.title


class Instruction(TenantModel):
    """批示: one leader, one thing, one day."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, null=True, related_name="instructions")
    about = models.CharField("批示的是", max_length=20)
    title = models.CharField("题目", max_length=160)
    authors = ArrayField(models.BigIntegerField(), default=list, help_text="Members behind the thing, who hear what came of it.")
    leader = models.CharField("领导", max_length=40)
    office = models.CharField("职务", max_length=80, blank=True)
    level = models.CharField("层级", max_length=20)
    main = models.BooleanField("主要领导", default=False)
    day = models.DateField()
    text = models.TextField("批示内容")
    state = models.CharField(max_length=8, choices=Instructing.choices(), default=Instructing.RECORDED)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=80)
    due_on = models.DateField(null=True)
    answered_at = models.DateTimeField(null=True)
    result = models.TextField("办理结果", blank=True)
    told_on = models.DateField("向领导反馈", null=True)
    told_how = models.CharField(max_length=60, blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="Why it needs no handling, or was struck out.")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(state=Instructing.SETTLED) | (~models.Q(result="") & models.Q(told_on__isnull=False)), name="a_settled_instruction_was_fed_back"),
            models.CheckConstraint(condition=~models.Q(state__in=[Instructing.NOTED, Instructing.REVOKED]) | ~models.Q(reason=""), name="what_is_put_aside_says_why"),
        ]
        indexes = [models.Index(fields=["committee", "state", "day"], name="instruction_by_state")]

    def __str__(self) -> str:
        return f"{self.leader}批示“{self.title}”"[:200]

    @property
    def thing(self) -> str:
        """What 件 counts: the output, or the title of what lies outside this room."""
        return f"output:{self.output_id}" if self.output_id else f"{self.about}:{self.title}"


class Meeting(TenantModel):
    """协调会: a meeting about an instruction, with what was promised."""

    instruction = models.ForeignKey(Instruction, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField()
    place = models.CharField(max_length=80, blank=True)
    hosts = models.CharField("召集", max_length=120)
    content = models.TextField()
    promised = models.JSONField(default=list, help_text="What was promised, in words; each is a promise of handling.")
    recorded_by = models.CharField(max_length=80)


class FollowUp(TenantModel):
    """跟踪: so many months after it was sent, how does it stand; asked of each unit that answered, or of the office."""

    output = models.ForeignKey(Output, on_delete=models.PROTECT, related_name="follow_ups")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    months = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=Following.choices(), default=Following.ASKED)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    text = models.TextField("落实情况", blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["output", "unit", "months"], nulls_distinct=False, name="one_follow_up_a_mark"),
            models.CheckConstraint(condition=~models.Q(state=Following.DONE) | models.Q(reported_at__isnull=False), name="a_follow_up_says_when"),
        ]
        indexes = [models.Index(fields=["committee", "state", "due_on"], name="follow_up_by_state")]

    def __str__(self) -> str:
        return f"{self.output.title}（满 {self.months} 个月）"
