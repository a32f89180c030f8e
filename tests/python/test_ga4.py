"""The two shapes of GA4's export become web events."""

import json

import duckdb
import pytest
from conftest import World
from connectors import Sample, ledger, scores

NESTED = {"lead_scoring_sources": ["raw", "ga4"], "lead_scoring_as_of": "2026-06-30"}
FLAT = NESTED | {"lead_scoring_ga4_table": "event"}
LEAD = {"lead_id": "1", "email": "ann@example.com", "loaded_at": "2026-06-11"}
AT = "2026-06-10 09:00:00.123456"
MICROSECONDS = 1_781_082_000_123_456


def parameters(**values) -> str:
    """As BigQuery writes them to JSON: whole numbers are texts."""
    kind = {str: "string_value", int: "int_value", float: "double_value"}
    return json.dumps(
        [
            {
                "key": key,
                "value": {
                    kind[type(value)]: str(value) if type(value) is int else value
                },
            }
            for key, value in values.items()
        ]
    )


def nested(name: str, **values) -> dict:
    return {
        "event_timestamp": MICROSECONDS,
        "event_name": name,
        "event_params": parameters(**values),
        "user_pseudo_id": "11.22",
        "user_id": "",
        "event_bundle_sequence_id": 7,
        "batch_event_index": 1,
    }


def flat(name: str, **values) -> dict:
    return {
        "timestamp": AT,
        "name": name,
        "user_pseudo_id": "11.22",
        "user_id": "",
        "bundle_sequence_id": 7,
        "batch_event_index": 1,
        "_fivetran_synced": "2026-06-12 00:00:00",
    } | {f"param_{key}": value for key, value in values.items()}


HAPPENED = [
    (
        "page_view",
        {"page_location": "https://acme.example/Pricing?a=1", "campaign": "spring"},
    ),
    ("page_view", {"page_location": "/b", "campaign": "(organic)"}),
    ("scroll", {"page_location": "/c", "percent_scrolled": 90}),
    ("form_submit", {"form_id": "f1", "form_name": 'Ask, "now"'}),
    ("form_submit", {"form_id": "f2"}),
    ("file_download", {"file_name": "/a.pdf"}),
    ("planChosen", {"plan": "big"}),
    ("user_engagement", {"engagement_time_msec": 10}),
]
STAGED = [
    ("download", None, None, "/a.pdf", None, None),
    ("form_submit", None, None, 'Ask, "now"', None, None),
    ("form_submit", None, None, "f2", None, None),
    ("page_view", "/b", None, None, None, None),
    ("page_view", "/pricing", "spring", None, None, None),
    ("plan_chosen", None, None, None, None, "big"),
    ("scroll", "/c", None, None, "90", None),
]
TABLES = {"events": (nested, NESTED), "event": (flat, FLAT)}


def build(build_world, table: str, events: list, **options) -> World:
    options = {"select": "+int_lead_scoring__events"} | options
    options["vars"] = TABLES[table][1] | options.get("vars", {})
    return build_world({"crm_leads": [LEAD], f"ga4/{table}": events}, **options)


def rows(world: World, columns: str) -> list[tuple]:
    found = world.query(f"select {columns} from stg_lead_scoring__events order by all")
    return [tuple(row.values()) for row in found]


@pytest.mark.parametrize("table", TABLES)
def test_events_and_their_parameters(build_world, table):
    make = TABLES[table][0]
    properties = [{"name": "scroll_percent", "bucket": 10}, {"name": "plan"}]
    world = build(
        build_world,
        table,
        [make(name, **values) for name, values in HAPPENED],
        vars={
            "lead_scoring_event_properties": properties,
            "lead_scoring_event_columns": {"ga4": ["param_plan"]},
        },
    )
    what = "event_name, page_path, campaign, form, scroll_percent, plan"
    assert rows(world, what) == STAGED
    assert rows(world, "visitor_id, occurred_at::text, known_at::text")[0] == (
        "11.22",
        AT,
        AT,
    )


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_written_again_counts_once(build_world, table):
    make = TABLES[table][0]
    view = make("page_view", page_location="/a")
    others = [
        view | {"batch_event_index": 2},
        view | {"user_pseudo_id": "33.44"},
        make("scroll", page_location="/a"),
    ]
    world = build(build_world, table, [view, view, *others])
    assert world.query("select count(*) as n from int_lead_scoring__events") == [
        {"n": 4}
    ]


