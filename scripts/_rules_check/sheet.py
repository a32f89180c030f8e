"""A file of rules as read: its rows, and what was found while reading."""

from dataclasses import dataclass, field
from pathlib import Path

from .finding import Finding


@dataclass
class Row:
    """A row of a table; a cell is its text without spaces around it."""

    sheet: "Sheet"
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def finding(
        self, column: str, problem: str, remedy: str, is_warning: bool = False
    ) -> Finding:
        return self.sheet.finding(
            self.line, column, self[column], problem, remedy, is_warning
        )


@dataclass
class Sheet:
    """A file as read. `mends` says what --fix does; if `is_broken`, nothing."""

    table: str
    path: Path
    name: str
    is_own: bool = True
    header: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    mends: list[str] = field(default_factory=list)
    is_broken: bool = False

    def finding(
        self,
        line: int,
        column: str,
        value: str,
        problem: str,
        remedy: str,
        is_warning: bool = False,
    ) -> Finding:
        place = self.header.index(column) if column in self.header else -1
        return Finding(
            self.name, line, place, column, value, problem, remedy, is_warning
        )

    def say(self, line: int, problem: str, remedy: str, **more: bool) -> None:
        self.findings.append(self.finding(line, "", "", problem, remedy, **more))
