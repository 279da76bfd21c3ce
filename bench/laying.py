"""A whole committee copied by SQL: one is made by doing, the others are its copies with everything that hangs on it.

Two sorts of tables: what a committee has once (people, posts, terms) is copied once for each further committee, what it has
much of (proposals, matters and all that belongs to them, their facts) `copies` times in each. A copy's ids lie STRIDE apart, and what
points at a row is moved by the same distance as the row: foreign keys are known from the models, other ids are named in LOOSE.
"""

from typing import Any

STRIDE = 1_000_000  # between the ids of a row and of its next copy; no pattern's id reaches it
MUCH = ("proposals", "handling", "corpus")  # the rooms whose rows are copied again and again
LEDGER = ("ledger_fact", "ledger_party")
ABOUT = ("proposals.", "handling.")
TOLD = 10  # every how manieth copy brings its facts along: a ledger of millions takes longer to lay than all else
ONCE = {"people_user", "committees_committee"}  # no committee's own, and copied with it
NEVER = {"corpus_trace", "notices_place", "notices_notice", "notices_delivery"}
# Ids without a foreign key: follow the much (True) or the once (False).
LOOSE = {"subject_id": True, "actor_id": False, "reviewer_id": False, "clerk_id": False, "author_id": False, "user_id": False}
# What must differ in a copy (of a committee k, of a row n).
OTHER = {
    "committees_committee": {"slug": "slug || '-' || k"},
    "people_user": {"account": "account || '-' || k", "phone_print": "null"},
    "proposals_proposal": {"number": "case when number = '' then '' else number || '-' || n end", "serial": "case when serial = '' then '' else serial || '-' || n end"},
    "proposals_publication": {"code": "case when code = '' then '' else code || '-' || n end"},
    "ledger_fact": {"act_uid": "gen_random_uuid()"},
    "access_token": {"digest": "md5(digest || k)"},
}


def spread(committees: int, copies: int) -> None:
    """Copy the only committee there is into `committees` in all, and what it has much of `copies` times in each."""
    from django.apps import apps
    from django.db import connection

    tables = {model._meta.db_table: model for model in apps.get_models() if _copied(model)}
    with connection.owner(), connection.cursor() as cursor:
        cursor.execute("set session_replication_role = replica; set synchronous_commit to off")
        cursor.execute("select indexdef from pg_indexes where indexname = 'corpus_entry_grams'")
        (grams,) = cursor.fetchone()
        cursor.execute("drop index corpus_entry_grams")
        for table, model in tables.items():
            _copy(cursor, table, model, tables, committees, copies)
        cursor.execute(grams)
        cursor.execute("set session_replication_role = origin; set synchronous_commit to on")
        for table in tables:
            cursor.execute(f"vacuum (analyze) {table}")


def _copied(model: Any) -> bool:
    from shangliang.commons.committees.models import TenantModel

    table = model._meta.db_table
    return model._meta.managed and table not in NEVER and (issubclass(model, TenantModel) or table in ONCE)


def _much(table: str) -> bool:
    return table.startswith(tuple(f"{room}_" for room in MUCH)) or table in LEDGER


def _copy(cursor: Any, table: str, model: Any, tables: dict[str, Any], committees: int, copies: int) -> None:
    """One statement a table. Row n of committee k lies (k * copies + n) strides away; n = 0 of k = 0 is the pattern itself."""
    home, row = f"k::bigint * {copies * STRIDE}", f"(k::bigint * {copies} + n) * {STRIDE}"
    said = {}
    for field in model._meta.concrete_fields:
        if field.generated:
            continue
        name, target = field.column, field.related_model._meta.db_table if field.related_model else None
        if field.primary_key and table != "committees_committee":
            said[name] = f'"{name}" + {row if _much(table) else home}'
        elif target == "committees_committee" or (table == "committees_committee" and field.primary_key):
            said[name] = f'"{name}" + k::bigint * {copies * STRIDE}'
        elif target in tables:
            said[name] = f'"{name}" + {row if _much(str(target)) else home}'
        elif name in LOOSE:
            said[name] = f'"{name}" + {row if LOOSE[name] else home}'
        else:
            said[name] = f'"{name}"'
    said |= OTHER.get(table, {})
    where = ""
    about = " or ".join(f"subject_type like '{one}%'" for one in ABOUT)
    if table in LEDGER:
        where = f" and n % {TOLD} = 0" + (f" and ({about})" if table == "ledger_fact" else f" and fact_id in (select id from ledger_fact where {about})")
    columns = ", ".join(f'"{name}"' for name in said)
    cursor.execute(
        f"insert into {table} ({columns}) select {', '.join(said.values())} from {table}, generate_series(0, {committees - 1}) k,"
        f" generate_series(0, {copies - 1 if _much(table) else 0}) n where k + n > 0 and id < {STRIDE}{where}"
    )
