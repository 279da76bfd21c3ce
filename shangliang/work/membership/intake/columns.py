"""The columns of each kind of roster: what offices call them, how their cells are read, how much fits."""

from dataclasses import dataclass

from shangliang.foundation.rows import Kind as Look
from shangliang.foundation.words import Labelled

from . import parsing as take


class Kind(Labelled):
    """What a sheet lists."""

    MEMBERS = "members", "委员"
    ORGANS = "organs", "机构和任职"
    UNITS = "units", "承办单位"
    POSTS = "posts", "账号和岗位"


@dataclass(frozen=True)
class Field:
    """One column: `words` are its names in the wild, the one we write first; `most` is how many characters fit."""

    key: str
    words: tuple[str, ...]
    parser: take.Parser
    most: int = 0
    needed: bool = False
    sensitive: bool = False
    width: int = 14
    example: str = ""
    look: Look = Look.TEXT

    @property
    def label(self) -> str:
        return self.words[0]


MEMBERS = (
    Field("number", ("委员证号", "证号", "委员编号", "委员号", "证件编号", "编号"), take.number, 20, example="06001"),
    Field("name", ("姓名", "委员姓名", "名字"), take.person, 40, needed=True, example="许　岚"),
    Field("gender", ("性别",), take.gender, width=6, example="女"),
    Field("ethnicity", ("民族", "族别"), take.short, 20, width=8, example="汉族"),
    Field("native_place", ("籍贯",), take.line, 60, example="临江"),
    Field("born_on", ("出生年月", "出生日期", "生日", "出生时间", "出生"), take.birthday, look=Look.DATE, example="1980年5月"),
    Field("affiliation", ("政治面貌", "党派", "政治面貌（党派）", "党派名称"), take.short, 40, example="民盟盟员"),
    Field("education", ("学历", "文化程度", "学历学位", "最高学历"), take.line, 40, example="大学"),
    Field("employer", ("工作单位", "单位", "所在单位", "单位名称", "工作单位及职务", "单位及职务", "单位职务"), take.line, 120, width=28, example="临江市第一小学"),
    Field("job", ("职务", "行政职务", "现任职务", "工作职务", "单位职务名称"), take.line, 120, width=18, example="副校长"),
    Field("rank", ("职称", "专业技术职称", "技术职称"), take.line, 60, example="高级教师"),
    Field("sector", ("界别", "所属界别", "所在界别", "参加界别", "界别名称"), take.line, 80, example="教育界"),
    Field("office", ("政协职务", "本会职务", "届内职务", "政协任职"), take.short, 40, example="委员"),
    Field("standing", ("常委", "是否常委", "常务委员"), take.yes, width=6, example="否"),
    Field("special", ("专委会", "专门委员会", "所在专委会", "所属专委会", "参加专委会"), take.many, width=20, example="提案委员会"),
    Field("group", ("委员小组", "活动组", "委员活动组", "界别活动组", "联络组", "履职小组", "小组", "所在小组"), take.many, width=20),
    Field("phone", ("手机号", "手机", "手机号码", "移动电话", "联系电话", "电话", "联系方式", "电话号码"), take.own_phone, sensitive=True, width=16, example="１３９００００６００１"),
    Field("mail", ("邮箱", "电子邮箱", "邮件", "电子邮件", "E-mail", "email"), take.mail, 200, sensitive=True, width=20),
    Field("address", ("地址", "通讯地址", "通信地址", "联系地址", "家庭住址", "住址"), take.hidden, 300, sensitive=True, width=28),
    Field("identity", ("身份证号", "身份证", "身份证号码", "公民身份号码"), take.identity, 30, sensitive=True, width=22),
    Field("since", ("任职日期", "任职时间", "增补日期", "当选日期", "任委员时间"), take.day, look=Look.DATE, example="2024.12.20"),
)  # fmt: skip
ORGANS = (
    Field("kind", ("机构类别", "类别", "类型", "机构类型"), take.organ_kind, example="专委会"),
    Field("organ", ("机构名称", "机构", "组织名称", "名称", "委员会名称", "专委会名称", "小组名称", "专委会", "小组"), take.line, 80, needed=True, width=24, example="提案委员会"),
    Field("short_name", ("简称", "机构简称"), take.line, 40, example="提案委"),
    Field("position", ("次序", "排序", "机构次序"), take.whole, look=Look.AUTO, width=8),
    Field("founded", ("成立日期", "成立时间", "设立日期"), take.day, look=Look.DATE),
    Field("name", ("姓名", "委员姓名", "委员"), take.person, 40, example="许　岚"),
    Field("number", ("委员证号", "证号", "委员编号"), take.number, 20),
    Field("office", ("机构职务", "机构内职务", "任职", "职务", "担任职务"), take.seat_office, example="主任"),
    Field("since", ("任职日期", "任职时间", "起任日期"), take.day, look=Look.DATE, example="2024年12月"),
)  # fmt: skip
UNITS = (
    Field("unit", ("单位名称", "承办单位", "单位全称", "承办单位名称", "单位"), take.line, 80, needed=True, width=28, example="临江市教育局"),
    Field("short_name", ("简称", "单位简称"), take.line, 40, example="市教育局"),
    Field("system", ("系统", "所属系统", "口", "归口"), take.system, width=10, example="政府"),
    Field("duties", ("职责", "主要职责", "职能", "主要职能"), take.words, 2000, width=40, look=Look.LONG, example="学校、幼儿园、教师、校外培训"),
    Field("aliases", ("别名", "曾用名", "又称", "其他名称"), take.many, width=20),
    Field("letter_code", ("发文代字", "代字", "文号代字"), take.line, 20, example="临教"),
    Field("contact", ("联系人", "联络员", "经办人", "提案联络员"), take.line, 40),
    Field("phone", ("办公电话", "电话", "联系电话", "单位电话", "值班电话"), take.phone, 40, width=16),
    Field("position", ("次序", "排序"), take.whole, look=Look.AUTO, width=8),
    Field("active", ("启用", "是否启用", "在用"), take.yes, width=8),
)  # fmt: skip
POSTS = (
    Field("name", ("姓名", "名字"), take.person, 40, needed=True, example="罗毅"),
    Field("phone", ("手机号", "手机", "手机号码", "联系电话", "电话"), take.own_phone, sensitive=True, width=16, example="13900000002"),
    Field("account", ("账号", "登录账号", "用户名", "登录名"), take.number, 40),
    Field("role", ("岗位", "角色", "身份", "岗位名称"), take.role, needed=True, width=18, example="承办单位经办"),
    Field("unit", ("承办单位", "单位", "所在单位", "单位名称"), take.line, 80, width=24, example="临江市教育局"),
    Field("since", ("起始日期", "任职日期", "上岗日期"), take.day, look=Look.DATE),
)  # fmt: skip
COLUMNS: dict[Kind, tuple[Field, ...]] = {Kind.MEMBERS: MEMBERS, Kind.ORGANS: ORGANS, Kind.UNITS: UNITS, Kind.POSTS: POSTS}


def field_of(kind: Kind, key: str) -> Field:
    """The column of a kind called `key`."""
    return next(field for field in COLUMNS[kind] if field.key == key)
