"""Suggests points for each scorecard, with what they would do."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from _environment import stop
from _suggest_effect import Effect, bounds_of, compared, moved_bounds, tier_moves, tried
from _suggest_leaks import late_changes
from _suggest_points import Asked, Card, Change, judge
from _suggest_read import History, read
from _suggest_write import text_of
from _words import day, listed

# Names of what is tried on the newest cutoff: points that were learned without
# it, and those that are proposed.
EARLIER, PROPOSED = "earlier", "proposed"


@dataclass
class Suggestion:
    history: History
    of_all: bool  # rules whose points history does not contradict are proposed too
    cards: list[Card] = field(default_factory=list)
    effects: dict[str, Effect] = field(default_factory=dict)
    tried: dict[str, list[dict]] = field(default_factory=dict)

    @property
    def is_any(self) -> bool:
        return any(card.is_any for card in self.cards)

    def name_of(self, card: Card) -> str:
        [row] = [
            row
            for row in self.history.scorecards
            if row["scorecard_id"] == card.scorecard
        ]
        return row["scorecard_name"] or card.scorecard

    def of(self, card: str, scorecards: list[str]) -> list[dict]:
        rows = self.tried.get(card, [])
        return [row for row in rows if row["scorecard"] in scorecards]

    def tiers(self, scorecard: str) -> dict[str, Decimal]:
        return bounds_of(
            [tier for tier in self.history.tiers if tier["scorecard_id"] == scorecard]
        )

    def new_tiers(self, scorecards: list[str]) -> dict[str, Decimal]:
        """Where they would begin on scorecards that share their tiers."""
        rows = self.of(PROPOSED, scorecards)
        before = self.tiers(scorecards[0])
        return moved_bounds(rows, before) if rows and before else before

    def changes(self) -> dict[str, Change]:
        return changes(self.cards, self.of_all)

    def bounds(self, seeds: Path) -> dict[tuple[str, str], Decimal]:
        """What differs in tiers.csv; rows without a scorecard are of all that have
        none of their own."""
        text = text_of(seeds / "rules/tiers.csv").removeprefix("\ufeff")
        own = {row["scorecard_id"].strip() for row in csv.DictReader(io.StringIO(text))}
        found = {}
        for name in own:
            cards = [
                card.scorecard
                for card in self.cards
                if card.is_any
                and (card.scorecard == name or (not name and card.scorecard not in own))
            ]
            if cards:
                before = self.tiers(cards[0])
                for tier, bound in self.new_tiers(cards).items():
                    if bound != before[tier]:
                        found[name, tier] = bound
        return found


def changes(cards: list[Card], of_all: bool) -> dict[str, Change]:
    """A rule of several scorecards has one number: that of the first one which
    judges it, and the primary one is first."""
    found: dict[str, Change] = {}
    seen: set[str] = set()
    for card in cards:
        own = card.changes(of_all).items()
        found |= {rule: change for rule, change in own if rule not in seen}
        seen |= {rule.rule_id for rule in card.rules}
    return found


def suggest(
    warehouse: Path,
    scorecard: str | None,
    scale: float | None,
    trusted: list[str],
    of_all: bool,
    dbt_options: list[str],
) -> Suggestion:
    """`scale`: points that double the odds; None keeps the spread of scores.
    `trusted`: rules that are no leak; `of_all`: propose for rules whose points
    history does not contradict too."""
    history = read(warehouse / "work.duckdb")
    if scorecard:
        known("scorecard", [scorecard], history.training)
    known("rule", trusted, [rule["rule_id"] for rule in history.rules])
    undated = {row["rule_id"]: row["attribute"] for row in history.undated}
    late = late_changes(history.late_changes)
    asked = Asked(scale, undated, late, frozenset(trusted))
    found, earlier, newest = Suggestion(history, of_all), [], None
    for name, data in history.training.items():
        if scorecard in (None, name):
            found.cards.append(judge(name, data, asked))
            earlier.append(judge(name, data.without_newest(), asked))
            newest = max([*data.days, newest or date.min])
    if found.is_any:
        cards = {EARLIER: changes(earlier, of_all), PROPOSED: found.changes()}
        found.tried = tried(warehouse, cards, newest, dbt_options)
    for card, before in zip(found.cards, earlier, strict=True):
        found.effects[card.scorecard] = effect(found, card, before, newest)
    return found


def known(what: str, given: list[str], names: Iterable[str]) -> None:
    for name in given:
        if name not in names:
            stop(f'There is no {what} "{name}"; there is {listed(names)}.')


def lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]


def effect(found: Suggestion, card: Card, before: Card, newest: date | None) -> Effect:
    """Tiers move as they would: to keep their shares of leads, which needs no
    outcome."""
    if not card.is_any:
        return Effect(newest, card.refusal, {}, [])
    if not before.is_any:
        reason = f"{day(str(newest))} is the only day in the past with leads."
        if before.leads:
            reason = f"Without {day(str(newest))}, {lowered(before.refusal)}"
        return Effect(newest, reason, {}, [])
    rows = found.of(EARLIER, [card.scorecard])
    auc = compared(rows) if rows else {}
    if not auc:
        reason = f"After {day(str(newest))} everybody converted, or nobody."
        return Effect(newest, reason, {}, [])
    if all(row["now"] == row["then"] for row in rows):
        reason = f"Without {day(str(newest))}, no points would have been proposed."
        return Effect(newest, reason, {}, [])
    bounds = found.tiers(card.scorecard)
    moves = tier_moves(rows, bounds, moved_bounds(rows, bounds)) if bounds else []
    return Effect(newest, "", auc, moves)
