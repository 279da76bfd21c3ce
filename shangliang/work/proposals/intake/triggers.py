"""Sentences after which a proposal turns from reasons to recommendations: 为此，建议如下："""

import re

from .markers import marker_of

SINCE = (r"(?:为此|因此|因而|所以|有鉴于此|鉴于此|鉴于[^。！？]{0,40}|对此|综上所述|综上|据此|基于此|基于[^。！？]{0,30}|针对[^。！？]{0,50}|为了?[^。！？]{2,70}|故此?|"
         r"就此|由此|结合[^。！？]{0,40}|根据[^。！？]{0,40}|围绕[^。！？]{0,40}|就[^。！？]{2,50})")
SPEAKER = r"(?:[我本特现谨兹拟再]|我们|本人|笔者|在此|提案人|本提案|我会|我委|我界别|委员们?)"
THING = r"(?:建议|对策|意见|措施|办法|举措|诉求)"
COUNTED = r"(?:如下|以下|下列|下面|几[点条项个]|[一二三四五六七八九十两\d]+(?:[点条项]|个方面))"
SENTENCE = r"(?:^|(?<=[。！？；!?;\s]))"
WHOLE = re.compile(
    rf"(?:{SINCE}[，,、]?)?[^。！？]{{0,24}}"
    rf"(?:{COUNTED}[^。！？：:]{{0,14}}{THING}|{THING}[^。！？：:]{{0,14}}{COUNTED}[^。！？：:，,]{{0,8}}|(?:{SINCE}[，,]?|{SPEAKER}|^)[^。！？，,]{{0,6}}{THING})"
    rf"(?:[，,][^。！？]{{0,16}})?(?P<end>[：:。.]?)\s*"
    rf"|{SINCE}[，,、]?\s*(?:{SPEAKER}|[，,])*建议[^。！？：:]{{2,30}}(?P<named>[：:])")
INLINE = re.compile(
    rf"{SENTENCE}(?:{SINCE}[，,、]?\s*)?(?:{SPEAKER}|[，,])*[^。！？；：:，,]{{0,10}}"
    rf"(?:{THING}[^。！？；：:]{{0,14}}|{COUNTED}[^。！？；：:]{{0,12}}{THING}[^。！？；：:]{{0,8}})[：:]\s*(?=\S)")
ASKS = re.compile(rf"(?:{SINCE}[，,、]?\s*)?(?:{SPEAKER}|[，,])*(?:建议|希望|恳请|呼吁|请求|恳切希望|盼望)(?!书|稿|者|权|的|被|如下)")
CLOSING_ASK = re.compile(
    rf"(?<=[。！？；!?;])\s*(?:{SINCE}[，,、]?\s*)?(?:{SPEAKER}|[，,])*(?:建议|恳请|呼吁)(?!书|稿|者|权|的|被)(?=[^。]{{4,}})")
VERB = re.compile(
    r"加强|加大|加快|完善|建立|健全|推进|推动|推广|强化|优化|提高|提升|深化|落实|规范|制定|制订|出台|设立|开展|整合|支持|鼓励|引导|扩大|严格|明确|统筹|拓宽|"
    r"拓展|打造|培育|创新|改进|改善|改革|实施|发挥|增加|增设|增强|构建|搭建|做好|做大|做优|抓好|抓实|搞好|组织|建设|压实|细化|科学|合理|积极|大力|进一步|切实|"
    r"尽快|着力|坚持|突出|注重|严厉|加速|促进|保障|探索|试点|取消|调整|修订|简化|减轻|降低|由|把|将|要|应|应当|建|设|多|全面|加|补齐|破解|聚焦|完备|依法|"
    r"成立|利用|充分|广泛|定期|逐步|适当|适度|尽早|及早")


def opens_advice(line: str) -> bool:
    """Whether the last sentence of this line announces recommendations that follow on the next lines."""
    sentence = re.split(r"(?<=[。！？；])\s*(?=\S)", line.strip())[-1]
    match = WHOLE.fullmatch(sentence)
    if not match or marker_of(sentence):
        return False
    return (match["end"] or match["named"]) in {"：", ":"} or bool(re.search(COUNTED, sentence)) and len(sentence) <= 80


def says_so(line: str) -> bool:
    """Whether the announcing sentence gives its reason or its speaker ("为此，我建议如下："), so that there is no doubt."""
    sentence = re.split(r"(?<=[。！？；])\s*(?=\S)", line.strip())[-1]
    return bool(re.match(rf"{SINCE}|{SPEAKER}|.{{0,20}}(?:提出|作出|建议如下)", sentence))


def advice_inside(line: str) -> int | None:
    """Where, inside one paragraph, recommendations begin after words such as "为此建议："; None when they do not."""
    for match in INLINE.finditer(line):
        rest = line[match.end():]
        if marker_of(rest) or re.match(rf"\s*(?:{SINCE}|{SPEAKER}|[，,])*[^，,]{{0,6}}{THING}", match[0].strip()):
            return match.end()
    return None


def asks(line: str) -> bool:
    """Whether the paragraph itself asks for something ("建议市水务局…"), with or without a number before it."""
    marker = marker_of(line)
    return bool(ASKS.match(line[marker.end:] if marker else line))


def demands(line: str) -> bool:
    """Whether a numbered line starts like a recommendation: with a verb of doing."""
    marker = marker_of(line)
    return bool(marker and VERB.match(line[marker.end:])) or asks(line)


def closing_ask(line: str) -> int | None:
    """Where the last request of a paragraph begins ("… 因此建议尽快修缮。"); None when there is none."""
    found = [m.start() for m in CLOSING_ASK.finditer(line)]
    return found[0] if found else None
