"""Makes an export, and takes one for sent."""

import csv
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from _environment import stop
from _export_files import WRITERS
from _export_folders import STATE, Exports
from _export_leads import Destination, Found, find
from _export_settings import destination
from _export_state import write_state, write_state_without
from _words import counted


def export(
    exports: Exports, given: dict[str, Any], since: date | None, out: Path | None
) -> None:
    """What changed since the last export, in a folder of its own."""
    if waiting := exports.waiting:
        stop(
            f"The export {waiting} waits: send it, then run ./scripts/export --to "
            f"{exports.destination} --confirm {waiting}; or delete it, if nothing of "
            "it was sent."
        )
    if out:
        exports.refuse_to_overwrite(out)
    to, key = destination(exports.destination, given)
    found = find(exports.published, exports.state, to, since)
    if not found.counts:
        nothing(to, found)
        return

    def write(folder: Path, number: int) -> dict[str, Any]:
        write_state(found.rows, folder / STATE)
        return {
            "destination": to.name,
            "number": number,
            "made_at": datetime.now(UTC).isoformat(),
            "as_of_date": found.as_of,
            "rule_set_hash": found.rule_set_hash,
            "id": key,
            "leads": found.counts,
            "left_out": found.left_out,
            "files": WRITERS[to.name](folder, found, to, key),
        }

    folder = exports.add(write)
    place = exports.copy(folder, out) if out else folder
    print(said(to, place, found))


def nothing(to: Destination, found: Found) -> None:
    """Why there is no export; a failure where no lead can ever be told."""
    reason = left_out(found)
    lacking = found.left_out.get(to.no_record, 0)
    if lacking and lacking == sum(found.left_out.values()) and not found.known:
        stop(
            f"There is nothing to export: {reason}. Name a property that holds the "
            f"lead_id in {to.title}, in the var lead_scoring_{to.name}_id."
        )
    print(f"Nothing changed since the last export{f'; {reason}' if reason else ''}.")


def said(to: Destination, place: Path, found: Found) -> str:
    counts = ", ".join(f"{number:,} {what}" for what, number in found.counts.items())
    lines = [f"{counted(sum(found.counts.values()), 'lead')} ({counts}) in {place}."]
    if found.left_out:
        lines.append(f"Left out: {left_out(found)}.")
    lines.append(f"Once sent: ./scripts/export --to {to.name} --confirm {place}")
    return "\n".join(lines)


def left_out(found: Found) -> str:
    return ", ".join(f"{number:,} {what}" for what, number in found.left_out.items())


def confirm(exports: Exports, folder: Path, failed: Path | None) -> None:
    """The export was sent, but for the records whose ids are in a file."""
    ids = failed_ids(failed) if failed else []
    before = exports.state
    undone = 0

    def without(after: Path, state: Path) -> None:
        nonlocal undone
        undone = write_state_without(ids, before, after, state)

    if not exports.confirm(folder, without if ids else None):
        print(f"{folder} was confirmed before.")
        return
    again = f"; {counted(undone, 'lead')} of it will come again" if ids else ""
    print(f"{folder} is confirmed{again}.")


def failed_ids(file: Path) -> list[str]:
    """The cells of a text or CSV file: an id among them is one that failed."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            cells = {cell.strip() for row in csv.reader(lines) for cell in row}
    except (OSError, UnicodeDecodeError) as error:
        stop(f"{file} can't be read: {error}.")
    return sorted(cells - {""})
