"""What the report page says of how well the score tells who converts."""

from typing import Any

from _report_advice import drift, thresholds
from _report_charts import calibration_chart, cutoff_chart, gains_chart
from _report_read import Marts, Row
from _report_tables import (
    NOTHING,
    Cell,
    Table,
    converted,
    figure,
    percent,
    rate,
    span,
    tier_cell,
    times,
    widest_of,
)
from _report_verdict import bounds, headline, yardstick
from _words import counted, day, number

FEW = 50  # conversions; below, every figure is to be read with its interval
SEGMENTS = {
    "all": "All leads",
    "worked": "Sales was in touch",
    "not_worked": "Sales was not in touch",
}
NOT_JUDGED = "The published file has no evaluation of this scorecard."


def works(marts: Marts) -> dict[str, dict[str, Any]]:
    """What the page shows, by scorecard; without a headline there are only reasons."""
    names = ("quality", "calibration", "gains", "tier_quality", "thresholds", "drift")
    found = {name: marts.by_scorecard(name) for name in names}
    return {
        card["scorecard_id"]: of_scorecard(
            {name: rows[card["scorecard_id"]] for name, rows in found.items()}, card
        )
        for card in marts.scorecards
    }


def of_scorecard(rows: dict[str, list[Row]], card: Row) -> dict[str, Any]:
    quality = rows["quality"]
    if not quality:
        reason = card["no_confidence_reason"]
        return {"reason": f"{reason}." if reason else NOT_JUDGED}
    pooled = next(r for r in quality if r["segment"] == "all" and not r["cutoff_date"])
    cutoffs = [r for r in quality if r["segment"] == "all" and r["cutoff_date"]]
    said = {
        "reason": "" if pooled["auc"] is not None else f"{pooled['reason']}.",
        "thresholds": thresholds(rows["thresholds"]),
        "drift": drift(rows["drift"]),
        "undated": cutoff_reasons(cutoffs),
        "horizon": pooled["horizon_days"],
        "is_audited": pooled["is_audited"],
    }
    if pooled["auc"] is None:
        return said
    judged = [row for row in cutoffs if row["auc"] is not None]
    return said | {
        "headline": headline(pooled, quality, rows["tier_quality"]),
        "numbers": numbers(pooled),
        "few": few(pooled),
        "calibration": calibration_chart(rows["calibration"]),
        "calibration_table": calibration_table(rows["calibration"]),
        "gains": gains_chart(rows["gains"]),
        "gains_table": gains_table(rows["gains"]),
        "tiers": tiers(rows["tier_quality"]),
        "yardstick": yardstick(rows["tier_quality"]),
        "segments": segments(quality),
        "cutoffs": cutoff_chart(judged) if len(judged) > 1 else None,
        "cutoffs_table": cutoffs_table(judged),
    }


def numbers(row: Row) -> list[tuple[str, str, str]]:
    """Figure, what it is, and how sure."""
    ends = bounds(row)
    sure = f"95 % interval {ends[0]:.2f} to {ends[1]:.2f}; " if ends else ""
    share = round(100 * row["auc"])
    return [
        (
            f"{row['auc']:.2f}",
            (
                f"AUC: of two leads, one that converts has the higher score {share} "
                "times in 100"
            ),
            f"{sure}0.5 is chance",
        ),
        (
            percent(row["top_decile_gain"]),
            "of the conversions are in the best tenth of the leads",
            f"{times(row['top_decile_lift'])} times their share",
        ),
        (
            number(row["conversions"]),
            (
                f"of {number(row['leads'])} leads converted within "
                f"{counted(row['horizon_days'], 'day')}"
            ),
            percent(row["conversion_rate"]),
        ),
    ]


def few(row: Row) -> str:
    if row["conversions"] >= FEW:
        return ""
    return (
        f"{counted(row['conversions'], 'conversion')} only: the figures may move much "
        "with the next ones. Read them with their intervals."
    )


def calibration_table(rows: list[Row]) -> Table:
    heads = ["Scores", "Converted", "Rate#", "95 % interval#"]
    table = Table("Conversions by score", heads)
    for row in reversed(rows):
        low, high = number(row["min_score"]), number(row["max_score"])
        table.rows.append(
            [
                low if low == high else f"{low} to {high}",
                converted(row["conversions"], row["leads"]),
                percent(row["conversion_rate"]),
                span(row["lower_rate"], row["upper_rate"]),
            ]
        )
    return table


def gains_table(rows: list[Row]) -> Table:
    table = Table(
        "Conversions found by calling the best first",
        ["Best leads", "Scores from#", "Conversions found#", "Lift#"],
    )
    table.rows = [
        [
            f"{10 * row['decile']} %",
            figure(row["min_score"]),
            percent(row["gain"]),
            times(row["lift"]),
        ]
        for row in rows
    ]
    return table


def tiers(rows: list[Row]) -> Table:
    heads = ["Tier", "Converted", "Rate#", "Lift#", "Half within#"]
    table = Table("Conversions by tier", heads)
    widest = widest_of(rows)
    for row in sorted(rows, key=lambda row: -(row["conversion_rate"] or 0)):
        days = row["median_days"]
        table.rows.append(
            [
                tier_cell(row),
                converted(row["conversions"], row["leads"]),
                rate(row, widest),
                times(row["lift"]),
                NOTHING if days is None else f"{number(f'{days:g}')} days",
            ]
        )
    return table


def segments(quality: list[Row]) -> Table:
    table = Table("Who was worked", ["Leads", "Converted", "AUC#"])
    for row in quality:
        if row["cutoff_date"] or row["segment"] == "all":
            continue
        words = [
            SEGMENTS.get(row["segment"], row["segment"]),
            converted(row["conversions"], row["leads"]),
        ]
        if row["auc"] is None:
            words.append(Cell(NOTHING, small=row["reason"]))
        else:
            words.append(auc_cell(row))
        table.rows.append(words)
    return table


def auc_cell(row: Row) -> Cell:
    ends = bounds(row)
    return Cell(
        f"{row['auc']:.2f}",
        small=f"{ends[0]:.2f} to {ends[1]:.2f}" if ends else "one of a kind: by chance",
    )


def cutoffs_table(rows: list[Row]) -> Table:
    table = Table("AUC by day", ["Scores of", "Converted", "AUC#"])
    table.rows = [
        [
            day(row["cutoff_date"]),
            converted(row["conversions"], row["leads"]),
            auc_cell(row),
        ]
        for row in rows
    ]
    return table


def cutoff_reasons(cutoffs: list[Row]) -> list[str]:
    """Days that tell nothing, and why."""
    said: dict[str, list[str]] = {}
    for row in cutoffs:
        if row["reason"]:
            said.setdefault(row["reason"], []).append(day(row["cutoff_date"]))
    return [f"{', '.join(days)}: {reason}." for reason, days in said.items()]
