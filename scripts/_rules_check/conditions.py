"""What a row tests: its operator and value fit what is tested."""

import functools
from collections.abc import Iterator

import duckdb

from .book import RULE_TABLES, Book
from .cells import as_day, as_number
from .finding import Finding, nearest
from .rules import kind_of
from .sheet import Row

BARE = ("is_known", "is_unknown")
ORDERED = ("at_least", "at_most", "between")
LISTED = ("in_list", "not_in_list")


def check(book: Book) -> Iterator[Finding]:
    for row in book.rows(*RULE_TABLES, "ignored_signals"):
        if row.sheet.is_own:
            yield from presence(book, row)
            yield from operand(book, row)
    yield from events(book)


def tested(row: Row) -> tuple[str, str]:
    """(lead or event, attribute or property) in lower case."""
    if "attribute" in row.sheet.header:
        return "lead", row["attribute"].lower()
    name = row["property"].lower()
    return ("lead", name[5:]) if name.startswith("lead.") else ("event", name)


def column_of(row: Row) -> str:
    return "attribute" if "attribute" in row.sheet.header else "property"


def presence(book: Book, row: Row) -> Iterator[Finding]:
    subject, name = tested(row)
    operator = row["operator"].lower()
    if name and not operator:
        yield book.say(row, "operator", "no_operator")
    if column_of(row) == "property" and not name:
        if operator or row["value"]:
            column = "operator" if operator else "value"
            yield book.say(row, column, "tests_nothing")
        elif row["condition"] not in ("", "1"):
            yield book.say(row, "property", "no_property")
    if operator in BARE and row["value"]:
        yield book.say(row, "value", "not_looked_at")
    elif operator and operator not in BARE and not row["value"]:
        yield book.say(row, "value", "no_value")
    if row.sheet.table == "ignored_signals" and subject == "lead":
        yield book.say(row, "property", "not_of_event")


def operand(book: Book, row: Row) -> Iterator[Finding]:
    operator, value = row["operator"].lower(), row["value"]
    if not value:
        return
    if operator in LISTED and value.lower() not in map(str.lower, book.contract.lists):
        problem, remedy = book.contract.phrases["no_list"]
        guess = nearest(value, book.contract.lists)
        lists = ", ".join(book.contract.lists)
        remedy = f'Did you mean "{guess}"?' if guess else remedy.format(lists=lists)
        yield row.finding("value", problem, remedy)
    if operator == "matches" and not compiles(value):
        yield book.say(row, "value", "no_pattern")
    if operator in ORDERED:
        yield from bounds(book, row, [bound.strip() for bound in value.split("|")])


def bounds(book: Book, row: Row, parts: list[str]) -> Iterator[Finding]:
    kind = data_type(book, *tested(row))
    if kind == "text":
        yield book.say(row, "operator", "not_of_text")
        return
    if row["operator"].lower() == "between" and len(parts) != 2:
        yield book.say(row, "value", "not_two_bounds")
        return
    numbers = [as_number(part) for part in parts]
    days = [as_day(part) for part in parts]
    if kind == "number" and None in numbers:
        yield book.say(row, "value", "not_a_number")
    elif kind == "date" and None in days:
        yield book.say(row, "value", "not_a_day")
    elif None in numbers and None in days:
        yield book.say(row, "value", "neither")
    else:
        low, *high = days if None in numbers else numbers
        if high and low > high[0]:
            yield book.say(row, "value", "bounds_swapped")


def data_type(book: Book, subject: str, name: str) -> str | None:
    """text, number or date; None: any, or unknown, which another check says."""
    if subject == "event":
        is_number = book.contract.properties.get(name)
        return {True: "number", False: None, None: None}[is_number]
    for row in book.rows("attributes"):
        if row["attribute"].lower() == name:
            return row["data_type"].lower()
    return None


@functools.cache
def compiles(pattern: str) -> bool:
    """On the engine itself: its regular expressions are its own."""
    try:
        duckdb.execute("select regexp_matches('', ?, 'i')", [pattern]).fetchall()
    except duckdb.Error:
        return False
    return True


def events(book: Book) -> Iterator[Finding]:
    """Rules about events name one, or a property of one."""
    has_event = {
        row["rule_id"]
        for row in book.rows("behavioral_rules", "negative_rules")
        if row["event"] or (tested(row)[1] and tested(row)[0] == "event")
    }
    for row in book.rows("behavioral_rules", "negative_rules"):
        if row["condition"] != "1" or not row.sheet.is_own:
            continue
        kind = kind_of(row)
        if kind == "event" and row["rule_id"] not in has_event:
            yield book.say(row, "event", "no_event")
        if kind == "unopened" and not row["event"]:
            yield book.say(row, "event", "no_event")
        if kind == "attribute" and not row["property"]:
            yield book.say(row, "property", "no_property")
    attribute_rules = {
        row["rule_id"]
        for row in book.rows("negative_rules")
        if kind_of(row) == "attribute"
    }
    for row in book.rows("negative_rules"):
        subject, name = tested(row)
        is_of_event = name and subject == "event"
        if row.sheet.is_own and is_of_event and row["rule_id"] in attribute_rules:
            yield book.say(row, "property", "not_of_lead")
    for row in book.rows("ignored_signals"):
        if row.sheet.is_own and not row["event"] and not row["property"]:
            yield book.say(row, "event", "no_event")
