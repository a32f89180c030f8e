"""`./scripts/explain`: one lead in words, and the page of the rules."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import duckdb
import pytest
from _ask import ask
from _explanation import explanation
from _ledger import as_shown, ledger
from _published import difference
from _why import almost, why
from conftest import ROOT, SCORES, World, inside
from dbt_runs import close_work_database
from test_anchor_leads import AS_OF, COFFEE_RULES, coffee_events, event, lead

NOBODY = "No lead has the id or address"
ODD_ID = "'; drop table x; --"


def rule(rule_id: str, group: str, points: str, reason: str, **settings: str) -> dict:
    return {
        "rule_id": rule_id,
        "condition": "1",
        "rule_group": group,
        "points": points,
        "reason": reason,
    } | settings


RULES = {
    "rules/behavioral_rules": COFFEE_RULES["rules/behavioral_rules"]
    + [
        rule(
            "browsing",
            "browsing_spree",
            "15",
            "Viewed five pages within five days",
            event="page_view",
            at_least="5",
            within_days="5",
        ),
        rule(
            "tasting",
            "webinars",
            "30",
            "Came to a tasting",
            event="webinar_attend",
            count_as="once_per_day",
            decay="half_life",
            decay_days="10",
        ),
        rule(
            "sampled",
            "buying_intent",
            "10",
            "Asked for a sample",
            event="download",
            max_points="20",
            decay="half_life",
            decay_days="10",
        ),
        rule(
            "regular",
            "browsing_spree",
            "20",
            "Came on three days of a week",
            event="webinar_attend",
            count_as="once_per_day",
            at_least="3",
            within_days="7",
        ),
    ],
    "rules/demographic_rules": [
        rule(
            "barista",
            "job_level",
            "8",
            "Makes coffee for a living",
            attribute="job_title",
            operator="contains_word",
            value="barista",
        ),
    ],
    "rules/negative_rules": [
        rule(
            "tea",
            "wrong_fit",
            "-25",
            "Prefers tea",
            kind="attribute",
            property="lead.job_title",
            operator="contains",
            value="tea",
        ),
        rule(
            "quiet",
            "went_quiet",
            "-5",
            "Went quiet",
            kind="inactivity",
            within_days="10",
            max_points="10",
        ),
    ],
    "rules/score_adjustments": [
        {
            "adjustment_id": "met",
            "lead": "fair",
            "action": "set_to",
            "points": "55",
            "effective_from": "2026-06-20",
            "changed_by": "Kim",
            "reason": "Met at the fair",
        }
    ],
}


def views(email: str, *days: int) -> list[dict]:
    """Page views, by days counted from 31 May on."""
    return [
        event(
            f"{email}{number}{day}",
            "page_view",
            f"{date(2026, 5, 31) + timedelta(day)} 10:00:00",
            email=email,
            page_url="/brewing/filter",
        )
        | {"loaded_at": "2026-07-03 06:00:00"}
        for number, day in enumerate(days)
    ]


@pytest.fixture(scope="module")
def coffee(build_world) -> World:
    web, mail = coffee_events(1, 6)
    return build_world(
        {
            "crm_companies": [
                {"company_id": "c", "company_name": "Roast", "loaded_at": "2026-06-01"}
            ],
            "crm_leads": [
                lead(
                    "1",
                    "coffee1@example.com",
                    first_name="Coffee",
                    last_name="One",
                    company_id="c",
                    job_title="Barista",
                ),
                lead("old", "one@example.org", merged_into_lead_id="1"),
                lead("again", "coffee1@example.com")
                | {"created_at": "2026-06-02 09:00:00"},
                lead("tea", "leaf@example.com", job_title="Tea \x1b[31mtaster"),
                lead("bare", "bare@example.com")
                | {"created_at": "2026-06-25 09:00:00"},
                lead("fair", "fair@example.com", job_title="Barista"),
                lead("own", "me@brightdesk.example", job_title="Barista"),
                lead("gone", "gone@example.com", is_deleted="true"),
                lead("late", "late@example.com"),
                lead("fade", "fade@example.com"),
                lead(ODD_ID, "bobby@example.com", first_name="Bobby"),
            ],
            "web_events": [
                *web,
                *views("bobby@example.com", 27, 28, 29),
                *views("late@example.com", 27, 28, 29),
                *views("bobby@example.com", 31, 31),  # the day after the build's
                *views("late@example.com", 32, 32),
                *(
                    event(
                        f"taste{day}",
                        "webinar_attend",
                        f"2026-06-{day} 10:00:00",
                        email="fair@example.com",
                    )
                    for day in (18, 29, 30)
                ),
                *(
                    event(
                        f"sample{day}",
                        "download",
                        f"2026-06-{day} 10:00:00",
                        email="fade@example.com",
                    )
                    for day in (10, 20, 30)
                ),
            ],
            "email_events": mail,
        },
        seeds=RULES,
        vars=AS_OF,
        select=f"{SCORES} +lead_almost_fired",
    )


def explain(world: World, asked: str, day: str | None = None) -> str:
    with inside(world.folder):
        try:
            arguments = {"lead": asked, "day": day}
            options = ["--vars", json.dumps(AS_OF, sort_keys=True)]
            return explanation(asked, ask("lead_scoring_explain", arguments, options))
        finally:
            close_work_database()


def test_a_lead_is_told_as_a_person_would(coffee):
    assert (
        explain(coffee, "1")
        == """Coffee One, Barista, Roast
