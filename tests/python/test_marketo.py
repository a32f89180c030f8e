"""Marketo's tables, as Fivetran loads them, make the raw tables that they mean."""

import pytest
from conftest import World

VARS = {"lead_scoring_sources": ["marketo"], "lead_scoring_as_of": "2026-03-31"}
SYNCED = "2026-03-31 02:00:00"
AT = "2026-03-30 10:00:00"
EMAIL_TABLES = (
    "send_email",
    "email_delivered",
    "email_bounced",
    "open_email",
    "click_email",
    "unsubscribe_email",
)


def lead(id: int, **fields: object) -> dict:
    return {
        "id": id,
        "email": f"{id}@example.com",
        "created_at": "2026-01-05 08:00:00",
    } | fields


def activity(id: int, lead_id: int, **others: object) -> dict:
    return {"id": id, "lead_id": lead_id, "activity_date": AT} | others


def change(
    id: int, field: str, value: str, number: int | None = None, at: str = AT
) -> dict:
    return activity(
        id,
        1,
        activity_date=at,
        primary_attribute_value=field,
        primary_attribute_value_id=number,
        old_value="",
        new_value=value,
    )


@pytest.fixture(scope="module")
def marketo(build_world):
    """Build a world of these tables of Marketo."""

    def build(tables: dict, **options) -> World:
        vars = VARS | options.pop("vars", {})
        raw = {f"marketo/{table}": rows for table, rows in tables.items()}
        return build_world(raw, select="staging.marketo", vars=vars, **options)

    return build


def found(world: World, table: str, columns: str) -> list[tuple]:
    sql = f"select {columns} from base_lead_scoring__marketo_{table} order by all"
    return [tuple(row.values()) for row in world.query(sql)]


def test_leads_have_their_company_by_its_name(marketo):
    world = marketo(
        {
            "lead": [
                lead(
                    1,
                    company="Acme ",
                    website="https://www.acme.example/us",
                    title="CEO",
                ),
                lead(2, company="acme", number_of_employees=7, _fivetran_synced=SYNCED),
                lead(3),
            ],
            "activity_delete_lead": [activity(9, 3), activity(10, 4)],
        }
    )
    columns = "lead_id, source_record_id, company_id, job_title, is_deleted"
    assert found(world, "crm_leads", columns) == [
        ("marketo:1", "1", "marketo:acme", "CEO", False),
        ("marketo:2", "2", "marketo:acme", None, False),
        ("marketo:3", "3", None, None, True),
    ]
    assert found(world, "crm_companies", "company_id, domain, employee_count") == [
        ("marketo:acme", "acme.example", None),
        ("marketo:acme", None, 7),
    ]


def test_merges_come_from_activities_and_from_the_list_and_are_chained(marketo):
    """1 and 2 into 3, 3 into 4, of which 4 has a row."""
    world = marketo(
        {
            "lead": [lead(4)],
            "activity_merge_leads": [activity(7, 3, merge_ids='[1, "2"]')],
            "merged_lead": [
                {"merged_lead": 1, "into_lead": 4},
                {"merged_lead": 3, "into_lead": 4},
            ],
            "activity_delete_lead": [activity(8, 1)],
        }
    )
    assert found(world, "crm_leads", "lead_id, merged_into_lead_id, is_deleted") == [
        ("marketo:1", "marketo:3", False),
        ("marketo:2", "marketo:3", False),
        ("marketo:3", "marketo:4", False),
        ("marketo:4", None, False),
    ]
    history = found(world, "crm_lead_history", "lead_id, attribute, new_value")
    assert history == [
        ("marketo:1", "merged_into_lead_id", "marketo:3"),
        ("marketo:2", "merged_into_lead_id", "marketo:3"),
    ]


