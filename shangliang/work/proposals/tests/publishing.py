"""An answered proposal with something in it that must not go public, for the tests of publishing and of the public pages."""

from shangliang.commons.access import Role
from shangliang.practices.handling import actions as handling
from shangliang.practices.handling.models import Assignment
from shangliang.practices.handling.rules import Role as Part
from shangliang.work.proposals import actions
from tests import given

PHONE, HIDDEN_PHONE = "13912341234", "139****1234"
GROUNDS = "全市八十六个老年助餐点中，提供晚餐配送的只有十一个。" * 8 + f"住在解放路12号3幢402室的陈阿婆（{PHONE}）每天自己下楼取餐。"
ASKS = ["把晚餐配送纳入助餐点运营补贴范围，按实际送餐份数结算。", "与配送平台合作，骑手顺路送餐，志愿者验收。"]
TITLE = "关于扩大老年助餐点配送范围的提案"


def answered(world, *, title=TITLE, grounds=GROUNDS, disclosure="full", reason="", public=True, author=0, unit=0, answers=("已列入今年补贴办法。", "已与两家平台签约。"), day="2026-03-02", closing=f"联系人何老师，电话{PHONE}。"):
    """A proposal of a member that its unit has answered on `day`."""
    w = world
    writer = given.act(w.as_member(w.members[author]))
    draft = actions.start(writer, None, author=w.members[author])
    draft = actions.save(writer, draft, title=title, grounds=grounds, recommendations=ASKS, category="社会民生", may_publish=public, secret_reason="" if public else "涉及个人")
    proposal = actions.submit(given.act(w.as_member(w.members[author])), draft)
    staff = w.act(Role.PROPOSAL_STAFF, given.at("2026-01-13"))
    actions.plan_units(staff, proposal, units=[(w.units[unit], Part.LEAD)])
    actions.file(staff, proposal, stage=1)
    proposal = actions.file(w.act(Role.PROPOSAL_HEAD, given.at("2026-01-14")), proposal, stage=2)
    proposal = actions.hand_over(w.act(Role.HANDOVER_GOVERNMENT, given.at("2026-02-02")), proposal)
    part = Assignment.objects.get(matter__subject_id=proposal.pk, unit=w.units[unit])
    handling.sign_in(w.act(Role.UNIT_CLERK, given.at("2026-02-03")), part)
    handling.log_contact(w.act(Role.UNIT_CLERK, given.at("2026-02-20")), part, day=given.at("2026-02-19").date(), method="meeting", people="许岚", content="到助餐点一起看", view="同意")
    texts = {"grade": "A", "opening": "许岚委员：您提出的提案收悉，现答复如下。", "closing": closing, "contact": "何老师", "phone": PHONE, "signer": "岑立",
             "letter_number": "临教函〔2026〕7号", "disclosure_reason": reason}
    handling.draft_reply(
        w.act(Role.UNIT_CLERK, given.at("2026-03-01")), part, texts=texts, disclosure=disclosure,
        answers={n: {"text": text, "outcome": "done"} for n, text in enumerate(answers, 1)},
    )
    handling.send_up(w.act(Role.UNIT_CLERK, given.at("2026-03-01", "10:00")), part)
    handling.issue_reply(w.act(Role.UNIT_HEAD, given.at(day)), part)
    proposal.refresh_from_db()
    return proposal


def published(world, proposal=None, *, level="full", when="2026-03-20", **known):
    """One that the public reads."""
    proposal = proposal or answered(world)
    actions.publish(world.act(Role.PROPOSAL_STAFF, given.at(when)), proposal, level=level, **known)
    proposal.refresh_from_db()
    return proposal
