"""Asks what proposed seeds would do, in a database of its own."""

import csv
import json
import tempfile
from pathlib import Path

from _ask import ask
from _environment import stop

OWN_SEEDS = Path("seeds")
TARGET = ["--target", "preview", "--target-path", "target/preview"]


def preview(
    seeds: Path, warehouse: Path, most: int, keep: bool, dbt_options: list[str]
) -> dict:
    work, scratch = warehouse / "work.duckdb", warehouse / "preview.duckdb"
    if not work.exists():
        stop("There are no scores yet to compare with: run ./scripts/build first.")
    with tempfile.TemporaryDirectory() as folder:
        write_proposal(seeds, Path(folder))
        arguments = {"work": str(work), "seeds": folder, "most": most}
        arguments["keep"] = keep
        remove(scratch)
        try:
            answer = ask("lead_scoring_preview", arguments, [*dbt_options, *TARGET])
        finally:
            if not keep:
                remove(scratch)
    if "refusal" in answer:
        stop(answer["refusal"])
    return answer


def remove(database: Path) -> None:
    for file in (database, database.with_name(database.name + ".wal")):
        file.unlink(missing_ok=True)


def write_proposal(seeds: Path, folder: Path) -> None:
    """Each seed as JSON lines, which DuckDB reads without guessing; what the
    proposal lacks is this project's own."""
    files = {
        file.stem: file
        for place in (OWN_SEEDS, seeds)
        for file in sorted(place.rglob("*.csv"))
    }
    for name, file in files.items():
        with file.open(newline="", encoding="utf-8-sig") as handle:
            lines = [json.dumps(known(row)) for row in csv.DictReader(handle)]
        (folder / f"{name}.json").write_text("".join(f"{line}\n" for line in lines))


def known(row: dict[str, str]) -> dict[str, str]:
    """What dbt loads of a row: it takes the word null for no value too."""
    return {
        column: value
        for column, value in row.items()
        if (value or "").strip().lower() not in ("", "null")
    }
