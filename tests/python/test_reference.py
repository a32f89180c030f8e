"""The warehouse equals a plain-Python scorer, line by line, in random worlds.

Many worlds stand in one build, each with a scorecard of its own; a world's
leads are compared on it and on the next world's. LEAD_SCORING_EXAMPLES asks
for more builds. A world that differs is cut down, many candidates a build, to
the few rows that still make it differ; those are printed.
"""

import csv
import os
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from random_worlds import World, placed, random_world, shared_seeds, together
from reference_identity import people_on
from reference_scorer import ignore, last_engaged, scored

EXAMPLES = int(os.environ.get("LEAD_SCORING_EXAMPLES", "3"))
WORLDS = 70
DAYS = [date(2026, 6, 30), date(2024, 3, 1)]
LINE = [
    "line_type",
    "rule_id",
    "rule_group",
    "part",
    "points",
    "occurrences",
    "newest_day",
]
CARD = [
    "demographic_score",
    "company_score",
    "behavioral_score",
    "engagement_score",
    "negative_score",
    "correction_score",
    "score",
    "tier",
    "is_sales_ready",
    "fit_grade",
    "engagement_grade",
    "is_disqualified",
]


class Build:
    """Worlds in one warehouse, and what it says of their leads."""

    def __init__(self, build_world, worlds: list[World], day: date) -> None:
        self.day = day
        self.worlds = {
            name: placed(world, name)
            for name, world in ((f"w{n:02}", world) for n, world in enumerate(worlds))
        }
        self.project = build_world(
            together([world.raw for world in self.worlds.values()]),
            seeds=self.seeds(),
            vars={"lead_scoring_as_of": str(day)},
        )
        self.check_rules()
        self.read()

    def check_rules(self) -> None:
        """The random rules are rules; else nothing would follow from them."""
        problems = self.project.query("from int_lead_scoring__rule_problems")
        assert not problems, problems[:5]

    def seeds(self) -> dict[str, list[dict]]:
        return shared_seeds(self.worlds)

    def read(self) -> None:
        self.lines = defaultdict(set)
        for row in self.project.query(
            f"select lead_id, scorecard_id, {','.join(LINE)} from lead_score_reasons"
        ):
            key = row["lead_id"], row["scorecard_id"]
            self.lines[key].add(comparable(row[column] for column in LINE))
        self.cards = {
            (row["lead_id"], row["scorecard_id"]): comparable(row[c] for c in CARD)
            for row in self.project.query("from lead_scorecard_scores")
        }
        self.engaged = {
            row["lead_id"]: row["day"]
            for row in self.project.query(
                "select lead_id, cast(last_engaged_at as date) as day from lead_scores"
            )
        }

    def differences(self, name: str, others: int = 1) -> list[str]:
        """What the warehouse says otherwise than the reference."""
        world, day = self.worlds[name], self.day
        cards = list(self.worlds) * 2
        cards = cards[cards.index(name) :][: 1 + others]
        seeds = fixed_seeds() | self.seeds()
        people = people_on(world.raw, seeds, day)
        found = {lead for lead in self.engaged if lead.startswith(f"{name}_")}
        if found != set(people):
            return [f"leads: warehouse {found}, reference {set(people)}"]
        said = []
        for lead_id, person in people.items():
            ignore(person.events, seeds)
            if (mine := last_engaged(person, seeds)) != self.engaged[lead_id]:
                said.append(
                    f"{lead_id} last engaged: warehouse {self.engaged[lead_id]}, "
                    f"reference {mine}"
                )
            for card in cards:
                said += self.differing(lead_id, card, scored(person, card, seeds, day))
        return said

    def differing(self, lead_id, card, score) -> list[str]:
        theirs = self.lines[lead_id, card]
        mine = {comparable(getattr(line, c) for c in LINE) for line in score.lines}
        said = [f"{lead_id} on {card}: warehouse only {x}" for x in theirs - mine]
        said += [f"{lead_id} on {card}: reference only {x}" for x in mine - theirs]
        values = [*score.parts.values()] + [getattr(score, c) for c in CARD[6:]]
        if (of_mine := comparable(values)) != self.cards[lead_id, card]:
            said.append(
                f"{lead_id} on {card}: warehouse {self.cards[lead_id, card]}, "
                f"reference {of_mine}"
            )
        return said

    def differing_worlds(self, others: int = 1) -> dict[str, list[str]]:
        said = {name: self.differences(name, others) for name in self.worlds}
        return {name: what for name, what in said.items() if what}


def comparable(values) -> tuple[str, ...]:
    def plain(value) -> str:
        if isinstance(value, bool | str | date) or value is None:
            return str(value)
        return f"{Fraction(value).limit_denominator(10**8)}"

    return tuple(plain(value) for value in values)


