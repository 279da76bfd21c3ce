"""Who reads the units' scoreboard: the committee all of it, a unit its own line."""

from shangliang.commons.access import COMMITTEE_WIDE, UNIT, anyone, permission

permission("scoreboard.see", "看各单位办理成绩单和排名", tuple(COMMITTEE_WIDE))(anyone)
permission("scoreboard.own", "看本单位办理成绩单", tuple(UNIT))(anyone)
