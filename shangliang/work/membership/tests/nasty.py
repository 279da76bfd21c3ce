"""Rosters as offices really keep them, and worse: made here, every name invented."""

import datetime as dt
import io
import random

import openpyxl

FAMILY = "许沈贺顾程叶苏罗周林郑谢唐冯邓萧蔡潘田董袁于余杜魏吕丁任姚卢傅钟崔廖范汪石贾韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎单曾"
GIVEN = "岚舟升清砚思晓毅敏宁安远知行若明书言川野青禾文竹静怡嘉亦然泽瑞宏博雅琴筠松柏映雪海岩春晖秋实景云庭芳致和立新向东长河"
SECTORS = ["中共", "民革", "民盟", "民建", "民进", "农工党", "九三学社", "无党派", "共青团", "总工会", "妇联", "工商联", "科协", "侨联", "文艺", "科技", "社科", "经济", "农业", "教育", "体育", "医卫", "少数民族", "宗教", "环境资源", "特邀"]
KEPT = [
    "中国共产党界", "民革界", "民盟界", "民建界", "民进界", "农工党界", "九三学社界", "无党派人士界", "共青团和青联界", "总工会界", "妇联界", "工商联界", "科协界", "侨联界",
    "文化艺术界", "科学技术界", "社会科学界", "经济界", "农业和农村界", "教育界", "体育界", "医药卫生界", "少数民族界", "宗教界", "环境资源界", "特别邀请人士界",
]  # fmt: skip
HEAD = ["序号", "委员证号", "姓名", "性别", "民族", "出生年月", "政治面貌", "工作单位", "职务", "界别", "手机号", "任职日期", "备注"]


def saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def book(rows: list[list], *, merged: tuple[str, ...] = (), name: str = "委员名单") -> bytes:
    """An .xlsx of one sheet."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    for span in merged:
        sheet.merge_cells(span)
    return saved(made)


def people(count: int, seed: int = 7) -> list[dict]:
    """Invented members with numbers and phones of their own."""
    draw = random.Random(seed)
    made = []
    for n in range(count):
        name = draw.choice(FAMILY) + "".join(draw.sample(GIVEN, draw.choice([1, 2, 2])))
        made.append({
            "number": f"06{n + 1:04}", "name": name, "gender": draw.choice("男女"), "sector": SECTORS[n % len(SECTORS)],
            "phone": 13900000000 + n, "born": dt.date(1955 + n % 40, 1 + n % 12, 1 + n % 28), "employer": f"临江市第{n % 60 + 1}单位", "job": draw.choice(["主任", "教师", "经理"]),
        })
    return made


def roster(members: list[dict], *, messy: bool = True) -> bytes:
    """A members' list with a merged title, a merged two-row heading, and every habit of offices in its cells."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "委员名册"
    sheet.append(["政协临江市第六届委员会委员名册"])
    sheet.merge_cells("A1:M1")
    sheet.append(["", "", "", "基本情况", "", "", "", "工作情况", "", "", "联系方式", "", ""])
    sheet.append(HEAD)
    sheet.merge_cells("D2:G2")
    sheet.merge_cells("H2:J2")
    for n, one in enumerate(members):
        sheet.append(_row(n, one) if messy else _tidy(n, one))
        if messy and n % 50 == 9:
            sheet.append([None, "", "　"])
    if messy:
        sheet.append(["制表：政协办公室　　　　2024年12月"])
    return saved(made)


def _row(n: int, one: dict) -> list:
    """One habit after the other, by turns."""
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    name = f"{one['name'][0]}　{one['name'][1]}" if len(one["name"]) == 2 else one["name"]
    sector = one["sector"] + ("界" if n % 2 else "")
    phone = [one["phone"], str(one["phone"]), str(one["phone"]).translate(wide), f"{str(one['phone'])[:3]}-{str(one['phone'])[3:7]}-{str(one['phone'])[7:]}", f"+86 {one['phone']}"][n % 5]
    born = [one["born"], f"{one['born']:%Y.%m}", f"{one['born'].year}年{one['born'].month}月", f"{one['born']:%Y%m%d}"][n % 4]
    number = [one["number"], one["number"].translate(wide), f" {one['number']} "][n % 3]
    return [n + 1, number, name, one["gender"], "汉族", born, "群众", one["employer"], one["job"], sector, phone, ["2024年12月20日", "2024.12.20", dt.date(2024, 12, 20)][n % 3], ""]


def _tidy(n: int, one: dict) -> list:
    return [n + 1, one["number"], one["name"], one["gender"], "汉族", one["born"], "群众", one["employer"], one["job"], one["sector"], str(one["phone"]), dt.date(2024, 12, 20), ""]
