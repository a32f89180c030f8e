"""The ten hottest leads of a published file, as a table."""

from pathlib import Path

import duckdb


def show_hottest(published: Path) -> None:
    with duckdb.connect(published, read_only=True) as leads:
        tables = "select count(*) from duckdb_tables() where table_name = 'lead_scores'"
        if leads.execute(tables).fetchone() == (0,):
            return
        rows = "select count(*), max(as_of_date) from lead_scoring.lead_scores"
        count, as_of = leads.execute(rows).fetchone()
        hottest = leads.execute(HOTTEST).fetchall()
    print()
    print_table(("", "score", "tier", "lead", "company", "engaged", "why"), hottest)
    print(
        f"\n{count:,} leads, as of {as_of}, are in {published}, lead_scoring.lead_scores;\n"
        "what made up a score is in lead_scoring.lead_score_reasons. To change the\n"
        "points, edit seeds/rules/ and run this again."
    )


HOTTEST = """
select
    row_number() over (order by score desc, last_engaged_at desc, lead_id),
    score,
    tier,
    coalesce(nullif(full_name, ''), email, lead_id),
    company_name,
    cast(last_engaged_at as date),
    top_reasons,
from lead_scoring.lead_scores
where not is_disqualified
order by 1
limit 10
"""


def print_table(heads: tuple, rows: list) -> None:
    """A table within 100 columns; the last cell of a row stands below it."""
    texts = [
        ["" if cell is None else " ".join(str(cell).split()) for cell in row]
        for row in rows
    ]
    widths = [
        min(25, max(map(len, cells))) for cells in zip(heads, *texts, strict=True)
    ][:-1]
    for cells in (heads, *texts):
        line = "  ".join(
            shortened(cell, width).rjust(width)
            if number < 2
            else shortened(cell, width).ljust(width)
            for number, (cell, width) in enumerate(zip(cells[:-1], widths, strict=True))
        )
        print(line.rstrip())
        if cells is not heads:
            print(" " * 4 + shortened(cells[-1], 96))


def shortened(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
