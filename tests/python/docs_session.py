"""What the pages say to type, typed: a project of its own, in this process.

A script would set up a .venv in its project, and dbt would read the project for
each command; here both happen once.
"""

import contextlib
import csv
import io
import re
import runpy
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import duckdb
import yaml
from conftest import ROOT, inside
from dbt.cli.main import dbtRunner
from dbt_runs import close_work_database

BOX = re.compile(r"^ *```(\w+) ?(\S*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
# ./scripts/test has run dbt's own tests
SETTINGS = {"DBT_EXCLUDE_RESOURCE_TYPES": "test unit_test", "LEAD_SCORING_THREADS": "2"}


@dataclass
class Box:
    page: str
    language: str
    file: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Commands, without what is said about them."""
        joined = self.text.replace("\\\n", " ")
        kept = (re.sub(r"(^|\s+)#.*", "", line).strip() for line in joined.splitlines())
        return [re.sub(r"\s+", " ", line) for line in kept if line]


def boxes(page: Path) -> list[Box]:
    name = str(page.relative_to(ROOT))
    return [Box(name, *found) for found in BOX.findall(page.read_text())]


class Session:
    """A project folder with a sample in it, and who types there."""

    def __init__(self, folder: Path, variables: dict) -> None:
        self.folder, self.environment = folder, dict(SETTINGS)
        for part in ("profiles.yml", ".dbtignore", "macros", "tests", "scripts"):
            (folder / part).symlink_to(ROOT / part)
        for part in ("seeds", "models", "docs"):  # what a reader edits
            shutil.copytree(ROOT / part, folder / part)
        settings = yaml.safe_load((ROOT / "dbt_project.yml").read_text())
        settings["vars"] |= variables
        (folder / "dbt_project.yml").write_text(yaml.safe_dump(settings))

    def do(self, box: Box) -> None:
        """Write the file that a box names."""
        file = self.folder / box.file
        if box.language == "csv":
            replace_row(file, box.text)
        else:
            file.parent.mkdir(exist_ok=True)
            file.write_text(box.text)

    def type(self, line: str) -> str:
        """What a command says; that it ends well."""
        words = shlex.split(line.replace("$PWD", str(self.folder)))
        given = dict(self.given(words))
        words = words[len(given) :]
        if words[:1] == ["export"]:
            self.environment |= dict(self.given(words[1:]))
            return ""
        said = io.StringIO()
        with (
            inside(self.folder, self.environment | given),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(said),
        ):
            code = self.run(words, said)
        assert not code, f"{line}: {code}\n{said.getvalue()[-3000:]}"
        return said.getvalue()

    @staticmethod
    def given(words: list[str]) -> Iterator[tuple[str, str]]:
        """The settings in front of a command."""
        for word in words:
            if not re.match(r"[A-Z_]+=", word):
                return
            name, _, value = word.partition("=")
            yield name, value

    def run(self, words: list[str], said: io.StringIO) -> object:
        if words[0].startswith("./scripts/"):
            return self.script(words)
        if words[0] == ".venv/bin/dbt":
            try:
                return 0 if dbtRunner().invoke(words[1:]).success else 1
            finally:
                close_work_database()
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        said.write(done.stdout + done.stderr)
        return done.returncode

    def script(self, words: list[str]) -> object:
        place = str(self.folder)
        with (
            mock.patch("_environment.enter"),
            mock.patch.multiple("_environment", ROOT=place, CALLED_FROM=place),
            mock.patch("sys.argv", words),
        ):
            try:
                runpy.run_path(words[0], run_name="__main__")
            except SystemExit as end:
                return end.code
            finally:
                close_work_database()
        return 0

    def query(self, sql: str) -> list[tuple]:
        """Rows of the published file."""
        file = self.folder / "warehouse/leads.duckdb"
        with duckdb.connect(file, read_only=True) as leads:
            return [
                row
                for statement in duckdb.extract_statements(sql)
                for row in leads.execute(statement).fetchall()
            ]


def replace_row(file: Path, line: str) -> None:
    """A row takes the place of the one with the same id, or comes last."""
    key = next(csv.reader([line]))[0] + ","
    lines = file.read_text().splitlines(keepends=True)
    kept = [old for old in lines if not old.startswith(key)]
    assert len(kept) >= len(lines) - 1, f"{file.name}: {key} is there more than once"
    place = next((i for i, old in enumerate(lines) if old.startswith(key)), len(kept))
    file.write_text("".join([*kept[:place], line, *kept[place:]]))
