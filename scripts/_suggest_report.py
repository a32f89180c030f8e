"""Suggests points for each scorecard, with what they would do."""

import csv
import io
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from _environment import stop
from _suggest_effect import Effect, bounds_of, compared, moved_bounds, tier_moves, tried
from _suggest_points import Card, judge, late_changes
from _suggest_read import History, Training, read, training
from _suggest_terminal import terminal
from _suggest_write import text_of
from _words import listed, number

# Names of what is tried on the newest cutoff: points that were learned without
# it, and those that are proposed.
EARLIER, PROPOSED = "earlier", "proposed"


@dataclass
class Suggestion:
    history: History
    cards: list[Card] = field(default_factory=list)
    effects: dict[str, Effect] = field(default_factory=dict)
    tried: dict[str, list[dict]] = field(default_factory=dict)

    @property
    def is_any(self) -> bool:
        return any(card.rules for card in self.cards)

    def points(self) -> dict[str, Decimal]:
        """A rule of several scorecards has one number: that of the first one, which
        is the primary."""
        found: dict[str, Decimal] = {}
        seen: set[str] = set()
        for card in self.cards:
            own = {rule.rule_id for rule in card.rules or []}
            changes = card.points().items()
            found |= {rule: value for rule, value in changes if rule not in seen}
            seen |= own
        return found

    def of(self, card: str, scorecards: list[str]) -> list[dict]:
        rows = self.tried.get(card, [])
        return [row for row in rows if row["scorecard"] in scorecards]

    def tiers(self, scorecard: str) -> dict[str, Decimal]:
        return bounds_of(
            [tier for tier in self.history.tiers if tier["scorecard_id"] == scorecard]
        )

    def bounds(self, seeds: Path) -> dict[tuple[str, str], Decimal]:
        """What differs in tiers.csv; rows without a scorecard are of all that have
        none of their own."""
        text = text_of(seeds / "rules/tiers.csv").removeprefix("\ufeff")
        own = {row["scorecard_id"].strip() for row in csv.DictReader(io.StringIO(text))}
        found = {}
        for name in sorted(own):
            cards = [
                card.scorecard
                for card in self.cards
                if card.rules
                and (card.scorecard == name or (not name and card.scorecard not in own))
            ]
            rows = self.of(PROPOSED, cards)
            if rows:
                before = self.tiers(cards[0])
                for tier, bound in moved_bounds(rows, before).items():
                    if bound != before[tier]:
                        found[name, tier] = bound
        return found

    def texts(self) -> Iterator[str]:
        names = {
            row["scorecard_id"]: row["scorecard_name"] or row["scorecard_id"]
            for row in self.history.scorecards
        }
        for place, card in enumerate(self.cards):
            text = terminal(
                card,
                names[card.scorecard],
                self.effects[card.scorecard],
                self.said_of_tiers(card),
                self.history.horizon,
            )
            yield f"\n{text}" if place else text

    def said_of_tiers(self, card: Card) -> list[str]:
        rows = self.of(PROPOSED, [card.scorecard])
        if not rows:
            return []
        before = self.tiers(card.scorecard)
        moves = [
            f"{tier} {number(before[tier])} → {number(bound)}"
            for tier, bound in moved_bounds(rows, before).items()
            if bound != before[tier]
        ]
        if not moves:
            return ["Each tier keeps its share of leads about; their bounds stay."]
        return [f"So that each tier keeps its share of leads: {listed(moves)}."]

    def result(self) -> dict[str, Any]:
        """All of it, for who reads it with a program."""
        return {
            "cutoffs": [row["as_of_date"] for row in self.history.cutoffs],
            "horizon_days": self.history.horizon,
            "scorecards": [
                {
                    "card": card,
                    "effect": self.effects[card.scorecard],
                }
                for card in self.cards
            ],
        }


def suggest(
    warehouse: Path, scorecard: str | None, scale: float, dbt_options: list[str]
) -> Suggestion:
    """`scale`: points that double the odds; nan keeps the spread of scores."""
    history = read(warehouse / "work.duckdb")
    names = [row["scorecard_id"] for row in history.scorecards]
    if scorecard and scorecard not in names:
        stop(f'There is no scorecard "{scorecard}"; there is {listed(names)}.')
    found = Suggestion(history)
    undated = {row["rule_id"]: row["attribute"] for row in history.undated}
    late = late_changes(history.late_changes)
    wanted = None if math.isnan(scale) else scale
    learned = {name: training(history, name) for name in names}
    if scorecard:
        learned = {scorecard: learned[scorecard]}
    earlier = Suggestion(history)
    for name, data in learned.items():
        found.cards.append(judge(name, data, wanted, undated, late))
        earlier.cards.append(judge(name, without_newest(data), wanted, undated, late))
    newest = max(
        (max(data.days) for data in learned.values() if data.days), default=None
    )
    if found.is_any:
        cards = {EARLIER: earlier.points(), PROPOSED: found.points()}
        found.tried = tried(warehouse, cards, newest, dbt_options)
    for card, before in zip(found.cards, earlier.cards, strict=True):
        found.effects[card.scorecard] = effect(found, before, newest)
    return found


def without_newest(data: Training) -> Training:
    last = len(data.days) - 1
    rows = data.rows.of(data.rows.cutoffs < last)
    return Training(data.rules, rows, data.days[:-1])


def effect(found: Suggestion, before: Card, newest) -> Effect:
    """Tiers move as they would: to keep their shares of leads, which needs no
    outcome."""
    if before.rules is None:
        reason = f"Without the newest cutoff there is too little. {before.refusal}"
        return Effect(newest, reason, {}, [])
    rows = found.of(EARLIER, [before.scorecard])
    auc = compared(rows) if rows else {}
    if not auc:
        reason = "After the newest cutoff everybody converted, or nobody."
        return Effect(newest, reason, {}, [])
    bounds = found.tiers(before.scorecard)
    moves = tier_moves(rows, bounds, moved_bounds(rows, bounds))
    return Effect(newest, "", auc, moves)
