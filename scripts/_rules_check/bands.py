"""Scorecards and what belongs to them: groups, tiers, grades, adjustments."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal

from .book import Book
from .cells import as_day, as_number
from .finding import Finding
from .sheet import Row

GRAINS = {
    "rule_groups": ("scorecard_id", "rule_group"),
    "scorecards": ("scorecard_id",),
    "tiers": ("scorecard_id", "tier"),
    "grades": ("scorecard_id", "dimension", "grade"),
    "attributes": ("attribute",),
    "event_kinds": ("event",),
    "ignored_signals": ("event", "property", "operator", "value"),
    "bot_agents": ("pattern",),
    "own_staff": ("kind", "value"),
}
LIMITS = {
    "rule_groups": ("min_points", "max_points"),
    "scorecards": ("min_score", "max_score"),
}


def check(book: Book) -> Iterator[Finding]:
    yield from twice(book)
    for table, (low, high) in LIMITS.items():
        for row in own(book, table):
            floor, ceiling = as_number(row[low]), as_number(row[high])
            if floor is not None and ceiling is not None and floor > ceiling:
                yield book.say(row, low, "limits_swapped")
    yield from primary(book)
    yield from bands(book)
    for row in own(book, "score_adjustments"):
        start, end = as_day(row["effective_from"]), as_day(row["effective_to"])
        if start and end and start > end:
            yield book.say(row, "effective_from", "adjustment_ends_before")


def own(book: Book, table: str) -> list[Row]:
    return [row for row in book.rows(table) if row.sheet.is_own]


def twice(book: Book) -> Iterator[Finding]:
    for table, grain in GRAINS.items():
        rows = book.rows(table)
        copies = Counter(tuple(row[name].lower() for name in grain) for row in rows)
        for row in own(book, table):
            key = tuple(row[name].lower() for name in grain)
            if any(key) and copies[key] > 1:
                column = next(name for name in reversed(grain) if row[name])
                yield book.say(row, column, "row_twice")


def active(book: Book) -> list[Row]:
    return [
        row
        for row in book.rows("scorecards")
        if row["is_active"].lower() != "false" and row["scorecard_id"]
    ]


def primary(book: Book) -> Iterator[Finding]:
    if "scorecards" not in book.sheets:
        return
    primaries = [row for row in active(book) if row["is_primary"].lower() == "true"]
    if len(primaries) > 1:
        for row in primaries:
            if row.sheet.is_own:
                yield book.say(row, "is_primary", "two_primary")
    elif not primaries:
        sheet = book.sheets["scorecards"]
        problem, remedy = book.contract.phrases["no_primary"]
        if sheet.is_own and not sheet.is_broken:
            yield sheet.finding(0, "is_primary", "", problem, remedy)


def bands(book: Book) -> Iterator[Finding]:
    """Tiers and grades have bounds of their own, and reach to the bottom."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in book.rows("tiers"):
        groups["tiers", row["scorecard_id"], ""].append(row)
    for row in book.rows("grades"):
        groups["grades", row["scorecard_id"], row["dimension"].lower()].append(row)
    for (table, scorecard, _), rows in groups.items():
        column = "min_score" if table == "tiers" else "min_points"
        yield from gaps(book, rows, column, lowest_score(book, table, scorecard))
    for row in active(book):
        yield from without_bands(book, row, groups)


def lowest_score(book: Book, table: str, scorecard: str) -> Decimal | None:
    """The score that the lowest tier must reach; None: there is no floor."""
    with_own = {row["scorecard_id"] for row in book.rows("tiers")}
    floors = [
        as_number(row["min_score"])
        for row in active(book)
        if scorecard == row["scorecard_id"]
        or (not scorecard and row["scorecard_id"] not in with_own)
    ]
    if table == "grades" or None in floors or not floors:
        return None
    return min(floor for floor in floors if floor is not None)


def gaps(
    book: Book, rows: list[Row], column: str, floor: Decimal | None
) -> Iterator[Finding]:
    kind = "tier" if column == "min_score" else "grade"
    bounds = [as_number(row[column]) for row in rows]
    for row, bound in zip(rows, bounds, strict=True):
        if (
            row.sheet.is_own
            and bounds.count(bound) > 1
            and not (bound is None and row[column])
        ):
            yield book.say(row, column, f"{kind}_bound_twice")
    if all(row[column] for row in rows) and None not in bounds:
        lowest = min(zip(bounds, rows, strict=True), key=lambda pair: pair[0])
        if lowest[1].sheet.is_own and (floor is None or lowest[0] > floor):
            yield book.say(lowest[1], column, f"{kind}_gap")


def without_bands(
    book: Book, scorecard: Row, groups: dict[tuple[str, ...], list[Row]]
) -> Iterator[Finding]:
    """A scorecard with bands of its own has only them."""
    name = scorecard["scorecard_id"]
    has_own = {table for table, card, _ in groups if card == name}
    for table, dimension in (
        ("tiers", ""),
        ("grades", "fit"),
        ("grades", "engagement"),
    ):
        sheet = book.sheets.get(table)
        if (
            sheet is None
            or sheet.is_broken
            or not scorecard.sheet.is_own | sheet.is_own
        ):
            continue
        if (table, name if table in has_own else "", dimension) in groups:
            continue
        if not dimension:
            yield book.say(scorecard, "scorecard_id", "no_tiers")
        else:
            problem = f"has no grades for {dimension}"
            remedy = "Add them to grades.csv, if it should have some"
            yield scorecard.finding("scorecard_id", problem, remedy, is_warning=True)
