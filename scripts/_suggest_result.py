"""Suggested points for programs, such as a report: suggested_points.json."""

import json
import os
from decimal import Decimal
from pathlib import Path
from typing import Any

from _environment import stop
from _suggest_points import Card, Change, Judged
from _suggest_report import Suggestion
from _suggest_warnings import warnings

RESULT = "suggested_points.json"


def publish_result(warehouse: Path, found: Suggestion) -> None:
    """It takes the place of an older one in one step."""
    file, new = warehouse / RESULT, warehouse / f"{RESULT}.new"
    text = json.dumps(result(found), indent=2, ensure_ascii=False)
    try:
        new.write_text(text + "\n", encoding="utf-8")
        os.replace(new, file)
    except OSError as error:
        stop(f"{file} can't be written: {error.strerror}.")


def result(found: Suggestion) -> dict[str, Any]:
    history = found.history
    return {
        "rule_set_hash": history.rule_set[0]["rule_set_hash"],
        "as_of_date": str(history.as_of[0]["as_of_date"]),
        "cutoffs": [str(row["as_of_date"]) for row in history.cutoffs],
        "horizon_days": history.horizon,
        "scorecards": [of_card(found, card) for card in found.cards],
    }


def of_card(found: Suggestion, card: Card) -> dict[str, Any]:
    effect = found.effects[card.scorecard]
    before, after = found.tiers(card.scorecard), found.new_tiers([card.scorecard])
    return {
        "scorecard_id": card.scorecard,
        "scorecard_name": found.name_of(card),
        "refusal": card.refusal or None,
        "leads": card.leads,
        "conversions": card.conversions,
        "days": card.days,
        "points_to_double_odds": card.scale or None,
        "present_points_to_double_odds": card.own_scale,
        "rules": [of_rule(rule, found.changes()) for rule in card.rules],
        "auc": {"cutoff": effect.cutoff and str(effect.cutoff), **effect.auc},
        "no_auc_reason": effect.reason or None,
        "tier_moves": [vars(move) for move in effect.moves],
        "tiers": [
            {"tier": tier, "min_score": float(bound), "suggested": float(after[tier])}
            for tier, bound in before.items()
        ],
        "warnings": list(warnings(card, effect, found.changes())),
    }


def of_rule(rule: Judged, changes: dict[str, Change]) -> dict[str, Any]:
    change = changes.get(rule.rule_id)
    return {
        "rule_id": rule.rule_id,
        "reason": rule.reason,
        "verdict": rule.verdict,
        "points": float(rule.points),
        "suggested": rule.suggested,
        "low": rule.low,
        "high": rule.high,
        "proposed": float(change.points if change else rule.points),
        "proposed_max_points": plain(change and change.max_points),
        "hits": rule.hits,
        "converted": rule.converted,
        "lift": rule.lift,
        "undated_attribute": rule.undated,
        "leaks": rule.leaks,
    }


def plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
