"""Matters handed to units, each unit's part in them, and what passes between unit, proposer and committee."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Unit

from . import rules
from .rules import (
    Decision,
    Disclosure,
    Length,
    MatterState,
    Method,
    Outcome,
    PromiseState,
    ReplyState,
    Role,
    Satisfaction,
    State,
)
from .rules.again import Finding, FollowUp, LookBackState, RecheckState, Side, Source, Stage, Word

LIVE = sorted(rules.LIVE, key=list(State).index)


class Matter(TenantModel):
    """One round of handling of one subject (a proposal, a letter …). A redo is a new round with a new row."""

    kind = models.CharField(max_length=40)
    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    label = models.CharField(max_length=300)
    number = models.CharField(max_length=40, blank=True)
    round = models.PositiveSmallIntegerField(default=1)
    length = models.CharField(max_length=8, choices=Length.choices(), default=Length.LEAD, help_text="The span its units are given, those that come later too.")
    state = models.CharField(max_length=12, choices=MatterState.choices(), default=MatterState.OPEN)
    opened_at = models.DateTimeField()
    replied_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    due_on = models.DateField()
    rate_until = models.DateField(null=True)
    note = models.TextField(blank=True)
    overall = models.CharField("评价", max_length=14, blank=True, help_text="The settled verdict of this round.")
    raters = ArrayField(models.BigIntegerField(), default=list, help_text="Ids of the members asked what they think of it, as of the answer; whoever stands first behind the thing comes first.")
    thing: Any = None  # what is handled, as the room's `hold` gave it, for as long as an action holds it

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["committee", "subject_type", "subject_id", "round"], condition=~models.Q(state=MatterState.CANCELLED), name="one_matter_a_round"
            ),
            models.CheckConstraint(condition=~models.Q(state=MatterState.REPLIED) | models.Q(replied_at__isnull=False), name="a_replied_matter_says_when"),
            models.CheckConstraint(condition=~models.Q(state=MatterState.CLOSED) | models.Q(closed_at__isnull=False), name="a_closed_matter_says_when"),
        ]
        indexes = [models.Index(fields=["committee", "state", "due_on"])]

    def __str__(self) -> str:
        return f"{self.number} {self.label}".strip()


class Assignment(TenantModel):
    """One unit's part in a matter, with its own clock."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="assignments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=10, choices=Role.choices())
    state = models.CharField(max_length=14, choices=State.choices(), default=State.HANDED)
    office = models.CharField("交办机关", max_length=24, help_text="The access role that handed it over and decides on returns.")
    handed_at = models.DateTimeField()
    sign_until = models.DateField(null=True)
    return_until = models.DateField(null=True)
    due_on = models.DateField()
    signed_at = models.DateTimeField(null=True)
    clerk_id = models.BigIntegerField(null=True)
    clerk = models.CharField("经办人", max_length=40, blank=True)
    replied_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["matter", "unit"], condition=models.Q(state__in=LIVE), name="a_unit_has_one_part"),
            models.UniqueConstraint(fields=["matter"], condition=models.Q(role=Role.LEAD, state__in=LIVE), name="one_lead_unit"),
            models.CheckConstraint(condition=~models.Q(state=State.REPLIED) | models.Q(replied_at__isnull=False), name="a_replied_part_says_when"),
        ]
        indexes = [models.Index(fields=["committee", "unit", "state", "due_on"]), models.Index(fields=["committee", "state", "due_on"])]

    def __str__(self) -> str:
        return str(self.matter)


class ReturnRequest(TenantModel):
    """申退: a unit says it is not the one, and who should be."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="returns")
    reason = models.TextField()
    proposed = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    asked_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices(), default=Decision.PENDING)
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment"], condition=models.Q(decision=Decision.PENDING), name="one_open_return_request")]


class Extension(TenantModel):
    """延期: asked with a reason, granted until a day."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="extensions")
    reason = models.TextField()
    until = models.DateField()
    asked_at = models.DateTimeField()
    decision = models.CharField(max_length=10, choices=Decision.choices(), default=Decision.PENDING)
    decided_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assignment"], condition=models.Q(decision=Decision.PENDING), name="one_open_extension")]


