"""The persons and bodies of a committee: who signs in, who sits where, who handles."""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from shangliang.commons.committees.models import Committee, TenantModel, Term
from shangliang.foundation.words import Labelled

from .sealed import SealedField, fingerprint


class Users(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        """By account or by phone number, as it was typed at sign-in; an account that reads like a phone number goes first."""
        typed = (username or "").strip()
        found = sorted(self.filter(models.Q(account=typed) | models.Q(phone_print=fingerprint(typed))), key=lambda user: user.account != typed)
        if not found:
            raise self.model.DoesNotExist
        return found[0]


class User(AbstractBaseUser):
    """Somebody who signs in. One person keeps one account over terms, roles and committees."""

    account = models.CharField("账号", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    phone = SealedField("手机号", blank=True, default="")
    phone_print = models.CharField(max_length=64, unique=True, null=True, editable=False)
    is_active = models.BooleanField("启用", default=True)
    is_platform = models.BooleanField("平台管理员", default=False)
    must_change_password = models.BooleanField(default=True)
    password_changed_at = models.DateTimeField(default=timezone.now)

    objects = Users()

    USERNAME_FIELD = "account"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name


class PastPassword(models.Model):
    """A password somebody once had, as a hash: the last few are not taken again."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="past_passwords")
    password = models.CharField(max_length=128)
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "-kept_at"])]


class OrganKind(Labelled):
    STANDING_COMMITTEE = "standing_committee", "常务委员会"
    CHAIRS_COUNCIL = "chairs_council", "主席会议"
    SPECIAL_COMMITTEE = "special_committee", "专门委员会"
    SECTOR = "sector", "界别"
    GROUP = "group", "委员小组"
    STATION = "station", "委员工作站"
    LIAISON = "liaison", "街道联络组"
    OFFICE = "office", "机关"
    PARTY_ORGANISATION = "party_organisation", "党派团体"
    BRANCH = "branch", "党支部"


class Organ(TenantModel):
    """Any inner body of a committee, and the parties and organisations that propose in their own name."""

    kind = models.CharField(max_length=24, choices=OrganKind.choices())
    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "kind", "name"], name="one_organ_of_a_name")]
        ordering = ["kind", "position", "name"]

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def kind_label(self) -> str:
        return OrganKind(self.kind).label


class System(Labelled):
    """系统: by which units are grouped, and handed over."""

    PARTY = "party", "党群"
    GOVERNMENT = "government", "政府"
    CONGRESS = "congress", "人大"
    CPPCC = "cppcc", "政协"
    COURT = "court", "法院"
    PROCURATORATE = "procuratorate", "检察院"
    OTHER = "other", "其他"


class Unit(TenantModel):
    """承办单位: a department that handles what is handed over to it."""

    name = models.CharField(max_length=80)
    short_name = models.CharField(max_length=40, blank=True)
    system = models.CharField(max_length=16, choices=System.choices(), default=System.GOVERNMENT)
    duties = models.TextField("职责", blank=True, help_text="几个词即可，用来提示该交给谁办。")
    aliases = models.JSONField("别名", default=list, blank=True)
    letter_code = models.CharField("发文代字", max_length=20, blank=True)
    contact = models.CharField("联系人", max_length=40, blank=True)
    phone = models.CharField("办公电话", max_length=40, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    active = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["committee", "name"], name="one_unit_of_a_name")]
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    @property
    def system_label(self) -> str:
        return System(self.system).label


class Gender(Labelled):
    MALE = "male", "男"
    FEMALE = "female", "女"


class Member(TenantModel):
    """委员: a person's dated seat in a committee; half-open, so the day of `until` no longer counts."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="members")
    number = models.CharField("委员证号", max_length=20, blank=True)
    name = models.CharField("姓名", max_length=40)
    sort_key = models.CharField(max_length=120, blank=True, editable=False)
    spelling = models.CharField(max_length=160, blank=True, editable=False, help_text="Pinyin: initials, a space, the whole.")
    gender = models.CharField("性别", max_length=6, choices=Gender.choices(), blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    native_place = models.CharField("籍贯", max_length=60, blank=True)
    born_on = models.DateField("出生年月", null=True, blank=True)
    affiliation = models.CharField("政治面貌", max_length=40, blank=True)
    education = models.CharField("学历", max_length=40, blank=True)
    employer = models.CharField("单位", max_length=120, blank=True)
    job = models.CharField("职务", max_length=120, blank=True)
    rank = models.CharField("职称", max_length=60, blank=True)
    office = models.CharField("政协职务", max_length=40, blank=True)
    standing = models.BooleanField("常委", default=False)
    sector = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="sector_members", verbose_name="界别")
    phone = SealedField("手机号", blank=True, default="")
    mail = SealedField("邮箱", blank=True, default="")
    address = SealedField("地址", blank=True, default="")
    identity = SealedField("身份证号", blank=True, default="")
    since = models.DateField("任职日期")
    until = models.DateField("卸任日期", null=True, blank=True)
    leaving = models.CharField("卸任缘由", max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["committee", "term", "user"], name="one_seat_in_a_term"),
            models.CheckConstraint(condition=models.Q(until__isnull=True) | models.Q(until__gte=models.F("since")), name="a_seat_ends_after_it_begins"),
        ]
        indexes = [models.Index(fields=["committee", "sort_key"]), models.Index(fields=["committee", "sector"])]
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name


# Opened one by one; lists that do not show them leave them out (`defer`).
SEALED = tuple(field.name for field in Member._meta.concrete_fields if isinstance(field, SealedField))


class SeatOffice(Labelled):
    HEAD = "head", "主任"
    DEPUTY = "deputy", "副主任"
    CONVENER = "convener", "召集人"
    MEMBER = "member", "委员"


class Seat(TenantModel):
    """A member's dated place in an organ."""

    organ = models.ForeignKey(Organ, on_delete=models.PROTECT, related_name="seats")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="seats")
    office = models.CharField(max_length=10, choices=SeatOffice.choices(), default=SeatOffice.MEMBER)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organ", "member"], condition=models.Q(until__isnull=True), name="one_present_seat_in_an_organ"
            )
        ]
        indexes = [models.Index(fields=["committee", "member"])]


__all__ = ["Committee", "Gender", "Member", "Organ", "OrganKind", "Seat", "SeatOffice", "System", "Unit", "User"]
