"""Leads with known answers, worked out by hand from the rules."""

from datetime import date
from decimal import Decimal

import pytest

AS_OF = {"lead_scoring_as_of": "2026-06-30"}
LOADED = "2026-06-30 06:00:00"


def lead(lead_id: str, email: str, **columns: str) -> dict:
    return {
        "lead_id": lead_id,
        "email": email,
        "created_at": "2026-06-01 09:00:00",
        "loaded_at": LOADED,
    } | columns


def event(event_id: str, name: str, at: str, **columns: str) -> dict:
    return {
        "event_id": event_id,
        "event_name": name,
        "occurred_at": at,
        "loaded_at": LOADED,
    } | columns


COFFEE_RULES = {
    "rules/behavioral_rules": [
        {
            "rule_id": "brewing_articles",
            "condition": "1",
            "rule_group": "reading",
            "event": "page_view",
            "property": "page_path",
            "operator": "starts_with",
            "value": "/brewing",
            "points": "3",
            "max_points": "9",
            "reason": "Reads about brewing",
        },
        {
            "rule_id": "newsletter",
            "condition": "1",
            "rule_group": "email_engagement",
            "event": "form_submit",
            "property": "form",
            "operator": "is",
            "value": "newsletter",
            "points": "10",
            "count_as": "once",
            "reason": "Signed up for the newsletter",
        },
        {
            "rule_id": "clicked_mail",
            "condition": "1",
            "rule_group": "email_engagement",
            "event": "email_click",
            "property": "page_path",
            "operator": "contains",
            "value": "espresso",
            "points": "8",
            "count_as": "once",
            "reason": "Clicked through to the espresso machine",
        },
        {
            "rule_id": "espresso_machine",
            "condition": "1",
            "rule_group": "buying_intent",
            "event": "page_view",
            "property": "page_path",
            "operator": "is",
            "value": "/machines/espresso",
            "points": "12",
            "count_as": "once_per_day",
            "max_points": "40",
            "reason": "Looked at the espresso machine",
        },
    ],
    "rules/demographic_rules": [],
    "rules/negative_rules": [],
}

# One visitor's way to the espresso machine, step by step: what was done, and the
# score that it makes.
COFFEE_STORY = [
    ("reads two articles", 6),
    ("signs up for the newsletter", 16),
    ("clicks the mail to the espresso machine", 24),
    ("looks at the machine", 36),
    ("comes back the next day", 48),
    ("and again, twice, and once more", 64),
]


def coffee_events(person: int, steps: int) -> tuple[list[dict], list[dict]]:
    email, visitor = f"coffee{person}@example.com", f"visitor{person}"
    day = "2026-06-{:02} 08:00:00".format

    def view(number: int, on: int, path: str) -> dict:
        return event(
            f"v{person}.{number}",
            "page_view",
            day(on),
            visitor_id=visitor,
            page_url=f"https://coffee.example{path}",
        )

    by_step = [
        [view(1, 10, "/brewing/filter"), view(2, 10, "/brewing/grind?utm_x=1")],
        [
            event(
                f"v{person}.3",
                "form_submit",
                day(11),
                visitor_id=visitor,
                email=email.upper(),
                form="newsletter",
            )
        ],
        [],
        [view(4, 20, "/machines/espresso")],
        [view(5, 21, "/machines/espresso/")],
        [
            view(number, on, "/machines/espresso")
            for number, on in ((6, 22), (7, 22), (8, 23))
        ],
    ]
    web = [row for step in by_step[:steps] for row in step]
    # Before the sign-up nobody knows who reads; the CRM meets the lead then.
    if steps == 1:
        web.append(
            event(f"v{person}.0", "identify", day(12), visitor_id=visitor, email=email)
        )
    mail = [
        event(
            f"m{person}",
            "email_click",
            day(20),
            email=email,
            campaign="spring",
            page_url="https://coffee.example/machines/espresso",
        )
    ]
    return web, mail if steps >= 3 else []


@pytest.fixture(scope="module")
def coffee(build_world):
    people = range(1, len(COFFEE_STORY) + 1)
    told = [coffee_events(person, person) for person in people]
    return build_world(
        {
            "crm_leads": [lead(str(p), f"coffee{p}@example.com") for p in people],
            "web_events": [row for web, _ in told for row in web],
            "email_events": [row for _, mail in told for row in mail],
        },
        seeds=COFFEE_RULES,
        vars=AS_OF,
    )


def test_each_step_of_the_coffee_story_raises_the_score(coffee):
    scores = coffee.query("select score from lead_scores order by lead_id")
    assert [row["score"] for row in scores] == [score for _, score in COFFEE_STORY]


