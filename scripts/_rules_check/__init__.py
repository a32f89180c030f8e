"""What is wrong in the rule files, found in their bytes before dbt sees them.

    problems = check(Path("seeds"))

What a column may hold is declared in seeds/rules/_rules__seeds.yml; what can be
wrong between columns and rows is worded in the YAML of the model
int_lead_scoring__rule_problems, which guards the same in the warehouse.
"""

from pathlib import Path
from typing import Any

from . import (
    bands,
    cells,
    conditions,
    helpers,
    lists,
    never,
    references,
    rules,
    sense,
    tiers,
    values,
)
from .book import Book, read_book
from .contract import read_contract
from .finding import Finding, summary
from .mending import mend

__all__ = ["Book", "Finding", "check", "mend_all", "summary"]

CHECKS = [
    cells,
    references,
    rules,
    conditions,
    values,
    bands,
    tiers,
    lists,
    helpers,
    sense,
    never,
]


def check(seeds: Path, variables: dict[str, Any] | None = None) -> list[Finding]:
    """All findings in a folder of seeds, sorted by file and line."""
    book = read_book(seeds, read_contract(seeds, variables or {}))
    found = list(book.findings)
    for part in CHECKS:
        found += part.check(book)
    return sorted(set(found))


def mend_all(seeds: Path) -> list[str]:
    """Mend what is only form, and say what was done."""
    book = read_book(seeds, read_contract(seeds, {}))
    return [line for sheet in book.own_sheets() for line in mend(sheet)]
