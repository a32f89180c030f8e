"""The tables on the page of the rules."""

from collections.abc import Iterator
from decimal import Decimal

from _words import number, rounded


def later_table(rules: list[dict], answer: dict) -> str:
    points = {(row["rule_id"], row["age"]): row["points"] for row in answer["later"]}
    ages = list(map(str, answer["ages"]))
    heads = ["rule", *(f"{age} days" if age != "0" else "today" for age in ages)]
    rows = [
        [f"`{rule['rule_id']}`"]
        + [number(rounded(Decimal(points[(rule["rule_id"], age)]), 2)) for age in ages]
        for rule in rules
        if (rule["rule_id"], ages[0]) in points
    ]
    return table(heads, rows) if rows else ""


def table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    return "\n".join(
        f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |"
        for line in lines
    )


def threshold_blocks(scorecard: str, answer: dict) -> Iterator[str]:
    tiers = [
        [row["tier"], lowest(row["min_score"]), ready(row)]
        for row in answer["tiers"]
        if row["scorecard_id"] == scorecard
    ]
    yield table(["tier", "from points", "sales calls"], tiers)
    grades = [
        [row["grade"], row["dimension"], lowest(row["min_points"])]
        for row in answer["grades"]
        if row["scorecard_id"] == scorecard
    ]
    if grades:
        yield "A grade is the letter for fit and the number for engagement."
        yield table(["grade", "points for", "from points"], grades)


def ready(row: dict) -> str:
    return "yes" if row["is_sales_ready"] == "True" else "no"


def lowest(points: str) -> str:
    return "any" if Decimal(points) <= -999999 else number(points)
