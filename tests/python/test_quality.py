"""What came in and what became of it; what is wrong with the feeds and rules."""

import json

import pytest
from conftest import EVALUATED, inside, run_dbt
from dbt.cli.main import dbtRunner
from dbt_runs import close_work_database

DAY = {"lead_scoring_as_of": "2026-06-30"}
AS_OF = DAY | {
    "lead_scoring_sources": ["raw", "segment"],
    "lead_scoring_limit_late_events": [5, 10],
}
MARTS = "+lead_scoring_quality"
TESTS = "lead_scoring_loads lead_scoring_quality"
ONLY = ("--select", *TESTS.split(), "--exclude-resource-type", "unit_test")


def lead(name: str, **columns) -> dict:
    return {
        "lead_id": name,
        "email": f"{name}@x.example",
        "country": "NL",
        "created_at": "2026-05-01",
        "loaded_at": "2026-06-25",
    } | columns


def event(name: str, loaded: str = "2026-06-28", **columns) -> dict:
    return {
        "event_id": name,
        "source_system": "shop",
        "event_name": "page_view",
        "page_url": "https://x.example/pricing",
        "email": "ann@x.example",
        "occurred_at": f"{loaded} 08:00:00",
        "loaded_at": f"{loaded} 09:00:00",
    } | columns


CALL = {
    "anonymous_id": "a-1",
    "timestamp": "2026-06-27 09:00:00",
    "received_at": "2026-06-28 09:00:02",
}
RAW = {
    "crm_leads": [lead("ann"), lead("bob", job_title="Director")],
    "web_events": [
        event("fine"),
        event("fine", "2026-06-29"),
        event("late", occurred_at="2026-06-26 08:59:59"),
        event("nobody we know", email="", visitor_id="v"),
        event("no rule looks at it", event_name="wink"),
        event("absurd", occurred_at="1970-01-01"),
        event("unreadable", occurred_at="soon"),
        event("a bot", user_agent="Googlebot/2.1"),
        event("no person", email=""),
        event("tomorrow", "2026-07-01"),
    ],
    "segment/identifies": [
        CALL | {"id": "i1", "user_id": "u-9", "email": "bob@x.example"}
    ],
    "segment/pages": [CALL | {"id": "p1", "url": "https://x.example/pricing"}],
    "email_events": [
        event("mail", "2026-06-20", event_name="email_open", source_system="post"),
        event("lost", "2026-06-20", event_name="email_open", email="who@y.example"),
    ],
}


@pytest.fixture(scope="module")
def world(build_world):
    return build_world(RAW, vars=AS_OF, select=MARTS)


def loads(world, table: str) -> dict:
    """What is not zero, by day."""
    found = world.query(
        f"select * exclude (source_table, as_of_date) from lead_scoring_loads "
        f"where source_table = '{table}'"
    )
    return {
        str(row.pop("loaded_day")): {name: n for name, n in row.items() if n}
        for row in found
    }


def check(world, name: str, columns: str = "value") -> dict:
    found = world.query(
        f"select subject, {columns} from lead_scoring_quality "
        f"where check_name = '{name}'"
    )
    return {
        subject: rest[0] if len(rest) == 1 else tuple(rest)
        for subject, *rest in (row.values() for row in found)
    }


def test_what_came_in_adds_up_to_what_became_of_it(world):
    assert loads(world, "web_events") == {
        "2026-06-28": {
            "rows_in": 10,  # two of them Segment's
            "events": 10,
            "scored_events": 5,
            "unused_events": 2,  # a wink, and a call that only identifies
            "unmatched_events": 1,
            "set_aside_events": 4,
            "unreadable_times": 1,
            "absurd_times": 1,
            "bot_events": 1,
            "nobody_named_events": 1,
            "late_events": 1,
        },
        "2026-06-29": {"rows_in": 1, "repeated_rows": 1},
        "2026-07-01": {"rows_in": 1, "events": 1, "later_events": 1},
    }
    mail = {"rows_in": 2, "events": 2, "scored_events": 1, "unmatched_events": 1}
    assert loads(world, "email_events") == {"2026-06-20": mail}
    assert loads(world, "crm_leads") == {"2026-06-25": {"rows_in": 2}}


def test_the_newest_loads_are_judged(world):
    """Of ten days ago nothing is said, nor of what came after the day."""
    assert check(world, "late_events", "value, out_of, percent, status") == {
        "web_events": (1, 10, 10, "error")
    }
    assert check(world, "absurd_times", "status") == {"web_events": "warn"}
    assert check(world, "unmatched_web_events", "value, out_of") == {
        "web_events": (1, 6)
    }
    assert check(world, "unmatched_email_events") == {}


def test_each_source_system_has_its_own_age(world):
    assert check(world, "days_since_load", "value, status") == {
        "crm_leads of crm": (5, "warn"),
        "web_events of shop": (0, "ok"),  # loaded after the day that is scored
        "web_events of segment": (2, "ok"),
        "email_events of post": (10, "warn"),
        "email_events of shop": (10, "warn"),
    }


