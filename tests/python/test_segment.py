"""Segment's and RudderStack's tables become web events."""

import json

import pytest
from conftest import World, inside, run_dbt
from connectors import Sample, ledger, scores

SOURCES = {"lead_scoring_sources": ["raw", "segment"]}
AS_OF = {"lead_scoring_as_of": "2026-06-30"}
CALL = {
    "anonymous_id": "a-1",
    "timestamp": "2026-06-10 09:00:00",
    "received_at": "2026-06-10 09:00:02",
}
LEAD = {
    "lead_id": "1",
    "email": "ann@example.com",
    "created_at": "2026-06-01",
    "loaded_at": "2026-06-11",
}
IDENTIFY = CALL | {"id": "i1", "user_id": "u-9", "email": "Ann@Example.com"}


def rows(world: World, columns: str) -> list[tuple]:
    found = world.query(
        f"select {columns} from stg_lead_scoring__events order by source_record_id"
    )
    return [tuple(row.values()) for row in found]


def events(build_world, tables: dict, source: str = "segment", **vars) -> World:
    """The staged events of these tables."""
    raw = {f"{source}/{name}": found for name, found in tables.items()}
    return build_world(
        {"crm_leads": [LEAD]} | {f"{source}/identifies": [IDENTIFY]} | raw,
        vars={"lead_scoring_sources": ["raw", source], **AS_OF, **vars},
        select="+stg_lead_scoring__events",
    )


def test_pages_identifies_and_tracks_are_events(build_world):
    page = CALL | {
        "id": "p1",
        "url": "https://acme.example/Pricing/?a=1",
        "context_campaign_name": "spring",
        "context_user_agent": "Firefox",
    }
    track = CALL | {
        "id": "t1",
        "event": "plan_chosen",
        "event_text": "Plan Chosen",
        "context_page_url": "https://acme.example/plans",
        "uuid_ts": "2026-06-12 00:00:00",
    }
    world = events(build_world, {"pages": [page], "tracks": [track]})
    what = "source_record_id, event_name, user_id, email, page_path, campaign"
    assert rows(world, what) == [
        ("i1", "identify", "u-9", "ann@example.com", None, None),
        ("p1", "page_view", None, None, "/pricing", "spring"),
        ("t1", "plan_chosen", None, None, "/plans", None),
    ]
    when = "visitor_id, user_agent, occurred_at::text, known_at::text, loaded_at::text"
    assert rows(world, when)[1:] == [
        ("a-1", "Firefox", "2026-06-10 09:00:00") + ("2026-06-10 09:00:02",) * 2,
        (
            "a-1",
            None,
            "2026-06-10 09:00:00",
            "2026-06-10 09:00:02",
            "2026-06-12 00:00:00",
        ),
    ]


def test_a_name_is_snake_case_or_what_the_var_says(build_world):
    tracks = [
        CALL | {"id": "1", "event": "", "event_text": "Plan - Chosen"},
        CALL | {"id": "2", "event": "", "event_text": "planChosen"},
        CALL | {"id": "3", "event": "signed_up", "event_text": "Signed Up"},
    ]
    names = {"segment": {"signed_up": "trial_start"}}
    world = events(build_world, {"tracks": tracks}, lead_scoring_event_names=names)
    assert rows(world, "event_name")[:3] == [
        ("plan_chosen",),
        ("plan_chosen",),
        ("trial_start",),
    ]


def test_columns_of_tracks_become_properties(build_world):
    tracks = [
        CALL | {"id": "1", "event": "chosen", "plan": 'the "big" one', "form_name": "F"}
    ]
    world = events(
        build_world,
        {"tracks": tracks},
        lead_scoring_event_columns={"segment": ["plan"]},
        lead_scoring_event_properties=[{"name": "plan"}],
    )
    assert rows(world, "plan, form")[0] == ('the "big" one', "F")


def test_a_replay_counts_once_as_it_was_first_known(build_world):
    page = CALL | {"id": "p1", "url": "/a", "user_id": "1"}
    again = page | {"received_at": "2026-06-20 00:00:00"}
    world = build_world(
        {
            "crm_leads": [LEAD],
            "segment/identifies": [IDENTIFY],
            "segment/pages": [page, again, page | {"id": "p2"}],
        },
        vars=SOURCES | AS_OF,
        select="+int_lead_scoring__events",
    )
    found = world.query(
        "select known_at::date::text as day from int_lead_scoring__events"
    )
    assert [row["day"] for row in found] == ["2026-06-10"] * 3


