"""The same project on Postgres: the same marts, row by row, as on DuckDB."""

import contextlib
import json
import random
import re
import subprocess
import sys
from collections import Counter
from datetime import date

import duckdb
import pytest
import test_awkward_data as awkward
from conftest import ROOT, inside, run_dbt
from history_world import SEEDS, backfill, build_on, today
from history_world import raw as history
from postgres_load import load, of_files
from postgres_server import Server
from random_worlds import random_world
from test_reference import Build

DAY = {"lead_scoring_as_of": "2026-06-30"}
MARTS = [
    "lead_scores",
    "lead_scorecard_scores",
    "lead_score_reasons",
    "account_scores",
    "lead_scoring_problems",
]
ALL_MARTS = [
    *MARTS,
    "lead_almost_fired",
    "lead_scoring_loads",
    "lead_scoring_quality",
    "lead_score_history",
]
EVALUATION = [
    "score_quality",
    "score_gains",
    "score_calibration",
    "tier_quality",
    "rule_quality",
    "source_quality",
    "tier_conversion_times",
    "score_drift",
    "threshold_advice",
]
# what the few leads of a sample suffice for
EVALUATED = DAY | {
    "lead_scoring_evaluation_cutoffs": 3,
    "lead_scoring_horizon_days": 21,
    "lead_scoring_conversion": {"event": "email_open"},
    "lead_scoring_sales_leads_per_week": 2,
    "lead_scoring_cost_per_lead": 1,
    "lead_scoring_value_per_conversion": 30,
    "lead_scoring_target_precision": 0.02,
}
HISTORY = [
    "lead_scores",
    "lead_score_history",
    "lead_tier_changes",
    "lead_handoffs",
    "lead_worklists",
]


@pytest.fixture(scope="session")
def server():
    server = Server()
    yield server
    server.stop()


@pytest.fixture
def database(server):
    """A database that sorts as a German dictionary does, where one can be made.

    Its name is that of the one before it, by which dbt has read the project.
    """
    name = "world"
    yield name, server.create(name, german=server.has_german)
    with server.connect("postgres") as session:
        session.execute(f"drop database {name}")


@contextlib.contextmanager
def on_postgres(world, environment):
    """Let the world build there; its raw tables are loaded already."""
    before = world.target, world.environment
    world.target, world.environment = "postgres", before[1] | environment
    try:
        yield
    finally:
        world.target, world.environment = before


def build(world, server, database, types=None, **options):
    """Build on Postgres what the world has built on DuckDB."""
    name, environment = database
    with server.connect(name) as session:
        load(session, of_files(world.folder / "data/raw"), types)
    with on_postgres(world, environment):
        world.build(**options)


def differences(world, server, name, marts=MARTS) -> list[str]:
    """Rows of the marts that one engine has and the other has not."""
    said = []
    with server.connect(name) as session:
        for mart in marts:
            theirs = rows(session, mart)
            with duckdb.connect(world.folder / "warehouse/work.duckdb") as work:
                ours = rows(work, mart)
            assert ours, f"{mart} is empty, so that nothing is compared"
            said += [f"{mart} on DuckDB only: {row}" for row in (ours - theirs)]
            said += [f"{mart} on Postgres only: {row}" for row in (theirs - ours)]
    return said


def other_figures(world, server, name) -> list[str]:
    """Rows of the evaluation whose figures are not the same to 1e-12."""
    said = []
    with server.connect(name) as session:
        for mart in EVALUATION:
            theirs = with_figures(session, mart)
            with duckdb.connect(world.folder / "warehouse/work.duckdb") as work:
                ours = with_figures(work, mart)
            assert ours, f"{mart} is empty, so that nothing is compared"
            if [key for key, _ in ours] != [key for key, _ in theirs]:
                said.append(f"{mart} has other rows: {set(ours) ^ set(theirs)}")
            said += [
                f"{mart} {key}: {figures} and {others}"
                for (key, figures), (_, others) in zip(ours, theirs, strict=False)
                if figures != pytest.approx(others, rel=1e-12, abs=1e-12)
            ]
    return said


