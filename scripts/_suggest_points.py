"""Points and a verdict for each rule of a scorecard, from its history."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from _suggest_fit import (
    TWO_SIDED,
    Fit,
    Rows,
    dependent,
    fit,
    is_constant,
    ranking,
)
from _suggest_read import Training

FEWEST_CONVERSIONS = 25
# A rule that fewer conversions speak for, or would if it meant nothing.
FEW_CONVERSIONS = 10
# Better than this, it is not foresight.
BEST_RULE, BEST_CARD, PUREST = 0.80, 0.95, 0.80


@dataclass
class Judged:
    """A rule with what history says; without `suggested` it says nothing."""

    rule_id: str
    reason: str
    points: Decimal
    hits: int
    converted: int
    lift: float | None
    auc: float | None
    suggested: int | None
    low: float | None
    high: float | None
    verdict: str
    undated: str | None
    leaks: list[str]


@dataclass
class Card:
    """All rules of a scorecard judged; with a `refusal` there are none."""

    scorecard: str
    refusal: str
    leads: int
    conversions: int
    scale: float = 0.0  # points that double the odds
    own_scale: float | None = None  # that the present points say double the odds
    spread: float = 0.0  # points that a rule of this card may be off, typically
    auc: float = 0.0  # of the fitted points on what they were fitted to
    rules: list[Judged] | None = None

    def points(self) -> dict[str, Decimal]:
        """What differs from the present points, as a rule table may hold it."""
        return {
            rule.rule_id: writable(rule)
            for rule in self.rules or []
            if rule.suggested is not None and writable(rule) != rule.points
        }


def writable(rule: Judged) -> Decimal:
    """A table holds one sign, and no zero: a hundredth stands for nothing, so
    that the rule is still counted and may earn points again."""
    if rule.suggested * rule.points > 0:
        return Decimal(rule.suggested)
    return Decimal("0.01").copy_sign(rule.points)


def judge(
    scorecard: str,
    training: Training,
    scale: float | None,
    undated: dict[str, str],
    late: dict[str, str],
) -> Card:
    """`scale`: points that double the odds; None keeps scores as wide as now.
    `undated`: attributes without a past, by rule; `late`: what is said of those
    that change for who converts."""
    rows = training.rows
    card = Card(scorecard, "", int(rows.leads.sum()), int(rows.conversions.sum()))
    card.refusal = refusal(card)
    if card.refusal:
        return card
    rules, points = training.rules, training.points
    known = rows.informative()
    tells = [place for place in range(len(rules)) if is_telling(known, place)]
    if not tells:
        card.refusal = "No rule applies to some leads and not to others."
        return card
    found = fit(with_rules(rows, tells), points[tells])
    card.scale = scale or as_wide_as_now(rows, tells, points, found)
    card.spread = card.scale / math.log(2) * found.ridge**-0.5
    if found.scale:
        card.own_scale = math.log(2) / found.scale
    score = rows.given[:, tells] @ found.weights
    card.auc = ranking(score, rows.leads, rows.conversions)[0]
    doubled = {
        tells[place] for place in dependent(with_rules(rows, tells), points[tells])
    }
    places = {place: number for number, place in enumerate(tells)}
    card.rules = [
        judged(
            rule,
            rows,
            place,
            card,
            found,
            places.get(place),
            place in doubled,
            undated.get(rule["rule_id"]),
            late,
        )
        for place, rule in enumerate(rules)
    ]
    return card


def refusal(card: Card) -> str:
    if card.conversions < FEWEST_CONVERSIONS:
        return (
            f"{card.conversions} of {card.leads} leads converted after the cutoffs: "
            f"points can be learned from {FEWEST_CONVERSIONS} or more."
        )
    if card.leads - card.conversions < FEWEST_CONVERSIONS:
        return "Nearly every lead converted: there is nobody to tell them from."
    return ""


def is_telling(rows: Rows, place: int) -> bool:
    return not is_constant(rows, rows.given[:, place])


def with_rules(rows: Rows, places: list[int]) -> Rows:
    return Rows(rows.given[:, places], rows.cutoffs, rows.leads, rows.conversions)


def as_wide_as_now(rows: Rows, tells: list[int], points, found: Fit) -> float:
    """The points that double the odds if scores are to spread as they do."""
    given = rows.given[:, tells]

    def spread(values: np.ndarray) -> float:
        mean = np.average(given @ values, weights=rows.leads)
        return np.average((given @ values - mean) ** 2, weights=rows.leads) ** 0.5

    now, fitted = spread(points[tells]), spread(found.weights)
    return float(math.log(2) * now / fitted) if now and fitted else 10.0


def judged(
    rule, rows: Rows, place, card: Card, found: Fit, number, is_doubled, undated, late
) -> Judged:
    column = rows.given[:, place]
    hit = column > 0
    hits, converted = rows.leads[hit].sum(), rows.conversions[hit].sum()
    rate = card.conversions / card.leads
    one = Judged(
        rule["rule_id"],
        rule["reason"] or rule["rule_id"],
        rule["points"],
        int(hits),
        int(converted),
        converted / hits / rate if hits else None,
        ranking(column, rows.leads, rows.conversions)[0] if hits else None,
        None,
        None,
        None,
        "",
        undated,
        [],
    )
    if number is None:
        one.verdict = "always hits" if hits else "never hits"
        return one
    a_point = card.scale / math.log(2)
    weight, error = found.weights[number] * a_point, found.errors[number] * a_point
    one.suggested = as_points(found.weights[number], card.scale)
    one.low = float(weight - TWO_SIDED * error)
    one.high = float(weight + TWO_SIDED * error)
    one.leaks = list(leaks(one, rate, late))
    is_few = max(converted, hits * rate) < FEW_CONVERSIONS
    one.verdict = verdict(one, is_doubled, is_few)
    return one


def as_points(weight: float, scale: float) -> int:
    exact = Decimal(repr(round(float(weight), 6) * scale / math.log(2)))
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def verdict(rule: Judged, is_doubled: bool, is_few: bool) -> str:
    present = float(rule.points)
    sign = math.copysign(1, present)
    if rule.leaks:
        return "leak suspect"
    if is_doubled:
        return "redundant"
    if is_few:
        return "insufficient"
    if max(sign * rule.low, sign * rule.high) < 0:
        return "flip sign"
    if rule.low <= present <= rule.high or rule.suggested == present:
        return "keep"
    return "raise" if sign * rule.suggested > abs(present) else "lower"


def leaks(rule: Judged, rate: float, late: dict[str, str]) -> Iterator[str]:
    best = max(rule.auc, 1 - rule.auc)
    if best > BEST_RULE:
        yield f"alone it tells who converts (AUC {best:.2f})"
    if rate < 0.5 and wilson_low(rule.converted, rule.hits) > PUREST:
        yield f"{rule.converted} of the {rule.hits} leads it hits converted"
    if rule.undated in late:
        yield late[rule.undated]


def wilson_low(successes: int, trials: int) -> float:
    z = TWO_SIDED
    middle = successes + z * z / 2
    half = z * math.sqrt(successes * (trials - successes) / trials + z * z / 4)
    return (middle - half) / (trials + z * z) if successes else 0.0


def wilson_high(successes: int, trials: int) -> float:
    return 1 - wilson_low(trials - successes, trials)


def late_changes(found: list[dict]) -> dict[str, str]:
    """Attributes that change for who converts, and what shows it."""
    said = {}
    for row in found:
        yes, yes_of = row["converted_changes"], row["converted_leads"]
        other, other_of = row["other_changes"], row["other_leads"]
        if (
            yes_of
            and other_of
            and wilson_low(yes, yes_of) > wilson_high(other, other_of)
        ):
            name = row["attribute"].replace("_", " ")
            said[row["attribute"]] = (
                f"the {name} changed about when they converted for {yes} of "
                f"{yes_of} leads that did, and for {other} of {other_of} others"
            )
    return said
