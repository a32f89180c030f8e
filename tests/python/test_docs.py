"""README.md, docs/ and CONTRIBUTING.md: what they say to type is typed here once."""

import ast
import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from conftest import ROOT
from docs_session import Box, Session, boxes

AS_OF = "2026-06-30"
SAMPLE = f"--leads 400 --days 240 --seed 1 --end {AS_OF}"
VARIABLES = {
    "lead_scoring_as_of": AS_OF,
    "lead_scoring_evaluation_cutoffs": 2,
    "lead_scoring_horizon_days": 60,
    # enough of them in so small a sample to learn points from
    "lead_scoring_conversion": {"event": "email_click"},
}

# In the order in which somebody would read them; the others come after.
FIRST = ["README.md", "docs/for_marketers.md", "docs/preview.md", "docs/exports.md"]
PAGES = [
    *(ROOT / page for page in FIRST),
    *sorted(
        page
        for page in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        if str(page.relative_to(ROOT)) not in FIRST
    ),
]

# What is typed by another test: how such a line begins, the test, why not here.
ELSEWHERE = {
    "./scripts/test": ("test_docs.py", "it runs this"),
    "./scripts/backfill --from": (
        "test_backfill.py::test_days_filled_in_in_any_order_are_as_lived",
        "half a year takes minutes; ends in another process",
    ),
    "./scripts/build --as-of": (
        "test_crash.py::test_a_replay_of_another_day_is_neither_stored_nor_published",
        "a whole build each",
    ),
    ".venv/bin/dbt build --target postgres": (
        "test_postgres.py",
        "needs a server",
    ),
    ".venv/bin/pip install": ("test_readers.py::answers", "./scripts/test does it"),
    ".venv/bin/python -m ruff": (None, "a step of ./scripts/test"),
    ".venv/bin/python -m sqlfluff": (None, "a step of ./scripts/test"),
    ".venv/bin/python -m pytest": (None, "runs this"),
    ".venv/bin/dbt docs generate": (None, "ten seconds; tried by hand"),
    ".venv/bin/mf query": (
        "test_readers.py::test_a_metric_is_what_sql_says",
        "MetricFlow takes long to start",
    ),
    "HUBSPOT_TOKEN=... python docs/senders/hubspot.py": (
        "test_export.py::senders",
        "needs HubSpot; sends to a stub there",
    ),
}
# Options of every script, or of dbt, to which a script hands them on.
KNOWN = {"--help", "--select", "--full-refresh", "--target", "--vars"}
# Its boxes belong to a project that installs this one.
OTHER_PROJECT = {"docs/your_own_data.md": "test_your_own_data.py"}


def of(*languages: str) -> list[Box]:
    found = [box for page in PAGES for box in boxes(page)]
    return [box for box in found if box.language in languages]


def here(box: Box) -> bool:
    return box.page not in OTHER_PROJECT


def elsewhere(line: str) -> str | None:
    return next((start for start in ELSEWHERE if line.startswith(start)), None)


# ----------------------------------------------------------------- what is typed


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """All pages followed, one after the other; each line once."""
    session = Session(tmp_path_factory.mktemp("reader"), VARIABLES)
    session.type(f"./scripts/generate_sample_data {SAMPLE}")
    (session.folder / "failed.txt").touch()  # the sender's, which is not run
    typed = set()
    for box in filter(here, of("sh", "csv", "sql", "yaml")):
        if box.language == "sh":
            lines = [line for line in box.lines if line not in typed]
            typed |= set(lines)
            for line in lines:
                if not elsewhere(line):
                    session.type(line)
        elif box.file and box.file != "dbt_project.yml":
            session.do(box)
    session.typed = typed
    return session


def test_every_command_ends_well(session):
    assert {"./scripts/build", "./scripts/preview", "./scripts/report"} <= session.typed


def test_what_is_typed_elsewhere_is_named_once_and_is_there():
    lines = [line for box in of("sh") if here(box) for line in box.lines]
    assert {elsewhere(line) for line in lines} - {None} == set(ELSEWHERE)
    named = [test for test, _ in ELSEWHERE.values() if test]
    named += re.findall(r"tests/python/(\S+)", "\n".join(lines))
    for test in [*named, *OTHER_PROJECT.values()]:
        file, _, name = test.partition("::")
        code = (ROOT / "tests/python" / file).read_text()
        assert re.search(rf"^(def|class) {name}\b", code, re.MULTILINE) or not name


def test_every_sql_is_answered(session):
    asked = [box for box in of("sql") if here(box) and not box.file]
    assert len(asked) >= 4
    for box in asked:
        session.query(box.text)


def test_the_edit_of_a_rule_is_what_was_built(session):
    """The guide for marketers ends with the points that it changed."""
    [(points,)] = session.query(
        "select distinct points from lead_scoring.rule_quality where rule_id = 'pricing_page'"
    )
    assert points == 14


