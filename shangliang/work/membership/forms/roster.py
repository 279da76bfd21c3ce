"""The forms of the roster's acts. Cells of a roster and fields of a page are read by the same parsers."""

from datetime import date
from typing import Any

from django import forms

from shangliang.commons.access import UNIT, Role
from shangliang.commons.people.models import Gender, Member, Organ, OrganKind, SeatOffice, System, Unit
from shangliang.foundation.errors import Invalid

from ..intake import parsing
from ..rules import DIRECTLY, LABELS, MAY_APPOINT, OWN


class Parsed(forms.CharField):
    """A line of text read by a roster's parser; what the parser refuses is said under the field."""

    def __init__(self, parser: parsing.Parser = parsing.line, *, most: int = 0, **how: Any) -> None:
        super().__init__(max_length=most or None, **how)
        self.parser = parser

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            parsed = self.parser(text)
        except Invalid as refusal:
            raise forms.ValidationError(refusal.message) from None
        if isinstance(parsed, parsing.Masked):
            raise forms.ValidationError("请写完整，不要用星号代替。")
        if parsed is None and self.required:
            raise forms.ValidationError("请填写。")
        return "" if parsed is None else parsed


class Date(forms.DateField):
    """A day, with the browser's own calendar."""

    def __init__(self, **how: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **how)
        self.widget.input_type = "date"


def choice(options: list, **how: Any) -> forms.TypedChoiceField:
    """One of many, by number."""
    return forms.TypedChoiceField(choices=[("", "请选"), *options], coerce=int, **how)


class Form(forms.Form):
    """A form that speaks the house's language. `picks` are fields to be searched and chosen, `spread` those with all in sight."""

    picks: tuple[str, ...] = ()
    spread: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()

    def __init__(self, *args: Any, **how: Any) -> None:
        super().__init__(*args, label_suffix="", **how)
        for field in self.fields.values():
            field.error_messages["required"] = "请填写。"
            field.error_messages["invalid_choice"] = "请从给出的几项里选。"
            field.error_messages["invalid"] = "请写成 2026-01-12 这样。" if isinstance(field, Date) else "请核对这一项。"
            if isinstance(field, forms.CharField) and field.max_length:
                field.error_messages["max_length"] = f"最多 {field.max_length} 个字。"


DECISION = {"label": "依据", "help_text": "哪次会议决定的，或文号，如“六届七次常委会，临政协〔2026〕3 号”", "required": False}


class PersonForm(Form):
    """A member's own data."""

    name = Parsed(parsing.person, most=40, label="姓名")
    number = Parsed(parsing.number, most=20, label="委员证号", required=False)
    gender = forms.ChoiceField(label="性别", choices=[("", "请选"), *Gender.choices()], required=False)
    ethnicity = Parsed(parsing.short, most=20, label="民族", required=False)
    born_on = Parsed(parsing.birthday, label="出生年月", required=False, help_text="如 1980-05 或 1980年5月")
    native_place = Parsed(most=60, label="籍贯", required=False)
    affiliation = Parsed(parsing.short, most=40, label="政治面貌", required=False)
    education = Parsed(most=40, label="学历", required=False)
    employer = Parsed(most=120, label="工作单位", required=False)
    job = Parsed(most=120, label="职务", required=False)
    rank = Parsed(most=60, label="职称", required=False)
    phone = Parsed(parsing.own_phone, label="手机号", required=False, help_text="用来登录和联系")
    mail = Parsed(parsing.mail, most=200, label="邮箱", required=False)
    address = Parsed(most=300, label="地址", required=False)
    identity = Parsed(parsing.identity, most=30, label="身份证号", required=False)

    picks = ()
    spread = ("gender",)

    def own_values(self) -> dict[str, Any]:
        """The member's fields as the act takes them."""
        names = [name for name in PersonForm.base_fields if name in self.cleaned_data]
        return {name: (self.cleaned_data[name] or None) if name == "born_on" else self.cleaned_data[name] for name in names}


