"""A preview as Markdown, for a pull request: ids of leads, and no address."""

import re
from collections.abc import Iterator

from _preview_report import Section, Table, report
from _preview_rules import Change
from _rules_tables import table
from _words import counted, day

# A comment on GitHub has 65,536 characters at most.
LONGEST = 60_000
TITLE = "## What these rules would do"
ADDRESS = re.compile(r"[^\s|`'\"(),;<>]+@[^\s|`'\"(),;<>]+")


def page(answer: dict, warnings: list[str]) -> str:
    as_of = day(answer["as_of"]["as_of_date"])
    blocks = [
        TITLE,
        (
            f"The scores of {counted(answer['leads'], 'lead')} on {as_of}, by the "
            "rules of the build and by the proposed ones."
        ),
    ]
    for section in report(answer, names=False):
        blocks += of_section(section)
    if warnings:
        blocks += ["### Warnings about the rule files", bullets(warnings)]
    return masked(blocks)


def failed_page(findings: list[str]) -> str:
    """What is wrong with the rule files, in place of a preview."""
    said = "The rule files have errors, so nothing is scored."
    return masked([TITLE, said, bullets(findings)])


def masked(blocks: list[str]) -> str:
    text = ADDRESS.sub("(an address)", "\n\n".join(blocks)) + "\n"
    if len(text) <= LONGEST:
        return text
    cut = text[:LONGEST].rpartition("\n")[0]
    return f"{cut}\n\nThe rest is too long for a comment: ./scripts/preview shows it.\n"


def bullets(lines: list[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def of_section(section: Section) -> Iterator[str]:
    if section.title:
        yield f"### {section.title}"
    for block in section.blocks:
        if isinstance(block, Table):
            yield of_table(block)
        elif isinstance(block, list):
            yield "\n".join(map(rule, block))
        else:
            lines = block.splitlines()
            yield bullets(lines) if len(lines) > 1 else block


def rule(change: Change) -> str:
    name = f" `{change.rule_id}`" if change.rule_id else ""
    detail = f": {change.detail}" if change.detail else ""
    return f"- {change.what}: **{change.name}**{name}{detail}\n  - {change.sentence}"


def of_table(block: Table) -> str:
    lines = table(block.heads, block.rows).splitlines()
    if block.left > 1:
        lines[1] = f"| {' | '.join(['---'] * len(block.heads))} |"
    return "\n".join(lines)