def test_a_visitor_who_gives_an_address_is_the_lead_of_another_source(build_world):
    """Also what they did before, and under the user id on another device."""
    before = "2026-06-09 08:00:00"
    url = "https://acme.example/pricing"
    world = build_world(
        {
            "crm_leads": [LEAD, LEAD | {"lead_id": "2", "email": "bob@example.com"}],
            "segment/identifies": [IDENTIFY],
            "segment/pages": [
                CALL | {"id": "p1", "url": url, "timestamp": before},
                CALL
                | {"id": "p2", "url": url, "anonymous_id": "a-2", "user_id": "u-9"},
                CALL | {"id": "p3", "url": url, "anonymous_id": "a-3"},
            ],
        },
        vars=SOURCES | AS_OF,
        tests=True,
    )
    found = world.query(
        "select lead_id, occurrences from lead_score_reasons "
        "where rule_id = 'pricing_page'"
    )
    assert found == [{"lead_id": "1", "occurrences": 2}]


def test_rudderstack_names_its_time_and_its_user(build_world):
    page = {
        "ID": "p1",
        "ANONYMOUS_ID": "a-1",
        "CONTEXT_TRAITS_EMAIL": "ann@example.com",
        "USERNAME": "ann",
        "ORIGINAL_TIMESTAMP": "2026-06-10 08:59:00",
        "RECEIVED_AT": "2026-06-10 09:00:02",
    }
    world = events(
        build_world,
        {"pages": [page], "identifies": [page | {"ID": "i1"}]},
        "rudderstack",
        lead_scoring_rudderstack_time="original_timestamp",
        lead_scoring_rudderstack_user="username",
    )
    assert rows(world, "source_system, event_name, user_id, email") == [
        ("rudderstack", "identify", "ann", "ann@example.com"),
        ("rudderstack", "page_view", "ann", "ann@example.com"),
    ]
    assert rows(world, "occurred_at::text")[0] == ("2026-06-10 08:59:00",)


@pytest.mark.parametrize(
    ("tables", "named"),
    [
        ({"identifies": [CALL | {"id": "i1"}]}, ["identifies", '"user_id"']),
        ({"tracks": [CALL]}, ["tracks", '"id"', "lead_scoring_segment_schema"]),
    ],
)
def test_a_missing_required_column_is_named(build_world, tables, named):
    raw = {f"segment/{name}": rows for name, rows in tables.items()}
    world = build_world(
        {"crm_leads": [LEAD], "segment/identifies": [IDENTIFY]} | raw,
        vars=SOURCES,
        select="+stg_lead_scoring__events",
        check=False,
    )
    assert all(word in world.messages for word in named), world.messages


def test_a_missing_table_of_identifies_is_named(build_world):
    world = build_world({"crm_leads": [LEAD]}, vars=SOURCES, check=False)
    assert "identifies" in world.messages


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Sample:
    return Sample(tmp_path_factory.mktemp("segment") / "raw")


# what a call can say; a bot that only the sender knew of is none here
SAYS = """
    select * exclude (is_filtered), false as is_filtered from web_events
"""
TRACKED = """
    email as context_traits_email, page_url as context_page_url, form,
    event_name as event,
    json_extract_string(properties, '$.scroll_percent') as scroll_percent
"""
CALLS = """
    select event_id as id, visitor_id as anonymous_id, user_id,
        occurred_at as timestamp, loaded_at as received_at,
        user_agent as context_user_agent, campaign as context_campaign_name,
        {columns}
    from web_events where {where}
"""


@pytest.mark.parametrize("source", ["segment", "rudderstack"])
def test_the_sample_scores_as_it_does_in_the_raw_contract(build_world, sample, source):
    sample.write_native(web_events=SAYS)
    native = build_world(sample.folder, vars=sample.as_of)
    (sample.folder / "web_events.parquet").unlink()
    for table, columns, where in [
        ("pages", "page_url as url, email as context_traits_email", "= 'page_view'"),
        ("identifies", "email", "= 'identify'"),
        (
            "tracks",
            TRACKED,
            "not in ('page_view', 'identify')",
        ),
    ]:
        sample.write(
            f"{source}/{table}",
            CALLS.format(columns=columns, where=f"event_name {where}"),
        )
    rendered = build_world(
        sample.folder,
        vars=sample.as_of
        | {
            "lead_scoring_sources": ["raw", source],
            "lead_scoring_event_columns": {source: ["scroll_percent"]},
        },
    )
    assert scores(rendered) == scores(native)
    assert ledger(rendered) == ledger(native)
    assert len({row["score"] for row in scores(rendered)}) > 10


@pytest.mark.parametrize(
    "told",
    [
        {"lead_scoring_event_names": {"segmnt": {"signed_up": "trial_start"}}},
        {"lead_scoring_columns": {"hubspott": {"user_id": "shop_user"}}},
        {"lead_scoring_event_columns": ["plan"]},
    ],
)
def test_what_is_told_of_no_source_is_an_error(template, told):
    options = ["--vars", json.dumps(told), "--target-path", "told"]
    with inside(template):
        outcome = run_dbt("parse", *options)
    assert not outcome.success
    assert f"The var {next(iter(told))} says something of" in str(outcome.exception)