def test_attributes_that_rules_compare_and_nobody_has_are_found(world):
    unknown = check(world, "unknown_values", "value, out_of, status")
    assert unknown["job_title"] == (1, 2, "ok")
    assert unknown["industry"] == (2, 2, "warn")
    # rules only ask whether there is one
    assert "phone" not in unknown


def test_rules_that_apply_to_nobody_are_found(world):
    idle = check(world, "idle_rules", "value, status")
    assert idle["pricing_page"] == (2, "ok")
    assert idle["title_director"] == (0, "ok")
    assert idle["demo_request"] == (None, "warn")
    assert idle["title_vp"] == (None, "warn")


def test_a_load_that_comes_later_is_counted_and_a_limit_can_stop_the_build(world):
    """A repeat that was known before takes the place of the first delivery."""
    before = loads(world, "web_events")
    more = event("fine", "2026-06-30", known_at="2026-06-28 08:30:00")
    world.build({"web_events": [*RAW["web_events"], more]}, vars=AS_OF, select=MARTS)
    after = loads(world, "web_events")
    assert after.pop("2026-06-30") == {"rows_in": 1, "events": 1, "scored_events": 1}
    then = before["2026-06-28"]
    then |= {"events": 9, "scored_events": 4, "repeated_rows": 1}
    assert after == before
    sums = world.query(
        """
        select
            (select count(*) from int_lead_scoring__events) as events,
            (select sum(deliveries) from int_lead_scoring__event_loads) as rows_in
        union all
        select sum(events), sum(rows_in) from lead_scoring_loads
        where events is not null
        """
    )
    assert sums == [{"events": 13, "rows_in": 15}] * 2

    world.result = world.dbt("test", *ONLY, vars=AS_OF)
    failed = [line.split(":")[0] for line in world.messages.splitlines()]
    assert failed == ["lead_scoring_quality_is_within_its_limits"]


def test_a_build_that_fails_its_limits_is_not_in_the_history(world):
    days = (
        "select cast(as_of_date as text) as day from int_lead_scoring__score_days "
        "where is_stored"
    )
    log = "from int_lead_scoring__score_changes order by all"
    steps = ["score_days", "day_scores", "day_points", "score_changes"]
    history = " ".join(f"int_lead_scoring__{step}" for step in steps)
    world.build(vars=AS_OF, select=f"+{history.replace(' ', ' +')}")
    stored, shown = world.query(days), world.query(log)
    assert stored == [{"day": "2026-06-30"}] and shown

    select = f"{history} lead_scoring_quality"
    world.build(vars=AS_OF, select=select, tests=True, check=False)
    assert not world.result.success
    assert world.query(days) == []
    world.build(vars=AS_OF, select=history, tests=True)
    assert (world.query(days), world.query(log)) == (stored, shown)


def test_a_build_says_what_is_beyond_its_limits(build_world):
    raw = {"crm_leads": [lead("ann", country="")], "web_events": RAW["web_events"]}
    limits = {"lead_scoring_limit_late_events": [5, 10]}
    world = build_world(raw, vars=DAY | limits, select=MARTS)
    said: list[str] = []
    with inside(world.folder):
        options = ["--vars", json.dumps(DAY | limits | {EVALUATED: 0}, sort_keys=True)]
        listen = dbtRunner(callbacks=[lambda one: said.append(one.info.msg)])
        listen.invoke(["--quiet", "test", *ONLY, *options, "--no-write-json"])
        close_work_database()
    said = [line for line in said if line.startswith("Data quality, ")]
    assert said[0] == (
        "Data quality, error: 12.5 % of the 8 events of web_events were late; the limit "
        "is 10 %. See why the feed was late; fill known_at where history was loaded "
        "at once."
    )
    assert (
        "Data quality, warning: crm_leads of crm was last loaded 5 days before "
        "2026-06-30; the limit is 3 days. See whether its connector still runs."
    ) in said
    unknown = "Data quality, warning: 100 % of the 1 leads have no country; "
    assert any(line.startswith(unknown) for line in said), said
    assert "has never applied; the limit is 30 days. " in said[-1]


def test_a_project_without_events_has_nothing_to_say_of_them(build_world):
    raw = {"crm_leads": [lead("ann")], "web_events": [], "email_events": []}
    world = build_world(raw, vars=DAY, select=MARTS)
    tables = world.query("select distinct source_table from lead_scoring_loads")
    assert tables == [{"source_table": "crm_leads"}]
    assert check(world, "days_since_load") == {"crm_leads of crm": 5}
    idle = check(world, "idle_rules")
    assert "title_vp" in idle and "pricing_page" not in idle
    world.result = world.dbt("test", *ONLY, vars=DAY)
    assert world.result.success, world.messages


def test_limits_that_are_none_are_said_in_words(template):
    vars = json.dumps({"lead_scoring_limit_late_events": "10"})
    with inside(template):
        outcome = run_dbt("parse", "--vars", vars, "--target-path", "limits")
    said = str(outcome.exception)
    assert 'The var lead_scoring_limit_late_events is "10"' in said
    assert "such as [10, 50] or [10, null]." in said
