"""The forms of the two cases: co-option, and leaving before the term ends."""

from typing import Any

from django import forms

from ..rules import BY_CASE, Outcome
from .roster import Date, Form, Parsed, PersonForm


class NominateForm(PersonForm):
    """提名."""

    sector = forms.TypedChoiceField(label="界别", coerce=int)
    nominator = Parsed(most=80, label="由谁提名", help_text="如“市工商业联合会党组”")
    reason = forms.CharField(label="增补理由", max_length=300, widget=forms.Textarea, help_text="如“本界别一名委员工作调动，补足名额；有代表性、履职意愿强”")
    picks = ("sector",)
    field_order = ["name", "sector", "nominator", "reason", "phone", "gender", "employer", "job"]

    def __init__(self, *args: Any, sectors: list, **how: Any) -> None:
        super().__init__(*args, **how)
        self.fields["sector"].choices = [("", "请选"), *sectors]

    def person(self) -> dict[str, Any]:
        """The member's own fields, without what the case itself keeps."""
        return self.own_values()


class HeardForm(Form):
    """What a meeting said of a case; the last stage of a co-option also names the day."""

    outcome = forms.ChoiceField(label="会议怎么定", choices=Outcome.choices())
    on = Date(label="会议日期")
    meeting = Parsed(most=80, label="哪次会议", help_text="如“六届八次常委会议”")
    votes = Parsed(most=120, label="表决情况", required=False, help_text="如“应到 48 人，实到 43 人，赞成 43 票”")
    note = forms.CharField(label="说明", max_length=200, required=False, widget=forms.Textarea, help_text="退回或不同意的，写明为什么")
    effective = Date(label="从哪一天起任职", required=False)
    spread = ("outcome",)

    def __init__(self, *args: Any, seats: bool, **how: Any) -> None:
        super().__init__(*args, **how)
        if not seats:
            del self.fields["effective"]


class LeavingForm(Form):
    way = forms.ChoiceField(label="怎样退出", choices=[(one.value, one.label) for one in BY_CASE])
    grounds = forms.CharField(label="事由和依据", max_length=4000, widget=forms.Textarea, help_text="写清事实；只有办理的人、主席会议成员和本人看得到")
    asked_by = Parsed(most=80, label="由谁提出", required=False, help_text="如“本人”“主席会议”“市纪委监委函告”")
    spread = ("way",)


class EvidenceForm(Form):
    title = Parsed(most=120, label="这是什么依据", help_text="如“2026 年度履职通报批评”")
    href = forms.CharField(label="平台里的页面", max_length=300, required=False, help_text="可以不填；从地址栏复制，以 / 开头的那一段")


class CaseTalkForm(Form):
    on = Date(label="谈话日期")
    by = Parsed(most=80, label="谁谈的", help_text="如“副主席苏映澄、委员联络委主任”")
    words = forms.CharField(label="谈话情况", max_length=4000, widget=forms.Textarea, help_text="谈了什么、本人怎么说")


class TellForm(Form):
    on = Date(label="送达日期")
    how = Parsed(most=80, label="怎样送达", help_text="如“当面送达，本人签收”")


class AppealForm(Form):
    on = Date(label="收到申请的日期")
    text = forms.CharField(label="申请的内容", max_length=4000, widget=forms.Textarea)


class AnswerForm(Form):
    upheld = forms.ChoiceField(label="复议结果", choices=[("", "维持原决定"), ("yes", "申请成立")], required=False)
    on = Date(label="会议日期")
    meeting = Parsed(most=80, label="哪次会议")
    note = forms.CharField(label="答复和理由", max_length=300, widget=forms.Textarea)
    spread = ("upheld",)


class StateForm(Form):
    text = forms.CharField(label="我的说明", max_length=4000, widget=forms.Textarea, help_text="会议研究时同依据一起看；作出决定以前可以再改")


__all__ = ["AnswerForm", "AppealForm", "CaseTalkForm", "EvidenceForm", "HeardForm", "LeavingForm", "NominateForm", "StateForm", "TellForm"]
