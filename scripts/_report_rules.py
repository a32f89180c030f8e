"""What the report page says of rules, their points and points that history suggests."""

import json
from pathlib import Path
from typing import Any

from _environment import stop
from _report_charts import points_chart
from _report_read import Marts, Row
from _report_tables import NOTHING, Cell, Table, figure, rate, times, widest_of
from _words import number, plain

FILE = "suggested_points.json"
# A verdict, and what it asks for: the order of the page.
VERDICTS = {
    "flip sign": "bad",
    "leak suspect": "bad",
    "raise": "good",
    "lower": "good",
    "redundant": "quiet",
    "keep": "quiet",
    "insufficient": "quiet",
    "always hits": "quiet",
    "never hits": "quiet",
}
HOW = "Run ./scripts/suggest_points, then this again, to see what history suggests."
STALE = f"The rules have changed since points were suggested. {HOW}"


def rules(marts: Marts, folder: Path) -> dict[str, dict[str, Any]]:
    """What the page shows, by scorecard."""
    suggested = read_suggestions(folder / FILE)
    quality = marts.by_scorecard("rule_quality")
    how = HOW
    if suggested and suggested["rule_set_hash"] != rule_set(marts):
        suggested, how = {}, STALE
    of_cards = {card["scorecard_id"]: card for card in suggested.get("scorecards", [])}
    return {
        card["scorecard_id"]: of_scorecard(
            quality[card["scorecard_id"]],
            of_cards.get(card["scorecard_id"], {}),
            card,
            how,
        )
        for card in marts.scorecards
    }


def rule_set(marts: Marts) -> str:
    return marts.rows("rule_set")[0]["rule_set_hash"]


def read_suggestions(file: Path) -> dict:
    """What ./scripts/suggest_points left; empty where it left nothing."""
    if not file.exists():
        return {}
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        stop(f"{file} can't be read: run ./scripts/suggest_points, then this again.")


def of_scorecard(rows: list[Row], suggested: dict, card: Row, how: str) -> dict:
    of_rules = {rule["rule_id"]: rule for rule in suggested.get("rules", [])}
    reason = card["no_confidence_reason"]
    if not rows:
        return {"reason": f"{reason}." if reason else "No rule was evaluated."}
    refusal = plain(suggested.get("refusal") or "")
    return {
        "reason": next((f"{row['reason']}." for row in rows if all_said(rows)), ""),
        "how": "" if of_rules or refusal else how,
        "refusal": refusal,
        "chart": points_chart(pairs(rows, of_rules)) if of_rules else None,
        "table": table(rows, of_rules),
        "undated": any(row["undated_attribute"] for row in rows),
    }


def all_said(rows: list[Row]) -> bool:
    """Whether no rule has figures, each for the same reason."""
    return len({row["reason"] for row in rows}) == 1 and bool(rows[0]["reason"])


def pairs(rows: list[Row], suggested: dict[str, dict]) -> list[dict]:
    """Present and suggested points, for the rules that should change."""
    found = []
    for row in rows:
        rule = suggested.get(row["rule_id"], {})
        change = VERDICTS.get(rule.get("verdict")) in ("good", "bad")
        if change and rule.get("suggested") is not None:
            found.append(
                {
                    "rule": plain(row["rule_reason"] or row["rule_id"]),
                    "now": row["points"],
                    "suggested": rule["suggested"],
                    "low": rule.get("low"),
                    "high": rule.get("high"),
                    "verdict": rule["verdict"],
                }
            )
    return found


def table(rows: list[Row], suggested: dict[str, dict]) -> Table:
    heads = ["Rule", "Points#", "Applied to#", "Then converted#", "Lift#"]
    if suggested:
        heads[2:2] = ["Suggested#", "Verdict"]
    found = Table("Rules and what followed them", heads)
    widest = widest_of(rows)
    order = list(VERDICTS)

    def place(row: Row) -> tuple:
        verdict = suggested.get(row["rule_id"], {}).get("verdict")
        first = order.index(verdict) if verdict in order else len(order)
        return (first, -abs(row["points"]))

    for row in sorted(rows, key=place):
        words = [
            Cell(plain(row["rule_reason"] or ""), small=rule_notes(row)),
            figure(row["points"], 2),
            Cell(figure(row["hits"]), small=share(row)),
            rate(row, widest)
            if row["hits"]
            else Cell(NOTHING, small=row["reason"] or ""),
            times(row["lift"]),
        ]
        if suggested:
            words[2:2] = proposal(suggested.get(row["rule_id"], {}))
        found.rows.append(words)
    return found


def rule_notes(row: Row) -> str:
    note = row["rule_id"]
    if row["undated_attribute"]:
        name = row["undated_attribute"].replace("_", " ")
        note += f"; {name} as it is today, not as it was"
    return plain(note)


def share(row: Row) -> str:
    return "" if row["hit_rate"] is None else f"{100 * row['hit_rate']:.1f} % of leads"


def proposal(rule: dict) -> list[Cell]:
    verdict = plain(str(rule.get("verdict") or ""))
    if rule.get("suggested") is None:
        return [Cell(NOTHING, tone="quiet"), Cell(verdict or NOTHING, tone="quiet")]
    low, high = rule.get("low"), rule.get("high")
    ends = "" if None in (low, high) else f"{round(low)} to {round(high)}"
    return [
        Cell(number(rule["suggested"]), small=ends),
        Cell(verdict, tone=VERDICTS.get(verdict, "")),
    ]
