"""Each cell by itself: numbers, days, words, what is missing."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from .book import Book
from .decoding import has_mojibake
from .finding import Finding, nearest, simplified
from .sheet import Row

# What other programs call an operator that goes by a name not like theirs.
SAME_AS = {
    "beginswith": "starts_with",
    "equals": "is",
    "eq": "is",
    "notequals": "is_not",
    "in": "is_one_of",
    "regex": "matches",
    "isempty": "is_unknown",
    "isset": "is_known",
}
SLASHED_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2,4})")
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def check(book: Book) -> Iterator[Finding]:
    for table, columns in book.contract.columns.items():
        sheet = book.sheets.get(table)
        for row in sheet.rows if sheet and sheet.is_own else []:
            for column, meta in columns.items():
                if column in sheet.header:
                    yield from cell_findings(book, row, column, meta)


def cell_findings(
    book: Book, row: Row, column: str, meta: dict[str, Any]
) -> Iterator[Finding]:
    value = row[column]
    if value.lower() == "null":
        yield row.finding(column, "loads as an empty cell", "Write another word")
    if has_mojibake(value):
        problem = "has letters that were lost in a conversion"
        yield row.finding(column, problem, "Type the value anew", is_warning=True)
    is_first = row["condition"] in ("", "1")
    if not value:
        required = meta.get("required")
        if required is True or (required == "rule" and is_first):
            yield row.finding(column, "is missing", remedy_of(meta))
    elif meta.get("of_rule") and row["condition"] and not is_first:
        yield book.say(row, column, "of_rule")
    elif not is_allowed(value, meta):
        yield row.finding(column, meta["problem"], hint(value, meta))


def is_allowed(value: str, meta: dict[str, Any]) -> bool:
    if "allowed" in meta:
        return value.lower() in meta["allowed"]
    if "pattern" in meta and not re.fullmatch(meta["pattern"].strip("^$"), value):
        return False
    return meta.get("type") != "day" or as_day(value) is not None


def remedy_of(meta: dict[str, Any]) -> str:
    allowed = ", ".join(meta.get("allowed", []))
    return meta.get("remedy") or (f"Write {allowed}" if allowed else "Write it")


def hint(value: str, meta: dict[str, Any]) -> str:
    """The remedy, for this very value where one can tell."""
    kind = meta.get("type")
    if kind == "word":
        guess = nearest(SAME_AS.get(simplified(value), value), meta["allowed"])
        return f'Did you mean "{guess}"?' if guess else remedy_of(meta)
    if kind == "day" and (found := SLASHED_DAY.fullmatch(value)):
        one, two, year = (int(part) for part in found.groups())
        if 1 <= one <= 12 and 1 <= two <= 12 and one != two:
            return (
                f"It is {one} {MONTHS[two - 1]} to some and {two} {MONTHS[one - 1]} to "
                f"others: write it as YYYY-MM-DD, such as {full_year(year)}-"
                f"{two:02d}-{one:02d} or {full_year(year)}-{one:02d}-{two:02d}"
            )
    if kind in ("number", "count"):
        if "," in value:
            return "Write digits without a comma, and a point before decimals"
        if value.endswith("%"):
            return f"Write {value.rstrip('% ')} without the percent sign"
        if re.fullmatch("0+[0-9]+", value) and value.strip("0"):
            return f"Write {value.lstrip('0')}"
    return remedy_of(meta)


def full_year(year: int) -> int:
    return year if year > 99 else 2000 + year


def as_day(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if len(value) == 10 else None
    except ValueError:
        return None


def as_number(value: str) -> Decimal | None:
    """A plain number; None: no number, which another check says."""
    plain = re.fullmatch(r"-?[0-9]{1,15}([.][0-9]{1,4}0*)?", value)
    return Decimal(value) if plain else None
