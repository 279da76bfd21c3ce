"""Whom to sign in as: one account for each role, as it is printed when the demo starts."""

from .people import ADMINISTRATOR, PASSWORD, PLATFORM, SHOWN_CLERK, SHOWN_HEAD, SHOWN_MEMBER, SHOWN_UNIT

SHOWN = (
    ("委员 member", SHOWN_MEMBER, "社会福利和社会保障界"),
    ("提案委经办 proposal staff", "周敏", "提案办"),
    ("提案委负责人 proposal head", "石映川", ""),
    ("办公室经办 office staff", "孟知夏", ""),
    ("党委办交办 hand-over, party side", "钱立诚", ""),
    ("政府办交办 hand-over, government side", "邵文启", ""),
    ("承办单位经办 unit clerk", SHOWN_CLERK, SHOWN_UNIT),
    ("承办单位负责人 unit head", SHOWN_HEAD, SHOWN_UNIT),
    ("主席 chair", "陆长河", "也是委员，在右上角切换岗位"),
    ("委员会管理员 administrator", ADMINISTRATOR, ""),
    ("审计员 auditor", "文静澜", "只看不改"),
    ("平台管理员 platform", PLATFORM, ""),
)


def page(accounts: dict[str, str]) -> str:
    """The sheet, as text; `accounts` by name."""
    lines = [f"临江市政协（演示，人和事都是虚构的）  密码 password: {PASSWORD}", ""]
    for role, name, note in SHOWN:
        lines.append(f"  {accounts[name]:<16}{name}  {role}{f'（{note}）' if note else ''}")
    lines += ["", "其余委员和各单位经办、负责人的账号是姓名拼音，密码相同。All other accounts: the name in pinyin, same password."]
    return "\n".join(lines) + "\n"
