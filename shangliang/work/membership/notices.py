"""Who is told what about the roster: the office of what members ask to have changed, members of the answer."""

from collections.abc import Iterable

from django.urls import reverse

from shangliang.commons.access import Role
from shangliang.commons.access.queries import users_in
from shangliang.commons.ledger.telling import Happened, Telling, tells
from shangliang.commons.people.queries import users_of


@tells("membership.change_asked")
def asked(fact: Happened) -> Iterable[Telling]:
    """The office decides."""
    office = [*users_in(Role.OFFICE_STAFF), *users_in(Role.ADMINISTRATOR)]
    said = f"{fact.actor.partition('（')[0]}申请修改本人信息：{'、'.join(fact.data['fields'])}"
    yield Telling(office, said, reverse("membership:changes"))


@tells("membership.change_decided")
def decided(fact: Happened) -> Iterable[Telling]:
    """The member hears the answer, with the reason of a refusal."""
    said = "已采纳" if fact.data["agreed"] else f"没有采纳：{fact.data['note']}"
    yield Telling(users_of(fact.members("member")), f"你申请修改的{'、'.join(fact.data['fields'])}{said}", reverse("membership:me"))


@tells("membership.addition_heard")
def addition_heard(fact: Happened) -> Iterable[Telling]:
    """The office, when a co-option is decided or does not pass."""
    if fact.data["final"] or fact.data["outcome"] != "同意":
        then = f"，从 {fact.data['effective']} 起任职" if fact.data["effective"] else ""
        yield Telling(users_in(Role.OFFICE_STAFF), f"{fact.subject.label}：{fact.data['meeting']}{fact.data['outcome']}{then}", reverse("membership:addition", args=[fact.subject.id]))


@tells("membership.addition_seated")
def addition_seated(fact: Happened) -> Iterable[Telling]:
    """The office hands out the password; the new member is welcomed."""
    yield Telling(users_in(Role.OFFICE_STAFF), f"{fact.subject.label}今天任职，账号已建好，请重发初始密码交给本人", reverse("membership:addition", args=[fact.subject.id]))
    yield Telling(users_of(fact.members("member")), "你已经是委员。请先核对本人的联系方式和单位", reverse("membership:me"))


@tells("membership.leaving_talked")
def leaving_talked(fact: Happened) -> Iterable[Telling]:
    """The member, who may now read the case and explain."""
    yield Telling(users_of(fact.members("about")), "关于你委员资格的谈话已经记录，你可以看有关情况、提交说明", reverse("membership:leaving", args=[fact.subject.id]))


@tells("membership.leaving_stated")
def leaving_stated(fact: Happened) -> Iterable[Telling]:
    """The office."""
    yield Telling(users_in(Role.OFFICE_STAFF), f"{fact.actor.partition('（')[0]}提交了本人说明", reverse("membership:leaving", args=[fact.subject.id]))


@tells("membership.leaving_heard")
def leaving_heard(fact: Happened) -> Iterable[Telling]:
    """The office of a decision, and the member who stays."""
    if fact.data["final"] or fact.data["outcome"] != "同意":
        yield Telling(users_in(Role.OFFICE_STAFF), f"{fact.subject.label}：{fact.data['meeting']}{fact.data['outcome']}", reverse("membership:leaving", args=[fact.subject.id]))
    if fact.data["outcome"] == "不同意":
        yield Telling(users_of(fact.members("about")), f"{fact.data['meeting']}决定保留你的委员资格", reverse("membership:leaving", args=[fact.subject.id]))


@tells("membership.keeping_set")
def keeping_set(fact: Happened) -> Iterable[Telling]:
    """Whoever looks after somebody from now on, and the member looked after."""
    yield Telling(users_of(fact.members("keeper")), f"今后由你联系{fact.data['of']}", reverse("membership:contacts"))
    yield Telling(users_of(fact.members("contacted")), f"今后由{fact.data['keeper']}联系你", reverse("membership:me"))


@tells("membership.talk_chased")
def talk_chased(fact: Happened) -> Iterable[Telling]:
    """Whoever is to talk with them."""
    names = fact.data["names"]
    said = "、".join(names[:5]) + (f"等 {len(names)} 位" if len(names) > 5 else "")
    yield Telling(users_of(fact.members("chased")), f"该同{said}委员谈心谈话了", reverse("membership:contacts"))


@tells("membership.term_chased")
def term_chased(fact: Happened) -> Iterable[Telling]:
    """Those who hold the position, and the office, which renews or settles it."""
    said = f"{fact.data['what']}的聘期 {fact.data['until']} 满"
    yield Telling(users_of(fact.members("asked")), said, reverse("membership:me"))
    yield Telling(users_in(Role.OFFICE_STAFF), f"{fact.data['name']}：{said}，请续聘或办结", reverse("membership:positions"))
