"""Data as it really comes: loaded again, corrected, late, deleted, badly written."""

import json
import re

import duckdb
import pytest
from conftest import ROOT, inside, run_dbt

AS_OF = {"lead_scoring_as_of": "2026-06-30"}


def rule(rule_id: str, points: int | None, **columns) -> dict:
    given = columns | ({} if points is None else {"points": points})
    row = {"rule_id": rule_id, "condition": "1", "reason": rule_id}
    return row | {name: str(value) for name, value in given.items()}


VIEWED = {"rule_group": "pages", "event": "page_view"}
RULES = {
    "rules/rule_groups": [
        {
            "rule_group": "pages",
            "part": "behavioral",
            "dimension": "engagement",
            "reason": "Pages",
        },
        {
            "rule_group": "who",
            "part": "demographic",
            "dimension": "fit",
            "reason": "Who",
        },
        {
            "rule_group": "worst",
            "part": "negative",
            "dimension": "fit",
            "combine": "highest",
            "reason": "The worst counts",
        },
    ],
    "rules/behavioral_rules": [
        rule("viewed", 10, **VIEWED),
        rule("off", 1, **VIEWED, is_active="false"),
        rule("over", 1, **VIEWED, valid_to="2026-06-09"),
        rule("later", 1, **VIEWED, valid_from="2026-06-11"),
    ],
    "rules/demographic_rules": [
        rule(
            "boss",
            5,
            rule_group="who",
            attribute="job_title",
            operator="is",
            value="Boss",
        ),
        rule(
            "big",
            7,
            rule_group="who",
            attribute="employee_count",
            operator="at_least",
            value="1000",
        ),
        rule(
            "over_too",
            1,
            rule_group="who",
            attribute="job_title",
            operator="is_known",
            valid_to="2026-06-29",
        ),
        rule(
            "opted_out",
            3,
            rule_group="who",
            attribute="opted_out_date",
            operator="is_known",
        ),
    ],
    "rules/negative_rules": [
        rule(
            "bounced",
            -4,
            rule_group="worst",
            kind="event",
            event="email_bounce",
            max_points=10,
        ),
        rule(
            "listed",
            -6,
            rule_group="worst",
            kind="attribute",
            property="lead.email_domain",
            operator="in_list",
            value="competitors",
        ),
    ],
    "rules/disqualification_rules": [
        rule(
            "was_out",
            None,
            attribute="job_title",
            operator="is",
            value="Boss",
            valid_to="2026-06-29",
        )
    ],
    "lists/competitors": "value\nrival.example\n",
}


def lead(lead_id: str, email: str = "", **columns: str) -> dict:
    return {
        "lead_id": lead_id,
        "email": email,
        "created_at": "2026-06-01",
        "loaded_at": "2026-06-02",
    } | columns


def event(event_id: str, email: str, at: str, name: str = "page_view", **columns):
    return {
        "event_id": event_id,
        "event_name": name,
        "email": email,
        "occurred_at": at,
        "loaded_at": "2026-06-30 06:00:00",
    } | columns


