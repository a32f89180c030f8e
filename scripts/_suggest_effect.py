"""What suggested points do to real scores, on a cutoff they were not learned from."""

import json
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import numpy as np
from _ask import ask
from _preview_ask import TARGET, remove
from _suggest_points import Change
from _suggest_ranking import auc_difference

# A tier's bound stays where its share of leads moves by less than this part.
ALIKE = 0.1


@dataclass
class Moves:
    """Leads of one cutoff by the tier they were in and the one they would be in."""

    before: str
    after: str
    leads: int
    conversions: int


@dataclass
class Effect:
    """`auc`: of the scores as they were and would have been; empty with a reason."""

    cutoff: date | None
    reason: str
    auc: dict[str, float]
    moves: list[Moves]


def tried(
    warehouse: Path,
    cards: dict[str, dict[str, Change]],
    cutoff: date,
    dbt_options: list[str],
) -> dict[str, list[dict[str, Any]]]:
    """Leads and conversions of a cutoff, by score as it was (`now`) and as it
    would have been by the points of a card (`then`); rows by name of the card."""
    scratch = warehouse / "preview.duckdb"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "cards.json"
        file.write_text("".join(map(line, cards.items())))
        arguments = {"work": str(warehouse / "work.duckdb"), "cards": str(file)}
        arguments["cutoff"] = str(cutoff)
        remove(scratch)
        try:
            answer = ask("lead_scoring_try_points", arguments, [*dbt_options, *TARGET])
        finally:
            remove(scratch)
    return {card: [numbers(row) for row in rows] for card, rows in answer.items()}


def line(named: tuple[str, dict[str, Change]]) -> str:
    """A card as a line of JSON."""
    card, changes = named
    rules = [
        {
            "rule_id": rule,
            "points": str(change.points),
            "max_points": change.max_points and str(change.max_points),
        }
        for rule, change in changes.items()
    ]
    return json.dumps({"card": card, "rules": rules}) + "\n"


def numbers(row: dict[str, str]) -> dict[str, Any]:
    return {
        "scorecard": row["scorecard_id"],
        "now": int(row["score_now"]),
        "then": int(row["score_then"]),
        "leads": int(row["leads"]),
        "conversions": int(row["conversions"]),
    }


def bounds_of(tiers: list[dict]) -> dict[str, Decimal]:
    """The lowest score of each tier, the highest tier first."""
    ordered = sorted(tiers, key=lambda tier: -tier["min_score"])
    return {tier["tier"]: tier["min_score"] for tier in ordered}


def moved_bounds(
    rows: Iterable[dict], bounds: dict[str, Decimal]
) -> dict[str, Decimal]:
    """Bounds that keep each tier's share of leads; the lowest tier takes the rest.
    One that nobody reaches, or that does as well as it stands, stays."""
    rows = list(rows)
    now, then = (np.array([row[name] for row in rows]) for name in ("now", "then"))
    leads = np.array([row["leads"] for row in rows])
    found: dict[str, Decimal] = {}
    *upper, lowest = bounds
    candidates = np.unique(then)
    above = np.array([leads[then >= score].sum() for score in candidates])
    ceiling = None
    for tier in upper:
        wanted = leads[now >= int(bounds[tier])].sum()
        stays = leads[then >= int(bounds[tier])].sum()
        bound = bounds[tier]
        if wanted and abs(stays - wanted) > ALIKE * wanted:
            distance = np.abs(above - wanted)
            closest = candidates[distance == distance.min()]
            bound = Decimal(int(min(closest, key=lambda at: abs(at - int(bound)))))
        if ceiling is not None:
            bound = min(bound, ceiling - 1)
        bound = max(bound, bounds[lowest] + len(upper) - list(upper).index(tier))
        found[tier] = ceiling = bound
    return {**found, lowest: bounds[lowest]}


def tier_moves(
    rows: Iterable[dict], before: dict[str, Decimal], after: dict[str, Decimal]
) -> list[Moves]:
    counts: dict[tuple[str, str], list[int]] = {}
    for row in rows:
        key = (tier_of(row["now"], before), tier_of(row["then"], after))
        count = counts.setdefault(key, [0, 0])
        count[0] += row["leads"]
        count[1] += row["conversions"]
    order = list(before)
    return [
        Moves(*key, *counts[key])
        for key in sorted(counts, key=lambda key: [order.index(tier) for tier in key])
    ]


def tier_of(score: int, bounds: dict[str, Decimal]) -> str:
    return next(
        (tier for tier, lowest in bounds.items() if score >= lowest), list(bounds)[-1]
    )


def compared(rows: list[dict]) -> dict[str, float]:
    """The AUC of scores as they were and would have been; empty where one class
    is missing."""
    now, then, leads, conversions = (
        np.array([float(row[name]) for row in rows])
        for name in ("now", "then", "leads", "conversions")
    )
    if not 0 < conversions.sum() < leads.sum():
        return {}
    return auc_difference(now, then, leads, conversions)
