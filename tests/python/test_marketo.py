"""Marketo's tables, as Fivetran loads them, make the raw tables that they mean."""

import pytest
from conftest import World
from connectors import NATIVE, CrmSample, ledger, scores

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
        ("marketo:1", "marketo:3", True),
        ("marketo:2", "marketo:3", True),
        ("marketo:3", "marketo:4", True),
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


def id_of(column: str) -> str:
    return f"cast(substr({column}, 2) as bigint)"


def activities(events: str, where: str, columns: str = "") -> str:
    return f"""
        select hash(event_id) as id, {id_of("user_id")} as lead_id,
            occurred_at at time zone 'UTC' as activity_date,
            loaded_at as _fivetran_synced {columns}
        from {events} where {where}
    """


def mails(event: str, columns: str = "") -> str:
    return activities(
        "known_mails",
        f"event_name = '{event}'",
        ", campaign as primary_attribute_value" + columns,
    )


# Marketo knows mails and page views by its leads only.
MADE = """
    create table known_mails as
    select mails.* replace (people.lead_id as user_id, null as email)
    from mails inner join people on lower(mails.email) = lower(people.email);

    create table pages as
    select * replace (
        'L' || lpad(cast(1 + hash(visitor_id) % 250 as text), 7, '0') as user_id,
        null as visitor_id, null as properties, null as campaign,
        occurred_at as known_at
    )
    from (from web_events union all by name select known_at: null where false)
    where event_name = 'page_view'
    qualify row_number() over (partition by event_id order by loaded_at) = 1;
"""
AGENTS = ", user_agent, is_filtered as is_bot_activity"
# The tables of Marketo that say the same as the sample's. Times have a zone.
TABLES = {
    "lead": f"""
        select
            {id_of("lead_id")} as id,
            people.loaded_at as _fivetran_synced,
            people.loaded_at as updated_at,
            created_at at time zone 'UTC' as created_at,
            email,
            first_name,
            last_name,
            phone,
            job_title as title,
            people.country,
            region as state,
            lead_source,
            lifecycle_stage as lead_status,
            owner_id as sfdc_lead_owner_id,
            opted_out_at is not null as unsubscribed,
            company_name as company,
            'https://www.' || domain || '/home' as website,
            industry,
            employee_count as number_of_employees,
            annual_revenue,
            companies.country as billing_country
        from people
        left join companies using (company_id)
        where lead_id not in (select lead_id from gone)
    """,
    "activity_merge_leads": f"""
        select
            1 as id,
            {id_of("new_value")} as lead_id,
            '[' || {id_of("lead_id")} || ']' as merge_ids,
            cast(changed_at as timestamp) as activity_date
        from crm_lead_history
        where attribute = 'merged_into_lead_id'
    """,
    "activity_change_data_value": f"""
        select
            row_number() over () as id,
            {id_of("lead_id")} as lead_id,
            case attribute
                when 'job_title' then 'Job Title'
                when 'lifecycle_stage' then 'Status'
                when 'opted_out_at' then 'Unsubscribed'
                when 'email' then 'Email Address'
            end as primary_attribute_value,
            if(attribute = 'lifecycle_stage', 5, 6) as primary_attribute_value_id,
            old_value,
            if(attribute = 'opted_out_at', 'true', new_value) as new_value,
            cast(changed_at as timestamp) as activity_date
        from crm_lead_history
        where attribute <> 'merged_into_lead_id'
    """,
    "lead_describe": "select 5 as id, 'leadStatus' as restname",
    "activity_send_email": mails("email_sent"),
    "activity_email_delivered": mails("email_delivered"),
    "activity_email_bounced": mails("email_bounce"),
    "activity_open_email": mails("email_open", AGENTS),
    "activity_click_email": mails("email_click", AGENTS + ", page_url as link"),
    "activity_unsubscribe_email": mails("email_unsubscribe"),
    "activity_visit_webpage": activities(
        "pages",
        "true",
        """, split_part(split_part(page_url, '://', 2), '?', 1)
            as primary_attribute_value,
        split_part(page_url, '?', 2) as query_parameters, user_agent""",
    ),
    "activity_fill_out_form": activities(
        "forms", "true", ", form as primary_attribute_value"
    ),
}
UNCARRIED = "columns(* exclude (campaign)), cast(null as text) as campaign"


def test_the_sample_in_marketos_tables_scores_as_in_the_raw_contract(
    build_world, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("sample")
    sample = CrmSample(folder / "marketo_raw")
    sample.sql.execute(MADE)
    for table, query in TABLES.items():
        sample.write(f"marketo/{table}", query)
    day = {"lead_scoring_as_of": "2026-06-20"}
    world = build_world(sample.folder, vars=VARS | day, tests=True)

    sample.folder = folder / "native"
    native_tables = NATIVE | {
        "crm_leads": f"select {UNCARRIED} from ({NATIVE['crm_leads']})",
        "email_events": "from known_mails",
        "web_events": "from forms union all by name from pages",
    }
    sample.write_native(**native_tables)
    native = build_world(sample.folder, vars=day)

    assert len(scores(world)) > 200 and len(ledger(world)) > 500
    assert scores(world) == scores(native)
    assert ledger(world) == ledger(native)
