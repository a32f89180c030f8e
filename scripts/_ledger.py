"""What made up a score, line by line, as ./scripts/explain shows it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from _words import counted, day, number, rounded, times

RULES = ("rule", "adjustment")


def as_shown(lines: list[dict]) -> list[dict]:
    """The lines with `shown`, their points in two decimals, for all that is said.

    Rules come first. Each is rounded so that all add up to the score; what rounds
    to 0 shows 0.
    """
    total = shown = Decimal(0)
    rounded_lines = []
    for line in sorted(lines, key=lambda line: line["line_type"] not in RULES):
        points = Decimal(line["points"])
        total += points
        rounded_lines.append(
            line | {"points": points, "shown": rounded(total, 2) - shown}
        )
        shown = rounded(total, 2)
    return rounded_lines


def ledger(lead: dict, lines: list[dict], today: date) -> Iterator[str]:
    told = [line for line in lines if line["shown"]]
    blocks = {
        "Points": [line for line in told if line["line_type"] in RULES],
        "What limits took or gave back": [
            line for line in told if line["line_type"] not in RULES
        ],
    }
    for heading, block in blocks.items():
        if block or heading == "Points":
            yield heading
        for line in block:
            yield f"  {aligned(line['shown'])}  {in_words(line, today)}"
    yield f"  {'=' + lead['score']:>5}     the score"


def aligned(points: Decimal) -> str:
    """With the point in one column, and no decimals that are zero."""
    whole, _, decimals = f"{points:+,.2f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole:>5}" + (f".{decimals}" if decimals else "").ljust(3)


def in_words(line: dict, today: date) -> str:
    reason, group = line["reason"], line["group_reason"]
    wording = {
        "rule": lambda: with_details(reason, happened(line, today)),
        "adjustment": lambda: with_details(reason, adjusted(line, today)),
        "capped_by_rule": lambda: f"{reason}: {rule_limit(line)}",
        "covered_by_adjustment": lambda: f"{reason}: the adjustment counts instead",
        "not_highest": lambda: f"{reason}: only the highest counts of: {group}",
        "weighted_by_group": lambda: (
            f"{group}: counts {number(line['weight_percent'])} %"
        ),
        "capped_by_group": lambda: f"{group}: {limit(line)}",
        "capped_by_scorecard": lambda: (
            f"A score lies between {number(line['min_score'])} and "
            f"{number(line['max_score'])}"
        ),
        "rounding": lambda: "Rounded to whole points",
    }
    return wording[line["line_type"]]()


def with_details(reason: str, details: str) -> str:
    return f"{reason} ({details})" if details else reason


def rule_limit(line: dict) -> str:
    if line["decay"] == "none":
        return at_most(line, "rule_limit")
    # The limit is on what they gave at first, so less than it may be left.
    limit = f"up to {number(line['rule_limit'])} points when new"
    return f"the newest count, {limit}, less with age"


def at_most(line: dict, column: str) -> str:
    verb = "takes " if line["points"] > 0 else ""
    return f"{verb}{number(abs(Decimal(line[column])))} points at most"


def limit(line: dict) -> str:
    if line["points"] < 0:
        return at_most(line, "max_points")
    if Decimal(line["min_points"]) <= 0:
        return at_most(line, "min_points")
    return f"{number(line['min_points'])} points at least"


def happened(line: dict, today: date) -> str:
    """How often and when, of an event rule's line."""
    count, newest = line["occurrences"], line["newest_day"]
    if line["kind"] == "inactivity":
        since = f"since {day(newest, today)}" if newest else "so far"
        periods = counted(count, "period")
        return f"nothing {since}: {periods} of {line['within_days']} days"
    if line["kind"] == "unopened":
        return f"{counted(count, 'mail')}, last on {day(newest, today)}"
    if count is None:
        return ""
    if int(count) == 1:
        return day(newest, today)
    often = f"{count} days" if line["count_as"] == "once_per_day" else times(count)
    return f"{often}, last on {day(newest, today)}"


def adjusted(line: dict, today: date) -> str:
    by = f" by {line['changed_by']}" if line["changed_by"] else ""
    action = "set" if line["action"] == "set_to" else "added"
    return f"{action} on {day(line['effective_from'], today)}{by}"
