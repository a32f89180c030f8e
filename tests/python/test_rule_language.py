"""The rules of well-known scoring models, written as rows of the rule tables.

Each model is a scorecard of its own; all are scored in one build.
"""

from datetime import date, timedelta
from decimal import Decimal

import pytest

TODAY = date(2026, 6, 30)
SCORECARDS = ["main", "eloqua", "visits", "handbook", "pardot", "adjusted"]
BEHAVIOR = ("behavioral", "engagement")


def rule(rule_id: str, scorecard: str, group: str, points: float, **columns) -> dict:
    return {
        "rule_id": f"{scorecard}_{rule_id}",
        "condition": "1",
        "scorecard_id": scorecard,
        "rule_group": group,
        "points": str(points),
        "reason": rule_id,
    } | {name: str(value) for name, value in columns.items()}


def group(scorecard: str, name: str, part: str, dimension: str, **columns) -> dict:
    return {
        "scorecard_id": scorecard,
        "rule_group": name,
        "part": part,
        "dimension": dimension,
        "reason": name,
    } | {name: str(value) for name, value in columns.items()}


FORM = {"event": "form_submit"}
CLICK = {"event": "email_click"}
OPEN = {"event": "email_open"}
PRODUCT = {
    "event": "page_view",
    "property": "page_path",
    "operator": "starts_with",
    "value": "/product",
}
ELOQUA = [
    rule("form_7", "eloqua", "forms", 100, **FORM, at_least=1, within_days=7),
    rule("form_14", "eloqua", "forms", 75, **FORM, at_least=1, within_days=14),
    rule("form_30", "eloqua", "forms", 50, **FORM, at_least=1, within_days=30),
    rule("click_7", "eloqua", "clicks", 100, **CLICK, at_least=3, within_days=7),
    rule("click_30", "eloqua", "clicks", 75, **CLICK, at_least=3, within_days=30),
    rule(
        "click_1",
        "eloqua",
        "clicks",
        50,
        **CLICK,
        at_least=1,
        at_most=1,
        within_days=14,
    ),
    rule("page_7", "eloqua", "pages", 100, **PRODUCT, at_least=3, within_days=7),
    rule("page_30", "eloqua", "pages", 75, **PRODUCT, at_least=3, within_days=30),
    rule("page_14", "eloqua", "pages", 50, **PRODUCT, at_least=1, within_days=14),
    rule("open_7", "eloqua", "opens", 100, **OPEN, at_least=5, within_days=7),
    rule("open_30", "eloqua", "opens", 75.5, **OPEN, at_least=1, within_days=30),
]
ELOQUA_GROUPS = [
    group("eloqua", name, *BEHAVIOR, combine="highest", weight_percent=weight)
    for name, weight in [("forms", 35), ("clicks", 20), ("pages", 30), ("opens", 15)]
]

PAGE = {"event": "page_view"}
HANDBOOK = [
    rule("pages_20", "handbook", "spree", 20, **PAGE, at_least=20, within_days=5),
    rule("pages_5", "handbook", "spree", 5, **PAGE, at_least=5, within_days=5),
    rule(
        "pricing",
        "handbook",
        "site",
        10,
        **PAGE,
        property="page_path",
        operator="is",
        value="/pricing",
        max_points=30,
    ),
    rule("trial", "handbook", "site", 25, event="trial_start", count_as="once"),
    rule("opened", "handbook", "mail", 1, **OPEN, max_points=3),
    rule("clicked", "handbook", "mail", 3, **CLICK),
    rule(
        "to_the_end",
        "handbook",
        "mail",
        2,
        event="scroll",
        property="scroll_percent",
        operator="at_least",
        value=100,
    ),
    rule("push", "handbook", "mail", 4, event="push_click"),
]
HANDBOOK_NEGATIVE = [
    rule(
        "no_visit",
        "handbook",
        "quiet",
        -5,
        kind="inactivity",
        **PAGE,
        within_days=15,
        max_points=30,
    ),
    rule(
        "no_open",
        "handbook",
        "quiet",
        -4,
        kind="unopened",
        event="email_sent",
        at_least=3,
        within_days=30,
    ),
    rule(
        "careers",
        "handbook",
        "minus",
        -10,
        kind="event",
        **PAGE,
        property="page_path",
        operator="starts_with",
        value="/careers",
    ),
    rule(
        "unsubscribed",
        "handbook",
        "minus",
        -20,
        kind="event",
        event="email_unsubscribe",
    ),
    rule(
        "unserved",
        "handbook",
        "minus",
        -15,
        kind="attribute",
        property="lead.country",
        operator="not_in_list",
        value="served_countries",
    ),
    rule(
        "wrong_size",
        "handbook",
        "minus",
        -7,
        kind="attribute",
        property="lead.employee_count",
        operator="at_most",
        value=9,
    ),
]
HANDBOOK_GROUPS = [
    group("handbook", "spree", *BEHAVIOR, combine="highest"),
    group("handbook", "site", *BEHAVIOR),
    group("handbook", "mail", "engagement", "engagement"),
    group("handbook", "quiet", "negative", "engagement"),
    group("handbook", "minus", "negative", "fit"),
]

