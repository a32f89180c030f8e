"""Projects of users that install this one; they lie outside of what they install."""

import shutil
from pathlib import Path

import duckdb
import yaml
from conftest import ROOT, inside
from dbt.artifacts.schemas.results import NodeResult
from dbt.cli.main import dbtRunner
from dbt_common.events.base_types import EventMsg
from dbt_runs import close_work_database

AS_OF = "2026-04-01"


class Acme:
    """A project in a folder of its own, and what its latest run said.

    `results` and `said` (level and message) are of the latest run.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: list[tuple[str, str]] = []
        self.results: list[NodeResult] = []

    def dbt(self, *arguments: str) -> bool:
        self.said.clear()
        with inside(self.folder):
            try:
                done = dbtRunner(callbacks=[self.listen]).invoke(list(arguments))
            finally:
                close_work_database()
        self.results = list(getattr(done.result, "results", None) or [])
        return done.success

    def listen(self, event: EventMsg) -> None:
        if event.info.level != "debug":
            self.said.append((event.info.level, event.info.msg))

    def build(self, *arguments: str, as_of: str = AS_OF) -> bool:
        """A few old rows are of no good quality: that is not said."""
        vars = f'{{"lead_scoring_as_of": "{as_of}"}}'
        quality = ["--exclude", "lead_scoring_quality_gives_no_warning"]
        return self.dbt("build", "--vars", vars, *quality, *arguments)

    def install(self, package: Path = ROOT) -> bool:
        packages = {"packages": [{"local": str(package)}]}
        (self.folder / "packages.yml").write_text(yaml.safe_dump(packages))
        return self.dbt("deps")

    def query(self, sql: str) -> list[tuple]:
        with duckdb.connect(self.folder / "acme.duckdb") as warehouse:
            return warehouse.execute(sql).fetchall()

    def copy(self, folder: Path) -> "Acme":
        shutil.copytree(self.folder, folder, dirs_exist_ok=True, symlinks=True)
        return Acme(folder)

    def freshness(self) -> dict[str, str]:
        """What `dbt source freshness` says of each source table."""
        self.dbt("source", "freshness")
        return {
            f"{result.node.source_name}.{result.node.name}": str(result.status)
            for result in self.results
            if result.node.resource_type == "source"
        }

    @property
    def built(self) -> set[str]:
        return {result.node.name for result in self.results}

    @property
    def warnings(self) -> list[str]:
        return [message for level, message in self.said if level == "warn"]


def load_acme(project: Path, folder: Path) -> Acme:
    """A copy of a project, with its raw tables loaded."""
    made = shutil.ignore_patterns(*(project / ".gitignore").read_text().split())
    shutil.copytree(project, folder, dirs_exist_ok=True, ignore=made)
    found = Acme(folder)
    found.query((project / "load_raw.sql").read_text())
    return found
