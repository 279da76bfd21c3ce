"""What stands around a proposal's text: bylines under the title; dates, signatures and thanks at the end."""

import re

from .flow import Line
from .labels import CONTACT, HINTS, OFFICE, PROPOSERS, Label, label_of
from .markers import marker_of

DATE = re.compile(r"^[（(]?(?:[二〇○零一三四五六七八九\d]{4}|20\d\d)\s*[年./-]\s*[一二三四五六七八九十\d]{1,3}\s*[月./-]?\s*(?:[一二三四五六七八九十\d]{1,3}\s*日?)?[）)]?$")
THANKS = re.compile(
    r"^(?:此致|敬礼|谢谢|特此(?:提案|建议|提出|报告)|以上.{0,20}(?:提案|建议|意见|办法|想法|观点|请|妥否|当否|供参考|如有不妥|仅供).{0,40}|妥否.{0,20}|当否.{0,20}|"
    r"请.{0,12}(?:审议|考虑|研究|采纳|审查|批评指正)|供.{0,8}参考|恳请.{0,20}(?:采纳|考虑|研究))[。！!]?$")
ORGAN = re.compile(
    r"^[（(]?(?:中共|民革|民盟|民建|民进|农工党|农工民主党|致公党|九三学社|台盟|工商联|政协|中国|共青团|总工会|市|县|区|省|全国)?[^。，；：]{0,24}"
    r"(?:委员会|支部|总支|支社|小组|活动组|委员组|界别?|专委会|工作委|联合会|工商联|促进会|总工会|妇联|协会)[）)]?$")
PERSON = re.compile(
    r"^[（(]?(?:[^。，；：]{0,20}(?:政协|界别?|本届|省|市|县|区)?委员|提案人|联名)?[：:\s]*(?:[\u3400-\u9fff·\U00020000-\U0003ffff]{2,4}|[\u4e00-\u9fff]\s{1,3}[\u4e00-\u9fff])"
    r"(?:[、，,\s]+(?:[\u3400-\u9fff·]{2,4}|[\u4e00-\u9fff]\s{1,3}[\u4e00-\u9fff]))*(?:\s*等\s*\d*\s*(?:名|位|人)?(?:委员)?)?[）)]?$")


def bracketless(text: str) -> str:
    """The text without brackets or dashes around all of it."""
    bare = text.strip(" \t\u3000—－-")
    return bare[1:-1].strip() if len(bare) > 2 and bare[0] in "（(【[" and bare[-1] in "）)】]" else bare


def is_byline(line: Line, plain: bool = False) -> bool:
    """Whether a line right under the title says who proposes; `plain` goes by its words alone, not by its place."""
    text = bracketless(line.text)
    if line.part != "body" or len(text) > 60 or re.search(r"[。；！？]", text) or marker_of(text) or label_of(text):
        return False
    set_apart = not plain and line.look.align in {"centre", "right"}
    return set_apart or text != line.text or bool(PERSON.match(text) or ORGAN.match(text))


def is_tail(line: Line) -> bool:
    """Whether a line at the very end is date, signature, thanks or contact rather than text."""
    text = line.text
    if line.part != "body" or line.field:
        return False
    label = hint_label(text)
    if label:
        return len(text) <= 120
    if marker_of(text) or len(text) > 60:
        return False
    return bool(DATE.match(text) or THANKS.match(text) or (line.look.align == "right" and text[-1] not in "。；")
                or (len(text) <= 30 and (ORGAN.match(text) or PERSON.match(text))))


def hint_label(text: str) -> Label | None:
    """The label of a line such as "（提案人：…，电话：…）"."""
    label = label_of(bracketless(text)) or label_of(text)
    return label if label and not label.marker and label.field in HINTS | {OFFICE} and label.rest else None


def kind_of_edge(text: str) -> str:
    """Where an unlabelled line at the edge belongs: to the proposers, to contact, or nowhere ("")."""
    bare = bracketless(text)
    if DATE.match(bare) or THANKS.match(bare):
        return ""
    if re.search(r"1\d{10}|\d{3,4}-\d{7,8}|@", bare):
        return CONTACT
    return PROPOSERS
