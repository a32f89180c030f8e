"""What the report page says of the week: tiers, moves between them, hand-offs."""

from datetime import date
from typing import Any

from _report_charts import handoff_chart
from _report_people import People
from _report_read import Marts, Row
from _report_tables import Cell, Table, percent, tier_cell
from _words import counted, day, number

MOST_ROWS = 25


def week(marts: Marts, people: People) -> dict[str, dict[str, Any]]:
    """What the page shows, by scorecard."""
    names = ("tiers", "moves", "handoffs", "cooled", "handoff_weeks", "history_begins")
    found = {name: marts.by_scorecard(name) for name in names}
    return {
        card["scorecard_id"]: of_scorecard(
            {name: rows[card["scorecard_id"]] for name, rows in found.items()},
            marts.as_of,
            people,
        )
        for card in marts.scorecards
    }


def of_scorecard(rows: dict[str, list[Row]], today: str, people: People) -> dict:
    begins = next((r["first_day"] for r in rows["history_begins"]), None)
    order = [row["tier"] for row in rows["tiers"]]
    near = date.fromisoformat(today)
    return {
        "funnel": funnel(rows["tiers"]),
        "no_moves": no_moves(begins, today, rows["moves"]),
        "moves": moves(rows["moves"], order),
        "by_rules": by_rules(rows["moves"]),
        "handoffs": handoffs(rows["handoffs"], people, near),
        "cooled": cooled(rows["cooled"], people, near),
        "weeks": handoff_chart(rows["handoff_weeks"]),
        "weeks_table": weeks_table(rows["handoff_weeks"]),
    }


def funnel(rows: list[Row]) -> Table:
    table = Table("Leads in each tier", ["Tier", "Leads#", "Share#", "Scores#"])
    most = max(row["leads"] for row in rows)
    for row in rows:
        lowest, highest = number(row["lowest"]), number(row["highest"])
        table.rows.append(
            [
                tier_cell(row),
                Cell(number(row["leads"]), bar=row["leads"] / most),
                percent(row["share"]),
                Cell(
                    lowest if lowest == highest else f"{lowest} to {highest}",
                    tone="nowrap",
                ),
            ]
        )
    return table


def no_moves(begins: str | None, today: str, rows: list[Row]) -> str:
    if not begins or begins >= today:
        return (
            "History begins with this build: moves and hand-offs show from the next "
            "day's build on, or once ./scripts/backfill has filled in days before."
        )
    return "" if rows else "Nobody changed tier in the last seven days."


def moves(rows: list[Row], order: list[str]) -> Table | None:
    """From which tier to which, as a matrix."""
    if not rows:
        return None
    cells = {(row["from_tier"], row["to_tier"]): row["moves"] for row in rows}
    place = {tier: index for index, tier in enumerate([*order, "new"])}

    def sides(index: int) -> list[str]:
        return sorted({key[index] for key in cells}, key=lambda t: place.get(t, 99))

    across = sides(1)
    table = Table(
        "Moves between tiers, last seven days",
        ["From", *(f"to {tier}#" for tier in across)],
    )
    for tier in sides(0):
        found = [cells.get((tier, other)) for other in across]
        table.rows.append([tier, *(number(n) if n else "" for n in found)])
    return table


def by_rules(rows: list[Row]) -> str:
    moved = sum(row["by_rules"] for row in rows)
    if not moved:
        return ""
    return (
        f"{counted(moved, 'of these moves is', 'of these moves are')} by other rules."
    )


def handoffs(rows: list[Row], people: People, near: date) -> Table:
    table = Table(
        "Handed to sales in the last seven days",
        ["Lead", "Score#", "On", "Owner", "Why"],
        more=more(rows),
    )
    for row in rows[:MOST_ROWS]:
        away = row["days_away"]
        again = "" if row["is_first"] else f"again, after {counted(away, 'day')}"
        table.rows.append(
            [
                who(row, people, again),
                Cell(number(row["score"]), small=row["tier"]),
                Cell(day(row["handed_off_on"], near), tone="nowrap"),
                Cell(people.owner(row["owner_id"]) or "nobody", tone="nowrap"),
                people.reasons(row["reasons"]) or "",
            ]
        )
    return table


def cooled(rows: list[Row], people: People, near: date) -> Table:
    table = Table(
        "Left the tiers for sales in the last seven days",
        ["Lead", "Score#", "On", "Why"],
        more=more(rows),
    )
    for row in rows[:MOST_ROWS]:
        before, after = number(row["score_before"]), number(row["score_after"])
        table.rows.append(
            [
                who(row, people),
                Cell(f"{before} → {after}", small=row["to_tier"]),
                Cell(day(row["changed_on"], near), tone="nowrap"),
                people.reasons(row["reasons"]) or "",
            ]
        )
    return table


def who(row: Row, people: People, small: str = "") -> Cell:
    lead = people.lead(row)
    words = [text for text in (lead.get("company"), small) if text]
    return Cell(lead["name"], small=", ".join(words), lead=lead["id"])


def more(rows: list[Row]) -> str:
    left = len(rows) - MOST_ROWS
    return f"{counted(left, 'more is', 'more are')} in the marts." if left > 0 else ""


def weeks_table(rows: list[Row]) -> Table:
    table = Table("Hand-offs a week", ["Week up to", "Hand-offs#", "Of them again#"])
    table.rows = [
        [day(row["last_day"]), number(row["handoffs"]), number(row["again"])]
        for row in reversed(rows)
    ]
    return table
