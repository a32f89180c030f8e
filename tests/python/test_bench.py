"""`./scripts/bench`: what it measures, compares and writes; no time is asserted.

The smallest bench still builds eight times: it runs where LEAD_SCORING_EXAMPLES
asks for long runs.
"""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from _bench.goals import GOALS, goals
from _bench.peers import LABELS, RULES, differing_leads
from conftest import ROOT

RUNS = ["full", "compiled", "daily", "edit", "preview", "peer_build", "peer_compiled"]
RUNS += ["one_query", "sql"]


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The smallest bench there is; Polars and pandas where they are installed."""
    if "LEAD_SCORING_EXAMPLES" not in os.environ:
        pytest.skip("a long run")
    folder = tmp_path_factory.mktemp("bench")
    done = subprocess.run(
        [
            sys.executable,
            ROOT / "scripts/bench",
            "--events",
            "20k",
            "--rounds",
            "1",
            "--no-growth",
            "--no-install",
            "--work",
            folder / "work",
            "--json",
            folder / "figures.json",
            "--page",
            folder / "page",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (folder / "printed").write_text(done.stdout)
    return folder


def test_figures_are_whole(tiny):
    measured = json.loads((tiny / "figures.json").read_text())
    assert set(RUNS) <= set(measured["runs"])
    for run in measured["runs"].values():
        assert run["seconds"] > 0 and run["peak_mb"] > 10
        assert len(run["all_seconds"]) == 1
    assert measured["world"]["events"] > 10_000
    assert 0.001 < measured["batch_events"] / measured["world"]["events"] < 0.003
    for goal in measured["goals"]:
        assert set(goal) == {"name", "goal", "value", "met"}


def test_all_ways_give_the_same_scores(tiny):
    measured = json.loads((tiny / "figures.json").read_text())
    compared = {*measured["runs"]} - {"full", "peer_build"}
    assert measured["differing"] == dict.fromkeys(compared, 0)


def test_goals_are_printed_and_on_the_page(tiny):
    printed, page = (tiny / "printed").read_text(), tiny / "page/README.md"
    for name, *_ in GOALS:
        assert name in printed
        assert name in page.read_text()


def test_a_lead_that_a_peer_scores_otherwise_is_found(tmp_path):
    with duckdb.connect(tmp_path / "work.duckdb") as work:
        work.execute(
            "create schema lead_scoring; create table lead_scoring.lead_scores as "
            "select * from (values ('a', 10, null::timestamp), ('b', 20, null), "
            "('c', 30, null)) as t (lead_id, score, last_engaged_at)"
        )
    scores = tmp_path / "scores.parquet"
    duckdb.execute(
        "copy (select * from (values ('a', 10, null::timestamp), ('b', 21, null), "
        f"('d', 30, null)) as t (lead_id, score, last_engaged_at)) to '{scores}'"
    )
    assert differing_leads(scores, tmp_path) == 3  # b, c and d


def test_what_was_not_measured_meets_no_goal():
    lines = goals({"runs": {}, "differing": {}, "scaling": []})
    assert {line["met"] for line in lines} == {None}


def test_a_goal_is_met_from_its_figure_on():
    runs = {"full": {"seconds": 13.0}, "compiled": {"seconds": 10.0}}
    lines = goals({"runs": runs, "differing": {}, "scaling": []})
    assert lines[0]["value"] == 1.3 and lines[0]["met"]
    runs["full"]["seconds"] = 13.1
    assert goals({"runs": runs, "differing": {}, "scaling": []})[0]["met"] is False


def test_every_peer_is_a_file_and_reads_rules_that_the_project_takes():
    for name in LABELS:
        assert (RULES.parent / f"score_{name}.py").exists()
    for file in RULES.glob("*.csv"):
        ours = ROOT / f"seeds/rules/{file.name}"
        with file.open() as theirs, ours.open() as own:
            assert next(csv.reader(theirs)) == next(csv.reader(own))


@pytest.mark.parametrize("given", ["0", "2G", "many"])
def test_a_number_that_is_none_is_said(given):
    done = subprocess.run(
        [ROOT / "scripts/bench", "--events", given],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert f"{given} is no number such as 20k or 2M" in done.stderr
