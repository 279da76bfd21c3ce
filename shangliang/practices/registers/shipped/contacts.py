"""O 联系的人和单位: superior members who live here, representatives outside the committee, members' units, exchange with departments."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, HOSTS, NOTE, PLACE, choice, long, members, organs, text, units, when, whole, words

AREA = "联系与交流"

SUPERIOR_MEMBERS = Declared(
    "superior_members", "驻地上级委员", AREA, "住在本地、在本地工作的上级政协委员，一人一条；调离、届满时办结。",
    (
        choice("level", "哪一级", "全国政协委员 省政协委员 市（州）政协委员", required=True),
        text("name", "姓名", required=True),
        text("sector", "上级政协界别"),
        text("post", "单位和职务"),
        organs("station", "编入的工作站、小组", "place"),
        members("contact", "联系委员", "keeper"),
    ),
    "{name}（{level}）",
    (
        Counting("all", "驻地上级委员", "名", lasting=True, words=words("驻地上级委员 上级委员 上级政协委员", "联系 现有", units="人 位", near="驻地 驻")),
        Counting("province", "驻地省政协委员", "名", when=when(level="省政协委员"), lasting=True),
        Counting("prefecture", "驻地市（州）政协委员", "名", when=when(level="市（州）政协委员"), lasting=True),
    ),
    lasting=True, icon="users-group",
)  # fmt: skip

SUPERIOR_ACTIVITIES = Declared(
    "superior_activities", "上级委员活动", AREA, "驻地上级委员在本地的活动，一次一条；同本级委员一起的选“联合开展”。",
    (
        choice("kind", "活动", "下沉走访 调研视察 座谈 接待群众 学习 其他", required=True),
        choice("together", "怎样组织", "联合开展 上级组织 委员自行开展", required=True),
        text("topic", "主题", required=True),
        text("who", "上级委员", required=True, help="几位用顿号分开"),
        whole("people", "上级委员人次", "人次", required=True, low=1),
        HOSTS,
        ATTENDEES,
        PLACE,
        text("result", "成效"),
    ),
    "{topic}",
    (
        Counting("all", "驻地上级委员活动", "次", words=words("上级委员活动 驻地上级委员活动", "开展 组织", units="场")),
        Counting("joint", "上下级委员联合活动", "次", when=when(together="联合开展"), words=words("联合活动", "开展 组织", units="场", near="上级委员 驻地")),
        Counting("people", "上级委员参加活动", "人次", What.SUM, field="people"),
    ),
    icon="friends", scores=True,
)  # fmt: skip

OUTSIDE_FIGURES = Declared(
    "outside_figures", "党外代表人士名册", AREA, "政协联系的党外代表人士、新的社会阶层人士，不是委员的，一人一条；不再联系时办结。不写电话和住址。",
    (
        choice("kind", "哪方面", "新的社会阶层人士 党外知识分子 民族界人士 宗教界人士 非公有制经济人士 港澳台侨人士 其他", required=True),
        text("name", "姓名", required=True),
        text("post", "单位和职务"),
        organs("sector", "归哪个界别联系", "place"),
        members("contact", "联系委员", "keeper", required=True),
        NOTE,
    ),
    "{name}（{kind}）",
    (
        Counting("all", "联系的党外代表人士", "名", lasting=True, words=words("党外代表人士", "联系", units="人 位", near="联系")),
        Counting("new_classes", "联系的新的社会阶层人士", "名", when=when(kind="新的社会阶层人士"), lasting=True, words=words("新的社会阶层人士 新阶层人士", "联系", units="人 位", near="联系")),
    ),
    lasting=True, icon="address-book",
)  # fmt: skip

MEMBER_UNITS = Declared(
    "member_units", "委员单位", AREA, "委员所在的单位、企业，一个单位一条；走访、诉求、项目、捐赠按单位名称归到它的页上。",
    (
        text("name", "单位名称", required=True, help="写全称，走访、捐赠登记里写一样的"),
        choice("kind", "性质", "企业 学校 医院 科研院所 社会组织 机关事业单位 合作社 其他", required=True),
        members("members", "委员", "of", required=True),
        text("trade", "行业"),
        PLACE,
        NOTE,
    ),
    "{name}",
    (
        Counting("all", "委员单位", "个", lasting=True, about="登记在册的委员所在单位。"),
        Counting("enterprises", "委员企业", "家", when=when(kind="企业"), lasting=True),
    ),
    lasting=True, icon="building-store",
)  # fmt: skip

EXCHANGES = Declared(
    "department_exchanges", "对口交流", AREA, "专委会同对口部门的座谈、走访、情况通报和共享的资料，一次一条；资料作为附件上传。",
    (
        choice("kind", "形式", "座谈交流 走访对接 联合调研 情况通报 共享资料", required=True),
        text("topic", "主题", required=True),
        HOSTS,
        units("units", "对口部门", "partner", required=True),
        PLACE,
        long("result", "议定事项"),
    ),
    "{kind}：{topic}",
    (
        Counting("all", "专委会同部门的对口交流", "次", words=words("对口交流 对口联系活动", "开展 组织", units="场", near="对口")),
        Counting("shared", "部门共享的资料", "份", when=when(kind="共享资料")),
    ),
    icon="arrows-exchange",
)  # fmt: skip

REGISTERS = (SUPERIOR_MEMBERS, SUPERIOR_ACTIVITIES, OUTSIDE_FIGURES, MEMBER_UNITS, EXCHANGES)
