"""Points and a verdict for each rule of a scorecard, from its history."""

import math
import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
from _suggest_fit import TWO_SIDED, Fit, Rows, fit, telling
from _suggest_leaks import leaks
from _suggest_ranking import auc
from _suggest_read import Training

FEWEST_CONVERSIONS = 25
# Where fewer speak of a rule, it is left alone.
FEW_CONVERSIONS = 10
# A number of these in a rule's reason is not its points.
SETTINGS = ("at_least", "at_most", "within_days", "decay_days", "decay_percent")
# The verdicts that ask for other points: what is proposed.
CONTRADICTED = ("raise", "lower", "flip sign")


@dataclass
class Asked:
    """What to go by. `scale`: points that double the odds, None for what keeps
    scores as wide as they are; `undated`: attributes without a known past, by
    rule; `late`: what is said of those that change for who converts; `trusted`:
    rules that are no leak."""

    scale: float | None = 10.0
    undated: dict[str, str] = field(default_factory=dict)
    late: dict[str, str] = field(default_factory=dict)
    trusted: frozenset[str] = frozenset()


@dataclass
class Change:
    """What a rule table would hold instead."""

    points: Decimal
    max_points: Decimal | None


@dataclass
class Judged:
    """A rule with what history says; without `suggested` it says nothing.

    `hits`, `converted`, `lift`: those of rule_quality; `speak`: conversions that
    tell of its points, or would if it meant nothing."""

    rule_id: str
    reason: str
    points: Decimal
    max_points: Decimal | None
    hits: int
    converted: int
    lift: float | None
    undated: str | None
    leaks: list[str]
    speak: float = 0.0
    table: str = ""
    settings: frozenset[Decimal] = frozenset()  # its numbers that are not points
    verdict: str = ""
    suggested: int | None = None
    low: float | None = None
    high: float | None = None

    @property
    def change(self) -> Change | None:
        """A table holds one sign, and no zero: a hundredth stands for nothing, so
        that the rule is still counted and may earn points again. A ceiling moves
        with the points, as what was learned is how often a rule gives them."""
        if self.suggested is None:
            return None
        new = Decimal(self.suggested)
        if new * self.points <= 0:
            new = Decimal("0.01").copy_sign(self.points)
        if new == self.points:
            return None
        ceiling = self.max_points and (self.max_points * new / self.points).quantize(
            Decimal(1) if self.max_points >= 1 <= abs(new) else Decimal("0.01"),
            ROUND_HALF_UP,
        )
        return Change(new, ceiling and max(ceiling, abs(new)))

    @property
    def named_points(self) -> Decimal | None:
        """Points that its reason seems to name, such as "5 off"."""
        points = {abs(self.points), self.max_points} - self.settings
        return next((n for n in numbers_in(self.reason) if n in points), None)

    @property
    def is_for_nothing(self) -> bool:
        """Nothing is suggested, or the opposite sign, which no table holds."""
        return self.suggested is not None and self.suggested * self.points <= 0


@dataclass
class Card:
    """All rules of a scorecard judged; with a `refusal` there are none."""

    scorecard: str
    refusal: str
    leads: int
    conversions: int
    days: int  # in the past, on which somebody converted after, and somebody not
    scale: float = 0.0  # points that double the odds
    own_scale: float | None = None  # as many do of the present ones
    auc: float = 0.0  # of the fitted points on what they were fitted to
    rules: list[Judged] = field(default_factory=list)

    @property
    def is_any(self) -> bool:
        return any(rule.suggested is not None for rule in self.rules)

    def changes(self, of_all: bool) -> dict[str, Change]:
        """Of all rules, or only of those whose points history contradicts."""
        return {
            rule.rule_id: rule.change
            for rule in self.rules
            if rule.change and (of_all or rule.verdict in CONTRADICTED)
        }


