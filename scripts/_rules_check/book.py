"""The files of a folder of seeds, read; and what checks ask about them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from _environment import CALLED_FROM

from .contract import OWN_SEEDS, ROOT, Contract
from .finding import Finding, nearest
from .reading import read_sheet
from .sheet import Row, Sheet

FOLDERS = ("rules", "lists")
RULE_TABLES = (
    "demographic_rules",
    "behavioral_rules",
    "negative_rules",
    "disqualification_rules",
)


@dataclass
class Book:
    contract: Contract
    sheets: dict[str, Sheet] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)

    @property
    def findings(self) -> list[Finding]:
        """What was found while reading."""
        read = [one for sheet in self.own_sheets() for one in sheet.findings]
        return self.faults + read

    def own_sheets(self) -> Iterator[Sheet]:
        return (sheet for sheet in self.sheets.values() if sheet.is_own)

    def rows(self, *tables: str) -> list[Row]:
        return [
            row
            for table in tables
            if table in self.sheets
            for row in self.sheets[table].rows
        ]

    def names(self, table: str, column: str) -> dict[str, None] | None:
        """The values of a column in order; None: nobody can know them here."""
        sheet = self.sheets.get(table)
        if sheet is None or column not in sheet.header:
            return None
        return dict.fromkeys(row[column] for row in sheet.rows if row[column])

    def say(self, row: Row, column: str, key: str, **more: bool) -> Finding:
        """A finding in the words that the warehouse says it in too."""
        problem, remedy = self.contract.phrases[key]
        return row.finding(column, problem, remedy, **more)


def read_book(seeds: Path, contract: Contract) -> Book:
    """What a user's project does not have is this project's own."""
    book = Book(contract)
    tables = contract.columns | {
        name: contract.columns.get(name, {"value": {"required": True}})
        for name in contract.lists
    }
    files = csv_files(book, seeds)
    is_own_project = seeds.resolve() == OWN_SEEDS.resolve()
    fallback = {} if is_own_project else csv_files(book, OWN_SEEDS)
    for table in contract.switched_off:
        fallback.pop(table, None)
    for table, columns in tables.items():
        path = files.get(table) or fallback.get(table)
        if path:
            sheet = Sheet(table, path, shown(path), is_own=table in files)
            book.sheets[table] = read_sheet(sheet, list(columns))
        elif table not in contract.switched_off:
            book.faults.append(missing(seeds, table, table in contract.lists))
    for table, path in files.items():
        if table not in tables and path.parent.name in FOLDERS:
            free = set(tables) - set(files)
            book.faults.append(unknown(path, nearest(table, free)))
    return book


def csv_files(book: Book, seeds: Path) -> dict[str, Path]:
    files: dict[str, Path] = {}
    for path in sorted(seeds.rglob("*.csv")):
        if path.stem in files:
            book.faults.append(about(path, "there is a second file of this name", ""))
        files.setdefault(path.stem, path)
    return files


def missing(seeds: Path, table: str, is_list: bool) -> Finding:
    path = seeds / FOLDERS[is_list] / f"{table}.csv"
    remedy = "Restore it, with its header at least"
    if is_list:
        remedy += ", or take it out of the var lead_scoring_lists"
    return about(path, "the file is missing", remedy)


def unknown(path: Path, guess: str | None) -> Finding:
    if path.parent.name == "lists":
        problem = "the list is not in the var lead_scoring_lists, so no rule sees it"
        return about(path, problem, "Add it there, in dbt_project.yml")
    remedy = f'Did you mean "{guess}.csv"?' if guess else "Move it out of this folder"
    return about(path, "the file is no rule table", remedy)


def about(path: Path, problem: str, remedy: str) -> Finding:
    remedy = remedy or "Delete one of them"
    return Finding(shown(path), 0, -1, problem=problem, remedy=remedy)


def shown(path: Path) -> str:
    """The path as the user knows it."""
    for base in (ROOT, Path(CALLED_FROM)):
        if path.resolve().is_relative_to(base.resolve()):
            return str(path.resolve().relative_to(base.resolve()))
    return str(path)
