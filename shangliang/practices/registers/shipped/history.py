"""R 文史文化: manuscripts, books, exhibitions, works."""

from shangliang.commons.figures.declared import What

from ..kinds import Counting, Declared
from .fields import ATTENDEES, BY_OFFICE, HOSTS, PLACE, choice, decimal, members, text, when, whole, words, yes

AREA = "文史文化"

MANUSCRIPTS = Declared(
    "manuscripts", "文史稿件", AREA, "征集到的文史资料稿件，一篇一条。",
    (
        text("title", "题目", required=True),
        text("call", "征集专题"),
        choice("kind", "类型", "亲历 亲见 亲闻 史料 口述 图片", required=True),
        members("authors", "作者委员", "author"),
        text("writer", "作者（非委员）"),
        decimal("words", "字数", "万字"),
        choice("state", "处理", "待审 采用 退修 未采用", required=True),
        yes("rights", "已授权"),
    ),
    "{title}",
    (
        Counting("collected", "征集文史稿件", "篇", words=words("文史资料 文史稿件 史料 “三亲”史料 文稿", "征集 收集 征编", units="件 份 条")),
        Counting("used", "采用的文史稿件", "篇", when=when(state="采用"), words=words("文史稿件 稿件 史料", "采用 入选", units="件 份")),
        Counting("words", "征集文史稿件字数", "万字", What.SUM, field="words", words=words("文史资料 史料", "征集", units="字", near="文史 史料")),
    ),
    scores=True, icon="feather",
)  # fmt: skip

BOOKS = Declared(
    "books", "编辑出版", AREA, "编辑出版的文史书籍、画册、文集，一种一条。",
    (
        text("title", "书名", required=True),
        choice("kind", "类型", "文史专辑 画册 文集 作品集 年鉴 内部资料", required=True),
        choice("state", "进度", "编辑中 已付印 已出版", required=True),
        decimal("words", "字数", "万字"),
        whole("copies", "印数", "册"),
        members("editors", "编辑委员", "author"),
        text("publisher", "出版或准印"),
    ),
    "《{title}》",
    (
        Counting("published", "编辑出版文史书籍", "部", when=when(state="已出版 已付印"), words=words("文史资料 文史书籍 文史专辑 画册 书籍 作品集", "编辑出版 出版 编印 付印", units="本 册 辑 种")),
        Counting("all", "编辑和出版的书籍", "部", words=words("文史资料 书籍", "编辑 征编", units="本 册 种")),
        Counting("copies", "书籍印数", "册", What.SUM, when=when(state="已出版 已付印"), field="copies", words=words("印数 书籍", "印刷 发行", units="本", near="出版 文史")),
    ),
    icon="book-2",
)  # fmt: skip

EXHIBITIONS = Declared(
    "exhibitions", "展览", AREA, "书画、摄影、篆刻、主题展览，一次一条。",
    (
        text("title", "名称", required=True),
        choice("kind", "类型", "书画展 摄影展 篆刻展 主题展 文史展 云展览", required=True),
        HOSTS,
        text("partner", "合办单位"),
        whole("works", "展品", "件"),
        whole("visitors", "观众", "人次"),
        members("members", "参展委员", "exhibitor"),
        PLACE,
    ),
    "{title}",
    (
        Counting("all", "展览", "次", words=words("展览 书画展 摄影展 艺术展 展", "举办 承办 联合举办", units="场 个 期")),
        Counting("works", "展出作品", "件", What.SUM, field="works", words=words("作品 展品", "展出 征集", units="幅 副", near="展")),
        Counting("visitors", "参观展览", "人次", What.SUM, field="visitors", words=words("观众 参观", "参观 吸引", units="人", near="展")),
    ),
    scores=True, icon="photo",
)  # fmt: skip

WORKS = Declared(
    "works", "文艺创作和赛事", AREA, "委员的文艺作品，政协举办的书法、摄影、征文大赛。",
    (
        choice("kind", "类型", "书法 绘画 摄影 文学 戏曲音乐 征文大赛 书法大赛 摄影大赛", required=True),
        text("title", "作品或赛事", required=True),
        members("members", "委员", "author"),
        whole("entries", "参赛作品", "件"),
        text("award", "获奖"),
        ATTENDEES,
    ),
    "{title}",
    (
        Counting("works", "委员文艺作品", "件", when=when(kind="书法 绘画 摄影 文学 戏曲音乐"), words=words("文艺作品 作品", "创作", units="幅 篇 部")),
        Counting("contests", "书法摄影征文大赛", "次", when=when(kind="征文大赛 书法大赛 摄影大赛"), words=words("大赛 比赛 书法摄影比赛", "举办", units="场 届")),
        Counting("entries", "大赛参赛作品", "件", What.SUM, field="entries", words=words("参赛作品 作品", "收到 征集", units="幅 篇", near="大赛 比赛")),
    ),
    self_filed=True, confirmers=BY_OFFICE, scores=True, icon="palette",
)  # fmt: skip

REGISTERS = (MANUSCRIPTS, BOOKS, EXHIBITIONS, WORKS)