def judge(scorecard: str, training: Training, asked: Asked) -> Card:
    rows = training.rows
    leads, conversions = int(rows.leads.sum()), int(rows.conversions.sum())
    card = Card(scorecard, "", leads, conversions, rows.informative().days)
    card.refusal = refusal(card)
    if card.refusal:
        return card
    card.rules = [
        counted(rule, training, place, asked)
        for place, rule in enumerate(training.rules)
    ]
    tells, doubled = telling(rows, training.points)
    for place, rule in enumerate(card.rules):
        if place not in tells:
            gave = rows.tenths[place].any()
            rule.verdict = "always hits" if gave else "never hits"
        elif rule.leaks:
            rule.verdict = "leak suspect"
        elif place in doubled:
            rule.verdict = "redundant"
    learned = [place for place in tells if not card.rules[place].leaks]
    if learned:
        learn(card, rows.with_rules(learned), training.points[learned], learned, asked)
    else:
        card.refusal = "No rule that could be trusted tells leads from each other."
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


def counted(rule: dict, training: Training, place: int, asked: Asked) -> Judged:
    rows, given = training.rows, training.rows.tenths[place]
    hits = int(rows.leads[given > 0].sum())
    converted = int(rows.conversions[given > 0].sum())
    rate = rows.conversions.sum() / rows.leads.sum()
    undated = asked.undated.get(rule["rule_id"])
    shown = training.quality.get(rule["rule_id"], {})
    alone = auc(given, rows.leads, rows.conversions) if hits else None
    suspect = leaks(hits, converted, alone, rate, asked.late.get(undated))
    return Judged(
        rule["rule_id"],
        rule["reason"] or rule["rule_id"],
        rule["points"],
        rule["max_points"],
        shown.get("hits", 0),
        shown.get("converted_hits", 0),
        shown.get("lift"),
        undated,
        [] if rule["rule_id"] in asked.trusted else list(suspect),
        max(converted, hits * rate),
        rule["rule_table"],
        frozenset(Decimal(rule[name]) for name in SETTINGS if rule[name] is not None),
    )


def numbers_in(text: str) -> list[Decimal]:
    found = re.findall(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)", text)
    return [Decimal(number.replace(",", "")) for number in found]


def learn(card: Card, rows: Rows, points, places: list[int], asked: Asked) -> None:
    found = fit(rows, points)
    card.scale = asked.scale or as_wide_as_now(rows, points, found)
    if found.scale:
        card.own_scale = math.log(2) / found.scale
    card.auc = auc(rows.scores(found.weights), rows.leads, rows.conversions)
    a_point = card.scale / math.log(2)
    for place, weight, error in zip(places, found.weights, found.errors, strict=True):
        rule = card.rules[place]
        rule.suggested = as_points(weight, card.scale)
        rule.low = float(a_point * (weight - TWO_SIDED * error))
        rule.high = float(a_point * (weight + TWO_SIDED * error))
        rule.verdict = rule.verdict or verdict(rule)


def as_wide_as_now(rows: Rows, points: np.ndarray, found: Fit) -> float:
    """The points that double the odds if scores are to spread as they do."""

    def spread(values: np.ndarray) -> float:
        scores = rows.scores(values)
        mean = np.average(scores, weights=rows.leads)
        return np.average((scores - mean) ** 2, weights=rows.leads) ** 0.5

    fitted = spread(found.weights)
    return float(math.log(2) * spread(points) / fitted) if fitted else 10.0


def as_points(weight: float, scale: float) -> int:
    exact = Decimal(repr(round(float(weight), 6) * scale / math.log(2)))
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def verdict(rule: Judged) -> str:
    present = float(rule.points)
    sign = math.copysign(1, present)
    if rule.speak < FEW_CONVERSIONS:
        return "insufficient"
    if max(sign * rule.low, sign * rule.high) < 0:
        return "flip sign"
    if rule.low <= present <= rule.high or rule.suggested == present:
        return "keep"
    return "raise" if sign * rule.suggested > abs(present) else "lower"