VISITS = [
    rule("one", "visits", "pages", 1, **PAGE, count_as="once"),
    rule("three", "visits", "pages", 5, **PAGE, at_least=3),
    rule(
        "again",
        "visits",
        "again",
        4,
        **PAGE,
        property="page_path",
        operator="is",
        value="/again",
        max_points=10,
        within_days=30,
        decay="half_life",
        decay_days=10,
    ),
]
VISITS_GROUPS = [group("visits", name, *BEHAVIOR) for name in ("pages", "again")]

# Everyone starts at D; steps are thirds of a letter.
PARDOT = [
    rule(
        "decides",
        "pardot",
        "up",
        3,
        attribute="job_title",
        operator="contains_word",
        value="director|vp",
    ),
    rule(
        "industry",
        "pardot",
        "up",
        2,
        attribute="industry",
        operator="is",
        value="Software",
    ),
    rule("served", "pardot", "up", 1, attribute="country", operator="is", value="US"),
]
PARDOT_NEGATIVE = [
    rule(
        "tiny",
        "pardot",
        "down",
        -1,
        kind="attribute",
        property="lead.employee_count",
        operator="at_most",
        value=9,
    ),
]
PARDOT_GROUPS = [
    group("pardot", "up", "demographic", "fit"),
    group("pardot", "down", "negative", "fit"),
]
LETTERS = ["F", "D-", "D", "D+", "C-", "C", "C+", "B-", "B", "B+", "A-", "A", "A+"]
GRADES = [
    {
        "scorecard_id": "pardot",
        "dimension": "fit",
        "grade": letter,
        "min_points": "" if step == 0 else str(step - 2),
    }
    for step, letter in enumerate(LETTERS)
] + [
    {"dimension": dimension, "grade": grade}
    for dimension, grade in [("fit", "A"), ("engagement", "1")]
]

ADJUSTED = [
    rule("page", "adjusted", "pages", 10, **PAGE),
    rule("title", "adjusted", "title", 5, attribute="job_title", operator="is_known"),
]
ADJUSTED_GROUPS = [
    group("adjusted", "pages", *BEHAVIOR),
    group("adjusted", "title", "demographic", "fit"),
]
ADJUSTMENTS = [
    {
        "adjustment_id": "set",
        "lead": "ann",
        "scorecard_id": "adjusted",
        "action": "set_to",
        "points": "40",
        "effective_from": "2026-06-25",
        "changed_by": "Sales",
        "reason": "Met at the fair",
    },
    {
        "adjustment_id": "added",
        "lead": "BEA@x.example ",
        "scorecard_id": "adjusted",
        "action": "add",
        "points": "7",
        "effective_from": "2026-06-30",
        "effective_to": "2026-06-30",
        "reason": "Asked by phone",
    },
    {
        "adjustment_id": "over",
        "lead": "bea",
        "scorecard_id": "adjusted",
        "action": "add",
        "points": "50",
        "effective_from": "2026-06-01",
        "effective_to": "2026-06-29",
        "reason": "Was a partner",
    },
]


def happened(person: str, days_ago: int, name: str, times: int = 1, **columns):
    day = TODAY - timedelta(days=days_ago)
    return [
        {
            "event_id": f"{person} {name} {day} {number} {sorted(columns.items())}",
            "event_name": name,
            "email": f"{person}@x.example",
            "occurred_at": f"{day} 08:00:{number:02}",
            "loaded_at": f"{TODAY} 12:00:00",
        }
        | columns
        for number in range(times)
    ]