def with_figures(session, mart: str) -> list[tuple]:
    """Rows by all that is no float, and their floats."""
    session.execute(f"select * from lead_scoring.{mart}")
    names = [column[0] for column in session.description]
    found = []
    for row in session.fetchall():
        values = dict(zip(names, row, strict=True))
        floats = {n: v for n, v in values.items() if isinstance(v, float)}
        key = tuple(f"{n}={v}" for n, v in values.items() if n not in floats)
        found.append((key, tuple(floats.values())))
    return sorted(found)


def rows(session, mart: str) -> Counter:
    session.execute(f"select * from lead_scoring.{mart}")
    names = [column[0] for column in session.description]
    return Counter(
        tuple(f"{n}={v}" for n, v in zip(names, row, strict=True))
        for row in session.fetchall()
    )


# ---------------------------------------------------------------- whole worlds


def test_a_sample_gives_the_same_marts_and_passes_every_test(
    build_world, server, database, tmp_path
):
    raw = tmp_path / "raw"
    command = [sys.executable, ROOT / "scripts/generate_sample_data", "--out", raw]
    subprocess.run([*command, "--leads", "500", "--days", "100"], check=True)
    everything = {"vars": EVALUATED, "select": "*"}
    world = build_world(raw, **everything)
    types = {"properties": "jsonb", "loaded_at": "timestamptz"}
    for tests in (False, True):
        build(world, server, database, types, tests=tests, **everything)
        assert differences(world, server, database[0], ALL_MARTS) == []
        assert other_figures(world, server, database[0]) == []
    # so many convert that no figure is missing
    assert world.query("select * from threshold_advice where reason is not null") == []


def test_history_is_the_same_lived_or_filled_in(build_world, server, database):
    day = "2024-04-05"
    with today(day):
        world = build_world(history(), seeds=SEEDS, select="*")
        build(world, server, database, select="*")
    for engine in (contextlib.nullcontext(), on_postgres(world, database[1])):
        with engine:
            assert len(backfill(world, "2024-02-27", "2024-03-05", every="week")) == 3
            build_on(world, day)
    assert differences(world, server, database[0], HISTORY) == []


def test_awkward_data_gives_the_same_marts(build_world, server, database):
    """Among it ids and names that a dictionary sorts another way than C does."""
    raw = {table: list(rows) for table, rows in awkward.RAW.items()}
    names = ["b", "A", "a_1", "a1", "B", "Ä", "ä", "Z", "a-1", "É", "ß"]
    for number, name in enumerate(names):
        raw["crm_leads"] += [
            # one address, created at once: the id decides whose it is
            awkward.lead(f"{name}x", "same@x.example", job_title=f"{name} Boss"),
            awkward.lead(
                f"{name}y", f"{name}@acme.example", job_title=f"{name} É", company_id=f"c{number % 2}",
                created_at=awkward_time(number), opted_out_at=awkward_time(-number),
            ),
            # loaded twice at once: the row decides
            awkward.lead("twice", f"{name}@twice.example", loaded_at="never"),
        ]  # fmt: skip
        raw["crm_companies"] += [
            {
                "company_id": f"c{number % 2}",
                "company_name": name,
                "loaded_at": "2026-06-01",
                "employee_count": awkward_number(number),
                "annual_revenue": awkward_number(-number),
            }
        ]
        raw["web_events"] += [
            awkward.event(
                f"w{name}", f"{name}@acme.example", awkward_time(number), "scroll",
                properties=awkward_json(number), page_url=f"https://X.example/{name}?a=1",
                campaign=name,
            ),
            awkward.event(f"u{name}", "", "2026-06-20", f"unknown {number % 3}"),
        ]  # fmt: skip
    words = [
        ("matches", r"\bboss\b"),
        ("matches", "^É|ä.*(boss|É)$"),
        ("matches", r"\W\w{4}$"),
        ("contains_word", "é|boss"),
        ("starts_with", "Ä|a-1"),
        ("ends_with", "É"),
    ]
    rules = [
        awkward.rule(
            f"{'aBb_Ä'[number % 5]}{number}", 1 + number % 2, rule_group="who",
            attribute="job_title", operator=operator, value=value,
        )
        for number, (operator, value) in enumerate(words)
    ]  # fmt: skip
    demographic = awkward.RULES["rules/demographic_rules"] + rules
    seeds = awkward.RULES | {"rules/demographic_rules": demographic}
    world = build_world(raw, seeds=seeds, vars=DAY)
    build(world, server, database, vars=DAY, tests=True)
    assert differences(world, server, database[0]) == []
    york = DAY | {"lead_scoring_time_zone": "America/New_York"}
    world.build(vars=york)
    with on_postgres(world, database[1]):
        world.build(vars=york)
    assert differences(world, server, database[0]) == []


