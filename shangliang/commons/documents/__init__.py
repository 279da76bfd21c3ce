"""Official documents as .docx in the layout of GB/T 9704-2012: plain data in, bytes out, no database."""

from .forms import (
    HandoverList,
    HandoverRow,
    HandoverSheet,
    OpinionForm,
    ProposalSheet,
    Proposer,
    handover_list,
    handover_sheet,
    opinion_form,
    proposal_sheet,
)
from .letters import Answer, Letter, ReplyLetter, letter, reply_letter, reply_title, session_name
from .notices import DeclineNotice, FilingNotice, decline_notice, filing_notice

__all__ = [
    "Answer", "DeclineNotice", "FilingNotice", "HandoverList", "HandoverRow", "HandoverSheet", "Letter", "OpinionForm", "ProposalSheet",
    "Proposer", "ReplyLetter", "decline_notice", "filing_notice", "handover_list", "handover_sheet", "letter", "opinion_form",
    "proposal_sheet", "reply_letter", "reply_title", "session_name",
]
