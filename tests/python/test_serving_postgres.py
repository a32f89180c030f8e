"""Postgres: marts are built in one schema and put, whole, where readers look.

Readers are processes or sessions of their own. LEAD_SCORING_EXAMPLES asks for
more builds beside them.
"""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest
import yaml
from conftest import ROOT, World, inside
from consumers import load_acme
from dbt.cli.main import dbtRunner
from postgres_load import load, of_files
from postgres_server import Server

BUILDS = int(os.environ.get("LEAD_SCORING_EXAMPLES", "2"))
LEADS = [
    {"lead_id": n, "email": f"lead{n}@example.com", "company_id": f"c{n % 2}"}
    | {"created_at": "2026-01-01", "loaded_at": "2026-01-01"}
    for n in range(1, 8)
]
COMPANIES = [
    {"company_id": company, "company_name": company, "loaded_at": "2026-01-01"}
    for company in ("c0", "c1")
]
RAW = {"crm_leads": LEADS, "crm_companies": COMPANIES, "web_events": []}
# which leads there are on which day
BUILT = {"2026-06-01": 7, "2026-06-02": 4}
FIRST, SECOND = BUILT
MARTS = ["lead_scores", "lead_scorecard_scores", "account_scores", "lead_score_reasons"]
# of each mart: the day it is of, where it says so, and how many leads it is about
SEEN = {
    "lead_scores": "cast(min(as_of_date) as text), count(*)",
    "lead_scorecard_scores": "cast(max(as_of_date) as text), count(*)",
    "account_scores": "cast(min(as_of_date) as text), sum(leads)",
    "lead_score_reasons": "null, count(distinct lead_id)",
}


def of(day: str) -> dict:
    return {"lead_scoring_as_of": day, "lead_scoring_serve_attempts": 3}


class Served:
    """A world on Postgres, and what readers find there."""

    def __init__(self, world: World, server: Server, name: str) -> None:
        self.world, self.server, self.name = world, server, name
        world.target, world.environment = "postgres", server.create(name)

    def build(self, day: str) -> None:
        self.load(BUILT[day])
        self.world.build(vars=of(day), select="+marts")

    def again(self, select: str, **options) -> None:
        self.world.build(vars=of(FIRST), select=select, **options)

    def load(self, leads: int) -> None:
        self.world.write_raw(RAW | {"crm_leads": LEADS[:leads]})
        with self.session() as session:
            load(session, of_files(self.world.folder / "data/raw"))

    def publish(self) -> bool:
        """By hand; what is built may have been changed by a test."""
        return self.world.dbt(
            "run-operation", "lead_scoring_publish", vars=of(FIRST)
        ).success

    def rebuilt(self, sql: str) -> None:
        """Change what is built, as another build would."""
        with self.session() as session:
            session.execute(f"set search_path = lead_scoring_built; {sql}")

    def session(self):
        return self.server.connect(self.name)

    def seen(self, schema: str = "lead_scoring") -> dict[str, tuple]:
        with self.session() as session:
            return {mart: ask(session, mart, schema) for mart in MARTS}

    def shows(self, day: str) -> bool:
        seen = self.seen()
        reasons = seen.pop("lead_score_reasons")
        return reasons == (None, BUILT[day]) and set(seen.values()) == {
            (day, BUILT[day])
        }


def ask(session, mart: str, schema: str = "lead_scoring") -> tuple:
    session.execute(f"select {SEEN[mart]} from {schema}.{mart}")
    day, leads = session.fetchone()
    return day, int(leads)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.stop()


@pytest.fixture(scope="module")
def first(tmp_path_factory, template, server) -> Served:
    """The first day, built and served."""
    world = World(tmp_path_factory.mktemp("served"), template)
    served = Served(world, server, "leads")
    served.build(FIRST)
    assert served.shows(FIRST)
    return served


