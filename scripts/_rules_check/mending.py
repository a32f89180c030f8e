"""--fix: what is only form, made as dbt and every editor read it."""

import csv
import io
import os
from pathlib import Path

from .decoding import BOM
from .sheet import Sheet


def mend(sheet: Sheet) -> list[str]:
    """Write the file anew in one step, where that changes its form alone."""
    if not sheet.mends:
        return []
    if sheet.is_broken:
        return [f"{sheet.name}: not touched, what is said of it must be mended first"]
    had_bom = sheet.path.read_bytes().startswith(BOM.encode())
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(sheet.header)
    writer.writerows([row[name] for name in sheet.header] for row in sheet.rows)
    # Excel reads letters such as ü only behind the mark: it stays, and a file
    # that comes from Excel gets it.
    converted = any("to UTF-8" in done for done in sheet.mends)
    marked = had_bom or (converted and not text.getvalue().isascii())
    replace(sheet.path, (BOM if marked else "") + text.getvalue())
    return [f"{sheet.name}: {done}" for done in dict.fromkeys(sheet.mends)]


def replace(path: Path, text: str) -> None:
    new = path.with_name(f".{path.name}.new")
    with new.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.chmod(path.stat().st_mode)
    new.replace(path)