def awkward_time(number: int) -> str:
    return TIMES[number % len(TIMES)]


def awkward_number(number: int) -> str:
    return NUMBERS[number % len(NUMBERS)]


def awkward_json(number: int) -> str:
    return JSON[number % len(JSON)]


def test_random_worlds_give_the_same_marts(build_world, server, database):
    day = date(2026, 6, 30)
    worlds = [random_world(seed, day) for seed in range(40)]
    world = Build(build_world, worlds, day).project
    build(world, server, database, vars=DAY)
    assert differences(world, server, database[0]) == []


def test_columns_may_have_the_types_of_a_warehouse(build_world, server, database):
    """Numbers for ids, JSON, times with a zone: as the texts that say the same."""
    raw = {
        "crm_leads": [
            {
                "lead_id": "17",
                "email": "ann@x.example",
                "company_id": "5",
                "owner_id": "0b4d63a1-7f0c-4f3e-9a55-d2c0b1e6a111",
                "created_at": "2026-06-01 08:00:00+02:00",
                "loaded_at": "2026-06-02",
                "is_deleted": "false",
            }
        ],
        "crm_companies": [
            {"company_id": "5", "employee_count": "1200.50", "loaded_at": "2026-06-01"}
        ],
        "web_events": [
            {
                "event_id": "900000000001",
                "event_name": "scroll",
                "user_id": "17",
                "properties": '{"scroll_percent": 93}',
                "is_filtered": "false",
                "occurred_at": "2026-06-29 23:30:00-05:00",
                "loaded_at": "2026-06-30",
            }
        ],
        "email_events": [
            {
                "event_id": "text",
                "event_name": "email_open",
                "email": "ann@x.example",
                "occurred_at": "2026-06-20",
                "loaded_at": "2026-06-30",
            }
        ],
    }
    types = {
        "crm_leads.lead_id": "bigint",
        "crm_leads.company_id": "integer",
        "crm_companies.company_id": "smallint",
        "owner_id": "uuid",
        "created_at": "timestamptz",
        "loaded_at": "date",
        "is_deleted": "boolean",
        "is_filtered": "boolean",
        "employee_count": "numeric",
        "web_events.event_id": "bigint",
        "web_events.user_id": "integer",
        "web_events.properties": "jsonb",
        "web_events.occurred_at": "timestamptz",
    }
    bad = [{"lead_id": "", "loaded_at": "2026-06-02", "created_at": "2026-06-02"}]
    world = build_world(raw | {"crm_leads": raw["crm_leads"] + bad}, vars=DAY)
    build(world, server, database, types, vars=DAY, tests=True)
    assert differences(world, server, database[0]) == []


def test_a_pattern_that_is_none_is_said(build_world, server, database):
    patterns = ["(", "a**", "[z-a]", "x{3,1}", r"\q", "(?<n>a"]
    rules = [
        awkward.rule(
            f"odd{number}", 1, rule_group="who", attribute="job_title",
            operator="matches", value=pattern,
        )
        for number, pattern in enumerate(patterns)
    ]  # fmt: skip
    seeds = awkward.RULES | {"rules/demographic_rules": rules}
    raw = {table: awkward.RAW[table] for table in ("crm_leads", "web_events")}
    world = build_world(raw, seeds=seeds, vars=DAY, select="crm_leads", check=False)
    build(
        world, server, database, vars=DAY, check=False, tests=True,
        select="+int_lead_scoring__rule_problems",
    )  # fmt: skip
    assert "lead_scoring_is_empty_int_lead_scoring__rule_problems" in world.messages
    with server.connect(database[0]) as session:
        session.execute(
            "select rule_id, column_name, value, problem from "
            "lead_scoring_intermediate.int_lead_scoring__rule_problems order by rule_id"
        )
        problem = "is no regular expression that the engine reads"
        assert session.fetchall() == [
            (f"odd{number}", "value", pattern, problem)
            for number, pattern in enumerate(patterns)
        ]


