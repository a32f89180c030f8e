"""What a rule gives one person on one day, row by row.

Plain Python beside the warehouse's SQL, with no code in common; see
reference_scorer.py.
"""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal, localcontext
from fractions import Fraction
from math import floor

from reference_identity import Event, Person, Row, number, text


@dataclass
class Rule:
    """Condition 1 of a rule with its settings, and what must hold."""

    row: Row
    kind: str  # attribute, event, inactivity or unopened
    on_events: list[Row] = field(default_factory=list)
    on_lead: list[Row] = field(default_factory=list)

    @property
    def rule_id(self) -> str:
        return text(self.row, "rule_id")

    @property
    def points(self) -> Fraction:
        return Fraction(text(self.row, "points"))

    def setting(self, column: str) -> int | None:
        return int(value) if (value := text(self.row, column)) else None

    def is_valid(self, day: date) -> bool:
        begin, end = text(self.row, "valid_from"), text(self.row, "valid_to")
        return (begin or "0") <= str(day) <= (end or "9")


@dataclass
class Line:
    line_type: str
    rule_id: str | None
    rule_group: str | None
    part: str
    points: Fraction
    occurrences: int | None = None
    newest_day: date | None = None


def whole_rules(rows: list[Row], kind: str = "") -> list[Rule]:
    """Rules from the rows of a table, in the order of their conditions."""
    by_id = defaultdict(list)
    for row in rows:
        by_id[text(row, "rule_id")].append(row)
    rules = []
    for conditions in by_id.values():
        conditions.sort(key=lambda row: int(text(row, "condition")))
        first = conditions[0]
        if text(first, "is_active").lower() == "false":
            continue
        rule = Rule(first, kind or text(first, "kind"))
        for row in conditions:
            name = text(row, "attribute") or text(row, "property")
            if text(row, "attribute") or name.startswith("lead."):
                test = row | {"tested": name.removeprefix("lead.")}
                rule.on_lead.append(test)
            elif name:
                rule.on_events.append(row | {"tested": name})
        rules.append(rule)
    return rules


# ---------------------------------------------------------------- conditions


def words(text: str) -> str:
    """The words between blanks; signs separate words and are not compared."""
    return (
        " "
        + re.sub(
            r"[\s,;:/&().\-|_\"!?\[\]\u2013\u2014\u00b7\u2022]+", " ", text
        ).strip()
        + " "
    )


def holds(test: Row, values: dict[str, str], lists: dict[str, set[str]]) -> bool:
    """Whether it is true; of an unknown value only `is_unknown` is."""
    operator = text(test, "operator")
    value = values.get(text(test, "tested"), "").strip().lower()
    said = text(test, "value").lower()
    parts = [part.strip() for part in said.split("|")]
    if operator == "is_unknown":
        return not value
    if not value:
        return False
    match operator:
        case "is_known":
            return True
        case "is":
            return value == said
        case "is_not":
            return value != said
        case "is_one_of":
            return value in parts
        case "contains":
            return any(part in value for part in parts)
        case "contains_word":
            return any(words(part) in words(value) for part in parts)
        case "starts_with":
            return value.startswith(tuple(parts))
        case "ends_with":
            return value.endswith(tuple(parts))
        case "matches":
            return re.search(said, value) is not None
        case "in_list":
            return value in lists[said]
        case "not_in_list":
            return value not in lists[said]
        case "at_least" | "at_most" | "between":
            return in_range(operator, value, parts)
    raise ValueError(operator)


def in_range(operator: str, value: str, bounds: list[str]) -> bool:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", bounds[0]):
        found, limits = value, bounds
    else:
        found, limits = number(value), [number(bound) for bound in bounds]
    if found is None:
        return False
    low = limits[0] if operator != "at_most" else found
    high = limits[-1] if operator != "at_least" else found
    return low <= found <= high


# ---------------------------------------------------------------- decay


def to_places(value: Fraction, places: int) -> Fraction:
    """Rounded, half away from zero."""
    scaled = floor(abs(value) * 10**places + Fraction(1, 2))
    return Fraction(scaled if value >= 0 else -scaled, 10**places)