class SeatForm(PersonForm):
    """增补."""

    sector = forms.TypedChoiceField(label="界别", coerce=int)
    since = Date(label="任职日期")
    decision = forms.CharField(max_length=120, **DECISION)
    picks = ("sector",)
    field_order = ["name", "sector", "since", "decision", "phone", "number", "gender", "employer", "job"]

    def __init__(self, *args: Any, sectors: list, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["sector"].choices = [("", "请选"), *sectors]


class CorrectForm(PersonForm):
    """更正. Sealed fields stay empty: what is written there replaces what is kept."""

    reason = forms.CharField(label="为什么更正", max_length=120, required=False, help_text="如“录入有误”“工作变动”")
    SEALED = ("phone", "mail", "address", "identity")

    def __init__(self, *args: Any, member: Member, **how: Any) -> None:
        super().__init__(*args, initial={name: getattr(member, name) for name in PersonForm.base_fields if name not in self.SEALED}, **how)
        for name in self.SEALED:
            kept = getattr(member, name)
            self.fields[name].help_text = f"现在是 {parsing_mask(name, kept)}，不改就留空" if kept else "现在没有"

    def changed_values(self) -> dict[str, Any]:
        """What was written; sealed fields only when something was written there."""
        said = self.own_values()
        return {name: value for name, value in said.items() if name not in self.SEALED or value}


def parsing_mask(name: str, kept: str) -> str:
    """A sealed value as much as may stand on the page."""
    from ..queries.planned import MASKS

    return MASKS[name](kept)


class EndForm(Form):
    way = forms.ChoiceField(label="怎样结束", choices=[(one.value, one.label) for one in DIRECTLY])
    on = Date(label="哪一天起")
    decision = forms.CharField(max_length=120, **DECISION)
    spread = ("way",)


class SectorForm(Form):
    sector = forms.TypedChoiceField(label="调整到", coerce=int)
    on = Date(label="哪一天起")
    decision = forms.CharField(max_length=120, **DECISION)
    picks = ("sector",)

    def __init__(self, *args: Any, sectors: list, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["sector"].choices = [("", "请选"), *sectors]


class OfficeForm(Form):
    office = Parsed(parsing.short, most=40, label="政协职务", required=False, help_text="如“副主席”“常委”；没有职务就留空")
    standing = forms.BooleanField(label="是常务委员", required=False)
    on = Date(label="哪一天起")
    decision = forms.CharField(max_length=120, **DECISION)


class OrganForm(Form):
    kind = forms.ChoiceField(label="类别", choices=OrganKind.choices())
    name = Parsed(most=80, label="名称")
    short_name = Parsed(most=40, label="简称", required=False)
    position = forms.IntegerField(label="次序", min_value=0, max_value=30000, required=False, help_text="小的排在前面")
    since = Date(label="设立日期", required=False)

    def __init__(self, *args: Any, organ: Organ | None = None, **how: Any) -> None:
        if organ is not None:
            how["initial"] = {name: getattr(organ, name) for name in ("name", "short_name", "position", "since")}
        super().__init__(*args, **how)
        if organ is not None:
            del self.fields["kind"]

    def values(self) -> dict[str, Any]:
        """The organ's fields as the act takes them."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "kind"}
        return said | {"position": said["position"] or 0}


class DissolveForm(Form):
    on = Date(label="哪一天起")
    decision = forms.CharField(max_length=120, **DECISION)


class PlaceForm(Form):
    """任."""

    member = forms.TypedChoiceField(label="委员", coerce=int)
    office = forms.ChoiceField(label="职务", choices=SeatOffice.choices())
    since = Date(label="任职日期")
    decision = forms.CharField(max_length=120, **DECISION)
    picks = ("member",)
    spread = ("office",)

    def __init__(self, *args: Any, members: list, **how: Any) -> None:
        super().__init__(*args, **how)
        # Name, sector and pinyin go to the picker; Django only needs to know what may be chosen.
        self.options = members
        self.fields["member"].choices = [("", "请选"), *[(one[0], one[1]) for one in members]]


class UnitForm(Form):
    name = Parsed(most=80, label="名称")
    short_name = Parsed(most=40, label="简称", required=False)
    system = forms.ChoiceField(label="系统", choices=System.choices())
    duties = forms.CharField(label="职责", max_length=2000, required=False, widget=forms.Textarea, help_text="几个词即可，用来提示该交给谁办")
    aliases = Parsed(parsing.many, most=400, label="别名", required=False, help_text="用顿号分开；改名时旧名自动记在这里")
    letter_code = Parsed(most=20, label="发文代字", required=False)
    contact = Parsed(most=40, label="联系人", required=False)
    phone = Parsed(parsing.phone, most=40, label="办公电话", required=False)
    position = forms.IntegerField(label="次序", min_value=0, max_value=30000, required=False, help_text="小的排在前面")
    reason = forms.CharField(label="为什么更正", max_length=120, required=False, help_text="如“机构改革更名”")
    spread = ("system",)

    def __init__(self, *args: Any, unit: Unit | None = None, **how: Any) -> None:
        if unit is not None:
            names = ("name", "short_name", "system", "duties", "letter_code", "contact", "phone", "position")
            how["initial"] = {name: getattr(unit, name) for name in names} | {"aliases": "、".join(unit.aliases)}
        super().__init__(*args, **how)
        if unit is None:
            del self.fields["reason"]

    def values(self) -> dict[str, Any]:
        """The unit's fields as the act takes them."""
        said = {key: value for key, value in self.cleaned_data.items() if key != "reason"}
        return said | {"position": said["position"] or 0, "aliases": said["aliases"] or []}


class ReasonForm(Form):
    reason = forms.CharField(label="理由", max_length=120)


class AppointForm(Form):
    role = forms.ChoiceField(label="岗位")
    name = Parsed(parsing.person, most=40, label="姓名")
    phone = Parsed(parsing.own_phone, label="手机号", required=False, help_text="已有账号的，按手机号认出是同一人")
    since = Date(label="哪一天起")
    spread = ("role",)

    def __init__(self, *args: Any, by: Role, of_unit: bool, **how: Any) -> None:
        super().__init__(*args, **how)
        may = [role for role in Role if role in MAY_APPOINT.get(by, frozenset()) and (role in UNIT) is of_unit]
        self.fields["role"].choices = [(role.value, role.label) for role in may]


class RelieveForm(Form):
    on = Date(label="哪一天起")


class ChangeForm(Form):
    """What a member may ask to have changed; everything stands as it is now, so that only what differs counts."""

    reason = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, *args: Any, member: Member, **how: Any) -> None:
        super().__init__(*args, initial={name: getattr(member, name) for name in OWN}, **how)
        for name in OWN:
            like = PersonForm.base_fields[name]
            assert isinstance(like, Parsed)
            self.fields[name] = Parsed(like.parser, most=like.max_length or 0, label=LABELS[name], required=False)
        self.order_fields([*OWN, "reason"])

    def values(self) -> dict[str, str]:
        """The wanted values by field."""
        return {name: self.cleaned_data[name] for name in OWN}


def today_first(form: Form, today: date, *names: str) -> Form:
    """Put today into the days of a form that is shown for the first time."""
    for name in names:
        form.initial.setdefault(name, today)
    return form
