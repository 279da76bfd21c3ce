"""All that reports offer: what they are, as subjects of the ledger."""

from django.urls import reverse

from shangliang.commons.access import may
from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.figures import declared, opening
from shangliang.commons.subjects import Subject, subjects

from . import access, facts, figures, notices, queries  # noqa: F401  (declare the permissions, the facts, and who is told what)
from .models import Case, Improvement, Lesson, PlanItem, Report

REPORT, ITEM, IMPROVEMENT = "reports.report", "reports.planitem", "reports.improvement"
GROUP = "总结与计划"
declare(
    Preference("reports.plan_soon", "int", 14, "计划事项到期前几天提醒", "每个事项到期前提醒一次，过了期限再提醒一次；离到期这么近的标为“快到期”。", GROUP, low=1, high=120),
    Preference("reports.sections", "lines", ["学习", "协商", "提案", "社情民意", "民主监督", "调研视察", "公益帮扶", "团结联谊", "宣传文史", "自身建设"], "总结分哪些部分（列案例用）", "一行一个；编总结时，标题里有这几个字的部分会提示这类案例。", GROUP),
)
declared.provide(figures.of_plans)


def _link(pk: int) -> str:
    return reverse("reports:report", args=[pk])


subjects.add(REPORT, Subject(type=REPORT, label="总结", icon="report", link=_link, visible=queries.visible, get=lambda pk: Report.objects.get(pk=pk)))
opening.shown_at(lambda code: reverse("reports:figure", args=[code]), lambda viewer: bool(may(viewer, "reports.read")))
subjects.add(ITEM, Subject(ITEM, "计划事项", "calendar-check", lambda pk: reverse("reports:plan_item", args=[pk]), queries.plan_visible, lambda pk: PlanItem.objects.get(pk=pk)))
subjects.add(IMPROVEMENT, Subject(IMPROVEMENT, "不足、打算", "list-check", lambda pk: reverse("reports:improvement", args=[pk]), queries.improvement_visible, lambda pk: Improvement.objects.get(pk=pk)))
subjects.add("reports.case", Subject("reports.case", "案例", "bookmark-plus", lambda pk: reverse("reports:case", args=[pk]), queries.case_visible, lambda pk: Case.objects.get(pk=pk)))
subjects.add("reports.lesson", Subject("reports.lesson", "体会", "bulb", lambda pk: reverse("reports:lesson", args=[pk]), queries.lesson_visible, lambda pk: Lesson.objects.get(pk=pk)))
