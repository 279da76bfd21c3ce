"""The figures of the roll: members in office and in organs, who came and who left; and registers set against the roll.

Those in office are counted from what was said of each seat: taken, and not ended since.
"""

from shangliang.commons.figures.declared import Combined, Count, Figure, Ratio, What, When, Words

GROUP = "委员队伍"
PARTY = "中共党员"
SEATED, ENDED, OFFICE = "membership.seated", "membership.ended", "membership.office_changed"
TAKEN, LEFT = "membership.seat_taken", "membership.seat_left"
PERSONS = ("人", "位")


def count(code: str, label: str, unit: str, how: Count | Combined, what: str, words: Words = Words()) -> Figure:
    """A figure of things counted."""
    return Figure(f"membership.{code}", label, unit, how, GROUP, what, words)


def rate(code: str, label: str, top: str, bottom: str, what: str, *things: str, near: tuple[str, ...] = (), unit: str = "%", times: int = 100) -> Figure:
    """One figure divided by another; the parts may be a register's."""
    return Figure(f"membership.{code}", label, unit, Ratio(top, bottom, times), GROUP, what, Words(things or (label,), near=near))


def now(*kinds: str, ended: str, what: What = What.SUBJECTS, when: tuple[When, ...] = ()) -> Count:
    """What stands at the end of the period."""
    return Count(kinds, what, when=when, lasting=True, ended=(ended,))


def of(field: str, *values: str) -> tuple[When, ...]:
    """A condition on one detail of a fact."""
    return (When(field, values),)


def seated_in(kind: str) -> Count:
    """Members who have a place in an organ of a kind."""
    return now(TAKEN, ended=LEFT, what=What.PEOPLE, when=of("kind_of", kind))


IN_OFFICE = "membership.in_office"

ROLL = (
    count("in_office", "在任委员", "名", now(SEATED, ended=ENDED), "期末在任的委员", Words(("委员", "政协委员", "应到委员", "委员总数"), ("共有", "现有", "应到"), PERSONS, ("总数", "现有", "应到"), ("参加", "增补", "走访"))),
    count("standing", "在任常委", "名", now(SEATED, OFFICE, ended=ENDED, when=of("standing", "true")), "期末在任的常委", Words(("常委", "常务委员"), ("共有", "现有"), PERSONS)),
    count("new", "新委员", "名", now(SEATED, ended=ENDED, when=of("continuing", "false")), "在任委员中第一次担任的", Words(("新委员", "新任委员"), ("有",), PERSONS, ("占委员总数", "新一届"))),
    count("continuing", "连任委员", "名", now(SEATED, ended=ENDED, when=of("continuing", "true")), "在任委员中连任的", Words(("连任委员", "连任"), ("有",), PERSONS)),
    rate("new_share", "新委员占比", "membership.new", IN_OFFICE, "新委员 ÷ 在任委员", "占委员总数", "新委员", near=("新委员", "总数")),
    count("party_members", "中共党员委员", "名", now(SEATED, ended=ENDED, when=of("affiliation", PARTY, "中共")), "在任委员中的中共党员", Words(("党员委员", "中共党员"), ("有",), PERSONS)),
    rate("party_share", "党员委员占比", "membership.party_members", IN_OFFICE, "中共党员委员 ÷ 在任委员", "党员委员", near=("占",)),
    count("added", "增补委员", "名", Count((SEATED,), What.SUBJECTS, when=of("way", "增补")), "本期增补的委员", Words(("委员", "政协委员", "增补委员"), ("增补", "增补了"), PERSONS, ("增补",))),
    count("ended", "不再担任委员", "名", Count((ENDED,), What.SUBJECTS), "本期离任的委员", Words(("委员",), ("辞去", "免去", "不再担任"), PERSONS)),
    count("revoked", "撤销委员资格", "人", Count((ENDED,), What.SUBJECTS, when=of("way", "撤销资格")), "本期被撤销资格的", Words(("委员资格", "撤销委员资格"), ("撤销", "依章程撤销"), ("名", "位"))),
    count("resigned", "辞去委员", "人", Count((ENDED,), What.SUBJECTS, when=of("way", "辞去", "责令辞去")), "本期辞去的", Words(("委员",), ("辞去", "辞职"), ("名", "位"))),
    count("sectors", "界别", "个", now("membership.organ_added", ended="membership.organ_dissolved", when=of("kind_of", "界别")), "期末设有的界别", Words(("界别",), ("设", "设置", "共有"))),
    count("committees", "专门委员会", "个", now("membership.organ_added", ended="membership.organ_dissolved", when=of("kind_of", "专门委员会")), "期末设有的专门委员会", Words(("专委会", "专门委员会"), ("设", "设立"))),
)  # fmt: skip

