"""The page: goals, figures, plots, and what is compared with what."""

import json
import subprocess
from pathlib import Path

from _environment import stop

from _bench import peers
from _bench.goals import shown

LABELS = {
    "full": "full `dbt build`, the starter rules",
    "compiled": "the same compiled SQL, one process without dbt",
    "daily": "`dbt build` after a daily batch",
    "edit": "`dbt build` after a rule edit",
    "preview": "`./scripts/preview` of that edit",
    "peer_build": "`dbt build -s +lead_scores`, the peers' rules",
    "peer_compiled": "its compiled SQL without dbt",
    "one_query": "the same, `lead_scores` as one query of CTEs",
    **peers.LABELS,
}
PLOTS = {
    "growth.svg": "How the cost of a full build grows with events, leads and rules",
    "peers.svg": "Time and memory beside one query, Polars and pandas",
    "scaling.svg": "Events and leads together",
}


def write_page(measured: dict, folder: Path, python: Path | None) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name in PLOTS:
        (folder / name).unlink(missing_ok=True)
    if python:
        draw(measured, folder, python)
    (folder / "README.md").write_text(page(measured, folder))


def draw(measured: dict, folder: Path, python: Path) -> None:
    figures = folder / "figures.tmp"
    figures.write_text(json.dumps(measured))
    plots = Path(__file__).with_name("plots.py")
    done = subprocess.run(
        [python, plots, figures, folder], capture_output=True, text=True, check=False
    )
    figures.unlink()
    if done.returncode:
        stop(f"The plots could not be drawn: {done.stderr.strip().splitlines()[-1]}")


def page(measured: dict, folder: Path) -> str:
    world, on = measured["world"], measured["machine"]
    images = [
        f"![{title}]({name})"
        for name, title in PLOTS.items()
        if (folder / name).exists()
    ]
    rounds = len(measured["runs"]["full"]["all_seconds"])
    return (
        "\n\n".join(
            [
                "# How fast it is",
                (
                    "Written by `./scripts/bench`. Measured on "
                    f"{on['cores']} cores and {on['memory_gb']} GB ({on['system']}"
                    f"{', load ' + str(on['load']) if 'load' in on else ''}), DuckDB "
                    f"{on['duckdb']}, dbt {on['dbt']}, with {world['events']:,} generated "
                    f"events, {world['leads']:,} leads and {world['rules']} rules; medians "
                    f"of alternating rounds, {rounds} in all. "
                    "Ratios carry over to other machines, "
                    "seconds do not."
                ),
                "## Goals",
                table(["what", "goal", "value", "met"], shown(measured["goals"])),
                *images,
                "## Figures",
                table(
                    ["run", "seconds", "processor", "sum of models", "peak MB"],
                    [
                        figures(name, measured["runs"][name])
                        for name in LABELS
                        if name in measured["runs"]
                    ],
                ),
                overhead(measured["runs"]),
                "## Slowest models of the full build",
                table(
                    ["model", "seconds"],
                    [(m["name"], f"{m['seconds']:.2f}") for m in measured["models"]],
                ),
                *scaling(measured["scaling"]),
                "## What is compared",
                compared(measured),
            ]
        )
        + "\n"
    )


def figures(name: str, of: dict) -> tuple[str, ...]:
    models = of.get("model_seconds")
    return (
        LABELS[name],
        f"{of['seconds']:.1f}",
        f"{of['cpu_seconds']:.1f}",
        "" if models is None else f"{models:.1f}",
        f"{of['peak_mb']:,.0f}",
    )


def overhead(runs: dict) -> str:
    full, bare = runs["full"], runs["compiled"]
    return (
        f"dbt's own part of the full build is {full['seconds'] - bare['seconds']:.1f} "
        f"s: {full['start_seconds']:.1f} s to start and to read the project, the "
        "rest between the models; in memory "
        f"{full['peak_mb'] - bare['peak_mb']:,.0f} MB. dbt runs several models at "
        "once, so that the sum of their times is more than the time that passes."
    )


def scaling(lines: list[dict]) -> list[str]:
    if not lines:
        return []
    rows = [
        (
            f"{line['events']:,}",
            f"{line['leads']:,}",
            line["memory_limit"] or "",
            *(
                [f"{line['build']['seconds']:.0f}", f"{line['build']['peak_mb']:,.0f}"]
                if line["build"]
                else ["failed", ""]
            ),
        )
        for line in lines
    ]
    heads = ["events", "leads", "memory limit", "seconds", "peak MB"]
    return ["## Larger worlds", table(heads, rows)]


def compared(measured: dict) -> str:
    about = " ".join((peers.__doc__ or "").split("\n\n", 1)[1].split())
    share = measured["batch_events"] / measured["world"]["events"]
    return "\n".join(
        [
            (
                f"- Peers: {about} The project computes all of its other tables up to "
                "`lead_scores` all the same. Scores and last engagements of all of them "
                "are compared lead by lead."
            ),
            (
                "- `dbt build` runs without tests, from a parsed project and an empty "
                "warehouse. Without dbt, its compiled statements run one after the other "
                "in one process, the rule files read by DuckDB. As one query, its models "
                "are CTEs of one statement that gives `lead_scores` alone: the same work "
                "for a score, without tables between. The hand-written query does less: "
                "a score of it has no explanation."
            ),
            (
                f"- The daily batch is the load of one more day, {share:.1%} more events, "
                "with all changes of the CRM of that day; ingest is the models `loads`, "
                "`signals` and `first_deliveries`."
            ),
            (
                "- A rule edit changes two rules of one table, then builds what "
                "follows from that table (`--select behavioral_rules+`)."
            ),
            (
                "- More leads are copies without events; fewer events are a sample; more "
                "rules are copies of the starter rules."
            ),
        ]
    )


def table(heads: list[str], rows: list) -> str:
    lines = [heads, ["---"] + ["---:"] * (len(heads) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
