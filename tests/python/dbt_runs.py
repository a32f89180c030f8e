"""dbt in this process, many times: what one run has read, the next reads no more.

The project is read once for each set of vars that it is read by, by one of the
processes that run tests, for all of them.
"""

import contextlib
import fcntl
import functools
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from unittest import mock

import jinja2
from dbt.adapters.duckdb.connections import DuckDBConnectionManager
from dbt.cli.main import dbtRunner, dbtRunnerResult
from dbt.parser.manifest import ManifestLoader
from dbt_common.tests import enable_test_caching

# What dbt reads of the project is the same whatever they are: they count when
# SQL is written. test_project.py holds it so.
WRITTEN_LATER = {
    "lead_scoring_as_of": "2026-06-30",
    "lead_scoring_known_at": "2026-06-30 10:00",
    "lead_scoring_time_zone": "America/New_York",
    "lead_scoring_reread_days": 3,
    "lead_scoring_company_founded": "2001-01-01",
    "lead_scoring_scanner_links": 4,
    "lead_scoring_scanner_seconds": 6,
    "lead_scoring_horizon_days": 21,
    "lead_scoring_sales_leads_per_week": 2,
    "lead_scoring_cost_per_lead": 1,
    "lead_scoring_value_per_conversion": 30,
    "lead_scoring_target_precision": 0.02,
    "lead_scoring_serve_attempts": 2,
    "lead_scoring_late_days": 3,
    "lead_scoring_quality_days": 8,
    "lead_scoring_limit_late_events": [5, 10],
    "lead_scoring_trend_days": 8,
    "lead_scoring_trend_points": 4,
    "lead_scoring_handoff_cooldown_days": 31,
    "lead_scoring_cooling_days": 31,
    "lead_scoring_cooling_points": 11,
    "lead_scoring_back_days": 8,
    "lead_scoring_silence_days": 61,
    "lead_scoring_almost_points": 11,
}


def run_dbt(command: str, *arguments: str) -> dbtRunnerResult:
    """dbt in this process; nothing stays open."""
    try:
        # what nobody reads costs more than a small model
        cheap = ["--quiet", "--no-write-json", "--log-level-file", "none"]
        return dbtRunner().invoke([command, *cheap, *arguments])
    finally:
        close_work_database()


@contextlib.contextmanager
def inside(folder: Path, environment: Mapping[str, str] = {}) -> Iterator[None]:
    """In a project folder, with these settings and none of the user's.

    One thread: more gain nothing on few rows, and tests run side by side.
    """
    settings = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LEAD_SCORING_", "DBT_"))
    } | {"LEAD_SCORING_THREADS": "1", **environment}
    with contextlib.chdir(folder), mock.patch.dict(os.environ, settings, clear=True):
        yield


def close_work_database() -> None:
    # dbt-duckdb keeps it open, and locked, for the life of the process.
    if DuckDBConnectionManager._ENV:
        DuckDBConnectionManager._ENV.close()


def vars_option(vars: dict[str, Any]) -> list[str]:
    return ["--vars", json.dumps(vars, sort_keys=True)]


def read_by(vars: dict[str, Any]) -> dict[str, Any]:
    return {name: vars[name] for name in vars if name not in WRITTEN_LATER}


def parsed_project(
    template: Path, options: list[str], environment: Mapping[str, str]
) -> Path:
    """The project parsed with these options, kept for the next world.

    The template holds the seeds as they are: dbt remembers the folder in which
    it parsed a seed and loads it from there, unless the world's differs.
    """
    settings = {**environment, "LEAD_SCORING_THREADS": ""}
    key = json.dumps([options, settings], sort_keys=True)
    target = template / hashlib.md5(key.encode()).hexdigest()
    parsed = target / "partial_parse.msgpack"
    with target.with_suffix(".lock").open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if not parsed.exists():
            with inside(template, environment):
                outcome = run_dbt("parse", *options, "--target-path", target.name)
            assert outcome.success, outcome.exception
    return parsed


def read_less() -> None:
    """From here on dbt, in this process, reads nothing twice."""
    enable_test_caching()  # its own: it keeps what it has read of macros
    jinja2.Environment.compile = compiled_once(jinja2.Environment.compile)
    check = ManifestLoader.build_manifest_state_check
    ManifestLoader.build_manifest_state_check = by_what_is_read(check)


def compiled_once(compile_template: Any) -> Any:
    """A template's code, by its text; the same models are compiled in all worlds."""

    @functools.cache
    def compiled(kind: type, source: str) -> Any:
        return compile_template(environments[kind], source)

    environments: dict[type, jinja2.Environment] = {}

    def compile(self: jinja2.Environment, source: Any, *more: Any, **options: Any):
        if more or options or not isinstance(source, str):
            return compile_template(self, source, *more, **options)
        environments.setdefault(type(self), self)
        return compiled(type(self), source)

    return compile


def by_what_is_read(check: Any) -> Any:
    """dbt reads the project anew for other vars: not for those written later."""

    def without_others(loader: ManifestLoader) -> Any:
        given = loader.root_project.cli_vars
        later = {name: given.pop(name) for name in list(given) if name in WRITTEN_LATER}
        try:
            return check(loader)
        finally:
            given.update(later)

    return without_others
