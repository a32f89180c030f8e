"""Scores every morning: copy this file to Airflow's dags folder.

The worker has the project in PROJECT, with its warehouse folder on a disk that
stays.
"""

from datetime import datetime, timedelta

from airflow.providers.standard.operators.bash import BashOperator
from airflow.sdk import dag

PROJECT = "/srv/lead_scoring"


@dag(
    schedule="30 5 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,  # a missed day is filled in by ./scripts/backfill
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
)
def lead_scoring():
    build = BashOperator(task_id="build", bash_command="./scripts/build", cwd=PROJECT)
    report = BashOperator(
        task_id="report", bash_command="./scripts/report", cwd=PROJECT
    )
    build >> report


lead_scoring()
