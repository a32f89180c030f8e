"""A build that goes on from the last one gives what a build from nothing gives."""

import pytest

AS_OF = {"lead_scoring_as_of": "2026-06-30"}
EVERYTHING = {"vars": AS_OF, "select": "*"}
MARTS = [
    "lead_scores",
    "lead_scorecard_scores",
    "lead_score_reasons",
    "account_scores",
    "lead_scoring_problems",
    "lead_scoring_loads",
    "lead_scoring_quality",
]
# these name no lead of a case; the last of the comparisons is theirs
OF_ALL = MARTS[3:]
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
    world = build_world(world_of_all(0), **EVERYTHING)
    for step in (1, 2, 3):
        world.build(world_of_all(step), **EVERYTHING)
    return marts(world)


@pytest.fixture(scope="module")
def at_once(build_world):
    return marts(build_world(world_of_all(3), **EVERYTHING))


@pytest.mark.parametrize("name", LATER)
def test_what_comes_later_counts_as_if_it_had_been_there(step_by_step, at_once, name):
    mark = name.replace(" ", "_")
    for mart, rows in at_once.items():
        expected = [row for row in rows if mark in row]
        assert [row for row in step_by_step[mart] if mark in row] == expected
        assert expected or mart in OF_ALL


def test_nothing_else_differs(step_by_step, at_once):
    assert step_by_step == at_once


FACTS = "+int_lead_scoring__events +int_lead_scoring__signals"


def test_only_days_with_news_are_read(build_world):
    raw = {"crm_leads": LEADS, "web_events": FIRST}
    world = build_world(raw, vars=AS_OF, select=FACTS)
    before = world.query("from int_lead_scoring__first_deliveries order by all")
    # what was read is not looked at again: its day has as many rows as before
    edited = [FIRST[0] | {"page_url": "https://x.example/blog"}, FIRST[1]]
    rows = [*edited, event(3, "2026-06-25")]
    world.build({"web_events": rows}, vars=AS_OF, select=FACTS)
    after = world.query("from int_lead_scoring__first_deliveries order by all")
    assert [row for row in after if row in before] == before
    assert len(after) == 3


def test_what_a_connector_fills_in_later_is_read_in_the_newest_days(build_world):
    without = [row | {"page_url": ""} for row in FIRST]
    raw = {"crm_leads": LEADS, "web_events": without}
    world = build_world(raw, vars=AS_OF, select=FACTS)
    world.build({"web_events": FIRST}, vars=AS_OF, select=FACTS)
    pages = "select page_path from int_lead_scoring__first_deliveries inner join "
    pages += "int_lead_scoring__signals using (signal_key)"
    assert world.query(pages) == [{"page_path": "/pricing"}] * 2
    world.build({"web_events": without}, vars=AS_OF, select=FACTS)
    assert world.query(pages) == [{"page_path": None}] * 2


def test_settings_of_events_read_them_anew(build_world):
    first = [row | {"user_agent": "Mozilla"} for row in FIRST]
    # so that these days are not the newest, which are read in any case
    first.append(event(9, "2026-06-29", email="bob@x.example"))
    raw = {"crm_leads": LEADS, "web_events": first}
    world = build_world(raw, vars=AS_OF, select=FACTS)

    def ann(column: str) -> list:
        rows = world.query(
            f"select {column} as value from int_lead_scoring__first_deliveries "
            "where loaded_day < '2026-06-29' order by occurred_at"
        )
        return [row["value"] for row in rows]

    assert ann("set_aside_reason") == [None, None]
    own_staff = {"rules/own_staff": [{"kind": "email", "value": "ann@x.example"}]}
    world.build(seeds=own_staff, vars=AS_OF, select=FACTS)
    assert ann("set_aside_reason") == ["own staff"] * 2
    bots = {"rules/bot_agents": [{"pattern": "moz", "reason": "a bot"}]}
    world.build(seeds=bots, vars=AS_OF, select=FACTS)
    assert ann("set_aside_reason") == ["bot agent"] * 2
    days = ann("cast(event_day as text)")
    far = AS_OF | {"lead_scoring_time_zone": "Pacific/Kiritimati"}
    late = [row | {"occurred_at": row["occurred_at"][:10] + " 20:00"} for row in first]
    world.build({"web_events": late}, vars=AS_OF, select=FACTS)
    assert ann("cast(event_day as text)") == days
    world.build(vars=far, select=FACTS)
    assert ann("cast(event_day as text)") == ["2026-06-21", "2026-06-22"]


def test_what_adapters_are_told_reads_events_anew(build_world):
    call = {
        "anonymous_id": "a",
        "timestamp": "2026-06-10 09:00:00",
        "received_at": "2026-06-10 09:00:02",
    }
    raw = {
        "crm_leads": LEADS,
        "segment/identifies": [
            call | {"id": "i1", "user_id": "ann", "received_at": "2026-06-20"}
        ],
        "segment/tracks": [call | {"id": "t1", "event": "signed_up"}],
    }
    variables = AS_OF | {"lead_scoring_sources": ["raw", "segment"]}
    part = "+int_lead_scoring__signals"
    world = build_world(raw, vars=variables, select=part)
    named = {"lead_scoring_event_names": {"segment": {"signed_up": "trial_start"}}}
    world.build(vars=variables | named, select=part)
    signals = world.query("select event_name from int_lead_scoring__signals")
    assert {row["event_name"] for row in signals} == {"identify", "trial_start"}


def test_a_table_that_comes_later_tells_of_events_that_were_read(build_world):
    contact = {"id": "1", "property_email": "ann@x.example"}
    synced = {"_fivetran_synced": "2026-06-10 10:00:00"}
    form = {"contact_id": "1", "form_id": "f", "timestamp": "2026-06-10 09:00:00"}
    raw = {
        "hubspot/contact": [contact | synced | {"property_createdate": "2026-06-01"}],
        "hubspot/contact_form_submission": [
            form | synced,
            form | {"timestamp": "2026-06-20", "_fivetran_synced": "2026-06-20"},
        ],
    }
    variables = AS_OF | {"lead_scoring_sources": ["hubspot"]}
    part = "+int_lead_scoring__signals"
    world = build_world(raw, vars=variables, select=part)
    later = [{"guid": "f", "name": "Demo Request"} | synced]
    world.build({"hubspot/form": later}, vars=variables, select=part)
    signals = world.query("select form from int_lead_scoring__signals")
    assert [row["form"] for row in signals] == ["Demo Request"]


def test_a_row_in_the_place_of_another_is_seen(build_world):
    rows = [*FIRST, event(9, "2026-06-29")]
    world = build_world({"crm_leads": LEADS, "web_events": rows}, vars=AS_OF)
    rows[0] = event(7, "2026-06-20", occurred_at="2026-06-19 10:00:00")
    world.build({"web_events": rows}, vars=AS_OF, select="+int_lead_scoring__events")
    days = "select cast(event_day as text) as day from int_lead_scoring__events"
    assert {row["day"] for row in world.query(days)} == {
        "2026-06-19",
        "2026-06-21",
        "2026-06-29",
    }


def test_rows_that_are_gone_count_no_longer(build_world):
    rows = [*FIRST, event(9, "2026-06-29"), event(1, "2026-06-29")]
    world = build_world({"crm_leads": LEADS, "web_events": rows}, **EVERYTHING)
    world.build({"web_events": rows[1:]}, **EVERYTHING)
    fresh = build_world({"crm_leads": LEADS, "web_events": rows[1:]}, **EVERYTHING)
    assert marts(world) == marts(fresh)