@pytest.fixture
def served(first, server) -> Iterator[Served]:
    """The same for one test; what it does to it is undone after it."""
    server.create("kept", like=first.name)
    yield first
    with server.connect("postgres") as session:
        session.execute(f"drop database {first.name}")
        session.execute(f"alter database kept rename to {first.name}")


@contextlib.contextmanager
def transaction(served: Served, isolation: str):
    """A reader's open transaction that has its snapshot, if it takes one."""
    with served.session() as session:
        session.execute(f"begin isolation level {isolation}; select 1")
        yield session
        session.execute("rollback")


NEXT_DAY = "".join(
    f"update {mart} set as_of_date = '{SECOND}'; "
    for mart in ("lead_scores", "lead_scorecard_scores", "account_scores")
)


# ---------------------------------------------------------------- what readers see

POLL = """
import json, select, sys, time, psycopg2
connection, queries, isolation, stays = json.loads(sys.argv[1])
def connect():
    session = psycopg2.connect(**connection)
    session.set_session(isolation)
    return session
session, seen, reads = connect(), [], 0
print("reads", flush=True)
while not select.select([sys.stdin], [], [], 0)[0]:
    session = session if stays else connect()
    with session, session.cursor() as cursor:
        found = []
        for query in queries:
            cursor.execute(query)
            found += cursor.fetchall()
    if not stays:
        session.close()
    reads += 1
    time.sleep(0.05)
    if found not in seen:
        seen.append(found)
print(json.dumps([reads, seen]))
"""
TABLES = [f"select {SEEN[mart]}::int from lead_scoring.{mart}" for mart in MARTS]
READERS = {
    "polls": ([" union all ".join(TABLES)], "READ COMMITTED", False),
    "stays connected": ([" union all ".join(TABLES)], "READ COMMITTED", True),
    "reads from a snapshot": (TABLES, "REPEATABLE READ", True),
}


def test_readers_see_no_error_and_no_half_build_while_builds_come_and_go(served):
    pipe = subprocess.PIPE
    connection = {"host": "127.0.0.1", "port": served.server.port}
    connection |= {"user": "postgres", "dbname": served.name}
    whole = [[[day, leads]] * 3 + [[None, leads]] for day, leads in BUILT.items()]
    with contextlib.ExitStack() as readers:
        polls = [
            readers.enter_context(
                subprocess.Popen(
                    [sys.executable, "-c", POLL, json.dumps([connection, *reader])],
                    stdin=pipe,
                    stdout=pipe,
                    text=True,
                )
            )
            for reader in READERS.values()
        ]
        assert [poll.stdout.readline() for poll in polls] == ["reads\n"] * 3
        for number in range(BUILDS):
            served.build([SECOND, FIRST][number % 2])
        time.sleep(0.2)
        told = [json.loads(poll.communicate("\n")[0]) for poll in polls]
    assert [poll.returncode for poll in polls] == [0, 0, 0]
    for reads, seen in told:
        print(f"{reads} reads during {BUILDS} builds")
        assert reads > BUILDS * 10
        assert sorted(seen, key=str) == whole


@pytest.mark.parametrize(
    ("isolation", "seen"), [("read committed", SECOND), ("repeatable read", FIRST)]
)
def test_an_open_transaction_is_not_waited_for_and_sees_one_build(
    served, isolation, seen
):
    served.rebuilt(NEXT_DAY)
    with transaction(served, isolation) as reader:
        assert ask(reader, "lead_scores") == (FIRST, 7)
        assert served.publish()
        assert served.seen()["lead_scores"] == (SECOND, 7)
        for mart in ("lead_scores", "lead_scorecard_scores", "account_scores"):
            assert ask(reader, mart) == (seen, 7)
        assert ask(reader, "lead_score_reasons") == (None, 7)


# ---------------------------------------------------------------- what is not served


REFUSE = """
create function refuse() returns event_trigger language plpgsql as $$
begin
    if current_query() like '%account_scores__dbt_tmp%' then
        raise exception 'there is no room';
    end if;
end $$;
create event trigger refuse on ddl_command_start
    when tag in ('CREATE TABLE AS', 'CREATE TABLE') execute function refuse();
"""


