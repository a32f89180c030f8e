"""What points are learned from, as the evaluation of a build left it."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import numpy as np
from _ask import held_by
from _environment import stop
from _suggest_fit import Rows

MODEL = "lead_scoring_intermediate.int_lead_scoring__"
STAGED = "lead_scoring_staging.stg_lead_scoring__"
QUERIES = {
    "patterns": f"from {MODEL}evaluation_patterns order by all",
    "cutoffs": f"from {MODEL}evaluation_cutoffs order by as_of_date",
    "rules": f"from {MODEL}rules where rule_table in "
    "('demographic', 'behavioral', 'negative') order by abs(points) desc, rule_id",
    "scorecards": f"from {STAGED}scorecards order by is_primary desc, scorecard_id",
    "tiers": f"from {STAGED}tiers order by scorecard_id, min_score desc",
    "groups": f"from {STAGED}rule_groups",
    "undated": f"from {MODEL}undated_rules",
    "late_changes": f"from {MODEL}late_changes",
}


@dataclass
class History:
    """Rows by name of the query; `horizon`: in how many days leads convert."""

    patterns: list[dict]
    cutoffs: list[dict]
    rules: list[dict]
    scorecards: list[dict]
    tiers: list[dict]
    groups: list[dict]
    undated: list[dict]
    late_changes: list[dict]

    @property
    def horizon(self) -> int:
        return self.cutoffs[0]["horizon_days"] if self.cutoffs else 0


@dataclass
class Training:
    """The rows of one scorecard, a column a rule; `days` are the cutoffs that
    their `cutoffs` number."""

    rules: list[dict]
    rows: Rows
    days: list[date] = field(default_factory=list)

    @property
    def points(self) -> np.ndarray:
        return np.array([float(rule["points"]) for rule in self.rules])


def read(work: Path) -> History:
    if not work.exists():
        stop("There are no scores yet to learn from: run ./scripts/build first.")
    try:
        with duckdb.connect(work, read_only=True) as database:
            return History(
                **{name: rows(database, sql) for name, sql in QUERIES.items()}
            )
    except duckdb.CatalogException:
        stop(
            "The latest build has not evaluated the past: run ./scripts/build, with "
            "lead_scoring_evaluation_cutoffs above 0."
        )
    except duckdb.IOException as error:
        holder = held_by(str(error)) or "another process"
        stop(f"The work database is in use by {holder}: wait until it ends.")


def rows(database: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    answer = database.execute(sql)
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def training(history: History, scorecard: str) -> Training:
    """The rules that have points on a scorecard, and what they gave."""
    groups = {
        group["rule_group"]
        for group in history.groups
        if group["scorecard_id"] == scorecard
    }
    rules = [
        rule
        for rule in history.rules
        if rule["scorecard_id"] in (None, scorecard) and rule["rule_group"] in groups
    ]
    places = {rule["rule_id"]: place for place, rule in enumerate(rules)}
    patterns = [row for row in history.patterns if row["scorecard_id"] == scorecard]
    given = np.zeros((len(patterns), len(rules)))
    for number, row in enumerate(patterns):
        for part in filter(None, row["pattern"].split("|")):
            rule, _, tenths = part.rpartition(":")
            given[number, places[rule]] = int(tenths) / 10
    days = sorted({row["cutoff_date"] for row in patterns})
    numbers = {day: number for number, day in enumerate(days)}
    return Training(
        rules,
        Rows(
            given,
            np.array([numbers[row["cutoff_date"]] for row in patterns], dtype=int),
            np.array([float(row["leads"]) for row in patterns]),
            np.array([float(row["conversions"]) for row in patterns]),
        ),
        days,
    )
