"""Which rules differ, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from _rule_words import FOR_EVER, FROM_EVER, Words
from _rules_page import conditions_of
from _words import listed, number

LOWEST = "-999999.0000"


@dataclass
class Change:
    """`what`: added, removed or changed."""

    what: str
    name: str
    rule_id: str
    detail: str
    sentence: str


def rule_changes(answer: dict) -> list[Change]:
    """What differs in the rules, those that change first."""
    sides = [answer["live"], answer["proposed"]]
    words = [Words(side | {"examples": []}) for side in sides]
    before, after = (by_rule(side) for side in sides)
    changes = []
    for key in sorted(before | after, key=lambda key: (key[0], key[1])):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        rule, conditions = new or old
        knows = words[1] if new else words[0]
        said = rule | ({"points": None} if not rule["rule_group"] else {})
        what = "changed" if old and new else "added" if new else "removed"
        changes.append(
            Change(
                what,
                rule["reason"] or rule["rule_id"],
                "" if rule["rule_table"] == "ignored" else rule["rule_id"],
                "; ".join(cells(old, new)) if old and new else state(rule),
                knows.sentence(said, conditions),
            )
        )
    order = ["changed", "added", "removed"]
    return sorted(changes, key=lambda change: order.index(change.what))


def by_rule(side: dict) -> dict[tuple, tuple[dict, list[dict]]]:
    return {
        (rule["rule_table"], rule["rule_id"]): (rule, conditions_of(rule, side))
        for rule in side["rules"]
    }


def state(rule: dict) -> str:
    if rule["rule_table"] == "ignored":
        return "earns nothing"
    if rule["rule_table"] == "disqualification":
        return "disqualifies"
    return "" if rule["is_active"] == "True" else "not active"


def cells(old: tuple[dict, list], new: tuple[dict, list]) -> Iterator[str]:
    """points 10 → 14"""
    for column, value in new[0].items():
        if old[0][column] != value:
            yield f"{spoken(column)} {cell(old[0][column])} → {cell(value)}"
    tests = ("subject", "property", "operator", "value")
    before, after = (
        {row["condition"]: [row[name] for name in tests] for row in rows}
        for _, rows in (old, new)
    )
    for place in sorted(before | after, key=int):
        one, other = before.get(place), after.get(place)
        if one == other:
            continue
        where = "event" if place == "0" else f"condition {place}"
        if one and other and one[:3] == other[:3]:
            yield f"{where} {' '.join(one[1:3]) if place != '0' else ''}".rstrip() + (
                " " + value_change(one[3], other[3])
            )
        else:
            yield f"{where} {test(one)} → {test(other)}"


def value_change(old: str | None, new: str | None) -> str:
    """What came and went of a long list of alternatives, else both."""
    one, other = ((text or "").split("|") for text in (old, new))
    if len(one) < 3 and len(other) < 3:
        return f"{old or 'nothing'} → {new or 'nothing'}"
    came = [word for word in other if word not in one]
    gone = [word for word in one if word not in other]
    said = [
        f"{verb} {listed(words)}"
        for verb, words in (("with", came), ("without", gone))
        if words
    ]
    return ", ".join(said)


def test(row: list | None) -> str:
    if not row:
        return "none"
    return " ".join(str(part) for part in row[1:] if part)


def spoken(column: str) -> str:
    return column.replace("_", " ")


def cell(value: str | None) -> str:
    if value in (None, LOWEST, FROM_EVER, FOR_EVER):
        return "none"
    try:
        return number(value)
    except ArithmeticError:
        return value.lower() if value in ("True", "False") else value
