"""The forms of the roster's acts: the roster itself, bodies and links, cases."""

from .bodies import CheckForm, DayForm, ItemForm, KeepForm, LinkForm, OrganNoteForm, TalkForm, WhyForm
from .cases import (
    AnswerForm,
    AppealForm,
    CaseTalkForm,
    EvidenceForm,
    HeardForm,
    LeavingForm,
    NominateForm,
    StateForm,
    TellForm,
)
from .roster import (
    AppointForm,
    ChangeForm,
    CorrectForm,
    Date,
    DissolveForm,
    EndForm,
    Form,
    OfficeForm,
    OrganForm,
    Parsed,
    PersonForm,
    PlaceForm,
    ReasonForm,
    RelieveForm,
    SeatForm,
    SectorForm,
    UnitForm,
    today_first,
)

__all__ = [
    "KeepForm", "TalkForm",
    "AnswerForm", "AppealForm", "CaseTalkForm", "EvidenceForm", "HeardForm", "LeavingForm", "NominateForm", "StateForm", "TellForm",
    "AppointForm", "ChangeForm", "CheckForm", "CorrectForm", "Date", "DayForm", "DissolveForm", "EndForm", "Form", "ItemForm", "LinkForm", "OfficeForm",
    "OrganForm", "OrganNoteForm", "Parsed", "PersonForm", "PlaceForm", "ReasonForm", "RelieveForm", "SeatForm", "SectorForm", "UnitForm", "WhyForm", "today_first",
]
