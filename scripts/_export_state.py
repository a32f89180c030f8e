"""What a CRM knows of each lead: a Parquet file with a row per lead, as of the last
confirmed export."""

from pathlib import Path

import duckdb

STATE = "lead_id, object, record, status, score, tier, lead_confidence, crm_records"
NO_STATE = """
select null::text as lead_id, null::text as object, null::text as record,
    null::text as status, null::integer as score, null::text as tier,
    null::decimal(5, 2) as lead_confidence, null::bigint as crm_records
where false
"""
NEXT_STATE = f"""
select {STATE} from state
where lead_id not in (select lead_id from changes)
    and lead_id in (select lead_id from wanted where is_told)
union all
select lead_id, object, record, status, known_score, known_tier,
    known_confidence, crm_records
from changes where status <> 'gone'
order by lead_id
"""


def read_state(file: Path | None) -> str:
    """The query for it; of no file, nothing is known."""
    return f"select {STATE} from '{quoted(file)}'" if file else NO_STATE


def write_state(leads: duckdb.DuckDBPyConnection, file: Path) -> None:
    """What it knows once `changes` are sent."""
    leads.execute(f"copy ({NEXT_STATE}) to '{quoted(file)}' (format parquet)")


def write_state_without(
    failed: list[str], before: Path | None, after: Path, file: Path
) -> int:
    """The state after an export of which some records failed: of those it is that
    before the export. How many of them the export has."""
    with duckdb.connect() as work:
        work.execute("create table failed as select unnest(?) as id", [failed])
        for table, state in {"before": before, "after": after}.items():
            work.execute(f"create table {table}_export as {read_state(state)}")
        work.execute(
            "create table undone as select lead_id from after_export "
            "where lead_id in (from failed) or record in (from failed)"
        )
        work.execute(
            "copy (select * from after_export where lead_id not in (from undone) "
            "union all "
            "select * from before_export where lead_id in (from undone) "
            f"order by lead_id) to '{quoted(file)}' (format parquet)"
        )
        return work.execute("select count(*) from undone").fetchone()[0]


def quoted(file: Path) -> str:
    return str(file).replace("'", "''")
