"""Small worlds: a few raw rows and rules, built by dbt, asked by SQL.

    def test_a_visit_to_the_prices_scores(build_world):
        world = build_world({
            "crm_leads": [{"lead_id": "1", "email": "ann@example.com"}],
            "web_events": [{"event_id": "e1", "email": "ann@example.com"}],
        })
        assert world.query("select score from lead_scores") == [{"score": 10}]

`build_world(...)` makes a project folder of its own: the models, macros and
dbt tests of this project, its seeds with those given in their place, the raw
rows as CSV files, and its own warehouse. Its arguments are those of
`World.build`, which builds the same world again, with more or other rows. dbt
runs in this process and starts from the parsed project, so a world costs little
more than its models do.
"""

import contextlib
import csv
import functools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import hypothesis
import pytest
import yaml
from _environment import collect_garbage_less_often
from dbt.cli.main import dbtRunnerResult
from dbt_runs import (
    inside,
    parsed_project,
    read_by,
    read_less,
    run_dbt,
    vars_option,
)

# The same examples in every normal run; LEAD_SCORING_EXAMPLES draws new ones.
hypothesis.settings.register_profile(
    "normal", derandomize="LEAD_SCORING_EXAMPLES" not in os.environ, database=None
)
hypothesis.settings.load_profile("normal")

collect_garbage_less_often()
read_less()

ROOT = Path(__file__).parents[2]
SHARED = [
    part
    for part in ("dbt_project.yml", "profiles.yml", ".dbtignore", "models", "macros")
    if (ROOT / part).exists()
] + ["tests"]

# What a test builds unless it says otherwise: every model costs it time.
SCORES = "+lead_scores +account_scores +lead_scoring_problems"
EVALUATED = "lead_scoring_evaluation_cutoffs"

# They start first, so that the workers end together.
LONG = [
    "crash", "postgres", "serving_postgres", "incremental", "awkward_data", "explain",
    "docs", "evaluation_population", "salesforce", "check_rules", "scripts",
    "consumer_project", "stateful", "your_own_data", "properties", "history",
    "backfill", "evaluation", "reference",
]  # fmt: skip

Rows = list[dict[str, Any]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    place = {f"test_{name}": number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.path.stem, len(LONG)))


class World:
    """A project folder; `result` is what dbt returned for the latest build.

    `environment` holds the environment variables that dbt gets here, `target`
    the engine.
    """

    def __init__(self, folder: Path, template: Path) -> None:
        self.folder, self.template = folder, template
        self.result = dbtRunnerResult(success=False)
        self.environment: dict[str, str] = {}
        self.target = "duckdb"
        for part in SHARED:
            (folder / part).symlink_to(ROOT / part)
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        (folder / "data/raw").mkdir(parents=True)
        (folder / "warehouse").mkdir()

    def build(
        self,
        raw: dict[str, Rows] | Path | None = None,
        seeds: dict[str, Rows | str] | None = None,
        vars: dict[str, Any] | None = None,
        select: str = SCORES,
        tests: bool = False,
        check: bool = True,
    ) -> "World":
        """Write what is given over what is there, and run `dbt build`.

        raw: rows by table; or a folder of raw files to read instead.
        seeds: rows by path, such as {"rules/tiers": [...]}; a column left out is
            blank. A text is written as it is.
        vars, select: as dbt takes them; select "*" is the whole project, without
            it the scores are built, and what they need. Nothing is evaluated,
            unless vars say so.
        tests: run dbt's own tests too.
        check: fail when dbt does; if false, look at `result` and `messages`.
        """
        if isinstance(raw, Path):
            (self.folder / "data/raw").rmdir()
            (self.folder / "data/raw").symlink_to(raw)
        elif raw:
            self.write_raw(raw)
        self.write_seeds(seeds or {})
        # tests of what is built, not those that need more
        arguments = ["--indirect-selection", "cautious", "--select", *select.split()]
        if not tests:
            arguments += ["--exclude-resource-type", "test", "unit_test"]
        self.result = self.dbt("build", *arguments, vars=vars)
        assert self.result.success or not check, self.messages
        return self

    def write_raw(self, raw: dict[str, Rows]) -> None:
        for table, rows in raw.items():
            columns = dict.fromkeys(key for row in rows for key in row)
            file = self.folder / f"data/raw/{table}.csv"
            file.parent.mkdir(exist_ok=True)
            write_csv(file, list(columns) or contract_columns()[table], rows)

    def write_seeds(self, seeds: dict[str, Rows | str]) -> None:
        for name, rows in seeds.items():
            file = self.folder / f"seeds/{name}.csv"
            if isinstance(rows, str):
                file.write_text(rows)
            else:
                write_csv(file, file.read_text().splitlines()[0].split(","), rows)

    def dbt(
        self, command: str, *arguments: str, vars: dict[str, Any] | None = None
    ) -> dbtRunnerResult:
        """Run dbt here, in this process, with the project already parsed."""
        given = {EVALUATED: 0} | (vars or {})
        target = ["--target", self.target]
        (self.folder / "target").mkdir(exist_ok=True)
        shutil.copy(
            parsed_project(
                self.template, [*vars_option(read_by(given)), *target], self.environment
            ),
            self.folder / "target/partial_parse.msgpack",
        )
        with inside(self.folder, self.environment):
            return run_dbt(command, *vars_option(given), *target, *arguments)

    def query(self, sql: str) -> Rows:
        """Rows of the work database; no table needs its schema in front."""
        with (
            contextlib.chdir(self.folder),
            duckdb.connect("warehouse/work.duckdb") as work,
        ):
            schemas = work.execute(
                "select string_agg(distinct schema_name) from duckdb_schemas() "
                "where schema_name like 'lead_scoring%'"
            ).fetchone()[0]
            work.execute(f"set search_path = '{schemas}'; set timezone = 'UTC'")
            answer = work.execute(sql)
            names = [column[0] for column in answer.description]
            return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    @property
    def messages(self) -> str:
        """What dbt says about all that failed."""
        if self.result.exception:
            return str(self.result.exception)
        good = ("success", "pass", "warn", "skipped", "no-op")
        failed = [node for node in self.result.result if node.status not in good]
        return "\n".join(f"{node.node.name}: {node.message}" for node in failed)


def write_csv(file: Path, columns: list[str], rows: Rows) -> None:
    with file.open("w", newline="") as handle:
        writer = csv.DictWriter(handle, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


@functools.cache
def contract_columns() -> dict[str, list[str]]:
    """The columns of each raw table."""
    contract = ROOT / "models/staging/raw/_raw__sources.yml"
    tables = yaml.safe_load(contract.read_text())["sources"][0]["tables"]
    return {
        table["name"]: [column["name"] for column in table["columns"]]
        for table in tables
    }


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What worlds have in common, and the project parsed; one for all workers."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    folder /= "template"
    folder.mkdir(exist_ok=True)
    for part in (*SHARED, "seeds"):
        with contextlib.suppress(FileExistsError):
            (folder / part).symlink_to(ROOT / part)
    return folder


@pytest.fixture(scope="session")
def build_world(
    tmp_path_factory: pytest.TempPathFactory, template: Path
) -> Callable[..., World]:
    """Make a world and build it: the arguments of `World.build`."""

    def build(*arguments: Any, **options: Any) -> World:
        world = World(tmp_path_factory.mktemp("world"), template)
        return world.build(*arguments, **options)

    return build
