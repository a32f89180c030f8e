"""The leads that the report page shows one by one, as its script reads them."""

import re
from collections import defaultdict
from datetime import date
from typing import Any

from _ledger import as_shown
from _report_people import People
from _report_read import Marts, Row
from _why import almost
from _words import day, plain

# The lists of lead_worklists, as a person calls them.
LISTS = {
    "hot_not_contacted": "Ready, not contacted",
    "almost_hot": "Almost ready",
    "came_back": "Came back",
    "cooling_down": "Cooling down",
}


def leads_of(marts: Marts, people: People) -> dict[str, Any]:
    """Scorecards with their leads; texts that repeat are numbers into `texts`."""
    texts = Texts()
    ledgers, changes = grouped(marts.rows("ledger")), grouped(marts.rows("history"))
    close = grouped(marts.rows("almost"))
    today = date.fromisoformat(marts.as_of)
    tiers = marts.by_scorecard("tiers")
    begins = {r["scorecard_id"]: r["first_day"] for r in marts.rows("history_begins")}
    thresholds = {
        row["scorecard_id"]: row["threshold"]
        for row in marts.rows("thresholds")
        if row["method"] == "present"
    }
    leads, lists = marts.by_scorecard("leads"), marts.rows("lists")
    why = defaultdict(dict)
    for row in lists:
        why[row["lead_id"]][row["list"]] = with_days(plain(row["why"]))
    cards = []
    for card in marts.scorecards:
        name = card["scorecard_id"]
        shown = [
            lead_of(
                row,
                people,
                ledger_of(ledgers[name, row["lead_id"]], people, texts),
                changes[name, row["lead_id"]],
                why[row["lead_id"]] if card["is_primary"] else {},
                almost_of(close[name, row["lead_id"]], today, texts),
            )
            for row in leads[name]
        ]
        cards.append(
            {
                "id": name,
                "name": plain(card["name"]),
                "total": card["leads"],
                "best": min(marts.most, card["leads"]),
                "ready": card["ready_leads"],
                "threshold": thresholds.get(name),
                "begins": begins.get(name),
                "tiers": [[row["tier"], row["is_sales_ready"]] for row in tiers[name]],
                "lists": counted_lists(lists) if card["is_primary"] else [],
                "leads": shown,
            }
        )
    return {"scorecards": cards, "texts": texts.all}


def with_days(text: str) -> str:
    """2026-11-22 as 22 Nov 2026."""
    return re.sub(r"\b\d{4}-\d\d-\d\d\b", lambda found: day(found[0]), text)


class Texts:
    """Texts that repeat, each once."""

    def __init__(self) -> None:
        self.all: list[str | None] = []
        self.places: dict[str | None, int] = {}

    def place(self, text: str | None) -> int:
        if text not in self.places:
            self.places[text] = len(self.all)
            self.all.append(text)
        return self.places[text]


def grouped(rows: list[Row]) -> defaultdict[tuple, list[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[row["scorecard_id"], row["lead_id"]].append(row)
    return found


def counted_lists(rows: list[Row]) -> list[list]:
    """Name, title and number of leads of each list that is not empty."""
    counts = defaultdict(int)
    for row in rows:
        counts[row["list"]] += 1
    return [[name, title, counts[name]] for name, title in LISTS.items()]


def almost_of(rows: list[Row], today: date, texts: Texts) -> list[int]:
    """As ./scripts/explain says it."""
    cleaned = [
        row
        | {"reason": plain(row["reason"])}
        | {
            name: None if row[name] is None else str(row[name])
            for name in ("missing_occurrences", "by_day", "adds_points")
        }
        for row in rows
    ]
    return [texts.place(said) for said in almost(cleaned, today)] if rows else []


def lead_of(row: Row, people: People, ledger, changes, why, close) -> dict[str, Any]:
    """What is null is left out."""
    chance = [
        row[f"lead_confidence{bound}"]
        for bound in ("", "_low", "_high")
        if row["lead_confidence"] is not None
    ]
    note = row["disqualified_reason"] or row["zero_reason"]
    lead = people.lead(row) | {
        "stage": row["lifecycle_stage"] and plain(row["lifecycle_stage"]),
        "engaged": row["last_engaged_on"],
        "score": row["score"],
        "tier": row["tier"],
        "ready": row["is_sales_ready"] or None,
        "grade": row["grade"],
        "reasons": people.reasons(row["top_reasons"]),
        "note": note and plain(note),
        "chance": chance or None,
        "noChance": row["no_confidence_reason"],
        "before": row["previous_score"],
        "trend": row["score_trend"],
        "since": row["tier_since"],
        "lists": why or None,
        "almost": close or None,
        "lines": ledger,
        "history": [[r["valid_from"], r["score"], r["tier"]] for r in changes],
    }
    return {key: value for key, value in lead.items() if value is not None}


def ledger_of(lines: list[Row], people: People, texts: Texts) -> list[list]:
    """type, reason, points, how often, newest day; the points add up to the score
    in two decimals."""
    exact = [line | {"points": f"{line['points']:.4f}"} for line in lines]
    return [
        [
            texts.place(line["line_type"]),
            texts.place(people.line(line)),
            float(line["shown"]),
            line["occurrences"],
            line["newest_day"],
        ]
        for line in as_shown(exact)
        if line["shown"]
    ]
