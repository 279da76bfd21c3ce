"""How the states of batches and topics follow from facts: accounts beside those of `reconciling`."""

from shangliang.work.proposals.models import Batch, Topic
from shangliang.work.proposals.rules.joint import BatchState
from shangliang.work.proposals.rules.together import TopicState

from .reconciling import Account, accounts

accounts.add("batches", Account(
    label="联动交办", subject_type="proposals.batch", table="proposals_batch", rows=lambda: Batch.objects.order_by("pk").values_list("pk", "state"),
    says={"proposals.joint_asked": BatchState.ASKING, "proposals.joint_agreed": lambda data: BatchState.AGREED if data["final"] else BatchState.ASKING,
        "proposals.joint_refused": BatchState.REFUSED, "proposals.joint_handed": lambda data: BatchState.AGREED if data["left"] else BatchState.HANDED, "proposals.joint_dropped": BatchState.DROPPED},
))  # fmt: skip
accounts.add("topics", Account(
    label="培育议题", subject_type="proposals.topic", table="proposals_topic", rows=lambda: Topic.objects.order_by("pk").values_list("pk", "state"),
    says={"proposals.topic_opened": TopicState.OPEN, "proposals.topic_drafted": TopicState.DRAFTED, "proposals.topic_dropped": TopicState.DROPPED},
))  # fmt: skip
