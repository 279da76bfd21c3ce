"""The forms about bodies: links, their yearly check, what a body is like and plans."""

from typing import Any

from django import forms

from ..intake import parsing
from ..models import Link, OrganNote
from ..rules import CHECKED, TalkWay
from .roster import DECISION, Date, Form, Parsed


class LinkForm(Form):
    """联系 of a committee with one sector or one unit; of one that stands only what it is about."""

    organ = forms.TypedChoiceField(label="专委会", coerce=int)
    other = forms.TypedChoiceField(label="", coerce=int)
    duties = forms.CharField(label="联系内容", max_length=300, required=False, widget=forms.Textarea, help_text="如“联系指导界别开展活动、收集意见，每年同召集人议一次”")
    ours = Parsed(parsing.person, most=40, label="我方联系人", required=False)
    theirs = Parsed(parsing.person, most=40, label="对方联系人", required=False)
    phone = Parsed(parsing.phone, most=40, label="对方办公电话", required=False)
    since = Date(label="哪一天起")
    decision = forms.CharField(max_length=120, **DECISION)
    picks = ("other",)

    def __init__(self, *args: Any, kind: str, committees: list | None = None, options: list | None = None, link: Link | None = None, **how: Any) -> None:
        if link is not None:
            how["initial"] = {name: getattr(link, name) for name in ("duties", "ours", "theirs", "phone")}
        super().__init__(*args, **how)
        self.fields["other"].label = "界别" if kind == "sector" else "部门"
        if kind == "sector":
            self.fields["theirs"].label = "界别联系人"
        if link is not None:
            for name in ("organ", "other", "since", "decision"):
                del self.fields[name]
            return
        self.fields["organ"].choices = [("", "请选"), *(committees or [])]
        self.fields["other"].choices = [("", "请选"), *(options or [])]

    def values(self) -> dict[str, str]:
        """The link's own fields as the act takes them."""
        return {name: self.cleaned_data[name] for name in ("duties", "ours", "theirs", "phone")}


class DayForm(Form):
    on = Date(label="哪一天起")


class CheckForm(Form):
    result = forms.ChoiceField(label="检查结果", choices=[(word, word) for word in CHECKED])
    note = forms.CharField(label="情况", max_length=200, required=False, help_text="联系了几次、办成什么、还差什么")
    spread = ("result",)


class OrganNoteForm(Form):
    """机构情况."""

    place = Parsed(most=120, label="场所", required=False, help_text="如“滨江街道综合楼二楼议事厅”")
    conditions = forms.CharField(label="条件", max_length=300, required=False, widget=forms.Textarea, help_text="人员、设施、经费、制度")
    contact = Parsed(parsing.person, most=40, label="联络员", required=False)
    phone = Parsed(parsing.phone, most=40, label="办公电话", required=False)

    def __init__(self, *args: Any, note: OrganNote | None, **how: Any) -> None:
        super().__init__(*args, initial={name: getattr(note, name) for name in OrganNoteForm.base_fields} if note else None, **how)


class ItemForm(Form):
    """年度计划的一项."""

    title = Parsed(most=120, label="事项", help_text="如“围绕老旧小区加装电梯开展一次调研”")
    due_on = Date(label="什么时候以前")
    figure = forms.ChoiceField(label="按哪一项台账算", required=False, help_text="不选就由主任、召集人记为完成")
    least = forms.IntegerField(label="至少几次", min_value=1, max_value=500, required=False)
    picks = ("figure",)

    def __init__(self, *args: Any, figures: list, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["figure"].choices = [("", "不按台账算"), *figures]


class WhyForm(Form):
    note = forms.CharField(max_length=200, widget=forms.Textarea)

    def __init__(self, *args: Any, label: str, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["note"].label = label


class KeepForm(Form):
    """安排联系人 of a member or of a body."""

    keeper = forms.TypedChoiceField(label="联系的人", coerce=int)
    of = forms.TypedChoiceField(label="联系谁", coerce=int)
    since = Date(label="哪一天起")
    picks = ("keeper", "of")

    def __init__(self, *args: Any, members: list, others: list, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["keeper"].choices = [("", "请选"), *[(one[0], f"{one[1]}（{one[2]}）") for one in members]]
        self.fields["of"].choices = [("", "请选"), *others]


class TalkForm(Form):
    """谈心谈话; the office also says who talked."""

    keeper = forms.TypedChoiceField(label="谁谈的", coerce=int)
    on = Date(label="日期")
    way = forms.ChoiceField(label="方式", choices=TalkWay.choices())
    words = forms.CharField(label="谈了什么", max_length=2000, required=False, widget=forms.Textarea, help_text="只有联系的人、主席会议成员和办公室看得到；不进台账")
    picks = ("keeper",)
    spread = ("way",)

    def __init__(self, *args: Any, members: list | None, **how: Any) -> None:
        super().__init__(*args, **how)
        if members is None:
            del self.fields["keeper"]
        else:
            self.fields["keeper"].choices = [("", "请选"), *[(one[0], f"{one[1]}（{one[2]}）") for one in members]]
