"""What is said of batches that need several parties' consent, of a key proposal's nodes, and of the quality a review found."""

from shangliang.commons.ledger.declared import fact, said_day


@fact("proposals.joint_asked", "联动交办征求各方同意")
class JointAsked:
    name: str
    names: list[str]
    count: int

    def said(self) -> str:
        return f"{self.count} 件，请{'、'.join(self.names)}同意"


@fact("proposals.joint_agreed", "同意联动交办")
class JointAgreed:
    side: str
    remark: str
    final: bool

    def said(self) -> str:
        return f"{self.side}同意{'，各方都已同意' if self.final else ''}{f'　{self.remark}' if self.remark else ''}"


@fact("proposals.joint_refused", "不同意联动交办")
class JointRefused:
    side: str
    reason: str

    def said(self) -> str:
        return f"{self.side}：{self.reason}"


@fact("proposals.joint_handed", "联动交办")
class JointHanded:
    count: int
    units: int
    left: int

    def said(self) -> str:
        return f"{self.count} 件交 {self.units} 个单位{f'，{self.left} 件没有交办' if self.left else ''}"


@fact("proposals.joint_dropped", "撤回联动交办")
class JointDropped:
    reason: str


@fact("proposals.key_step_done", "重点提案督办环节完成")
class KeyStepDone:
    step: str
    day: str
    on_time: bool
    note: str = ""

    def said(self) -> str:
        return f"{self.step}　{said_day(self.day)}{'' if self.on_time else '　超期'}{f'　{self.note}' if self.note else ''}"


@fact("proposals.key_step_due", "催办重点提案督办环节")
class KeyStepDue:
    step: str
    due_on: str
    days_left: int

    def said(self) -> str:
        return f"{self.step}　{f'超期 {-self.days_left} 天' if self.days_left < 0 else f'还剩 {self.days_left} 天'}"


@fact("proposals.quality_checked", "审查要点核对")
class QualityChecked:
    met: int
    points: int
    lacking: list[str]
    category: str

    def said(self) -> str:
        return f"{self.points} 项要点符合 {self.met} 项{self._lacking()}"

    def _lacking(self) -> str:
        return f"，缺：{'、'.join(self.lacking)}" if self.lacking else ""
