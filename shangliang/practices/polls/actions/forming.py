"""Changing a form: always a new version; running polls keep theirs."""

from collections.abc import Mapping
from typing import Any

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.foundation.errors import NotNow

from ..facts import FormChanged
from ..kinds import kinds
from ..models import Form
from ..queries.forms import form_of
from ..rules import rewritten


@action("polls.change_form", FormChanged, once=True)
def change_form(act: Act, thing: None, *, kind: str, known: int, **typed: Any) -> Form:
    """Put a new version of a kind's form in force. `known` is the version that was changed: a colleague's change is not run over."""
    kinds.get(kind)
    now, version = form_of(kind)
    if known != version:
        raise NotNow("这张表刚才有人改过了。请刷新页面，在新的一版上改。", code="form_changed")
    declared = rewritten(now, **typed)
    made = Form.objects.create(committee_id=act.committee, code=kind, version=version + 1, declared=declared, at=act.at, by=act.viewer.label[:80])
    said = FormChanged(name=declared["name"], version=made.version, fields=[_item(one) for one in declared["items"]], anonymous=declared["anonymous"])
    record(act, said, about=made)
    return made


def _item(one: Mapping[str, Any]) -> str:
    return f"{one['label']} {one['weight']}"
