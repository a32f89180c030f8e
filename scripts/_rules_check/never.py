"""Warnings: conditions and counts that no page, lead or visit can meet."""

import re
from collections.abc import Iterator

from .book import RULE_TABLES, Book
from .cells import as_number
from .conditions import tested
from .finding import Finding
from .sheet import Row
from .values import PARTED, parts_of

WHOLE_ENDS = ("is", "is_not", "is_one_of", "ends_with")
HARD_SPACES = "[\u00a0\u202f\u2007]"


def check(book: Book) -> Iterator[Finding]:
    for row in book.rows(*RULE_TABLES, "ignored_signals"):
        if row.sheet.is_own:
            said = first(*texts(row))
            if said:
                yield row.finding("value", *said, is_warning=True)
            yield from counts(row)


def first(*found: tuple[str, str]) -> tuple[str, str] | None:
    return found[0] if found else None


def texts(row: Row) -> Iterator[tuple[str, str]]:
    """Problem and remedy of values that no text of this kind has."""
    operator, what = row["operator"].lower(), tested(row)
    if operator not in ("is", "is_not", *PARTED):
        return
    for part in parts_of(row):
        if what == ("event", "page_path"):
            yield from paths(operator, part)
        elif what == ("event", "page_host") and "/" in part:
            yield "holds more than a host", "Write the host alone: www.example.com"
        elif what == ("lead", "email_domain") and "@" in part:
            yield "never fits: the domain has no @", "Write what follows the @"
        doubled = "" if operator == "contains_word" else "|  "
        if re.search(HARD_SPACES + doubled, part):
            yield "holds spaces that the data may not have", "Write one plain space"


def paths(operator: str, part: str) -> Iterator[tuple[str, str]]:
    starts = operator in ("is", "is_not", "is_one_of", "starts_with")
    if "://" in part:
        yield "is an address, not a path", "Write the part after the host"
    elif "*" in part:
        end = f": {operator} needs no *" if operator == "starts_with" else ""
        yield f"is compared as it is written{end}", "Leave the * out, or use matches"
    elif found := re.search("[?#]", part):
        yield f"holds {found[0]}, which is never in a path", "Write the part before it"
    elif starts and not part.startswith("/"):
        yield "has no leading slash, and every path starts with one", f"Write /{part}"
    elif operator in WHOLE_ENDS and len(part) > 1 and part.endswith("/"):
        yield "ends in a slash, which paths lose", f"Write {part.rstrip('/')}"


def counts(row: Row) -> Iterator[Finding]:
    least, days = as_number(row["at_least"]), as_number(row["within_days"])
    once = row["count_as"].lower()
    if least is None or row["condition"] != "1":
        return
    if once == "once" and least > 1:
        problem = "is never reached: count_as once counts one occurrence"
        yield row.finding("at_least", problem, "Write every_time", is_warning=True)
    if once == "once_per_day" and days is not None and least > days:
        problem = "is more than the days of within_days, and each counts once"
        yield row.finding("at_least", problem, "Lower it", is_warning=True)
