"""The proposed rule tables: the files as they are, with other numbers in cells."""

import csv
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

from _environment import stop
from _suggest_points import Change
from _words import number

RULE_TABLES = ("demographic_rules", "behavioral_rules", "negative_rules")

Cells = dict[str, Decimal]


def write_proposal(
    seeds: Path,
    out: Path,
    changes: dict[str, Change],
    bounds: dict[tuple[str, str], Decimal],
) -> None:
    """`changes` by rule; `bounds` by scorecard (blank: all) and tier."""

    def of_rule(row: dict[str, str]) -> Cells:
        change = changes.get(row["rule_id"])
        if not change or not is_first(row):
            return {}
        return {"points": change.points} | (
            {"max_points": change.max_points} if change.max_points else {}
        )

    def of_tier(row: dict[str, str]) -> Cells:
        bound = bounds.get((row["scorecard_id"], row["tier"]))
        return {} if bound is None else {"min_score": bound}

    for file in rule_files(seeds):
        write(out / "rules" / file.name, with_cells(text_of(file), of_rule))
    file = seeds / "rules/tiers.csv"
    if file.exists():
        write(out / "rules" / file.name, with_cells(text_of(file), of_tier))


def write(file: Path, text: str) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("w", encoding="utf-8", newline="") as handle:
            handle.write(text)
    except OSError as error:
        stop(f"{file} can't be written: {error.strerror}.")


def rule_files(seeds: Path) -> list[Path]:
    files = [seeds / f"rules/{table}.csv" for table in RULE_TABLES]
    return [file for file in files if file.exists()]


def text_of(file: Path) -> str:
    with file.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def is_first(row: dict[str, str]) -> bool:
    """A rule's further rows add conditions and have no points."""
    return row["condition"] == "1"


def changed_since(seeds: Path, rules: list[dict]) -> str | None:
    """A rule whose points in the files are not those of the build."""
    built = {rule["rule_id"]: rule["points"] for rule in rules}
    for file in rule_files(seeds):
        for row in csv.DictReader(io.StringIO(text_of(file).removeprefix("\ufeff"))):
            row = {name: (cell or "").strip() for name, cell in row.items() if name}
            rule = row["rule_id"]
            if (
                is_first(row)
                and rule in built
                and Decimal(row["points"]) != built[rule]
            ):
                return rule
    return None


def with_cells(text: str, wanted: Callable[[dict[str, str]], Cells]) -> str:
    """The text of a CSV with cells replaced, by column, as is wanted of each row;
    each other byte stays."""
    parts, copied, header = [], 0, None
    for cells in records(text):
        read = [text[start:end] for start, end in cells]
        row = [unquoted(cell) for cell in read]
        if header is None:
            header = [name.removeprefix("\ufeff") for name in row]
            continue
        if len(row) < len(header):
            continue
        new = wanted(dict(zip(header, row, strict=False)))
        for column in sorted(new, key=header.index):
            start, end = cells[header.index(column)]
            parts += [text[copied:start], number(new[column]).replace(",", "")]
            copied = end
    return "".join([*parts, text[copied:]])


def records(text: str) -> Iterator[list[tuple[int, int]]]:
    """Where the cells of each record begin and end; a quoted one may hold
    separators and line ends."""
    cells, start, is_quoted = [], 0, False
    for place, sign in enumerate(text):
        if sign == '"':
            is_quoted = not is_quoted
        elif sign in ",\r\n" and not is_quoted:
            if sign != "\n" or text[place - 1 : place] != "\r":
                cells.append((start, place))
            start = place + 1
            if sign != "," and cells:
                yield cells
                cells = []
    if start < len(text):
        cells.append((start, len(text)))
    if cells:
        yield cells


def unquoted(cell: str) -> str:
    cell = cell.strip()
    if cell[:1] == '"' == cell[-1:]:
        cell = cell[1:-1].replace('""', '"')
    return cell.strip()