def test_a_build_that_fails_half_way_is_not_served_and_retried_is(served):
    served.load(BUILT[SECOND])
    with served.session() as session:
        session.execute(REFUSE)
    command = ["--quiet", "build", "-s", "+marts", "--target", "postgres"]
    command += ["--vars", json.dumps(of(SECOND))]
    command += ["--exclude-resource-type", "test", "unit_test"]
    with inside(served.world.folder, served.world.environment):
        assert not dbtRunner().invoke(command).success
        built = served.seen("lead_scoring_built")
        assert built["lead_scores"] == (SECOND, 4)
        assert built["account_scores"] == (FIRST, 7)
        assert served.shows(FIRST)
        with served.session() as session:
            session.execute("drop event trigger refuse")
        assert dbtRunner().invoke(["--quiet", "retry"]).success
    assert served.shows(SECOND)


def test_a_run_that_builds_no_mart_serves_nothing(served):
    served.rebuilt(NEXT_DAY)
    served.again("rules.tiers")
    assert served.shows(FIRST)
    served.again("account_scores --empty")
    assert served.shows(FIRST)


def test_no_lead_is_not_served(served):
    served.rebuilt("delete from lead_scores")
    served.again("account_scores", check=False)
    assert not served.world.result.success
    assert "No lead could be scored, so readers keep the build" in served.world.messages
    assert served.shows(FIRST)


# ---------------------------------------------------------------- served tables


def test_rights_indexes_views_and_descriptions_stay(served):
    with served.session() as session:
        session.execute(
            "set search_path = lead_scoring; create role reporter;"
            "grant select on lead_scores to reporter;"
            "create index by_lead on lead_scores (lead_id);"
            "create view hot as select lead_id from lead_scores"
        )
        served.rebuilt(NEXT_DAY)
        assert served.publish()
        session.execute(
            "select has_table_privilege('reporter', 'lead_scores', 'select'), "
            "to_regclass('by_lead') is not null, (select count(*) from hot), "
            "obj_description('lead_scores'::regclass) like 'Whom to call first%', "
            "col_description('lead_scores'::regclass, 1) like 'The surviving lead%'"
        )
        assert session.fetchone() == (True, True, 7, True, True)
        session.execute("drop owned by reporter; drop role reporter")


CHANGED = (
    """
    alter table lead_scores add plan text;
    update lead_scores set plan = 'free';
    alter table lead_scores drop owner_id;
    alter table account_scores alter leads type numeric;
"""
    + NEXT_DAY
)


def test_a_table_whose_columns_changed_is_never_empty(served):
    served.rebuilt(CHANGED)
    with transaction(served, "repeatable read") as reader:
        reader.execute("select count(*) from pg_class")
        assert served.publish()
        assert ask(reader, "lead_scores") == (FIRST, 7)
        reader.execute(
            "select count(plan), count(lead_id) from lead_scoring.lead_scores"
        )
        assert reader.fetchone() == (0, 7)
    assert served.seen()["account_scores"] == (SECOND, 7)
    with served.session() as session:
        for mart in MARTS:
            query = "select column_name, data_type from information_schema.columns "
            query += f"where table_name = '{mart}' and table_schema = "
            session.execute(f"{query} 'lead_scoring' order by 1")
            found = session.fetchall()
            session.execute(f"{query} 'lead_scoring_built' order by 1")
            assert found == session.fetchall()
        session.execute("select distinct plan from lead_scoring.lead_scores")
        assert session.fetchall() == [("free",)]