# ---------------------------------------------------------------- single macros

TIMES = [
    "2026-06-30", "2026-6-3", "2026-06-30 24:00", "2026-06-30 24:01", "2026-02-29",
    "2024-02-29", "1900-02-29", "2000-02-29", "2026-04-31", "2026-13-01", "2026-00-10",
    "2026-06-30T12:00:00Z", "2026-06-30 12:00 UTC", "2026-06-30 12:00:00.1234567",
    "2026-06-30 12:00:00.9999999+02", "2026-06-30 12:00:60", "2026-06-30 12:60",
    "2026-06-30T12:00:00+05:30", "2026-06-30 12:00:00 -1145", "2026-06-30 12:00+16",
    "2026-06-30 12:00+15:59", "2026-06-30 12:00+02:75", "2026-06-30+02", "12:00",
    "2026-06-30 12", "2026-06-30 12:00:00 CET", "30.06.2026", "20260630", "0001-01-01",
    "9999-12-31 23:59:59.999999", "12026-06-30", "2026-06-30x", "today", "infinity",
]  # fmt: skip
NUMBERS = [
    "1", "+1", "-1", "1.", ".5", "-.5", ".", "-", "--1", "1e3", "1E-2", "1e", "e1",
    "1e2.5", "1e400", "1e14", "1e13", "1,000", "1 2", " 1", "1 ", "\t1", "1\n", "0012",
    "99999999999999.99994", "99999999999999.99995", "-99999999999999.99995", "NaN",
    "100000000000000", "2147483647", "2147483648", "-2147483648", "2147483647.5",
    "0.5", "1.5", "2.5", "-0.5", "-1.5", "1.00005", "1.00015", "-1.00005", "0.00004",
    "inf", "Infinity", "1x", "x1", "٣", "1_", "true", "1" * 34, "1" * 35, "1" * 60,
]  # fmt: skip
JSON = [
    '{"scroll_percent": 50}', '{"scroll_percent": "90"}', ' {"scroll_percent":null}',
    '{"scroll_percent": 99.9, "b": [1, {"c": "x"}]}', "[]", '"scroll_percent"', "{}",
    '{"b": {"scroll_percent": 1}}', '{"scroll_percent": true}', "no json", "",
    '{"scroll_percent": 1', '{"scroll_percent": 1} x', '{"scroll_percent" 1}',
    "{'scroll_percent': 1}", '{scroll_percent: 1}', '{"scroll_percent": 01}',
    '{"scroll_percent": 1.}', '{"scroll_percent": .5}', '{"scroll_percent": "a\\qb"}',
    '{"scroll_percent": "\\u00e9 \\" \\\\ \\n"}', '{"scroll_percent": "\\ud83d\\ude00"}',
    '{"scroll_percent": "\\ud83d"}', '{"scroll_percent": "\\u12"}', '{"": "1 2"}',
    '{"scroll_percent": 1 2}', '{"scroll_percent": "a" "b"}', '{"scroll_percent": [[[]]]}',
    '[{"scroll_percent": 1}]', '{"scroll_percent": tru}', '{"a":"b","scroll_percent":-1}',
    '{"scroll_percent": 1,, "a": 2}', '{"scroll_percent"}', '{"scroll_percent": []]}',
]  # fmt: skip
TEXTS = [
    "", "a", "ab", "vp, sales", "mvp", "vp-sales", "cto", "c.o", "head of it", "é vp",
    "vpé", "a\nb", "n_1", "nl", "{x}", "a{2}", "aa", "+49 30", "ceo (emea)", "[a]", "ß",
    "x.y", "a\\b", "a^b", "5", "10-50", "ünder", "a b", "]", "no$",
]  # fmt: skip
PATTERNS = [
    "^vp", "c.o$", "head|director", "n[lo]", r"\bvp\b", "^[a-z]+$", "^[^a-z]", r"\d+",
    r"\w\W\w", "(a|b)+", "(?:a|b){2}", "a{1,2}?$", r"\\", r"\.", "[.]", "[a-c1-5]",
    "É", "ÜNDER", "É|\\Wvp", r"\s", r"^\S+$", r"[\w.-]+@", "", "()", "a||b", "^$", ".",
    "^.*$", "^.+b$", "}", "]", "[-a]", "[a-]", "[^-]", r"[\]\[]", r"\(emea\)", "x*",
    "((a)|(b(c(d)?)?))*", "(", ")", "a**", "*a", "[z-a]", "[a", "x{3,1}", "(?i)vp",
    "a++", "+", "?", r"\q", "\\", "(?<n>a)", r"(a)\1", "{2}", "a|*", "(|a)", "[]", "[^]",
    r"\A[a-z]{2}\z", r"\B", r"\p{L}", r"\x41", "[À-ÿ]", "(?=a)", "[[:alpha:]]", "$a", "a^",
    "[[:alpha:]_]+", "[a-z&&b]", "a{99}", "a{999}", "a{5000}", "a{,2}", "(((((((((a)))))))))",
]  # fmt: skip
# what Postgres refuses although DuckDB reads it: docs/engines.md says so
ONLY_RE2 = {
    "(?i)vp", r"\p{L}", r"\x41", "[À-ÿ]", "a{999}", "a{,2}", "(((((((((a)))))))))",
}  # fmt: skip