def fixed_seeds() -> dict[str, list[dict]]:
    """The rule tables that no world replaces."""
    from conftest import ROOT

    return {
        f"rules/{file.stem}": list(csv.DictReader(file.open()))
        for file in (ROOT / "seeds/rules").glob("*.csv")
    }


# ---------------------------------------------------------------- cut down


KEPT = ("rules/rule_groups", "rules/scorecards", "rules/tiers", "rules/grades")


def cut_down(build_world, world: World, day: date, rounds: int = 6) -> str:
    """The world with as few rows as still make it differ, and the difference."""

    def differing(removals: list[set]) -> dict[int, list[str]]:
        smaller = [without(world, removed) for removed in removals]
        found = Build(build_world, smaller, day).differing_worlds(others=0)
        return {int(name[1:]): said for name, said in found.items()}

    removed, said = set(), differing([set()]).get(0)
    if not said:
        return ""
    rows = rows_of(world)
    for _ in range(rounds):
        left = [row for row in rows if row not in removed]
        parts = [set(left[n :: WORLDS - 1]) for n in range(min(len(left), WORLDS - 1))]
        alone = differing([removed | part for part in parts])
        unions = [set(removed)]
        for number in alone:
            unions.append(unions[-1] | parts[number])
        found = differing(unions)
        if not max(found, default=0):
            break
        removed, said = unions[max(found)], found[max(found)]
    return described(without(world, removed), said)


def rows_of(world: World) -> list[tuple]:
    """What may go: a row, or a rule with all its conditions."""
    raw = [(table, n) for table, rows in world.raw.items() for n in range(len(rows))]
    seeds = [
        (table, row.get("rule_id", n))
        for table, rows in world.seeds.items()
        if table not in KEPT
        for n, row in enumerate(rows)
    ]
    return list(dict.fromkeys(raw + seeds))


def without(world: World, removed: set[tuple]) -> World:
    def left(tables: dict[str, list[dict]]) -> dict[str, list[dict]]:
        return {
            table: [
                row
                for n, row in enumerate(rows)
                if (table, row.get("rule_id", n)) not in removed
            ]
            for table, rows in tables.items()
        }

    return World(world.seed, left(world.raw), left(world.seeds))


def size(world: World) -> int:
    tables = [*world.raw.values(), *world.seeds.values()]
    return sum(len(rows) for rows in tables)


def described(world: World, said: list[str]) -> str:
    """The difference and the rows that make it; groups only where used."""
    lines = list(said)
    seeds = [row for rows in world.seeds.values() for row in rows]
    used = {row.get("rule_group") for row in seeds if "rule_id" in row} | {None}
    for table, rows in (world.raw | world.seeds).items():
        for row in rows:
            filled = {key: value for key, value in row.items() if value != ""}
            if table not in KEPT[1:] and row.get("rule_group") in used:
                lines.append(f"{table}: {filled}")
    return "\n".join(lines)


# ---------------------------------------------------------------- tests

RANDOM = settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@RANDOM
@given(seed=st.integers(0, 2**32 - 1), day=st.sampled_from(DAYS))
def test_the_warehouse_equals_the_reference(build_world, seed, day):
    compare(build_world, seed, day, day)


@settings(RANDOM, max_examples=max(1, EXAMPLES // 3))
@given(seed=st.integers(0, 2**32 - 1))
def test_a_replay_of_an_earlier_day_equals_the_reference(build_world, seed):
    """With the identity that was known by then, whatever happened later."""
    compare(build_world, seed, DAYS[0] + timedelta(days=7), DAYS[0])


def compare(build_world, seed: int, until: date, day: date) -> None:
    """Worlds whose days crowd around `until`, as of `day`."""
    worlds = [random_world(seed + number, until) for number in range(WORLDS)]
    build = Build(build_world, worlds, day)
    differing = build.differing_worlds()
    if differing:
        sizes = {name: size(build.worlds[name]) for name in differing}
        name = min(sizes, key=sizes.__getitem__)
        number = int(name[1:])
        world, next_one = worlds[number], worlds[(number + 1) % WORLDS]
        raise AssertionError(
            f"{len(differing)} worlds differ; world {world.seed} as of {day}:\n"
            + "\n".join(differing[name][:5])
            + "\n\nCut down:\n"
            + (
                cut_down(build_world, world, day)
                or cut_down(build_world, with_rules_of(next_one, world), day)
                or "It differs only together with the other worlds."
            )
        )


def with_rules_of(ruled: World, world: World) -> World:
    return World(world.seed, world.raw, ruled.seeds)
