"""Names that stand in another table: groups, scorecards, events, attributes."""

from collections.abc import Iterable, Iterator
from typing import Any

from .book import Book
from .finding import Finding, nearest
from .sheet import Row


def check(book: Book) -> Iterator[Finding]:
    yield from registry(book)
    for table, columns in book.contract.columns.items():
        sheet = book.sheets.get(table)
        for row in sheet.rows if sheet and sheet.is_own else []:
            for column, meta in columns.items():
                if "references" in meta and row[column]:
                    yield from unknown_names(book, row, column, meta)


def registry(book: Book) -> Iterator[Finding]:
    """An attribute in the registry is one that leads have."""
    known = book.contract.all_attributes
    for row in book.rows("attributes"):
        name = row["attribute"].lower()
        if not row.sheet.is_own or not name:
            continue
        if name in map(str.lower, book.contract.lead_attributes):
            yield book.say(row, "attribute", "attribute_twice")
        elif name not in known:
            yield book.say(row, "attribute", "no_such_attribute")


def unknown_names(
    book: Book, row: Row, column: str, meta: dict[str, Any]
) -> Iterator[Finding]:
    known = known_names(book, row, meta["references"])
    if known is None:
        return
    separator = meta.get("separator")
    parts = row[column].split(separator) if separator else [row[column]]
    for name in (part.strip() for part in parts):
        if fold(name, meta) not in {fold(one, meta) for one in known}:
            guess = nearest(name, known)
            remedy = meta.get("remedy") or f"Write {', '.join(known) or 'another'}"
            remedy = remedy.format(properties=", ".join(known))
            if guess:
                remedy = f'Did you mean "{guess}"?'
            problem = meta["problem"]
            if len(parts) > 1:
                problem = f'holds "{name}", which {problem}'
            yield row.finding(column, problem, remedy)


def fold(name: str, meta: dict[str, Any]) -> str:
    """Groups and scorecards go by their exact names, the others by any case."""
    exact = ("rule_groups.rule_group", "scorecards.scorecard_id")
    return name if meta["references"] in exact else name.lower()


def known_names(book: Book, row: Row, reference: str) -> Iterable[str] | None:
    if reference == "properties":
        return properties(book, row["property"])
    table, column = reference.split(".")
    names = book.names(table, column)
    if names is not None and table == "attributes":
        return [*names, *book.contract.lead_attributes]
    if names is not None and table == "rule_groups" and row["scorecard_id"]:
        # a rule of one scorecard needs a group of that one, or of all
        return [
            group["rule_group"]
            for group in book.rows("rule_groups")
            if group["scorecard_id"] in ("", row["scorecard_id"])
        ]
    return names


def properties(book: Book, value: str) -> Iterable[str] | None:
    if value.lower().startswith("lead."):
        names = book.names("attributes", "attribute")
        if names is None:
            return None
        return [f"lead.{name}" for name in [*names, *book.contract.lead_attributes]]
    return [*book.contract.properties]