def worth(points: Fraction, rule: Rule, age: int) -> Fraction:
    """The value of one occurrence at an age, in four decimals."""
    days = rule.setting("decay_days") or 1
    lost = Fraction(text(rule.row, "decay_percent") or "0") / 100
    left = Fraction(1)
    match text(rule.row, "decay") or "none":
        case "half_life":
            left = half_life(age, days)
        case "linear":
            left = max(Fraction(0), 1 - Fraction(age, days))
        case "percent":
            left = max(Fraction(0), 1 - lost * (age // days))
        case "compound":
            left = (1 - lost) ** (age // days)
    return to_places(points * left, 4)


def half_life(age: int, days: int) -> Fraction:
    whole, rest = divmod(age, days)
    with localcontext(prec=60):
        root = Fraction(Decimal("0.5") ** (Decimal(rest) / days)) if rest else 1
    return Fraction(1, 2**whole) * root


# ---------------------------------------------------------------- points


def given(
    rule: Rule,
    person: Person,
    day: date,
    lists: dict[str, set[str]],
    engaging: set[str],
    since: date | None,
) -> tuple[Fraction, Fraction, int | None, date | None] | None:
    """Points, those within the rule's ceiling, occurrences and newest day.

    since: the day of a `set_to`; only later events count, and the inactivity
    clock starts there.
    """
    if not all(holds(test, person.attributes, lists) for test in rule.on_lead):
        return None
    if rule.kind != "event" and not rule.is_valid(day):
        return None
    if rule.kind == "attribute":
        return rule.points, rule.points, None, None
    events = [e for e in person.events if not e.is_ignored]
    if since:
        events = [e for e in events if e.day > since]
    if rule.kind == "inactivity":
        return inactivity(rule, person, events, day, lists, engaging, since)
    counted = [
        e
        for e in events
        if matches(rule, e, lists) and (rule.kind == "unopened" or rule.is_valid(e.day))
    ]
    days = sorted((e.day for e in counted), reverse=True)
    match text(rule.row, "count_as"):
        case "once":
            days = days[:1]
        case "once_per_day":
            days = sorted(set(days), reverse=True)
    if rule.kind == "unopened":
        return unopened(rule, days, events, day)
    if rule.setting("at_least") or rule.setting("at_most"):
        return counted_points(rule, days, day)
    return uncounted_points(rule, days, day)


def matches(rule: Rule, event: Event, lists: dict[str, set[str]]) -> bool:
    names = text(rule.row, "event").lower().split("|")
    return event.name in names and all(
        holds(test, event.properties, lists) for test in rule.on_events
    )


def window(days: list[date], end: date, length: int | None) -> list[date]:
    """Those of the `length` days that end with `end`."""
    return [
        d for d in days if d <= end and (not length or d > end - timedelta(days=length))
    ]


def uncounted_points(rule: Rule, days: list[date], day: date):
    """Every occurrence gives points; the newest fill the ceiling."""
    days = window(days, day, rule.setting("within_days"))
    if not days:
        return None
    every = sum(worth(rule.points, rule, (day - d).days) for d in days)
    if not text(rule.row, "max_points"):
        return every, every, len(days), days[0]
    room, within = Fraction(text(rule.row, "max_points")), Fraction(0)
    sign = 1 if rule.points > 0 else -1
    for d in days:
        fits = min(room, abs(rule.points))
        within += worth(sign * fits, rule, (day - d).days)
        room -= fits
    return every, within, len(days), days[0]


def counted_points(rule: Rule, days: list[date], day: date):
    """So many in the window give the points once."""
    length, most = rule.setting("within_days"), rule.setting("at_most")
    least = rule.setting("at_least") or 1
    decays = (text(rule.row, "decay") or "none") != "none"
    # With decay it holds from the newest day that completed a window.
    ends = [day] if most or not decays else days
    for end in ends:
        found = window(days, end, length)
        if len(found) >= least and not (most and len(found) > most):
            points = worth(rule.points, rule, (day - found[0]).days)
            return points, points, len(found), found[0]
    return None


def unopened(rule: Rule, sent: list[date], events: list[Event], day: date):
    length = rule.setting("within_days")
    reading = [e.day for e in events if e.name in ("email_open", "email_click")]
    sent = window(sent, day, length)
    if window(reading, day, length) or len(sent) < (rule.setting("at_least") or 1):
        return None
    return rule.points, rule.points, len(sent), sent[0]


def inactivity(
    rule: Rule,
    person: Person,
    events: list[Event],
    day: date,
    lists: dict[str, set[str]],
    engaging: set[str],
    since: date | None,
):
    """Points for each whole period since the last engagement."""
    if text(rule.row, "event"):
        resets = [e.day for e in events if matches(rule, e, lists)]
    else:
        resets = [e.day for e in events if e.name in engaging]
    last = max(resets, default=None)
    begins = [d for d in (since, person.created) if d]
    if not (start := last or max(begins, default=None)):
        return None
    periods = (day - start).days // rule.setting("within_days")
    every = within = periods * rule.points
    if most := text(rule.row, "max_points"):
        within = max(every, -Fraction(most))
    return (every, within, periods, last) if periods > 0 else None
