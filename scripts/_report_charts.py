"""The charts of the report page: the Vega-Lite of its folder, with rows.

A colour is written `--name` there, and the page's script puts in what the style
sheet says for light or dark. `said` of a row, names and texts, is what its mark says
under the pointer and by arrow keys.
"""

import json
from pathlib import Path
from typing import Any

from _report_read import Row
from _report_tables import NOTHING
from _words import day, number

CHARTS = Path(__file__).parent / "report_page/charts"
TWO_SIDED = 1.959964

Spec = dict[str, Any]


def chart(name: str, about: str, rows: list[Row]) -> Spec:
    """`about` is what a screen reader says of the picture."""
    spec = json.loads((CHARTS / f"{name}.json").read_text())
    return spec | {"description": about, "data": {"name": "rows", "values": rows}}


def share(value: float | None) -> str:
    return NOTHING if value is None else f"{100 * value:.1f} %"


def converted(row: Row) -> str:
    return f"{number(row['conversions'])} of {number(row['leads'])}"


def calibration_chart(rows: list[Row]) -> Spec:
    """How often leads of a band of scores converted, with intervals."""
    values = [
        {
            "score": (row["min_score"] + row["max_score"]) / 2,
            "from": row["min_score"] - 0.5,
            "to": row["max_score"] + 0.5,
            "rate": row["conversion_rate"],
            "low": row["lower_rate"],
            "high": row["upper_rate"],
            "fitted": row["fitted_rate"],
            "said": [
                ["Scores", f"{number(row['min_score'])} to {number(row['max_score'])}"],
                ["Converted", converted(row)],
                ["Rate", share(row["conversion_rate"])],
                ["95 %", f"{share(row['lower_rate'])} to {share(row['upper_rate'])}"],
                ["Fitted", share(row["fitted_rate"])],
            ],
        }
        for row in rows
    ]
    about = f"Conversion rate in {len(values)} bands of scores, with 95 % intervals."
    return chart("calibration", about, values)


def gains_chart(rows: list[Row]) -> Spec:
    """Share of the conversions among the best tenths, beside what chance finds."""
    values: list[Row] = [{"leads": 0, "found": 0}]
    for row in rows:
        pairs = [
            ["Best leads", f"{10 * row['decile']} %"],
            ["Conversions found", share(row["gain"])],
            ["By chance", f"{10 * row['decile']} %"],
        ]
        values.append(
            {"leads": row["decile"] / 10, "found": row["gain"], "said": pairs}
        )
    about = "Share of the conversions among the best leads, by tenths of the leads."
    return chart("gains", about, values)


def cutoff_chart(rows: list[Row]) -> Spec:
    """The AUC of each evaluated day, with its interval."""
    values = []
    for row in rows:
        half = TWO_SIDED * (row["auc_se"] or 0)
        low, high = max(0.0, row["auc"] - half), min(1.0, row["auc"] + half)
        value = {"day": day(row["cutoff_date"]), "date": row["cutoff_date"]}
        value |= {"auc": row["auc"], "low": low, "high": high}
        value["said"] = [
            ["Scores of", value["day"]],
            ["AUC", f"{row['auc']:.2f}"],
            ["95 %", f"{low:.2f} to {high:.2f}"],
            ["Converted", converted(row)],
        ]
        values.append(value)
    about = f"AUC of the scores of {len(values)} days, with 95 % intervals."
    return chart("cutoffs", about, values)


def handoff_chart(rows: list[Row]) -> Spec | None:
    """Hand-offs in each of the last weeks."""
    if len(rows) < 2 or not any(row["handoffs"] for row in rows):
        return None
    values = [
        row
        | {
            "said": [
                ["Week up to", day(row["last_day"])],
                ["Hand-offs", number(row["handoffs"])],
                ["Of them again", number(row["again"])],
            ]
        }
        for row in rows
    ]
    about = f"Hand-offs in each of the last {len(values)} weeks."
    return chart("handoffs", about, values)


def points_chart(rows: list[Row]) -> Spec | None:
    """Present and suggested points of the rules that should change."""
    if not rows:
        return None
    values = []
    for row in rows:
        known = None not in (row["low"], row["high"])
        sure = f"{row['low']:.0f} to {row['high']:.0f}" if known else NOTHING
        pairs = [
            [row["rule"], row["verdict"]],
            ["Now", number(f"{row['now']:.2f}")],
            ["Suggested", number(row["suggested"])],
            ["95 %", sure],
        ]
        values.append(row | {"said": pairs})
    about = f"Present and suggested points of {len(values)} rules that should change."
    return chart("points", about, values) | {"height": 40 * len(values)}


def load_chart(rows: list[Row]) -> Spec | None:
    """Events by day of loading and what became of them."""
    days = {row["loaded_day"] for row in rows}
    if len(days) < 2:
        return None
    values = [
        row
        | {
            "said": [
                ["Loaded on", day(row["loaded_day"])],
                [row["outcome"], number(row["events"])],
            ]
        }
        for row in rows
    ]
    about = f"Events loaded on {len(days)} days: scored, of nobody, set aside."
    return chart("loads", about, values)


def history_chart() -> Spec:
    """A lead's score over time; the page's script gives it its rows."""
    return chart("history", "The score of this lead over time.", [])
