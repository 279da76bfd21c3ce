"""One proposal's life without a mouse: every step is reached with Tab and arrows, and one always sees where one is."""

import re

import pytest
from playwright.sync_api import expect

from shangliang.commons.committees.scope import within
from shangliang.work.proposals.models import Proposal
from shangliang.work.proposals.rules import State

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FAR = 120  # how often anybody would press Tab
# What has the focus: its name as a screen reader says it, and whether it can be seen to have it. A choice that is drawn by
# its label is seen by the label.
FOCUSED = """() => {
  const at = document.activeElement, labels = [...(at.labels || [])], box = at.getBoundingClientRect();
  const name = (at.getAttribute("aria-label") || labels.map(l => l.innerText).join(" ") || at.innerText || at.value || "").replace(/\\s+/g, " ").trim();
  const drawn = [at, ...labels, at.nextElementSibling, at.parentElement].filter(Boolean).map(e => getComputedStyle(e));
  const inside = at.type === "date" && !at.matches(":focus");  // on its little calendar, which is drawn by itself
  const seen = inside || drawn.some(s => (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== "none");
  const covered = (() => {
    const over = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 16));
    return box.width > 2 && !!over && !(at === over || at.contains(over) || over.contains(at) || labels.some(l => l.contains(over) || over.contains(l)));
  })();
  return {name, tag: at.tagName, kind: at.type || "", seen, covered};
}"""

# The words of all choices of the group that has the focus.
GROUP = """() => {
  const at = document.activeElement;
  if (at.type !== "radio") { return []; }
  return [...document.getElementsByName(at.name)].map(r => [...r.labels].map(l => l.innerText).join(" ").trim());
}"""


class Hands:
    """A keyboard and nothing else."""

    def __init__(self, page):
        self.page = page

    def to(self, name, *, tag=""):
        """Tab until something of this name has the focus; what cannot be seen on the way is a mistake of ours."""
        passed = []
        for _ in range(FAR):
            self.page.keyboard.press("Tab")
            at = self.page.evaluate(FOCUSED)
            passed.append(at["name"][:20])
            if at["tag"] != "BODY":
                assert at["seen"], f"one does not see that {at} has the focus on {self.page.url}"
                assert not at["covered"], f"{at} is hidden behind something on {self.page.url}"
            if re.search(name, at["name"]) and tag.upper() in {"", at["tag"]}:
                return self
        raise AssertionError(f"Tab does not lead to {name!r} on {self.page.url}: {passed}")

    def write(self, name, text, *, tag=""):
        self.to(name, tag=tag)
        self.page.keyboard.type(text)
        return self

    def press(self, name, key="Enter"):
        self.to(name, tag="button")
        with self.page.expect_navigation() as answer:
            self.page.keyboard.press(key)
        assert answer.value.status < 400, f"{name!r} was refused on {self.page.url}: {self.page.locator('main').inner_text()}"
        return self

    def tick(self, name):
        """A radio button: Tab leads to its group, arrows to the choice, space takes it; other groups are passed by."""
        for _ in range(FAR):
            group = self.page.evaluate(GROUP)
            if any(re.search(name, one) for one in group):
                for _ in group:
                    if re.search(name, self.page.evaluate(FOCUSED)["name"]):
                        self.page.keyboard.press("Space")
                        return self
                    self.page.keyboard.press("ArrowDown")
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no choice {name!r} on {self.page.url}")


def test_from_the_first_word_to_a_closed_case_by_keyboard_alone(world, signed):
    member = Hands(signed("xulan"))
    member.page.goto("/proposals/new/")
    member.press("以我个人名义写")
    member.write("案由", "关于在老旧小区增设夜间照明的提案").write("案据", "柳浦片区十一个小区中有七个没有楼道灯，去年冬天老人摔伤六起，物业说经费无处列支。" * 3)
    member.write("建议", "把楼道照明列入老旧小区改造清单。").to("分类", tag="select")
    member.page.keyboard.press("ArrowDown")
    member.press("提交提案")
    expect(member.page.get_by_role("heading", level=1)).to_contain_text("流水号 0001")
    with within(world.committee):
        pk = Proposal.objects.get().pk

    for account in ("proposal_staff", "proposal_head"):
        desk = Hands(signed(account))
        desk.page.goto(f"/proposals/{pk}/review/")
        desk.press("作出决定")
    office = Hands(signed("handover_government"))
    office.page.goto(f"/proposals/{pk}/hand-over/")
    office.write("主办单位", "市教育局")
    expect(office.page.get_by_role("option", name="市教育局").first).to_be_visible()
    office.page.keyboard.press("ArrowDown")
    office.page.keyboard.press("Enter")
    office.press("^交办$")
    expect(office.page.get_by_text("已交办给市教育局")).to_be_visible()

    clerk = Hands(signed("unit_clerk"))
    clerk.to("夜间照明|签收", tag="a")
    with clerk.page.expect_navigation():
        clerk.page.keyboard.press("Enter")
    clerk.press("签收")
    part = clerk.page.url
    clerk.page.goto(f"{part}contact/")
    clerk.tick("面谈").write("提案人的意见", "同意，盼早日装上").press("登记")
    clerk.page.goto(f"{part}reply/")
    clerk.tick("已落实").write("怎样答复", "已列入今年改造清单，六月底前装好。", tag="textarea").tick("^A").tick("^全文|公开")
    clerk.press("送签")

    head = Hands(signed("unit_head"))
    head.page.goto(f"{part}reply/")
    head.to("签发", tag="button")
    head.page.keyboard.press("Enter")
    expect(head.page.get_by_role("dialog")).to_be_visible()
    head.page.keyboard.press("Escape")
    assert re.search("签发", head.page.evaluate(FOCUSED)["name"]), "a closed dialog gives the focus back"
    head.page.keyboard.press("Enter")
    head.press("签发")

    member.page.goto("/handling/rate/")
    member.to("夜间照明|评价", tag="a")
    with member.page.expect_navigation():
        member.page.keyboard.press("Enter")
    member.tick("^满意").press("交评价")
    staff = Hands(signed("proposal_staff"))
    staff.page.goto(f"/proposals/{pk}/")
    staff.press("^办结")
    expect(staff.page.get_by_text("已办结").first).to_be_visible()
    with within(world.committee):
        assert Proposal.objects.get().state == State.CLOSED
