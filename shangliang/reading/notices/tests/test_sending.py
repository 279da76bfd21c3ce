"""From a notice to a message: who hears how and when, exactly once, under three senders and after one is killed."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from shangliang.commons.access import Role
from shangliang.commons.access.models import Post
from shangliang.commons.committees.models import SettingValue
from shangliang.commons.committees.scope import here, within
from shangliang.commons.ledger.models import Fact
from shangliang.commons.people.models import User
from shangliang.foundation.errors import Invalid, NotAllowed, NotNow
from shangliang.reading.notices import actions
from shangliang.reading.notices.actions.planning import plan
from shangliang.reading.notices.models import Delivery, Notice, Outlet
from shangliang.reading.notices.ports import TryAgain, Unknown, WillNot, channels
from shangliang.reading.notices.rules import STUCK, not_before
from tests import given

NOON = given.at("2026-03-02", "12:00")
NIGHT = given.at("2026-03-02", "22:30")


class Post_:
    """A channel that remembers what it was given, and does what it is told."""

    code, label, reach, asks = "tried", "试", "phone", ()

    def __init__(self):
        self.sent, self.does, self.lock = [], [], threading.Lock()

    def check(self, door): ...

    def send(self, door, message):
        with self.lock:
            self.sent.append(message)
            does = self.does.pop(0) if self.does else None
        if does:
            raise does


@pytest.fixture
def post():
    made = Post_()
    channels.add("tried", made)
    yield made
    channels._entries.pop("tried")


@pytest.fixture
def w(post):
    made = given.world()
    with within(made.committee):
        Outlet.objects.create(committee=made.committee, channel="tried", on=True, secret="钥匙", by_default="at_once")
    for at, held in enumerate(made.posts.values()):
        User.objects.filter(pk=held.user_id).update(phone=User(phone=f"1390000{at:04}").phone)
    return made


def tell(w, role=Role.CHAIR, n=1, now=NOON, kind="handling.reminded"):
    """A notice, and what goes out of it."""
    with within(w.committee):
        said = Notice(committee=w.committee, recipient_id=w.posts[role].user_id, fact_id=n, kind=kind, text=f"第 {n} 条", href="/account/", at=now)
        said.save()
        plan(w.committee, [said], now)
    return said


def states(w):
    with within(w.committee):
        return list(Delivery.objects.order_by("pk").values_list("state", flat=True))


def wish(w, role=Role.CHAIR, **known):
    with within(w.committee):
        return actions.keep_wishes(w.act(role, NOON), None, **({"how": {}, "muted": []} | known))


def set_(w, key, value):
    with within(w.committee):
        SettingValue.objects.create(committee=w.committee, key=key, value=value)
        here().forget()


@pytest.mark.django_db
def test_a_message_goes_out_once_and_the_log_hides_the_number(w, post):
    tell(w), tell(w, n=2)
    assert actions.deliver(w.committee, NOON) == 2
    assert actions.deliver(w.committee, NOON) == 0
    assert [message.text for message in post.sent] == ["第 1 条", "第 2 条"]
    assert post.sent[0].to.startswith("1390000")
    with within(w.committee):
        assert [(one.state, one.masked[:7], one.tries) for one in Delivery.objects.all()] == [("sent", "139****", 1)] * 2
        assert "钥匙" not in str(list(Outlet.objects.raw("select id, secret as address from notices_outlet"))[0].address)


@pytest.mark.django_db
def test_everybody_hears_as_they_wish_and_nobody_of_what_they_muted(w, post):
    wish(w, Role.CHAIR, how={"tried": "off"})
    wish(w, Role.AUDITOR, how={"tried": "at_once"}, muted=["handling"])
    for n, role in enumerate((Role.CHAIR, Role.AUDITOR, Role.OFFICE_STAFF), 1):
        tell(w, role, n)
    tell(w, Role.AUDITOR, 4, kind="proposals.filed")
    while actions.deliver(w.committee, NOON):
        pass
    assert sorted(message.text for message in post.sent) == ["第 3 条", "第 4 条"]


@pytest.mark.django_db
def test_what_comes_at_night_waits_for_the_morning_unless_it_is_urgent(w, post):
    set_(w, "notices.urgent", ["不予立案"])
    tell(w, now=NIGHT), tell(w, n=2, now=NIGHT, kind="proposals.declined")
    actions.deliver(w.committee, NIGHT)
    assert [message.text for message in post.sent] == ["第 2 条"]
    assert actions.deliver(w.committee, given.at("2026-03-03", "06:59")) == 0
    assert actions.deliver(w.committee, given.at("2026-03-03", "07:00")) == 1


@pytest.mark.parametrize(("at", "start", "end", "then"), [
    ("12:00", 21, 7, "2026-03-02T12:00"), ("21:00", 21, 7, "2026-03-03T07:00"), ("06:59", 21, 7, "2026-03-02T07:00"), ("07:00", 21, 7, "2026-03-02T07:00"),
    ("13:30", 12, 14, "2026-03-02T14:00"), ("23:00", 8, 8, "2026-03-02T23:00"), ("22:00", 21, 0, "2026-03-03T00:00"),
])  # fmt: skip
def test_quiet_hours_end_in_the_morning_and_may_be_none(at, start, end, then):
    assert not_before(given.at("2026-03-02", at), start, end).isoformat()[:16] == then


@pytest.mark.django_db
def test_nobody_is_told_what_they_have_seen_or_what_is_no_longer_theirs(w, post):
    seen = tell(w)
    tell(w, Role.AUDITOR, 2), tell(w, Role.OFFICE_STAFF, 3)
    with within(w.committee):
        Notice.objects.filter(pk=seen.pk).update(seen_at=NOON)
        Post.objects.filter(pk=w.posts[Role.AUDITOR].pk).update(until=NOON.date())
        User.objects.filter(pk=w.posts[Role.OFFICE_STAFF].user_id).update(is_active=False)
    actions.deliver(w.committee, NOON)
    assert post.sent == []
    assert states(w) == ["dropped"] * 3


@pytest.mark.django_db
def test_what_surely_failed_is_tried_again_later_and_later_and_then_given_up(w, post):
    tell(w)
    now, post.does = NOON, [TryAgain("连不上")] * 9
    for minutes in (1, 5, 25, 120):
        assert actions.deliver(w.committee, now) == 1
        assert actions.deliver(w.committee, now + timedelta(minutes=minutes, seconds=-1)) == 0
        now += timedelta(minutes=minutes)
    assert actions.deliver(w.committee, now) == 1
    assert states(w) == ["failed"]
    assert len(post.sent) == 5
    assert len({message.uid for message in post.sent}) == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("does", "state"), [(WillNot("空号"), "failed"), (Unknown("没有回音"), "unknown"), (ValueError("a fault in the channel"), "unknown")])
def test_what_is_refused_or_unknown_is_never_sent_again_by_itself(w, post, does, state):
    tell(w)
    post.does = [does]
    for hours in range(0, 100, 10):
        actions.recover(w.committee, NOON + timedelta(hours=hours))
        actions.deliver(w.committee, NOON + timedelta(hours=hours))
    assert (states(w), len(post.sent)) == ([state], 1)


@pytest.mark.django_db
def test_an_administrator_may_send_again_what_is_unknown_and_that_is_recorded(w, post):
    tell(w)
    post.does = [Unknown("没有回音")]
    actions.deliver(w.committee, NOON)
    with within(w.committee):
        one = Delivery.objects.get()
        with pytest.raises(NotAllowed):
            actions.send_again(w.act(Role.AUDITOR, NOON), one)
        actions.send_again(w.act(Role.ADMINISTRATOR, NOON), one)
        assert Fact.objects.get(kind="notices.sent_again").data == {"channel": "试", "state": "结果不明"}
    actions.deliver(w.committee, NOON)
    assert states(w) == ["sent"]
    with within(w.committee), pytest.raises(NotNow):
        actions.send_again(w.act(Role.ADMINISTRATOR, NOON), Delivery.objects.get())


@pytest.mark.django_db
def test_a_digest_comes_once_a_day_at_its_hour_with_what_is_new_and_not_at_all_when_nothing_is(w, post):
    wish(w, Role.CHAIR, how={"tried": "digest"}, muted=["proposals"])
    wish(w, Role.AUDITOR, how={"tried": "digest"}, hour=11)
    for n in range(1, 8):
        tell(w, n=n)
    tell(w, n=8, kind="proposals.filed"), tell(w, Role.AUDITOR, 9)
    at = [given.at("2026-03-03", "07:50"), given.at("2026-03-03", "08:00"), given.at("2026-03-03", "08:10"), given.at("2026-03-03", "11:00"), given.at("2026-03-04", "11:00")]
    assert [actions.digest(w.committee, now) for now in at] == [0, 1, 0, 1, 0]
    while actions.deliver(w.committee, at[-1]):
        pass
    texts = sorted(message.text for message in post.sent)
    assert texts[1] == "有 7 条通知没看：\n· 第 7 条\n· 第 6 条\n· 第 5 条\n· 第 4 条\n· 第 3 条\n另有 2 条。"
    assert texts[0] == "有 1 条通知没看：\n· 第 9 条"
    tell(w, n=10, now=at[-1])
    assert actions.digest(w.committee, given.at("2026-03-05", "09:00")) == 1
    actions.deliver(w.committee, given.at("2026-03-05", "09:00"))
    assert post.sent[-1].text == "有 1 条通知没看：\n· 第 10 条"


@pytest.mark.django_db
def test_a_channel_is_checked_before_it_is_kept_and_its_secret_stays_when_left_empty(w):
    with within(w.committee):
        admin = w.act(Role.ADMINISTRATOR, NOON)
        with pytest.raises(Invalid, match="内部网络"):
            actions.keep_outlet(admin, None, channel="sms", on=True, by_default="off", typed={"address": "https://10.0.0.8/"})
        with pytest.raises(NotAllowed):
            actions.keep_outlet(w.act(Role.PROPOSAL_HEAD, NOON), None, channel="sms", on=False, by_default="off", typed={})
        actions.keep_outlet(admin, None, channel="sms", on=False, by_default="off", typed={"address": "https://sms.example.cn/send?key=1", "secret": "钥匙", "sign": "临江政协"})
        again = actions.keep_outlet(w.act(Role.ADMINISTRATOR, NOON), None, channel="sms", on=False, by_default="digest", typed={"address": "https://sms.example.cn/", "secret": ""})
        again.refresh_from_db()
        assert (again.secret, again.by_default, again.options) == ("钥匙", "digest", {"sign": ""})
        assert [fact.data for fact in Fact.objects.filter(kind="notices.channel_changed")] == [{"channel": "短信", "enabled": False, "host": "sms.example.cn"}] * 2


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_three_senders_at_once_send_everything_once(w, post):
    for n in range(1, 131):
        tell(w, n=n)
    ready = threading.Barrier(3)

    def run():
        ready.wait(20)
        while actions.deliver(w.committee, NOON) or actions.digest(w.committee, NOON):
            pass
        connection.close()

    senders = [threading.Thread(target=run) for _ in range(3)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(60)
    assert sorted(message.text for message in post.sent) == sorted(f"第 {n} 条" for n in range(1, 131))
    assert set(states(w)) == {"sent"}


@pytest.mark.django_db(transaction=True)
def test_a_sender_that_dies_leaves_one_unknown_and_the_rest_to_the_next(w, post):
    for n in range(1, 6):
        tell(w, n=n)

    class Killed(BaseException):
        pass

    post.does = [None, None, Killed()]
    with pytest.raises(Killed):
        actions.deliver(w.committee, NOON)
    assert states(w) == ["sent", "sent", "taken", "taken", "taken"]
    assert actions.deliver(w.committee, NOON) == 0
    later = NOON + STUCK + timedelta(seconds=1)
    assert actions.recover(w.committee, later) == 3
    assert actions.deliver(w.committee, later) == 2
    assert states(w) == ["sent", "sent", "unknown", "sent", "sent"]
    assert [message.text for message in post.sent] == [f"第 {n} 条" for n in range(1, 6)]
