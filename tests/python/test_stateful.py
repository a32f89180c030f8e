"""A build that goes on from any past gives what a build from nothing gives.

A few random worlds live beside each other in one warehouse. Things happen to
them: loads, late ones and repeats, people who get known, merges and their end,
edits of rules and of attributes and their undoing, killed builds, rows that are
gone. After each build all marts, and the facts below them, equal row by row
what a build from nothing makes of the same files.

LEAD_SCORING_EXAMPLES asks for more lives; LEAD_SCORING_COUNT names a file that
gets a line per build.
"""

import copy
import csv
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta

import hypothesis.strategies as st
from conftest import ROOT, World, contract_columns, write_csv
from crashes import WITHOUT_TESTS, kill, start_dbt
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule
from hypothesis.stateful import run_state_machine_as_test as run
from random_worlds import POINTS, placed, random_world, shared_seeds, together
from random_worlds import World as Rows

EXAMPLES = int(os.environ.get("LEAD_SCORING_EXAMPLES", "1"))
STEPS = 3 if EXAMPLES < 3 else 12
WORLDS = 6
DAYS = [date(2026, 6, 30), date(2026, 6, 26)]
EVENTS = {"web_events": "web", "email_events": "email"}
COMPARED = [
    "lead_scores",
    "lead_scorecard_scores",
    "lead_score_reasons",
    "account_scores",
    "lead_scoring_problems",
    "int_lead_scoring__first_deliveries",
    "int_lead_scoring__signals",
    "int_lead_scoring__event_problems",
]
CHANGING = [
    *("occurred_at", "loaded_at", "page_url", "event_name", "campaign"),
    *("email", "visitor_id", "user_id", "user_agent", "is_filtered"),
]
EDITS = [
    {"is_active": "false"},
    {"is_active": "true"},
    {"valid_from": str(DAYS[1]), "valid_to": ""},
]
# What decides how an event is read, and the row that comes and goes in it.
SETTINGS = {
    "rules/bot_agents": {"pattern": "mozilla w1"},
    "rules/own_staff": {"kind": "email_domain", "value": "w2.test"},
    "rules/event_kinds": {"event": "no_such_event", "channel": "web"},
}
ORIGINAL = {
    table: list(csv.DictReader((ROOT / f"seeds/{table}.csv").open()))
    for table in SETTINGS
}