class Both:
    """An expression over texts, as either engine computes it."""

    def __init__(self, template, server, database) -> None:
        self.template, self.server, self.database = template, server, database

    def __call__(self, expression: str, texts: list[str]) -> tuple[list, list]:
        given = "unnest(cast(%s as text[])) as given (x)"
        work = duckdb.connect()
        work.execute("set timezone = 'UTC'")
        sql = self.compiled(expression, "duckdb")
        ours = work.execute(
            f"select x, {sql} as y from (select unnest(cast($1 as text[])) as x)",
            [texts],
        ).fetchall()
        sql = self.compiled(expression, "postgres").replace("%", "%%")
        with self.server.connect(self.database[0]) as session:
            session.execute(f"select x, {sql} as y from {given}", [texts])
            theirs = session.fetchall()
        return ours, theirs

    def compiled(self, expression: str, target: str) -> str:
        query = "{{ " + expression + " }}"
        options = ["--target", target, "--target-path", f"inline_{target}"]
        with inside(self.template, self.database[1]):
            (self.template / "warehouse").mkdir(exist_ok=True)
            outcome = run_dbt("compile", *options, "--inline", query)
        assert outcome.success, outcome.exception
        return outcome.result.results[0].node.compiled_code


@pytest.fixture(scope="module")
def both(template, server):
    name = "macros"
    return Both(template, server, (name, server.create(name, server.has_german)))


def mutations(texts: list[str], count: int = 2000) -> list[str]:
    """The texts, and what a slip of the keyboard makes of them."""
    chance = random.Random(5)
    signs = "".join(texts)
    mutated = []
    for _ in range(count):
        text = list(chance.choice(texts))
        for _ in range(chance.choice([1, 1, 2, 3])):
            place = chance.randrange(len(text) + 1)
            text[place : place + chance.choice([0, 1])] = chance.choice(signs)
        mutated.append("".join(text))
    return texts + mutated


@pytest.mark.parametrize(
    "expression",
    [
        "lead_scoring_key(['x', \"'a'\"])",
        "lead_scoring_wide_key(['x', \"'a'\"])",
        "lead_scoring_email('x')",
        "lead_scoring_words('x')",
        "lead_scoring_url_parameter('x', 'a')",
    ],
)
def test_texts_are_read_alike(both, expression):
    texts = [*TEXTS, *TIMES, *JSON, "a@b.example", " A@B.example ", "/?a=1+2&b#c"]
    ours, theirs = both(expression, mutations(texts))
    assert comparable(ours) == comparable(theirs)


@pytest.mark.parametrize("type_", ["decimal(18, 4)", "decimal(38, 4)", "int"])
def test_numbers_are_read_alike(both, type_):
    ours, theirs = both(f"lead_scoring_try_cast('x', '{type_}')", mutations(NUMBERS))
    # hexadecimal, underscores, a point after the exponent: docs/engines.md
    known = [x for x, _ in ours if re.search("_|0[bx]|e.*[.]", x.lower())]
    assert without(ours, known) == without(theirs, known)


def test_booleans_are_read_alike(both):
    texts = ["true", "T", "1", "0", "f", "FALSE", "yes", "No", "y", "n", "on", "2"]
    ours, theirs = both("lead_scoring_try_cast('x', 'boolean')", mutations(texts))
    assert ours == theirs
    assert ("yes", True) in ours and ("on", None) in ours


