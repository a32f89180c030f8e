"""Scores of the past held against who converted, on a sample with a known truth."""

import os
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
import numpy as np
import pytest
from conftest import ROOT
from scipy import stats
from sklearn.metrics import average_precision_score, roc_auc_score

# A Monday, and a whole number of 30 days and one: the cutoffs of the evaluation
# are those after which the sample's truth says who buys.
END, DAYS = date(2026, 6, 29), 181
CUTOFFS = [END - timedelta(days=1 + 30 * place) for place in range(1, 6)]
VARS = {
    "lead_scoring_as_of": str(END),
    "lead_scoring_horizon_days": 30,
    "lead_scoring_evaluation_cutoffs": 5,
}
EXACT = {"rel": 1e-12, "abs": 1e-12}


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("sample") / "raw"
    script = ROOT / "scripts/generate_sample_data"
    arguments = ["--leads", "4000", "--days", DAYS, "--seed", "5", "--end", END]
    command = [sys.executable, script, *arguments, "--out", out]
    subprocess.run([str(word) for word in command], check=True, capture_output=True)
    return out


@pytest.fixture(scope="module")
def world(build_world, sample):
    select = "+tag:evaluation +lead_scores"
    return build_world(sample, vars=VARS, select=select)


@pytest.fixture(scope="module")
def snapshots(world) -> list[dict]:
    return world.query(
        "select s.*, r.lead_id from int_lead_scoring__evaluation_snapshots as s "
        "inner join int_lead_scoring__crm_records as r using (lead_key)"
    )


@pytest.fixture(scope="module")
def truth(sample) -> dict[tuple, dict]:
    """What the sample knows of each lead and cutoff."""
    rows = (
        duckdb.connect()
        .execute(
            f"select lead_id, cutoff_date, p, is_converted "
            f"from '{sample}/_truth/steps/*.parquet'"
        )
        .fetchall()
    )
    return {row[:2]: {"p": row[2], "is_converted": row[3]} for row in rows}


def quality(world, where: str) -> dict:
    [row] = world.query(
        f"select * from score_quality where segment = 'all' and {where}"
    )
    return row


def test_cutoffs_are_a_horizon_apart_and_their_outcomes_known(world):
    found = world.query("select * from int_lead_scoring__evaluation_cutoffs")
    assert sorted(row["as_of_date"] for row in found) == sorted(CUTOFFS)
    assert all(row["reason"] is None for row in found)


def test_a_lead_is_labelled_with_what_it_did(snapshots, truth):
    """Nearly: a record that nobody merged may not be the one that bought."""
    judged = [
        (row["is_converted"], truth[row["lead_id"], row["cutoff_date"]]["is_converted"])
        for row in snapshots
        if (row["lead_id"], row["cutoff_date"]) in truth
    ]
    assert len(judged) > 0.9 * len(snapshots)
    assert sum(bought for _, bought in judged) > 100
    wrong = sum(label != bought for label, bought in judged)
    assert wrong <= 0.02 * sum(bought for _, bought in judged)


def test_the_score_tells_no_more_than_the_truth_does(world, snapshots, truth):
    rows = [r for r in snapshots if (r["lead_id"], r["cutoff_date"]) in truth]
    bought = [r["is_converted"] for r in rows]
    chances = [truth[r["lead_id"], r["cutoff_date"]]["p"] for r in rows]
    oracle = roc_auc_score(bought, chances)
    found = quality(world, "cutoff_date is null")
    assert 0.6 < found["auc"] <= oracle + 3 * found["auc_se"]


