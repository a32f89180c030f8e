"""Text to records: separators and quotes, with physical line numbers."""

import csv
import re

from .decoding import decode, odd_characters, physical_lines
from .layout import FIX, empty_row, read_header, read_rows
from .sheet import Sheet

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}
QUOTES_PER_FILE = 20


def read_sheet(sheet: Sheet, columns: list[str]) -> Sheet:
    """Fill a sheet from its file."""
    text, faults, mended = decode(sheet.path.read_bytes())
    sheet.mends += [mended] if mended else []
    sheet.is_broken = bool(faults and not mended)
    for line, value, problem, remedy in faults:
        sheet.findings.append(sheet.finding(line, "", value, problem, remedy))
    if text is None:
        return sheet
    lines = physical_lines(text)
    if not "".join(lines).strip():
        sheet.is_broken = True
        sheet.say(0, "the file is empty", f"Write the header: {','.join(columns)}")
        return sheet
    for line, _, problem, remedy in odd_characters(lines):
        sheet.is_broken = True
        sheet.say(line, problem, remedy)
    if any(line.endswith(("\r", "\r\n")) for line in lines):
        sheet.mends.append("line ends made those of Unix")
    records = split(sheet, lines, separator_of(sheet, lines, columns))
    while records and not any(records[0][1]):
        empty_row(sheet, records.pop(0)[0])
    if records:
        read_header(sheet, *records[0], columns)
        read_rows(sheet, records[1:])
    return sheet


def separator_of(sheet: Sheet, lines: list[str], columns: list[str]) -> str:
    if re.fullmatch(r"sep=.\s*", lines[0]):
        sheet.say(1, 'the line "sep=" is for Excel alone', f"Delete it, or {FIX}")
        sheet.mends.append('the line "sep=" taken out')
        lines[0] = ""  # line numbers stay those of the file
    first = next((line for line in lines if line.strip()), "")
    known = {
        separator: len(
            {name.strip(' "\ufeff').lower() for name in first.strip().split(separator)}
            & set(columns)
        )
        for separator in SEPARATORS
    }
    best = max(known, key=lambda separator: known[separator])
    if best == ",":
        return ","
    sheet.mends.append(f"{SEPARATORS[best]} made commas")
    sheet.say(
        lines.index(first) + 1,
        f"the cells are separated by {SEPARATORS[best]} instead of commas",
        f"Export it with commas, or {FIX}",
    )
    return best


def split(
    sheet: Sheet, lines: list[str], separator: str
) -> list[tuple[int, list[str]]]:
    """(line, cells) of every record; a bad quote costs its own line only."""
    records: list[tuple[int, list[str]]] = []
    start, slips = 0, 0
    while start < len(lines) and slips < QUOTES_PER_FILE:
        # dbt reads any line end as the same
        rest = (re.sub(r"\r\n?\Z", "\n", line) for line in lines[start:])
        reader = csv.reader(rest, strict=True, delimiter=separator)
        begin = start
        try:
            for cells in reader:
                records.append((begin + 1, cells))
                begin = start + reader.line_num
            return records
        except csv.Error as error:
            slips += 1
            sheet.is_broken = True
            if "field larger" in str(error):
                problem, remedy = "a cell is longer than 131,072 characters", "Cut it"
            else:
                problem = "a quote is not closed, or there is text after it"
                remedy = (
                    'Put a value with " in it in quotes, and write each " in it as ""'
                )
            sheet.say(begin + 1, problem, remedy)
            start = begin + 1
    return records
