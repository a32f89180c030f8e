"""What is stored of each day, and what is made of it: tier changes, hand-offs,
worklists, trends."""

import json
from datetime import date, timedelta

import pytest
from _ask import ask
from _explanation import explanation
from conftest import EVALUATED, inside
from dbt_runs import close_work_database
from history_world import SEEDS, TITLE, build_on, raw, today

DAYS = ["2024-02-27", "2024-02-28", "2024-02-29", "2024-03-01", "2024-03-04"]
LAST = "2024-04-05"
WITH_RULES = "int_lead_scoring__as_of+ rules.demographic_rules+"
LOG = "from int_lead_scoring__score_changes order by all"
SHOWN = (
    "select lead_id, demographic_score, behavioral_score, correction_score, score, "
    "tier, is_sales_ready, grade, top_reasons, "
)


def on(day: str) -> str:
    return (
        f"{SHOWN} rule_set_hash from lead_score_history where date '{day}' >= "
        f"valid_from and date '{day}' <= coalesce(valid_to, '9999-12-31') order by 1"
    )


@pytest.fixture(scope="module")
def lived(build_world):
    """A build on each of some days, with all that each showed."""
    with today(DAYS[0]):
        world = build_world(raw(), seeds=SEEDS, select="*")
    world.shown, scores = {}, f"{SHOWN} rule_set_hash from lead_scores order by 1"
    world.shown[DAYS[0]] = world.query(scores)
    world.at_first = world.query("from lead_worklists where list like 'hot%'")
    for day in [*DAYS[1:], LAST]:
        build_on(world, day)
        world.shown[day] = world.query(scores)
    world.at_last = {
        mart: world.query(f"from {mart}") for mart in ("lead_scores", "lead_worklists")
    }
    return world


def test_each_day_is_read_back_as_it_was_shown(lived):
    for day, shown in lived.shown.items():
        assert lived.query(on(day)) == shown
    assert len({str(shown) for shown in lived.shown.values()}) == len(lived.shown)


def test_an_interval_ends_on_the_day_before_the_next(lived):
    intervals = lived.query(
        "select score, cast(valid_from as text) as a, cast(valid_to as text) as b "
        "from lead_score_history where lead_id in ('demo', 'merged') order by lead_id, a"
    )
    assert [tuple(row.values()) for row in intervals] == [
        (0, "2024-02-27", "2024-02-27"),
        (70, "2024-02-28", "2024-03-03"),
        (0, "2024-03-04", "2024-04-04"),
        (70, "2024-04-05", None),
        (35, "2024-02-27", "2024-02-29"),
    ]


def test_a_lead_that_does_not_change_has_one_interval(lived):
    intervals = "select lead_id from lead_score_history group by 1 having count(*) = 1"
    single = {row["lead_id"] for row in lived.query(intervals)}
    assert {"always", "newcomer", "almost"} <= single


def test_a_crossing_is_a_row_with_what_moved_it(lived):
    crossings = lived.query(
        "select lead_id, cast(changed_on as text) as day, from_tier, to_tier, reasons "
        "from lead_tier_changes order by 1, 2"
    )
    up, down = "Asked for a demo (+70)", "Asked for a demo (-70)"
    assert [tuple(row.values()) for row in crossings] == [
        ("contacted", "2024-04-05", "cold", "hot", up),
        ("demo", "2024-02-28", "cold", "hot", up),
        ("demo", "2024-03-04", "hot", "cold", down),
        ("demo", "2024-04-05", "cold", "hot", up),
        ("late", "2024-04-05", None, "cold", None),
        ("newcomer", "2024-02-29", None, "warm", "Is a CTO (+35)"),
        ("promoted", "2024-02-29", "cold", "warm", "Is a CTO (+35)"),
        ("soon_back", "2024-02-29", "hot", "cold", down),
        ("soon_back", "2024-03-04", "cold", "hot", up),
        ("soon_back", "2024-04-05", "hot", "cold", down),
    ]


def test_a_hand_off_is_the_first_entry_or_one_after_the_cool_down(lived):
    handoffs = lived.query(
        "select lead_id, cast(handed_off_on as text) as day, is_first, days_away "
        "from lead_handoffs order by 1, 2"
    )
    assert [tuple(row.values()) for row in handoffs] == [
        ("contacted", "2024-04-05", True, None),
        ("demo", "2024-02-28", True, None),
        ("demo", "2024-04-05", False, 32),
    ]


def test_the_lists_say_whom_and_why(lived):
    rows = [
        (row["list"], row["lead_id"], str(row["since"]), row["why"])
        for row in lived.at_last["lead_worklists"]
    ]
    assert sorted(rows) == [
        ("almost_hot", "almost", "None", "Needs 5 more points to be hot"),
        (
            "came_back",
            "back",
            "2024-04-03",
            "Engaged again on 2024-04-03 after 92 days of silence",
        ),
        (
            "cooling_down",
            "soon_back",
            "2024-04-05",
            "Not sales-ready any more since 2024-04-05",
        ),
        (
            "hot_not_contacted",
            "demo",
            "2024-04-05",
            "Sales-ready since 2024-04-05, and sales has not been in touch since",
        ),
    ]
    assert {row["lifecycle_stage"] for row in lived.at_last["lead_worklists"]} == {
        "mql"
    }