coffee1@example.com, lead 1

72 points, hot, grade D1 on 30 Jun 2026; last engaged on 23 Jun.

Points
    +48     Looked at the espresso machine (4 days, last on 23 Jun)
    +10     Signed up for the newsletter (11 Jun)
     +8     Makes coffee for a living
     +8     Clicked through to the espresso machine (20 Jun)
     +6     Reads about brewing (twice, last on 10 Jun)
What limits took or gave back
     -8     Looked at the espresso machine: 40 points at most
    =72     the score

Why hot
  hot is the highest tier, from 60 points: 12 to spare.

Almost
  Reads about brewing: once more today adds 3."""
    )


def test_what_is_one_or_two_short_is_told_with_its_last_day(coffee):
    # three pages from 27 June on; five within five days end on 1 July
    assert (
        explain(coffee, ODD_ID)
        == """Bobby
bobby@example.com, lead '; drop table x; --

9 points, cold, grade D4 on 30 Jun 2026; last engaged on 29 Jun.

Points
     +9     Reads about brewing (3 times, last on 29 Jun)
     =9     the score

Why cold
  warm begins at 30 points: 21 points are missing.

Almost
  Viewed five pages within five days: twice more by 1 Jul adds 15."""
    )


def test_what_is_short_fires_on_that_day_and_not_a_day_later(coffee):
    fired = "+15     Viewed five pages within five days (5 times, last on 1 Jul)"
    assert fired in explain(coffee, ODD_ID, "2026-07-01")
    promised = "Viewed five pages within five days: twice more by 1 Jul adds 15."
    assert promised in explain(coffee, "late")
    late = explain(coffee, "late", "2026-07-02")
    assert "Viewed five pages within five days (" not in late


@pytest.mark.parametrize("lead_id", ["1", "late", "fair", "fade", ODD_ID])
def test_the_mart_of_what_almost_fired_says_the_same(coffee, lead_id):
    asked = lead_id.replace("'", "''")
    rows = coffee.query(
        f"from lead_almost_fired where lead_id = '{asked}' order by place"
    )
    texts = [
        {name: value and str(value) for name, value in row.items()} for row in rows
    ]
    said = explain(coffee, lead_id).partition("Almost\n")[2].splitlines()
    assert said == [f"  {line}" for line in almost(texts, date(2026, 6, 30))]
    assert rows


def test_a_disqualified_lead_has_almost_nothing(coffee):
    assert explain(coffee, "own").count("disqualified") >= 1
    assert coffee.query("from lead_almost_fired where lead_id = 'own'") == []


def test_an_adjustment_and_limits_are_told(coffee):
    # once per day, and today is taken: another day, and no more than the group gives
    assert (
        explain(coffee, "fair")
        == """Barista
fair@example.com, lead fair

75 points, hot, grade D3 on 30 Jun 2026; last engaged on 30 Jun.

Points
    +57.99  Came to a tasting (2 days, last on 30 Jun)
    +55     Met at the fair (set on 20 Jun by Kim)
     +8     Makes coffee for a living
