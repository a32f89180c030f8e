"""`./scripts/preview`: what it says of rules comes true when they are built."""

import contextlib
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
import yaml
from _ask import ask
from _preview_ask import TARGET, preview, write_proposal
from _preview_page import page
from _preview_terminal import terminal
from _rules_check import check
from conftest import ROOT, World, inside
from dbt_runs import close_work_database

AS_OF = {"lead_scoring_as_of": "2026-06-30"}
TIERS = "rules/tiers"
COUNT = "select count(*) as leads from lead_scores"


@pytest.fixture(scope="module")
def world(build_world, tmp_path_factory) -> World:
    raw = tmp_path_factory.mktemp("sample")
    script = [sys.executable, ROOT / "scripts/generate_sample_data"]
    options = ["--leads", "400", "--days", "60", "--seed", "7", "--out", raw]
    subprocess.run([*script, *options], check=True, capture_output=True)
    return build_world(raw, vars=AS_OF, select="+lead_scores")


def edited(world: World, table: str, *edits: tuple[str, str], add: str = "") -> str:
    """A seed of the world with texts replaced, each of which is there."""
    text = (world.folder / f"seeds/{table}.csv").read_text()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    return text + add


def proposal(folder: Path, **tables: str) -> Path:
    for name, text in tables.items():
        place = folder / ("lists" if name == "competitors" else "rules")
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{name}.csv").write_text(text)
    return folder


@contextlib.contextmanager
def asked(world: World, seeds: Path, most: int = 5) -> Iterator[tuple[dict, Path]]:
    """The answer, and the preview's database while it is still there."""
    scratch = world.folder / "warehouse/preview.duckdb"
    folder = world.folder / "proposal"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    scratch.unlink(missing_ok=True)
    arguments = {"work": "warehouse/work.duckdb", "seeds": str(folder), "most": most}
    arguments["keep"] = True
    with inside(world.folder):
        write_proposal(seeds, folder)
        try:
            answer = ask("lead_scoring_preview", arguments, TARGET)
        finally:
            close_work_database()
    yield answer, scratch
    scratch.unlink()


def rows(database: Path, sql: str) -> list[tuple]:
    with duckdb.connect(database, read_only=True) as found:
        if database.stem == "preview":
            found.execute(f"attach '{database.parent}/work.duckdb' as work (read_only)")
        return found.execute(sql).fetchall()


PROPOSED = """
select compared.lead_key, compared.scorecard_id, score_after, tier_after, is_ready
from lead_scoring_preview.compared
where score_after is not null
order by all
"""
BUILT = """
select leads.lead_key, scores.scorecard_id, score, coalesce(tier, 'none'),
    is_sales_ready
from lead_scoring.lead_scorecard_scores as scores
inner join lead_scoring_intermediate.int_lead_scoring__leads as leads
    on scores.lead_id = leads.lead_id
order by all
"""


LEDGER = (
    "select lead_key, scorecard_id, line_type, rule_id, points from {} order by all"
)


def comes_true(world: World, seeds: Path) -> dict:
    """The answer; when the seeds are built, scores and ledger are those it saw."""
    faults = [str(one) for one in check(seeds) if not one.is_warning]
    assert faults == []
    with asked(world, seeds) as (answer, scratch):
        said = rows(scratch, PROPOSED)
        ledger = rows(scratch, LEDGER.format("lead_scoring_preview.ledger"))
    for file in seeds.rglob("*.csv"):
        shutil.copy(file, world.folder / "seeds" / file.relative_to(seeds))
    follows = [f"{file.stem}+,+lead_scores" for file in seeds.rglob("*.csv")]
    world.build(vars=AS_OF, select=" ".join(follows))
    work = world.folder / "warehouse/work.duckdb"
    built = "lead_scoring_intermediate.int_lead_scoring__ledger"
    assert ledger == rows(work, LEDGER.format(built))
    assert said == rows(work, BUILT)
    return answer


ADDED = (
    "reader,1,,reading,page_view,page_path,contains,o,3,once_per_day,2,,30,,half_life,"
    "10,,,,true,Reads a lot\n"
    "reader,2,,,,lead.country,is_known,,,,,,,,,,,,,,\n"
)


