"""Warnings: rules that can never give anything, or give it to everybody."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

import duckdb

from .bands import active, own
from .book import RULE_TABLES, Book
from .cells import as_day, as_number
from .conditions import compiles, tested
from .finding import Finding
from .sheet import Row

SAMPLES = ["x", "0", "Ünï 7 z", "-./@_"]  # what a pattern for everything finds


def check(book: Book) -> Iterator[Finding]:
    inactive = set(book.names("scorecards", "scorecard_id") or {}) - {
        row["scorecard_id"] for row in active(book)
    }
    rules: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in book.rows(*RULE_TABLES):
        rules[row.sheet.table, row["rule_id"]].append(row)
    for rows in rules.values():
        first = next((row for row in rows if row["condition"] == "1"), None)
        if first and first.sheet.is_own and first["is_active"].lower() != "false":
            yield from over(book, first)
            if first["scorecard_id"] in inactive:
                yield warn(first, "scorecard_id", "is not active, nor is the rule")
            yield from ignored(book, first)
            yield from contradictions(book, rows)
    for row in book.rows(*RULE_TABLES):
        if row.sheet.is_own and is_always_true(row):
            yield warn(row, "value", "is true of everything", "Use is_known instead")
    yield from unreached(book)


def warn(row: Row, column: str, problem: str, remedy: str = "") -> Finding:
    remedy = remedy or "Leave it so, or mend the rule"
    return row.finding(column, problem, remedy, is_warning=True)


def over(book: Book, row: Row) -> Iterator[Finding]:
    end = as_day(row["valid_to"])
    if end and end < book.contract.today:
        # events of those days may still count
        problem = "is in the past, so nothing new counts for the rule"
        yield warn(row, "valid_to", problem, "Move it, or delete the rule")


def ignored(book: Book, row: Row) -> Iterator[Finding]:
    """All events of the rule are ignored, whatever their properties."""
    dropped = {
        event.strip().lower()
        for signal in book.rows("ignored_signals")
        if not signal["property"] and signal["is_active"].lower() != "false"
        for event in signal["event"].split("|")
    }
    events = {name.strip().lower() for name in row["event"].split("|")} - {""}
    if events and events <= dropped:
        yield warn(row, "event", "is ignored by ignored_signals.csv: it earns nothing")


def contradictions(book: Book, rows: list[Row]) -> Iterator[Finding]:
    """No value of an attribute meets all conditions of the rule."""
    same: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        if tested(row)[1]:
            same[tested(row)].append(row)
    for conditions in same.values():
        if is_impossible(book, conditions):
            numbers = " and ".join(row["condition"] for row in conditions)
            column = "value" if conditions[-1]["value"] else "operator"
            what = (
                f"makes conditions {numbers} contradict each other"
                if len(conditions) > 1
                else "is met by nothing"
            )
            yield warn(conditions[-1], column, f"{what}: the rule never applies")


def is_impossible(book: Book, rows: list[Row]) -> bool:
    operators = [row["operator"].lower() for row in rows]
    if "is_unknown" in operators and set(operators) != {"is_unknown"}:
        return True
    if any(row["operator"].lower() in ONLY and not row["value"] for row in rows):
        return False  # a value that is missing is said elsewhere
    only = [values_of(book, row) for row in rows if row["operator"].lower() in ONLY]
    if None in only:
        return False
    floor, ceiling = limits(rows)
    if floor is not None and ceiling is not None and floor > ceiling:
        return True
    if not only:
        return False
    left = set.intersection(*(values for values in only if values is not None))
    return not any(all(may_be(book, row, value) for row in rows) for value in left)


ONLY = ("is", "is_one_of", "in_list")


def values_of(book: Book, row: Row) -> set[str] | None:
    """The values of is, is_one_of, in_list and their negations, if known."""
    operator, value = row["operator"].lower(), row["value"].lower()
    if operator in ("in_list", "not_in_list"):
        names = book.names(value, "value")
        return None if names is None else {name.lower() for name in names}
    parts = value.split("|") if operator == "is_one_of" else [value]
    return {part.strip() for part in parts} - {""}


def limits(rows: list[Row]) -> tuple[Decimal | None, Decimal | None]:
    floors: list[Decimal] = []
    ceilings: list[Decimal] = []
    for row in rows:
        operator = row["operator"].lower()
        parts = [as_number(part.strip()) for part in row["value"].split("|")]
        if operator in ("at_least", "between") and parts[0] is not None:
            floors.append(parts[0])
        if operator in ("at_most", "between") and parts[-1] is not None:
            ceilings.append(parts[-1])
    return max(floors, default=None), min(ceilings, default=None)


def may_be(book: Book, row: Row, value: str) -> bool:
    """Whether the condition may hold for a value; true where it is hard to say."""
    operator = row["operator"].lower()
    parts = [part.strip() for part in row["value"].lower().split("|")]
    if operator in ("is_not", "not_in_list"):
        return value not in (values_of(book, row) or set())
    if operator == "starts_with":
        return value.startswith(tuple(parts))
    if operator == "ends_with":
        return value.endswith(tuple(parts))
    if operator == "contains":
        return any(part in value for part in parts)
    floor, ceiling = limits([row])
    number = as_number(value)
    if number is None:
        return True
    return not (
        (floor is not None and number < floor)
        or (ceiling is not None and number > ceiling)
    )


def is_always_true(row: Row) -> bool:
    operator, value = row["operator"].lower(), row["value"]
    if operator == "starts_with" and tested(row) == ("event", "page_path"):
        return "/" in [part.strip() for part in value.split("|")]
    if operator != "matches" or not value or not compiles(value):
        return False
    sql = "select bool_and(regexp_matches(s, $p, 'i')) from (select unnest($s) as s)"
    return duckdb.execute(sql, {"p": value, "s": SAMPLES}).fetchall() == [(True,)]


def unreached(book: Book) -> Iterator[Finding]:
    """Groups without a rule, tiers above the highest score."""
    used = {row["rule_group"] for row in book.rows(*RULE_TABLES)}
    for row in own(book, "rule_groups"):
        if row["rule_group"] and row["rule_group"] not in used:
            yield warn(row, "rule_group", "is used by no rule", "Use it, or delete it")
        if as_number(row["weight_percent"] or "1") == 0:
            yield warn(row, "weight_percent", "takes away all points of the group")
    for row in own(book, "tiers"):
        bound = as_number(row["min_score"])
        tops = [
            as_number(card["max_score"])
            for card in active(book)
            if row["scorecard_id"] in ("", card["scorecard_id"])
        ]
        highest = max((top for top in tops if top is not None), default=None)
        if None not in (bound, highest, *tops) and bound > highest:
            yield warn(row, "min_score", "is above the highest score", "Lower it")
