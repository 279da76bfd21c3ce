"""A special report out of chosen figures and records: a draft whose numbers are figures and whose names open the records."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import Invalid
from shangliang.foundation.periods import Period

from ..facts import Started
from ..models import Named, Report, Version
from ..queries import known, records_chosen, values
from ..rules.numerals import written
from ..rules.states import ReportKind
from ..rules.writing import sentence
from .laying import LONGEST_TITLE, lay

MOST = 60


@action("reports.write", Started, lock=False, once=True)
def start_special(act: Act, thing: None = None, *, title: str, first: date, last: date, codes: Sequence[str], facts: Sequence[int]) -> Report:
    """Draft a report about one activity, campaign or slice of a register: the figures first, then the records by day."""
    title, figures = title.strip(), known()
    chosen = [code for code in dict.fromkeys(codes) if code in figures][:MOST]
    wrong = {}
    if not title or len(title) > LONGEST_TITLE:
        wrong["title"] = f"请写标题，最多 {LONGEST_TITLE} 个字"
    if not chosen and not facts:
        wrong["codes"] = "请至少勾一个指标或一条记录"
    if last < first:
        wrong["last"] = "结束日要在开始日之后"
    if wrong:
        raise Invalid("还不能起草：" + "；".join(wrong.values()) + "。", fields=wrong)
    report = Report.objects.create(committee_id=act.committee, title=title, kind=ReportKind.SPECIAL, first=first, last=last, made_at=act.at, made_by=act.viewer.name[:40])
    text, fixed, named = "一、总体情况\n", dict[int, str](), dict[str, Named]()
    amounts = values(report, chosen)
    for code in chosen:
        figure, number = figures[code], amounts[code].number
        if number is not None:
            said = sentence(figure.label, figure.words.verbs, number, figure.unit, figure.digits)
            fixed[len(text) + said.rfind(written(number, figure.digits))] = code
            text += said
    found = records_chosen(act.viewer, facts[:MOST])
    if found:
        text += "\n二、具体情况"
    for fact in sorted(found, key=lambda one: (one.at, one.id)):
        day, words = timezone.localdate(fact.at), fact.subject.label[:160]
        named[words] = Named(committee_id=act.committee, report=report, words=words, subject_type=fact.subject.type, subject_id=fact.subject.id, subject_label=fact.subject.label)
        text += f"\n{day.month}月{day.day}日，{words}。"
    version = Version.objects.create(committee_id=act.committee, report=report, number=1, text=text, made_at=act.at, made_by=act.viewer.name[:40], filled_at=act.at)
    chips = lay(version, fixed=fixed)
    Named.objects.bulk_create(named.values(), batch_size=200)
    record(act, Started(title=title, period=str(Period.days(first, last).label), places=len(chips), known=len(fixed), source="专题：所选指标和记录"), about=report)
    return report
