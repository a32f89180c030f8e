"""Puts a new build where BI tools read it: leads.duckdb in the warehouse folder.

The public marts are copied to a new file, which then takes the old one's place
in one step. Whoever has the old file open keeps reading the old build; a crash
at any point leaves the old file, and the half-made one is overwritten next time.
"""

import json
import re
from pathlib import Path

import duckdb
from _disk import flush
from _environment import stop
from dbt.cli.main import dbtRunner, dbtRunnerResult

NO_ROOM = "No space left on device|Disk quota exceeded|File too large"


def publish(folder: Path, dbt_options: list) -> Path:
    """Publish what folder/work.duckdb holds; the published file's path."""
    new, published = folder / "leads.duckdb.new", folder / "leads.duckdb"
    remove(new)
    arguments = ["--quiet", "run-operation", "lead_scoring_publish"]
    arguments += ["--args", json.dumps({"file": str(new)})]
    outcome = dbtRunner().invoke(arguments + dbt_options)
    if not outcome.success:
        remove(new)  # it may be what fills the disk
        stop_if_full(outcome, published)
        stop(f"Publishing failed (see above): {published} is unchanged.")
    if write_ahead_log(new).exists():
        stop(f"{new} is not complete on disk: {published} is unchanged.")
    if holds_no_lead(new):  # nobody replaces scores by none on purpose
        new.unlink()
        stop(
            "No lead could be scored, so nothing is published (does crm_leads have "
            f"rows, created by the day to score?): {published} is unchanged."
        )
    try:
        flush(new)
        new.replace(published)
    except OSError as error:
        remove(new)
        stop(f"Publishing failed ({error.strerror}): {published} is unchanged.")
    # Left by a program that wrote to the old file; it is not about the new one.
    write_ahead_log(published).unlink(missing_ok=True)
    flush(folder)
    return published


def stop_if_full(outcome: dbtRunnerResult, published: Path) -> None:
    """End here if dbt failed because there was no room on the disk."""
    nodes = getattr(outcome.result, "results", None) or []
    said = f"{outcome.exception}" + "".join(f"{node.message}" for node in nodes)
    if full := re.search(NO_ROOM, said):
        stop(
            f"There is no room on the disk ({full[0]}): make room, then run this "
            f"again; {published} is unchanged."
        )


def remove(new: Path) -> None:
    for leftover in (new, write_ahead_log(new)):
        leftover.unlink(missing_ok=True)


def holds_no_lead(file: Path) -> bool:
    with duckdb.connect(file, read_only=True) as leads:
        try:
            rows = leads.execute("select count(*) from lead_scoring.lead_scores")
        except duckdb.CatalogException:
            return False  # a part was built, without this mart
        return rows.fetchone() == (0,)


def write_ahead_log(file: Path) -> Path:
    return file.with_name(file.name + ".wal")
