"""What comes and goes around the roster, which itself lies in commons/people: requests, cases, links, plans, care."""

from django.db import models

from shangliang.commons.committees.models import TenantModel
from shangliang.commons.people.models import Member, Organ, Unit
from shangliang.commons.people.sealed import SealedField

from .rules import BY_CASE, AdditionState, ChangeState, Ending, ItemState, LeavingState, TalkWay


class ChangeRequest(TenantModel):
    """修改申请: what a member wants to have changed, until the office has decided."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=ChangeState.choices(), default=ChangeState.WAITING)
    wanted = SealedField("要改成", help_text="JSON: field → value; sealed, since phones and addresses are among them.")
    labels = models.CharField("改哪几项", max_length=120)
    reason = models.CharField("说明", max_length=200, blank=True)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=80, blank=True)
    note = models.CharField("答复", max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=models.Q(state="waiting"), name="one_open_request_of_a_member"),
            models.CheckConstraint(
                condition=models.Q(state__in=["waiting", "withdrawn"]) | models.Q(decided_at__isnull=False), name="a_decision_says_when"
            ),
        ]
        indexes = [models.Index(fields=["committee", "state", "asked_at"])]

    def __str__(self) -> str:
        return f"{self.member}申请修改{self.labels}"


class Link(TenantModel):
    """联系: a special committee that guides a sector, or has a unit as its counterpart (M13, M14)."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+", verbose_name="专委会")
    sector = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="界别")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="部门")
    duties = models.CharField("联系内容", max_length=300, blank=True)
    ours = models.CharField("我方联系人", max_length=40, blank=True)
    theirs = models.CharField("对方联系人", max_length=40, blank=True)
    phone = models.CharField("办公电话", max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(sector__isnull=True) ^ models.Q(unit__isnull=True), name="a_link_has_one_other_end"),
            models.UniqueConstraint(fields=["organ", "sector"], condition=models.Q(until__isnull=True), name="one_link_to_a_sector"),
            models.UniqueConstraint(fields=["organ", "unit"], condition=models.Q(until__isnull=True), name="one_link_to_a_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.organ}联系{self.other}"

    @property
    def other(self) -> Organ | Unit:
        """The sector or the unit."""
        found = self.sector or self.unit
        assert found is not None
        return found


class OrganNote(TenantModel):
    """机构情况: where a group, a station or a liaison group is, and what it has to work with (M09, M10)."""

    organ = models.OneToOneField(Organ, on_delete=models.PROTECT, related_name="note_of")
    place = models.CharField("场所", max_length=120, blank=True)
    conditions = models.CharField("条件", max_length=300, blank=True)
    contact = models.CharField("联络员", max_length=40, blank=True)
    phone = models.CharField("办公电话", max_length=40, blank=True)


class PlanItem(TenantModel):
    """年度计划的一项: done when the ledger has enough of its figure, or when somebody says so (M09)."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    title = models.CharField("事项", max_length=120)
    due_on = models.DateField("期限")
    figure = models.CharField("按哪一项台账算", max_length=80, blank=True)
    least = models.PositiveSmallIntegerField("至少几次", default=1)
    state = models.CharField(max_length=8, choices=ItemState.choices(), default=ItemState.OPEN)
    done_at = models.DateTimeField(null=True)
    note = models.CharField("怎样完成的", max_length=200, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(state="done") | models.Q(done_at__isnull=False), name="a_done_item_says_when")]
        indexes = [models.Index(fields=["committee", "organ", "year"])]
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Keeping(TenantModel):
    """联系分工: a member looks after another one, or after all of a body (M05)."""

    keeper = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")
    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, null=True, related_name="+")
    since = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(member__isnull=True) ^ models.Q(organ__isnull=True), name="somebody_or_a_body_is_kept"),
            models.UniqueConstraint(fields=["member"], condition=models.Q(until__isnull=True), name="one_keeper_of_a_member"),
            models.UniqueConstraint(fields=["organ"], condition=models.Q(until__isnull=True), name="one_keeper_of_a_body"),
        ]
        indexes = [models.Index(fields=["committee", "keeper"])]

    def __str__(self) -> str:
        return f"{self.keeper}联系{self.member or self.organ}"


class Talk(TenantModel):
    """谈心谈话: that it was, when and how; what was said is for those who look after the member (M05)."""

    keeper = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    on = models.DateField("日期")
    way = models.CharField("方式", max_length=8, choices=TalkWay.choices(), default=TalkWay.FACE)
    words = SealedField("谈了什么", blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["committee", "member", "-on"])]

    def __str__(self) -> str:
        return f"{self.keeper}同{self.member}谈心谈话"


class Addition(TenantModel):
    """增补: somebody nominated within the term, until the seat has begun (M03). `stages` are the committee's when it began."""

    name = models.CharField("姓名", max_length=40)
    sector = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="+", verbose_name="界别")
    person = SealedField("基本情况", help_text="JSON: the member's own fields, phone and papers among them.")
    nominator = models.CharField("由谁提名", max_length=80)
    reason = models.CharField("增补理由", max_length=300)
    stages = models.JSONField(default=list)
    at = models.PositiveSmallIntegerField(default=0, help_text="The stage that comes next.")
    state = models.CharField(max_length=10, choices=AdditionState.choices(), default=AdditionState.OPEN)
    begun_on = models.DateField()
    moved_on = models.DateField(help_text="The day of the last step; the next cannot lie before it.")
    effective_on = models.DateField("任职日期", null=True)
    decision = models.CharField("决定", max_length=120, blank=True)
    member = models.ForeignKey(Member, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(state__in=["decided", "seated"]) | models.Q(effective_on__isnull=False), name="a_decided_addition_has_its_day"),
            models.CheckConstraint(condition=~models.Q(state="seated") | models.Q(member__isnull=False), name="a_seated_addition_has_its_seat"),
        ]
        indexes = [models.Index(fields=["committee", "state"])]

    def __str__(self) -> str:
        return f"增补{self.name}"


class Leaving(TenantModel):
    """退出: the case of a member who resigns or whose seat is to be revoked, until it is decided and told (M04)."""

    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="+")
    way = models.CharField("怎样退出", max_length=16, choices=[(one.value, one.label) for one in BY_CASE])
    grounds = SealedField("事由")
    article = models.CharField("章程依据", max_length=120, blank=True)
    links = models.JSONField(default=list, help_text="Evidence elsewhere in the house: [{title, href}].")
    statement = SealedField("本人说明", blank=True, default="")
    stages = models.JSONField(default=list)
    at = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=8, choices=LeavingState.choices(), default=LeavingState.OPEN)
    begun_on = models.DateField()
    moved_on = models.DateField()
    talked_on = models.DateField("谈话日期", null=True)
    talked_by = models.CharField("谈话人", max_length=80, blank=True)
    talk = SealedField("谈话情况", blank=True, default="")
    effective_on = models.DateField(null=True)
    told_on = models.DateField("通知送达", null=True)
    appeal = SealedField("复议申请", blank=True, default="")
    appealed_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    upheld = models.BooleanField(null=True)
    answer = models.CharField("复议答复", max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member"], condition=models.Q(state="open"), name="one_open_leaving_of_a_member"),
            models.CheckConstraint(condition=~models.Q(state="ended") | models.Q(effective_on__isnull=False), name="an_ended_leaving_says_when"),
            models.CheckConstraint(condition=models.Q(upheld__isnull=True) | models.Q(appealed_on__isnull=False), name="only_an_appeal_is_answered"),
        ]
        indexes = [models.Index(fields=["committee", "state"])]

    def __str__(self) -> str:
        return f"{self.member}{Ending(self.way).label}"