def test_a_reader_in_the_way_of_changed_columns_is_named(served):
    served.rebuilt(CHANGED)
    with transaction(served, "read committed") as reader:
        reader.execute("set application_name = 'a dashboard'")
        reader.execute("select pg_backend_pid() from lead_scoring.lead_scores")
        process = reader.fetchone()[0]
        served.again("account_scores", check=False)
        assert not served.world.result.success
        assert (
            "The marts are built but readers still see the build before, as some "
            "session holds a lock on them for too long (process "
            f"{process} (postgres, a dashboard)): end it, then run dbt run-operation"
        ) in served.world.messages
        assert ask(reader, "account_scores") == (FIRST, 7)
        assert served.shows(FIRST)
    assert served.publish()
    assert served.seen()["lead_scores"] == (SECOND, 7)


def test_what_was_required_once_may_be_unknown_later(served):
    with served.session() as session:
        session.execute(
            "alter table lead_scoring.lead_scores alter email set not null;"
            "update lead_scoring_built.lead_scores set email = null"
        )
    assert served.publish()
    assert served.shows(FIRST)


def test_two_that_serve_at_once_follow_each_other(served):
    """Else each row that one inserts while the other deletes is there twice."""
    publishing = threading.Thread(target=served.publish)
    with served.session() as other, served.session() as session:
        other.execute(
            "begin; select pg_advisory_xact_lock(hashtext('lead_scoring_serve'));"
            "delete from lead_scoring.lead_scores; insert into "
            "lead_scoring.lead_scores select * from lead_scoring_built.lead_scores"
        )
        publishing.start()
        while publishing.is_alive():
            session.execute("select from pg_locks where not granted")
            if session.rowcount:
                break
            time.sleep(0.01)
        assert session.rowcount
        other.execute("commit")
        publishing.join()
    assert served.shows(FIRST)


# ---------------------------------------------------------------- as a package

ONE_FOR_MODELS = "target.schema if node.resource_type == 'model' else node.package_name"
OWN_NAMES = """
{% macro generate_schema_name(custom_schema_name, node) -%}
    {{ NAMED }}
{%- endmacro %}
"""


NAMINGS = [
    (None, None, "analytics_lead_scoring_built", "analytics_lead_scoring"),
    ("sales_built", "custom_schema_name or 'x'", "sales_built", "sales"),
    ("sales", None, "analytics_sales", None),
    (None, ONE_FOR_MODELS, "analytics", None),
]


@pytest.mark.parametrize(("marts", "named", "built", "found"), NAMINGS[:BUILDS])
def test_a_project_s_own_schema_names_are_kept(
    server, tmp_path, marts, named, built, found
):
    acme = load_acme(ROOT / "tests/consumer_project_native", tmp_path)
    settings = acme.folder / "dbt_project.yml"
    project = yaml.safe_load(settings.read_text())
    if marts:
        project["models"] = {"lead_scoring": {"marts": {"+schema": marts}}}
    settings.write_text(yaml.safe_dump(project))
    if named:
        macro = OWN_NAMES.replace("NAMED", named)
        (acme.folder / "macros").mkdir()
        (acme.folder / "macros/generate_schema_name.sql").write_text(macro)
    output = {"type": "postgres", "host": "127.0.0.1", "port": server.port}
    output |= {"user": "postgres", "password": "", "dbname": f"acme{built}"}
    output |= {"schema": "analytics", "threads": 2}
    profiles = {"acme": {"target": "prod", "outputs": {"prod": output}}}
    (acme.folder / "profiles.yml").write_text(yaml.safe_dump(profiles))
    server.create(output["dbname"])
    with server.connect(output["dbname"]) as session:
        session.execute(
            f"create schema {built};"
            f"create table {built}.account_scores as select 3 as leads"
        )
        assert acme.install(), acme.said
        done = acme.dbt("run-operation", "lead_scoring_publish")
        assert done == (found is not None), acme.said
        assert found or "nothing to publish: no public" in str(acme.said)
        session.execute(
            "select table_schema from information_schema.tables "
            "where table_name = 'account_scores' order by 1"
        )
        schemas = [built, found] if found else [built]
        assert session.fetchall() == sorted((name,) for name in schemas)
