"""Scores every morning: `dagster dev -f dagster_definitions.py`, or a code location.

The project is in PROJECT, with its warehouse folder on a disk that stays.
"""

import subprocess

import dagster as dg

PROJECT = "/srv/lead_scoring"


@dg.asset(retry_policy=dg.RetryPolicy(max_retries=2, delay=600))
def lead_scores() -> None:
    """The marts, in warehouse/leads.duckdb."""
    subprocess.run(["./scripts/build"], cwd=PROJECT, check=True)


@dg.asset(deps=[lead_scores])
def report() -> None:
    """The page, in warehouse/report.html."""
    subprocess.run(["./scripts/report"], cwd=PROJECT, check=True)


every_morning = dg.ScheduleDefinition(
    job=dg.define_asset_job("lead_scoring", selection="*"),
    cron_schedule="30 5 * * *",
)

defs = dg.Definitions(assets=[lead_scores, report], schedules=[every_morning])
