"""Which rules and tables differ, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from _rule_words import FOR_EVER, FROM_EVER, Words
from _rules_page import conditions_of
from _words import counted, listed, number

LOWEST = "-999999.0000"
SHOWN_VALUES = 5
# What a build decides before rules come in, and a preview does not see.
FACTS = {
    "bot_agents": "which events are those of bots",
    "own_staff": "who is own staff",
    "event_kinds": "which events there are",
}
# The tables beside the rules: columns that name a row, and what a row says.
TABLES = {
    "scorecards": (["scorecard_id"], ["is_primary", "min_score", "max_score"]),
    "groups": (
        ["scorecard_id", "rule_group"],
        ["part", "dimension", "combine", "weight_percent", "min_points", "max_points"],
    ),
    "tiers": (["scorecard_id", "tier"], ["min_score", "is_sales_ready"]),
    "grades": (["scorecard_id", "dimension", "grade"], ["min_points"]),
}
FILES = {"groups": "rule_groups"}


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


def table_changes(answer: dict) -> list[str]:
    """What differs in the tables beside the rules, a sentence each."""
    return [
        *(line for table in TABLES for line in of_table(table, answer)),
        *of_lists(answer),
        *(
            f"{seed}.csv decides {FACTS[seed]}, which a preview does not see: a build "
            "reads the events anew for it."
            for seed in answer["seeds"]
            if seed in FACTS
        ),
    ]


def of_table(table: str, answer: dict) -> Iterator[str]:
    keys, columns = TABLES[table]
    several = len(answer["proposed"]["scorecards"]) > 1
    before, after = (
        {tuple(row[key] for key in keys): row for row in answer[side][table]}
        for side in ("live", "proposed")
    )
    for key in dict.fromkeys([*before, *after]):
        old, new = before.get(key), after.get(key)
        name = " ".join(key[0 if several or len(key) == 1 else 1 :])
        said = [
            f"{spoken(column)} {cell(old[column])} → {cell(new[column])}"
            for column in columns
            if old and new and old[column] != new[column]
        ]
        if not old or not new:
            said = ["added" if new else "removed"]
            said += [
                f"{spoken(column)} {cell((new or old)[column])}"
                for column in columns
                if (new or old)[column] is not None
            ]
        if said:
            yield f"{FILES.get(table, table)}.csv, {name}: {', '.join(said)}."


def of_lists(answer: dict) -> Iterator[str]:
    names = dict.fromkeys(row["list_name"] for row in answer["rows"])
    for name in names:
        values = {
            is_added: [
                row["value"]
                for row in answer["rows"]
                if (row["list_name"], row["is_added"]) == (name, is_added)
            ]
            for is_added in ("True", "False")
        }
        said = [
            f"{verb} {some(values[is_added])}"
            for is_added, verb in (("True", "added"), ("False", "gone"))
            if values[is_added]
        ]
        yield f"{name}.csv: {', '.join(said)}."


def some(values: list[str]) -> str:
    if len(values) <= SHOWN_VALUES:
        return listed(values)
    more = counted(len(values) - SHOWN_VALUES, "other")
    return f"{', '.join(values[:SHOWN_VALUES])} and {more}"
