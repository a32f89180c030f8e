"""The plots of the page, by the Python that has matplotlib.

python plots.py FIGURES.json FOLDER
"""

import json
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("svg")
import matplotlib.pyplot as plt

BLUE, ORANGE, GREY = "#2f6db3", "#d9822b", "#8a8f98"
BUILDS = {"peer_build", "peer_compiled"}
LABELS = {
    "peer_build": "dbt build",
    "peer_compiled": "its SQL without dbt",
    "one_query": "its SQL as one query",
    "sql": "one query by hand",
    "polars": "Polars",
    "pandas": "pandas",
}


def main() -> None:
    measured = json.loads(Path(sys.argv[1]).read_text())
    folder = Path(sys.argv[2])
    plt.rcParams.update(
        {
            "svg.hashsalt": "bench",
            "svg.fonttype": "none",
            "font.family": "sans-serif",
            "axes.spines.top": False,
            "axes.spines.right": False,
        }
    )
    if measured["growth"]:
        growth(measured, folder / "growth.svg")
    compared(measured["runs"], folder / "peers.svg")
    if measured["scaling"]:
        scaling(measured["scaling"], folder / "scaling.svg")


def growth(measured: dict, file: Path) -> None:
    """Seconds of a full build against events, leads, rules."""
    figure, panels = plt.subplots(1, 3, figsize=(10, 3.2), sharey=True)
    for panel, (what, points) in zip(panels, measured["growth"].items(), strict=True):
        sizes = [point[what] for point in points]
        for key, label, color in (
            ("seconds", "dbt build", BLUE),
            ("model_seconds", "sum of model times", ORANGE),
        ):
            values = [point[key] for point in points]
            panel.plot(sizes, values, marker="o", color=color, label=label)
        panel.set_xlabel(what)
        panel.set_xlim(left=0)
        panel.set_ylim(bottom=0)
        panel.xaxis.set_major_formatter(short)
        panel.grid(axis="y", color="#e5e7eb")
    panels[0].set_ylabel("seconds")
    panels[0].legend(frameon=False)
    save(figure, file)


def compared(runs: dict, file: Path) -> None:
    names = [name for name in LABELS if name in runs][::-1]
    figure, panels = plt.subplots(1, 2, figsize=(10, 2.6), sharey=True)
    for panel, (key, unit, scale) in zip(
        panels,
        (("seconds", "seconds", 1), ("peak_mb", "peak memory, GB", 1024)),
        strict=True,
    ):
        values = [runs[name][key] / scale for name in names]
        colors = [BLUE if name in BUILDS else GREY for name in names]
        bars = panel.barh([LABELS[name] for name in names], values, color=colors)
        panel.bar_label(bars, fmt="%.1f", padding=3)
        panel.set_xlabel(unit)
    save(figure, file)


def scaling(lines: list[dict], file: Path) -> None:
    figure, panel = plt.subplots(figsize=(5, 3.2))
    done = [line for line in lines if line["build"]]
    for has_limit, label, color in (
        (False, "without a limit", BLUE),
        (True, "within 2 GB", ORANGE),
    ):
        chosen = [line for line in done if bool(line["memory_limit"]) == has_limit]
        sizes = [line["events"] for line in chosen]
        seconds = [line["build"]["seconds"] for line in chosen]
        panel.loglog(sizes, seconds, marker="o", color=color, label=label)
    panel.xaxis.set_major_formatter(short)
    panel.set_xlabel("events, and leads with them")
    panel.set_ylabel("seconds")
    panel.legend(frameon=False)
    save(figure, file)


def short(number: float, _: int) -> str:
    """2M, 250k, 40."""
    for size, letter in ((1_000_000, "M"), (1000, "k")):
        if number >= size:
            return f"{number / size:g}{letter}"
    return f"{number:g}"


def save(figure: plt.Figure, file: Path) -> None:
    figure.tight_layout()
    figure.savefig(file, metadata={"Date": None}, facecolor="white")
    plt.close(figure)


main()
