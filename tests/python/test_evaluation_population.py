"""Who is evaluated, and what counts as its outcome: a few leads each."""

import json
from datetime import date, timedelta

import pytest
from conftest import inside, run_dbt

CUTOFF = date(2024, 5, 24)
LOADED = "2024-01-02 06:00:00"
VARS = {
    "lead_scoring_as_of": "2024-09-30",
    "lead_scoring_horizon_days": 30,
    "lead_scoring_evaluation_cutoffs": 2,
}
# parsing with other vars leaves what other tests start from alone
TARGET_PATH = ("--target-path", "refused")
SNAPSHOTS = "+int_lead_scoring__evaluation_snapshots +score_quality"


def lead(lead_id: str, **columns) -> dict:
    return {
        "lead_id": lead_id,
        "email": f"{lead_id}@acme.example",
        "created_at": "2024-01-01 09:00:00",
        "loaded_at": LOADED,
    } | columns


def deal(lead_id: str, closed_at: str, **columns) -> dict:
    return {
        "opportunity_id": f"deal of {lead_id} {closed_at}",
        "lead_id": lead_id,
        "closed_at": closed_at,
        "is_won": "true",
        # a Monday: outcomes are known up to the Sunday before
        "loaded_at": "2024-06-24 05:00:00",
    } | columns


def call(lead_id: str, occurred_at: str) -> dict:
    return {
        "activity_id": f"call of {lead_id} {occurred_at}",
        "lead_id": lead_id,
        "activity_type": "call",
        "occurred_at": occurred_at,
        "loaded_at": occurred_at,
    }


def merge(lead_id: str, into: str, at: str) -> dict:
    return {
        "lead_id": lead_id,
        "attribute": "merged_into_lead_id",
        "new_value": into,
        "changed_at": at,
        "loaded_at": at,
    }


RAW = {
    "crm_leads": [
        lead("kept"),
        lead("gone", merged_into_lead_id="kept"),
        lead("quiet"),
        lead("early"),
        lead("late"),
        lead("called", lifecycle_stage="customer"),
        lead("helped"),
        lead("competitor", email="someone@competitor.example"),
    ],
    "crm_lead_history": [merge("gone", "kept", "2024-06-20 09:00:00")],
    "crm_opportunities": [
        deal("gone", "2024-06-10 09:00:00"),
        deal("early", "2024-05-24 09:00:00"),
        deal("late", "2024-06-24 00:30:00"),
        deal("called", "2024-06-05 09:00:00"),
        deal("helped", "2024-06-05 09:00:00"),
        deal("quiet", "2024-06-05 09:00:00", is_won="false"),
    ],
    "crm_activities": [
        call("gone", "2024-06-03 09:00:00"),
        call("called", "2024-06-05 08:00:00"),
        call("helped", "2024-06-06 09:00:00"),
        call("quiet", "2024-05-24 09:00:00"),
    ],
    "web_events": [
        {
            "event_id": "still running",
            "event_name": "page_view",
            "email": "quiet@acme.example",
            "occurred_at": "2024-09-29 09:00:00",
            "loaded_at": "2024-09-30 01:00:00",
        }
    ],
}
SEEDS = {"lists/competitors": [{"value": "competitor.example"}]}


@pytest.fixture(scope="module")
def world(build_world):
    return build_world(RAW, seeds=SEEDS, vars=VARS, select=SNAPSHOTS)


@pytest.fixture(scope="module")
def found(world) -> dict[str, dict]:
    rows = world.query(
        "select r.lead_id, s.* from int_lead_scoring__evaluation_snapshots as s "
        "inner join int_lead_scoring__crm_records as r using (lead_key) "
        f"where s.cutoff_date = '{CUTOFF}'"
    )
    leads = {row["lead_id"]: row for row in rows}
    assert len(leads) == len(rows)
    return leads


def test_outcomes_are_known_as_long_as_the_feed_that_tells_them_runs(world):
    cutoffs = world.query("select as_of_date from int_lead_scoring__evaluation_cutoffs")
    days = sorted(row["as_of_date"] for row in cutoffs)
    assert days == [CUTOFF - timedelta(days=30), CUTOFF]


def test_records_merged_later_are_one_person_that_converted_once(found):
    assert "gone" not in found
    assert found["kept"]["is_converted"]
    assert found["kept"]["days_to_conversion"] == 17


def test_who_had_converted_by_the_cutoff_is_not_among_its_leads(found):
    assert "early" not in found


def test_a_conversion_after_the_horizon_is_none(found):
    assert found["late"]["is_converted"] is False
    assert found["late"]["days_to_conversion"] is None


def test_a_stage_without_a_past_takes_no_lead_that_converted_away(found):
    assert found["called"]["is_converted"]
    assert "competitor" not in found


def test_worked_is_what_sales_does_between_the_cutoff_and_the_conversion(found):
    worked = {lead_id for lead_id, row in found.items() if row["is_worked"]}
    assert worked == {"kept", "called"}


