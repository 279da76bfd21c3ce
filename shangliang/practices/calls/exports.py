"""A call as files: the public notice, the certificates, the table of nominations. A PDF of these is made by whoever turns a .docx into one."""

from collections.abc import Iterable
from typing import IO, Any

from django.utils import timezone

from shangliang.commons.committees.scope import here, setting
from shangliang.commons.documents.awards import Certificate, PlainPaper, certificates, plain_paper
from shangliang.foundation.errors import NotNow
from shangliang.foundation.rows import Column, Kind, xlsx

from .kinds import kinds
from .rules import NominationState


def notice(call: Any, paragraphs: list[str]) -> bytes:
    """The public notice of a list, as .docx."""
    day = call.public_from or timezone.localdate()
    return plain_paper(PlainPaper(f"关于{call.year}年度{call.award}\n拟表彰对象的公示", paragraphs[:-1], paragraphs[-1], day))


def certificate_of(one: Any) -> Certificate:
    """One award as its certificate says it; raises NotNow where there is none."""
    if one.state != NominationState.AWARDED:
        raise NotNow("还没有公布表彰，或已经撤销，没有证书。", code="no_certificate")
    call, kind = one.call, kinds.get(one.call.kind)
    described = kind.describe([one.thing])[one.thing] if one.thing is not None else None
    said = setting("calls.certificate.text")
    for name, value in (("year", str(call.year)), ("call", kind.label), ("award", call.award), ("name", one.name)):
        said = said.replace(f"{{{name}}}", value)
    honoured = described.honoured if described and described.honoured else one.name
    body = f"《{one.name.strip('《》')}》{said}" if described else said
    return Certificate(honoured, body, here().committee.name, call.decided_on or timezone.localdate(call.published_at), one.number)


def certificate_file(ones: Iterable[Any]) -> bytes:
    """Certificates, one a page, as one .docx."""
    return certificates([certificate_of(one) for one in ones])


COLUMNS = (
    Column("place", "名次", 8), Column("name", "推荐对象", 24), Column("note", "界别、单位", 24), Column("how", "推荐方式", 14), Column("by", "由谁推荐", 24),
    Column("value", "评审结果", 12), Column("count", "评审人数", 10), Column("state", "状态", 12), Column("number", "证书编号", 16), Column("reasons", "说明", 30),
    Column("deed", "推荐理由", 60, Kind.LONG),
)  # fmt: skip


def table(call: Any, rows: Iterable[dict[str, Any]]) -> IO[bytes]:
    """All nominations of a call with their reviews, as .xlsx."""
    return xlsx(COLUMNS, rows, sheet=call.award[:30])
