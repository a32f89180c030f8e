"""What holds for every world: random small ones, built by dbt.

A build takes seconds, so each example holds many leads and few examples are
built; LEAD_SCORING_EXAMPLES asks for more.
"""

import os
import random
from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("LEAD_SCORING_EXAMPLES", "2"))
AS_OF = datetime(2026, 6, 30)
PAGES = ["/", "/pricing", "/pricing/?utm_campaign=x", "/careers", "/login", "/blog/a"]
FORMS = ["demo_request", "newsletter", "pricing_quote", ""]
EVENTS = ["page_view", "form_submit", "download", "scroll", "webinar_attend"]
MAILS = ["email_sent", "email_open", "email_click", "email_unsubscribe"]
TITLES = ["CTO", "VP of Sales", "Student", "Manager, IT", "mvp", ""]
MARTS = ["lead_scores", "lead_score_reasons", "lead_scoring_problems"]


def time(rng: random.Random) -> datetime:
    return AS_OF - timedelta(days=rng.randrange(60), seconds=rng.randrange(86400))


def random_world(rng: random.Random, leads: int = 30) -> dict[str, list[dict]]:
    """Leads, with merges and shared addresses, and what they did, known or not."""
    people = [
        {
            "lead_id": f"L{number}",
            "email": f"p{rng.randrange(leads)}@{rng.choice(['gmail.com', 'x.test'])}",
            "job_title": rng.choice(TITLES),
            "country": rng.choice(["US", "IN", ""]),
            "merged_into_lead_id": f"L{rng.randrange(leads)}"
            if rng.random() < 0.2
            else "",
            "created_at": time(rng),
            "loaded_at": AS_OF,
        }
        for number in range(leads)
    ]

    def event(number: int, names: list[str]) -> dict:
        at = time(rng)
        return {
            "event_id": f"e{number}",
            "event_name": rng.choice(names),
            "visitor_id": rng.choice(["", f"v{rng.randrange(leads)}"]),
            "email": rng.choice(["", rng.choice(people)["email"]]),
            "page_url": rng.choice(PAGES),
            "form": rng.choice(FORMS),
            "campaign": rng.choice(["", "spring"]),
            "user_agent": rng.choice(["", "Mozilla", "SomeBot"]),
            "occurred_at": at,
            "loaded_at": at + timedelta(days=rng.choice([0, 0, 1, 5])),
        }

    return {
        "crm_leads": people,
        "web_events": [event(number, EVENTS) for number in range(300)],
        "email_events": [event(number, MAILS) for number in range(100)],
    }


def in_another_order(world: dict, rng: random.Random) -> dict[str, list[dict]]:
    """The same rows shuffled, some of them delivered again, in several files."""
    files = {}
    for table, rows in world.items():
        again = [
            row | {"loaded_at": row["loaded_at"] + timedelta(days=1)}
            for row in rng.sample(rows, len(rows) // 4)
        ]
        every = rows + again + rng.sample(rows, len(rows) // 4)
        rng.shuffle(every)
        cut = rng.randrange(1, len(every))
        files[f"{table}/b"], files[f"{table}/a"] = every[:cut], every[cut:]
    return files


def marts(world) -> dict[str, list[dict]]:
    return {mart: world.query(f"from {mart} order by all") for mart in MARTS}


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32 - 1), threads=st.sampled_from([1, 8]))
def test_scores_add_up_and_rows_may_come_in_any_order(build_world, seed, threads):
    """dbt's tests hold the ledger to its score; both builds give the same marts."""
    rng = random.Random(seed)
    raw = random_world(rng)
    as_of = {"lead_scoring_as_of": "2026-06-30"}
    once = build_world(raw, vars=as_of, tests=True)

    again = build_world(vars=as_of, check=False)
    for name, rows in in_another_order(raw, rng).items():
        Path(again.folder, "data/raw", name).parent.mkdir(exist_ok=True)
        again.write_raw({name: rows})
    again.environment["LEAD_SCORING_THREADS"] = str(threads)
    again.build(vars=as_of)

    assert marts(once) == marts(again)
