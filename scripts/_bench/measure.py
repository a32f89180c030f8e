"""What is measured, in which order; the answer is what --json holds."""

import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb

from _bench import compiled, peers, worlds
from _bench.child import Failed, Run, run
from _bench.edits import edit_a_rule, repeat_rules
from _bench.project import Build, Edit, Project

BATCH_PERCENT = 0.2
GROWTH = {"events": [25, 50], "leads": [2, 4], "rules": [5, 10]}
LONG = [20_000_000, 100_000_000]
SMALL_MEMORY = "2GB"
EDITED = "behavioral_rules+"  # the table that `edit_a_rule` edits, and what follows
Say = Callable[[str], None]


class Bench:
    def __init__(self, folder: Path, say: Say) -> None:
        self.folder, self.say = folder, say
        self.runs: dict[str, list[Run]] = {}
        self.raw = folder / "raw"

    def measure(
        self, events: int, rounds: int, growth: bool, long: bool, python: Path | None
    ) -> dict:
        self.prepare(events, python)
        for number in range(1, rounds + 1):
            self.say(f"round {number} of {rounds}")
            self.one_round()
        return {
            "world": self.counts | {"rules": self.project.rules()},
            "batch_events": self.batch_events,
            "runs": {name: summary(runs) for name, runs in self.runs.items()},
            "models": self.slowest(),
            "differing": self.differences(),
            "growth": self.growth() if growth else {},
            "scaling": self.scaling() if long else [],
        }

    # -- before

    def prepare(self, events: int, python: Path | None) -> None:
        self.say("the world, the load of its next day, and the world of the peers")
        self.next_raw, self.peer_raw = (
            self.folder / "raw_next",
            self.folder / "raw_peers",
        )
        worlds.make(self.raw, events)
        worlds.add_a_day(self.raw, self.next_raw, BATCH_PERCENT)
        worlds.one_record_a_person(self.raw, self.peer_raw)
        self.counts = worlds.count(self.raw)
        self.batch_events = (
            worlds.count(self.next_raw)["events"] - self.counts["events"]
        )
        # the same for all builds: dbt reads the project anew for other variables
        self.day = worlds.last_day(self.next_raw)
        self.project = self.make_project("project")
        self.edited = self.make_project("edited", edit_a_rule)
        self.peer_project = self.make_project("peer_project", variables=peers.VARIABLES)
        peers.give_rules(self.peer_project)
        self.peers = peers.Peers(self.folder / "peers", self.peer_raw, self.day, python)
        self.say("dbt reads the project")
        for project in (self.project, self.edited, self.peer_project):
            project.parse(self.empty_warehouse())

    def make_project(
        self, name: str, edit: Edit | None = None, variables: dict | None = None
    ) -> Project:
        # what scores cost; that of evaluating them is another question
        given = {"lead_scoring_as_of": self.day, "lead_scoring_evaluation_cutoffs": 0}
        given |= variables or {}
        project = Project(self.folder / name, given)
        if edit:
            project.edit_rules(edit)
        return project

    def empty_warehouse(self, name: str = "warehouse") -> Path:
        """Builds have one place: in another, dbt reads the project anew."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    # -- rounds

    def one_round(self) -> None:
        self.note("full", self.build("full", self.project, self.raw))
        self.without_dbt("compiled", "full", self.project)
        self.note("daily", self.build("daily", self.project, self.next_raw, "full"))
        edited = self.build("edit", self.edited, self.raw, "full", select=EDITED)
        self.note("edit", edited)
        self.note("preview", self.edited.preview(self.folder / "full"))
        self.note(
            "peer_build",
            self.build(
                "peer_build", self.peer_project, self.peer_raw, select="+lead_scores"
            ),
        )
        self.without_dbt("peer_compiled", "peer_build", self.peer_project)
        self.without_dbt(
            "one_query", "peer_build", self.peer_project, one_query_of="lead_scores"
        )
        for name in self.peers.pythons:
            self.note(name, self.peers.score(name))

    def build(
        self,
        name: str,
        project: Project,
        raw: Path,
        begin_as: str | None = None,
        **options: str | None,
    ) -> Build:
        """From nothing, or from what another build left; kept by its name."""
        warehouse = self.empty_warehouse()
        if begin_as:
            shutil.copy(self.folder / begin_as / "work.duckdb", warehouse)
        # in one place, as a feed adds to it: another folder is read anew
        place = self.folder / "raw_now"
        place.unlink(missing_ok=True)
        place.symlink_to(raw.resolve())
        build = project.build(place, warehouse, **options)
        shutil.rmtree(self.folder / name, ignore_errors=True)
        warehouse.rename(self.folder / name)
        return build

    def without_dbt(
        self, name: str, build: str, project: Project, one_query_of: str | None = None
    ) -> None:
        """Right after the build, whose target folder says what it did."""
        plan = compiled.plan(
            project.folder,
            self.folder / build,
            self.folder / f"{name}.json",
            one_query_of,
        )
        warehouse, log = self.empty_warehouse(name), self.folder / f"{name}.log"
        command = [sys.executable, compiled.__file__, plan, warehouse, "80%"]
        self.note(name, run(command, log, self.folder, {}))

    def note(self, name: str, done: Run) -> Run:
        self.runs.setdefault(name, []).append(done)
        self.say(f"  {name}: {done.seconds:.1f} s, {done.peak_mb:,.0f} MB")
        return done

    # -- after

    def slowest(self) -> list[dict]:
        builds = self.runs["full"]
        seconds = {
            name.rpartition(".")[2]: statistics.median(
                build.nodes[name] for build in builds
            )
            for name in builds[0].nodes
            if name.startswith("model.")
        }
        ranked = sorted(seconds.items(), key=lambda line: -line[1])
        return [{"name": name, "seconds": value} for name, value in ranked[:15]]

    def differences(self) -> dict[str, int]:
        """Rows of the marts, and leads of the peers, that are not as they should."""
        self.say("the results side by side")
        self.build("rebuilt", self.project, self.next_raw)
        self.build("edit_rebuilt", self.edited, self.raw)
        pairs = {
            "compiled": "full",
            "daily": "rebuilt",
            "edit": "edit_rebuilt",
            "peer_compiled": "peer_build",
            "one_query": "peer_build",
        }
        found = {
            name: differing_rows(self.folder / name, self.folder / other)
            for name, other in pairs.items()
        }
        for name in self.peers.pythons:
            found[name] = self.peers.differing(name, self.folder / "peer_build")
        return found

    def growth(self) -> dict[str, list[dict]]:
        """One build each with fewer events, more leads, more rules."""
        self.say("how the cost grows")
        # built once more, beside the others: what else the machine does changes
        base = self.grown(self.project, self.raw, "events")
        sizes = self.counts | {"rules": self.project.rules()}
        lines = {what: [base | {what: sizes[what]}] for what in GROWTH}
        for percent in GROWTH["events"]:
            raw = self.folder / f"raw_events_{percent}"
            worlds.keep_events(self.raw, raw, percent)
            lines["events"].append(self.grown(self.project, raw, "events"))
        for times in GROWTH["leads"]:
            raw = self.folder / f"raw_leads_{times}"
            worlds.multiply_leads(self.raw, raw, times)
            lines["leads"].append(self.grown(self.project, raw, "leads"))
        for times in GROWTH["rules"]:
            project = self.make_project(f"rules_{times}", repeat_rules(times))
            project.parse(self.empty_warehouse())
            lines["rules"].append(self.grown(project, self.raw, "rules"))
        return {
            name: sorted(points, key=lambda point: point[name])
            for name, points in lines.items()
        }

    def grown(self, project: Project, raw: Path, what: str) -> dict:
        build = self.build("grown", project, raw)
        size = worlds.count(raw) | {"rules": project.rules()}
        self.say(f"  {size[what]:,} {what}: {build.seconds:.1f} s")
        return {
            what: size[what],
            "seconds": build.seconds,
            "model_seconds": build.model_seconds,
        }

    def scaling(self) -> list[dict]:
        full = self.runs["full"]
        lines = [line(self.counts, full, None)]
        for events in LONG:
            self.say(f"about {events:,} events")
            raw = self.folder / f"raw_{events}"
            worlds.make(raw, events)
            counts = worlds.count(raw)
            for memory in [None, SMALL_MEMORY]:
                if memory and events != LONG[-1]:
                    continue
                try:
                    build = self.build("long", self.project, raw, memory_limit=memory)
                except Failed as failed:
                    self.say(f"  {memory or 'no limit'}: {failed}")
                    lines.append(line(counts, [], memory))
                else:
                    self.note(f"{events} events, {memory or 'no limit'}", build)
                    lines.append(line(counts, [build], memory))
            shutil.rmtree(raw)
        return lines


def line(counts: dict, builds: list[Build], memory: str | None) -> dict:
    return counts | {"memory_limit": memory, "build": summary(builds)}


def summary(runs: list[Run]) -> dict | None:
    """Medians, and the highest memory."""
    if not runs:
        return None
    names = ["seconds", "cpu_seconds"]
    if isinstance(runs[0], Build):
        names += ["start_seconds", "model_seconds"]
        if all(run.has_ingest for run in runs):
            names.append("ingest_seconds")
    medians = {
        name: statistics.median(getattr(run, name) for run in runs) for name in names
    }
    return medians | {
        "peak_mb": max(run.peak_mb for run in runs),
        "all_seconds": [run.seconds for run in runs],
    }


def differing_rows(one: Path, other: Path) -> int:
    """Rows of the marts that are in one of two warehouses only. A contract orders
    the columns, which its SQL alone does not: they are compared by name."""
    with duckdb.connect() as connection:
        for name, folder in (("one", one), ("other", other)):
            connection.execute(f"attach '{folder}/work.duckdb' as {name} (read_only)")
        tables = connection.execute(
            "select table_name, string_agg(column_name) from duckdb_columns() "
            "where database_name = 'one' and schema_name = 'lead_scoring' group by all"
        ).fetchall()
        both = [
            [f"select {columns} from {side}.lead_scoring.{table}" for side in sides]
            for table, columns in tables
            for sides in (("one", "other"), ("other", "one"))
        ]
        return sum(
            connection.execute(
                f"select count(*) from ({here} except all ({there}))"
            ).fetchone()[0]
            for here, there in both
        )
