"""A preview on the terminal: plain text within 100 columns."""

import textwrap
from collections.abc import Iterator

from _preview_report import Section, Table, report
from _preview_rules import Change
from _words import counted, day

WIDTH = 98
WIDEST = 42


def terminal(answer: dict) -> str:
    as_of = day(answer["as_of"]["as_of_date"])
    lines = [
        (
            "Proposed rules beside those of the build: "
            f"{counted(answer['leads'], 'lead')} on {as_of}"
        )
    ]
    for section in report(answer, names=True):
        lines += ["", *of_section(section)]
    return "\n".join(line.rstrip() for line in lines)


def of_section(section: Section) -> Iterator[str]:
    if section.title:
        yield section.title
    for place, block in enumerate(section.blocks):
        if place and not isinstance(block, Table):
            yield ""
        if isinstance(block, Table):
            yield from table(block)
        elif isinstance(block, list):
            for change in block:
                yield from rule(change)
        else:
            for line in block.splitlines():
                yield from filled(line, "  ", "  ")


def filled(text: str, first: str, further: str) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=further,
        break_on_hyphens=False,
    )


def rule(change: Change) -> Iterator[str]:
    name = f" ({change.rule_id})" if change.rule_id else ""
    detail = f": {change.detail}" if change.detail else ""
    yield from filled(f"{change.name}{name}{detail}", f"  {change.what:8} ", " " * 11)
    yield from filled(change.sentence.replace("`", ""), " " * 11, " " * 11)


def table(block: Table) -> Iterator[str]:
    shown = [row[:-1] if block.below else row for row in [block.heads, *block.rows]]
    widths = [
        min(WIDEST, max(len(row[place]) for row in shown))
        for place in range(len(shown[0]))
    ]
    for number, row in enumerate(shown):
        cells = [
            short(cell, width).ljust(width)
            if place < block.left
            else short(cell, width).rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  " + "  ".join(cells)
        if block.below and number:
            yield from filled(block.rows[number - 1][-1], " " * 6, " " * 6)


def short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
