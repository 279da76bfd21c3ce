"""Real input through the real pages: `make demo`, then `python -m bench.real FILE.csv [http://127.0.0.1:8000]`.

The file is a published list of an earlier session's proposals (number, title, proposer, category, submitted_at, content). All
of it is imported as a past session with mapping and preview; a dozen of its texts are typed into Word in as many layouts and
handed in on a phone by members of the demo city; one goes on to the end. Prints what came out right, and the seconds. Nothing
of the file is kept in the project. The import can be done once on one database: afterwards `make demo-reset`, or it is skipped.
"""

import csv
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.papers import LAYOUTS, Text, old_word, text_of, word
from tests import browsers

PASSWORD = "Linjiang-2026"
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1440, "height": 900}
UNIT = "市城市管理局"  # whose clerk and head are among the demo's logins


@contextmanager
def timed(what: str) -> Iterator[None]:
    began = time.monotonic()
    yield
    print(f"{what}：{time.monotonic() - began:.1f} 秒", flush=True)


class People:
    """Everybody at a device of their own, signed in for themselves."""

    def __init__(self, browser: Browser, where: str) -> None:
        self.browser, self.where = browser, where

    def sign_in(self, account: str, size: dict[str, int] = DESK) -> Page:
        context = self.browser.new_context(base_url=self.where, viewport=size, locale="zh-CN", timezone_id="Asia/Shanghai")
        context.set_default_timeout(60_000)
        page = context.new_page()
        page.goto("/sign-in/")
        page.get_by_label(re.compile("账号")).fill(account)
        page.locator("input[type=password]").fill(PASSWORD)
        press(page, page.locator("form button").first)
        return page


def press(page: Page, button: Any) -> None:
    """Press what sends a form, and be on the page that answers."""
    with page.expect_navigation():
        button.click()


def bring_in(page: Page, file: Path) -> None:
    """The whole list as a past session: upload, look, import."""
    page.goto("/proposals/import/")
    page.locator("input[type=file]").set_input_files(file)
    press(page, page.get_by_role("button", name=re.compile("读|下一步|上传")).first)
    for name, value in (("term", "5"), ("number", "2"), ("opens_on", "2019-01-13"), ("closes_on", "2019-01-17")):
        page.locator(f"[name={name}]").fill(value)
    with timed("往届：看每一行"):
        press(page, page.locator("button[name=step][value=look]"))
    print("往届：" + page.get_by_role("heading", level=1).inner_text(), flush=True)
    keep = page.locator("button[name=step][value=keep]")
    if not keep.count():
        print("往届：没有导入 " + "；".join(page.locator("[role=alert], .text-cinnabar").all_inner_texts()[:3]))
        return
    with timed("往届：全部导入"):
        keep.click()
        press(page, page.get_by_role("dialog").get_by_role("button", name="导入"))
    print("往届：" + page.get_by_role("heading", level=1).inner_text(), flush=True)


def hand_in(page: Page, name: str, content: bytes, text: Text, folder: Path) -> tuple[bool, bool, bool, str]:
    """One Word file on the phone: whether title and recommendations were right, whether nothing was lost, where it is now."""
    page.goto("/proposals/new/")
    press(page, page.get_by_role("button", name="以我个人名义写"))
    file = folder / f"{name}.docx"
    file.write_bytes(content)
    began = time.monotonic()
    page.locator("input[name=word]").set_input_files(file)
    press(page, page.get_by_role("button", name="读取 Word"))
    read = time.monotonic() - began
    title = page.locator("[name=title]").input_value()
    asks = [box.input_value() for box in page.locator("[name=recommendations]").all()]
    grounds = page.locator("[name=grounds]").input_value()
    right = [squeezed(one) for one in asks] == [squeezed(one) for one in text.asks]
    whole = squeezed(grounds + "".join(asks))
    lost = [part for part in (*text.grounds, *text.asks) if squeezed(part) not in whole]
    wide = page.evaluate("document.documentElement.scrollWidth") > PHONE["width"]
    press(page, page.get_by_role("button", name="用这份内容"))
    choose_category(page)
    press(page, page.locator("button[name=then][value=submit]"))
    heading = page.get_by_role("heading", level=1).inner_text()
    where = page.url if page.url.endswith("/receipt/") else ""
    print(
        f"{name}：案由{'对' if title == text.title else '错'}，建议 {len(asks)}/{len(text.asks)} {'对' if right else '不同'}，"
        f"{f'有 {len(lost)} 段要找' if lost else '没有少'}，读取 {read:.1f} 秒{'，页面太宽' if wide else ''}；{heading}", flush=True,
    )
    return title == text.title, right, not lost, where


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text)


def choose_category(page: Page) -> None:
    options = [one.get_attribute("value") for one in page.locator("[name=category] option").all()]
    page.locator("[name=category]").select_option(next(value for value in options if value))