def test_history_that_was_loaded_at_once_is_said_to_be_no_audit(world):
    loaded = {
        table: [row | {"loaded_at": "2024-06-24 05:00:00"} for row in rows]
        for table, rows in RAW.items()
    }
    loaded["crm_leads"] += [lead("new", created_at="2024-06-20 09:00:00")]
    visit = {
        "event_name": "page_view",
        "page_url": "https://acme.example/pricing",
        "email": "quiet@acme.example",
        "loaded_at": "2024-06-24 05:00:00",
    }
    loaded["web_events"] = [
        visit | {"event_id": "before", "occurred_at": "2024-05-24 09:00:00"},
        visit | {"event_id": "after", "occurred_at": "2024-05-25 09:00:00"},
    ]
    query = "select distinct is_audited, leads, reason from score_quality where "
    everyone = "segment = 'all' and cutoff_date is not null"
    world.build(loaded, vars=VARS, select=SNAPSHOTS)
    [row] = world.query(query + everyone)
    assert (row["is_audited"], row["leads"]) == (True, 0)
    assert "set the var lead_scoring_evaluation_known_then to false" in row["reason"]
    bound = VARS | {"lead_scoring_evaluation_known_then": False}
    world.build(vars=bound, select=SNAPSHOTS)
    [row] = world.query(query + f"segment = 'all' and cutoff_date = '{CUTOFF}'")
    assert (row["is_audited"], row["leads"], row["reason"]) == (False, 5, None)
    [score] = world.query(
        "select s.score from int_lead_scoring__evaluation_snapshots as s "
        "inner join int_lead_scoring__crm_records as r using (lead_key) "
        f"where r.lead_id = 'quiet' and s.cutoff_date = '{CUTOFF}'"
    )
    assert score["score"] == 10


@pytest.mark.parametrize(
    ("conversion", "reason"),
    [
        ("", "No row of crm_opportunities says when it was loaded"),
        ({"stage": "customer"}, "crm_lead_history has no row"),
    ],
)
def test_without_an_outcome_it_says_what_is_missing(build_world, conversion, reason):
    raw = {"crm_leads": RAW["crm_leads"], "web_events": RAW["web_events"]}
    variables = VARS | {"lead_scoring_conversion": conversion}
    world = build_world(raw, vars=variables, select="+tag:evaluation +lead_scores")
    [row] = world.query("select * from score_quality")
    assert row["cutoff_date"] is None and row["auc"] is None
    assert row["reason"].startswith(reason)
    [confidence] = world.query(
        "select distinct no_confidence_reason, lead_confidence from lead_scores "
        "where not is_disqualified"
    )
    assert confidence["lead_confidence"] is None
    assert confidence["no_confidence_reason"] == row["reason"]


def test_figures_say_what_they_miss(build_world):
    """Without any conversion what was looked for, before any lead that there was
    none, with one conversion that it makes no error."""
    leads = [lead("one"), lead("two"), lead("three")]
    leads += [lead("old", created_at="2023-11-20 09:00:00")]
    visit = RAW["web_events"][0]
    joined = visit | {"event_id": "joined", "event_name": "signed_up"}
    joined |= {"email": "one@acme.example", "occurred_at": "2024-06-01 09:00:00"}
    joined |= {"loaded_at": "2024-06-01 10:00:00"}
    raw = {
        "crm_leads": leads,
        "web_events": [visit, joined | {"visitor_id": "v"}],
        "crm_lead_history": [merge("gone", "kept", "2024-09-30 01:00:00")],
        "crm_opportunities": [deal("two", "2024-06-05 09:00:00", is_won="false")],
    }
    variables = VARS | {"lead_scoring_evaluation_cutoffs": 11}
    said = "int_lead_scoring__conversions int_lead_scoring__evaluation_periods"
    world = None
    for conversion, reason in (
        ("", "No lead has a won opportunity in crm_opportunities"),
        ({"event": "nope"}, 'No event named "nope" was ever seen'),
        ({"event": "page_view"}, 'No event "page_view" is of a lead'),
        ({"stage": "client's"}, 'crm_lead_history has no change to the stage "client'),
    ):
        looked = variables | {"lead_scoring_conversion": conversion}
        if world:
            world.build(vars=looked, select=said)
        else:
            world = build_world(raw, vars=looked, select="+score_quality")
        reasons = world.query(
            "select reason from int_lead_scoring__evaluation_periods order by "
            "cutoff_date"
        )
        assert reasons[0] == {"reason": "No lead had been created by then"}
        later = "No lead was known by then: the first was loaded on 2024-01-02"
        assert {"reason": later} in reasons
        assert reasons[-1]["reason"].startswith(reason), reasons

    joins = variables | {"lead_scoring_conversion": {"event": "signed_up"}}
    world.build(vars=joins, select="int_lead_scoring__conversions+,+score_quality")
    [one] = world.query(
        "select auc, auc_se, reason from score_quality where segment = 'all' "
        "and cutoff_date is not null and conversions = 1"
    )
    assert one["auc"] is not None and one["auc_se"] is None
    assert one["reason"].startswith("An error of the AUC needs two leads")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("lead_scoring_horizon_days", 0, "write a whole number from 1 on (such as 90)"),
        ("lead_scoring_horizon_days", "90 days", "write a whole number from 1 on"),
        ("lead_scoring_evaluation_cutoffs", -1, "from 0 on (0 evaluates nothing)"),
        ("lead_scoring_evaluation_cutoffs", "some", "write a whole number from 0 on"),
        ("lead_scoring_evaluation_known_then", "maybe", "write true or false"),
    ],
)
def test_vars_that_are_none_are_refused_at_the_start(template, name, value, said):
    with inside(template):
        outcome = run_dbt("parse", "--vars", json.dumps({name: value}), *TARGET_PATH)
    assert f'The var {name} is "{value}"; ' in str(outcome.exception)
    assert said in str(outcome.exception)
