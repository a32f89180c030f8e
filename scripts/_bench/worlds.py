"""The raw data that is measured, made once, and what is made from it."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
from _environment import ROOT, stop

EVENTS_A_LEAD = 16.5  # of a year, in the sample data
DAYS = 365
GENERATE = Path(ROOT) / "scripts/generate_sample_data"
EVENT_TABLES = ["web_events", "email_events"]
CRM_TABLES = ["crm_leads", "crm_companies", "crm_lead_history"]


def make(folder: Path, events: int) -> None:
    """A year with about so many events."""
    leads = max(50, round(events / EVENTS_A_LEAD))
    _generate(["--leads", leads, "--days", DAYS, "--seed", 1, "--out", folder], folder)


def add_a_day(folder: Path, out: Path, percent: float) -> None:
    """The same world and the load of the next day, with so many more events."""
    _link(folder, out)
    _generate(["--append-days", 1, "--out", out], out)
    added = {
        file: duckdb.execute(f"select count(*) from '{file}'").fetchone()[0]
        for table in EVENT_TABLES
        for file in sorted((out / table).glob(f"*/from_day_{DAYS:04}_*.parquet"))
    }
    wanted = count(folder)["events"] * percent / 100
    for file, rows in added.items():
        kept = max(1, round(rows * min(1, wanted / sum(added.values()))))
        whole = file.rename(file.with_suffix(".whole"))
        _copy(
            f"select * from read_parquet('{whole}') order by hash(event_id) "
            f"limit {kept}",
            file,
        )
        whole.unlink()


def last_day(folder: Path) -> str:
    sample = json.loads((folder / "_sample.json").read_text())
    start = date.fromisoformat(sample["start_date"])
    return str(start + timedelta(days=sample["to_day"] - 1))


def keep_events(folder: Path, out: Path, percent: int) -> None:
    """The same leads, with so many of a hundred of their events."""
    for table in CRM_TABLES:
        _link(folder / table, out / table)
    for table in EVENT_TABLES:
        _copy(
            f"select * from {files(folder, table)} "
            f"where hash(event_id) % 100 < {percent}",
            out / table / "events.parquet",
        )


def multiply_leads(folder: Path, out: Path, times: int) -> None:
    """The same events, and so many times the leads: the others did nothing."""
    for table in [*CRM_TABLES, *EVENT_TABLES]:
        _link(folder / table, out / table)
    for number in range(1, times):
        _copy(
            f"""select * replace (
                lead_id || '-{number}' as lead_id,
                source_record_id || '-{number}' as source_record_id,
                merged_into_lead_id || '-{number}' as merged_into_lead_id,
                'n{number}.' || trim(email) as email
            ) from {files(folder, "crm_leads")}""",
            out / f"crm_leads/more_{number}.parquet",
        )


def one_record_a_person(folder: Path, out: Path) -> None:
    """What the peers read: the newest load of each lead and company; no lead that
    is merged or deleted, no address that two leads have, no history."""
    for table in EVENT_TABLES:
        _link(folder / table, out / table)
    newest = "qualify row_number() over (partition by {} order by loaded_at desc) = 1"
    _copy(
        f"""select * from (
            select * from {files(folder, "crm_leads")} {newest.format("lead_id")}
        )
        where merged_into_lead_id is null and not is_deleted
        qualify email is null or row_number() over (
            partition by lower(trim(email)) order by created_at, lead_id
        ) = 1""",
        out / "crm_leads/leads.parquet",
    )
    _copy(
        f"select * from {files(folder, 'crm_companies')} {newest.format('company_id')}",
        out / "crm_companies/companies.parquet",
    )


def count(folder: Path) -> dict[str, int]:
    """How many events were loaded, and leads there are."""
    (events,) = duckdb.execute(
        "select sum(events) from ("
        + " union all ".join(
            f"select count(*) as events from {files(folder, table)}"
            for table in EVENT_TABLES
        )
        + ")"
    ).fetchone()
    (leads,) = duckdb.execute(
        f"select count(distinct lead_id) from {files(folder, 'crm_leads')}"
    ).fetchone()
    return {"events": int(events), "leads": leads}


def files(folder: Path, table: str) -> str:
    return f"read_parquet('{folder}/{table}/**/*.parquet', hive_partitioning=false)"


def _generate(arguments: list, folder: Path) -> None:
    command = [sys.executable, GENERATE, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        stop(f"The sample data in {folder} could not be made: {done.stderr.strip()}")


def _link(folder: Path, out: Path) -> None:
    """The same files without their bytes; those that are rewritten are copied."""

    def link(source: str, target: str) -> None:
        if source.endswith(".parquet"):
            os.link(source, target)
        else:
            shutil.copy2(source, target)

    shutil.copytree(folder, out, copy_function=link)


def _copy(query: str, file: Path) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    duckdb.execute(f"copy ({query}) to '{file}' (format parquet)")
