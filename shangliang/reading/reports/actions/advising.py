"""The language model: how it is reached, and its hints kept as hints. No number of a report ever comes from it."""

from collections.abc import Mapping

from shangliang.commons.ledger.acts import Act, action, record
from shangliang.commons.subjects import Ref
from shangliang.foundation.errors import Invalid, fits

from ..facts import Advised, AdviserSet
from ..models import Adviser, Chip, Report
from ..ports import reachable
from ..queries import chips_of, known, newest
from ..rules.states import ChipState
from .laying import writable


@action("reports.advise", AdviserSet, lock=False)
def set_adviser(act: Act, thing: None = None, *, on: bool, address: str, model: str, secret: str = "") -> Adviser:
    """Set it up, on or off. A key that is left empty stays as it was; the address is checked before it is kept."""
    held = Adviser.objects.first() or Adviser(committee_id=act.committee)
    address, model, wrong = fits(address, 300, "address", "接口地址").rstrip("/"), fits(model, 80, "model", "模型名称"), dict[str, str]()
    if on and not address:
        wrong["address"] = "请写接口地址"
    elif address and (why := reachable(address)):
        wrong["address"] = why
    if on and not model:
        wrong["model"] = "请写模型名称"
    if not secret.strip().isascii():
        wrong["secret"] = "密钥只有英文字母、数字和符号，请核对"
    if wrong:
        raise Invalid("没有存上：" + "；".join(wrong.values()) + "。", fields=wrong)
    if held.address and address != held.address and not secret.strip():
        held.secret = ""  # a key belongs to the address it was given for
    held.on, held.address, held.model, held.secret = on, address, model, secret.strip() or held.secret
    held.save()
    record(act, AdviserSet(enabled=on, host=address.split("://")[-1].split("/")[0].rpartition("@")[2], name=model), about=Ref("reports.adviser", held.pk, "大模型提示"))
    return held


@action("reports.write", Advised)
def take_advice(act: Act, report: Report, *, asked: int, answers: Mapping[int, str]) -> int:
    """Keep what the model means as a last proposal of each place still open; gives how many. Nothing is chosen by it."""
    writable(report)
    figures, hinted = known(), list[Chip]()
    for chip in chips_of(newest(report)):
        code = answers.get(chip.position, "")
        if chip.state == ChipState.PROPOSED and code in figures and all(one["code"] != code for one in chip.proposals):
            chip.proposals = [*(one for one in chip.proposals if one.get("by") != "model"), {"code": code, "confidence": 0, "by": "model"}]
            hinted.append(chip)
    Chip.objects.bulk_update(hinted, ["proposals"], batch_size=500)
    record(act, Advised(asked=asked, answered=len(hinted)), about=report)
    return len(hinted)