What limits took or gave back
    -37.99  Webinars: 20 points at most
     -8     Makes coffee for a living: the adjustment counts instead
    =75     the score

Why hot
  hot is the highest tier, from 60 points: 15 to spare.

Almost
  Came on three days of a week: on 1 more day by 5 Jul adds 20."""
    )


def test_a_limit_on_points_that_decay_says_why_less_than_it_counts(coffee):
    told = explain(coffee, "fade").splitlines()
    limit = "the newest count, up to 20 points when new, less with age"
    assert told[5:10] == [
        "Points",
        "    +17.5   Asked for a sample (3 times, last on 30 Jun)",
        "What limits took or gave back",
        f"     -2.5   Asked for a sample: {limit}",
        "    =15     the score",
    ]


def line(line_type: str, points: str, reason: str = "", **columns: str) -> dict:
    return dict.fromkeys(
        ("rule_id", "kind", "occurrences", "newest_day", "group_reason")
    ) | {"line_type": line_type, "points": points, "reason": reason, **columns}


def test_what_a_limit_takes_is_the_same_number_everywhere():
    lines = as_shown(
        [
            line("rule", "20.001", "Read", rule_id="read"),
            line(
                "capped_by_group",
                "-4.555",
                group_reason="Reading",
                max_points="15",
                min_points="0",
            ),
            line("rounding", "-0.446"),
        ]
    )
    lead = {"score": "15", "disqualified_reason": None, "next_tier": "warm"}
    lead |= {"tier": "cold", "next_tier_from": "30"}
    told = [*ledger(lead, lines, date(2026, 6, 30)), *why(lead, lines)]
    assert "     -4.55  Reading: 15 points at most" in told
    assert told[-1] == 'What takes points: the limit of "Reading" (-4.55).'


def test_what_rounds_to_nothing_is_not_told_as_a_loss():
    lines = as_shown(
        [
            line("rule", "3", "Read", rule_id="read"),
            line("rule", "-0.004", "Left", rule_id="left"),
            line("rounding", "0.004"),
        ]
    )
    lead = {"score": "3", "disqualified_reason": None, "next_tier": "warm"}
    lead |= {"tier": "cold", "next_tier_from": "30"}
    told = [*ledger(lead, lines, date(2026, 6, 30)), *why(lead, lines)]
    assert told == [
        "Points",
        "     +3     Read",
        "     =3     the score",
        "warm begins at 30 points: 27 points are missing.",
    ]


def test_a_score_that_rounds_to_0_says_so():
    lines = as_shown(
        [line("rule", "0.3", "Read", rule_id="read"), line("rounding", "-0.3")]
    )
    lead = {"score": "0", "disqualified_reason": None, "next_tier": "warm"}
    lead |= {"tier": "cold", "next_tier_from": "30"}
    assert next(why(lead, lines)) == (
        "The score is 0 because the rules come to less than half a point."
    )


def test_a_score_of_0_says_why(coffee):
    assert (
        explain(coffee, "tea")
        == """Tea [31mtaster
leaf@example.com, lead tea

0 points, cold, grade D4 on 30 Jun 2026; never engaged.

Points
    -25     Prefers tea
    -10     Went quiet (nothing so far: 2 periods of 10 days)
What limits took or gave back
    +35     A score lies between 0 and 100
     =0     the score

Why cold
  The score is 0 because only rules that take points apply.
  warm begins at 30 points: 65 points are missing, as without the floor it would be -35.
  What takes points: Prefers tea (-25); Went quiet (-10).

Almost
  Nothing: no more of what the lead has done would add points."""
    )
    assert "The score is 0 because no rule applies" in explain(coffee, "bare")


def test_a_disqualified_lead_says_why(coffee):
    told = explain(coffee, "own").partition("Why disqualified\n")[2]
    assert told == (
        "  Never handed to sales: Own staff.\n"
        "  By its score alone it would be cold.\n"
        "  The score is 0 because the rules take as much as they give, or more."
    )


@pytest.mark.parametrize("asked", ["1", "tea", "bare", "fair", "own", ODD_ID])
def test_the_day_of_the_build_computed_anew_reads_the_same(coffee, asked):
    assert explain(coffee, asked, "2026-06-30") == explain(coffee, asked)


def test_another_day_is_computed_and_no_mart_is_touched(coffee):
    marts = ("lead_scores", "lead_scorecard_scores", "lead_score_reasons")
    before = [coffee.query(f"from {mart}") for mart in marts]
    told = explain(coffee, "fair", "2026-06-29").splitlines()
    assert told[3] == "75 points, hot, grade D3 on 29 Jun 2026; last engaged on 29 Jun."
    assert told[7] == "    +30     Came to a tasting (29 Jun)"
    assert [coffee.query(f"from {mart}") for mart in marts] == before


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("old", "old was merged: 1 stands for it."),
        ("AGAIN", "again is a duplicate: 1 stands for it."),
        (
            "Coffee1@example.com",
            "Coffee1@example.com is the address of 1 and again: 1 stands for all.",
        ),
    ],
)
def test_which_record_stands_for_it_is_said(coffee, asked, said):
    assert explain(coffee, asked).splitlines()[1:3] == [
        "coffee1@example.com, lead 1",
        said,
    ]


@pytest.mark.parametrize(
    ("asked", "day", "said"),
    [
        ("gone", None, "Lead gone has no score: it is deleted in the CRM."),
        (
            "bare",
            "2026-06-20",
            "Lead bare has no score on 20 Jun 2026: it was created on 25 Jun 2026.",
        ),
        (
            "coffee one",
            None,
            f'{NOBODY} "coffee one"; the nearest: 1 (Coffee One, coffee1@example.com).',
        ),
        *(
            (
                odd,
                None,
                f'{NOBODY} "{odd}": look it up in lead_scoring.lead_scores.',
            )
            for odd in ("%", "{{ 1 / 0 }}", "😀", '"); y: [', "' or 1 = 1 --")
        ),
    ],
)
def test_a_lead_without_a_score_is_said_in_a_sentence(coffee, capsys, asked, day, said):
    with pytest.raises(SystemExit) as stopped:
        explain(coffee, asked, day)
    assert stopped.value.code == 1
    assert capsys.readouterr().err == said + "\n"


# The command


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [ROOT / "scripts/explain", *arguments],
        env=os.environ | {"LEAD_SCORING_WAREHOUSE": str(folder)},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_prints_a_lead(coffee):
    options = ["--target-path", "target", "--log-path", "logs"]
    answer = run(coffee.folder / "warehouse", "tea", *options)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout == explain(coffee, "tea") + "\n"


DBT = ["--target-path", "target", "--log-path", "logs"]


def started(folder: Path, *arguments: str, **pipes: int) -> subprocess.Popen:
    return subprocess.Popen(
        [ROOT / "scripts/explain", *arguments],
        env=os.environ | {"LEAD_SCORING_WAREHOUSE": str(folder)},
        cwd=folder,
        text=True,
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | pipes,
    )


def test_two_at_once_both_answer(coffee):
    leads = ("tea", "bare")
    both = [started(coffee.folder / "warehouse", lead, *DBT) for lead in leads]
    answers = [process.communicate()[0] for process in both]
    assert answers == [explain(coffee, lead) + "\n" for lead in leads]


HOLD = (
    "import duckdb; work = duckdb.connect('warehouse/work.duckdb'); "
    "print('held', flush=True); input()"
)


@pytest.fixture
def holder(coffee) -> Iterator[subprocess.Popen]:
    """Another process that has the work database open until it is told to end."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", HOLD]
    with subprocess.Popen(
        command, cwd=coffee.folder, stdin=pipe, stdout=pipe, text=True
    ) as process:
        process.stdout.readline()
        yield process
        process.kill()


