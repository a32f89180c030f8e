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


# What a CRM that sends mail can carry of the sample: the newest row of a person,
# one row an event, no visitors. Of a record that was merged away and whose id
# ends in 97 or 99 only the address is left.
CARRIED = """
    create table gone as
    select distinct lead_id, merged_into_lead_id from crm_leads
    where merged_into_lead_id is not null
        and (lead_id like '%97' or lead_id like '%99');

    create table people as
    select * replace (
        cast(cast(substr(lead_id, 2) as bigint) as text) as source_record_id,
        created_at as known_at
    )
    from crm_leads
    qualify row_number() over (partition by lead_id order by loaded_at desc) = 1;

    create table companies as
    select * replace (
        try_cast(employee_count as double) as employee_count,
        try_cast(annual_revenue as double) as annual_revenue
    )
    from crm_companies
    qualify row_number() over (
        partition by company_id order by loaded_at desc
    ) = 1;

    create table mails as
    select * replace (
        null as visitor_id, null as user_id, null as properties,
        case when event_name = 'email_click' then page_url end as page_url,
        case when event_name in ('email_open', 'email_click')
            then user_agent end as user_agent,
        event_name in ('email_open', 'email_click') and hash(event_id) % 10 = 0
            as is_filtered
    ), occurred_at as known_at
    from email_events
    where event_name <> 'email_spam_report'
    qualify row_number() over (partition by event_id order by loaded_at) = 1;

    create table forms as
    select web_events.* replace (
        people.lead_id as user_id, null as email, null as visitor_id,
        null as properties, null as referrer, null as user_agent,
        null as campaign, null as page_url
    ), occurred_at as known_at
    from web_events
    inner join people on lower(web_events.email) = lower(people.email)
    where event_name = 'form_submit'
    qualify row_number() over (
        partition by event_id order by web_events.loaded_at
    ) = 1;
"""
# The raw contract's tables with no more than that.
NATIVE = {
    "crm_leads": """
        select people.lead_id, people.source_record_id, people.email,
            people.merged_into_lead_id, people.loaded_at, people.known_at,
            coalesce(targets.created_at, people.created_at) as created_at,
            case when gone.lead_id is null then columns(people.* exclude (
                lead_id, source_record_id, email, merged_into_lead_id, loaded_at,
                known_at, created_at
            )) end
        from people
        left join gone on people.lead_id = gone.lead_id
        left join people as targets on gone.merged_into_lead_id = targets.lead_id
    """,
    "crm_companies": "from companies",
    "email_events": "from mails",
    "web_events": "from forms",
}


class CrmSample(Sample):
    """A sample with the tables of CARRIED."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.sql.execute(CARRIED)
