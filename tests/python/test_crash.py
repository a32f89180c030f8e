"""A build that dies at any moment loses nothing, and the next one repairs it.

Two loads of generated data are scored from nothing; these are the marts there
may be. Then builds from the first to the second are killed, stopped by a full
disk, or copied while they run, as a power cut would leave them.
LEAD_SCORING_EXAMPLES asks for more kills and more copies.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT, World
from crashes import WITHOUT_TESTS, kill, start

EXAMPLES = int(os.environ.get("LEAD_SCORING_EXAMPLES", "3"))
MARTS = [
    "lead_scores",
    "lead_scorecard_scores",
    "lead_score_reasons",
    "account_scores",
    "lead_scoring_problems",
    "lead_score_history",
]
VARS = {"lead_scoring_as_of": "2026-06-30", "lead_scoring_evaluation_cutoffs": 0}
SAMPLE = ["--leads", "500", "--days", "40", "--end", "2026-06-20", "--seed", "1"]
BACKFILLED = ["--from", "2026-06-21", "--to", "2026-06-25", "--every", "day"]
INCREMENTAL = ["first_deliveries", "signals", "event_problems"]


class Warehouse:
    """A world whose raw files are those of the first or of the second load."""

    def __init__(self, folder: Path, template: Path) -> None:
        self.folder = folder
        self.loads = [folder / "first", folder / "second"]
        generate(self.loads[0], *SAMPLE)
        shutil.copytree(*self.loads)
        generate(self.loads[1], "--append-days", "9")
        self.world = World(made(folder / "world"), template)
        self.warehouse = self.world.folder / "warehouse"
        self.raw = self.world.folder / "data/raw"
        self.raw.rmdir()
        self.load(1)
        self.build()
        second = marts(self.warehouse / "work.duckdb")
        self.empty()
        self.load(0)
        self.finish()
        self.marts = [marts(self.warehouse / "leads.duckdb"), second]
        assert self.marts[0] != self.marts[1]
        shutil.copytree(self.warehouse, folder / "first_build")

    def empty(self) -> None:
        shutil.rmtree(self.warehouse)
        self.warehouse.mkdir()

    def load(self, number: int) -> None:
        self.raw.unlink(missing_ok=True)
        self.raw.symlink_to(self.loads[number])

    def begin_again(self) -> None:
        """The first load is built and published, the second has come."""
        shutil.rmtree(self.warehouse)
        shutil.copytree(self.folder / "first_build", self.warehouse)
        self.load(1)

    def start(self, *before: str) -> subprocess.Popen:
        """./scripts/build here."""
        return self.run(*before, ROOT / "scripts/build", "-s", "+marts", *WITHOUT_TESTS)

    def replay(self, day: str) -> str:
        """What ./scripts/build --as-of says."""
        build = ROOT / "scripts/build"
        process = self.run(build, "-s", "+marts", "--as-of", day, *WITHOUT_TESTS)
        said = process.communicate()[0]
        assert process.returncode == 0, said
        return said

    def backfill(self) -> subprocess.Popen:
        return self.run(ROOT / "scripts/backfill", *BACKFILLED)

    def run(self, *command: str | Path) -> subprocess.Popen:
        options = ["--vars", str(VARS), "--target-path", self.folder / "target"]
        options += ["--log-path", self.folder / "logs"]
        return start(
            [*command, *options],
            self.world.folder,
            LEAD_SCORING_RAW="data/raw",
            LEAD_SCORING_WAREHOUSE="warehouse",
        )

    def finish(self) -> None:
        process = self.start()
        said = process.communicate()[0]
        assert process.returncode == 0, said

    def is_published(self, *loads: int) -> None:
        """The published file is one of these builds, all of it."""
        published = marts(self.warehouse / "leads.duckdb")
        assert any(published == self.marts[load] for load in loads)

    def build(self) -> None:
        """dbt in this process, which costs less than ./scripts/build."""
        result = self.world.dbt("build", "-s", "+marts", *WITHOUT_TESTS, vars=VARS)
        self.world.result = result
        assert result.success, self.world.messages

    def is_repaired(self) -> None:
        """dbt goes on from what is left and makes the second build."""
        self.build()
        assert marts(self.warehouse / "work.duckdb") == self.marts[1]


def generate(folder: Path, *options: str) -> None:
    script = ROOT / "scripts/generate_sample_data"
    subprocess.run([sys.executable, script, "--out", folder, *options], check=True)


def made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def marts(file: Path) -> dict[str, list[tuple]]:
    with duckdb.connect(file, read_only=True) as leads:
        return {
            mart: leads.execute(f"from lead_scoring.{mart} order by all").fetchall()
            for mart in MARTS
        }


def wait_for(process: subprocess.Popen, moment: str | float, new: Path) -> None:
    """Until a model is built, or the publishing has begun, or so many seconds."""
    if isinstance(moment, float):
        time.sleep(moment)
    elif moment == "publishing":
        while not new.exists() and process.poll() is None:
            time.sleep(0.002)
    else:
        for line in process.stdout:
            if "START" in line and line.rstrip(". [RUN]\n").endswith(moment):
                break


def wait_for_day(process: subprocess.Popen, day: str) -> None:
    for line in process.stdout:
        if line.startswith(f"{day} is stored"):
            break


def moments() -> list[tuple[str | float, float]]:
    """What to wait for, and how long after it to kill."""
    rng = random.Random(EXAMPLES)
    named = [("first_deliveries", 0.05), ("publishing", 0.02)]
    for number in range(3, EXAMPLES):
        at = rng.choice([*INCREMENTAL, "publishing", None, None])
        if at:
            named.append((at, rng.uniform(0, 0.3)))
        else:
            named.append((20.0 * number / EXAMPLES + rng.random(), 0.0))
    return named


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory, template) -> Warehouse:
    return Warehouse(tmp_path_factory.mktemp("crashes"), template)


@pytest.mark.parametrize(("moment", "after"), moments())
def test_a_killed_build_is_repaired_by_the_next(warehouse, moment, after):
    warehouse.begin_again()
    process = warehouse.start()
    wait_for(process, moment, warehouse.warehouse / "leads.duckdb.new")
    was_killed = kill(process, after)
    assert was_killed or isinstance(moment, float) or moment == "publishing"
    warehouse.is_published(*((0, 1) if was_killed else (1,)))
    warehouse.is_repaired()


def test_a_killed_backfill_is_done_by_the_next(warehouse):
    """Each day is stored whole or not at all."""
    rng = random.Random(EXAMPLES)
    warehouse.begin_again()
    process = warehouse.backfill()
    assert "2026-06-25 is stored" in process.communicate()[0]
    expected = marts(warehouse.warehouse / "leads.duckdb")
    assert expected["lead_score_history"] != warehouse.marts[0]["lead_score_history"]
    for _ in range(max(1, EXAMPLES // 3)):
        warehouse.begin_again()
        process = warehouse.backfill()
        last = rng.randrange(1, 5)
        wait_for_day(process, f"2026-06-2{last}")
        assert kill(process, rng.uniform(0, 0.3))
        warehouse.is_published(0)
        process = warehouse.backfill()
        said = process.communicate()[0]
        assert process.returncode == 0, said
        assert "0 stored already" not in said
        assert marts(warehouse.warehouse / "leads.duckdb") == expected


@pytest.mark.parametrize("day", ["2026-06-25", "2099-01-01"])
def test_a_replay_of_another_day_is_neither_stored_nor_published(warehouse, day):
    warehouse.begin_again()
    work = warehouse.warehouse / "work.duckdb"
    history = marts(work)["lead_score_history"]
    assert "A replay is not published" in warehouse.replay(day)
    warehouse.is_published(0)
    replayed = marts(work)
    assert replayed["lead_score_history"] == history
    with duckdb.connect(work, read_only=True) as database:
        days = "select distinct as_of_date::varchar from lead_scoring.lead_scores"
        assert database.execute(days).fetchall() == [(day,)]
    process = warehouse.backfill()
    assert f"was a replay of {day}: " in process.communicate()[0]
    assert process.returncode == 1
    if day < "2099":  # nor in parts, where what was published is lost
        (warehouse.warehouse / "leads.duckdb").unlink()
        process = warehouse.run(ROOT / "scripts/build", "-s", "lead_scores")
        assert "A replay is not published" in process.communicate()[0]
        assert process.returncode == 0
        assert not (warehouse.warehouse / "leads.duckdb").exists()


def test_what_a_power_cut_leaves_is_repaired_by_the_next_build(warehouse):
    """Copies of a running build; of some, the end of the log is lost too."""
    rng = random.Random(EXAMPLES)
    warehouse.begin_again()
    process = warehouse.start()
    copies = []
    wait_for(process, "rules.tiers", Path())
    pauses = [rng.uniform(0, 2 / EXAMPLES**0.5) for _ in range(max(1, EXAMPLES - 2))]
    for number, pause in enumerate(pauses):
        time.sleep(pause)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGSTOP)
            copy = warehouse.folder / f"copy{number}"
            copies.append(shutil.copytree(warehouse.warehouse, copy))
            os.killpg(process.pid, signal.SIGCONT)
    assert process.communicate()[0] is not None
    assert process.returncode == 0
    assert copies
    for copy in copies:
        shutil.rmtree(warehouse.warehouse)
        copy.rename(warehouse.warehouse)
        log = warehouse.warehouse / "work.duckdb.wal"
        if log.exists() and rng.random() < 0.5:
            os.truncate(log, rng.randrange(log.stat().st_size + 1))
        warehouse.is_published(0, 1)
        warehouse.is_repaired()


def test_a_full_disk_is_said_in_a_sentence_and_loses_nothing(warehouse):
    warehouse.begin_again()
    (warehouse.warehouse / "work.duckdb").unlink()  # it has free blocks inside
    process = warehouse.start("prlimit", f"--fsize={3 * 10**6}")
    said = process.communicate()[0]
    assert process.returncode == 1, said
    assert said.splitlines()[-1].startswith("There is no room on the disk (File too")
    warehouse.is_published(0)
    warehouse.is_repaired()


def test_a_second_build_beside_one_ends_with_a_sentence(warehouse):
    warehouse.begin_again()
    process = warehouse.start()
    wait_for(process, "rules.tiers", Path())
    said = warehouse.start().communicate()[0]
    assert kill(process, 0)
    assert said.splitlines()[-1].startswith("Another ./scripts/build works in ")
    assert "Traceback" not in said
