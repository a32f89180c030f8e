"""A build that goes on from the last one gives what a build from nothing gives."""

import pytest

AS_OF = {"lead_scoring_as_of": "2026-06-30"}
MARTS = [
    "lead_scores",
    "lead_scorecard_scores",
    "lead_score_reasons",
    "account_scores",
    "lead_scoring_problems",
]
LEADS = [
    {
        "lead_id": name,
        "email": f"{name}@x.example",
        "created_at": "2026-06-01",
        "loaded_at": "2026-06-01 12:00:00",
    }
    for name in ("ann", "bob")
]


def event(number: int, loaded: str, **columns) -> dict:
    return {
        "event_id": f"e{number}",
        "event_name": "page_view",
        "page_url": "https://x.example/pricing",
        "email": "ann@x.example",
        "occurred_at": f"{loaded} 08:00:00",
        "loaded_at": f"{loaded} 09:00:00",
    } | columns


FIRST = [event(1, "2026-06-20"), event(2, "2026-06-21")]


def marts(world) -> dict:
    """All rows, as a multiset of texts."""
    return {
        mart: sorted(str(row) for row in world.query(f"from {mart}")) for mart in MARTS
    }


def same_from_nothing(build_world, world, raw, seeds=None) -> None:
    fresh = build_world(raw, seeds=seeds, vars=AS_OF)
    assert marts(world) == marts(fresh)


LATER = {
    "a new day": [event(3, "2026-06-25")],
    "a late event": [event(3, "2026-06-25", occurred_at="2026-06-02 10:00:00")],
    "another event of a day that was read": [event(3, "2026-06-21")],
    "a repeat": [event(2, "2026-06-25")],
    "a repeat that was known before": [
        event(2, "2026-06-25", known_at="2026-06-19 10:00:00")
    ],
    "a repeat with another page": [
        event(
            2,
            "2026-06-25",
            known_at="2026-06-19 10:00:00",
            page_url="https://x.example/careers",
        )
    ],
    "a readable time at last": [
        event(9, "2026-06-25", occurred_at="soon"),
        event(9, "2026-06-26"),
    ],
    "no time of loading": [event(3, "2026-06-25", loaded_at="")],
    "who the visitor was": [
        event(3, "2026-06-24", email="", visitor_id="v"),
        event(4, "2026-06-25", visitor_id="v", event_name="identify"),
    ],
    "an unknown event and an absurd time": [
        event(3, "2026-06-25", event_name="jump"),
        event(4, "2026-06-25", occurred_at="1970-01-01 00:00:00"),
    ],
    "the last links of a scanner": [
        event(
            10 + number,
            f"2026-06-2{4 + number}",
            event_name="email_click",
            campaign="m",
            page_url=f"https://x.example/{number}",
            occurred_at=f"2026-06-24 08:00:0{number}",
        )
        for number in range(3)
    ],
}


def placed(name: str, rows: list[dict]) -> list[dict]:
    """The rows with their ids and addresses under a name."""
    mark = name.replace(" ", "_")
    named = ("event_id", "lead_id", "visitor_id")
    return [
        {
            column: f"{mark}_{value}" if column in named and value else value
            for column, value in row.items()
        }
        | ({"email": row["email"].replace("@", f"@{mark}.")} if row["email"] else {})
        for row in rows
    ]


def world_of_all(steps: int) -> dict:
    """Every case beside each other, each with its first `steps` later rows."""
    rows = [
        row
        for name, later in LATER.items()
        for row in placed(name, FIRST + later[:steps])
    ]
    mail = [row for row in rows if row["event_name"].startswith("email")]
    return {
        "crm_leads": [row for name in LATER for row in placed(name, LEADS)],
        "web_events": [row for row in rows if row not in mail],
        "email_events": mail,
    }