def test_it_waits_for_who_holds_the_work_database(coffee, holder, capsys, monkeypatch):
    def wait(seconds: float) -> None:
        holder.stdin.close()
        holder.wait()

    monkeypatch.setattr("_ask.time", SimpleNamespace(monotonic=lambda: 0, sleep=wait))
    assert explain(coffee, "bare").startswith("No name known")
    assert capsys.readouterr().err == (
        f"Waiting for process {holder.pid} to end its work in the work database ...\n"
    )


def test_it_does_not_wait_for_ever(coffee, holder, capsys, monkeypatch):
    monkeypatch.setattr("_ask.PATIENCE", 2)
    with pytest.raises(SystemExit) as stopped:
        explain(coffee, "bare")
    assert stopped.value.code == 1
    waiting, said = capsys.readouterr().err.splitlines()
    assert waiting.startswith(f"Waiting for process {holder.pid} ")
    assert said.startswith(f"The work database is in use by process {holder.pid} (")


def test_a_reader_that_has_enough_ends_it_quietly(coffee):
    reading, writing = os.pipe()
    process = started(coffee.folder / "warehouse", "tea", *DBT, stdout=writing)
    os.close(writing)
    os.close(reading)
    assert (process.communicate()[1], process.returncode) == ("", 0)


# What BI shows