WEB = [
    # ann: a form 10 days ago; three product pages, two of them this week
    *happened("ann", 10, "form_submit"),
    *happened("ann", 6, "page_view", 2, page_url="/product/a"),
    *happened("ann", 8, "page_view", page_url="/product/b"),
    # bea: the same page again and again; 20 pages in five days; scrolls to the end
    *happened("bea", 0, "page_view", page_url="/again"),
    *happened("bea", 10, "page_view", 5, page_url="/again"),
    *happened("bea", 2, "page_view", 10),
    *happened("bea", 4, "page_view", 9),
    *happened("bea", 1, "scroll", properties='{"scroll_percent": 100}'),
    *happened("bea", 1, "scroll", properties='{"scroll_percent": 95}'),
    *happened("bea", 1, "push_click"),
    *happened("bea", 3, "trial_start", 2),
    # cat: five pages in five days, pricing four times, a job offer
    *happened("cat", 3, "page_view", 4, page_url="/pricing"),
    *happened("cat", 3, "page_view", page_url="/careers/x"),
    # dan: silent for 31 days after a visit
    *happened("dan", 31, "page_view"),
]
MAIL = [
    *happened("ann", 13, "email_click"),
    *happened("ann", 29, "email_open"),
    *happened("bea", 1, "email_open", 5),
    *happened("bea", 2, "email_click", 3),
    *happened("cat", 12, "email_unsubscribe"),
    *happened("dan", 5, "email_sent", 3),
]


@pytest.fixture(scope="module")
def world(build_world):
    people = [
        {
            "lead_id": person,
            "email": f"{person}@x.example",
            "company_id": company,
            "job_title": title,
            "country": country,
            "created_at": "2026-05-30 08:00:00",
            "loaded_at": f"{TODAY} 12:00:00",
        }
        for person, company, title, country in [
            ("ann", "big", "VP, Sales", "US"),
            ("bea", "small", "Director", ""),
            ("cat", "small", "Clerk", "IN"),
            ("dan", "", "", ""),
        ]
    ]
    companies = [
        {"company_id": "big", "industry": "software", "employee_count": "500"},
        {"company_id": "small", "industry": "Retail", "employee_count": "9"},
    ]
    return build_world(
        {
            "crm_leads": people,
            "crm_companies": [row | {"loaded_at": f"{TODAY}"} for row in companies],
            "web_events": WEB,
            "email_events": MAIL,
        },
        seeds={
            "rules/behavioral_rules": ELOQUA + VISITS + HANDBOOK + ADJUSTED[:1],
            "rules/demographic_rules": PARDOT + ADJUSTED[1:],
            "rules/negative_rules": HANDBOOK_NEGATIVE + PARDOT_NEGATIVE,
            "rules/rule_groups": ELOQUA_GROUPS
            + VISITS_GROUPS
            + HANDBOOK_GROUPS
            + PARDOT_GROUPS
            + ADJUSTED_GROUPS,
            "rules/scorecards": [
                {
                    "scorecard_id": name,
                    "scorecard_name": name,
                    "max_score": "200",
                    "min_score": "-50",
                    "is_primary": str(name == "main").lower(),
                }
                for name in SCORECARDS
            ],
            "rules/tiers": [{"tier": "any", "min_score": "-50"}],
            "rules/grades": GRADES,
            "rules/score_adjustments": ADJUSTMENTS,
        },
        vars={"lead_scoring_as_of": str(TODAY)},
        tests=True,
    )


def scores(world, scorecard: str) -> dict:
    rows = world.query(
        "select lead_id, score from lead_scorecard_scores "
        f"where scorecard_id = '{scorecard}' order by lead_id"
    )
    return {row["lead_id"]: row["score"] for row in rows}


def reasons(world, scorecard: str, lead: str) -> dict:
    rows = world.query(
        "select coalesce(rule_id, rule_group) as line, sum(points) as points "
        f"from lead_score_reasons where scorecard_id = '{scorecard}' "
        f"and lead_id = '{lead}' group by all having sum(points) <> 0"
    )
    return {row["line"]: row["points"] for row in rows}


