"""What the scoreboard offers: what each measure weighs, and what costs points."""

from shangliang.commons.committees.preferences import Preference, declare
from shangliang.commons.ui.panels import Panel, panels

from . import access  # noqa: F401  (declares the permissions)
from .panels import of_unit
from .rules import MEASURES

GROUP = "单位成绩单"

declare(
    *(
        Preference(f"scoreboard.weight.{one.code}", "int", one.weight, f"{one.label}占多少分", f"{one.what}。写 0 就不计。", GROUP, low=0, high=100)
        for one in MEASURES
    ),
    Preference("scoreboard.cost.overdue", "int", 2, "超期没有答复，每件扣几分", "", GROUP, low=0, high=20),
    Preference("scoreboard.cost.redone", "int", 1, "要重新办理，每件扣几分", "", GROUP, low=0, high=20),
    Preference("scoreboard.least", "int", 3, "答复几件以上才排名", "件数太少的单位列出来，不排名。", GROUP, low=0, high=50),
    Preference("scoreboard.show_place", "bool", True, "单位能看到自己的名次", "关掉以后，单位只看到自己的各项数字。", GROUP),
)
panels.add("scoreboard.of_own", Panel("handling.unit", 10, "scoreboard/panel_unit.html", of_unit))
panels.add("scoreboard.of_unit", Panel("people.unit", 40, "scoreboard/panel_unit.html", of_unit))
