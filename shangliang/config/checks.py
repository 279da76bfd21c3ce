"""What must be right before the program is let at real people; `manage.py check --deploy` says what is not.

Run as a module it checks this version as production would: with a domain, keys and a database named from outside.
"""

import os
import subprocess
import sys
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, Warning, register

from shangliang.config import npm
from shangliang.config.env import env

OLDEST_POSTGRESQL = 15
PRODUCTION = {
    "DATABASE_URL": "postgresql://nobody@localhost/nothing",
    "DOMAIN": "zx.example.gov.cn",
    "SECRET_KEY": "only-for-checking-" * 4,
    "FIELD_KEY": "b25seS1mb3ItY2hlY2tpbmctb25seS1mb3ItY2hlY2s=",
    "DEBUG": "0",
}


@register(Tags.staticfiles)
def front_end_is_installed(**_: Any) -> list[CheckMessage]:
    """Without npm's packages pages would come without their looks."""
    hint = "Run `make demo`, or `make install`."
    return [Warning(f"npm has not installed {folder}.", hint=hint, id="shangliang.W001") for folder in npm.missing()]


@register(Tags.security, deploy=True)
def keys_are_given(**_: Any) -> list[CheckMessage]:
    """Several machines need the same keys, and the key of encrypted fields must outlive any one of them."""
    if env.secrets_given:
        return []
    hint = "Make both with `python -m shangliang.config.secret` and keep FIELD_KEY with the backups."
    return [Warning("SECRET_KEY and FIELD_KEY are not set.", hint=hint, id="shangliang.W002")]


@register(Tags.security, deploy=True)
def database_is_given(**_: Any) -> list[CheckMessage]:
    """The embedded server is for one computer; nobody has arranged its backups."""
    if env.database_url and not env.demo:
        return []
    return [Warning("DATABASE_URL is not set, or this is a demo.", hint="Name a PostgreSQL ≥ 15.", id="shangliang.W003")]


@register(Tags.database)
def database_is_new_enough(databases: Any = None, **_: Any) -> list[CheckMessage]:
    """PostgreSQL 15 is the oldest that is tested."""
    from django.db import connection

    if not databases:
        return []
    with connection.cursor() as cursor:
        cursor.execute("show server_version_num")
        major = int(cursor.fetchone()[0]) // 10000
    if major >= OLDEST_POSTGRESQL:
        return []
    return [Error(f"PostgreSQL {major} is too old.", hint="Use PostgreSQL 15 or newer.", id="shangliang.E001")]


def main() -> int:
    command = [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    return subprocess.run(command, env=os.environ | PRODUCTION, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