def test_the_coffee_story_ends_hot_and_says_why(coffee):
    assert coffee.query(
        "select tier, is_sales_ready, top_reasons, cast(last_engaged_at as date) as day "
        "from lead_scores where lead_id = '6'"
    ) == [
        {
            "tier": "hot",
            "is_sales_ready": True,
            "top_reasons": "Looked at the espresso machine (+40); "
            "Signed up for the newsletter (+10); "
            "Clicked through to the espresso machine (+8)",
            "day": date(2026, 6, 23),
        }
    ]
    assert coffee.query(
        "select line_type, points, occurrences from lead_score_reasons "
        "where lead_id = '6' and rule_id = 'espresso_machine' order by points desc"
    ) == [
        {"line_type": "rule", "points": Decimal(48), "occurrences": 4},
        {"line_type": "capped_by_rule", "points": Decimal(-8), "occurrences": None},
    ]


@pytest.fixture(scope="module")
def starters(build_world):
    """Leads under the starter rules."""
    return build_world(
        {
            "crm_leads": [
                lead(
                    "vp",
                    " Vera@Acme.example",
                    company_id="acme",
                    job_title="VP, Sales",
                    country="US",
                    lead_source="Partner",
                    phone="1",
                ),
                # the same address, later: what the older lacks comes from here
                lead(
                    "vp_again",
                    "vera@acme.example",
                    lifecycle_stage="sql",
                    created_at="2026-06-02 09:00:00",
                ),
                lead("old", "vera.old@acme.example", merged_into_lead_id="older"),
                lead("older", "v@acme.example", merged_into_lead_id="vp"),
                lead("student", "sam@gmail.com", job_title="Student", country="IN"),
                lead("rival", "rita@rivaldesk.example", job_title="CTO"),
                lead("empty", ""),
                lead("broken", "not an address", created_at="yesterday"),
                lead("gone", "gone@acme.example", is_deleted="true"),
                lead("future", "f@acme.example", created_at="2026-07-01 00:00:00"),
            ],
            "crm_companies": [
                {
                    "company_id": "acme",
                    "company_name": "Acme",
                    "industry": "Software",
                    "employee_count": "1,200",
                    "loaded_at": LOADED,
                }
            ],
            "web_events": [
                event(
                    "a",
                    "page_view",
                    "2026-06-16 12:00:00",
                    visitor_id="x",
                    page_url="https://brightdesk.example/Pricing/",
                ),
                event(
                    "b",
                    "form_submit",
                    "2026-06-30 05:00:00",
                    visitor_id="x",
                    email="vera.old@acme.example",
                    form="demo_request",
                ),
                # delivered again, later and with another time: counts once
                event(
                    "b",
                    "form_submit",
                    "2026-06-29 05:00:00",
                    visitor_id="x",
                    email="vera.old@acme.example",
                    form="demo_request",
                )
                | {"loaded_at": "2026-06-30 09:00:00"},
                event(
                    "c",
                    "page_view",
                    "2026-06-29 12:00:00",
                    visitor_id="x",
                    page_url="/login",
                ),
                event(
                    "d",
                    "page_view",
                    "2026-06-29 12:00:00",
                    email="sam@gmail.com",
                    page_url="/careers/jobs",
                ),
                event(
                    "e",
                    "page_view",
                    "2026-06-29 12:00:00",
                    email="sam@gmail.com",
                    page_url="/pricing",
                    user_agent="Mozilla/5.0 (compatible; SomeBot/1.0)",
                ),
                event(
                    "f",
                    "page_view",
                    "1970-01-01 00:00:00",
                    email="sam@gmail.com",
                    page_url="/pricing",
                ),
            ],
        },
        vars=AS_OF,
        tests=True,
    )


def reasons(world, lead_id: str) -> dict:
    rows = world.query(
        "select coalesce(rule_id, line_type) as line, sum(points) as points "
        f"from lead_score_reasons where lead_id = '{lead_id}' group by all"
    )
    return {row["line"]: float(row["points"]) for row in rows}


def test_events_follow_the_merged_and_the_anonymous_to_the_survivor(starters):
    assert reasons(starters, "vp") == {
        "title_vp": 18,
        "served_country": 5,
        "source_referral": 8,
        "phone_known": 2,
        "target_industry": 10,
        "demo_request": 40,
        "pricing_page": 5,  # 10 points, 14 days ago, half life 14 days
        "decision_maker_on_pricing": 5,
        "capped_by_group": -5,  # buying intent gives 45 at most
    }


def test_who_is_scored(starters):
    rows = starters.query("select lead_id, score, tier from lead_scores order by 1")
    assert [tuple(row.values()) for row in rows] == [
        ("broken", 0, "disqualified"),
        ("empty", 0, "cold"),
        ("rival", 0, "disqualified"),
        ("student", 0, "cold"),
        ("vp", 88, "hot"),
    ]