def test_changes_are_known_by_the_fields_name_in_the_api_or_on_the_screen(marketo):
    world = marketo(
        {
            "lead": [lead(1, plan_c="gold")],
            "lead_describe": [
                {"id": 5, "restname": "leadSource"},
                {"id": 6, "restname": "plan__c"},
            ],
            "activity_change_data_value": [
                change(1, "Channel", "event", 5),
                change(2, "Plan", "gold", 6),
                change(3, "Job Title", "CEO"),
                change(4, "Email Address", "a@example.com"),
                change(5, "Country", "NL"),
                change(6, "Behavior Score", "7"),
            ],
        },
        vars={
            "lead_scoring_lead_attributes": ["plan"],
            "lead_scoring_columns": {"marketo": {"plan": "plan_c"}},
        },
    )
    assert found(world, "crm_lead_history", "attribute, new_value") == [
        ("country", "NL"),
        ("email", "a@example.com"),
        ("job_title", "CEO"),
        ("lead_source", "event"),
        ("plan", "gold"),
    ]


def test_an_opt_out_has_the_time_of_its_last_activity_or_always_held(marketo):
    world = marketo(
        {
            "lead": [
                lead(1, unsubscribed="true"),
                lead(2, unsubscribed="true"),
                lead(3, unsubscribed="true"),
                lead(4, unsubscribed="false"),
            ],
            "activity_change_data_value": [
                change(1, "Unsubscribed", "true", at="2026-02-01 09:00:00"),
                change(2, "Unsubscribed", "false", at="2026-02-02 09:00:00"),
            ],
            "activity_unsubscribe_email": [activity(3, 2), activity(4, 4)],
        }
    )
    assert found(world, "crm_leads", "lead_id, cast(opted_out_at as text)") == [
        ("marketo:1", "2026-02-01 09:00:00"),
        ("marketo:2", AT),
        ("marketo:3", "2026-01-05 08:00:00"),
        ("marketo:4", None),
    ]


def test_mail_activities_are_called_as_everywhere(marketo):
    tables = {
        f"activity_{table}": [activity(1, 1, primary_attribute_value="News")]
        for table in EMAIL_TABLES
    }
    tables["activity_send_email"] += [activity(2, 1, action_result="skipped")]
    tables["activity_click_email"][0]["link"] = "https://www.example.com/prices"
    tables["activity_open_email"][0] |= {"is_bot_activity": "true", "user_agent": "Fox"}
    world = marketo({"lead": [lead(1)]} | tables)
    columns = (
        "event_id, event_name, user_id, page_url, campaign, user_agent, is_filtered"
    )
    link = "https://www.example.com/prices"
    me = "marketo:1"
    assert found(world, "email_events", columns) == [
        ("click_email:1", "email_click", me, link, "News", None, None),
        ("email_bounced:1", "email_bounce", me, None, "News", None, None),
        ("email_delivered:1", "email_delivered", me, None, "News", None, None),
        ("open_email:1", "email_open", me, None, "News", "Fox", True),
        ("send_email:1", "email_sent", me, None, "News", None, None),
        ("unsubscribe_email:1", "email_unsubscribe", me, None, "News", None, None),
    ]
    assert found(world, "email_events", "distinct known_at = occurred_at") == [(True,)]


def test_pages_and_forms_are_web_events(marketo):
    page = {"primary_attribute_value": "www.example.com/prices"}
    world = marketo(
        {
            "lead": [lead(1)],
            "activity_visit_webpage": [
                activity(1, 1, **page, query_parameters="utm_campaign=x"),
                activity(2, 1, **page, referrer_url="https://www.example.com/"),
            ],
            "activity_fill_out_form": [activity(1, 1, primary_attribute_value="Demo")],
        }
    )
    columns = "event_id, event_name, user_id, page_url, referrer, form"
    here, me = "www.example.com/prices", "marketo:1"
    assert found(world, "web_events", columns) == [
        ("fill_out_form:1", "form_submit", me, None, None, "Demo"),
        ("visit_webpage:1", "page_view", me, f"{here}?utm_campaign=x", None, None),
        ("visit_webpage:2", "page_view", me, here, "https://www.example.com/", None),
    ]


def test_only_the_leads_and_their_columns_must_be_there(marketo):
    world = marketo({"lead": [lead(1)]})
    assert found(world, "crm_leads", "lead_id") == [("marketo:1",)]

    world = marketo({"lead": [{"id": 1, "email": "x@example.com"}]}, check=False)
    message = world.messages.replace('"', "")
    assert "marketo.lead has no column created_at, which is required" in message

    world = marketo({"form": [{"id": 1}]}, check=False)
    assert "No raw data for lead in data/raw/marketo" in str(world.result.exception)
