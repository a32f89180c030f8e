"""The proposed seeds, as files that DuckDB reads without guessing."""

import csv
import json
from pathlib import Path

from _environment import ROOT


def write_proposal(seeds: Path, folder: Path) -> None:
    """Each seed as JSON lines; what the proposal lacks is this project's own."""
    files = {
        file.stem: file
        for place in (Path(ROOT) / "seeds", seeds)
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