class Contact(TenantModel):
    """沟通: a unit and the proposer spoke; when, how, who, and what the proposer thought of it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="contacts")
    day = models.DateField()
    method = models.CharField(max_length=10, choices=Method.choices())
    people = models.CharField(max_length=200)
    content = models.TextField(blank=True)
    view = models.TextField("提案人意见", blank=True)
    stage = models.CharField("阶段", max_length=8, choices=Stage.choices(), default=Stage.DURING)
    side = models.CharField("谁登记", max_length=10, choices=Side.choices(), default=Side.UNIT)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=40, blank=True)
    word = models.CharField("对方表示", max_length=10, choices=Word.choices(), blank=True)
    word_at = models.DateTimeField(null=True)
    word_by = models.CharField(max_length=40, blank=True)
    objection = models.TextField("异议", blank=True)

    def __str__(self) -> str:
        return f"{self.day:%Y-%m-%d} {Method(self.method).label}"


class Opinion(TenantModel):
    """会办意见: what an assisting unit gives to the lead unit."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="opinion")
    text = models.TextField()
    given_at = models.DateTimeField()


class Reply(TenantModel):
    """答复: a unit's letter to the proposers, signed off inside the unit before it goes out."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="reply")
    state = models.CharField(max_length=10, choices=ReplyState.choices(), default=ReplyState.DRAFT)
    opening = models.TextField(blank=True)
    closing = models.TextField(blank=True)
    grade = models.CharField("类别", max_length=4, blank=True, help_text="A, B, C … as the committee defines them.")
    grade_reason = models.TextField("类别说明", blank=True)
    assist_note = models.TextField("会办意见未收齐的说明", blank=True)
    disclosure = models.CharField(max_length=12, choices=Disclosure.choices(), blank=True)
    disclosure_reason = models.TextField(blank=True)
    letter_number = models.CharField("发文字号", max_length=60, blank=True)
    contact = models.CharField("联系人", max_length=40, blank=True)
    phone = models.CharField("联系电话", max_length=40, blank=True)
    signer = models.CharField("签发人", max_length=40, blank=True)
    sent_back = models.TextField("退改意见", blank=True)
    drafted_at = models.DateTimeField("最后保存")
    drafted_by = models.CharField(max_length=40, blank=True)
    revision = models.PositiveIntegerField(default=0, help_text="Counts savings, so that two people at one text notice each other.")
    issued_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(state=ReplyState.ISSUED) | models.Q(issued_at__isnull=False), name="an_issued_reply_says_when")]


class Answer(TenantModel):
    """What a reply says to one recommendation."""

    reply = models.ForeignKey(Reply, on_delete=models.CASCADE, related_name="answers")
    position = models.PositiveSmallIntegerField()
    ask = models.TextField()
    text = models.TextField(blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices(), blank=True)
    promised_for = models.DateField("承诺完成", null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reply", "position"], name="one_answer_a_point")]
        ordering = ["position"]


class Rating(TenantModel):
    """征询意见: one proposer's verdict on the handling of one round; entered by nobody else."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="ratings")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    overall = models.CharField(max_length=14, choices=Satisfaction.choices())
    form = models.JSONField(default=dict)
    remarks = models.TextField(blank=True)
    rated_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["matter", "member"], name="one_rating_a_member")]


