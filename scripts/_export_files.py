"""What a destination is given: requests for HubSpot, CSV for Salesforce and people.

Each writer takes rows (change, object, record, values by column) and makes files in
a folder; it returns what the manifest says of them.
"""

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from _export_leads import Destination, Found
from _words import plain

REQUEST_SIZE = 100  # what HubSpot takes in one request
FILE_BYTES = 90_000_000  # what Salesforce takes in one upload, with some room
ORDER = """
select change, object, record, {columns}
from changes order by known_score desc nulls last, lead_id
"""
# What a spreadsheet may take for a formula: at the start of a cell, or of what is
# a cell to one that separates by other signs than commas.
FORMULA = re.compile(r"(^|[,;|])([\s\"']*)(?=[=+\-@＝＋－＠])")  # noqa: RUF001


Row = tuple[str, str, str, dict[str, Any]]


def rows(found: Found, to: Destination) -> Iterator[Row]:
    columns = list(to.columns)
    shown = ", ".join(f"out_{column}" for column in columns)
    answer = found.rows.execute(ORDER.format(columns=shown))
    while batch := answer.fetchmany(10_000):
        for change, kind, record, *values in batch:
            yield change, kind, record, dict(zip(columns, values, strict=True))


def text(value: Any) -> str | None:
    """As both CRMs read it: 12.5, true, 2026-06-30, 2026-06-30T09:00:00.000Z."""
    if value is None:
        return None
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        utc = value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC)
        return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond // 1000:03}Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal | float):
        return f"{value:f}"
    return str(value)


def write_hubspot(folder: Path, found: Found, to: Destination, key: str) -> list[dict]:
    """contacts.jsonl: in each line the body of one request."""
    inputs: list[dict] = []
    requests = 0
    by_id = {} if key == "hs_object_id" else {"idProperty": key}
    file = folder / "contacts.jsonl"
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for _, _, record, values in rows(found, to):
            # an empty text empties a property
            said = {to.columns[name]: text(v) or "" for name, v in values.items()}
            inputs.append({"id": record, **by_id, "properties": said})
            if len(inputs) == REQUEST_SIZE:
                requests += write_request(out, inputs)
        requests += write_request(out, inputs)
    verb = "upsert" if by_id else "update"
    path = f"/crm/v3/objects/contacts/batch/{verb}"
    return [{"file": file.name, "requests": requests, "method": "POST", "path": path}]


def write_request(out: io.TextIOBase, inputs: list[dict]) -> int:
    if not inputs:
        return 0
    json.dump({"inputs": inputs}, out, ensure_ascii=False, separators=(",", ":"))
    out.write("\n")
    inputs.clear()
    return 1


def write_salesforce(
    folder: Path, found: Found, to: Destination, key: str
) -> list[dict]:
    """A CSV file a kind of record, more where one would be too large."""
    job = {"operation": "update"}
    if key != "Id":
        job = {"operation": "upsert", "externalIdFieldName": key}
    head = csv_line([key, *to.columns.values()])
    files: dict[str, list[Upload]] = {}
    for _, kind, record, values in rows(found, to):
        # an empty cell would be ignored
        line = csv_line([record, *(text(v) or "#N/A" for v in values.values())])
        uploads = files.setdefault(kind, [])
        if not uploads or uploads[-1].size > FILE_BYTES:
            if uploads:
                uploads[-1].out.close()
            uploads.append(Upload(folder / f"{kind}-{len(uploads) + 1}.csv", head))
        uploads[-1].write(line)
    for uploads in files.values():
        uploads[-1].out.close()
    return [
        {"file": upload.file.name, "object": kind, **job, "lineEnding": "LF"}
        | {"rows": upload.rows}
        for kind, uploads in files.items()
        for upload in uploads
    ]


class Upload:
    """A CSV file in the making."""

    def __init__(self, file: Path, head: str) -> None:
        self.file, self.rows = file, 0
        self.out = file.open("wb")
        self.size = self.out.write(head.encode())

    def write(self, line: str) -> None:
        self.size += self.out.write(line.encode())
        self.rows += 1


def csv_line(cells: list[str], quoting: int = csv.QUOTE_MINIMAL) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n", quoting=quoting).writerow(cells)
    return line.getvalue()


def write_csv(folder: Path, found: Found, to: Destination, key: str) -> list[dict]:
    """leads.csv for spreadsheets: UTF-8 with a mark, and no cell is a formula."""
    count = 0
    file = folder / "leads.csv"
    # Excel reads UTF-8 only where this mark says so
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        out.write(csv_line(["change", key, *to.columns.values()]))
        for change, _, record, values in rows(found, to):
            cells = [change, record, *values.values()]
            out.write(csv_line([cell(value) for value in cells], csv.QUOTE_ALL))
            count += 1
    return [{"file": file.name, "rows": count}]


def cell(value: Any) -> str:
    """A value that a spreadsheet takes for nothing but a number, a day or a text."""
    if not isinstance(value, str):
        return text(value) or ""
    return FORMULA.sub(r"\1'\2", plain(value))


WRITERS = {"hubspot": write_hubspot, "salesforce": write_salesforce, "csv": write_csv}
