"""The honours every committee gives (rows N10–N12): as data, changed by each committee in its settings."""

from .kinds import About, By, CallKind, Criterion

NOT_PUNISHED = "评选年度内没有受到党纪政务处分，没有违法记录"
BODIES = (By.ORGAN, By.STAFF)
HONOURS = (
    CallKind(
        "honours_member", "优秀委员评选", "优秀政协委员", (About.MEMBER,), BODIES,
        (Criterion("duty", "年度履职情况", 40), Criterion("advice", "建言质量和采纳", 30), Criterion("service", "联系服务群众", 20), Criterion("conduct", "品行和纪律", 10)),
        ("任委员满一年", "完成年度必做的履职任务", "按规定出席全体会议", NOT_PUNISHED), awards=20, per_body=3, icon="award",
    ),
    CallKind(
        "honours_worker", "优秀政协工作者评选", "优秀政协工作者", (About.NAME,), BODIES,
        (Criterion("work", "岗位工作实绩", 50), Criterion("service", "服务委员和机构", 30), Criterion("conduct", "品行和纪律", 20)),
        ("从事政协工作满一年", NOT_PUNISHED), awards=10, per_body=2, icon="user-star",
    ),
    CallKind(
        "honours_collective", "先进集体评选", "政协工作先进集体", (About.ORGAN, About.UNIT, About.NAME), BODIES,
        (Criterion("work", "年度工作实绩", 50), Criterion("method", "工作有办法、可推广", 30), Criterion("team", "班子和队伍", 20)),
        ("年度工作任务全部完成", "没有发生重大失误"), awards=8, per_body=2, icon="users",
    ),
    CallKind(
        "honours_special", "专项奖评选", "专项工作先进奖", (About.MEMBER, About.ORGAN, About.UNIT, About.NAME), (By.SELF, By.ORGAN, By.STAFF),
        (Criterion("result", "对专项工作的贡献和实效", 60), Criterion("new", "做法有新意", 20), Criterion("spread", "示范带动作用", 20)),
        ("直接参加当年的专项工作", "成效有材料可以证明"), awards=10, per_body=3, icon="trophy",
    ),
    CallKind(
        "honours_organisation", "组织奖评选", "组织奖", (About.ORGAN, About.UNIT, About.NAME), BODIES,
        (Criterion("organised", "组织周密、参加面广", 50), Criterion("result", "成果数量和质量", 50)),
        ("承办或组织了当年的论坛、活动或征集",), awards=5, per_body=2, reviews=False, icon="medal",
    ),
)  # fmt: skip