PUBLISHED = {"score": 25, "as_of_date": "2026-06-30", "rule_set_hash": "a"}


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ({}, ""),
        ({"score": 24}, "24 points on 30 Jun 2026"),
        ({"as_of_date": "2026-06-29"}, "25 points on 29 Jun 2026"),
        ({"rule_set_hash": "b"}, "25 points on 30 Jun 2026, by other rules"),
        ({"lead_id": "other"}, "no score of this lead"),
    ],
)
def test_what_bi_still_shows_is_said(tmp_path, published, said):
    file = tmp_path / "leads.duckdb"
    row = {"lead_id": "tea"} | PUBLISHED | published
    with duckdb.connect(file) as leads:
        leads.execute("create schema lead_scoring")
        leads.execute(
            "create table lead_scoring.lead_scores as select $lead_id as lead_id, "
            "$score as score, cast($as_of_date as date) as as_of_date, "
            "$rule_set_hash as rule_set_hash",
            row,
        )
    lead = {"lead_id": "tea", "score": "25", "as_of_date": "2026-06-30"}
    assert difference(file, {"scores": [lead], "rule_set_hash": "a"}) == (
        said and f"BI still shows {said}: ./scripts/build publishes this score."
    )
    if said.endswith("rules"):
        assert difference(file, {"scores": [lead]}) == ""


def test_a_published_file_that_cannot_be_read_is_no_matter(tmp_path):
    answer = {"scores": [{"lead_id": "tea"}]}
    assert difference(tmp_path / "leads.duckdb", answer) == ""
    duckdb.connect(tmp_path / "leads.duckdb").close()
    assert difference(tmp_path / "leads.duckdb", answer) == ""


def test_the_command_says_what_bi_still_shows_of_the_latest_build(coffee):
    warehouse = coffee.folder / "warehouse"
    shutil.copy(warehouse / "work.duckdb", warehouse / "leads.duckdb")
    try:
        same = run(warehouse, "fade", *DBT)
        with duckdb.connect(warehouse / "leads.duckdb") as leads:
            leads.execute("update lead_scoring.lead_scores set score = 14")
        other = run(warehouse, "fade", *DBT)
        of_a_day = run(warehouse, "fade", "--as-of", "2026-06-30", *DBT)
    finally:
        (warehouse / "leads.duckdb").unlink()
    assert same.stdout == explain(coffee, "fade") + "\n"
    assert other.stdout == same.stdout + (
        "\nBI still shows 14 points on 30 Jun 2026: ./scripts/build publishes this "
        "score.\n"
    )
    assert "BI" not in of_a_day.stdout


def test_before_a_build_it_says_so(tmp_path):
    answer = run(tmp_path, "1")
    assert answer.returncode == 1
    assert answer.stderr == "There are no scores yet: run ./scripts/build first.\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "arguments", [[], ["1", "--as-of", "30.6.2026"], ["1", "--rules"], ["1", "--no"]]
)
def test_wrong_usage(coffee, arguments):
    answer = run(coffee.folder / "warehouse", *arguments)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert "Traceback" not in answer.stderr


# The page of the rules


def test_the_page_of_the_rules_is_what_the_seeds_say(tmp_path):
    answer = run(tmp_path, "--rules", "--out", "rules.md")
    assert answer.returncode == 0, answer.stderr + answer.stdout
    assert (tmp_path / "rules.md").read_text() == (
        ROOT / "docs/rules.md"
    ).read_text(), "stale: run ./scripts/explain --rules"
