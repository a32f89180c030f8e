"""The named lists: their values, and whether a rule uses them."""

from collections.abc import Iterator

from .book import RULE_TABLES, Book
from .conditions import LISTED
from .finding import Finding


def check(book: Book) -> Iterator[Finding]:
    used: dict[str, set[str]] = {}
    for row in book.rows(*RULE_TABLES, "ignored_signals"):
        if row["operator"].lower() in LISTED:
            used.setdefault(row["value"].lower(), set()).add(row["operator"].lower())
    for name in book.contract.lists:
        sheet = book.sheets.get(name)
        if not sheet or not sheet.is_own:
            continue
        operators = used.get(name.lower())
        seen: dict[str, int] = {}
        exact: set[str] = set()
        for row in sheet.rows:
            value = row["value"].lower()
            if value and value in seen:
                problem = f"stands in line {seen[value]} too"
                is_same = row["value"] in exact
                yield row.finding("value", problem, "Delete one of them", not is_same)
            seen.setdefault(value, row.line)
            exact.add(row["value"])
        if operators is None:
            problem, remedy = (
                "no rule uses this list",
                "Use it with in_list, or drop it",
            )
            yield sheet.finding(0, "", "", problem, remedy, True)
        if not sheet.rows and not sheet.is_broken:
            # of an empty list not_in_list is true for everybody
            is_warning = "not_in_list" not in (operators or set())
            problem, remedy = "the list has no value", "Add one, or drop its rules"
            yield sheet.finding(0, "", "", problem, remedy, is_warning)
