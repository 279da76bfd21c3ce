"""Who is told what about proposals: those who stand behind one, those who are asked something, and the staff."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.committees.scope import here
from shangliang.commons.ledger.telling import Happened, Letter, Telling, tells, writes
from shangliang.commons.people.queries import conveners, users_of
from shangliang.commons.ui.wording import day

from .. import queries
from ..rules.applying import mail_in


def staff() -> list[int]:
    """Those who review and accompany proposals."""
    return [*users_in(Role.PROPOSAL_STAFF), *users_in(Role.PROPOSAL_HEAD)]


def behind(fact: Happened) -> list[int]:
    """Everybody who stands behind a proposal: its author, its co-proposers, and who speaks for the organ of a collective one."""
    speaking = [member.pk for member in conveners(*fact.organs("first"))]
    return users_of([queries.find(fact.subject.id).author_id, *fact.members("first", "joint"), *speaking])


def author(fact: Happened) -> list[int]:
    """The first proposer."""
    return users_of([queries.find(fact.subject.id).author_id])


def _title(fact: Happened) -> str:
    return f"“{fact.subject.label}”"


def _day(text: str) -> str:
    return day(date.fromisoformat(text)) if text else ""


def to_trackers(fact: Happened, what: str) -> Iterator[Telling]:
    """Those who follow a proposal in a group hear of its step; nobody where nobody follows it."""
    if users := queries.trackers_of(fact.subject.id):
        yield Telling(users, f"你们跟踪的提案{_title(fact)}{what}")


@tells("proposals.cosigners_invited")
def invited(fact: Happened) -> Iterable[Telling]:
    """Those who are asked to co-sign."""
    asker = fact.actor.partition("（")[0]
    yield Telling(users_of(fact.members("invited")), f"{asker}请你联名{_title(fact)}，请在 {_day(fact.data['until'])}前答复")


@tells("proposals.cosign_answered")
def answered_invitation(fact: Happened) -> Iterable[Telling]:
    """The first proposer hears each answer."""
    said = "同意联名" if fact.data["accepted"] else "谢绝联名"
    remark = f"：{fact.data['remark']}" if fact.data["remark"] else ""
    yield Telling(author(fact), f"{fact.data['name']}{said}{_title(fact)}{remark}")


@tells("proposals.approval_asked")
def approval_asked(fact: Happened) -> Iterable[Telling]:
    """The conveners of the organ in whose name it is to go out."""
    asked = [member.pk for member in conveners(*fact.organs("asked"))]
    yield Telling(users_of(asked), f"请你看看，是否同意以{fact.data['organ']}的名义提出{_title(fact)}")


@tells("proposals.convener_approved")
def approved(fact: Happened) -> Iterable[Telling]:
    """The author may hand it in now."""
    yield Telling(author(fact), f"{fact.data['organ']}同意提出{_title(fact)}，可以提交了")


@tells("proposals.submitted")
def submitted(fact: Happened) -> Iterable[Telling]:
    """Staff: something to review; co-proposers: it is handed in."""
    proposal = queries.find(fact.subject.id)
    yield Telling(staff(), f"收到{proposal.proposers_text}的提案{_title(fact)}，流水号 {fact.data['serial']}，等审查")
    yield Telling(behind(fact), f"你联名的提案{_title(fact)}已提交，流水号 {fact.data['serial']}")


@tells("proposals.filed")
def filed(fact: Happened) -> Iterable[Telling]:
    """Those behind it, with the number."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}已立案，提案号 {fact.data['number']}")


@tells("proposals.declined")
def declined(fact: Happened) -> Iterable[Telling]:
    """Those behind it, with the reasons."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}没有立案，理由：{'；'.join(fact.data['reasons'])}")


@tells("proposals.sent_back")
def sent_back(fact: Happened) -> Iterable[Telling]:
    """Those behind it, with what to mend."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}退回修改：{fact.data['note']}")


@tells("proposals.merged")
def merged(fact: Happened) -> Iterable[Telling]:
    """Those behind it: it goes on as part of another, and their rights with it."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}与“{fact.data['into']}”并案办理，你照样参加沟通和评价")


@tells("proposals.unmerged")
def unmerged(fact: Happened) -> Iterable[Telling]:
    """Those behind it: it stands alone again."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}已撤销并案，单独办理")


