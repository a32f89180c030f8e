"""The project in a folder of its own, so that its rules can be edited, and what
dbt builds there."""

import csv
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from _environment import ROOT

from _bench.child import Run, run

PARTS = ["dbt_project.yml", "profiles.yml", ".dbtignore", "models", "macros", "tests"]
INGEST = ["loads", "signals", "first_deliveries"]
Edit = Callable[[str, dict], list[dict]]


@dataclass
class Build(Run):
    """elapsed: what dbt says it took, without its start; nodes: seconds by name."""

    elapsed: float
    nodes: dict[str, float]

    @property
    def model_seconds(self) -> float:
        return sum(
            seconds for name, seconds in self.nodes.items() if name.startswith("model.")
        )

    @property
    def has_ingest(self) -> bool:
        return all(
            f"model.lead_scoring.int_lead_scoring__{name}" in self.nodes
            for name in INGEST
        )

    @property
    def ingest_seconds(self) -> float:
        return sum(
            self.nodes[f"model.lead_scoring.int_lead_scoring__{name}"]
            for name in INGEST
        )

    @property
    def start_seconds(self) -> float:
        return self.seconds - self.elapsed


class Project:
    def __init__(self, folder: Path, variables: dict) -> None:
        self.folder, self.variables = folder, variables
        folder.mkdir(parents=True)
        for part in PARTS:
            (folder / part).symlink_to(Path(ROOT) / part)
        shutil.copytree(Path(ROOT) / "seeds", folder / "seeds")

    def edit_rules(self, edit: Edit) -> None:
        """Give each row of the rule files for the rows that `edit` makes of it."""
        for file in sorted(self.folder.glob("seeds/rules/*.csv")):
            with file.open(newline="") as handle:
                reader = csv.DictReader(handle)
                rows = [new for row in reader for new in edit(file.stem, row)]
            self.write_rules(file.stem, list(reader.fieldnames or []), rows)

    def write_rules(self, name: str, columns: list[str], rows: list[dict]) -> None:
        with (self.folder / f"seeds/rules/{name}.csv").open("w", newline="") as handle:
            writer = csv.DictWriter(handle, columns, restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)

    def rules(self) -> int:
        """How many rules the project has."""
        return sum(
            row["condition"] == "1"
            for file in self.folder.glob("seeds/rules/*_rules.csv")
            for row in csv.DictReader(file.open(newline=""))
        )

    def parse(self, warehouse: Path) -> None:
        """Before the first build, which then starts as every later one does."""
        self._dbt("parse", self.folder, warehouse, {})

    def build(
        self,
        raw: Path,
        warehouse: Path,
        select: str | None = None,
        memory_limit: str | None = None,
    ) -> Build:
        """`dbt build` without tests, in a child process."""
        arguments = ["--exclude-resource-type", "test", "unit_test"]
        if select:
            arguments += ["--select", select]
        done = self._dbt(
            "build",
            raw,
            warehouse,
            {"LEAD_SCORING_MEMORY_LIMIT": memory_limit} if memory_limit else {},
            *arguments,
        )
        results = json.loads((self.folder / "target/run_results.json").read_text())
        return Build(
            done.seconds,
            done.cpu_seconds,
            done.peak_mb,
            results["elapsed_time"],
            {node["unique_id"]: node["execution_time"] for node in results["results"]},
        )

    def preview(self, warehouse: Path) -> Run:
        """`./scripts/preview` of this project's rules beside the build there."""
        return run(
            [
                sys.executable,
                Path(ROOT) / "scripts/preview",
                "--seeds",
                self.folder / "seeds",
                "--vars",
                json.dumps(self.variables),
            ],
            self.folder / "preview.log",
            Path(ROOT),
            {"LEAD_SCORING_WAREHOUSE": warehouse},
        )

    def _dbt(
        self,
        command: str,
        raw: Path,
        warehouse: Path,
        settings: dict,
        *arguments: str,
    ) -> Run:
        return run(
            [
                sys.executable,
                "-m",
                "dbt.cli.main",
                command,
                *arguments,
                "--vars",
                json.dumps(self.variables),
                "--no-use-colors",
            ],
            self.folder / "dbt.log",
            self.folder,
            {
                "LEAD_SCORING_RAW": raw,
                "LEAD_SCORING_WAREHOUSE": warehouse,
                "LEAD_SCORING_PUBLISHES": "nothing: this is a measurement",
                "LEAD_SCORING_THREADS": os.environ.get("LEAD_SCORING_THREADS", "4"),
                "DBT_SEND_ANONYMOUS_USAGE_STATS": "false",
                "PYTHONPATH": "",
            }
            | settings,
        )
