"""The sample data: reproducible, as dirty as real data, and with a known truth."""

import csv
import subprocess
from pathlib import Path

import duckdb
import pytest
import yaml

ROOT = Path(__file__).parents[2]
CONTRACT = yaml.safe_load((ROOT / "models/staging/raw/_raw__sources.yml").read_text())[
    "sources"
][0]["tables"]
TABLES = [table["name"] for table in CONTRACT]
TRUTH = ["_truth/leads", "_truth/steps", "_truth/weights"]
SMALL = ["--leads", 300, "--days", 60]


def generate(*arguments) -> subprocess.CompletedProcess:
    return subprocess.run(
        [ROOT / "scripts/generate_sample_data", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def make(out: Path, *arguments) -> Path:
    done = generate("--out", out, *arguments)
    assert done.returncode == 0, done.stderr
    return out


def open_sample(out: Path) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect()
    for name in [*TABLES, *TRUTH]:
        connection.execute(
            f"create view {name.replace('_truth/', 'truth_')} as select * "
            f"from read_parquet('{out}/{name}/**/*.parquet')"
        )
    return connection


def content(out: Path) -> dict[str, list[tuple]]:
    query = "select * from read_parquet('{}/{}/**/*.parquet') order by all"
    return {
        name: duckdb.execute(query.format(out, name)).fetchall()
        for name in [*TABLES, *TRUTH]
    }


def files(out: Path) -> dict[Path, bytes]:
    return {file: file.read_bytes() for file in out.rglob("*.parquet")}


@pytest.fixture(scope="module")
def small(tmp_path_factory) -> Path:
    return make(tmp_path_factory.mktemp("small"), *SMALL)


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> duckdb.DuckDBPyConnection:
    """Large enough that the rarest dirt is there."""
    out = tmp_path_factory.mktemp("large")
    return open_sample(make(out, "--leads", 10000, "--days", 120))


def test_same_seed_same_content_whatever_the_threads(small, tmp_path):
    one = make(tmp_path / "one", *SMALL, "--threads", 1)
    two = make(tmp_path / "two", *SMALL, "--threads", 2)
    assert content(one) == content(two) == content(small)


def test_another_seed_is_another_world(small, tmp_path):
    other = content(make(tmp_path, *SMALL, "--seed", 2))
    same = [name for name, rows in content(small).items() if rows == other[name]]
    assert same == ["_truth/weights"]


def test_appended_days_equal_a_longer_sample(small, tmp_path):
    """Each day is appended as a feed would, and no file is touched again."""
    appended = make(tmp_path / "appended", *SMALL)
    before = files(appended)
    for days in (1, 29):
        make(appended, "--append-days", days)
    assert before.items() <= files(appended).items()
    longer = ["--leads", 360, "--days", 90, "--end", "2026-07-30"]
    assert content(appended) == content(make(tmp_path / "longer", *longer))


def test_another_end_only_shifts_the_dates(small, tmp_path):
    shifted = open_sample(make(tmp_path, *SMALL, "--end", "2027-03-31"))
    query = """
        select event_id, loaded_at - min(loaded_at) over () as since
        from web_events order by all
    """
    assert shifted.execute(query).fetchall() == (
        open_sample(small).execute(query).fetchall()
    )
    assert str(shifted.execute("from web_events select max(loaded_at)").fetchone()[0])[
        :10
    ] == ("2027-03-31")


@pytest.mark.parametrize("table", CONTRACT, ids=TABLES)
def test_the_raw_contract_is_kept(small, table):
    described = open_sample(small).execute(f"describe {table['name']}").fetchall()
    columns = {row[0] for row in described}
    declared = {column["name"] for column in table["columns"]}
    required = {
        column["name"]
        for column in table["columns"]
        if column.get("config", {}).get("meta", {}).get("required")
    }
    assert required <= columns <= declared | {"loaded_date"}


def test_every_kind_of_event_happens(large):
    with (ROOT / "seeds/rules/event_kinds.csv").open() as kinds:
        known = {(row["event"], row["channel"]) for row in csv.DictReader(kinds)}
    query = """
        select distinct event_name, 'web' from web_events
        union all
        select distinct event_name, 'email' from email_events
    """
    assert set(large.execute(query).fetchall()) == known


def test_a_file_holds_what_its_load_brought(large):
    for table in TABLES:
        query = f"select count(*) from {table} where loaded_date <> loaded_at::date"
        assert large.execute(query).fetchone() == (0,)


def test_as_many_leads_as_asked(small, large):
    query = "select count(distinct lead_id) from crm_leads"
    assert open_sample(small).execute(query).fetchone() == (300,)
    assert large.execute(query).fetchone() == (10000,)


DIRT = {
    "same address in another spelling": """
        from crm_leads a join crm_leads b
        on lower(trim(a.email)) = lower(trim(b.email)) and a.email <> b.email
            and a.lead_id < b.lead_id and b.merged_into_lead_id is null""",
    "gap that a duplicate fills": """
        from crm_leads a join crm_leads b
        on lower(trim(a.email)) = lower(trim(b.email))
            and a.job_title is null and b.job_title is not null""",
    "chain of merges": """
        from crm_lead_history a join crm_lead_history b
        on a.new_value = b.lead_id and a.attribute = 'merged_into_lead_id'
            and b.attribute = a.attribute""",
    "merge in the lead itself": "from crm_leads where merged_into_lead_id <> ''",
    "lead loaded again": """
        from crm_leads where known_at < loaded_at - interval 5 day""",
    "deleted lead": "from crm_leads where is_deleted",
    "new job title": "from crm_lead_history where attribute = 'job_title'",
    "new address": "from crm_lead_history where attribute = 'email'",
    "event of an old address": """
        from crm_lead_history h join email_events e
        on h.attribute = 'email' and h.old_value = e.email""",
    "second visitor id": """
        from (select user_id from web_events group by 1
            having count(distinct visitor_id) > 1)""",
    "visit before the visitor is known": """
        from web_events a join web_events b
        on a.visitor_id = b.visitor_id and b.email <> '' and a.email is null
            and a.occurred_at::date < b.occurred_at::date""",
    "late load": """
        from web_events where loaded_at::date - occurred_at::date between 1 and 5""",
    "event delivered twice": """
        from web_events a join web_events b
        on a.event_id = b.event_id and a.loaded_at < b.loaded_at""",
    "event delivered with another time": """
        from email_events a join email_events b
        on a.event_id = b.event_id and a.occurred_at < b.occurred_at""",
    "bot that its sender marks": "from web_events where is_filtered",
    "bot known by its agent": """
        from web_events where user_agent like '%bot%' and not is_filtered""",
    "scanner that follows all links": """
        from (select email from email_events where event_name = 'email_click'
            and not is_filtered group by email, occurred_at::date having
            count(distinct page_url) > 2
            and max(occurred_at) - min(occurred_at) < interval 30 second)""",
    "own staff": "from crm_leads where email like '%@brightdesk.example'",
    "malformed address": "from crm_leads where email not like '%_@_%._%'",
    "lead without address": "from crm_leads where email is null",
    "event in 1970": "from web_events where occurred_at < '1971-01-01'",
    "event in the far future": "from web_events where occurred_at > '2090-01-01'",
    "unparsable number": """
        from crm_companies where employee_count like 'about %'""",
    "unparsable amount": "from crm_opportunities where amount like '%EUR'",
    "unparsable change": """
        from crm_lead_history where try_cast(changed_at as timestamp) is null""",
    "unparsable activity": """
        from crm_activities where try_cast(occurred_at as timestamp) is null""",
    "unparsable opt-out": "from crm_leads where opted_out_at = 'yes'",
    "job seeker": "from web_events where page_url like '%/careers%'",
    "competitor": "from crm_leads where email like '%@rivaldesk.example'",
    "student": "from crm_leads where job_title ilike '%student%'",
    "unserved country": "from crm_leads where country = 'BR'",
    "country by name": "from crm_leads where country = 'Germany'",
    "free mail": "from crm_leads where email like '%@gmail.com'",
    "five mails in a month, none read": """
        from (select email from email_events group by email
            having max((event_name = 'email_open')::int) = 0
            and sum((event_name = 'email_sent' and occurred_at
                between '2026-06-01' and '2026-06-30')::int) >= 5)""",
    "opt-out": "from crm_leads where opted_out_at like '2026-%'",
    "lost deal": "from crm_opportunities where stage = 'closed_lost'",
    "open deal": """
        from (select opportunity_id from crm_opportunities group by 1
            having max(closed_at) is null)""",
    "nobody we know": """
        from web_events group by visitor_id having count(email) = 0""",
    "lead without an event": """
        from truth_leads where interest = 'none'""",
    "campaign in the page": "from web_events where page_url like '%utm_campaign=%'",
    "scroll depth": """
        from web_events where (properties ->> 'scroll_percent')::int = 100""",
}


@pytest.mark.parametrize("kind", DIRT)
def test_the_data_is_dirty(large, kind):
    assert large.execute(f"select 1 {DIRT[kind]} limit 1").fetchone()


def test_late_and_repeated_events_have_their_rates(large):
    late, repeated, events = large.execute("""
        select
            sum((loaded_at::date > occurred_at::date
                and occurred_at > '2000-01-01')::int),
            count(*) - count(distinct event_id),
            count(*)
        from web_events
    """).fetchone()
    assert 0.015 < late / events < 0.035
    assert 0.005 < repeated / events < 0.015


def test_conversions_follow_the_truth(large):
    """Observed within four standard errors, over all and among hot leads."""
    query = """
        select sum(p), sqrt(sum(p * (1 - p))), sum(is_converted::int)
        from truth_steps where p > ?
    """
    for at_least in (0, 0.1):
        expected, error, observed = large.execute(query, [at_least]).fetchone()
        assert observed > 10
        assert abs(observed - expected) < 4 * error


def test_the_chance_is_the_sum_of_the_weights(large):
    query = """
        with long as (
            unpivot (
                select step, lead_id, p, 'true' as intercept,
                    columns(* exclude (step, lead_id, cutoff_date, points, p,
                        is_converted))::varchar
                from truth_steps
            ) on columns(* exclude (step, lead_id, p)) into name feature value value
        )
        select max(abs(p - 1 / (1 + exp(-weight)))), count(*) from (
            select step, lead_id, p, sum(w.weight) as weight
            from long
            join truth_weights w on w.feature = long.feature
                and (w.value = long.value or w.feature = 'intercept')
            group by all
        )
    """
    difference, rows = large.execute(query).fetchone()
    assert difference < 1e-8
    assert (rows,) == large.execute("select count(*) from truth_steps").fetchone()


def test_conversions_are_won_deals_of_the_next_step(large):
    query = """
        select count(*) from truth_steps s
        join truth_leads l on s.lead_id = l.lead_id
        where s.is_converted and not exists (
            select 1 from crm_opportunities o
            join truth_leads d on o.lead_id = d.lead_id
            where d.person_id = l.person_id and o.is_won
                and o.closed_at::date - s.cutoff_date between 1 and 30
        )
    """
    assert large.execute(query).fetchone() == (0,)


def test_data_that_is_no_sample_is_left_alone(tmp_path):
    mine = tmp_path / "crm_leads" / "mine.parquet"
    mine.parent.mkdir()
    mine.write_text("mine")
    refused = generate(*SMALL, "--out", tmp_path)
    assert refused.returncode == 1
    assert refused.stderr.count("\n") == 1
    assert str(tmp_path) in refused.stderr
    assert mine.read_text() == "mine"
    assert generate("--append-days", 1, "--out", tmp_path).returncode == 1


def test_a_sample_may_be_made_anew(tmp_path):
    make(tmp_path, "--leads", 50, "--days", 20)
    make(tmp_path, *SMALL)
    assert len(content(tmp_path)["_truth/leads"]) == 300


def test_help_and_wrong_usage():
    assert "--append-days" in generate("--help").stdout
    assert generate("--help").returncode == 0
    assert generate("--leads", 0).returncode == 2
    assert generate("--append-days", 1, "--leads", 5).returncode == 2
    assert generate("--end", "30/06/2026").returncode == 2