# ----------------------------------------------------------------- what is named


def inline(page: Path) -> Iterator[list[str]]:
    """Commands within a sentence."""
    text = re.sub(r"```.*?```", "", page.read_text(), flags=re.DOTALL)
    for code in re.findall(r"`((?:\./|[\w/]+/)scripts/[^`]+)`", text):
        yield code.split()


def test_commands_in_sentences_have_the_options_that_they_name():
    seen = 0
    for page in PAGES:
        for script, *words in inline(page):
            file = ROOT / "scripts" / script.partition("scripts/")[2]
            assert os.access(file, os.X_OK), f"{page.name}: {script}"
            for option in re.findall(r"--[a-z-]+", " ".join(words)):
                known = f'"{option}"' in file.read_text()
                assert known or option in KNOWN, f"{page.name}: {script} {option}"
            seen += 1
    assert seen > 20


def test_settings_that_are_named_exist():
    settings = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]
    adapters = r"lead_scoring_(raw|hubspot|salesforce|marketo|segment|rudderstack|snowplow|ga4)_\w+"
    named = set()
    for box in of("yaml"):
        found = (yaml.safe_load(box.text) or {}).get("vars", {})
        named |= set(found.get("lead_scoring", found))
    assert len(named) > 10
    for name in named:
        assert name in settings or re.fullmatch(adapters, name), name


# ----------------------------------------------------------------- links


def anchors(page: Path) -> set[str]:
    """As GitHub makes them of headings."""
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    heads = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads]
    return set(plain)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    text = re.sub(r"^```.*?^```", "", page.read_text(), flags=re.DOTALL | re.MULTILINE)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_every_page_is_linked():
    linked = set()
    for page in PAGES:
        for link in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
            linked.add((page.parent / link).resolve())
    assert set(PAGES) - linked <= {ROOT / "README.md"}


# ----------------------------------------------------------------- schedules

SCHEDULE = ROOT / "docs/schedule"


def runs_scripts(command: str) -> bool:
    scripts = re.findall(r"\./(scripts/\w+)", command)
    return bool(scripts) and all(os.access(ROOT / name, os.X_OK) for name in scripts)


def test_the_crontab_has_the_fields_that_cron_reads():
    lines = (SCHEDULE / "crontab").read_text().splitlines()
    lines = [line for line in lines if line and line[0] != "#"]
    jobs = [line for line in lines if not re.match(r"[A-Z_]+=\S", line)]
    assert jobs
    for job in jobs:
        *when, command = job.split(maxsplit=5)
        for field, most in zip(when, (59, 23, 31, 12, 7), strict=True):
            assert field == "*" or 0 <= int(field) <= most, job
        assert "%" not in command  # a line end to cron
        assert command.startswith("cd ")
    assert runs_scripts(jobs[0])


def test_the_workflow_builds_with_what_there_is():
    workflow = yaml.safe_load((SCHEDULE / "lead_scoring_build.yml").read_text())
    assert workflow["permissions"] == {"contents": "read"}
    assert workflow["concurrency"]  # one build at a time
    (job,) = workflow["jobs"].values()
    for step in job["steps"]:
        assert ("uses" in step) != ("run" in step)
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+\.\d+\.\d+", step["uses"])
        else:
            assert runs_scripts(step["run"])
            script, *words = shlex.split(step["run"])
            code = (ROOT / script).read_text()
            assert all(f'"{word}"' in code for word in words if word[:2] == "--")


@pytest.mark.parametrize("name", ["airflow_dag", "dagster_definitions"])
def test_the_schedulers_files_compile_and_run_what_there_is(name):
    tree = ast.parse((SCHEDULE / f"{name}.py").read_text())
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    commands = [text for text in texts if text.startswith("./scripts/")]
    assert len(commands) == 2 and all(map(runs_scripts, commands))


def test_the_changelog_tells_every_column_of_the_marts():
    """First contracts, and what was added and removed since, are what there is."""
    text = (ROOT / "CHANGELOG.md").read_text()
    told: dict[str, int] = {}
    for mart, change in re.findall(
        r"^\| `(\w+)` \| `[*\w]+` \| ([^|]+) \|", text, re.MULTILINE
    ):
        first = re.match(r"first contract, (\d+) columns", change)
        step = {"added": 1, "removed": -1}.get(change.split()[0], 0)
        told[mart] = told.get(mart, 0) + (int(first[1]) if first else step)
    files = (ROOT / "models/marts").rglob("_*__models.yml")
    marts = [
        mart for file in files for mart in yaml.safe_load(file.read_text())["models"]
    ]
    assert told == {mart["name"]: len(mart["columns"]) for mart in marts}
