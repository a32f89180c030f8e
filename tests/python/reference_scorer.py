"""A second opinion: scores and ledgers in plain Python, person by person.

It is written from the meaning of the rules alone and shares no code with the
models, so that a mistake would have to be made twice. It takes the rows that
the raw tables and the seeds hold, and works in fractions.

    people = people_on(raw, seeds, day)
    for person in people.values():
        score = scored(person, "default", seeds, day)
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from reference_identity import Event, Person, Row, text
from reference_rules import Line, Rule, given, holds, to_places, whole_rules

Seeds = dict[str, list[Row]]
PARTS = ("demographic", "company", "behavioral", "engagement", "negative")


@dataclass
class Score:
    lines: list[Line]
    parts: dict[str, Fraction]
    score: Fraction
    tier: str
    is_sales_ready: bool
    fit_grade: str
    engagement_grade: str
    is_disqualified: bool


def lists_of(seeds: Seeds) -> dict[str, set[str]]:
    return {
        name.removeprefix("lists/"): {text(row, "value").lower() for row in rows}
        for name, rows in seeds.items()
        if name.startswith("lists/")
    }


def ignore(events: list[Event], seeds: Seeds) -> None:
    """Mark what earns nothing under any rule and is no engagement."""
    lists = lists_of(seeds)
    for row in seeds["rules/ignored_signals"]:
        if text(row, "is_active").lower() == "false":
            continue
        names = text(row, "event").lower().split("|")
        test = row | {"tested": text(row, "property")}
        for event in events:
            if event.name in names and (
                not text(row, "property") or holds(test, event.properties, lists)
            ):
                event.is_ignored = True


def engaging(seeds: Seeds) -> set[str]:
    return {
        text(row, "event")
        for row in seeds["rules/event_kinds"]
        if text(row, "is_engagement").lower() == "true"
    }


def last_engaged(person: Person, seeds: Seeds) -> date | None:
    kinds = engaging(seeds)
    days = [e.day for e in person.events if e.name in kinds and not e.is_ignored]
    return max(days, default=None)


def of_scorecard(rows: list[Row], scorecard_id: str) -> list[Row]:
    """Rows of the scorecard and those of every scorecard."""
    return [row for row in rows if text(row, "scorecard_id") in ("", scorecard_id)]


def own_or_shared(rows: list[Row], scorecard_id: str) -> list[Row]:
    """A scorecard with rows of its own has only them."""
    own = [row for row in rows if text(row, "scorecard_id") == scorecard_id]
    return own or [row for row in rows if not text(row, "scorecard_id")]


def rules_of(seeds: Seeds, scorecard_id: str) -> list[Rule]:
    """A further condition has no scorecard; it goes with its rule."""
    rules = [
        *whole_rules(seeds["rules/demographic_rules"], "attribute"),
        *whole_rules(seeds["rules/behavioral_rules"], "event"),
        *whole_rules(seeds["rules/negative_rules"]),
    ]
    return [r for r in rules if text(r.row, "scorecard_id") in ("", scorecard_id)]


def scored(person: Person, scorecard_id: str, seeds: Seeds, day: date) -> Score:
    lists, kinds = lists_of(seeds), engaging(seeds)
    adjustments = [
        row
        for row in of_scorecard(seeds["rules/score_adjustments"], scorecard_id)
        if text(row, "lead").lower() in person.names
        and text(row, "effective_from") <= str(day)
        and str(day) <= (text(row, "effective_to") or "9")
    ]
    resets = [row for row in adjustments if text(row, "action") == "set_to"]
    reset = max(
        resets,
        key=lambda row: (text(row, "effective_from"), text(row, "adjustment_id")),
        default=None,
    )
    since = date.fromisoformat(text(reset, "effective_from")) if reset else None

    groups = {
        text(row, "rule_group"): row
        for row in sorted(
            of_scorecard(seeds["rules/rule_groups"], scorecard_id),
            key=lambda row: text(row, "scorecard_id"),
        )
    }
    by_group: dict[str, list[Line]] = defaultdict(list)
    for rule in rules_of(seeds, scorecard_id):
        found = given(rule, person, day, lists, kinds, since)
        if not found:
            continue
        every, within, occurrences, newest_day = found
        group = text(rule.row, "rule_group")
        place = (rule.rule_id, group, text(groups[group], "part"))
        new = [
            Line("rule", *place, every, occurrences, newest_day),
            Line("capped_by_rule", *place, within - every),
        ]
        if rule.kind == "attribute" and reset:
            new.append(Line("covered_by_adjustment", *place, -within))
        by_group[group] += [line for line in new if line.points]
    dimensions = dict.fromkeys(("fit", "engagement"), Fraction(0))
    lines = []
    for name, found in by_group.items():
        if found:
            total = combined(found, groups[name])
            dimensions[text(groups[name], "dimension")] += total
            lines += found

    for row in adjustments:
        is_newer = not reset or text(row, "effective_from") >= str(since)
        if row is reset or (text(row, "action") == "add" and is_newer):
            points = Fraction(text(row, "points"))
            adjustment_id = text(row, "adjustment_id")
            lines.append(Line("adjustment", adjustment_id, None, "correction", points))
    card = next(
        row
        for row in seeds["rules/scorecards"]
        if text(row, "scorecard_id") == scorecard_id
    )
    limit(lines, "capped_by_scorecard", None, "correction", card, "score")
    total = total_of(lines)
    whole = to_places(total, 0)
    lines.append(Line("rounding", None, None, "correction", whole - total))
    lines = [line for line in lines if line.points]

    return finish(lines, whole, dimensions, person, scorecard_id, seeds, day)


def finish(
    lines: list[Line],
    whole: Fraction,
    dimensions: dict[str, Fraction],
    person: Person,
    scorecard_id: str,
    seeds: Seeds,
    day: date,
) -> Score:
    """Tier and grades, by lower bounds."""
    lists = lists_of(seeds)
    disqualified = any(
        rule.is_valid(day)
        and all(holds(test, person.attributes, lists) for test in rule.on_lead)
        for rule in whole_rules(seeds["rules/disqualification_rules"], "attribute")
        if text(rule.row, "scorecard_id") in ("", scorecard_id)
    )
    tier = band(own_or_shared(seeds["rules/tiers"], scorecard_id), "min_score", whole)
    is_ready = text(tier, "is_sales_ready").lower() == "true" and not disqualified
    grades = own_or_shared(seeds["rules/grades"], scorecard_id)
    fit, engagement = (
        text(
            band(
                [row for row in grades if text(row, "dimension") == dimension],
                "min_points",
                points,
            ),
            "grade",
        )
        for dimension, points in dimensions.items()
    )
    return Score(
        lines,
        {part: total_of(lines, part) for part in (*PARTS, "correction")},
        whole,
        "disqualified" if disqualified else text(tier, "tier"),
        is_ready,
        fit,
        engagement,
        disqualified,
    )


def band(rows: list[Row], column: str, points: Fraction) -> Row:
    """The row with the highest lower bound that the points reach."""

    def bound(row: Row) -> Fraction:
        return Fraction(text(row, column) or "-1000000")

    return max((row for row in rows if bound(row) <= points), key=bound)


def total_of(lines: list[Line], part: str | None = None) -> Fraction:
    return sum(
        (line.points for line in lines if part in (None, line.part)), Fraction(0)
    )


def combined(lines: list[Line], group: Row) -> Fraction:
    """Add the lines of the group's own steps; return its points."""
    place = (text(group, "rule_group"), text(group, "part"))
    if text(group, "combine") == "highest":
        net: dict[str, Fraction] = defaultdict(Fraction)
        for line in lines:
            net[str(line.rule_id)] += line.points
        best = min(net, key=lambda rule_id: (-abs(net[rule_id]), rule_id))
        lines += [
            Line("not_highest", rule_id, *place, -points)
            for rule_id, points in net.items()
            if rule_id != best and points
        ]
    if all_covered(lines):
        return Fraction(0)
    total = total_of(lines)
    weight = Fraction(text(group, "weight_percent") or "100") / 100
    by_weight = to_places(total * weight, 4) - total
    lines.append(Line("weighted_by_group", None, *place, by_weight))
    limit(lines, "capped_by_group", *place, group, "points")
    return total_of(lines)


def all_covered(lines: list[Line]) -> bool:
    """A group of which an adjustment left nothing has no floor either."""
    given = {line.rule_id for line in lines if line.line_type == "rule"}
    covered = {
        line.rule_id for line in lines if line.line_type == "covered_by_adjustment"
    }
    return given == covered


def limit(
    lines: list[Line], line_type: str, group: str | None, part: str, row: Row, what: str
) -> None:
    """Add the line that brings the total between floor and ceiling."""
    total = within = total_of(lines)
    if most := text(row, f"max_{what}"):
        within = min(within, Fraction(most))
    if least := text(row, f"min_{what}"):
        within = max(within, Fraction(least))
    lines.append(Line(line_type, None, group, part, within - total))