def test_nested_parameters_are_read_and_the_first_of_a_key_counts(build_world):
    world = build(build_world, "events", [nested("page_view")], select="tiers")
    file = world.folder / "data/raw/ga4/events.parquet"
    value = "{{'string_value': {}, 'int_value': {}::bigint}}"
    entries = ", ".join(
        f"{{'key': '{key}', 'value': {value.format(text, number)}}}"
        for key, text, number in [
            ("page_location", "'/first'", "null"),
            ("page_location", "'/second'", "null"),
            ("percent_scrolled", "null", "50"),
        ]
    )
    with duckdb.connect() as scratch:
        scratch.execute(
            f"copy (select {MICROSECONDS} as event_timestamp, 'scroll' as event_name, "
            f"[{entries}] as event_params, '11.22' as user_pseudo_id) to '{file}'"
        )
    (world.folder / "data/raw/ga4/events.csv").unlink()
    world.build(select="+stg_lead_scoring__events", vars=NESTED)
    assert rows(world, "page_path, scroll_percent") == [("/first", "50")]


def test_parameters_that_are_none_leave_the_event(build_world):
    broken = [
        nested("page_view") | {"event_params": text, "batch_event_index": number}
        for number, text in enumerate(
            ["", "[]", "no json", '{"a": 1}', '[{"key": "a"}]']
        )
    ]
    world = build(build_world, "events", broken)
    assert rows(world, "event_name, page_path") == [("page_view", None)] * 5


def test_only_what_an_export_always_has_is_required(build_world):
    needed = ("event_timestamp", "event_name", "event_params", "user_pseudo_id")
    event = {name: nested("page_view")[name] for name in needed}
    assert rows(build(build_world, "events", [event]), "event_name") == [("page_view",)]
    needed = ("timestamp", "name", "user_pseudo_id", "_fivetran_synced")
    event = {name: flat("page_view")[name] for name in needed}
    assert rows(build(build_world, "event", [event]), "event_name") == [("page_view",)]


@pytest.mark.parametrize(
    ("table", "column"), [("events", "event_params"), ("event", "user_pseudo_id")]
)
def test_a_missing_required_column_is_named(build_world, table, column):
    event = TABLES[table][0]("page_view")
    del event[column]
    world = build(build_world, table, [event], check=False)
    assert f'"{column}"' in world.messages and table in world.messages


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Sample:
    return Sample(tmp_path_factory.mktemp("ga4") / "raw")


# An export names no browser and no time of arrival; a row says one user, an
# address or an id; the id of an event has its time in it.
SAYS = """
    select * replace (
        false as is_filtered,
        null::varchar as user_agent,
        occurred_at as known_at,
        event_id || ' ' || occurred_at as event_id
    )
    from (select *, null::timestamp as known_at from web_events)
"""
EVENTS = """
    select epoch_us(occurred_at) as event_timestamp,
        if(event_name = 'download', 'file_download', event_name) as event_name,
        visitor_id as user_pseudo_id, coalesce(email, user_id) as user_id,
        hash(event_id) as event_bundle_sequence_id, loaded_at,
        list_filter([
            {'key': 'page_location',
                'value': {'string_value': page_url, 'int_value': null::bigint}},
            {'key': 'campaign',
                'value': {'string_value': campaign, 'int_value': null}},
            {'key': if(event_name = 'download', 'file_name', 'form_name'),
                'value': {'string_value': form, 'int_value': null}},
            {'key': 'percent_scrolled', 'value': {'string_value': null, 'int_value':
                json_extract(properties, '$.scroll_percent')::bigint}}
        ], lambda entry:
            entry.value.string_value is not null or entry.value.int_value is not null
        ) as event_params
    from web_events
"""
EVENT = """
    select occurred_at as timestamp,
        if(event_name = 'download', 'file_download', event_name) as name,
        visitor_id as user_pseudo_id, coalesce(email, user_id) as user_id,
        hash(event_id) as bundle_sequence_id, loaded_at as _fivetran_synced,
        page_url as param_page_location, campaign as param_campaign,
        form as param_form_name, form as param_file_name,
        json_extract(properties, '$.scroll_percent')::bigint as param_percent_scrolled
    from web_events
"""


def test_the_sample_scores_as_it_does_in_the_raw_contract(build_world, sample):
    sample.write_native(web_events=SAYS)
    native = build_world(sample.folder)
    (sample.folder / "web_events.parquet").unlink()
    sample.write("ga4/events", EVENTS)
    sample.write("ga4/event", EVENT)
    for table, has_tests in [("events", True), ("event", False)]:
        rendered = build_world(
            sample.folder,
            vars={
                "lead_scoring_sources": ["raw", "ga4"],
                "lead_scoring_ga4_table": table,
            },
            tests=has_tests,
        )
        assert scores(rendered) == scores(native)
        assert ledger(rendered) == ledger(native)
    assert len({row["score"] for row in scores(rendered)}) > 10