ORGANS = (
    count("places_taken", "进入专委会", "人次", Count((TAKEN,), when=of("kind_of", "专门委员会")), "本期在专委会任职的", Words(("专委会",), ("任职", "进入"), ("名",))),
    count("places_left", "离开专委会", "人次", Count((LEFT,), when=of("kind_of", "专门委员会")), "本期免去专委会职务的", Words(("专委会",), ("免去", "退出"), ("名",))),
    count("places_changed", "调整专委会组成人员", "人次", Combined(("membership.places_taken", "membership.places_left")), "本期进入和离开专委会的合计", Words(("专委会组成员", "专委会成员", "各专委会组成人员", "组成人员"), ("调整", "调整了"), ("名", "人"))),
    count("in_committees", "专委会委员", "名", seated_in("专门委员会"), "期末在专委会的委员", Words(("委员",), ("入委", "进入专委会"), PERSONS, ("专委会",))),
    count("in_groups", "编入委员小组的委员", "名", seated_in("委员小组"), "期末在委员小组的委员", Words(("委员",), ("编入",), PERSONS, ("小组",))),
    count("in_stations", "编入委员工作站的委员", "名", seated_in("委员工作站"), "期末在委员工作站的委员", Words(("委员",), ("编入",), PERSONS, ("工作站",))),
    rate("committee_rate", "委员入委率", "membership.in_committees", IN_OFFICE, "在专委会的委员 ÷ 在任委员", "入委率", "全员入委", "“全员入委”"),
    rate("group_rate", "委员编组率", "membership.in_groups", IN_OFFICE, "在委员小组的委员 ÷ 在任委员", "编组率", "组织全覆盖", near=("小组",)),
    rate("station_rate", "委员进站率", "membership.in_stations", IN_OFFICE, "在委员工作站的委员 ÷ 在任委员", "进站率", "组织全覆盖", near=("工作站",)),
)  # fmt: skip

AGAINST_THE_ROLL = (
    rate("training_rate", "委员参训率", "training.people", IN_OFFICE, "参加过培训的委员 ÷ 在任委员", "参训率", "委员全员参训", "全员参训"),
    rate("online_rate", "网络议政参与面", "online_topics.people", IN_OFFICE, "参与网络议政的委员 ÷ 在任委员", "参与面", "委员参与面", near=("网络", "线上")),
    rate("survey_each", "委员人均参加调研视察", "fieldwork.attendances", IN_OFFICE, "参加人次 ÷ 在任委员", "人均参加调研", "人均", unit="次", times=1, near=("调研", "视察")),
    rate("sent_down_rate", "委员下沉覆盖率", "duty_groups.members", IN_OFFICE, "下沉委员 ÷ 在任委员", "全员参与", "下沉率", "覆盖率", near=("下沉", "基层协商")),
    rate("grassroots_rate", "委员参与基层协商的比例", "room_sessions.people", IN_OFFICE, "参与议事的委员 ÷ 在任委员", "委员全员参与基层协商", "全员参与基层协商", "参与率", near=("基层协商",)),
    rate("liaison_rate", "委员驻站率", "stations.members", IN_OFFICE, "工作站、联络站台账里的驻站委员 ÷ 在任委员", "驻站率", "入站率", near=("工作站",)),
    rate("homework_each", "人均完成委员作业", "homework.done", IN_OFFICE, "完成的作业 ÷ 在任委员", "人均完成", unit="项", times=1, near=("委员作业",)),
    rate("homework_rate", "完成过作业的委员比例", "homework.members", IN_OFFICE, "完成过作业的委员 ÷ 在任委员", "完成率", near=("委员作业", "五个一")),
    rate("duty_report_rate", "常委履职报告提交率", "duty_reports.submitted", "membership.standing", "提交的常委 ÷ 在任常委", "提交率", "履职报告"),
    rate("branch_rate", "党的组织对党员委员覆盖率", "party_organisations.members", "membership.party_members", "编入党组织的党员委员 ÷ 党员委员", "党的组织对党员委员全覆盖", "党员委员全覆盖", "全覆盖", near=("党的组织", "党组织")),
    rate("active_rate", "参加过履职活动的委员比例", "duty_activities.people", IN_OFFICE, "参加过履职活动的委员 ÷ 在任委员", "参与率", "参与面", near=("履职活动",)),
)  # fmt: skip

FIGURES: tuple[Figure, ...] = (*ROLL, *ORGANS, *AGAINST_THE_ROLL)
