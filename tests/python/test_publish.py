"""Publishing: BI tools read leads.duckdb while builds come and go."""

import contextlib
import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from _publish import publish
from conftest import ROOT, World, inside
from crashes import WITHOUT_TESTS, start
from dbt.cli.main import dbtRunner
from dbt_runs import close_work_database

RAW = {
    "crm_leads": [
        {"lead_id": n, "email": f"lead{n}@example.com", "loaded_at": "2026-01-01"}
        | {"created_at": "2026-01-01"}
        for n in (1, 2, 3)
    ],
    "web_events": [],
}
COUNT = "select count(*) from lead_scoring.lead_scores"


@pytest.fixture(scope="module")
def world(build_world) -> World:
    return build_world(RAW, select="*")


def publish_world(world: World) -> Path:
    with inside(world.folder):
        try:
            publish(Path("warehouse"), [])
        finally:
            close_work_database()
    return world.folder / "warehouse/leads.duckdb"


def folder_of(published: Path) -> list[str]:
    return sorted(file.name for file in published.parent.iterdir())


def test_the_public_marts_are_published_as_built_with_descriptions(world):
    published = publish_world(world)
    assert folder_of(published) == ["leads.duckdb", "work.duckdb"]
    manifest = world.dbt("parse").result
    public = {
        node["alias"]: node
        for node in (node.to_dict() for node in manifest.nodes.values())
        if node["resource_type"] == "model" and node["access"] == "public"
    }
    with duckdb.connect(published, read_only=True) as leads:
        tables = dict(
            leads.execute("select table_name, comment from duckdb_tables()").fetchall()
        )
        columns = leads.execute(
            "select table_name, column_name, data_type, comment from duckdb_columns()"
            " where schema_name = 'lead_scoring' order by table_name, column_index"
        ).fetchall()
        for table in public:
            rows = f"from lead_scoring.{table} order by all"
            built = [tuple(row.values()) for row in world.query(rows)]
            assert leads.execute(rows).fetchall() == built
    assert tables == {name: node["description"] for name, node in public.items()}
    assert [column[:3] for column in columns] == [
        tuple(row.values())
        for row in world.query(
            "select table_name, column_name, data_type from duckdb_columns()"
            f" where schema_name = 'lead_scoring' and table_name in {tuple(public)}"
            " order by table_name, column_index"
        )
    ]
    for table, column, _, comment in columns:
        assert comment == public[table]["columns"][column]["description"]


def test_an_open_reader_blocks_nothing_and_keeps_the_old_build(build_world):
    world = build_world(RAW)
    published = publish_world(world)
    with reader(published, "input()") as holding:
        assert holding.stdout.readline() == "3\n"
        world.build({"crm_leads": RAW["crm_leads"][:2]})
        publish_world(world)
        with reader(published, "") as fresh:
            assert fresh.communicate()[0] == "2\n2\n"
        assert holding.communicate("\n")[0] == "3\n"
        assert holding.returncode == 0


def reader(published: Path, between: str) -> subprocess.Popen:
    """A BI tool: counts, waits for `between`, counts again on the same connection."""
    code = f"""
import duckdb
leads = duckdb.connect({str(published)!r}, read_only=True)
def count():
    print(leads.cursor().execute({COUNT!r}).fetchone()[0], flush=True)
count()
{between}
count()
"""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)


def test_readers_see_no_error_and_no_half_build_while_builds_are_published(world):
    published = publish_world(world)
    polling = f"""
import duckdb, sys, select
reads = 0
while not select.select([sys.stdin], [], [], 0)[0]:
    with duckdb.connect({str(published)!r}, read_only=True) as leads:
        assert leads.execute({COUNT!r}).fetchone() == (3,)
    reads += 1
print(reads)
"""
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", polling]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as poll:
        for _ in range(8):
            publish_world(world)
        reads = int(poll.communicate("\n")[0])
    assert reads > 8
    assert poll.returncode == 0