def test_times_are_read_alike(both):
    ours, theirs = both("lead_scoring_read_timestamp('x')", mutations(TIMES, 6000))
    known = [x for x, _ in ours if x.startswith("0000")]
    assert without(ours, known) == without(theirs, known)


def test_days_are_read_alike(both):
    """As far as they are written with - or /, in four-digit years."""
    ours, theirs = both("lead_scoring_try_cast('x', 'date')", mutations(TIMES, 6000))
    read = [x for x, day in theirs if day is not None]
    assert len(read) > 300
    ours = {x: day for x, day in ours}
    assert [(x, ours[x]) for x, _ in theirs if x in read] == [
        (x, day) for x, day in theirs if x in read
    ]


@pytest.mark.parametrize("version", ["150000", "160000"])
def test_json_is_read_alike(both, version):
    texts = mutations(JSON, 4000)
    ours, theirs = both("lead_scoring_json_text('x', 'scroll_percent')", texts)
    old = "_lead_scoring_postgres_is_json('x', version)".replace("version", version)
    said = [dict(ours), dict(theirs)]
    differing = [x for x in texts if said[0][x] != said[1][x]]
    # DuckDB reads JSON with a comma too many or NaN, and tidies what is nested
    assert all(loose(x) for x in differing), [
        (x, said[0][x], said[1][x]) for x in differing if not loose(x)
    ][:5]
    with both.server.connect(both.database[0]) as session:
        sql = both.compiled(old, "postgres").replace("%", "%%")
        session.execute(
            f"select x, {sql}, x is json object "
            "from unnest(cast(%s as text[])) as given (x)",
            [texts],
        )
        for text, found, is_json in session.fetchall():
            assert found == is_json or "\\u" in text, text


def loose(text: str) -> bool:
    """Whether a strict reader refuses it, or it holds what is written otherwise."""
    try:
        value = json.loads(text, parse_constant=lambda _: 1 / 0)["scroll_percent"]
    except (ValueError, ZeroDivisionError, TypeError, KeyError):
        return True
    return isinstance(value, float | list | dict) or text.count("scroll_percent") > 1


def test_patterns_find_alike(both):
    """A pattern is none, or finds the same on both; no pattern is an error."""
    patterns = mutations(PATTERNS, 3000)
    ours, theirs = both("_lead_scoring_no_pattern('x')", patterns)
    ours, theirs = dict(ours), dict(theirs)
    assert [p for p in patterns if ours[p] and not theirs[p]] == []
    assert {p for p in PATTERNS if theirs[p] and not ours[p]} == ONLY_RE2
    read = [p for p in patterns if not theirs[p]]
    assert len(read) > 1000
    pairs = [
        (value, pattern)
        for pattern in read
        for value in TEXTS
        # no set of all but some letters has a line break: docs/engines.md
        if "[^" not in pattern or "\n" not in value
    ]
    found = found_by(both, pairs)
    assert found["duckdb"] == found["postgres"]


def found_by(both, pairs: list[tuple[str, str]]) -> dict[str, list]:
    """What each pattern finds in each value."""
    sql = {
        target: both.compiled("lead_scoring_regexp_found('v', 'p')", target)
        for target in ("duckdb", "postgres")
    }
    values, patterns = map(list, zip(*pairs, strict=True))
    work = duckdb.connect()
    ours = work.execute(
        f"select p, v, {sql['duckdb']} from (select unnest(cast($1 as text[])) as v, "
        "unnest(cast($2 as text[])) as p)",
        [values, patterns],
    ).fetchall()
    with both.server.connect(both.database[0]) as session:
        session.execute(
            f"select p, v, {sql['postgres'].replace('%', '%%')} from unnest("
            "cast(%s as text[]), cast(%s as text[])) as given (v, p)",
            [values, patterns],
        )
        theirs = session.fetchall()
    return {"duckdb": sorted(ours), "postgres": sorted(theirs)}


def comparable(pairs: list) -> list:
    return [(x, None if y is None else str(y)) for x, y in pairs]


def without(pairs: list, known: list[str]) -> list:
    return [(x, y) for x, y in comparable(pairs) if x not in known]