def test_the_highest_row_of_each_criterion_counts_by_its_weight(world):
    """Eloqua: 75 * 35 % + 50 * 20 % + 75 * 30 % + 75.5 * 15 % = 70.075 for ann."""
    assert world.query(
        "select rule_group, sum(points) as points from lead_score_reasons "
        "where lead_id = 'ann' and scorecard_id = 'eloqua' and rule_group is not null "
        "group by all order by all"
    ) == [
        {"rule_group": "clicks", "points": Decimal(10)},
        {"rule_group": "forms", "points": Decimal("26.25")},
        {"rule_group": "opens", "points": Decimal("11.325")},
        {"rule_group": "pages", "points": Decimal("22.5")},
    ]
    # bea: three clicks and five opens this week: 100 * 20 % + 100 * 15 %
    assert scores(world, "eloqua") == {"ann": 70, "bea": 35, "cat": 0, "dan": 0}


def test_one_visit_beside_three_visits(world):
    assert reasons(world, "visits", "ann") == {"visits_one": 1, "visits_three": 5}
    assert reasons(world, "visits", "dan") == {"visits_one": 1}


def test_a_page_visited_again_and_again(world):
    """4 points each, 10 at most: one today, one and a half ten days ago, halved."""
    assert reasons(world, "visits", "bea")["visits_again"] == 4 + 2 + 1


def test_the_models_of_the_handbooks(world):
    assert reasons(world, "handbook", "bea") == {
        "handbook_pages_20": 20,  # beats five pages
        "handbook_trial": 25,
        "handbook_opened": 3,
        "handbook_clicked": 9,
        "handbook_to_the_end": 2,
        "handbook_push": 4,
        "handbook_wrong_size": -7,
    }
    assert reasons(world, "handbook", "cat") == {
        "handbook_pages_5": 5,
        "handbook_pricing": 30,
        "handbook_careers": -10,
        "handbook_unsubscribed": -20,
        "handbook_unserved": -15,
        "handbook_wrong_size": -7,
    }
    # 31 days without a visit: two periods of 15; three mails and none opened
    assert reasons(world, "handbook", "dan") == {
        "handbook_no_visit": -10,
        "handbook_no_open": -4,
    }


def test_a_grade_moves_by_thirds_from_d(world):
    """Not known moves nothing."""
    rows = world.query(
        "select lead_id, fit_grade from lead_scorecard_scores "
        "where scorecard_id = 'pardot' order by 1"
    )
    assert {row["lead_id"]: row["fit_grade"] for row in rows} == {
        "ann": "B",  # 3 + 2 + 1 thirds up
        "bea": "C-",  # 3 up, 1 down
        "cat": "D-",
        "dan": "D",
    }


def test_adjustments_survive_and_say_who(world):
    """Set for ann on the 25th: what she did before it and who she is are covered."""
    assert scores(world, "adjusted") == {"ann": 40, "bea": 200, "cat": 55, "dan": 10}
    assert world.query(
        "select line_type, rule_id, points, reason from lead_score_reasons "
        "where scorecard_id = 'adjusted' and lead_id = 'ann' order by points desc"
    ) == [
        {
            "line_type": "adjustment",
            "rule_id": "set",
            "points": 40,
            "reason": "Met at the fair (Sales)",
        },
        {
            "line_type": "rule",
            "rule_id": "adjusted_title",
            "points": 5,
            "reason": "title",
        },
        {
            "line_type": "covered_by_adjustment",
            "rule_id": "adjusted_title",
            "points": -5,
            "reason": "Covered by an adjustment: title",
        },
    ]
    assert reasons(world, "adjusted", "bea")["added"] == 7
    assert "over" not in reasons(world, "adjusted", "bea")


def test_lead_scores_stays_one_row_a_lead(world):
    assert world.query(
        "select count(*) as n, min(scorecard_id) as card from lead_scores"
    ) == [{"n": 4, "card": "main"}]


def test_accounts_are_rolled_up(world):
    assert world.query(
        "select company_id, leads, engaged_leads, best_lead_id, best_score, score_sum "
        "from account_scores where scorecard_id = 'handbook' order by 1"
    ) == [
        {
            "company_id": "big",
            "leads": 1,
            "engaged_leads": 1,
            "best_lead_id": "ann",
            "best_score": 4,
            "score_sum": 4,
        },
        {
            "company_id": "small",
            "leads": 2,
            "engaged_leads": 2,
            "best_lead_id": "bea",
            "best_score": 56,
            "score_sum": 39,
        },
    ]