def test_the_first_day_does_not_know_since_when(lived):
    """Who was in touch before may have been so since the lead is ready."""
    said = {row["lead_id"]: row["why"] for row in lived.at_first}
    assert said == {
        "soon_back": "Sales-ready since 2024-02-27 or longer, and sales was never in "
        "touch"
    }


def test_a_score_says_what_it_was_and_since_when_the_tier_holds(lived):
    trends = {
        row["lead_id"]: (
            row["previous_score"],
            row["score_trend"],
            str(row["tier_since"]),
        )
        for row in lived.at_last["lead_scores"]
    }
    assert trends == {
        "almost": (55, "steady", "2024-02-27"),
        "always": (35, "steady", "2024-02-27"),
        "back": (20, "steady", "2024-02-27"),
        "contacted": (0, "rising", "2024-04-05"),
        "demo": (0, "rising", "2024-04-05"),
        "late": (None, "new", "2024-04-05"),
        "newcomer": (35, "steady", "2024-02-29"),
        "promoted": (35, "steady", "2024-02-29"),
        "soon_back": (70, "falling", "2024-04-05"),
    }


# What comes after the days above; each leaves the history of them alone.


def test_a_day_again_changes_nothing_and_other_rules_change_no_day_before(lived):
    before = lived.query(LOG)
    build_on(lived, LAST)
    assert lived.query(LOG) == before

    edited = {"rules/demographic_rules": [TITLE | {"points": "65"}]}
    tomorrow = str(date.fromisoformat(LAST) + timedelta(days=1))
    build_on(lived, tomorrow, WITH_RULES, seeds=edited)
    for day, shown in lived.shown.items():
        assert lived.query(on(day)) == shown
    by_rules = lived.query(
        "select lead_id, reasons, is_by_rules, became_sales_ready from "
        f"lead_tier_changes where changed_on = '{tomorrow}' order by 1"
    )
    assert [tuple(row.values()) for row in by_rules] == [
        (lead, "Is a CTO (+30)", True, True)
        for lead in ("almost", "always", "newcomer", "promoted")
    ]

    # a replay with the rules and the last load of its day shows what is stored
    stored = lived.query(LOG)
    day = "2024-02-29"
    known_at = lived.query(
        "select max(newest_known_at) as at from int_lead_scoring__score_days where "
        f"as_of_date = '{day}'"
    )[0]["at"]
    lived.build(
        seeds=SEEDS,
        vars={"lead_scoring_as_of": day, "lead_scoring_known_at": str(known_at)},
        select=WITH_RULES,
    )
    scores = f"{SHOWN} rule_set_hash from lead_scores order by 1"
    assert lived.query(scores) == lived.shown[day]
    assert lived.query(LOG) == stored


def explained(world, lead: str, day: str) -> list[str]:
    # the vars of the build: with others dbt would parse the project anew
    variables = json.dumps({EVALUATED: 0, "lead_scoring_as_of": DAYS[1]})
    arguments = {"lead": lead, "day": day}
    with inside(world.folder):
        answer = ask("lead_scoring_explain", arguments, ["--vars", variables])
        close_work_database()
    return explanation(lead, answer).splitlines()


def test_an_explanation_by_other_rules_says_what_was_shown_then(lived):
    scorecard = {"scorecard_id": "ads", "scorecard_name": "Ads", "is_active": "true"}
    scorecard |= {"min_score": "0", "max_score": "100"}
    default = scorecard | {"scorecard_id": "default", "is_primary": "true"}
    tiers = [
        {"scorecard_id": card, "tier": "cold", "min_score": "0", "is_sales_ready": "no"}
        for card in ("ads", "default")
    ]
    lived.build(
        seeds={
            "rules/demographic_rules": [TITLE | {"points": "20"}],
            "rules/scorecards": [default | {"scorecard_name": "Own"}, scorecard],
            "rules/tiers": tiers,
        },
        vars={"lead_scoring_as_of": DAYS[1]},
        select=f"{WITH_RULES} rules.scorecards+ rules.tiers+",
    )
    then = explained(lived, "always", DAYS[1])
    assert then[3] == "20 points, cold, grade C4 on 28 Feb 2024; never engaged."
    assert then[-1] == (
        "By today's rules and data; on that day 35 points, warm, were shown; "
        "Ads: no score."
    )
    # between stored days the latest build was shown; outside them nothing is known
    between = explained(lived, "demo", "2024-03-03")
    assert between[-1].endswith("70 points, hot, were shown; Ads: no score.")
    for unknown in ("2024-02-26", "2024-04-30"):
        assert "were shown" not in "".join(explained(lived, "always", unknown))
