"""重点提案培育: a topic with members and a coach, its versions and comments, and the draft proposal that comes of it."""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from shangliang.commons.access import Role
from shangliang.commons.ledger.acts import Act, Credit, action, record
from shangliang.commons.people.models import Member, Organ
from shangliang.foundation.errors import Invalid, NotNow, fits

from ..facts.together import TopicDrafted, TopicDropped, TopicDue, TopicNoted, TopicOpened
from ..models import Topic, TopicMember, TopicNote
from ..rules.together import TOPIC, TopicSource, TopicState, TopicWord
from .writing import save, start


@action("proposals.topic_open", TopicOpened, lock=False, once=True)
def open_topic(
    act: Act, thing: None, *, title: str, members: Sequence[Member], coach: str, due_on: date | None, source: str = TopicSource.OTHER, why: str = "", organ: Organ | None = None
) -> Topic:
    """Begin to cultivate a topic, with the members who work on it, whoever coaches them, and the day for a text."""
    wrong = {} if len(title.strip()) >= 4 else {"title": "请写议题，至少 4 个字"}
    if not members:
        wrong["members"] = "请至少选一位委员"
    if not coach.strip():
        wrong["coach"] = "请写由谁辅导"
    if due_on is None or due_on <= timezone.localdate(act.at):
        wrong["due_on"] = "请选今天以后的日期"
    if source not in TopicSource.values():
        wrong["source"] = "请选来源"
    if wrong or due_on is None:
        raise Invalid("；".join(wrong.values()) + "。", fields=wrong)
    made = Topic.objects.create(
        committee_id=act.committee, title=fits(title.strip(), 120, "title", "议题"), source=source, why=why.strip(), coach=fits(coach.strip(), 80, "coach", "辅导人"), organ=organ,
        due_on=due_on, opened_at=act.at, opened_by=act.viewer.label[:80],
    )  # fmt: skip
    people = list(dict.fromkeys(members))
    TopicMember.objects.bulk_create(TopicMember(committee_id=act.committee, topic=made, member=one, position=n) for n, one in enumerate(people, 1))
    parties = [*(Credit(one, "cultivates") for one in people), *([Credit(organ, "coaches")] if organ else [])]
    record(act, TopicOpened(source=source, names=[one.name for one in people], due_on=due_on.isoformat()), about=made, parties=parties)
    return made


@action("proposals.topic_write", TopicNoted)
def note_topic(act: Act, topic: Topic, *, word: str, text: str, link: str = "") -> TopicNote:
    """Put down a version of the text, a comment, or what research brought."""
    if word not in TopicWord.values():
        raise Invalid("请选写的是什么。", fields={"word": "请选一项"})
    if len(text.strip()) < 5:
        raise Invalid("请写内容，至少 5 个字。", fields={"text": "请写内容"})
    TOPIC.go("note", topic.state)
    version = topic.notes.filter(word=TopicWord.VERSION).count() + (1 if word == TopicWord.VERSION else 0)
    made = TopicNote.objects.create(
        committee_id=act.committee, topic=topic, word=word, version=version, text=text.strip(), link=fits(link.strip(), 300, "link", "出处"), by=act.viewer.label[:80], at=act.at,
    )
    parties = [Credit(Member.objects.get(pk=act.viewer.member_id), "cultivates")] if act.viewer.member_id else []
    record(act, TopicNoted(word=word, version=version), about=topic, parties=parties)
    return made


@action("proposals.topic_draft", TopicDrafted)
def draft_from_topic(act: Act, topic: Topic) -> Topic:
    """Make the draft proposal of the last version: in the name of the member who does it, else of the first one by staff. Filled in, it is handed in as any other."""
    last = topic.notes.filter(word=TopicWord.VERSION).first()
    if last is None:
        raise NotNow("还没有写过一稿。先写一稿，再形成提案草稿。", code="no_version")
    state = TOPIC.go("draft", topic.state)
    people = [one.member for one in topic.members.select_related("member")]
    author = next((one for one in people if one.pk == act.viewer.member_id), people[0])
    proposal = start(act, None, author=author, by_staff=act.viewer.role != Role.MEMBER)
    proposal = save(act, proposal, title=topic.title if topic.title.startswith("关于") else f"关于{topic.title}的提案", grounds=last.text, recommendations=[])
    topic.state, topic.proposal = state, proposal
    topic.save(update_fields=["state", "proposal"])
    record(act, TopicDrafted(title=proposal.title), about=topic, parties=[Credit(one, "cultivates") for one in people])
    return topic


@action("proposals.topic_open", TopicDropped)
def drop_topic(act: Act, topic: Topic, *, reason: str) -> Topic:
    """Give a topic up, and say why."""
    if not reason.strip():
        raise Invalid("请写为什么不再培育。", fields={"reason": "请写理由"})
    topic.state, topic.reason = TOPIC.go("drop", topic.state), fits(reason.strip(), 300, "reason", "理由")
    topic.save(update_fields=["state", "reason"])
    record(act, TopicDropped(reason=topic.reason), about=topic)
    return topic


@action("proposals.remind_topic", TopicDue)
def remind_topic(act: Act, topic: Topic) -> None:
    """Say that the text of a topic comes due, or is late; said once for each mark."""
    if topic.state != TopicState.OPEN:
        raise NotNow("这个议题已经不在培育中。", code="not_open")
    record(act, TopicDue(due_on=topic.due_on.isoformat(), days_left=(topic.due_on - timezone.localdate(act.at)).days), about=topic)
