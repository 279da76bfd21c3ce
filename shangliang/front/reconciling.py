"""Whether every state column says what its last fact says: the ledger and the tables must tell one story.

Each table whose states the database guards (`ledger.guards.state_needs_a_fact`) has an account here; a table without one
is reported, so that a new room cannot be forgotten.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from shangliang.commons.ledger.queries import not_retracted
from shangliang.foundation.registry import Registry
from shangliang.practices.calls.models import Call, Nomination, Objection
from shangliang.practices.calls.rules import CallState, NominationState, ObjectionState
from shangliang.practices.circulars.models import Circular
from shangliang.practices.circulars.rules import State as Sent
from shangliang.practices.handling.models import Assignment, LookBack, Matter, Promise, Recheck, Reply
from shangliang.practices.handling.rules import MatterState, PromiseState, ReplyState
from shangliang.practices.handling.rules import State as Part
from shangliang.practices.handling.rules.again import Finding, LookBackState, RecheckState
from shangliang.practices.polls.models import Poll
from shangliang.practices.polls.rules import State as PollState
from shangliang.practices.registers.models import Entry, Register
from shangliang.practices.registers.rules import Standing as Declared
from shangliang.practices.registers.rules import State as Kept
from shangliang.reading.duty.models import Appeal, Rulebook
from shangliang.reading.duty.rules.states import AppealState, RulebookState
from shangliang.reading.reports.models import Improvement, Report
from shangliang.reading.reports.models import PlanItem as YearItem
from shangliang.reading.reports.rules.improving import ImprovementState
from shangliang.reading.reports.rules.planning import PlanState
from shangliang.reading.reports.rules.states import State as ReportState
from shangliang.work.advice.models import Suggestion
from shangliang.work.advice.rules import State as Suggested
from shangliang.work.coursework.models import Homework, Piece
from shangliang.work.coursework.rules import Standing as SetAs
from shangliang.work.coursework.rules import State as Done
from shangliang.work.inspection.models import Check, Checked
from shangliang.work.inspection.rules import CheckState
from shangliang.work.inspection.rules import State as Looked
from shangliang.work.membership.models import Addition, Leaving, PlanItem
from shangliang.work.membership.rules import AdditionState, ItemState, LeavingState, Outcome
from shangliang.work.outputs import rules as outputs
from shangliang.work.outputs.models import FollowUp, Instruction, Output
from shangliang.work.outputs.models import Suggestion as Asked
from shangliang.work.profiles.models import Missive, Profile
from shangliang.work.profiles.rules import MissiveState, Shown
from shangliang.work.proposals.models import Application, KeyProposal, Proposal, Publication, Upward
from shangliang.work.proposals.rules import KeyState, PublicState, State, UpwardState
from shangliang.work.proposals.rules.applying import ApplicationState

CHUNK = 2000
Says = str | Callable[[dict[str, Any]], str]
AS_BEFORE = "as before"  # the state in which a thing was before the one that this fact takes back


@dataclass(frozen=True)
class Account:
    """How one state column follows from facts: `says` gives the state by kind of fact, kinds that change none are left out.

    `rows()` gives (id of the subject, state) by id; `start` is the state of a row of which no such fact speaks, `undoes`
    the kind that an AS_BEFORE fact takes back; a thing that was in one of `may_go` may have been thrown away.
    """

    label: str
    subject_type: str
    table: str
    rows: Callable[[], QuerySet]
    says: Mapping[str, Says]
    start: str = ""
    undoes: str = ""
    may_go: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Difference:
    """One row that tells another story than the ledger; `kept` is "" when the row is gone, `said` when no fact speaks of it."""

    label: str
    subject_id: int
    kept: str
    said: str
    kind: str


def _heard(data: dict[str, Any]) -> str:
    """What a meeting made of a nomination for co-option."""
    if data["outcome"] == Outcome.REFUSED.label:
        return AdditionState.REFUSED
    return AdditionState.DECIDED if data["final"] else AdditionState.OPEN


def _weighed(data: dict[str, Any]) -> str:
    """What a meeting made of a leaving case."""
    if data["outcome"] == Outcome.REFUSED.label:
        return LeavingState.KEPT
    return LeavingState.ENDED if data["final"] else LeavingState.OPEN


accounts: Registry[Account] = Registry("accounts of states")
accounts.add("proposals", Account(
    label="提案", subject_type="proposals.proposal", table="proposals_proposal", rows=lambda: Proposal.objects.order_by("pk").values_list("pk", "state"),
    undoes="proposals.merged", may_go=frozenset({State.DRAFT}),
    says={
        "proposals.drafted": State.DRAFT, "proposals.cosigners_invited": State.COSIGNING, "proposals.approval_asked": State.COSIGNING,
        "proposals.cosign_closed": State.DRAFT, "proposals.submitted": State.SUBMITTED, "proposals.reviewed": State.SUBMITTED,
        "proposals.filed": State.FILED, "proposals.declined": State.DECLINED, "proposals.sent_back": State.SENT_BACK,
        "proposals.merged": State.MERGED, "proposals.unmerged": AS_BEFORE, "proposals.review_reopened": State.SUBMITTED,
        "proposals.handed_over": State.HANDLING, "proposals.taken_back": State.FILED, "proposals.answered": State.REPLIED,
        "proposals.redone": State.HANDLING, "proposals.closed": State.CLOSED, "proposals.withdrawn": State.WITHDRAWN,
        "proposals.imported": State.CLOSED,
    },
))  # fmt: skip
accounts.add("matters", Account(
    label="交办件", subject_type="handling.matter", table="handling_matter", rows=lambda: Matter.objects.order_by("pk").values_list("pk", "state"),
    says={
        "handling.handed_over": MatterState.OPEN, "handling.answered": MatterState.REPLIED, "handling.reopened": MatterState.CLOSED,
        "handling.closed": MatterState.CLOSED, "handling.cancelled": MatterState.CANCELLED,
    },
))  # fmt: skip
accounts.add("parts", Account(
    label="承办", subject_type="handling.assignment", table="handling_assignment", rows=lambda: Assignment.objects.order_by("pk").values_list("pk", "state"),
    says={
        "handling.assigned": Part.HANDED, "handling.signed_in": Part.HANDLING, "handling.return_asked": Part.RETURN_ASKED,
        "handling.return_decided": lambda data: Part.RETURNED if data["accepted"] else Part.HANDLING, "handling.opinion_given": Part.REPLIED,
        "handling.replied": Part.REPLIED, "handling.released": Part.CANCELLED,
    },
))  # fmt: skip
accounts.add("replies", Account(
    label="答复", subject_type="handling.assignment", table="handling_reply", rows=lambda: Reply.objects.order_by("pk").values_list("assignment_id", "state"),
    start=ReplyState.DRAFT,
    says={
        "handling.reply_sent_up": ReplyState.CHECKING, "handling.reply_sent_back": ReplyState.DRAFT, "handling.replied": ReplyState.ISSUED,
    },
))  # fmt: skip
accounts.add("promises", Account(
    label="承诺事项", subject_type="handling.promise", table="handling_promise", rows=lambda: Promise.objects.order_by("pk").values_list("pk", "state"),
    says={
        "handling.promised": PromiseState.OPEN, "handling.promise_reported": PromiseState.REPORTED, "handling.promise_kept": PromiseState.KEPT,
        "handling.promise_refused": PromiseState.OPEN, "handling.promise_dropped": PromiseState.DROPPED,
    },
))  # fmt: skip
accounts.add("polls", Account(
    label="测评", subject_type="polls.poll", table="polls_poll", rows=lambda: Poll.objects.order_by("pk").values_list("pk", "state"),
    says={"polls.opened": PollState.OPEN, "polls.closed": PollState.CLOSED, "polls.cancelled": PollState.CANCELLED},
))  # fmt: skip
accounts.add("look_backs", Account(
    label="回头看", subject_type="handling.lookback", table="handling_lookback", rows=lambda: LookBack.objects.order_by("pk").values_list("pk", "state"),
    says={"handling.look_back_opened": LookBackState.OPEN, "handling.look_back_concluded": LookBackState.CONCLUDED},
))  # fmt: skip
accounts.add("rechecks", Account(
    label="回头看的件", subject_type="handling.recheck", table="handling_recheck", rows=lambda: Recheck.objects.order_by("pk").values_list("pk", "state"),
    says={
        "handling.recheck_asked": RecheckState.ASKED, "handling.recheck_reported": RecheckState.REPORTED, "handling.recheck_settled": RecheckState.SETTLED,
        "handling.recheck_found": lambda data: RecheckState.SETTLED if data["finding"] == Finding.DONE else RecheckState.FOUND,
    },
))  # fmt: skip
accounts.add("entries", Account(
    label="台账登记", subject_type="registers.entry", table="registers_entry", rows=lambda: Entry.objects.order_by("pk").values_list("pk", "state"),
    says={
        "registers.proposed": Kept.WAITING, "registers.recorded": Kept.RECORDED, "registers.returned": Kept.RETURNED, "registers.withdrawn": Kept.TAKEN_BACK,
        "registers.taken_back": Kept.TAKEN_BACK, "registers.ended": Kept.ENDED, "registers.resumed": Kept.RECORDED,
    },
))  # fmt: skip
accounts.add("registers", Account(
    label="台账样式", subject_type="registers.register", table="registers_register", rows=lambda: Register.objects.order_by("pk").values_list("pk", "state"),
    may_go=frozenset({Declared.DRAFT}),
    says={
        "registers.drafted": lambda data: str(data["state"]["state"]), "registers.declared": Declared.ON,
        "registers.switched": lambda data: str(data["to"]),
    },
))  # fmt: skip
accounts.add("calls", Account(
    label="评选征集", subject_type="calls.call", table="calls_call", rows=lambda: Call.objects.order_by("pk").values_list("pk", "state"),
    says={
        "calls.drafted": CallState.DRAFT, "calls.opened": CallState.OPEN, "calls.closed": CallState.REVIEWING, "calls.reopened": CallState.OPEN,
        "calls.listed": CallState.LISTED, "calls.unlisted": CallState.REVIEWING, "calls.publicised": CallState.PUBLIC, "calls.publicity_stopped": CallState.LISTED,
        "calls.decided": CallState.DECIDED, "calls.undecided": lambda data: str(data["to"]), "calls.published": CallState.PUBLISHED,
        "calls.cancelled": CallState.CANCELLED, "calls.restored": lambda data: str(data["to"]),
    },
))  # fmt: skip
accounts.add("nominations", Account(
    label="推荐", subject_type="calls.nomination", table="calls_nomination", rows=lambda: Nomination.objects.order_by("pk").values_list("pk", "state"),
    says={
        "calls.nominated": NominationState.PROPOSED, "calls.admitted": NominationState.ELIGIBLE, "calls.refused": NominationState.INELIGIBLE,
        "calls.nomination_withdrawn": NominationState.WITHDRAWN, "calls.nomination_restored": NominationState.PROPOSED,
        "calls.shortlisted": NominationState.SHORTLISTED, "calls.passed_over": NominationState.PASSED, "calls.taken_up": NominationState.ELIGIBLE,
        "calls.awarded": NominationState.AWARDED, "calls.revoked": NominationState.REVOKED,
    },
))  # fmt: skip
accounts.add("circulars", Account(
    label="通报", subject_type="circulars.circular", table="circulars_circular", rows=lambda: Circular.objects.order_by("pk").values_list("pk", "state"),
    says={
        "circulars.drafted": Sent.DRAFT, "circulars.sent_up": Sent.SIGNING, "circulars.recalled": Sent.DRAFT, "circulars.sent_back": Sent.DRAFT,
        "circulars.issued": Sent.ISSUED, "circulars.withdrawn": Sent.WITHDRAWN, "circulars.discarded": Sent.DISCARDED,
    },
))  # fmt: skip
accounts.add("objections", Account(
    label="公示异议", subject_type="calls.objection", table="calls_objection", rows=lambda: Objection.objects.order_by("pk").values_list("pk", "state"),
    says={
        "calls.objected": ObjectionState.OPEN, "calls.objection_answered": ObjectionState.ANSWERED, "calls.objection_reopened": ObjectionState.OPEN,
    },
))  # fmt: skip
accounts.add("keys", Account(
    label="重点提案", subject_type="proposals.proposal", table="proposals_keyproposal", rows=lambda: KeyProposal.objects.order_by("pk").values_list("pk", "state"),
    start=KeyState.NOMINATED,
    says={
        "proposals.key_nominated": KeyState.NOMINATED, "proposals.key_chosen": KeyState.CHOSEN, "proposals.key_dropped": KeyState.DROPPED,
        "proposals.key_concluded": KeyState.CONCLUDED, "proposals.supervised": KeyState.CHOSEN, "proposals.supervision_concluded": KeyState.CONCLUDED,
        "proposals.supervision_released": KeyState.DROPPED,
    },
))  # fmt: skip
accounts.add("publications", Account(
    label="公开", subject_type="proposals.proposal", table="proposals_publication", rows=lambda: Publication.objects.order_by("pk").values_list("pk", "state"),
    start=PublicState.WAITING,
    says={"proposals.published": PublicState.PUBLISHED, "proposals.withheld": PublicState.WITHHELD, "proposals.taken_down": PublicState.TAKEN_DOWN},
))  # fmt: skip
accounts.add("homework", Account(
    label="委员作业", subject_type="coursework.homework", table="coursework_homework", rows=lambda: Homework.objects.order_by("pk").values_list("pk", "state"),
    says={"coursework.set": SetAs.OPEN, "coursework.cancelled": SetAs.CANCELLED},
))  # fmt: skip
accounts.add("pieces", Account(
    label="委员的作业", subject_type="coursework.piece", table="coursework_piece", rows=lambda: Piece.objects.order_by("pk").values_list("pk", "state"),
    says={
        "coursework.given": Done.OPEN, "coursework.handed_in": Done.HANDED, "coursework.returned": Done.RETURNED, "coursework.done": Done.DONE,
        "coursework.undone": Done.OPEN, "coursework.excused": Done.EXCUSED, "coursework.restored": Done.OPEN,
    },
))  # fmt: skip
accounts.add("additions", Account(
    label="增补", subject_type="membership.addition", table="membership_addition", rows=lambda: Addition.objects.order_by("pk").values_list("pk", "state"),
    says={
        "membership.addition_nominated": AdditionState.OPEN, "membership.addition_heard": _heard, "membership.addition_withdrawn": AdditionState.WITHDRAWN,
        "membership.addition_seated": AdditionState.SEATED,
    },
))  # fmt: skip
accounts.add("leavings", Account(
    label="委员退出", subject_type="membership.leaving", table="membership_leaving", rows=lambda: Leaving.objects.order_by("pk").values_list("pk", "state"),
    says={"membership.leaving_opened": LeavingState.OPEN, "membership.leaving_heard": _weighed, "membership.leaving_dropped": LeavingState.DROPPED},
))  # fmt: skip
accounts.add("plan_items", Account(
    label="年度计划", subject_type="membership.planitem", table="membership_planitem", rows=lambda: PlanItem.objects.order_by("pk").values_list("pk", "state"),
    says={
        "membership.item_planned": ItemState.OPEN, "membership.item_done": ItemState.DONE, "membership.item_dropped": ItemState.DROPPED,
        "membership.item_reopened": ItemState.OPEN,
    },
))  # fmt: skip
accounts.add("profiles", Account(
    label="委员公开页", subject_type="profiles.profile", table="profiles_profile", rows=lambda: Profile.objects.order_by("pk").values_list("pk", "state"),
    says={"profiles.shown": Shown.SHOWN, "profiles.hidden": Shown.HIDDEN},
))  # fmt: skip
accounts.add("missives", Account(
    label="群众来信", subject_type="profiles.missive", table="profiles_missive", rows=lambda: Missive.objects.order_by("pk").values_list("pk", "state"),
    says={"profiles.received": MissiveState.WAITING, "profiles.handed_on": MissiveState.WAITING, "profiles.answered": MissiveState.ANSWERED},
))  # fmt: skip
accounts.add("application", Account(
    label="公开申请", subject_type="proposals.application", table="proposals_application", rows=lambda: Application.objects.order_by("pk").values_list("pk", "state"),
    says={"proposals.disclosure_applied": ApplicationState.WAITING, "proposals.disclosure_extended": ApplicationState.WAITING, "proposals.disclosure_decided": ApplicationState.ANSWERED},
))  # fmt: skip
accounts.add("outputs", Account(
    label="成果", subject_type="outputs.output", table="outputs_output", rows=lambda: Output.objects.order_by("pk").values_list("pk", "state"),
    says={
        "outputs.drafted": outputs.State.DRAFT, "outputs.submitted": outputs.State.REVIEW, "outputs.reviewed": outputs.State.SIGNING, "outputs.returned": outputs.State.DRAFT,
        "outputs.signed_off": outputs.State.SIGNED, "outputs.sent": outputs.State.SENT, "outputs.dropped": outputs.State.DROPPED,
    },
))  # fmt: skip
accounts.add("output_suggestions", Account(
    label="意见建议", subject_type="outputs.suggestion", table="outputs_suggestion", rows=lambda: Asked.objects.order_by("pk").values_list("pk", "state"),
    says={
        "outputs.put": outputs.Asked.WAITING, "outputs.suggestion_handed": outputs.Asked.HANDED, "outputs.suggestion_answered": outputs.Asked.ANSWERED,
        "outputs.suggestion_again": outputs.Asked.HANDED, "outputs.suggestion_settled": outputs.Asked.SETTLED,
    },
))  # fmt: skip
accounts.add("instructions", Account(
    label="领导批示", subject_type="outputs.instruction", table="outputs_instruction", rows=lambda: Instruction.objects.order_by("pk").values_list("pk", "state"),
    says={
        "outputs.instruction_recorded": outputs.Instructing.RECORDED, "outputs.instruction_handed": outputs.Instructing.HANDED, "outputs.instruction_noted": outputs.Instructing.NOTED,
        "outputs.instruction_answered": outputs.Instructing.ANSWERED, "outputs.instruction_again": outputs.Instructing.HANDED, "outputs.instruction_settled": outputs.Instructing.SETTLED,
        "outputs.instruction_revoked": outputs.Instructing.REVOKED,
    },
))  # fmt: skip
accounts.add("follow_ups", Account(
    label="成果跟踪", subject_type="outputs.followup", table="outputs_followup", rows=lambda: FollowUp.objects.order_by("pk").values_list("pk", "state"),
    says={"outputs.follow_up_asked": outputs.Following.ASKED, "outputs.followed_up": outputs.Following.DONE},
))  # fmt: skip
accounts.add("upward", Account(
    label="上级提案", subject_type="proposals.upward", table="proposals_upward", rows=lambda: Upward.objects.order_by("pk").values_list("pk", "state"),
    says={"proposals.upward_submitted": UpwardState.SUBMITTED, "proposals.upward_followed": lambda data: str(data["state"])},
))  # fmt: skip
accounts.add("advice", Account(
    label="委员建议", subject_type="advice.suggestion", table="advice_suggestion", rows=lambda: Suggestion.objects.order_by("pk").values_list("pk", "state"),
    says={
        "advice.submitted": Suggested.SUBMITTED, "advice.handed_over": Suggested.HANDLING, "advice.kept": Suggested.KEPT,
        "advice.answered": Suggested.REPLIED, "advice.redone": Suggested.HANDLING,
    },
))  # fmt: skip
accounts.add("checks", Account(
    label="政府督查", subject_type="inspection.check", table="inspection_check", rows=lambda: Check.objects.order_by("pk").values_list("pk", "state"),
    says={"inspection.opened": CheckState.OPEN, "inspection.concluded": CheckState.CONCLUDED},
))  # fmt: skip
accounts.add("checked", Account(
    label="督查的单位", subject_type="inspection.checked", table="inspection_checked", rows=lambda: Checked.objects.order_by("pk").values_list("pk", "state"),
    says={
        "inspection.selected": Looked.LISTED, "inspection.found": lambda data: Looked.MENDING if data["mends"] else Looked.SETTLED, "inspection.reported": Looked.REPORTED,
        "inspection.accepted": Looked.SETTLED, "inspection.refused": Looked.MENDING,
    },
))  # fmt: skip
accounts.add("rulebooks", Account(
    label="计分办法", subject_type="duty.rulebook", table="duty_rulebook", rows=lambda: Rulebook.objects.order_by("pk").values_list("pk", "state"),
    says={"duty.rulebook_drafted": RulebookState.DRAFT, "duty.rulebook_adopted": RulebookState.ADOPTED, "duty.rulebook_discarded": RulebookState.DISCARDED},
))  # fmt: skip
accounts.add("appeals", Account(
    label="得分异议", subject_type="duty.appeal", table="duty_appeal", rows=lambda: Appeal.objects.order_by("pk").values_list("pk", "state"),
    says={
        "duty.appealed": AppealState.ASKED, "duty.appeal_answered": lambda data: AppealState.UPHELD if data["upheld"] else AppealState.REJECTED,
        "duty.appeal_withdrawn": AppealState.WITHDRAWN,
    },
))  # fmt: skip
accounts.add("reports", Account(
    label="工作总结", subject_type="reports.report", table="reports_report", rows=lambda: Report.objects.order_by("pk").values_list("pk", "state"),
    may_go=frozenset({ReportState.DRAFT}),
    says={"reports.started": ReportState.DRAFT, "reports.issued": ReportState.ISSUED, "reports.reopened": ReportState.DRAFT},
))  # fmt: skip
accounts.add("year_items", Account(
    label="计划事项", subject_type="reports.planitem", table="reports_planitem", rows=lambda: YearItem.objects.order_by("pk").values_list("pk", "state"),
    says={"reports.plan_set": PlanState.OPEN, "reports.plan_met": PlanState.MET, "reports.plan_unmet": PlanState.OPEN, "reports.plan_dropped": PlanState.DROPPED},
))  # fmt: skip
accounts.add("improvements", Account(
    label="不足、打算", subject_type="reports.improvement", table="reports_improvement", rows=lambda: Improvement.objects.order_by("pk").values_list("pk", "state"),
    says={
        "reports.improvement_noted": ImprovementState.OPEN, "reports.improvement_reopened": ImprovementState.OPEN,
        "reports.improvement_settled": lambda data: ImprovementState.DONE if data["done"] else ImprovementState.DROPPED,
    },
))  # fmt: skip


def compare(account: Account) -> Iterator[Difference | int]:
    """The differences of one account in the committee we are in, then how many rows were looked at."""
    count, rows = 0, account.rows().iterator(chunk_size=CHUNK)
    while chunk := dict(islice(rows, CHUNK)):
        count += len(chunk)
        told = _told(account, list(chunk))
        for subject_id, kept in chunk.items():
            said, kind = told.get(subject_id, (account.start, ""))
            if kept != said:
                yield Difference(account.label, subject_id, kept, said, kind)
    if not account.start:  # a reply's facts are told of its part, which may well have none
        yield from _gone(account)
    yield count


def unaccounted() -> list[str]:
    """Tables whose states the database guards and of which no account is kept."""
    with connection.cursor() as cursor:
        cursor.execute("select distinct tgrelid::regclass::text from pg_trigger where tgname = 'state_needs_a_fact' order by 1")
        guarded = [row[0] for row in cursor.fetchall()]
    return sorted(set(guarded) - {account.table for account in accounts})


def _told(account: Account, ids: list[int]) -> dict[int, tuple[str, str]]:
    """What the last fact that speaks of the state says of each thing: (state, kind)."""
    last = _speaking(account).filter(subject_id__in=ids).order_by("subject_id", "-id").distinct("subject_id")
    return {subject_id: (_state(account, pk, subject_id, kind, data), kind) for pk, subject_id, kind, data in last.values_list("pk", "subject_id", "kind", "data")}


def _state(account: Account, pk: int, subject_id: int, kind: str, data: dict[str, Any]) -> str:
    said = account.says[kind]
    if said == AS_BEFORE:
        return _before(account, pk, subject_id)
    return str(said(data) if callable(said) else said)


def _before(account: Account, pk: int, subject_id: int) -> str:
    """The state before the fact that was taken back: what the one before that said."""
    earlier = _speaking(account).filter(subject_id=subject_id, pk__lt=pk).order_by("-id").values_list("pk", "kind", "data")
    undone = False
    for at, kind, data in earlier:
        if undone:
            return _state(account, at, subject_id, kind, data)
        undone = kind == account.undoes
    return account.start


def _gone(account: Account) -> Iterator[Difference]:
    """Things of which facts speak and that are no longer there."""
    spoken = _speaking(account).order_by("subject_id").values_list("subject_id", flat=True).distinct().iterator(chunk_size=CHUNK)
    while ids := list(islice(spoken, CHUNK)):
        here = {row[0] for row in account.rows().filter(pk__in=ids)}
        for subject_id, (said, kind) in _told(account, [i for i in ids if i not in here]).items():
            if said not in account.may_go:
                yield Difference(account.label, subject_id, "", said, kind)


def _speaking(account: Account) -> QuerySet:
    """What has not been retracted; a retraction itself speaks, where its kind says of a state."""
    return not_retracted().filter(subject_type=account.subject_type, kind__in=list(account.says))
