"""What others read: metrics by MetricFlow, and the published file by BI tools."""

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from _publish import publish
from clients import installed_clients
from conftest import EVALUATED, ROOT, World, inside
from dbt_runs import close_work_database

AS_OF = "2026-06-30"
SAMPLE = ["--leads", "250", "--days", "300", "--seed", "3", "--end", AS_OF]
VARS = {
    "lead_scoring_as_of": AS_OF,
    "lead_scoring_evaluation_cutoffs": 3,
    "lead_scoring_horizon_days": 60,
}
MARTS = "lead_scores lead_handoffs account_scores tier_quality source_quality"
HANDOFFS = """
insert into lead_scoring.lead_handoffs
select lead_id, scorecard_id, date '2026-05-28' + cast(i as integer), 70, tier, null, i < 5, null, i = 6
from lead_scoring.lead_scores, range(8) as days (i)
qualify row_number() over (order by lead_id) between i and 3 * i
"""


@pytest.fixture(scope="module")
def world(build_world, tmp_path_factory) -> World:
    raw = tmp_path_factory.mktemp("sample") / "raw"
    generate = [sys.executable, ROOT / "scripts/generate_sample_data", *SAMPLE]
    subprocess.run([*generate, "--out", raw], check=True, capture_output=True)
    world = build_world(
        raw,
        vars=VARS,
        select=f"+{MARTS.replace(' ', ' +')} int_lead_scoring__time_spine",
    )
    world.query(HANDOFFS)
    return world


# ------------------------------------------------------------------------ metrics

# metrics, what to group them by, and the same by SQL
LEADS = ["leads", "average_score", "sales_ready_leads"]
OUTCOMES = ["conversions", "evaluated_leads", "conversion_rate"]
SAME = [
    (
        LEADS,
        "lead__tier",
        """select tier, count(*), avg(score), sum(is_sales_ready::int)
        from lead_scores group by tier""",
    ),
    (
        ["handoffs"],
        "metric_time__month,handoff__is_first",
        """select date_trunc('month', handed_off_on), is_first, count(*)
        from lead_handoffs where not is_backfilled group by 1, 2""",
    ),
    (
        OUTCOMES,
        "tier_outcome__tier",
        """select tier, sum(conversions), sum(leads), sum(conversions) / sum(leads)
        from tier_quality where cutoff_date is not null group by tier""",
    ),
    *(
        (
            [
                f"{kind}_{what}"
                for what in ("leads", "qualified_leads", "qualified_rate")
            ],
            "source_outcome__source",
            f"""select source, sum(leads), sum(qualified_leads),
            sum(qualified_leads) / sum(leads) from source_quality
            where source_kind = '{kind}' and cutoff_date is not null group by 1""",
        )
        for kind in ("channel", "campaign")
    ),
]
# one process for all: it takes longer to start than to answer
ASKING = """
import json, sys
from click.testing import CliRunner
from dbt_metricflow.cli.main import cli
for number, (metrics, by, _) in enumerate(json.loads(sys.argv[1])):
    names = ",".join("lead_scoring_" + name for name in metrics)
    query = ["query", "--metrics", names, "--group-by", by, "--csv", f"{number}.csv"]
    answer = CliRunner().invoke(cli, query)
    if answer.exit_code:
        sys.exit(answer.output)
"""