RAW = {
    "crm_leads": [
        lead(
            "loaded_twice",
            "two@x.example",
            job_title="Boss",
            company_id="c",
            loaded_at="2026-06-20",
        ),
        lead("loaded_twice", "two@x.example", job_title="Clerk", company_id="c"),
        # had the address before someone else got it
        lead("had_it", "new@x.example"),
        lead("has_it", "shared@x.example", created_at="2026-06-05"),
        # deleted; the younger one with the address is the lead
        lead("deleted", "kept@x.example", is_deleted="true"),
        lead("kept", "kept@x.example", created_at="2026-06-07"),
        # merged, which deletes in some CRMs
        lead("loser", "loser@x.example", is_deleted="true", merged_into_lead_id="kept"),
        lead("known_late", "late@x.example", loaded_at="2026-06-29"),
        lead("opted", "opted@x.example", opted_out_at="2026-06-20 10:00:00"),
        lead("minus", "m@rival.example"),
        # three records with one address: gaps are filled from the newest
        lead("gaps", "gaps@x.example"),
        lead(
            "gaps_older", "gaps@x.example", job_title="Clerk", created_at="2026-06-02"
        ),
        lead("gaps_newer", "gaps@x.example", job_title="Boss", created_at="2026-06-03")
        | {"opted_out_at": "yes"},
    ],
    "crm_companies": [
        {"company_id": "c", "employee_count": "9", "loaded_at": "2026-06-01"},
        {"company_id": "c", "employee_count": "1000", "loaded_at": "2026-06-02"},
    ],
    "crm_lead_history": [
        {
            "lead_id": "had_it",
            "attribute": "email",
            "old_value": "shared@x.example",
            "new_value": "new@x.example",
            "changed_at": "2026-06-03",
            "loaded_at": "2026-06-03",
        },
        {
            "lead_id": "",
            "attribute": "email",
            "changed_at": "2026-06-03",
            "loaded_at": "2026-06-03",
            "source_record_id": "h2",
        },
    ],
    "web_events": [
        event("1", "two@x.example", "2026-06-10 12:00:00"),
        event("2", "shared@x.example", "2026-06-10 12:00:00"),
        event("3", "kept@x.example", "2026-06-10 12:00:00"),
        event("4", "loser@x.example", "2026-06-10 12:00:00"),
        event("5", "late@x.example", "2026-06-10 12:00:00"),
        # half past one at night in Berlin is the day before in UTC
        event("6", "opted@x.example", "2026-06-11T01:30:00+02:00"),
        event("7", "opted@x.example", "2026-06-10 10:00:00 PM"),
        event("8", "opted@x.example", "10.06.2026"),
        # nobody named them: the same only when all of it is the same
        *[
            event(
                "",
                "opted@x.example",
                "2026-06-10 12:00:00",
                "scroll",
                properties=f'{{"scroll_percent": {percent}}}',
            )
            for percent in (50, 90, 90)
        ],
    ],
    "email_events": [
        event(
            str(number),
            "m@rival.example",
            f"2026-06-0{number} 12:00:00",
            "email_bounce",
        )
        for number in (1, 2, 3)
    ],
}


@pytest.fixture(scope="module")
def world(build_world):
    return build_world(RAW, seeds=RULES, vars=AS_OF, tests=True)


def reasons(world) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for row in world.query(
        "select lead_id, rule_id, sum(points) as points from lead_score_reasons "
        "where rule_id is not null group by all having sum(points) <> 0 order by all"
    ):
        found.setdefault(row["lead_id"], {})[row["rule_id"]] = float(row["points"])
    return found


def test_what_counts(world):
    assert reasons(world) == {
        "loaded_twice": {"viewed": 10, "boss": 5, "big": 7},
        "has_it": {"viewed": 10},
        "kept": {"viewed": 20},
        "known_late": {"viewed": 10},
        "opted": {"viewed": 10, "opted_out": 3},
        # three bounces are 10 at most, worse than the list
        "minus": {"bounced": -10},
        "gaps": {"boss": 5},
    }


def test_who_is_scored(world):
    rows = world.query("select lead_id from lead_scores order by 1")
    assert [row["lead_id"] for row in rows] == [
        "gaps",
        "had_it",
        "has_it",
        "kept",
        "known_late",
        "loaded_twice",
        "minus",
        "opted",
    ]


def test_an_opt_out_of_any_record_holds_even_where_its_time_cannot_be_read(world):
    assert world.query(
        "select lead_id, crm_records from lead_scores where is_opted_out order by 1"
    ) == [{"lead_id": "gaps", "crm_records": 3}, {"lead_id": "opted", "crm_records": 1}]


def test_validity_bounds_a_disqualification(world):
    assert world.query("from lead_scores where is_disqualified") == []


def test_events_without_an_id_differ_by_their_properties(world):
    rows = world.query(
        "select count(*) as n from int_lead_scoring__events "
        "inner join int_lead_scoring__signals using (signal_key) "
        "where event_name = 'scroll'"
    )
    assert rows == [{"n": 2}]


def test_what_cannot_be_read_is_listed(world):
    rows = world.query(
        "select source_table, source_record_id, column_name, value "
        "from lead_scoring_problems order by all"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("crm_lead_history", "h2", "lead_id", None),
        ("crm_leads", "gaps_newer", "opted_out_at", "yes"),
        ("web_events", "7", "occurred_at", "2026-06-10 10:00:00 PM"),
        ("web_events", "8", "occurred_at", "10.06.2026"),
    ]