@tells("proposals.review_reopened")
def reopened(fact: Happened) -> Iterable[Telling]:
    """Those behind it: what they were told no longer holds."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}重新审查，之前的“{fact.data['before']}”不再有效")


@tells("proposals.handed_over")
def handed_over(fact: Happened) -> Iterable[Telling]:
    """Those behind it: who handles it, until when."""
    units = "、".join(fact.data["units"])
    yield Telling(behind(fact), f"你的提案{_title(fact)}已交办：{units}，{_day(fact.data['due_on'])}前答复")
    yield from to_trackers(fact, "已交办")


@tells("proposals.taken_back")
def taken_back(fact: Happened) -> Iterable[Telling]:
    """The author and the staff: it is to be handed over anew."""
    yield Telling(author(fact), f"你的提案{_title(fact)}撤回重新交办：{fact.data['reason']}")
    yield Telling(staff(), f"{_title(fact)}已撤回交办：{fact.data['reason']}")
    yield from to_trackers(fact, "已撤回交办")


@tells("proposals.disclosure_due")
def disclosure_due(fact: Happened) -> Iterable[Telling]:
    """Those who review: something is to go public."""
    left = fact.data["days_left"]
    when = f"超期 {-left} 天" if left < 0 else f"{_day(fact.data['due_on'])}前公开"
    yield Telling(staff(), f"{_title(fact)}的答复还没有审核公开，{when}", href=reverse("proposals:disclosure", args=[fact.subject.id]))


@tells("proposals.disclosure_applied")
def disclosure_applied(fact: Happened) -> Iterable[Telling]:
    """Those who review: somebody asks for what is not shown."""
    yield Telling(staff(), f"公开页上收到一份公开申请，{_day(fact.data['due_on'])}前答复", href=reverse("proposals:application", args=[fact.subject.id]))


@tells("proposals.application_due")
def application_due(fact: Happened) -> Iterable[Telling]:
    """Those who review: somebody waits for an answer."""
    left = fact.data["days_left"]
    when = f"超期 {-left} 天" if left < 0 else f"{_day(fact.data['due_on'])}到期"
    yield Telling(staff(), f"有一份公开申请还没有答复，{when}", href=reverse("proposals:application", args=[fact.subject.id]))


@writes("proposals.disclosure_decided")
def disclosure_decided(fact: Happened) -> Iterable[Letter]:
    """The applicant, where an e-mail was left: the answer is there; what it says stays behind the receipt."""
    yield from _to_applicant(fact, "你的公开申请已经答复，请凭回执号在公开页上看")


@writes("proposals.disclosure_extended")
def disclosure_extended(fact: Happened) -> Iterable[Letter]:
    """The applicant, where an e-mail was left: it takes longer."""
    yield from _to_applicant(fact, f"你的公开申请要晚些答复，延到 {_day(fact.data['until'])}，理由请凭回执号在公开页上看")


def _to_applicant(fact: Happened, text: str) -> Iterable[Letter]:
    if mail := mail_in(queries.application_of(fact.subject.id).contact):
        yield Letter(mail, text, reverse("open:applied", args=[here().committee.slug]))


@tells("proposals.published")
def published(fact: Happened) -> Iterable[Telling]:
    """Those behind it: everybody can read it now."""
    if not fact.data["again"]:
        yield Telling(behind(fact), f"你的提案{_title(fact)}已向社会公开")


@tells("proposals.taken_down")
def taken_down(fact: Happened) -> Iterable[Telling]:
    """The author: it can no longer be read."""
    yield Telling(author(fact), f"你的提案{_title(fact)}已从公开页撤下：{fact.data['reason']}")


@tells("proposals.redone")
def redone(fact: Happened) -> Iterable[Telling]:
    """Those behind it: a new round has begun."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}重新办理，这是第 {fact.data['round']} 次")
    yield from to_trackers(fact, "重新办理")


