"""Snowplow's atomic events become web events."""

import pytest
from conftest import World
from connectors import Sample, ledger, scores

VARS = {"lead_scoring_sources": ["raw", "snowplow"], "lead_scoring_as_of": "2026-06-30"}
LEAD = {"lead_id": "1", "email": "ann@example.com", "loaded_at": "2026-06-11"}
EVENT = {
    "event": "page_view",
    "event_name": "page_view",
    "derived_tstamp": "2026-06-10 09:00:00",
    "collector_tstamp": "2026-06-10 09:00:02",
    "load_tstamp": "2026-06-10 09:05:00",
    "domain_userid": "d-1",
    "page_url": "https://acme.example/Pricing?x=1",
}
STRUCT = EVENT | {"event": "struct", "event_name": "event"}


def build(build_world, events: list, **options) -> World:
    options = {"select": "+int_lead_scoring__events"} | options
    options["vars"] = VARS | options.get("vars", {})
    return build_world({"crm_leads": [LEAD], "snowplow/events": events}, **options)


def rows(world: World, columns: str) -> list[tuple]:
    found = world.query(
        f"select {columns} from stg_lead_scoring__events order by source_record_id"
    )
    return [tuple(row.values()) for row in found]


def test_events_are_named_by_their_kind_and_struct_events_by_their_action(build_world):
    form = "unstruct_event_com_snowplowanalytics_snowplow_submit_form_1"
    world = build(
        build_world,
        [
            EVENT | {"event_id": "1", "mkt_campaign": "spring", "user_id": "u-1"},
            EVENT | {"event_id": "2", "event": "page_ping", "event_name": "page_ping"},
            STRUCT | {"event_id": "3", "se_action": "Plan Chosen", "se_label": "big"},
            STRUCT | {"event_id": "4", "se_action": "download", "se_label": "brochure"},
            EVENT
            | {
                "event_id": "5",
                "event": "unstruct",
                "event_name": "submit_form",
                form: '{"formId": "demo"}',
            },
            STRUCT | {"event_id": "6", "se_action": "signup"},
        ],
        vars={
            "lead_scoring_event_names": {"snowplow": {"signup": "trial_start"}},
            "lead_scoring_event_properties": [{"name": "se_label"}],
        },
    )
    what = "source_record_id, event_name, form, se_label, user_id, campaign"
    assert rows(world, what) == [
        ("1", "page_view", None, None, "u-1", "spring"),
        ("3", "plan_chosen", None, "big", None, None),
        ("4", "download", "brochure", "brochure", None, None),
        ("5", "form_submit", "demo", None, None, None),
        ("6", "trial_start", None, None, None, None),
    ]
    assert rows(world, "visitor_id, page_path, known_at::text")[0] == (
        "d-1",
        "/pricing",
        "2026-06-10 09:05:00",
    )


def test_an_absurd_time_of_a_device_is_the_collectors(build_world):
    times = ["1970-01-01", "2099-01-01", "", "2026-06-09 23:00:00"]
    world = build(
        build_world,
        [
            EVENT | {"event_id": str(number), "derived_tstamp": time}
            for number, time in enumerate(times)
        ],
    )
    assert rows(world, "occurred_at::text") == [
        ("2026-06-10 09:00:02",),
        ("2026-06-10 09:00:02",),
        ("2026-06-10 09:00:02",),
        ("2026-06-09 23:00:00",),
    ]


def test_an_id_counts_once_as_it_was_first_known(build_world):
    later = {"load_tstamp": "2026-06-12", "page_url": "https://acme.example/other"}
    world = build(
        build_world, [EVENT | later | {"event_id": "1"}, EVENT | {"event_id": "1"}]
    )
    found = world.query("select known_at::text as at from int_lead_scoring__events")
    assert found == [{"at": "2026-06-10 09:05:00"}]


def test_the_columns_that_no_account_needs_may_be_missing(build_world):
    needed = ("event_name", "collector_tstamp", "domain_userid")
    world = build(
        build_world, [{name: EVENT[name] for name in needed} | {"event_id": "1"}]
    )
    assert rows(world, "event_name, occurred_at::text, loaded_at::text") == [
        ("page_view", "2026-06-10 09:00:02", "2026-06-10 09:00:02")
    ]


def test_a_missing_required_column_is_named(build_world):
    world = build(build_world, [{"event_id": "1", "event_name": "x"}], check=False)
    assert '"collector_tstamp"' in world.messages, world.messages
    assert "events" in world.messages


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Sample:
    return Sample(tmp_path_factory.mktemp("snowplow") / "raw")


# A row says one user: an address or an id. Of a time that is absurd it gives the
# collector's.
SAYS = """
    select * replace (
        false as is_filtered,
        case
            when occurred_at < '2000-01-01'
                or occurred_at > loaded_at + interval 1 day
                then loaded_at
            else occurred_at
        end as occurred_at
    )
    from web_events
"""
EVENTS = """
    select event_id,
        if(event_name = 'page_view', 'page_view', 'struct') as event,
        if(event_name = 'page_view', 'page_view', 'event') as event_name,
        if(event_name <> 'page_view', event_name, null) as se_action,
        form as se_label,
        json_extract(properties, '$.scroll_percent')::double as se_value,
        visitor_id as domain_userid, coalesce(email, user_id) as user_id,
        occurred_at as derived_tstamp, loaded_at as collector_tstamp,
        loaded_at as load_tstamp, page_url, referrer as page_referrer,
        user_agent as useragent, campaign as mkt_campaign
    from web_events
"""


def test_the_sample_scores_as_it_does_in_the_raw_contract(build_world, sample):
    sample.write_native(web_events=SAYS)
    native = build_world(sample.folder)
    (sample.folder / "web_events.parquet").unlink()
    sample.write("snowplow/events", EVENTS)
    scrolled = {"name": "scroll_percent", "key": "se_value", "bucket": 10}
    rendered = build_world(
        sample.folder,
        vars={
            "lead_scoring_sources": ["raw", "snowplow"],
            "lead_scoring_event_properties": [scrolled],
        },
        tests=True,
    )
    assert scores(rendered) == scores(native)
    assert ledger(rendered) == ledger(native)
    assert len({row["score"] for row in scores(rendered)}) > 10