def test_no_event_after_a_cutoff_changes_its_snapshots(
    build_world, sample, tmp_path, snapshots
):
    cutoff = CUTOFFS[2]
    early = tmp_path / "raw"

    def later(folder: str, names: list[str]) -> set[str]:
        is_events = folder.endswith("_events")
        return {n for n in names if is_events and n > f"loaded_date={cutoff}"}

    shutil.copytree(sample, early, ignore=later, copy_function=os.link)
    without = build_world(
        early, vars=VARS, select="+int_lead_scoring__evaluation_snapshots"
    )
    columns = ["lead_key", "scorecard_id", "score", "tier", "is_converted"]
    found = without.query(
        f"select {', '.join(columns)} from int_lead_scoring__evaluation_snapshots "
        f"where cutoff_date = '{cutoff}' order by all"
    )
    expected = [
        tuple(row[column] for column in columns)
        for row in snapshots
        if row["cutoff_date"] == cutoff
    ]
    assert len(expected) > 1000
    assert [tuple(row.values()) for row in found] == sorted(expected)


@pytest.mark.parametrize("cutoff", [*CUTOFFS, None])
def test_the_figures_are_scikit_learns(world, snapshots, cutoff):
    rows = [r for r in snapshots if cutoff in (None, r["cutoff_date"])]
    y, scores = [r["is_converted"] for r in rows], [r["score"] for r in rows]
    where = f"cutoff_date = '{cutoff}'" if cutoff else "cutoff_date is null"
    found = quality(world, where)
    assert (found["leads"], found["conversions"]) == (len(y), sum(y))
    assert found["auc"] == pytest.approx(roc_auc_score(y, scores), **EXACT)
    precision = average_precision_score(y, scores)
    assert found["average_precision"] == pytest.approx(precision, **EXACT)
    for tier in world.query(f"select * from tier_quality where {where}"):
        inside = [r["is_converted"] for r in rows if r["tier"] == tier["tier"]]
        assert (tier["leads"], tier["conversions"]) == (len(inside), sum(inside))
        if inside:
            test = stats.binomtest(sum(inside), len(inside))
            interval = test.proportion_ci(method="wilson")
            bounds = tier["lower_rate"], tier["upper_rate"]
            assert bounds == pytest.approx((interval.low, interval.high), **EXACT)
            lift = sum(inside) / len(inside) / (sum(y) / len(y))
            assert tier["lift"] == pytest.approx(lift, **EXACT)


def test_rules_that_tell_have_lift_and_an_undated_attribute_is_named(world):
    rules = {
        row["rule_id"]: row
        for row in world.query("select * from rule_quality where cutoff_date is null")
    }
    assert rules["pricing_page"]["lift"] > 1.5
    assert rules["pricing_page"]["undated_attribute"] is None
    undated = {row["undated_attribute"] for row in rules.values()}
    assert {"employee_count", "industry"} <= undated
    assert "job_title" not in undated


def test_channels_count_every_lead_once(world, snapshots):
    found = world.query(
        "select source_kind, sum(leads) as leads, sum(conversions) as conversions "
        "from source_quality where cutoff_date is null group by all"
    )
    conversions = sum(row["is_converted"] for row in snapshots)
    assert len(found) == 2
    for row in found:
        assert (row["leads"], row["conversions"]) == (len(snapshots), conversions)


def test_days_to_conversion_are_counted_from_the_cutoff(world, snapshots):
    for row in world.query("select * from tier_conversion_times"):
        days = [
            r["days_to_conversion"]
            for r in snapshots
            if r["is_converted"] and r["tier"] == row["tier"]
        ]
        assert row["conversions"] == len(days) > 0
        assert min(days) > 0 and max(days) <= 30
        assert row["median_days"] == np.median(days)


def test_confidence_rises_with_the_score_and_is_right_on_the_whole(world, snapshots):
    [leads] = world.query(
        "select count(*) filter (lead_confidence is null) as without, "
        "count(*) filter (not lead_confidence between lead_confidence_low "
        "and lead_confidence_high) as outside, min(lead_confidence) as least, "
        "max(lead_confidence) as most from lead_scores "
        "where no_confidence_reason is null"
    )
    assert (leads["without"], leads["outside"]) == (0, 0)
    assert 0 < leads["least"] < 1 < leads["most"] < 100
    bands = world.query(
        "select * from int_lead_scoring__confidence_bands order by band"
    )
    rates = [band["fitted_rate"] for band in bands]
    assert rates == sorted(rates)
    mean = sum(
        next(
            band["fitted_rate"]
            for band in bands
            if band["from_score"] <= row["score"] < band["below_score"]
        )
        for row in snapshots
    ) / len(snapshots)
    rate = sum(row["is_converted"] for row in snapshots) / len(snapshots)
    assert mean == pytest.approx(rate, rel=0.01)


