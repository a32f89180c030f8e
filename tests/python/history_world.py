"""A few leads over some days of 2024, a leap year, for the tests of history."""

import contextlib
import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from unittest import mock

from conftest import EVALUATED, inside
from dbt.cli.main import dbtRunner
from dbt_runs import close_work_database, vars_option

GROUP = {"part": "behavioral", "dimension": "engagement", "combine": "sum"}
RULE = {"condition": "1", "is_active": "true"}
TITLE = RULE | {
    "rule_id": "title",
    "rule_group": "who",
    "attribute": "job_title",
    "operator": "is",
    "value": "CTO",
    "points": "35",
    "reason": "Is a CTO",
}
DEMO = RULE | {
    "rule_id": "demo",
    "rule_group": "did",
    "event": "form_submit",
    "property": "form",
    "operator": "is",
    "value": "demo_request",
    "points": "70",
    "count_as": "once",
    "within_days": "3",
    "decay": "none",
    "reason": "Asked for a demo",
}
VISIT = DEMO | {
    "rule_id": "visit",
    "event": "page_view",
    "property": "",
    "operator": "",
    "value": "",
    "points": "20",
    "within_days": "",
    "reason": "Visited us",
}
SEEDS = {
    "rules/demographic_rules": [TITLE],
    "rules/behavioral_rules": [DEMO, VISIT],
    "rules/negative_rules": [],
    "rules/rule_groups": [
        GROUP | {"rule_group": "did", "weight_percent": "100"},
        GROUP | {"rule_group": "who", "part": "demographic", "dimension": "fit"},
    ],
}
LOADED = "2024-01-02 06:00:00"
# the lead, its title, and the days on which it asked for a demo, and visited us
LEADS = {
    "always": ("CTO", [], []),
    "demo": ("", ["2024-02-28", "2024-04-04"], []),
    "soon_back": ("", ["2024-02-26", "2024-03-04"], []),
    "contacted": ("", ["2024-04-04"], []),
    "newcomer": ("CTO", [], []),
    "late": ("", [], []),
    "merged": ("CTO", [], []),
    "promoted": ("CTO", [], []),
    "almost": ("CTO", [], ["2024-02-01"]),
    "back": ("", [], ["2024-01-02", "2024-04-03"]),
}
CREATED = {"newcomer": "2024-02-29 08:00:00", "late": "2024-04-01 08:00:00"}


def raw() -> dict[str, list[dict[str, Any]]]:
    events = [
        {
            "event_id": f"{lead}{name}{day}",
            "event_name": name,
            "email": f"{lead}@{lead}.example",
            "form": "demo_request" if name == "form_submit" else "",
            "occurred_at": f"{day} 10:00:00",
            "loaded_at": f"{day} 12:00:00",
        }
        for lead, (_, demos, visits) in LEADS.items()
        for name, days in (("form_submit", demos), ("page_view", visits))
        for day in days
    ]
    return {
        "crm_leads": [
            {
                "lead_id": lead,
                "email": f"{lead}@{lead}.example",
                "job_title": title,
                "created_at": CREATED.get(lead, "2024-01-01 08:00:00"),
                "merged_into_lead_id": "always" if lead == "merged" else "",
                "lifecycle_stage": "mql",
                "loaded_at": CREATED.get(lead, LOADED),
            }
            for lead, (title, *_) in LEADS.items()
        ],
        "crm_lead_history": [
            change("promoted", "job_title", "Intern", "CTO", "2024-02-29 09:00:00"),
            change(
                "merged", "merged_into_lead_id", "", "always", "2024-03-01 09:00:00"
            ),
        ],
        "crm_activities": [
            {
                "activity_id": "call",
                "lead_id": "contacted",
                "activity_type": "call",
                "occurred_at": "2024-04-05 10:00:00",
                "loaded_at": "2024-04-05 11:00:00",
            }
        ],
        "web_events": events,
    }


def change(lead: str, attribute: str, old: str, new: str, at: str) -> dict[str, str]:
    return {
        "lead_id": lead,
        "attribute": attribute,
        "old_value": old,
        "new_value": new,
        "changed_at": at,
        "loaded_at": at,
    }


def backfill(world, first: str, last: str, **options) -> list[dict]:
    """What the macro answers."""
    answers = []

    def listen(event) -> None:
        name, _, answer = event.info.msg.partition(" ")
        if name == "lead_scoring_answer":
            answers.append(json.loads(answer))

    arguments = json.dumps({"from_day": first, "to_day": last} | options)
    command = ["--quiet", "run-operation", "lead_scoring_backfill"]
    command += ["--args", arguments, "--target", world.target]
    command += vars_option({EVALUATED: 0})  # as it was read for the builds
    with inside(world.folder, world.environment):
        outcome = dbtRunner(callbacks=[listen]).invoke(command)
        close_work_database()
    assert outcome.success, outcome.exception
    return answers


@contextlib.contextmanager
def today(day: str) -> Iterator[None]:
    """Runs start on this day; with a var dbt would parse the project anew."""
    with mock.patch("dbt.tracking.datetime") as clock:
        clock.now.return_value = datetime.fromisoformat(f"{day}T12:00:00+00:00")
        yield


def build_on(
    world: Any, day: str, select: str = "int_lead_scoring__as_of+", **options
) -> None:
    with today(day):
        world.build(select=select, **options)
