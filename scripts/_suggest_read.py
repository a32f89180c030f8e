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
    "as_of": f"from {MODEL}as_of",
    "rule_set": f"from {MODEL}rule_set",
    "cutoffs": f"from {MODEL}evaluation_cutoffs order by as_of_date",
    "rules": f"from {MODEL}rules where rule_table in "
    "('demographic', 'behavioral', 'negative') order by abs(points) desc, rule_id",
    "scorecards": f"from {STAGED}scorecards order by is_primary desc, scorecard_id",
    "tiers": f"from {STAGED}tiers order by scorecard_id, min_score desc",
    "groups": f"from {STAGED}rule_groups",
    "undated": f"from {MODEL}undated_rules",
    "late_changes": f"from {MODEL}late_changes",
}
PATTERNS = f"""
select cutoff_date, leads, conversions
from {MODEL}evaluation_patterns
where scorecard_id = $scorecard
order by cutoff_date, lead_key
"""
QUALITY = """
select rule_id, hits, converted_hits, lift
from lead_scoring.rule_quality
where scorecard_id = $scorecard and cutoff_date is null
"""
# The lines of the rules, in the order of their list, and of the patterns.
EXPOSURES = f"""
with patterns as (
    select *, row_number() over (order by cutoff_date, lead_key) - 1 as place
    from {MODEL}evaluation_patterns
    where scorecard_id = $scorecard
)

select
    patterns.place::integer as pattern,
    (list_position($rules, exposures.rule_id) - 1)::smallint as rule,
    least(exposures.tenths, 65535)::usmallint as tenths
from patterns
inner join {MODEL}evaluation_exposures as exposures
    using (scorecard_id, cutoff_date, lead_key)
"""


@dataclass
class Training:
    """What is learned from of one scorecard; `days` are the cutoffs that the
    `cutoffs` of the rows number; `quality`: how rules did, to be shown."""

    rules: list[dict]
    rows: Rows
    days: list[date]
    quality: dict[str, dict] = field(default_factory=dict)

    @property
    def points(self) -> np.ndarray:
        return np.array([float(rule["points"]) for rule in self.rules])

    def without_newest(self) -> "Training":
        last = len(self.days) - 1
        rows = self.rows.of(self.rows.cutoffs < last)
        return Training(self.rules, rows, self.days[:-1])


@dataclass
class History:
    """Rows by name of the query, and what is learned from by scorecard."""

    as_of: list[dict]
    rule_set: list[dict]
    cutoffs: list[dict]
    rules: list[dict]
    scorecards: list[dict]
    tiers: list[dict]
    groups: list[dict]
    undated: list[dict]
    late_changes: list[dict]
    training: dict[str, Training] = field(default_factory=dict)

    @property
    def horizon(self) -> int:
        return self.cutoffs[0]["horizon_days"] if self.cutoffs else 0

    def rules_of(self, scorecard: str) -> list[dict]:
        """Those that have points on it."""
        groups = {
            group["rule_group"]
            for group in self.groups
            if group["scorecard_id"] == scorecard
        }
        return [
            rule
            for rule in self.rules
            if rule["scorecard_id"] in (None, scorecard)
            and rule["rule_group"] in groups
        ]


def read(work: Path) -> History:
    if not work.exists():
        stop("There are no scores yet to learn from: run ./scripts/build first.")
    try:
        with duckdb.connect(work, read_only=True) as database:
            found = History(
                **{name: rows(database, sql) for name, sql in QUERIES.items()}
            )
            for card in found.scorecards:
                name = card["scorecard_id"]
                rules = found.rules_of(name)
                found.training[name] = training(database, name, rules)
    except duckdb.CatalogException:
        stop(
            "The latest build has not evaluated the past: run ./scripts/build, with "
            "lead_scoring_evaluation_cutoffs above 0."
        )
    except duckdb.IOException as error:
        holder = held_by(str(error)) or "another process"
        stop(f"The work database is in use by {holder}: wait until it ends.")
    return found


def rows(
    database: duckdb.DuckDBPyConnection, sql: str, given: dict | None = None
) -> list[dict[str, Any]]:
    answer = database.execute(sql, given)
    names = [column[0] for column in answer.description]
    return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]


def training(
    database: duckdb.DuckDBPyConnection, scorecard: str, rules: list[dict]
) -> Training:
    found = database.execute(PATTERNS, {"scorecard": scorecard}).fetchnumpy()
    days, cutoffs = np.unique(found["cutoff_date"], return_inverse=True)
    tenths = np.zeros((len(rules), len(cutoffs)), np.uint16)
    names = [rule["rule_id"] for rule in rules]
    given = database.execute(
        EXPOSURES, {"scorecard": scorecard, "rules": names}
    ).fetchnumpy()
    tenths[given["rule"], given["pattern"]] = given["tenths"]
    return Training(
        rules,
        Rows(
            tenths,
            cutoffs,
            found["leads"].astype(float),
            found["conversions"].astype(float),
        ),
        days.astype("datetime64[D]").tolist(),
        {
            row["rule_id"]: row
            for row in rows(database, QUALITY, {"scorecard": scorecard})
        },
    )