def test_gaps_of_a_lead_are_filled_from_its_duplicates(starters):
    assert starters.query(
        "select email, lifecycle_stage from lead_scores where lead_id = 'vp'"
    ) == [{"email": "vera@acme.example", "lifecycle_stage": "sql"}]


def test_bots_and_absurd_times_score_nothing(starters):
    assert reasons(starters, "student") == {
        "student": -30,
        "free_email": -8,
        "unserved_country": -20,
        "careers_page": -10,
        "capped_by_scorecard": 68,
    }


def test_a_score_of_zero_says_why(starters):
    rows = starters.query(
        "select lead_id, zero_reason from lead_scores where score = 0 order by 1"
    )
    assert {row["lead_id"]: row["zero_reason"].split(":")[0] for row in rows} == {
        "broken": "No rule applies",
        "empty": "Only negative rules apply",
        "rival": "Negative rules take as much as the others give",
        "student": "Only negative rules apply",
    }


def test_problems_of_the_raw_data_are_listed(starters):
    rows = starters.query(
        "select source_table, source_record_id, column_name, value "
        "from lead_scoring_problems order by all"
    )
    assert [tuple(row.values()) for row in rows] == [
        ("crm_companies", "acme", "employee_count", "1,200"),
        ("crm_leads", "broken", "created_at", "yesterday"),
        ("crm_leads", "broken", "email", None),
        ("web_events", "f", "occurred_at", "1970-01-01 00:00:00"),
    ]


def test_a_changed_row_changes_its_lines_and_nothing_else(build_world):
    """Also that the change is undone by changing it back."""
    people = [1, 2]
    told = [coffee_events(person, person) for person in people]
    raw = {
        "crm_leads": [lead(str(p), f"coffee{p}@example.com") for p in people],
        "web_events": [row for web, _ in told for row in web],
    }
    world = build_world(raw, seeds=COFFEE_RULES, vars=AS_OF)
    reasons = "select lead_id, rule_id, points from lead_score_reasons order by all"
    rule_set = "select distinct rule_set_hash from lead_scores"
    before, hash_before = world.query(reasons), world.query(rule_set)

    rules = [
        rule | ({"points": "12"} if rule["rule_id"] == "newsletter" else {})
        for rule in COFFEE_RULES["rules/behavioral_rules"]
    ]
    world.build(seeds={"rules/behavioral_rules": rules}, vars=AS_OF)
    after = world.query(reasons)
    assert [row for row in after if row not in before] == [
        {"lead_id": "2", "rule_id": "newsletter", "points": Decimal(12)}
    ]
    assert len(after) == len(before)
    assert world.query(rule_set) != hash_before

    world.build(seeds=COFFEE_RULES, vars=AS_OF)
    assert (world.query(reasons), world.query(rule_set)) == (before, hash_before)


def test_a_slip_in_a_rule_is_said_and_the_last_scores_stay(build_world, capsys):
    world = build_world(
        {"crm_leads": [lead("1", "a@example.com")], "web_events": []}, vars=AS_OF
    )
    before = world.query("from lead_scores")
    slip = {
        "rule_id": "x",
        "condition": "1",
        "rule_group": "person",
        "attribute": "country",
        "operator": "contain",
        "value": "US",
        "points": "1,000",
        "valid_from": "01/02/2026",
        "reason": "Slip",
    }
    world.build(
        seeds={"rules/demographic_rules": [slip]}, vars=AS_OF, tests=True, check=False
    )
    assert not world.result.success
    assert "rule_problems" in world.messages
    assert {
        (row["file_name"], row["column_name"], row["value"])
        for row in world.query("from int_lead_scoring__rule_problems")
    } == {
        ("demographic_rules.csv", "operator", "contain"),
        ("demographic_rules.csv", "points", "1,000"),
        ("demographic_rules.csv", "valid_from", "01/02/2026"),
    }
    assert world.query("from lead_scores") == before


def test_a_score_that_rounds_to_zero_blames_no_negative_rule(build_world):
    world = build_world(
        {
            "crm_leads": [
                {
                    "lead_id": "1",
                    "email": "a@x.example",
                    "phone": "1",
                    "created_at": "2026-06-30",
                    "loaded_at": "2026-06-30",
                }
            ],
            "web_events": [],
        },
        seeds={
            "rules/demographic_rules": [
                {
                    "rule_id": "phone",
                    "condition": "1",
                    "rule_group": "person",
                    "attribute": "phone",
                    "operator": "is_known",
                    "points": "0.4",
                    "reason": "Has a phone",
                }
            ],
            "rules/negative_rules": [],
        },
        vars={"lead_scoring_as_of": "2026-06-30"},
        select="+lead_scores",
    )
    assert world.query("select score, zero_reason from lead_scores") == [
        {
            "score": 0,
            "zero_reason": (
                "What the rules give rounds to 0, or limits or an adjustment take it"
            ),
        }
    ]