def test_a_day_is_replayed_from_what_was_known_then(world):
    """Loads after the audit time are unknown: leads and events alike."""
    known = {"lead_scoring_known_at": "2026-06-28 12:00:00"}
    world.build(vars=AS_OF | known)
    assert "known_late" not in [r["lead_id"] for r in world.query("from lead_scores")]
    assert not any("viewed" in lines for lines in reasons(world).values())
    assert reasons(world)["opted"] == {"opted_out": 3}
    world.build(vars={"lead_scoring_as_of": "2026-06-19"})
    assert "opted_out" not in reasons(world)["opted"]
    assert reasons(world)["loaded_twice"]["over_too"] == 1


def test_an_edited_list_is_another_rule_set(world):
    rule_set = "select distinct rule_set_hash from lead_scores"
    before = world.query(rule_set)
    world.build(seeds={"lists/competitors": "value\nother.example\n"}, vars=AS_OF)
    assert world.query(rule_set) != before
    assert reasons(world)["minus"] == {"bounced": -10}


@pytest.mark.parametrize("day", ["2026-02-31", "2026-13-01", "1.2.2026", "today"])
def test_a_day_that_is_none_is_said(build_world, day):
    sentence = f'lead_scoring_as_of is "{day}"; write a day as YYYY-MM-DD'
    with pytest.raises(AssertionError, match=re.escape(sentence)):
        build_world(RAW, vars={"lead_scoring_as_of": day})


def test_a_time_zone_moves_the_day(build_world):
    """Two hours before midnight in New York it is the next day in UTC."""
    world = build_world(
        {
            "crm_leads": [lead("a", "a@x.example")],
            "web_events": [event("1", "a@x.example", "2026-06-11 02:00:00")],
        },
        seeds=RULES,
        vars=AS_OF | {"lead_scoring_time_zone": "America/New_York"},
    )
    assert world.query(
        "select distinct newest_day::text as day from lead_score_reasons "
        "where rule_id = 'viewed'"
    ) == [{"day": "2026-06-10"}]


def test_columns_may_have_the_names_of_steps(build_world):
    """`place` and `location` are names that SQL of this project likes to use too."""
    names = ["place", "priority", "record", "host", "location"]
    world = build_world(
        {
            "crm_leads": [lead("a", "a@x.example") | {name: name for name in names}],
            "web_events": [
                event("1", "a@x.example", "2026-06-11 02:00:00")
                | {
                    "page_url": "https://x.example/pricing/",
                    "properties": json.dumps({name: name for name in names}),
                }
            ],
        },
        vars=AS_OF
        | {
            "lead_scoring_lead_attributes": names,
            "lead_scoring_event_properties": [{"name": name} for name in names],
        },
        select="+int_lead_scoring__leads +int_lead_scoring__signals "
        "+int_lead_scoring__lead_values",
    )
    assert world.query("select lead_id, records from int_lead_scoring__leads") == [
        {"lead_id": "a", "records": 1}
    ]
    columns = f"page_host, page_path, {', '.join(names)}"
    [signal] = world.query(f"select {columns} from int_lead_scoring__signals")
    assert signal == {"page_host": "x.example", "page_path": "/pricing"} | {
        name: name for name in names
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [("lead_attributes", ["load_rank"]), ("event_properties", [{"name": "Form"}])],
)
def test_columns_with_names_of_the_project_are_refused(template, name, value):
    variables = json.dumps({f"lead_scoring_{name}": value})
    with inside(template):
        outcome = run_dbt("parse", "--vars", variables, "--target-path", "refused")
    assert f"The var lead_scoring_{name} has " in str(outcome.exception)
    assert "a name that this project uses itself: " in str(outcome.exception)


@pytest.mark.parametrize(
    ("name", "value", "instead"),
    [
        ("lead_attributes", ["plan", "Order"], "my_Order"),
        ("event_properties", [{"name": "plan type"}], "my_plan_type"),
    ],
)
def test_names_that_sql_does_not_take_are_refused(template, name, value, instead):
    variables = json.dumps({f"lead_scoring_{name}": value})
    with inside(template):
        outcome = run_dbt("parse", "--vars", variables, "--target-path", "refused")
    said = str(outcome.exception)
    assert f"The var lead_scoring_{name} has " in said
    assert f'such as "{instead}".' in said


def test_the_reserved_words_are_those_of_the_engine():
    file = ROOT / "macros/cleaning/_lead_scoring_reserved_words.sql"
    known = set(file.read_text().split("'")[1].split())
    words = duckdb.execute(
        "select keyword_name from duckdb_keywords() "
        "where keyword_category in ('reserved', 'type_function')"
    ).fetchall()
    assert {word for [word] in words} - known == set()
