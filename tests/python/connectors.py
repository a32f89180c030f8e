"""The sample data as a connector loads it, and what must come out the same.

    sample = Sample(tmp_path / "raw")                # the raw contract's tables
    sample.write("segment/pages", "select ... from web_events")
    world = build_world(sample.folder, vars={"lead_scoring_sources": ["segment"]})
    assert scores(world) == scores(native)

`Sample.native(**tables)` is the same world in the raw contract, with these
tables as queries in the place of what no connector can carry.
"""

import subprocess
import sys
from pathlib import Path

import duckdb
from conftest import ROOT, Rows, World

SIZE = ["--leads", "250", "--days", "90", "--seed", "5"]
LEDGER = """
    select scores.source_record_id, reasons.scorecard_id, reasons.line_type,
        reasons.rule_id, reasons.rule_group, reasons.points, reasons.occurrences,
        reasons.newest_day
    from lead_score_reasons as reasons
    inner join lead_scores as scores using (lead_id)
    order by all
"""
SCORES = """
    select source_record_id, email, full_name, company_name, owner_id,
        lifecycle_stage, demographic_score, company_score, behavioral_score,
        engagement_score, negative_score, correction_score, score, tier, grade,
        last_engaged_at, is_disqualified, top_reasons, zero_reason
    from lead_scores order by all
"""


class Sample:
    """A small generated world; each of its raw tables is a table of `sql`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        made = folder.with_name(folder.name + "_sample")
        script = [sys.executable, ROOT / "scripts/generate_sample_data"]
        subprocess.run([*script, *SIZE, "--out", made], check=True, cwd=ROOT)
        self.sql = duckdb.connect()
        self.sql.execute("set timezone = 'UTC'")
        for table in ("crm_*", "web_events", "email_events"):
            for found in made.glob(table):
                self.sql.execute(
                    f"create table {found.name.partition('.')[0]} as "
                    f"from read_parquet('{found}/**/*.parquet', union_by_name=true)"
                )
        # a test may run past midnight
        ((day,),) = self.sql.execute(
            "select max(loaded_at)::date::text from crm_leads"
        ).fetchall()
        self.as_of = {"lead_scoring_as_of": day}

    def write(self, table: str, query: str) -> None:
        """The rows of a query as `<folder>/<table>.parquet`."""
        file = self.folder / f"{table}.parquet"
        file.parent.mkdir(parents=True, exist_ok=True)
        self.sql.execute(f"copy ({query}) to '{file}' (format parquet)")

    def write_native(self, **tables: str) -> None:
        """The raw contract's own tables, or queries in their place."""
        for (name,) in self.sql.execute(
            "select table_name from duckdb_tables()"
        ).fetchall():
            self.write(name, tables.get(name, f"from {name}"))


def scores(world: World) -> Rows:
    return world.query(SCORES)


def ledger(world: World) -> Rows:
    return world.query(LEDGER)
