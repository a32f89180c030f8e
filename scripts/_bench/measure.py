"""What is measured, in which order; the answer is what --json holds."""

import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import duckdb

from _bench import compiled, peers, worlds
from _bench.child import Failed, Run, run
from _bench.project import Build, Project

BATCH_PERCENT = 0.2
GROWTH = {"events": [25, 50], "leads": [2, 4], "rules": [5, 10]}
LONG = [20_000_000, 100_000_000]
SMALL_MEMORY = "2GB"
Say = Callable[[str], None]


class Bench:
    def __init__(self, folder: Path, say: Say) -> None:
        self.folder, self.say = folder, say
        self.runs: dict[str, list[Run]] = {}
        self.raw = folder / "raw"

    def measure(
        self, events: int, rounds: int, long: bool, python: Path | None
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
            "growth": self.growth(),
            "scaling": self.scaling() if long else [],
        }

    # -- before

    def prepare(self, events: int, python: Path | None) -> None:
        self.say("the world, the load of its next day, and the world of the peers")
        worlds.make(self.raw, events)
        self.counts = worlds.count(self.raw)
        self.day, self.next_raw = worlds.last_day(self.raw), self.folder / "raw_next"
        worlds.add_a_day(self.raw, self.next_raw, BATCH_PERCENT)
        self.next_day = worlds.last_day(self.next_raw)
        self.batch_events = (
            worlds.count(self.next_raw)["events"] - self.counts["events"]
        )
        self.peer_raw = self.folder / "raw_peers"
        worlds.one_record_a_person(self.raw, self.peer_raw)
        self.project = self.parsed("project", {}, self.raw)
        self.edited = self.parsed("edited", {}, self.raw, edit_a_rule)
        self.peer_project = Project(self.folder / "peer_project", peers.VARIABLES)
        peers.give_rules(self.peer_project)
        self.peer_project.parse(self.peer_raw, self.warehouse("peer_build"))
        self.peers = peers.Peers(self.folder / "peers", self.peer_raw, self.day, python)

    def parsed(self, name: str, variables: dict, raw: Path, edit=None) -> Project:
        project = Project(self.folder / name, variables)
        if edit:
            project.edit_rules(edit)
        project.parse(raw, self.warehouse(name))
        return project

    def warehouse(self, name: str, copy_of: str | None = None) -> Path:
        """An empty one, or one as another is."""
        folder = self.folder / "warehouses" / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        if copy_of:
            shutil.copy(folder.parent / copy_of / "work.duckdb", folder)
        return folder

    # -- rounds

    def one_round(self) -> None:
        full = self.note(
            "full",
            self.project.build(self.raw, self.warehouse("full"), self.day),
        )
        self.without_dbt("compiled", "full", self.project)
        self.note(
            "daily",
            self.project.build(
                self.next_raw, self.warehouse("daily", "full"), self.next_day
            ),
        )
        self.note(
            "edit",
            self.edited.build(self.raw, self.warehouse("edit", "full"), self.day),
        )
        self.full = full
        self.note(
            "peer_build",
            self.peer_project.build(
                self.peer_raw, self.warehouse("peer_build"), self.day, "+lead_scores"
            ),
        )
        self.without_dbt("peer_compiled", "peer_build", self.peer_project)
        for name in self.peers.pythons:
            self.note(name, self.peers.score(name))

    def without_dbt(self, name: str, build: str, project: Project) -> None:
        """Right after the build, whose target folder says what it did."""
        plan = compiled.plan(
            project.folder,
            self.folder / "warehouses" / build,
            self.folder / f"{name}.json",
        )
        command = [sys.executable, compiled.__file__, plan, self.warehouse(name)]
        log = self.folder / f"{name}.log"
        self.note(name, run([*command, "80%"], log, self.folder, {}))

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
        self.project.build(self.next_raw, self.warehouse("rebuilt"), self.next_day)
        self.edited.build(self.raw, self.warehouse("edit_rebuilt"), self.day)
        pairs = {
            "compiled": "full",
            "daily": "rebuilt",
            "edit": "edit_rebuilt",
            "peer_compiled": "peer_build",
        }
        folder = self.folder / "warehouses"
        found = {
            name: differing_rows(folder / name, folder / other)
            for name, other in pairs.items()
        }
        for name in self.peers.pythons:
            found[name] = self.peers.differing(name, folder / "peer_build")
        return found

    def growth(self) -> dict[str, list[dict]]:
        """One build each with fewer events, more leads, more rules."""
        self.say("how the cost grows")
        base = {
            "seconds": statistics.median(run.seconds for run in self.runs["full"]),
            "model_seconds": statistics.median(
                run.model_seconds for run in self.runs["full"]
            ),
        }
        rules = self.project.rules()
        lines: dict[str, list[dict]] = {
            "events": [base | {"events": self.counts["events"]}],
            "leads": [base | {"leads": self.counts["leads"]}],
            "rules": [base | {"rules": rules}],
        }
        for percent in GROWTH["events"]:
            raw = self.folder / f"raw_events_{percent}"
            worlds.keep_events(self.raw, raw, percent)
            lines["events"].append(self.grown(self.project, raw, "events"))
        for times in GROWTH["leads"]:
            raw = self.folder / f"raw_leads_{times}"
            worlds.multiply_leads(self.raw, raw, times)
            lines["leads"].append(self.grown(self.project, raw, "leads"))
        for times in GROWTH["rules"]:
            project = self.parsed(f"rules_{times}", {}, self.raw, repeat_rules(times))
            lines["rules"].append(self.grown(project, self.raw, "rules"))
        return {
            name: sorted(points, key=lambda point: point[name])
            for name, points in lines.items()
        }

    def grown(self, project: Project, raw: Path, what: str) -> dict:
        build = project.build(raw, self.warehouse("grown"), self.day)
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
            counts, day = worlds.count(raw), worlds.last_day(raw)
            for memory in [None, SMALL_MEMORY]:
                if memory and events != LONG[-1]:
                    continue
                try:
                    build = self.project.build(
                        raw, self.warehouse("long"), day, memory_limit=memory
                    )
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


