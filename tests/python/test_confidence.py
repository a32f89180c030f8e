"""Is the confidence right: on later days, by the truth, and as often as it says?"""

import subprocess
import sys
from datetime import date
from pathlib import Path

import duckdb
import numpy as np
import pytest
from conftest import ROOT, World

DAY = date(2026, 5, 29)  # the sample's truth says who buys in the 30 days after it
VARS = {
    "lead_scoring_as_of": str(DAY),
    "lead_scoring_horizon_days": 30,
    "lead_scoring_evaluation_cutoffs": 4,
}
SAMPLES = 300
MODEL = ROOT / "models/intermediate/evaluation/int_lead_scoring__confidence_bands.sql"
SPLIT = (
    "{{ lead_scoring_score_bands('histogram', ['scorecard_id', 'cutoff_date'], 20) }}"
)
BANDS = "{{ ref('int_lead_scoring__evaluation_bands') }}"


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Path:
    """As that of the evaluation's tests, and a month after DAY."""
    out = tmp_path_factory.mktemp("sample") / "raw"
    script = ROOT / "scripts/generate_sample_data"
    arguments = [
        "--leads",
        "8000",
        "--days",
        "181",
        "--seed",
        "11",
        "--end",
        "2026-06-29",
    ]
    command = [sys.executable, script, *arguments, "--out", out]
    subprocess.run([str(word) for word in command], check=True, capture_output=True)
    return out


def test_what_it_says_on_a_day_comes_true_after_it(build_world, sample):
    """Nothing of the 30 days after the day was there to learn from."""
    world = build_world(sample, vars=VARS)
    said = world.query(
        "select lead_id, lead_confidence as said, lead_confidence_low as low, "
        "lead_confidence_high as high from lead_scores "
        "where lead_confidence is not null"
    )
    found = duckdb.connect().execute(
        f"select lead_id, p, is_converted from '{sample}/_truth/steps/*.parquet' "
        f"where cutoff_date = '{DAY}'"
    )
    truth = {lead_id: (p, buys) for lead_id, p, buys in found.fetchall()}
    leads = [row for row in said if row["lead_id"] in truth]
    assert len(leads) > 5000
    foretold = sum(float(row["said"]) / 100 for row in leads)
    bought = sum(truth[row["lead_id"]][1] for row in leads)
    # both what was learned from and what came after are counts of chance
    assert abs(bought - foretold) < 3 * (foretold + foretold / 4) ** 0.5
    levels: dict[tuple, list] = {}
    for row in leads:
        level = float(row["low"]), float(row["said"]), float(row["high"])
        levels.setdefault(level, []).append(100 * truth[row["lead_id"]][0])
    right = sum(
        len(chances)
        for (low, _, high), chances in levels.items()
        if low <= np.mean(chances) <= high
    )
    assert len(levels) > 3
    assert right > 0.8 * len(leads)


def drawn_leads() -> dict[str, np.ndarray]:
    """Many samples with a known chance for each score, and who converted."""
    rng = np.random.default_rng(3)
    sizes = rng.choice([800, 3000], SAMPLES)
    samples = np.repeat(np.arange(SAMPLES), sizes)
    score = np.clip(rng.normal(25, 22, len(samples)).round(), 0, 100)
    chance = 1 / (1 + np.exp(3.5 - score / 25))
    y = (rng.random(len(samples)) < chance).astype(int)
    return {"scorecard_id": samples, "score": score.astype(int), "p": chance, "y": y}


def test_the_intervals_hold_the_rate_as_often_as_they_say(template, tmp_path):
    """The mean chance of a band's leads, in 300 samples of 800 to 3000 leads."""
    (tmp_path / "world").mkdir()
    world = World(tmp_path / "world", template)
    _, model = MODEL.read_text().split("\n", 1)
    inline = f"{SPLIT}\n-- next\n{model.replace(BANDS, 'bands')}"
    compiled = world.dbt("compile", "--inline", inline)
    assert compiled.success, compiled.exception
    code = compiled.result.results[0].node.compiled_code
    split, fit = code.split("\n-- next\n")
    database = duckdb.connect()
    drawn = drawn_leads()  # noqa: F841, DuckDB finds it by its name
    database.execute("create table leads as from drawn")
    database.execute(
        "create table histogram as select scorecard_id, date '9999-12-31' as "
        "cutoff_date, score, count(*) as leads, sum(y)::bigint as conversions "
        "from leads group by all"
    )
    database.execute(f"create table bands as {split}")
    database.execute(f"create table fits as {fit}")
    bands, held, least, most = database.execute(
        "with bands as (select scorecard_id, band, any_value(lower_rate) as low, "
        "any_value(upper_rate) as high, any_value(fitted_rate) as rate, avg(p) as p "
        "from fits inner join leads using (scorecard_id) "
        "where score >= from_score and score < below_score group by all) "
        "select count(*), avg((p between low and high)::int), min(rate), max(rate) "
        "from bands"
    ).fetchone()
    assert bands > 15 * SAMPLES
    assert 0.93 <= held <= 0.97
    assert 0 < least < most < 1
    # of one lead, its own chance: a wide band would hold few of the best
    [hot] = database.execute(
        "select avg((p between lower_rate and upper_rate)::int) "
        "from fits inner join leads using (scorecard_id) "
        "where score >= from_score and score < below_score and score > 60"
    ).fetchone()
    assert hot > 0.8
