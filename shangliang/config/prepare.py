"""Bring a database up to date for `make demo`: tables, then the demo city if nobody lives there yet.

A process of its own, so that what it needs in memory is gone when the pages are served.
"""

import os

import django
import psycopg
from django.core.management import call_command, get_commands
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from shangliang.config.env import env

LOADING = env.var / "demo-loading"  # there while the demo city is being loaded


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shangliang.config.settings")
    (env.var / "static").mkdir(parents=True, exist_ok=True)  # empty is well: files are served from where they lie
    django.setup()
    if LOADING.exists():
        _empty()
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("正在建立数据表……  Making the tables…", flush=True)
        call_command("migrate", verbosity=0, interactive=False)
    _load_demo()


def _load_demo() -> None:
    """Load the demo city into an empty database."""
    from shangliang.commons.committees.models import Committee

    if Committee.objects.exists() or not env.demo_city:
        return
    if "demo_load" not in get_commands():
        print("这个版本没有演示数据，库是空的。  There is no demo city in this version; the database is empty.", flush=True)
        return
    print("正在装入演示城市临江市，约需一分钟……  Loading the demo city, about a minute…", flush=True)
    LOADING.touch()
    with connection.cursor() as cursor:
        # Thousands of small transactions: not waited for one by one, since a loading cut short is thrown away whole.
        cursor.execute("set synchronous_commit to off")
        call_command("demo_load")
        cursor.execute("set synchronous_commit to on")
        cursor.execute("select pg_current_xact_id()")  # a transaction that is waited for takes all earlier ones to the disk
    LOADING.unlink()


def _empty() -> None:
    """The last loading was cut short: start from an empty database, rather than show half a city."""
    print("上次装入演示数据没有做完，现在重来。  The last loading was cut short; once more.", flush=True)
    with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
        owner.execute("drop schema public cascade; create schema public")
    LOADING.unlink()


if __name__ == "__main__":
    main()