SEEING = """
import duckdb, json, select, sys
file, tables, stays = json.loads(sys.argv[1])
def connect():
    return duckdb.connect(file, read_only=True)
leads, seen, reads = connect(), [], 0
print("reads", flush=True)
while not select.select([sys.stdin], [], [], 0.02)[0]:
    leads = leads if stays else connect()
    found = [leads.cursor().execute(query).fetchone() for query in tables]
    reads += 1
    if found not in seen:
        seen.append(found)
    if not stays:
        leads.close()
print(json.dumps([reads, seen]))
"""
DAY = "select as_of_date::text, count(*) from lead_scoring"
SEEN = [
    f"{DAY}.lead_scores group by 1",
    f"{DAY}.lead_scorecard_scores group by 1",
    "select null, count(distinct lead_id) from lead_scoring.lead_score_reasons",
]


@pytest.mark.skipif("LEAD_SCORING_EXAMPLES" not in os.environ, reason="takes minutes")
def test_readers_see_whole_builds_while_the_script_runs_again_and_again(build_world):
    world = build_world(RAW, vars={"lead_scoring_as_of": "2026-06-01"})
    published = publish_world(world)
    days = {"2026-06-01": 3, "2026-06-02": 2}
    whole = [[[day, leads]] * 2 + [[None, leads]] for day, leads in days.items()]
    pipe = subprocess.PIPE
    with contextlib.ExitStack() as stack:
        readers = []
        for stays in (False, True):
            given = json.dumps([str(published), SEEN, stays])
            command = [sys.executable, "-c", SEEING, given]
            process = subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True)
            readers.append(stack.enter_context(process))
            assert process.stdout.readline() == "reads\n"
        for number in range(int(os.environ["LEAD_SCORING_EXAMPLES"])):
            day = list(days)[(number + 1) % 2]
            world.write_raw({"crm_leads": RAW["crm_leads"][: days[day]]})
            build = [ROOT / "scripts/build", "-s", "+marts", *WITHOUT_TESTS]
            build += ["--vars", json.dumps({"lead_scoring_as_of": day})]
            build += ["--target-path", world.folder / "t", "--log-path", world.folder]
            where = {"LEAD_SCORING_RAW": "data/raw"}
            where |= {"LEAD_SCORING_WAREHOUSE": "warehouse"}
            process = start(build, world.folder, **where)
            said = process.communicate()[0]
            assert process.returncode == 0, said
        told = [json.loads(reader.communicate("\n")[0]) for reader in readers]
    assert [reader.returncode for reader in readers] == [0, 0]
    print(f"{[reads for reads, _ in told]} reads")
    assert told[0][1] == whole
    assert told[1][1] == whole[:1]


def test_a_publish_that_died_leaves_nothing_behind(world):
    published = publish_world(world)
    for name in ("leads.duckdb.new", "leads.duckdb.new.wal", "leads.duckdb.wal"):
        (published.parent / name).write_text("half of it")
    publish_world(world)
    assert folder_of(published) == ["leads.duckdb", "work.duckdb"]
    with duckdb.connect(published, read_only=True) as leads:
        assert leads.execute(COUNT).fetchone() == (3,)


def test_with_nothing_built_the_published_file_stays(build_world, capsys):
    world = build_world(RAW, select="rules.tiers")
    published = world.folder / "warehouse/leads.duckdb"
    published.write_text("the last good build")
    with pytest.raises(SystemExit):
        publish_world(world)
    assert "leads.duckdb is unchanged" in capsys.readouterr().err
    assert published.read_text() == "the last good build"


def test_a_disk_that_is_full_while_publishing_is_said_in_a_sentence(world, capfd):
    published = publish_world(world)
    before = published.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (len(before) // 2, limits[1]))
    try:
        with pytest.raises(SystemExit):
            publish_world(world)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    said = capfd.readouterr().err.splitlines()
    assert said[-1] == (
        "There is no room on the disk (File too large): make room, then run this "
        "again; warehouse/leads.duckdb is unchanged."
    )
    assert folder_of(published) == ["leads.duckdb", "work.duckdb"]
    assert published.read_bytes() == before
    publish_world(world)


@pytest.mark.parametrize(("publishes", "said"), [("", 1), ("yes", 0)])
def test_a_plain_build_says_that_it_is_not_published(world, publishes, said):
    lines = []
    with inside(world.folder, {"LEAD_SCORING_PUBLISHES": publishes}):
        dbt = dbtRunner(callbacks=[lambda event: lines.append(event.info.msg)])
        dbt.invoke(["build", "--select", "tiers"])
        close_work_database()
    reminder = (
        "BI tools do not see this build yet: "
        "./scripts/build publishes it as warehouse/leads.duckdb."
    )
    assert lines.count(reminder) == said