class Life:
    """A world and what has been loaded of it so far."""

    def __init__(self, seed: int, name: str) -> None:
        self.rng = rng = random.Random(seed)
        world = placed(random_world(seed, DAYS[0]), name)
        self.name, self.raw, self.seeds = name, world.raw, world.seeds
        self.waiting = []
        for row in (row for table in EVENTS for row in self.raw[table]):
            if row.get("user_agent") and rng.random() < 0.3:
                row["user_agent"] += f" {name}"
        for table in EVENTS:
            rng.shuffle(rows := self.raw[table])
            self.waiting += [(table, row) for row in rows[len(rows) // 2 :]]
            del rows[len(rows) // 2 :]
        self.now = datetime.combine(DAYS[0] - timedelta(days=3), datetime.min.time())
        self.before: list[tuple[dict, dict]] = []
        self.count = 0

    def happens(self, what: str, seed: int) -> None:
        self.rng = random.Random(seed)
        self.now += timedelta(minutes=self.rng.choice([5, 600, 1440, 4000]))
        getattr(self, what.replace(" ", "_"))()

    def some(self, rows: list, most: int = 4) -> list:
        return self.rng.sample(rows, min(len(rows), self.rng.randint(1, most)))

    def load(self, late: bool = False) -> None:
        """Some of what waits; late: in a day of loading that was read before."""
        for table, row in self.some(self.waiting, 8):
            self.waiting.remove((table, row))
            loaded = row["loaded_at"] if late else str(self.now)
            self.raw[table].append(row | {"loaded_at": loaded})

    def late(self) -> None:
        self.load(late=True)

    def repeat(self) -> None:
        """The same ids, loaded now or long ago, otherwise in this or that."""
        rng, table = self.rng, self.rng.choice(list(EVENTS))
        for row in self.some(self.raw[table]):
            again = row | {"known_at": "", "loaded_at": str(self.now)}
            if rng.random() < 0.4:
                other = rng.choice(self.raw[table])
                column = rng.choice(CHANGING)
                again[column] = other.get(column, "")
            if rng.random() < 0.4:
                again["known_at"] = str(self.now - timedelta(days=rng.randint(-2, 40)))
            if rng.random() < 0.1:
                again[rng.choice(["loaded_at", "occurred_at"])] = "unknown"
            self.raw[table].append(again)

    def duplicate(self) -> None:
        table = self.rng.choice(list(self.raw))
        self.raw[table] += [dict(row) for row in self.some(self.raw[table])]

    def shuffle(self) -> None:
        for rows in self.raw.values():
            self.rng.shuffle(rows)

    def identify(self) -> None:
        leads, web = self.raw["crm_leads"], self.raw["web_events"]
        visitors = [row["visitor_id"] for row in web if row.get("visitor_id")]
        self.count += 1
        event = {
            "source_system": "web",
            "event_id": f"{self.name}_i{self.count}",
            "event_name": self.rng.choice(["identify", "page_view"]),
            "visitor_id": self.rng.choice([*visitors, f"{self.name}_v0"]),
            "occurred_at": str(self.now - timedelta(days=self.rng.randint(0, 9))),
            "loaded_at": str(self.now),
        }
        column = self.rng.choice(["email", "email", "user_id"])
        web.append(event | {column: self.rng.choice(leads)[column]})

    def lead(self, **values: str) -> None:
        """A lead in its newest row, or in the row there is, says otherwise."""
        self.remember()
        row = self.rng.choice(rows := self.raw["crm_leads"])
        changed = row | values | {"loaded_at": str(self.now)}
        if self.rng.random() < 0.5:
            rows.remove(row)
        rows.append(changed)
        if self.rng.random() < 0.5:
            self.raw["crm_lead_history"] += [
                {
                    "lead_id": row["lead_id"],
                    "attribute": column,
                    "old_value": row.get(column, ""),
                    "new_value": value,
                    "changed_at": str(self.now - timedelta(hours=1)),
                    "loaded_at": str(self.now),
                }
                for column, value in values.items()
                if column != "is_deleted"
            ]

    def merge(self) -> None:
        into = self.rng.choice(self.raw["crm_leads"])["lead_id"]
        self.lead(merged_into_lead_id=into)

    def unmerge(self) -> None:
        self.lead(merged_into_lead_id="")

    def delete(self) -> None:
        self.lead(is_deleted=self.rng.choice(["true", "true", "false"]))

    def attribute(self) -> None:
        name = self.rng.choice(
            ["job_title", "country", "email", "user_id", "company_id"]
        )
        self.lead(**{name: self.rng.choice(self.raw["crm_leads"])[name]})

    def rule_edit(self) -> None:
        self.remember()
        tables = [f"rules/{kind}_rules" for kind in ("demographic", "behavioral")]
        rows = [row for table in tables for row in self.seeds[table]]
        rows = [row for row in rows if row.get("points")]
        for row in self.some(rows, 2):
            row |= self.rng.choice([*EDITS, {"points": self.rng.choice(POINTS)}])

    def remember(self) -> None:
        leads = {name: self.raw[name] for name in ("crm_leads", "crm_lead_history")}
        self.before.append((copy.deepcopy(leads), copy.deepcopy(self.seeds)))

    def back(self) -> None:
        """The leads and the rules as they were before the latest edit."""
        if self.before:
            leads, self.seeds = self.before.pop()
            self.raw |= leads

    def lose(self) -> None:
        """Rows of events are gone."""
        for row in self.some(rows := self.raw[self.rng.choice(list(EVENTS))], 3):
            rows.remove(row)


HAPPENINGS = [
    *("load", "load", "load", "late", "late", "repeat", "repeat", "repeat"),
    *("identify", "identify", "merge", "unmerge", "delete", "attribute", "back"),
    *("rule edit", "shuffle", "duplicate"),
]
HAPPENED = st.lists(
    st.tuples(
        st.sampled_from(HAPPENINGS),
        st.integers(0, WORLDS - 1),
        st.integers(0, 2**32 - 1),
    ),
    min_size=8,
    max_size=20,
)


class Lives(RuleBasedStateMachine):
    new_world: Callable[[], World]

    @initialize(seed=st.integers(0, 2**32 - 1))
    def begin(self, seed: int) -> None:
        self.lives = [Life(seed + number, f"w{number}") for number in range(WORLDS)]
        self.day, self.parts, self.refresh, self.operations = DAYS[0], 1, False, 0
        self.settings: set[str] = set()
        self.world = self.new_world()
        self.readings: list[dict] = []
        self.build()

    @rule(happened=HAPPENED, parts=st.sampled_from([1, 1, 1, 3]))
    def more(self, happened: list, parts: int) -> None:
        self.parts = parts
        self.let(happened)
        self.build()

    @rule(happened=HAPPENED)
    def another_day(self, happened: list) -> None:
        self.day = DAYS[1 - DAYS.index(self.day)]
        self.let(happened)
        self.build()

    @rule(
        happened=HAPPENED,
        after=st.floats(1.5, 7),
        later=st.one_of(st.just([]), HAPPENED),
    )
    def a_build_is_killed(self, happened: list, after: float, later: list) -> None:
        self.let(happened)
        write(self)
        self.readings.append(reading(self.lives))
        kill(start_dbt(self.world, self.vars), after)
        self.let(later)
        self.operations += 1
        self.build()

    @rule(
        happened=HAPPENED,
        how=st.sampled_from(["lose", "refresh", *SETTINGS]),
        seed=st.integers(0, 2**32 - 1),
    )
    def start_over(self, happened: list, how: str, seed: int) -> None:
        self.let(happened)
        self.operations += 1
        if how == "lose":
            self.lives[seed % WORLDS].happens("lose", seed)
        elif how == "refresh":
            self.refresh = True
        else:
            self.settings ^= {how}
        self.build()

    def let(self, happened: list) -> None:
        for what, where, seed in happened:
            self.lives[where].happens(what, seed)
        self.operations += len(happened)

    @property
    def vars(self) -> dict:
        return {"lead_scoring_as_of": str(self.day)}

    def build(self) -> None:
        write(self)
        now = reading(self.lives)
        refresh = self.refresh or any(is_edited(old, now) for old in self.readings)
        self.make(["--full-refresh"] if refresh else [])
        went_on = contents(self.world)
        self.readings, self.refresh = [now], False
        warehouse = self.world.folder / "warehouse"
        kept = warehouse.rename(warehouse.with_name("kept"))
        warehouse.mkdir()
        self.make([])
        from_nothing = contents(self.world)
        shutil.rmtree(warehouse)
        kept.rename(warehouse)
        self.log(sum(map(len, from_nothing.values())), refresh)
        for table, rows in from_nothing.items():
            missing, more = rows - went_on[table], went_on[table] - rows
            assert not missing and not more, (
                f"{table}: from nothing {list(missing)[:3]}, went on {list(more)[:3]}"
            )

    def make(self, options: list[str]) -> None:
        arguments = ["-s", "+marts", *WITHOUT_TESTS, *options]
        result = self.world.dbt("build", *arguments, vars=self.vars)
        self.world.result = result
        assert result.success, self.world.messages

    def log(self, rows: int, refresh: bool) -> None:
        if file := os.environ.get("LEAD_SCORING_COUNT"):
            with open(file, "a") as lines:
                lines.write(f"{self.operations} operations, {rows} rows, {refresh}\n")
        self.operations = 0

    def teardown(self) -> None:
        shutil.rmtree(self.world.folder)


def write(lives: Lives) -> None:
    """The files as they are now; tables in one file or in several."""
    folder = lives.world.folder
    shutil.rmtree(folder / "data/raw")
    raw = together([life.raw for life in lives.lives])
    for table, rows in raw.items():
        for number in range(lives.parts):
            name = f"{table}/{number}" if lives.parts > 1 else table
            file = folder / f"data/raw/{name}.csv"
            file.parent.mkdir(parents=True, exist_ok=True)
            columns = contract_columns()[table]
            write_csv(file, columns, rows[number :: lives.parts])
    worlds = {life.name: Rows(0, life.raw, life.seeds) for life in lives.lives}
    seeds = ORIGINAL | shared_seeds(worlds)
    for table in lives.settings:
        seeds[table] = [*seeds[table], SETTINGS[table]]
    lives.world.write_seeds(seeds)


def reading(lives: list[Life]) -> dict[tuple[str, str], Counter]:
    """The events by the day on which they were loaded."""
    days: dict[tuple[str, str], Counter] = {}
    for life in lives:
        for table in EVENTS:
            for row in life.raw[table]:
                day = row["loaded_at"][:10]
                day = day if day.startswith("2") else ""
                rows = days.setdefault((table, day), Counter())
                rows[tuple(sorted(item for item in row.items() if item[1]))] += 1
    return days


def is_edited(old: dict, now: dict) -> bool:
    """Rows that were read are others now, and no day has fewer than it had."""
    lost = [day for day, rows in old.items() if rows - now.get(day, Counter())]
    fewer = [d for d in lost if now.get(d, Counter()).total() < old[d].total()]
    return bool(lost) and not fewer


def contents(world) -> dict[str, Counter]:
    # what history says of a score depends on the days of the builds before
    kept = "lambda c: c not in ('previous_score', 'score_trend', 'tier_since')"
    return {
        table: Counter(
            str(row) for row in world.query(f"select columns({kept}) from {table}")
        )
        for table in COMPARED
    }


def test_a_build_that_goes_on_equals_one_from_nothing(tmp_path_factory, template):
    Lives.new_world = lambda _: World(tmp_path_factory.mktemp("life"), template)
    run(
        Lives,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
            print_blob=False,
        ),
    )