@pytest.fixture(scope="module")
def answers(world) -> list[list[tuple]]:
    """What `mf query` answers, the rows of each."""
    pytest.importorskip("dbt_metricflow", reason="dbt-metricflow is not installed")
    assert world.dbt("parse", "--write-json", vars=VARS).success
    with inside(world.folder):
        asked = subprocess.run(
            [sys.executable, "-c", ASKING, json.dumps(SAME)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert asked.returncode == 0, asked.stderr
    return [read_csv(world.folder / f"{number}.csv") for number in range(len(SAME))]


def read_csv(file: Path) -> list[tuple]:
    with file.open(newline="") as lines:
        return [tuple(row) for row in list(csv.reader(lines))[1:]]


@pytest.mark.parametrize(
    "number", range(len(SAME)), ids=[names[0] for names, *_ in SAME]
)
def test_a_metric_is_what_sql_says(world, answers, number):
    rows = [tuple(row.values()) for row in world.query(SAME[number][2])]
    assert len(rows) > 1
    assert alike(answers[number]) == alike(rows)


def alike(rows: list[tuple]) -> list[tuple]:
    def plain(value: object) -> str:
        if isinstance(value, bool):
            return str(value)
        try:
            return f"{float(value):.9f}"
        except (TypeError, ValueError):
            return "" if value is None else str(value)

    return sorted(tuple(plain(value) for value in row) for row in rows)


def test_exposures_have_owners_and_marts_below_them(world):
    manifest = world.dbt("parse", vars=VARS).result
    assert len(manifest.exposures) == 4
    for exposure in manifest.exposures.values():
        assert exposure.owner.name and exposure.description
        for node in exposure.depends_on.nodes:
            assert manifest.nodes[node].access == "public"


# ------------------------------------------------------------------------ BI tools


@pytest.fixture(scope="module")
def published(world) -> Path:
    with inside(world.folder):
        try:
            # the settings of the build, so that dbt need not read the project anew
            given = json.dumps({EVALUATED: 0} | VARS, sort_keys=True)
            publish(Path("warehouse"), ["--vars", given, "--target", world.target])
        finally:
            close_work_database()
    return world.folder / "warehouse/leads.duckdb"


@pytest.fixture(scope="module")
def run(published) -> Callable[..., str]:
    """Run a program of another DuckDB, with the published file as its last word."""
    clients = installed_clients()

    def run(*command: str) -> str:
        done = subprocess.run(
            [*command, str(published)],
            env={"PYTHONPATH": str(clients), "PATH": f"{clients}/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def test_only_plain_types_are_published(published, world):
    """No HUGEINT, list or struct: drivers differ in what they make of them."""
    types = world.query(
        "select distinct regexp_replace(data_type, '[(].*', '') as type "
        "from duckdb_columns() where schema_name = 'lead_scoring'"
    )
    assert {row["type"] for row in types} <= {
        *("VARCHAR", "INTEGER", "BIGINT", "DECIMAL", "DOUBLE"),
        *("BOOLEAN", "DATE", "TIMESTAMP"),
    }


def leads_by_tier(world: World) -> list[list]:
    rows = world.query(
        "select tier, count(*), sum(score) from lead_scores group by 1 order by 1"
    )
    return [[*map(str, row.values())] for row in rows]


QUERY = (
    "select tier, count(*), sum(score) from lead_scoring.lead_scores "
    "group by 1 order by 1"
)


def test_the_command_line_of_duckdb_1x_reads_it(run, world):
    command = f"{sys.executable}|-m|duckdb_cli|-readonly|-csv|-noheader|-c|{QUERY}"
    said = run(*command.split("|"))
    assert [line.split(",") for line in said.split()] == leads_by_tier(world)


SQLALCHEMY = f"""
import sys, json, duckdb, sqlalchemy
assert duckdb.__version__.startswith("1.")
engine = sqlalchemy.create_engine(
    "duckdb:///" + sys.argv[1], connect_args={{"read_only": True}}
)
found = sqlalchemy.MetaData()
found.reflect(engine, schema="lead_scoring")
unknown = [
    f"{{column}}" for table in found.tables.values() for column in table.columns
    if isinstance(column.type, sqlalchemy.types.NullType)
]
leads = found.tables["lead_scoring.lead_scores"]
with engine.connect() as connection:
    rows = connection.execute(sqlalchemy.text("{QUERY}")).all()
print(json.dumps([
    sorted(table.name for table in found.tables.values()),
    unknown,
    [leads.comment, leads.c.score.comment],
    [[str(value) for value in row] for row in rows],
]))
"""


def test_sqlalchemy_reflects_tables_types_and_descriptions(run, world):
    tables, unknown, comments, rows = json.loads(
        run(sys.executable, "-W", "ignore", "-c", SQLALCHEMY)
    )
    assert set(MARTS.split()) <= set(tables)
    assert unknown == []
    assert comments[0].startswith("Whom to call first")
    assert comments[1].startswith("The score in whole points")
    assert rows == leads_by_tier(world)


ADBC = f"""
import json, sys, adbc_driver_duckdb
from adbc_driver_manager import dbapi
options = {{"path": sys.argv[1], "access_mode": "READ_ONLY"}}
driver = adbc_driver_duckdb.driver_path()
with dbapi.connect(
    driver=driver, entrypoint="duckdb_adbc_init", db_kwargs=options
) as connection:
    catalog = connection.adbc_get_objects(depth="tables").read_all().to_pylist()
    tables = [
        table["table_name"] for found in catalog
        for schema in found["catalog_db_schemas"]
        if schema["db_schema_name"] == "lead_scoring"
        for table in schema["db_schema_tables"]
    ]
    with connection.cursor() as cursor:
        cursor.execute("{QUERY}")
        rows = cursor.fetchall()
print(json.dumps([tables, [[str(value) for value in row] for row in rows]]))
"""


def test_adbc_reads_it(run, world):
    tables, rows = json.loads(run(sys.executable, "-c", ADBC))
    assert set(MARTS.split()) <= set(tables)
    assert rows == leads_by_tier(world)
