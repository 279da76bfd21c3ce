"""The environment, read once and typed: everything a committee's IT office may set, with its default.

What is wrong is said in Chinese and English, all of it at once, and the program ends: a wrong guess here costs data later.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import parse_qsl, unquote, urlsplit

from shangliang.config import secret

REPOSITORY = Path(__file__).resolve().parents[2]
HERE = ["localhost", "127.0.0.1", "[::1]"]
YES, NO = {"1", "true", "yes", "on"}, {"", "0", "false", "no", "off"}

T = TypeVar("T")
D = TypeVar("D")


class BadEnvironment(SystemExit):
    """One or more variables cannot be used; ends the program with their list."""


@dataclass(frozen=True)
class Environment:
    """What the environment says. `database_url` None means: our own PostgreSQL under `var`."""

    database_url: str | None
    var: Path
    host: str
    port: int
    workers: int
    debug: bool
    demo: bool
    demo_city: bool  # whether `make demo` fills an empty database with the demo city
    allowed_hosts: list[str]
    trusted_origins: list[str]
    internal_hosts: list[str]  # of the inner network, to which notices may be posted
    secret_key: str
    field_key: str
    secrets_given: bool  # both keys came from outside, as several machines behind one name need


class _Wrong(Exception):
    """Chinese and English sentence about one variable."""


def read(given: Mapping[str, str] | None = None) -> Environment:
    """Read `given` (the process environment when None); raises BadEnvironment that names every wrong variable."""
    source = os.environ if given is None else given
    wrong: list[str] = []

    def take(name: str, parse: Callable[[str], T], default: D) -> T | D:
        value = source.get(name, "").strip()
        if not value:
            return default
        try:
            return parse(value)
        except _Wrong as why:
            wrong.append(f"  {name}={'…' if 'KEY' in name else value}：{why}")
            return default

    var = take("SHANGLIANG_VAR", _folder, REPOSITORY / "var")
    domains = take("DOMAIN", _domains, list[str]())
    found = partial(
        Environment,
        database_url=take("DATABASE_URL", _database_url, None),
        var=var,
        host=take("HOST", str, "127.0.0.1"),
        port=take("PORT", _number(1, 65535), 8000),
        workers=take("WORKERS", _number(1, 64), 2),
        debug=take("DEBUG", _flag, False),
        demo=take("SHANGLIANG_DEMO", _flag, False),
        demo_city=take("DEMO_CITY", _flag, True),
        allowed_hosts=take("ALLOWED_HOSTS", _domains, domains + HERE),
        trusted_origins=take("TRUSTED_ORIGINS", _origins, [f"https://{name}" for name in domains]),
        internal_hosts=take("INTERNAL_HOSTS", _domains, list[str]()),
        secrets_given=bool(source.get("SECRET_KEY") and source.get("FIELD_KEY")),
    )
    secret_key, field_key = take("SECRET_KEY", _secret_key, ""), take("FIELD_KEY", _field_key, "")
    if wrong:
        raise BadEnvironment("环境变量需要修改 / These environment variables cannot be used:\n" + "\n".join(wrong))
    return found(
        secret_key=secret_key or secret.kept(var / "secret-key", secret.new_secret_key),
        field_key=field_key or secret.kept(var / "field-key", secret.new_field_key),
    )


def database(url: str) -> dict[str, object]:
    """Django's DATABASES entry (without ENGINE) of a postgresql:// URL; the query string becomes libpq options."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    host = options.pop("host", None) or parts.hostname or ""
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(host),
        "PORT": options.pop("port", None) or str(parts.port or ""),
        "OPTIONS": options,
    }


def _folder(value: str) -> Path:
    folder = Path(value).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        raise _Wrong("这里已有一个文件，请换一个目录。This is a file; name a folder.")
    if "'" in value or "\n" in value:
        raise _Wrong("路径里不能有单引号或换行。The path must not contain a quote or a line break.")
    return folder


def _database_url(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise _Wrong("只支持 PostgreSQL，例如 postgresql://账号:密码@主机:5432/库名。Only PostgreSQL is supported.")
    try:
        _ = parts.port
    except ValueError:
        raise _Wrong("端口不是数字。The port is not a number.") from None
    if not parts.path.strip("/"):
        raise _Wrong("缺少库名，例如 postgresql://账号@主机/库名。The name of the database is missing.")
    return value


def _number(least: int, most: int) -> Callable[[str], int]:
    def parse(value: str) -> int:
        if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
            raise _Wrong(f"请填 {least} 到 {most} 的整数。Give a whole number from {least} to {most}.")
        return int(value)

    return parse


def _flag(value: str) -> bool:
    if value.lower() not in YES | NO:
        raise _Wrong("请填 1 或 0。Give 1 or 0.")
    return value.lower() in YES


def _list(value: str) -> list[str]:
    return [part for part in value.replace("，", ",").replace(",", " ").split() if part]


def _domains(value: str) -> list[str]:
    names = _list(value)
    if any("/" in name for name in names):
        raise _Wrong("只写域名，不写 https:// 和路径。Host names only, without https:// or a path.")
    return names


def _origins(value: str) -> list[str]:
    origins = _list(value)
    if any(urlsplit(origin).scheme not in {"http", "https"} or not urlsplit(origin).netloc for origin in origins):
        raise _Wrong("请写全，例如 https://zx.example.gov.cn。Write them out with https://.")
    return origins


def _secret_key(value: str) -> str:
    if len(value) < 50:
        raise _Wrong("至少 50 个字符；不填则自动生成。At least 50 characters; one is generated when absent.")
    return value


def _field_key(value: str) -> str:
    if not all(secret.is_field_key(part) for part in _list(value)):
        raise _Wrong(
            "需要 32 字节的 urlsafe base64，可用 python -m shangliang.config.secret 生成；轮换时新旧两把以逗号分开，新的在前。"
            "Needs 32 bytes in urlsafe base64; to rotate, give new and old separated by a comma."
        )
    return ",".join(_list(value))


env = read()
