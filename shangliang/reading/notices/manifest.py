"""What the notices room offers: permissions, the ways out, and when they are used."""

from shangliang.commons.committees.preferences import Preference, declare

from . import access, facts
from .ports import gateway, mail, plain, web

__all__ = ["access", "facts", "gateway", "mail", "plain", "web"]

GROUP = "通知"
declare(
    Preference("notices.digest_hour", "int", 8, "几点发汇总", "每天一次，没有未读就不发。各人可以另选。", GROUP, low=0, high=23),
    Preference("notices.quiet_from", "int", 21, "安静时段从几点起", "安静时段里不发，留到早上。", GROUP, low=0, high=23),
    Preference("notices.quiet_until", "int", 7, "安静时段到几点止", "和开始一样，就是没有安静时段。", GROUP, low=0, high=23),
    Preference("notices.urgent", "lines", ["退回修改答复"], "不等到早上的通知", "安静时段里也发的事，一行一件，写留痕里的叫法，如：催办。", GROUP),
)