def refuse_old(page: Page, text: Text, folder: Path) -> None:
    """An old .doc that somebody renamed: told what to do, and the draft is still there."""
    page.goto("/proposals/new/")
    press(page, page.get_by_role("button", name="以我个人名义写"))
    file = folder / "旧稿.docx"
    file.write_bytes(old_word(text))
    page.locator("input[name=word]").set_input_files(file)
    press(page, page.get_by_role("button", name="读取 Word"))
    print("旧 .doc 改名：" + page.locator("main").inner_text().replace("\n", " ")[:120], flush=True)


def carry(people: People, pk: str, title: str) -> None:
    """One of them to the end: review twice, hand over, sign in, speak, reply, issue, rate, close."""
    for account in ("zhoumin", "shiyingchuan"):
        page = people.sign_in(account)
        page.goto(f"/proposals/{pk}/review/")
        press(page, page.get_by_role("button", name="作出决定"))
    office = people.sign_in("shaowenqi")
    office.goto(f"/proposals/{pk}/hand-over/")
    field = office.get_by_label("主办单位", exact=False).first
    field.fill(UNIT)
    office.get_by_role("option", name=UNIT).first.click()
    press(office, office.get_by_role("button", name="交办", exact=True))
    office.goto(f"/proposals/{pk}/")
    number = re.search(r"(\S+) ?号", office.locator("main").inner_text())[1]
    clerk = people.sign_in("luoyi")
    clerk.goto("/handling/?all=1")
    open_own(clerk, title, number)
    part = clerk.url
    reply(clerk, part)
    head = people.sign_in("dinghuaishan")
    head.goto(f"{part}reply/")
    head.get_by_role("button", name="签发").first.click()
    press(head, head.get_by_role("dialog").get_by_role("button", name="签发"))
    staff = people.sign_in("zhoumin")
    phone = people.sign_in("xulan", PHONE)
    phone.goto("/handling/rate/")
    open_own(phone, title, number)
    phone.locator("[name=overall][value=satisfied]").check(force=True)
    press(phone, phone.get_by_role("button", name="交评价"))
    staff.goto(f"/proposals/{pk}/")
    press(staff, staff.get_by_role("button", name="办结").first)
    print("办到底：" + " ".join(staff.locator("main").inner_text().split())[:80], flush=True)


def open_own(page: Page, title: str, number: str) -> None:
    """Of the links with this title, the one that leads to this number: a second run finds the first one's as well."""
    links = page.get_by_role("link", name=re.compile(re.escape(title))).evaluate_all("all => all.map(a => a.href)")
    for link in links:
        page.goto(link)
        if number in page.locator("main").inner_text():
            return
    raise LookupError(f"{number} is not among {links}")


def reply(clerk: Page, part: str) -> None:
    """The clerk's part: sign in, log a talk, answer each recommendation, send up."""
    clerk.goto(part)
    press(clerk, clerk.get_by_role("button", name="签收").first)
    clerk.goto(f"{part}contact/")
    clerk.get_by_role("radio", name="面谈").check(force=True)
    clerk.get_by_label("提案人的意见").fill("同意。")
    press(clerk, clerk.get_by_role("button", name="登记"))
    clerk.goto(f"{part}reply/")
    for box in clerk.get_by_label("怎样答复").all():
        box.fill("已列入今年计划，年内办好。")
    for choice in clerk.get_by_role("radio", name="已落实").all():
        choice.check(force=True)
    clerk.locator("[name=grade][value=A]").check(force=True)
    clerk.locator("[name=disclosure][value=full]").check(force=True)
    press(clerk, clerk.get_by_role("button", name="送签"))


def main(arguments: list[str]) -> int:
    if not arguments:
        print("用法 / usage: python -m bench.real FILE.csv [http://127.0.0.1:8000]")
        return 2
    file, where = Path(arguments[0]), (arguments[1:] or ["http://127.0.0.1:8000"])[0]
    with file.open(encoding="utf-8-sig", newline="") as opened:
        texts = [text for row in csv.DictReader(opened) if (text := text_of(row["title"], row["content"])) and 300 < sum(map(len, text.grounds + text.asks)) < 4000]
    chosen = texts[:: max(1, len(texts) // len(LAYOUTS))][: len(LAYOUTS)]
    with sync_playwright() as play, tempfile.TemporaryDirectory() as scratch:
        browser = play.chromium.launch(executable_path=browsers.chromium(), args=browsers.ARGUMENTS)
        people, folder = People(browser, where), Path(scratch)
        bring_in(people.sign_in("zhoumin"), file)
        phone, results = people.sign_in("xulan", PHONE), []
        for (name, layout), text in zip(LAYOUTS.items(), chosen, strict=True):
            results.append(hand_in(phone, name.replace("/", "、"), word(layout, text), text, folder))
        refuse_old(phone, chosen[0], folder)
        counts = [sum(bool(one[n]) for one in results) for n in range(4)]
        print("共 {} 份：案由对 {}，建议对 {}，一字不少 {}，已提交 {}".format(len(results), *counts), flush=True)
        done = next(((found[1], text.title) for (*_, at), text in zip(results, chosen, strict=True) if (found := re.search(r"/proposals/(\d+)/receipt/", at))), None)
        if done:
            with timed("从审查到办结"):
                carry(people, *done)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