@tells("proposals.closed")
def closed(fact: Happened) -> Iterable[Telling]:
    """Those behind it: the end."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}已办结")
    yield from to_trackers(fact, "已办结")


@tells("proposals.withdrawn")
def withdrawn(fact: Happened) -> Iterator[Telling]:
    """Staff when the proposer took it back; the proposer when staff did."""
    if fact.data["by_proposer"]:
        yield Telling(staff(), f"提案人撤回了{_title(fact)}：{fact.data['reason']}")
    yield Telling(behind(fact), f"提案{_title(fact)}已撤案：{fact.data['reason']}")


@tells("proposals.passed_on")
def passed_on(fact: Happened) -> Iterable[Telling]:
    """Those behind it: it goes on as information."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}没有立案，已转作社情民意信息，不另计提案分")
    yield Telling(users_in(Role.OFFICE_STAFF), f"提案{_title(fact)}转作社情民意，请接手", reverse("proposals:onward", args=[fact.subject.id]))


@tells("proposals.information_taken")
def information_taken(fact: Happened) -> Iterable[Telling]:
    """Those behind it: somebody has it."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}转作社情民意后，已由{fact.data['taker']}接手")


@tells("proposals.information_settled")
def information_settled(fact: Happened) -> Iterable[Telling]:
    """Those behind it, and the staff: what came of it."""
    note = f"：{fact.data['note']}" if fact.data["note"] else ""
    yield Telling(behind(fact), f"你的提案{_title(fact)}转作社情民意，结果是{fact.data['outcome']}{note}"[:300])
    yield Telling(staff(), f"{_title(fact)}转作社情民意，结果是{fact.data['outcome']}{note}"[:300], reverse("proposals:onward", args=[fact.subject.id]))


@tells("proposals.made_letter")
def made_letter(fact: Happened) -> Iterable[Telling]:
    """Those behind it: a unit answers it as a letter."""
    yield Telling(behind(fact), f"你的提案{_title(fact)}没有立案，已作为委员来信交{fact.data['unit']}，{_day(fact.data['due_on'])}前答复你")


@tells("proposals.given_back")
def given_back(fact: Happened) -> Iterable[Telling]:
    """The author: what to mend; a draft waits."""
    yield Telling(author(fact), f"你的提案{_title(fact)}没有立案，改好可以另提，草稿已备好：{fact.data['note']}", reverse("proposals:mine"))


@tells("proposals.letter_read")
def letter_read(fact: Happened) -> Iterable[Telling]:
    """Staff: the circle is closed."""
    yield Telling(staff(), f"{fact.actor.partition('（')[0]}看过了{fact.data['unit']}对来信{_title(fact)}的答复")


@tells("proposals.supervised")
def supervised(fact: Happened) -> Iterable[Telling]:
    """The leader whose charge it is, those behind it, and the staff who arrange it."""
    href = reverse("proposals:key", args=[fact.subject.id])
    yield Telling(queries.leaders_of(fact.subject.id), f"请你领衔督办提案{_title(fact)}", href)
    yield Telling(behind(fact), f"你的提案{_title(fact)}由{fact.data['leader']}领衔督办")
    yield Telling(staff(), f"{fact.data['leader']}领衔督办{_title(fact)}，请安排督办活动", href)


@tells("proposals.supervision_released")
def supervision_released(fact: Happened) -> Iterable[Telling]:
    """The leader and the staff."""
    yield Telling([*queries.leaders_of(fact.subject.id), *staff()], f"{_title(fact)}不再由{fact.data['leader']}领衔督办：{fact.data['reason']}", reverse("proposals:key", args=[fact.subject.id]))


@tells("proposals.key_chosen")
def key_chosen(fact: Happened) -> Iterable[Telling]:
    """The leaders who sign in here, and those behind it."""
    yield Telling(queries.leaders_of(fact.subject.id), f"{fact.data['decision']}确定{_title(fact)}为重点提案，请你领办或督办", reverse("proposals:key", args=[fact.subject.id]))
    yield Telling(behind(fact), f"你的提案{_title(fact)}列为重点提案")
    yield from to_trackers(fact, "列为重点提案")


@tells("proposals.upward_asked")
def upward_asked(fact: Happened) -> Iterable[Telling]:
    """Those who keep it: ask."""
    yield Telling(staff(), f"上级提案{_title(fact)}{fact.data['silent']} 天没有消息，请问一问进展", reverse("proposals:upward_one", args=[fact.subject.id]))


@tells("proposals.answered")
def answered(fact: Happened) -> Iterable[Telling]:
    """Those who follow it; whoever stands behind it hears from handling."""
    yield from to_trackers(fact, "的答复到了")
