"""Cases and lessons: kept for telling, changed, put away, and named in a report."""

from collections.abc import Sequence
from datetime import date

from shangliang.commons.committees.scope import setting
from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, NotNow, fits
from shangliang.foundation.periods import Period

from ..facts import CaseDropped, CaseKept, LessonDropped, LessonKept, Revised
from ..models import Case, Lesson, Named, Report, Version
from ..queries import known, newest
from .putting import put_in

NAME, TEXT, TITLE, LESSON = 120, 400, 60, 800


@action("reports.keep", CaseKept, lock=False)
def keep_case(act: Act, case: Case | None = None, *, about: Ref, name: str, text: str, section: str, on: date) -> Case:
    """Keep a record as a case for a section of reports, or change one that is kept. `name` is what a text calls it."""
    wrong = dict[str, str]()
    name, text = " ".join(name.split()), " ".join(text.split())
    if not name or len(name) > NAME:
        wrong["name"] = f"请写稿中怎么称呼它，最多 {NAME} 个字"
    if not text or len(text) > TEXT:
        wrong["text"] = f"请用一两句话写清楚，最多 {TEXT} 个字"
    if section not in setting("reports.sections"):
        wrong["section"] = "请从列表里选"
    others = Case.objects.filter(subject_type=about.type, subject_id=about.id, section=section, kept=True)
    if others.exclude(pk=case.pk if case else 0).exists():
        wrong["section"] = "它已经是这一部分的案例"
    if wrong:
        raise Invalid("还不能列为案例：" + "；".join(wrong.values()) + "。", fields=wrong)
    kept = case or Case(committee_id=act.committee, subject_type=about.type, subject_id=about.id, subject_label=about.label[:300], made_at=act.at, made_by=act.viewer.label[:80])
    kept.name, kept.text, kept.section, kept.on, kept.kept = name, text, section, on, True
    kept.save()
    record(act, CaseKept(name=name, section=section, text=text), about=kept)
    return kept


@action("reports.keep", CaseDropped)
def drop_case(act: Act, case: Case) -> Case:
    """Put a case away: reports that name it keep naming it."""
    if not case.kept:
        raise NotNow("它已经不是案例。", code="dropped")
    case.kept = False
    case.save(update_fields=["kept"])
    record(act, CaseDropped(name=case.name), about=case)
    return case


@action("reports.keep", LessonKept, lock=False, once=True)
def keep_lesson(act: Act, lesson: Lesson | None = None, *, title: str, text: str, first: date, last: date, report: Report | None = None, cases: Sequence[int] = (), code: str = "") -> Lesson:
    """Keep what a stretch of work taught, or change it; `cases` and the figure `code` are the work it comes from."""
    wrong, title, text = dict[str, str](), " ".join(title.split()), text.strip()
    if not title or len(title) > TITLE:
        wrong["title"] = f"请写一个标题，最多 {TITLE} 个字"
    if not text or len(text) > LESSON:
        wrong["text"] = f"请写体会，最多 {LESSON} 个字"
    if last < first:
        wrong["last"] = "结束日早于开始日"
    if code and code not in known():
        wrong["code"] = "请从列表里选"
    chosen = list(Case.objects.filter(pk__in=list(cases)).values_list("pk", flat=True))
    if not chosen and not code:
        wrong["cases"] = "请选它出自哪项工作：案例或指标"
    if wrong:
        raise Invalid("还不能存：" + "；".join(wrong.values()) + "。", fields=wrong)
    kept = lesson or Lesson(committee_id=act.committee, report=report, made_at=act.at, made_by=act.viewer.label[:80])
    kept.title, kept.text, kept.first, kept.last, kept.cases, kept.code, kept.kept = title, text, first, last, chosen, code, True
    kept.save()
    record(act, LessonKept(title=title, text=text, period=str(Period.days(first, last).label)), about=kept)
    return kept


@action("reports.keep", LessonDropped)
def drop_lesson(act: Act, lesson: Lesson) -> Lesson:
    """Put a lesson away."""
    if not lesson.kept:
        raise NotNow("这条体会已经删去。", code="dropped")
    lesson.kept = False
    lesson.save(update_fields=["kept"])
    record(act, LessonDropped(title=lesson.title), about=lesson)
    return lesson


@action("reports.write", Revised)
def name_case(act: Act, report: Report, *, case: Case, after: int | None = None) -> Version:
    """Tell a case in a report, behind a line; wherever its name stands in the text it opens the record."""
    if case.name in newest(report).text:
        raise NotNow(f"稿中已经写到“{case.name}”。", code="named_already")
    text = case.text if case.name in case.text else f"{case.name}：{case.text}"
    Named.objects.update_or_create(
        committee_id=act.committee, report=report, words=case.name,
        defaults={"case": case, "subject_type": case.subject_type, "subject_id": case.subject_id, "subject_label": case.subject_label},
    )  # fmt: skip
    return put_in(report, act, text=text, note=f"写入案例“{case.name[:60]}”", after=after, as_it_is=True)


@action("reports.write", Revised)
def tell_lesson(act: Act, report: Report, *, lesson: Lesson, after: int | None = None) -> Version:
    """Tell a lesson in a report, behind a line; cases it names open their records."""
    if fits(lesson.text, LESSON, "text", "体会") in newest(report).text:
        raise NotNow("稿中已经有这条体会。", code="told_already")
    for case in Case.objects.filter(pk__in=lesson.cases):
        Named.objects.get_or_create(
            committee_id=act.committee, report=report, words=case.name,
            defaults={"case": case, "subject_type": case.subject_type, "subject_id": case.subject_id, "subject_label": case.subject_label},
        )  # fmt: skip
    return put_in(report, act, text=f"{lesson.title}。{lesson.text}", note=f"写入体会“{lesson.title}”", after=after, as_it_is=True)
