"""Points learned from a generated sample are those that its leads buy by.

It builds a larger sample, with LEAD_SCORING_EXAMPLES only.
"""

import math
import os
import subprocess
import sys
from pathlib import Path

import pytest
from _suggest_leaks import late_changes
from _suggest_points import Asked, Card, judge
from _suggest_read import read
from conftest import ROOT, inside
from dbt_runs import close_work_database

VARS = {
    "lead_scoring_as_of": "2026-06-29",
    "lead_scoring_horizon_days": 30,
    "lead_scoring_evaluation_cutoffs": 5,
}
SELECT = "+int_lead_scoring__evaluation_patterns +int_lead_scoring__late_changes"
SELECT += " +int_lead_scoring__rule_set +stg_lead_scoring__tiers"
C_LEVEL = "ceo|cto|cio|cfo|cmo|coo|cro|founder|" + "|".join(
    f"chief {what}"
    for what in (
        *("executive", "technology", "information", "financial"),
        *("marketing", "operating", "revenue"),
    )
)
# The truth, in points of a tenth of a doubling of the odds.
ATTRIBUTES = {
    "c_level": ("job_title", "contains_word", C_LEVEL, 18),
    "vp": ("job_title", "contains_word", "vp|svp|evp|vice president", 15),
    "director": ("job_title", "contains_word", "director|head", 12),
    "manager": ("job_title", "contains_word", "manager|lead", 6),
    "student": ("job_title", "contains_word", "student|working student", -20),
    "intern": ("job_title", "contains_word", "intern|trainee", -12),
    "tiny": ("employee_count", "between", "1|10", -8),
    "small": ("employee_count", "between", "51|200", 5),
    "middle": ("employee_count", "between", "201|1000", 12),
    "large": ("employee_count", "at_least", "1001", 8),
    "software": ("industry", "is", "Software", 8),
    "finance": ("industry", "is", "Financial Services", 6),
    "healthcare": ("industry", "is", "Healthcare", 3),
    "education": ("industry", "is", "Education", -4),
    "nonprofit": ("industry", "is", "Nonprofit", -5),
    "free_mail": ("email_domain", "in_list", "free_email_domains", -10),
    "unserved": ("country", "not_in_list", "served_countries", -18),
    **{f"digit_{n}": ("phone", "ends_with", str(n), 0) for n in range(10)},
    **{f"letter_{c}": ("company_name", "starts_with", c, 0) for c in "abcdefghmt"},
}
EVENTS = {
    "pricing": ("page_view", "page_path", "starts_with", "/pricing", 24),
    "demo": ("form_submit", "form", "is", "demo_request", 32),
    "trial": ("trial_start", "", "", "", 25),
    "webinar": ("webinar_attend", "", "", "", 16),
    "click": ("email_click", "", "", "", 14),
    "careers": ("page_view", "page_path", "starts_with", "/careers", -15),
}
TRUTH = {rule: row[-1] for rule, row in (ATTRIBUTES | EVENTS).items()}


def rule_rows() -> dict[str, list[dict]]:
    """All give or take ten points now: a marketer who only knows the sign."""

    def row(rule: str, **columns) -> dict:
        points = 5 if not TRUTH[rule] else math.copysign(10, TRUTH[rule])
        group = "wrong" if points < 0 else "of_" + columns.pop("part")
        columns.pop("part", None)
        return {
            "rule_id": rule,
            "condition": 1,
            "rule_group": group,
            "points": int(points),
            "reason": rule,
        } | columns

    tables = {"demographic": [], "behavioral": [], "negative": []}
    for rule, (attribute, operator, value, truth) in ATTRIBUTES.items():
        tested = {"operator": operator, "value": value, "part": "lead"}
        if truth < 0:
            tested |= {"kind": "attribute", "property": f"lead.{attribute}"}
        else:
            tested |= {"attribute": attribute}
        tables["negative" if truth < 0 else "demographic"].append(row(rule, **tested))
    for rule, (event, name, operator, value, truth) in EVENTS.items():
        tested = {"event": event, "property": name, "operator": operator}
        tested |= {"value": value, "count_as": "once", "within_days": 30}
        tested |= {"kind": "event"} if truth < 0 else {}
        table = tables["negative" if truth < 0 else "behavioral"]
        table.append(row(rule, **tested, part="events"))
    return {f"rules/{name}_rules": rows for name, rows in tables.items()} | {
        "rules/rule_groups": [
            {"rule_group": "of_lead", "part": "demographic", "dimension": "fit"},
            {
                "rule_group": "of_events",
                "part": "behavioral",
                "dimension": "engagement",
            },
            {"rule_group": "wrong", "part": "negative", "dimension": "fit"},
        ]
    }


@pytest.fixture(scope="module")
def card(build_world, tmp_path_factory) -> Card:
    if "LEAD_SCORING_EXAMPLES" not in os.environ:
        pytest.skip("a large sample: set LEAD_SCORING_EXAMPLES")
    raw = tmp_path_factory.mktemp("sample") / "raw"
    script = [sys.executable, str(ROOT / "scripts/generate_sample_data")]
    options = ["--leads", "12000", "--days", "181", "--seed", "3"]
    options += ["--end", "2026-06-29", "--out", str(raw)]
    subprocess.run([*script, *options], check=True, capture_output=True)
    world = build_world(raw, rule_rows(), VARS, SELECT)
    with inside(world.folder):
        close_work_database()
        history = read(Path("warehouse/work.duckdb"))
    undated = {row["rule_id"]: row["attribute"] for row in history.undated}
    asked = Asked(10, undated, late_changes(history.late_changes))
    return judge("default", history.training["default"], asked)


def error(rule) -> float:
    return (rule.high - rule.low) / (2 * 1.96)


def test_the_true_points_are_found(card):
    found = {rule.rule_id: rule for rule in card.rules}
    off = {
        name: (rule.suggested, TRUTH[name], round(error(rule), 1))
        for name, rule in found.items()
        if abs(rule.suggested - TRUTH[name]) > max(1, 3 * error(rule))
    }
    assert not off
    assert len(found) == len(TRUTH)


def test_rules_of_nothing_are_not_significant(card):
    null = [rule for rule in card.rules if TRUTH[rule.rule_id] == 0]
    assert len(null) == 20
    significant = [rule.rule_id for rule in null if rule.low > 0 or rule.high < 0]
    # of 20, five per cent each: more than 4 by chance once in 400 samples
    assert len(significant) <= 4, significant


def test_no_rule_is_a_suspect(card):
    assert [rule.leaks for rule in card.rules if rule.leaks] == []