def test_who_converted_or_is_disqualified_has_no_confidence(world):
    found = world.query(
        "select distinct no_confidence_reason from lead_scores order by all"
    )
    reasons = [row["no_confidence_reason"] for row in found]
    assert reasons == ["Disqualified", "Has converted", None]


def drift_warnings(world) -> str:
    test = "score_drift_has_no_alert"
    outcome = world.dbt("test", "--select", test, "--no-quiet", vars=VARS)
    [found] = [run for run in outcome.result.results if run.node.name == test]
    return found.status


def test_a_steady_world_does_not_drift(world):
    rows = world.query("select * from score_drift where is_alert")
    assert rows == []
    assert drift_warnings(world) == "pass"
    kinds = world.query("select distinct drift_kind from score_drift order by all")
    assert [row["drift_kind"] for row in kinds] == [
        *("conversions", "rule hits", "scores", "tracking")
    ]


def rewrite(sample: Path, out: Path, table: str, sql: str) -> None:
    """Write a raw table anew: what a query over its rows gives."""
    shutil.rmtree(out / table)
    (out / table).mkdir()
    duckdb.connect().execute(
        f"copy (with t as (from '{sample}/{table}/*/*.parquet') {sql}) "
        f"to '{out}/{table}/rows.parquet'"
    )


def test_a_world_that_drifts_warns_and_says_what_did(
    build_world, sample, tmp_path, capsys
):
    """After a cutoff no page is tracked, no deal won, and a list is bought."""
    raw, day = tmp_path / "raw", CUTOFFS[0]
    shutil.copytree(sample, raw, copy_function=os.link)
    lost = "case when closed_at > date '{0}' + 1 then false else is_won end"
    rewrite(
        sample,
        raw,
        "crm_opportunities",
        f"select * replace ({lost.format(day)} as is_won) from t",
    )
    bought = (
        "select * replace ('bought ' || lead_id as lead_id, "
        "'bought.' || email as email, 'Student' as job_title, "
        "{0} as created_at, {0} as loaded_at, {0} as known_at) from t "
        "where lead_id < 'L0002000'"
    ).format(f"timestamp '{END - timedelta(days=9)}'")
    rewrite(sample, raw, "crm_leads", f"from t union all by name ({bought})")
    rewrite(sample, raw, "web_events", f"from t where occurred_at < date '{day}'")
    world = build_world(raw, vars=VARS, select="+score_drift +lead_scores")
    capsys.readouterr()
    assert drift_warnings(world) == "warn"
    log = capsys.readouterr().out
    rows = world.query("select * from score_drift where is_alert")
    alerts = {(row["drift_kind"], row["subject"]): row["alert"] for row in rows}
    assert {kind for kind, _ in alerts} == {
        *("conversions", "rule hits", "scores", "tracking")
    }
    said = alerts["tracking", "pricing_page"]
    assert said.startswith(
        'Nothing that "Viewed the pricing page" (pricing_page) counts happened in '
        "the last 30 days, where "
    )
    assert f"Drift, scorecard default: {said}" in log
    assert said.endswith("Did a page move, or the tracking break?")
    [subject] = [subject for kind, subject in alerts if kind == "conversions"]
    assert subject == str(day)
    assert "stability index is" in alerts["scores", "score"]
    assert "% of the leads today" in alerts["rule hits", "student"]
    assert ("tracking", "email_open") not in alerts
