"""What the report page says of thresholds and of what drifted."""

from typing import Any

from _report_read import Row
from _report_tables import NOTHING, Cell, Table, figure, percent, span
from _words import counted, number

METHODS = {
    "present": "As it is now",
    "capacity": "What sales can work",
    "cost and value": "What pays",
    "precision": "What converts often enough",
    "youden": "Finds most, wastes least (Youden)",
    "f1": "Balance of found and wasted (F1)",
}


def thresholds(rows: list[Row]) -> Table:
    table = Table(
        "From which score sales should call",
        ["How it is chosen", "From#", "New leads a week#", "They convert#", "Finds#"],
    )
    for row in rows:
        name = METHODS.get(row["method"], row["method"])
        if row["threshold"] is None:
            small = f"{row['reason']}."
            table.rows.append(
                [Cell(name, small=small), NOTHING, NOTHING, NOTHING, NOTHING]
            )
            continue
        note = f"{row['reason']}." if row["reason"] else ""
        if row["is_information_only"]:
            note = "For information: knows nothing of what calls cost. " + note
        table.rows.append(
            [
                Cell(name, small=note.strip()),
                Cell(number(row["threshold"]), small=possible(row)),
                Cell(figure(row["weekly_leads"], 1), small=weekly(row)),
                Cell(
                    percent(row["conversion_rate"]),
                    small=span(row["lower_rate"], row["upper_rate"]),
                ),
                percent(row["conversion_share"]),
            ]
        )
    return table


def possible(row: Row) -> str:
    low, high = row["threshold_low"], row["threshold_high"]
    if row["method"] == "present" or low is None:
        return ""
    return f"{number(low)} to {number(high)}" if high is not None else f"{low} or more"


def weekly(row: Row) -> str:
    low, high = row["weekly_leads_low"], row["weekly_leads_high"]
    return "" if low is None else f"{figure(low, 1)} to {figure(high, 1)}"


def drift(rows: list[Row]) -> dict[str, Any]:
    alerts = [text for row in rows for text in row["alerts"] or []]
    checks = sum(row["checks"] for row in rows)
    return {
        "alerts": alerts,
        "calm": f"None of {counted(checks, 'check')} says that something drifted."
        if checks and not alerts
        else "",
        "silent": [
            f"Drift of {row['drift_kind']} is not known: {row['reason']}."
            for row in rows
            if row["without_figure"] == row["checks"]
        ],
    }
