"""A rule's rows together: its name, numbering, points and settings."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from .book import RULE_TABLES, Book
from .cells import as_day, as_number
from .finding import Finding
from .sheet import Row

DECAYS = ("half_life", "linear", "percent", "compound")
STEPS = ("percent", "compound")
DECAY_SETTINGS = ("decay", "decay_days", "decay_percent")
# What a kind of rule has no use for.
USELESS = {
    "attribute": (
        "event",
        "count_as",
        "at_least",
        "at_most",
        "within_days",
        "max_points",
        *DECAY_SETTINGS,
    ),
    "event": (),
    "inactivity": ("count_as", "at_least", "at_most", *DECAY_SETTINGS),
    "unopened": ("count_as", "at_most", "max_points", *DECAY_SETTINGS),
}


def check(book: Book) -> Iterator[Finding]:
    yield from names(book)
    for row in book.rows(*RULE_TABLES):
        if row["condition"] == "1" and row.sheet.is_own:
            yield from points(book, row)
            yield from settings(book, row)
            yield from windows(book, row)
            yield from decay(book, row)


def kind_of(row: Row) -> str:
    """attribute, event, inactivity or unopened."""
    if row.sheet.table == "negative_rules":
        return row["kind"].lower()
    return "event" if row.sheet.table == "behavioral_rules" else "attribute"


def names(book: Book) -> Iterator[Finding]:
    """One name, one rule, numbered 1, 2, 3."""
    tables, numbers = defaultdict(set), defaultdict(set)
    rows = [row for row in book.rows(*RULE_TABLES) if row["rule_id"]]
    for row in rows:
        tables[row["rule_id"]].add(row.sheet.table)
        numbers[row["rule_id"]].add(row["condition"])
    adjustments = book.rows("score_adjustments")
    for row in adjustments:
        tables[row["adjustment_id"]].add(row.sheet.table)
    copies = Counter(
        (row.sheet.table, row["rule_id"], row["condition"]) for row in rows
    )
    for row in rows:
        name, number = row["rule_id"], row["condition"]
        if not row.sheet.is_own:
            continue
        if copies[row.sheet.table, name, number] > 1:
            yield book.say(row, "rule_id", "twice")
        if len(tables[name]) > 1:
            yield in_two_tables(book, row, "rule_id", tables[name])
        if "1" not in numbers[name]:
            yield book.say(row, "rule_id", "no_first")
        elif is_after_gap(number, numbers[name]):
            yield book.say(row, "condition", "gap")
    copies = Counter(row["adjustment_id"] for row in adjustments)
    for row in adjustments:
        name = row["adjustment_id"]
        if row.sheet.is_own and name and copies[name] > 1:
            yield book.say(row, "adjustment_id", "adjustment_twice")
        if row.sheet.is_own and name and len(tables[name]) > 1:
            yield in_two_tables(book, row, "adjustment_id", tables[name])


def is_after_gap(number: str, numbers: set[str]) -> bool:
    is_further = re.fullmatch("[1-9][0-9]{0,4}", number) and number != "1"
    return bool(is_further and str(int(number) - 1) not in numbers)


def in_two_tables(book: Book, row: Row, column: str, tables: set[str]) -> Finding:
    others = sorted(f"{name}.csv" for name in tables - {row.sheet.table})
    problem, remedy = book.contract.phrases["in_two_tables"]
    return row.finding(column, f"{problem}: {', '.join(others)}", remedy)


def points(book: Book, row: Row) -> Iterator[Finding]:
    sign = book.contract.columns[row.sheet.table].get("points", {}).get("sign")
    number = as_number(row["points"])
    if number is None or not sign:
        return
    if number == 0:
        yield book.say(row, "points", "no_points")
    elif sign == "negative" and number > 0:
        yield book.say(row, "points", "not_negative")
    elif sign == "positive" and number < 0:
        yield book.say(row, "points", "not_positive")
    parts = {
        group["part"].lower()
        for group in book.rows("rule_groups")
        if group["rule_group"] == row["rule_group"]
        and (
            not row["scorecard_id"]
            or group["scorecard_id"] in ("", row["scorecard_id"])
        )
    }
    if sign == "negative" and parts - {"negative", ""}:
        yield book.say(row, "rule_group", "group_takes_none")
    if sign == "positive" and "negative" in parts:
        yield book.say(row, "rule_group", "group_gives_none")


def settings(book: Book, row: Row) -> Iterator[Finding]:
    kind = kind_of(row)
    for column in USELESS.get(kind, ()):
        if row[column]:
            yield book.say(row, column, "of_another_kind")
    if kind == "inactivity" and not row["within_days"]:
        yield book.say(row, "within_days", "no_period")
    if row["max_points"]:
        most, one = as_number(row["max_points"]), as_number(row["points"])
        if kind == "event" and (row["at_least"] or row["at_most"]):
            yield book.say(row, "max_points", "ceiling_of_counted")
        elif most is not None and one is not None and most < abs(one):
            problem = f"is less than the points of one occurrence ({abs(one)})"
            remedy = "Raise it, or lower the points"
            yield row.finding("max_points", problem, remedy, is_warning=True)


def windows(book: Book, row: Row) -> Iterator[Finding]:
    least, most = as_number(row["at_least"]), as_number(row["at_most"])
    if least is not None and most is not None and least > most:
        yield book.say(row, "at_least", "never_so_many")
    start, end = as_day(row["valid_from"]), as_day(row["valid_to"])
    if start and end and start > end:
        yield book.say(row, "valid_from", "ends_before")


def decay(book: Book, row: Row) -> Iterator[Finding]:
    form, percent = row["decay"].lower(), as_number(row["decay_percent"])
    if form in DECAYS and not row["decay_days"]:
        yield book.say(row, "decay_days", "decay_needs_it")
    if form in STEPS and not row["decay_percent"]:
        yield book.say(row, "decay_percent", "decay_needs_it")
    if percent is not None and percent > 100:
        yield book.say(row, "decay_percent", "over_100")
    for column in ("decay_days", "decay_percent"):
        users = DECAYS if column == "decay_days" else STEPS
        if row[column] and form in ("", "none", *DECAYS) and form not in users:
            problem = f"has no effect with the decay {form or 'none'}"
            remedy = f"Leave it empty, or write a decay: {', '.join(users)}"
            yield row.finding(column, problem, remedy, is_warning=True)
