"""Header and rows of a file: every column there, every row as long."""

import re

from .finding import nearest
from .sheet import Row, Sheet

FIX = "run ./scripts/check_rules --fix"
ENDS = re.compile(r"\A[\s\ufeff\u200b]+|[\s\ufeff\u200b]+\Z")


def read_header(sheet: Sheet, line: int, names: list[str], columns: list[str]) -> None:
    sheet.header = [ENDS.sub("", name) for name in names]
    while len(sheet.header) > 1 and not sheet.header[-1]:
        sheet.header.pop()
    if sheet.header != names:
        sheet.mends.append("header trimmed")
    for raw, name in zip(names, sheet.header, strict=False):
        if raw != name:
            sheet.say(
                line,
                f'the column "{raw}" has spaces around it',
                f"Take them off, or {FIX}",
            )
    if len(names) > len(sheet.header):
        sheet.say(line, "the header ends in empty columns", f"Delete them, or {FIX}")
    missing = [name for name in columns if name not in sheet.header]
    for place, name in enumerate(sheet.header):
        if name in sheet.header[:place]:
            sheet.is_broken = True
            sheet.say(line, f'the column "{name}" stands twice', "Delete one of them")
        elif name not in columns:
            guess = nearest(name, missing or columns)
            hint = f'Did you mean "{guess}"' + "?" if guess in missing else "Delete it"
            sheet.say(line, f'the column "{name}" is not known', hint)
            missing = [column for column in missing if column != guess]
    for name in missing:
        sheet.say(line, f'the column "{name}" is missing', "Add it to the header")


def read_rows(sheet: Sheet, records: list[tuple[int, list[str]]]) -> None:
    width = len(sheet.header)
    for line, raw in records:
        cells = [ENDS.sub("", cell) for cell in raw]
        if not any(cells):
            empty_row(sheet, line)
            continue
        if len(cells) > width and not any(cells[width:]):
            sheet.say(line, "the row ends in empty cells", f"Delete them, or {FIX}")
            sheet.mends.append("empty cells at the ends of rows taken out")
            cells, raw = cells[:width], raw[:width]
        if len(cells) != width:
            sheet.is_broken = True
            sheet.say(
                line,
                f"the row has {len(cells)} cells and the header {width}",
                "Add what is missing, or put a value with a comma in quotes",
            )
            continue
        row = Row(sheet, line, dict(zip(sheet.header, cells, strict=True)))
        sheet.rows.append(row)
        if cells != raw:
            sheet.mends.append("spaces around values taken off")
            spaces_around(row, raw)


def empty_row(sheet: Sheet, line: int) -> None:
    sheet.say(line, "the row is empty", f"Delete it, or {FIX}")
    sheet.mends.append("empty rows taken out")


def spaces_around(row: Row, raw: list[str]) -> None:
    for column, before in zip(row.sheet.header, raw, strict=True):
        if before != row[column]:
            is_space = before.strip(" ") == row[column]
            problem = (
                "has spaces around it"
                if is_space
                else ("has invisible characters around it")
            )
            row.sheet.findings.append(
                row.finding(column, problem, f"Take them off, or {FIX}", is_space)
            )
