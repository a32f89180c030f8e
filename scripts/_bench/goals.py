"""The goals of the project's speed, with the figures beside them."""

from collections.abc import Callable

# name, at most or at least, the goal, how the value comes from what was measured
Line = tuple[str, str, float, Callable[[dict], float]]


def ratio(one: str, other: str, of: str = "seconds") -> Callable[[dict], float]:
    return lambda measured: measured["runs"][one][of] / measured["runs"][other][of]


def long_growth(measured: dict) -> float:
    """The largest world within little memory, against one a fifth of it."""
    *_, small, _, limited = measured["scaling"]
    return limited["build"]["seconds"] / small["build"]["seconds"]


def preview(measured: dict) -> float:
    """Measured with every world; the goal is one of a million leads."""
    if measured["world"]["leads"] < 1_000_000:
        raise ValueError
    return measured["runs"]["preview"]["seconds"]


def differing(measured: dict, names: set[str]) -> int:
    return sum(measured["differing"][name] for name in names or {"nothing"})


GOALS: list[Line] = [
    (
        "dbt build, against the same SQL without dbt (time)",
        "<=",
        1.3,
        ratio("full", "compiled"),
    ),
    (
        "dbt build of lead_scores, against all its SQL as one query (time)",
        "<=",
        1.0,
        ratio("peer_build", "one_query"),
    ),
    (
        "dbt build of lead_scores, against one hand-written query (time)",
        "<=",
        1.0,
        ratio("peer_build", "sql"),
    ),
    (
        "Polars, against dbt build of lead_scores (time)",
        ">=",
        2.0,
        ratio("polars", "peer_build"),
    ),
    (
        "pandas, against dbt build of lead_scores (time)",
        ">=",
        3.5,
        ratio("pandas", "peer_build"),
    ),
    (
        "dbt build of lead_scores, against Polars (peak memory)",
        "<=",
        0.25,
        ratio("peer_build", "polars", "peak_mb"),
    ),
    (
        "dbt build of lead_scores, against pandas (peak memory)",
        "<=",
        0.25,
        ratio("peer_build", "pandas", "peak_mb"),
    ),
    (
        "100M events within 2 GB, against 20M (time)",
        "<=",
        7.0,
        long_growth,
    ),
    (
        "daily build with 0.2 % new events, against the full build (model times)",
        "<=",
        0.12,
        ratio("daily", "full", "model_seconds"),
    ),
    (
        "ingest of that batch, against the ingest of the full build (model times)",
        "<=",
        0.02,
        ratio("daily", "full", "ingest_seconds"),
    ),
    (
        "a rule edit, against the full build (model times)",
        "<=",
        0.30,
        ratio("edit", "full", "model_seconds"),
    ),
    (
        "rows that differ, incremental against rebuilt",
        "<=",
        0,
        lambda measured: differing(measured, {"daily", "edit"}),
    ),
    (
        "rows and leads that differ, from those without dbt and the peers'",
        "<=",
        0,
        lambda measured: differing(
            measured, measured["differing"].keys() - {"daily", "edit"}
        ),
    ),
    (
        "preview of a rule change, 1M leads or more (seconds)",
        "<=",
        10,
        preview,
    ),
]


def goals(measured: dict) -> list[dict]:
    """A value is None where this run did not measure it."""
    lines = []
    for name, sign, goal, value_of in GOALS:
        try:
            value = value_of(measured)
        except (KeyError, ValueError, TypeError):
            value = None
        lines.append(
            {
                "name": name,
                "goal": f"{sign} {goal:g}",
                "value": None if value is None else round(value, 3),
                "met": None
                if value is None
                else (value <= goal if sign == "<=" else value >= goal),
            }
        )
    return lines


def shown(lines: list[dict]) -> list[tuple[str, str, str, str]]:
    """As words: what, goal, value, met."""
    words = {True: "yes", False: "no", None: "not measured"}
    return [
        (
            line["name"],
            line["goal"],
            "" if line["value"] is None else f"{line['value']:g}",
            words[line["met"]],
        )
        for line in lines
    ]
