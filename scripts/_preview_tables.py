"""Which tables beside the rules differ, in words."""

from collections.abc import Iterator

from _preview_rules import cell, spoken
from _words import counted, listed

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