@pytest.fixture(scope="module")
def step_by_step(build_world):
    world = build_world(world_of_all(0), vars=AS_OF)
    for step in (1, 2, 3):
        world.build(world_of_all(step), vars=AS_OF)
    return marts(world)


@pytest.fixture(scope="module")
def at_once(build_world):
    return marts(build_world(world_of_all(3), vars=AS_OF))


@pytest.mark.parametrize("name", LATER)
def test_what_comes_later_counts_as_if_it_had_been_there(step_by_step, at_once, name):
    mark = name.replace(" ", "_")
    for mart, rows in at_once.items():
        expected = [row for row in rows if mark in row]
        assert [row for row in step_by_step[mart] if mark in row] == expected
        assert expected or mart in ("account_scores", "lead_scoring_problems")


def test_nothing_else_differs(step_by_step, at_once):
    assert step_by_step == at_once


def test_only_days_with_news_are_read(build_world):
    raw = {"crm_leads": LEADS, "web_events": FIRST}
    world = build_world(raw, vars=AS_OF)
    before = world.query("from int_lead_scoring__first_deliveries order by all")
    # what was read is not looked at again: its day has as many rows as before
    edited = [FIRST[0] | {"page_url": "https://x.example/blog"}, FIRST[1]]
    world.build({"web_events": [*edited, event(3, "2026-06-25")]}, vars=AS_OF)
    after = world.query("from int_lead_scoring__first_deliveries order by all")
    assert [row for row in after if row in before] == before
    assert len(after) == 3


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("rules/bot_agents", [{"pattern": "moz", "reason": "a bot"}]),
        ("rules/own_staff", [{"kind": "email", "value": "ann@x.example"}]),
        ("rules/event_kinds", [{"event": "page_view", "is_engagement": "false"}]),
    ],
)
def test_settings_of_events_read_them_anew(build_world, table, rows):
    first = [row | {"user_agent": "Mozilla"} for row in FIRST]
    raw = {"crm_leads": LEADS, "web_events": first}
    world = build_world(raw, vars=AS_OF, select="+lead_scores +lead_scoring_problems")
    seeds = {table: rows}
    if table == "rules/event_kinds":
        seeds |= {f"rules/{name}_rules": [] for name in ("behavioral", "negative")} | {
            "rules/ignored_signals": []
        }
    world.build(seeds=seeds, vars=AS_OF)
    same_from_nothing(build_world, world, raw, seeds)


def test_rows_that_are_gone_count_no_longer(build_world):
    raw = {"crm_leads": LEADS, "web_events": FIRST}
    world = build_world(raw, vars=AS_OF)
    raw["web_events"] = FIRST[:1]
    world.build(raw, vars=AS_OF)
    same_from_nothing(build_world, world, raw)


def test_a_full_refresh_changes_nothing(build_world):
    raw = {"crm_leads": LEADS, "web_events": FIRST}
    world = build_world(raw, vars=AS_OF)
    before = marts(world)
    assert world.dbt("build", "--full-refresh", vars=AS_OF).success
    assert marts(world) == before


def test_what_adapters_are_told_reads_events_anew(build_world):
    call = {
        "anonymous_id": "a",
        "timestamp": "2026-06-10 09:00:00",
        "received_at": "2026-06-10 09:00:02",
    }
    raw = {
        "crm_leads": LEADS,
        "segment/identifies": [call | {"id": "i1", "user_id": "ann"}],
        "segment/tracks": [call | {"id": "t1", "event": "signed_up"}],
    }
    variables = AS_OF | {"lead_scoring_sources": ["raw", "segment"]}
    part = "+int_lead_scoring__signals"
    world = build_world(raw, vars=variables, select=part)
    named = {"lead_scoring_event_names": {"segment": {"signed_up": "trial_start"}}}
    world.build(vars=variables | named, select=part)
    signals = world.query("select event_name from int_lead_scoring__signals")
    assert {row["event_name"] for row in signals} == {"identify", "trial_start"}