def edit_a_rule(name: str, row: dict) -> list[dict]:
    """Two rules as marketing edits them: other points, another page."""
    if row.get("rule_id") == "pricing_page" and row["condition"] == "1":
        return [row | {"points": "12", "decay_days": "21"}]
    if row.get("rule_id") == "blog":
        return [row | {"operator": "contains"}]
    return [row]


def repeat_rules(times: int) -> Callable[[str, dict], list[dict]]:
    """Each rule so many times, each time in another name."""

    def repeated(name: str, row: dict) -> list[dict]:
        if not name.endswith("_rules") or name == "disqualification_rules":
            return [row]
        more = [
            row | {"rule_id": f"{row['rule_id']}_{number}"}
            for number in range(2, times + 1)
        ]
        return [row, *more]

    return repeated


def differing_rows(one: Path, other: Path) -> int:
    """Rows of the marts that are in one of two warehouses only."""
    with duckdb.connect() as connection:
        for name, folder in (("one", one), ("other", other)):
            connection.execute(f"attach '{folder}/work.duckdb' as {name} (read_only)")
        tables = connection.execute(
            "select table_name from duckdb_tables() where database_name = 'one' "
            "and schema_name = 'lead_scoring'"
        ).fetchall()
        both = [
            (f"{here}.lead_scoring.{table}", f"{there}.lead_scoring.{table}")
            for (table,) in tables
            for here, there in (("one", "other"), ("other", "one"))
        ]
        return sum(
            connection.execute(
                f"select count(*) from (from {here} except all (select * from {there}))"
            ).fetchone()[0]
            for here, there in both
        )
