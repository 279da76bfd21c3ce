"""Seven more ways to lay a proposal out, written after the reader was, to see whether it had only learnt the first eight."""

from shangliang.work.proposals.intake.numerals import CIRCLED, chinese

from .wordfiles import Paper, Sample, paragraphs_of


def half_brackets(sample: Sample) -> bytes:
    paper = Paper()
    paper.line("题目：" + sample.title)
    paper.line("情况说明")
    paper.lines(paragraphs_of(sample))
    paper.line("解决办法和建议")
    paper.lines(sample.preamble)
    for at, item in enumerate(sample.items):
        paper.lines([f"{at + 1}）{item[0]}", *item[1:]])
    paper.line("联系人：苏晚舟 13900000000")
    return paper.bytes()


def bold_headings(sample: Sample) -> bytes:
    paper = Paper()
    paper.line(sample.title)
    paper.line("政协委员 苏晚舟")
    paper.line("背景", bold=True)
    paper.lines(paragraphs_of(sample))
    paper.line("我的建议", bold=True)
    paper.lines(sample.preamble)
    for at, item in enumerate(sample.items):
        paper.line(f"建议之{chinese(at + 1)}", bold=True)
        paper.lines(item)
    return paper.bytes()


def spoken(sample: Sample) -> bytes:
    paper = Paper()
    paper.line("临江市政协提案", centred=True)
    paper.line(sample.title, centred=True, bold=True)
    for at, (label, paragraphs) in enumerate(sample.grounds):
        paper.line(f"（{chinese(at + 1)}）{label}")
        paper.lines(paragraphs)
    paper.line(f"（{chinese(len(sample.grounds) + 1)}）建议与对策")
    paper.lines(sample.preamble)
    taken = "一是" in "".join("".join(item) for item in sample.items)
    for at, item in enumerate(sample.items):
        paper.lines([(f"第{chinese(at + 1)}，" if taken else f"{chinese(at + 1)}是") + item[0], *item[1:]])
    paper.line("此致")
    paper.line("敬礼")
    return paper.bytes()


def short_form(sample: Sample) -> bytes:
    paper = Paper()
    requests = [f"{at + 1}、" + "\n".join(item) for at, item in enumerate(sample.items)]
    paper.line("委员提案", centred=True)
    paper.table([["提案题目", sample.title], ["提案人", "苏晚舟"], ["提案背景及理由", "\n".join(paragraphs_of(sample))],
                 ["具体建议", "\n".join([*sample.preamble, *requests])], ["备注", ""]])
    return paper.bytes()


def announced(sample: Sample) -> bytes:
    paper = Paper()
    paper.line(sample.title, centred=True, size=22)
    paper.lines([*paragraphs_of(sample), *sample.preamble])
    paper.line("　　鉴于以上情况，提出如下几点建议，供有关部门参考。")
    for at, item in enumerate(sample.items):
        paper.lines([f"（{at + 1}）{item[0]}", *item[1:]])
    paper.line("苏晚舟", right=True)
    paper.line("二〇二六年一月十日", right=True)
    return paper.bytes()


def labels_alone(sample: Sample) -> bytes:
    paper = Paper()
    paper.line("案由", bold=True)
    paper.line(sample.title)
    paper.line("案据", bold=True)
    paper.lines(paragraphs_of(sample))
    paper.line("建议", bold=True)
    paper.lines(sample.preamble)
    points = paper.list_of(("chineseCountingThousand", "（%1）"))
    for item in sample.items:
        paper.numbered(item[0], points)
        paper.lines(item[1:])
    return paper.bytes()


def circled(sample: Sample) -> bytes:
    paper = Paper()
    paper.line(sample.title, centred=True)
    paper.lines([*paragraphs_of(sample), *sample.preamble])
    paper.line("因此，建议市政府及有关部门：")
    for at, item in enumerate(sample.items):
        number = CIRCLED[at] if len(sample.items) <= len(CIRCLED) else f"{at + 1}. "
        paper.lines([number + item[0], *item[1:]])
    return paper.bytes()


MORE_LAYOUTS = {f.__name__: f for f in (half_brackets, bold_headings, spoken, short_form, announced, labels_alone, circled)}
