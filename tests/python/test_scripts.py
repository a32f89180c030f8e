"""The commands: they set themselves up, and say in a sentence what is wrong."""

import ast
import hashlib
import importlib.metadata
import itertools
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT

BUILD = ROOT / "scripts/build"
SCRIPTS = [
    file
    for file in sorted((ROOT / "scripts").iterdir())
    if file.is_file() and os.access(file, os.X_OK)
]
PROBE = """
from _environment import enter, user_path
enter()
import os, sys, tiny
print(os.getcwd(), sys.prefix, user_path("x"), os.environ.get("LEAD_SCORING_RAW"))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with the real set-up, one package to install and one script."""
    folder = tmp_path / "a project"
    (folder / "scripts").mkdir(parents=True)
    code = (ROOT / "scripts/_environment.py").read_text()
    (folder / "scripts/_environment.py").write_text(code)
    (folder / "scripts/probe").write_text(PROBE)
    wheel = tmp_path / "tiny-1.0-py3-none-any.whl"
    about = "tiny-1.0.dist-info/"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("tiny.py", "")
        archive.writestr(
            about + "METADATA", "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n"
        )
        archive.writestr(
            about + "WHEEL",
            "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        )
        archive.writestr(about + "RECORD", "")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    require(folder, f"tiny @ {wheel.as_uri()} --hash=sha256:{digest}")
    return folder


def require(project: Path, line: str) -> None:
    (project / "requirements.txt").write_text(line + "\n")


def run(*command, **options) -> subprocess.CompletedProcess:
    return subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


def probe(project: Path, **options) -> subprocess.CompletedProcess:
    return run(sys.executable, project / "scripts/probe", **options)


def seconds_of_children() -> float:
    """Of processor time, which is the same on a machine that is busy."""
    used = os.times()
    return used.children_user + used.children_system


def sentence(outcome: subprocess.CompletedProcess) -> str:
    """What a script that stopped said; that it said it in a sentence."""
    assert outcome.returncode == 1
    assert "Traceback" not in outcome.stderr
    last = outcome.stderr.strip().splitlines()[-1]
    assert last.endswith(".")
    return last


def environment(**settings: str) -> dict[str, str]:
    return os.environ | settings


# Setting up


def test_the_first_run_sets_up_and_the_next_starts_at_once(project, tmp_path):
    first = probe(project, cwd=tmp_path, env=environment(LEAD_SCORING_RAW="mine"))
    assert first.stderr == "Setting up .venv, once; this takes about a minute ...\n"
    paths = f"{project} {project}/.venv {tmp_path}/x {tmp_path}/mine\n"
    assert first.stdout == paths
    before = seconds_of_children()
    second = probe(project, cwd=project, env=environment(LEAD_SCORING_RAW="mine"))
    assert seconds_of_children() - before < 1
    assert second.stdout == f"{project} {project}/.venv {project}/x mine\n"
    assert second.stderr == ""


@pytest.mark.parametrize("word", ["--help", "-h"])
def test_what_a_script_is_for_is_said_before_the_set_up(project, word):
    for script in SCRIPTS:
        place = project / "scripts" / script.name
        place.write_bytes(script.read_bytes())
        answer = run(sys.executable, place, word, cwd="/", timeout=10)
        assert answer.returncode == 0, answer.stderr
        about = ast.get_docstring(ast.parse(script.read_text()))
        assert answer.stdout.startswith(f"usage: ./scripts/{script.name} ")
        assert about in answer.stdout and "all options" in answer.stdout
    assert not (project / ".venv").exists()


def test_two_at_once_set_up_once(project):
    pipe = subprocess.PIPE
    command = [sys.executable, project / "scripts/probe"]
    both = [subprocess.Popen(command, stderr=pipe, text=True) for _ in range(2)]
    said = sorted(process.communicate()[1] for process in both)
    assert [process.returncode for process in both] == [0, 0]
    assert said == [
        "Setting up .venv, once; this takes about a minute ...\n",
        "Waiting for another script to set up .venv ...\n",
    ]


def test_a_set_up_that_was_killed_is_done_again(project):
    command = [sys.executable, project / "scripts/probe"]
    half = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    while not (project / ".venv/bin").exists():
        time.sleep(0.01)
    os.killpg(half.pid, signal.SIGKILL)
    half.wait()
    assert probe(project).returncode == 0


def test_without_network_or_index_it_says_so(project):
    settings = {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "PIP_FIND_LINKS": "",
        "PIP_RETRIES": "0",
    }
    require(project, "agate==1.9.1 --hash=sha256:" + "0" * 64)
    said = sentence(probe(project, env=environment(**settings)))
    assert said.startswith("Could not set up .venv: check the network, or the package")
    assert "No matching distribution found for agate==1.9.1" in said


def stub(project: Path, body: str) -> subprocess.CompletedProcess:
    """Run with a `python3.11` of our own as the only Python to be found."""
    python = project / "bin/python3.11"
    python.parent.mkdir()
    python.write_text(f"#!/bin/sh\n{body}\n")
    python.chmod(0o755)
    start = (
        "import sys; sys._base_executable = '/nowhere'; "
        f"sys.path.insert(0, {str(project / 'scripts')!r}); "
        "import _environment; _environment.enter()"
    )
    return run(sys.executable, "-c", start, env=environment(PATH=str(python.parent)))


def test_too_old_a_python_is_named(project):
    said = sentence(stub(project, "exit 3"))
    assert said.startswith("Python 3.11, 3.12 or 3.13 is needed and this is 3.")


def test_a_python_without_venv_is_named(project):
    assert "apt install python3-venv" in sentence(stub(project, "exit 4"))


def test_a_full_disk_is_named(project):
    full = 'test "$1" = -c || { echo "[Errno 28] No space left on device"; exit 1; }'
    assert sentence(stub(project, full)).startswith("The disk is full")


def test_a_folder_that_cannot_be_written_is_named(project):
    (project / ".venv").write_text("not a folder")
    assert ".venv" in sentence(probe(project))


# Every script


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_every_script_explains_itself_and_can_be_read_by_an_old_python(script):
    answer = run(script, "--help", cwd="/")
    assert answer.returncode == 0
    assert script.name in answer.stdout.splitlines()[0]
    assert answer.stderr == ""
    ast.parse(script.read_text(), feature_version=(3, 6))


def test_the_set_up_can_be_read_by_an_old_python():
    code = (ROOT / "scripts/_environment.py").read_text()
    ast.parse(code, feature_version=(3, 6))


def test_what_only_tests_need_is_no_package_of_a_command():
    """A user installs requirements.txt alone."""
    locked = set(
        re.findall(
            r"^([a-z0-9-]+)==", (ROOT / "requirements.txt").read_text(), re.MULTILINE
        )
    )
    distributions = importlib.metadata.packages_distributions()
    for file in (ROOT / "scripts").rglob("*"):
        # peers of the bench have a lock of their own
        if "_bench" in file.parts or (file not in SCRIPTS and file.suffix != ".py"):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            else:
                continue
            for name in names:
                for wheel in distributions.get(name.split(".")[0], []):
                    assert wheel.lower().replace("_", "-") in locked, (file, name)


# scripts/build


@pytest.fixture
def build(tmp_path):
    """Run scripts/build on a raw folder and warehouse of its own."""
    raw, warehouse = tmp_path / "raw", tmp_path / "warehouse"
    raw.mkdir()
    warehouse.mkdir()
    (raw / "crm_leads.csv").write_text(
        "lead_id,email,first_name,last_name,created_at,loaded_at\n"
        "1,ann@example.com,Ann,Example,2026-01-01,2026-01-01\n"
    )
    (raw / "web_events.csv").write_text("event_id,event_name,occurred_at,loaded_at\n")

    def build(*arguments: str) -> subprocess.CompletedProcess:
        paths = ["--target-path", tmp_path / "target", "--log-path", tmp_path]
        settings = environment(
            LEAD_SCORING_RAW="raw", LEAD_SCORING_WAREHOUSE="warehouse"
        )
        return run(BUILD, *paths, *arguments, cwd=tmp_path, env=settings)

    return build


def test_a_build_publishes_and_shows_the_hottest_leads(build, tmp_path):
    outcome = build("--exclude-resource-type", "test", "unit_test")
    assert outcome.returncode == 0, outcome.stdout
    shown = outcome.stdout.split("Done.")[1].splitlines()
    assert any("Ann Example" in line for line in shown)
    assert f", are in {tmp_path}/warehouse/leads.duckdb, " in outcome.stdout
    table = list(itertools.takewhile(lambda line: " are in " not in line, shown))
    assert max(map(len, table)) <= 100
    with duckdb.connect(tmp_path / "warehouse/leads.duckdb", read_only=True) as leads:
        count = leads.execute("select count(*) from lead_scoring.lead_scores")
        assert count.fetchone() == (1,)
    assert "./scripts/build publishes it" not in outcome.stdout


def test_a_failing_build_leaves_the_published_file_as_it_was(build, tmp_path):
    published = tmp_path / "warehouse/leads.duckdb"
    published.write_bytes(b"the last good build")
    (tmp_path / "raw/web_events.csv").unlink()
    outcome = build()
    said = f"The build failed, dbt says why above; {published} is unchanged."
    assert sentence(outcome) == said
    assert "No raw data for web_events" in outcome.stdout
    assert published.read_bytes() == b"the last good build"


def test_who_holds_the_work_database_is_named(build, tmp_path):
    work = tmp_path / "warehouse/work.duckdb"
    code = f"import duckdb; db = duckdb.connect({str(work)!r}); print(1, flush=True); input()"
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=pipe, stdout=pipe, text=True
    ) as holder:
        holder.stdout.readline()
        assert f"is in use by process {holder.pid} " in sentence(build())
        holder.communicate("\n")


def test_a_wrong_dbt_argument_is_wrong_usage(build):
    outcome = build("--no-such-option")
    assert outcome.returncode == 2
    assert outcome.stderr == "No such option '--no-such-option'.\n"