def run(world: World, *options: object) -> subprocess.CompletedProcess:
    """The script, in a process of its own, on the world's build."""
    return subprocess.run(
        [ROOT / "scripts/preview", *map(str, options)],
        env=os.environ | {"LEAD_SCORING_WAREHOUSE": str(world.folder / "warehouse")},
        capture_output=True,
        text=True,
        check=False,
    )


def state(folder: Path) -> dict[Path, tuple[int, str]]:
    """When each file was written, and what is in it."""
    return {
        file: (file.stat().st_mtime_ns, hashlib.md5(file.read_bytes()).hexdigest())
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_proposal_is_told_and_nothing_is_touched(world, tmp_path):
    seeds = proposal(
        tmp_path / "seeds", tiers=edited(world, TIERS, ("hot,60", "hot,50"))
    )
    before = state(world.folder / "warehouse"), state(world.folder / "data/raw/")
    said = run(world, "--seeds", seeds, "--markdown", tmp_path / "page.md", "--most", 1)
    assert (said.returncode, said.stderr) == (0, "")
    after = state(world.folder / "warehouse"), state(world.folder / "data/raw/")
    assert before == after
    hot = "from lead_scores where score {} and not is_disqualified"
    was, would = (
        world.query("select count(*) as leads " + hot.format(f">= {bound}"))[0]["leads"]
        for bound in (60, 50)
    )
    assert was < would
    come = would - was
    text = (tmp_path / "page.md").read_text()
    for told in (said.stdout, text):
        assert "tiers.csv, hot: min score 60 → 50." in told
        assert f"{was} → {would} (+{come}): {come} come in, 0 leave." in told
        assert f"Come in: {come} (the 1 with the largest change)" in told
        assert f"No score of {world.query(COUNT)[0]['leads']} leads changes." in told
    lead = re.search(r"\| (L\d+) \| warm → hot \| (\d+) \| where tiers begin \|", text)
    score = world.query(f"select score from lead_scores where lead_id = '{lead[1]}'")
    assert score == [{"score": int(lead[2])}]


def test_wrong_rules_get_the_messages_of_the_checker(world, tmp_path):
    wrong = edited(world, TIERS, ("hot,60", "hot,sixty"))
    seeds = proposal(tmp_path / "seeds", tiers=wrong)
    said = run(world, "--seeds", seeds, "--markdown", tmp_path / "page.md")
    assert said.returncode == 1
    assert 'tiers.csv line 2, column min_score: "sixty" is not a number' in said.stdout
    assert said.stderr == "The rule files have 1 error (see above).\n"
    assert '"sixty" is not a number' in (tmp_path / "page.md").read_text()


def test_without_a_build_it_says_what_to_do(tmp_path, capsys):
    with pytest.raises(SystemExit):
        preview(tmp_path, tmp_path, 5, False, [])
    assert capsys.readouterr().err.endswith("run ./scripts/build first.\n")


def test_edits_of_rules_come_true(world, tmp_path):
    """Points, conditions, groups; added and removed; silence, ignored pages, lists."""
    answer = comes_true(
        world,
        proposal(
            tmp_path,
            behavioral_rules=edited(
                world,
                "rules/behavioral_rules",
                ("/pricing,10,once_per_day", "/pricing,14,every_time"),
                ("director|head", "director"),
                ("brochure_form,1,,reading", "brochure_form,1,,buying_intent"),
                ("true,Clicked a link in a mail", "false,Clicked a link in a mail"),
                add=ADDED,
            ),
            negative_rules=edited(
                world, "rules/negative_rules", ("-5,,,,15,30", "-6,,,,10,30")
            ),
            ignored_signals=edited(
                world,
                "rules/ignored_signals",
                add="page_view,page_path,starts_with,/blog,true,Anybody reads it\n",
            ),
            competitors=edited(world, "lists/competitors", add="gmail.com\n"),
        ),
    )
    moved = [row for row in answer["matrix"] if row["tier_before"] != row["tier_after"]]
    assert len(moved) >= 4, answer["matrix"]
    told = terminal(answer)
    assert "(pricing_page): points 10 → 14; count as once_per_day →" in told
    assert "condition 2 job_title contains_word without head" in told
    assert "added    Reads a lot (reader)" in told
    assert "added    Anybody reads it: earns nothing" in told
    assert "(email_click): is active true → false" in told
    assert "competitors.csv: added gmail.com." in told
    assert re.search(r"Works for a competitor +\d+ → \d+", told), told
    hits = {row["rule_id"]: row for row in answer["hits"]}
    clicks = hits["email_click"]
    assert int(clicks["leads_before"]) > 0 == int(clicks["leads_after"])


def test_edits_of_limits_and_decisions_come_true(world, tmp_path):
    """Groups, tiers, who is disqualified, a score that somebody set."""
    leads = world.query("select lead_id from lead_scores where score > 20 limit 2")
    first, second = (row["lead_id"] for row in leads)
    answer = comes_true(
        world,
        proposal(
            tmp_path,
            rule_groups=edited(
                world, "rules/rule_groups", ("sum,100,,45", "sum,80,,30")
            ),
            tiers=edited(world, "rules/tiers", ("hot,60", "hot,50")),
            disqualification_rules=edited(
                world,
                "rules/disqualification_rules",
                add="students,1,,job_title,contains_word,student,,,true,Studies\n",
            ),
            score_adjustments=edited(
                world,
                "rules/score_adjustments",
                add=f"fair,{first},,set_to,70,2026-06-20,,Kim,Met at the fair\n"
                f"call,{second},,add,5,2026-06-20,,Kim,Called ann@example.com\n",
            ),
        ),
    )
    told = terminal(answer)
    assert "score_adjustments.csv: added call and fair." in told
    assert "buying_intent: weight percent 100 → 80, max points 45 → 30." in told
    assert "added    Studies (students): disqualifies" in told
    assert "@" not in page(answer, ["Ask ann@example.com."])


def test_after_a_replay_it_says_so(world, tmp_path):
    known_at = {"lead_scoring_known_at": "2026-06-30 12:00:00"}
    world.build(vars=AS_OF | known_at, select="int_lead_scoring__as_of")
    with asked(world, tmp_path) as (answer, _):
        said = " ".join(terminal(answer).split())
        assert (
            "The latest build was a replay of 2026-06-30 from what was known at "
            "2026-06-30 12:00:00: run ./scripts/build, then this again, to see"
        ) in said
        assert "was a replay of 2026-06-30" in page(answer, [])
    world.build(vars=AS_OF, select="int_lead_scoring__as_of")
    with asked(world, tmp_path) as (answer, _):
        assert "replay" not in terminal(answer)


def test_rules_that_are_loaded_but_not_scored_are_refused(world, tmp_path, capsys):
    with duckdb.connect(world.folder / "warehouse/work.duckdb") as work:
        work.execute("update lead_scoring_rules.tiers set min_score = '1'")
    with inside(world.folder), pytest.raises(SystemExit):
        try:
            preview(tmp_path, Path("warehouse"), 5, False, [])
        finally:
            close_work_database()
    assert capsys.readouterr().err.startswith(
        "The rule tables in the work database are"
    )


def test_the_workflow_runs_what_there_is():
    """Its scripts and their options exist; nothing unpinned, nothing it need not do."""
    workflow = yaml.safe_load((ROOT / "docs/ci/lead_scoring_preview.yml").read_text())
    assert workflow["permissions"] == {"contents": "read", "pull-requests": "write"}
    (job,) = workflow["jobs"].values()
    for step in job["steps"]:
        assert ("uses" in step) != ("run" in step)
        assert re.fullmatch(
            r"actions/[a-z-]+@v\d+\.\d+\.\d+", step.get("uses", "actions/a@v1.1.1")
        )
        for script, options in re.findall(r"(scripts/\w+)(.*)", step.get("run", "")):
            file = ROOT / script
            assert os.access(file, os.X_OK), file
            for option in re.findall(r"--\w+", options):
                assert f'"{option}"' in file.read_text(), option