class Promise(TenantModel):
    """承诺事项: what was put off to a day, in a reply, at an overseeing meeting or in a look-back; followed until it is done."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="promises")
    source = models.CharField("在哪里承诺的", max_length=10, choices=Source.choices(), default=Source.REPLY)
    position = models.PositiveSmallIntegerField(help_text="The recommendation it answers; of other sources the next number.")
    ask = models.TextField("建议")
    text = models.TextField("承诺")
    state = models.CharField(max_length=10, choices=PromiseState.choices(), default=PromiseState.OPEN)
    promised_at = models.DateTimeField()
    first_due_on = models.DateField("最初承诺")
    due_on = models.DateField("承诺完成")
    moves = models.PositiveSmallIntegerField("调整次数", default=0)
    refusals = models.PositiveSmallIntegerField("没有通过核实", default=0)
    outcome = models.TextField("兑现情况", blank=True)
    reported_at = models.DateTimeField(null=True)
    verify_until = models.DateField(null=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=80, blank=True)
    remark = models.TextField("核实意见", blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["assignment", "source", "position"], name="one_promise_a_point"),
            models.CheckConstraint(
                condition=~models.Q(state__in=[PromiseState.KEPT, PromiseState.DROPPED]) | models.Q(settled_at__isnull=False), name="a_settled_promise_says_when"
            ),
            models.CheckConstraint(condition=~models.Q(state=PromiseState.REPORTED) | models.Q(reported_at__isnull=False), name="a_reported_promise_says_when"),
        ]
        indexes = [models.Index(fields=["committee", "state", "due_on"])]

    def __str__(self) -> str:
        return self.ask[:100]


class LookBack(TenantModel):
    """回头看: answered matters of the past are picked and looked at again, and what is not done goes on."""

    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    state = models.CharField(max_length=10, choices=LookBackState.choices(), default=LookBackState.OPEN)
    picked_by = models.JSONField("按什么挑选", default=list, help_text="The conditions in words, as they were chosen.")
    note = models.TextField("要求", blank=True)
    due_on = models.DateField("单位说明的期限")
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=80)
    concluded_at = models.DateTimeField(null=True)
    summary = models.TextField("小结", blank=True)
    sent_to = models.CharField("送", max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(state=LookBackState.CONCLUDED) | models.Q(concluded_at__isnull=False), name="a_concluded_look_back_says_when"),
        ]

    def __str__(self) -> str:
        return self.name


class Recheck(TenantModel):
    """One matter in a look-back: what its unit says of it now, what was found, what follows."""

    look_back = models.ForeignKey(LookBack, on_delete=models.PROTECT, related_name="rechecks")
    part = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="rechecks", help_text="The part of the unit that answers for the matter.")
    state = models.CharField(max_length=10, choices=RecheckState.choices(), default=RecheckState.ASKED)
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    present = models.TextField("落实情况", blank=True)
    reported_at = models.DateTimeField(null=True)
    reported_by = models.CharField(max_length=80, blank=True)
    verify_until = models.DateField(null=True)
    members_finding = models.CharField("提案人核实", max_length=10, choices=Finding.choices(), blank=True)
    members_remark = models.TextField(blank=True)
    finding = models.CharField("核实结果", max_length=10, choices=Finding.choices(), blank=True)
    remark = models.TextField("核实意见", blank=True)
    found_at = models.DateTimeField(null=True)
    found_by = models.CharField(max_length=80, blank=True)
    on_site = models.BooleanField(default=False)
    follow_up = models.CharField("处理", max_length=10, choices=FollowUp.choices(), blank=True)
    follow_note = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    promise = models.ForeignKey(Promise, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["look_back", "part"], name="one_recheck_a_matter"),
            models.CheckConstraint(condition=~models.Q(state__in=[RecheckState.FOUND, RecheckState.SETTLED]) | ~models.Q(finding=""), name="a_found_recheck_says_what"),
            models.CheckConstraint(condition=~models.Q(state=RecheckState.SETTLED) | models.Q(settled_at__isnull=False), name="a_settled_recheck_says_when"),
        ]
        indexes = [models.Index(fields=["committee", "state", "due_on"])]

    def __str__(self) -> str:
        return str(self.part.matter)


class Message(TenantModel):
    """留言: a word from a proposer to a unit or back, about the unit's part; not changed after it was sent."""

    part = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="messages")
    side = models.CharField(max_length=10, choices=Side.choices())
    author_id = models.BigIntegerField(null=True)
    author = models.CharField(max_length=80)
    text = models.TextField()
    sent_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_why = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["committee", "part", "id"])]

    def __str__(self) -> str:
        return f"与{self.part.unit}的留言"


class TalkSeen(TenantModel):
    """How far somebody has read the messages about a unit's part."""

    part = models.ForeignKey(Assignment, on_delete=models.CASCADE, related_name="+")
    user_id = models.BigIntegerField()
    upto = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "part", "user_id"], name="one_reader_a_talk")]
