"""The same scores without the project: by one query, in Polars and in pandas.

The peers read raw files and rule files and write a row per lead: its score and
when it last engaged. They know rules of events with a ceiling, a window and
half-life decay, rules of attributes, bots, repeated events, and visitors who
say later who they are. For them the CRM has one record a person; they have no
merges, history, groups with limits, negative rules, adjustments, mail scanners,
ledger, reasons, tiers, problems, nor further loads.
"""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

import duckdb
from _environment import ROOT

from _bench.child import Run, run
from _bench.project import Project

HERE = Path(__file__).parent
RULES = HERE / "rules"
LABELS = {
    "sql": "one hand-written query",
    "polars": "Polars",
    "pandas": "pandas",
}
NO_RULES = [
    *("negative_rules", "disqualification_rules", "ignored_signals"),
    *("own_staff", "score_adjustments"),
]
# nobody follows so many links: scanners are left out
VARIABLES = {"lead_scoring_scanner_links": 1000000}


class Peers:
    def __init__(self, folder: Path, raw: Path, as_of: str, python: Path | None):
        self.folder, self.raw, self.as_of = folder, raw, as_of
        self.pythons = {"sql": Path(sys.executable)}
        if python:
            self.pythons |= {"polars": python, "pandas": python}
        (folder / "rules").mkdir(parents=True)
        for file in [
            *RULES.glob("*.csv"),
            *(Path(ROOT) / f"seeds/rules/{name}.csv" for name in SEEDS),
        ]:
            shutil.copy(file, folder / "rules")

    def score(self, name: str) -> Run:
        script = HERE / f"score_{name}.py"
        out = self.folder / f"{name}.parquet"
        return run(
            [
                self.pythons[name],
                script,
                self.raw,
                self.folder / "rules",
                self.as_of,
                out,
            ],
            self.folder / f"{name}.log",
            self.folder,
            {},
        )

    def differing(self, name: str, warehouse: Path) -> int:
        """Leads that the peer and the project's own build see otherwise."""
        return differing_leads(self.folder / f"{name}.parquet", warehouse)


SEEDS = ["bot_agents", "event_kinds"]


def differing_leads(scores: Path, warehouse: Path) -> int:
    with duckdb.connect() as connection:
        connection.execute(f"attach '{warehouse}/work.duckdb' as work (read_only)")
        return connection.execute(
            f"""
            select count(*)
            from work.lead_scoring.lead_scores as ours
            full join '{scores}' as theirs on ours.lead_id = theirs.lead_id
            where (ours.lead_id, ours.score, ours.last_engaged_at)
                is distinct from
                (theirs.lead_id, theirs.score, theirs.last_engaged_at::timestamp)
            """
        ).fetchone()[0]


def give_rules(project: Project) -> None:
    """The peers' rules, and no others."""
    project.edit_rules(lambda name, row: [] if name in NO_RULES else [row])
    for file in RULES.glob("*.csv"):
        shutil.copy(file, project.folder / "seeds/rules")


def python(may_install: bool) -> Path | None:
    """The Python that has the peers' packages, in a folder of its own; None where
    they are not there and can't be installed."""
    folder = Path(ROOT) / "target/bench/venv"
    stamp, lock = folder / "requirements.txt", HERE / "requirements.txt"
    interpreter = folder / "bin/python"
    if stamp.exists() and stamp.read_text() == lock.read_text():
        return interpreter
    if not may_install:
        return None
    venv.create(folder, clear=True, with_pip=True)
    done = subprocess.run(
        [
            interpreter,
            "-m",
            "pip",
            "install",
            "--quiet",
            "--require-hashes",
            "--disable-pip-version-check",
            "-r",
            lock,
        ],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        return None
    shutil.copy(lock, stamp)
    return interpreter
