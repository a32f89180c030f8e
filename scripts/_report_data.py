"""What the report page says of sources, of companies and of the data."""

from typing import Any

from _report_charts import load_chart
from _report_people import People
from _report_read import Marts, Row
from _report_tables import (
    NOTHING,
    Cell,
    Table,
    figure,
    percent,
    rate,
    times,
    widest_of,
)
from _words import counted, day, listed, number, plain

KINDS = {"channel": "Channels", "campaign": "Campaigns"}
MOST_SOURCES = 15
MOST_PROBLEMS = 40


def sources(marts: Marts) -> dict[str, dict[str, Any]]:
    """Tables by scorecard, or why there are none."""
    found = marts.by_scorecard("sources")
    said = {}
    for card in marts.scorecards:
        rows = found[card["scorecard_id"]]
        reason = card["no_confidence_reason"] or "No lead was evaluated"
        reason = next((row["reason"] for row in rows if row["reason"]), reason)
        said[card["scorecard_id"]] = {
            "reason": "" if rows and not rows[0]["reason"] else f"{reason}.",
            "headline": most_qualified(rows),
            "tables": [
                of_kind(title, [row for row in rows if row["source_kind"] == kind])
                for kind, title in KINDS.items()
                if any(row["source_kind"] == kind for row in rows)
            ],
        }
    return said


def most_qualified(rows: list[Row]) -> str:
    """What the channels come to."""
    channels = [row for row in rows if row["source_kind"] == "channel"]
    total = sum(row["qualified_leads"] for row in channels)
    if not total:
        return "No lead of any source qualified." if channels else ""
    best = max(channels, key=lambda row: row["qualified_leads"])
    return (
        f"Of {counted(total, 'lead')} that qualified, {number(best['qualified_leads'])} "
        f"came by {plain(best['source']).replace('_', ' ')}."
    )


def of_kind(title: str, rows: list[Row]) -> Table:
    table = Table(
        title, [title[:-1], "Leads#", "Qualified#", "Share#", "Converted#", "Lift#"]
    )
    shown, rest = rows[:MOST_SOURCES], rows[MOST_SOURCES:]
    widest = widest_of(shown)
    most = max((row["qualified_rate"] or 0 for row in shown), default=0) or 1
    for row in shown:
        share = row["qualified_rate"]
        table.rows.append(
            [
                plain(row["source"]),
                number(row["leads"]),
                number(row["qualified_leads"]),
                Cell(percent(share), bar=None if share is None else share / most),
                rate(row, widest),
                times(row["lift"]),
            ]
        )
    if rest:
        leads, qualified = (
            sum(row[name] for row in rest) for name in ("leads", "qualified_leads")
        )
        table.more = (
            f"{counted(len(rest), 'other')} with {counted(leads, 'lead')}, "
            f"{number(qualified)} of them qualified."
        )
    return table


def companies(marts: Marts, people: People) -> dict[str, Table]:
    found = marts.by_scorecard("accounts")
    return {
        card["scorecard_id"]: company_table(found[card["scorecard_id"]], people)
        for card in marts.scorecards
    }


def company_table(rows: list[Row], people: People) -> Table:
    heads = ["Company", "For sales#", "Engaged#", "Leads#", "Best score#", "Engaged on"]
    table = Table("The warmest companies", heads)
    for row in rows:
        engaged = row["last_engaged_at"]
        table.rows.append(
            [
                people.company(row),
                number(row["sales_ready_leads"]),
                number(row["engaged_leads"]),
                number(row["leads"]),
                number(row["best_score"]),
                day(engaged) if engaged else "never",
            ]
        )
    return table


def data(marts: Marts, people: People) -> dict[str, Any]:
    checks, loads, days = (marts.rows(n) for n in ("checks", "loads", "load_days"))
    problems = marts.rows("problems")
    return {
        "verdict": verdict(checks),
        "bad": check_table([c for c in checks if c["status"] != "ok"]),
        "good": check_table([c for c in checks if c["status"] == "ok"]),
        "problems": problem_table(problems, people),
        "looked_for_problems": "problems" not in marts.missing,
        "problem_rows": sum(row["rows"] for row in problems),
        "loads": load_table(loads),
        "load_chart": load_chart(days),
        "load_days": load_days(days),
    }


def verdict(checks: list[Row]) -> str:
    if not checks:
        return ""
    bad = {
        status: sum(row["status"] == status for row in checks)
        for status in ("error", "warn")
    }
    said = [
        counted(count, word)
        for count, word in ((bad["error"], "error"), (bad["warn"], "warning"))
        if count
    ]
    total = counted(len(checks), "check")
    return f"{listed(said)} in {total}." if said else f"All of {total} are good."


def check_table(rows: list[Row]) -> Table:
    heads = ["Check", "What it looks at", "Found#", "Limit#", "What to do"]
    table = Table("Checks", heads)
    for row in rows:
        table.rows.append(
            [
                Cell(
                    row["check_name"].replace("_", " "),
                    small="" if row["status"] == "ok" else row["status"],
                    tone="" if row["status"] == "ok" else "bad",
                ),
                plain(row["subject"]),
                found_of(row),
                limit(row),
                plain(row["what_to_do"] or ""),
            ]
        )
    return table


def found_of(row: Row) -> Cell:
    if row["unit"] == "days":
        value = "never" if row["value"] is None else counted(row["value"], "day")
        return Cell(value)
    share = NOTHING if row["percent"] is None else f"{row['percent']:g} %"
    of = f"{figure(row['value'])} of {figure(row['out_of'])} {row['unit']}"
    return Cell(share, small=of)


def limit(row: Row) -> str:
    unit = "days" if row["unit"] == "days" else "%"
    ends = [f"{row[name]:g}" for name in ("warn_at", "error_at") if row[name]]
    return f"{' / '.join(ends)} {unit}" if ends else "none"


def problem_table(rows: list[Row], people: People) -> Table:
    heads = ["Table", "Column", "Problem", "Rows#", "Such as"]
    table = Table("Values to mend in the raw data", heads)
    for row in rows[:MOST_PROBLEMS]:
        examples = row["examples"] or row["records"] or []
        table.rows.append(
            [
                row["source_table"],
                row["column_name"],
                plain(row["problem"]),
                number(row["rows"]),
                ", ".join(dict.fromkeys(people.raw(value)[:60] for value in examples)),
            ]
        )
    if len(rows) > MOST_PROBLEMS:
        table.more = f"{counted(len(rows) - MOST_PROBLEMS, 'other kind')} in the mart."
    return table


def load_table(rows: list[Row]) -> Table:
    names = ("rows_in", "scored", "unmatched", "set_aside", "repeated", "late")
    heads = ["Rows in#", "Scored#", "Of nobody#", "Set aside#", "Repeated#", "Late#"]
    table = Table("What was loaded in the last thirty days", ["Table", *heads])
    for row in rows:
        newest = f"newest {day(row['newest_day'])}"
        words = [figure(row[name], nothing="") for name in names]
        table.rows.append([Cell(row["source_table"], small=newest), *words])
    return table


def load_days(rows: list[Row]) -> Table:
    outcomes = ("scored", "unmatched", "set aside")
    heads = ["Loaded on", "Scored#", "Of nobody#", "Set aside#"]
    table = Table("Events by day of loading", heads)
    days: dict[str, dict[str, int]] = {}
    for row in rows:
        days.setdefault(row["loaded_day"], {})[row["outcome"]] = row["events"]
    table.rows = [
        [day(name), *(number(found.get(outcome, 0)) for outcome in outcomes)]
        for name, found in sorted(days.items(), reverse=True)
    ]
    return table
