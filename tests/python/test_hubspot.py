"""HubSpot's tables, as Fivetran loads them, make the raw tables that they mean."""

import pytest
from conftest import SCORES, World
from connectors import NATIVE, CrmSample, ledger, scores

VARS = {"lead_scoring_sources": ["hubspot"], "lead_scoring_as_of": "2026-03-31"}
SYNCED = "2026-03-31 02:00:00"


def contact(id: int, email: str | None = None, **properties: object) -> dict:
    """A contact; each property as HubSpot calls it."""
    return {
        "id": id,
        "_fivetran_deleted": "false",
        "_fivetran_synced": SYNCED,
        "property_email": email,
        "property_createdate": "2026-01-05 08:00:00",
    } | {f"property_{name}": value for name, value in properties.items()}


def change(id: int, name: str, value: str, at: str) -> dict:
    return {
        "contact_id": id,
        "name": name,
        "value": value,
        "timestamp": at,
        "_fivetran_synced": SYNCED,
    }


def mail(id: str, type: str, recipient: str, **others: object) -> dict:
    return {
        "id": id,
        "type": type,
        "created": "2026-03-30 10:00:00",
        "recipient": recipient,
        "_fivetran_synced": SYNCED,
    } | others


@pytest.fixture(scope="module")
def hubspot(build_world):
    """Build a world of these tables of HubSpot."""

    def build(select: str = "staging.hubspot", **options) -> World:
        tables = options.pop("tables")
        vars = VARS | options.pop("vars", {})
        raw = {f"hubspot/{table}": rows for table, rows in tables.items()}
        return build_world(raw, select=select, vars=vars, **options)

    return build


def rows(world: World, sql: str) -> list[tuple]:
    return [tuple(row.values()) for row in world.query(sql)]


def found(world: World, table: str, columns: str) -> list[tuple]:
    return rows(
        world, f"select {columns} from base_lead_scoring__hubspot_{table} order by all"
    )


def test_contacts_are_leads_whose_ids_cannot_collide(hubspot):
    world = hubspot(
        tables={
            "contact": [
                contact(
                    1,
                    "ann@example.com",
                    jobtitle="CEO",
                    associatedcompanyid="77.0",
                    lifecyclestage="lead",
                    hubspot_owner_id="9",
                ),
                contact(2) | {"_fivetran_deleted": "true"},
            ],
            "company": [
                {"id": 77, "property_name": "Acme", "_fivetran_synced": SYNCED},
                {"id": 78, "is_deleted": "true", "_fivetran_synced": SYNCED},
            ],
        }
    )
    columns = (
        "lead_id, source_system, source_record_id, email, job_title, company_id, "
        "lifecycle_stage, owner_id, is_deleted"
    )
    assert found(world, "crm_leads", columns) == [
        (
            "hubspot:1",
            "hubspot",
            "1",
            "ann@example.com",
            "CEO",
            "hubspot:77",
            "lead",
            "9",
            False,
        ),
        ("hubspot:2", "hubspot", "2", None, None, None, None, None, True),
    ]
    companies = found(world, "crm_companies", "company_id, company_name")
    assert companies == [("hubspot:77", "Acme")]


def test_the_vars_say_which_properties_to_read(hubspot):
    world = hubspot(
        tables={
            "contact": [
                contact(
                    1, plan="gold", seats="7", uid="u-1", company_ref="5", title="CTO"
                )
            ],
            "contact_property_history": [
                change(1, "title", "CTO", "2026-02-01 09:00:00"),
                change(1, "jobtitle", "Clown", "2026-02-02 09:00:00"),
                change(1, "plan", "gold", "2026-02-03 09:00:00"),
            ],
        },
        vars={
            "lead_scoring_lead_attributes": ["plan", "size"],
            "lead_scoring_columns": {
                "hubspot": {
                    "size": "property_seats",
                    "user_id": "property_uid",
                    "company_id": "property_company_ref",
                    "job_title": "property_title",
                }
            },
        },
    )
    leads = found(world, "crm_leads", "plan, size, user_id, company_id, job_title")
    assert leads == [("gold", "7", "u-1", "hubspot:5", "CTO")]
    history = found(world, "crm_lead_history", "attribute, new_value")
    assert history == [("job_title", "CTO"), ("plan", "gold")]


def test_merges_come_from_the_audit_and_from_the_contact_and_are_chained(hubspot):
    """1 into 2 into 3, and 4 into 3, of which 1, 2 and 4 have no row; 6 has one."""
    world = hubspot(
        tables={
            "contact": [
                contact(3, "cy@example.com", hs_merged_object_ids="1;2; 4;3"),
                contact(5, hs_calculated_merged_vids="6:1580000000000"),
                contact(6) | {"_fivetran_deleted": "true"},
            ],
            "contact_merge_audit": [
                {
                    "canonical_vid": 2,
                    "vid_to_merge": 1,
                    "timestamp": "2026-02-01 09:00:00",
                },
            ],
            "contact_property_history": [
                change(3, "hs_merged_object_ids", "1;2", "2026-02-10 09:00:00"),
                change(3, "hs_merged_object_ids", "1;2;4", "2026-03-10 09:00:00"),
            ],
        }
    )
    assert found(world, "crm_leads", "lead_id, merged_into_lead_id") == [
        ("hubspot:1", "hubspot:2"),
        ("hubspot:2", "hubspot:3"),
        ("hubspot:3", None),
        ("hubspot:4", "hubspot:3"),
        ("hubspot:5", None),
        ("hubspot:6", "hubspot:5"),
    ]
    history = found(
        world,
        "crm_lead_history",
        "lead_id, attribute, new_value, cast(changed_at as text)",
    )
    assert history == [
        ("hubspot:1", "merged_into_lead_id", "hubspot:2", "2026-02-01 09:00:00"),
        ("hubspot:2", "merged_into_lead_id", "hubspot:3", "2026-02-10 09:00:00"),
        ("hubspot:4", "merged_into_lead_id", "hubspot:3", "2026-03-10 09:00:00"),
    ]


def test_a_merge_into_a_contact_that_is_nowhere_gives_way_to_one_that_is(hubspot):
    world = hubspot(
        tables={
            "contact": [contact(3, hs_merged_object_ids="1")],
            "contact_merge_audit": [
                {
                    "canonical_vid": 2,
                    "vid_to_merge": 1,
                    "timestamp": "2026-02-01 09:00:00",
                },
            ],
        }
    )
    leads = found(world, "crm_leads", "lead_id, merged_into_lead_id")
    assert leads == [("hubspot:1", "hubspot:3"), ("hubspot:3", None)]


def test_a_contact_that_went_with_what_it_was_merged_into_is_no_lead(hubspot):
    """2 has gone too; 4 has not, and what 3 did is its."""
    world = hubspot(
        tables={
            "contact": [contact(4, "di@example.com")],
            "contact_merge_audit": [
                {"canonical_vid": 2, "vid_to_merge": 1},
                {"canonical_vid": 4, "vid_to_merge": 3},
            ],
            "contact_form_submission": [
                {
                    "conversion_id": id,
                    "contact_id": id,
                    "form_id": "demo",
                    "timestamp": "2026-03-30 10:00:00",
                }
                for id in (1, 3)
            ],
        },
        select=SCORES,
    )
    leads = "select source_record_id, last_engaged_at is not null from lead_scores"
    assert rows(world, leads) == [("4", True)]


def test_mail_to_another_address_of_a_contact_is_the_contacts(hubspot):
    world = hubspot(
        tables={
            "contact": [
                contact(
                    1,
                    "ann@example.com",
                    hs_additional_emails="ANN@old.example; a@x.example",
                ),
                contact(2, None, hs_additional_emails="bob@example.com"),
            ],
            "email_event": [
                mail("a", "CLICK", "ann@old.example"),
                mail("b", "CLICK", "bob@example.com"),
            ],
        },
        select=SCORES,
    )
    leads = (
        "select lead_id, email, last_engaged_at is not null from lead_scores order by 1"
    )
    assert rows(world, leads) == [
        ("hubspot:1", "ann@example.com", True),
        ("hubspot:2", "bob@example.com", True),
    ]


def test_an_opt_out_has_the_time_of_its_last_change_or_always_held(hubspot):
    world = hubspot(
        tables={
            "contact": [
                contact(1, hs_email_optout="true"),
                contact(2, hs_email_optout="true"),
                contact(3, hs_email_optout="false"),
                contact(4, hs_email_optout="true") | {"property_createdate": ""},
            ],
            "contact_property_history": [
                change(1, "hs_email_optout", "true", "2026-02-01 09:00:00"),
                change(1, "hs_email_optout", "false", "2026-02-02 09:00:00"),
                change(1, "hs_email_optout", "true", "2026-02-03 09:00:00"),
                change(3, "hs_email_optout", "true", "2026-02-03 09:00:00"),
            ],
        }
    )
    assert found(world, "crm_leads", "lead_id, cast(opted_out_at as text)") == [
        ("hubspot:1", "2026-02-03 09:00:00"),
        ("hubspot:2", "2026-01-05 08:00:00"),
        ("hubspot:3", None),
        ("hubspot:4", "1900-01-01 00:00:00"),
    ]


def test_mail_events_are_called_as_everywhere_and_what_is_obsolete_is_left_out(hubspot):
    ann = "ann@example.com"
    types = ["SENT", "DELIVERED", "BOUNCE", "SPAMREPORT", "PROCESSED", "STATUSCHANGE"]
    world = hubspot(
        tables={
            "contact": [contact(1, ann)],
            "email_event": [
                *(mail(type, type, ann) for type in types),
                mail("c", "CLICK", ann, email_campaign_id=5),
                mail("o", "OPEN", ann, email_campaign_id=6, filtered_event="true"),
                mail("o2", "OPEN", ann, obsoleted_by_id="o"),
                mail("u", "STATUSCHANGE", ann),
                mail("u1", "STATUSCHANGE", ann),
                mail("s", "STATUSCHANGE", ann),
            ],
            "email_event_click": [
                {
                    "id": "c",
                    "url": "https://www.example.com/prices",
                    "user_agent": "Fox",
                }
            ],
            "email_event_open": [{"id": "o", "user_agent": "Bird"}],
            "email_event_status_change": [
                {
                    "id": "u",
                    "portal_subscription_status": "UNSUBSCRIBED",
                    "subscriptions": "[]",
                },
                {"id": "u1", "subscriptions": '[{"id": 7, "status": "UNSUBSCRIBED"}]'},
                {"id": "s", "portal_subscription_status": "SUBSCRIBED"},
            ],
            "email_campaign": [
                {"id": 5, "name": "News", "subject": "Hello"},
                {"id": 6, "subject": "Hello again"},
            ],
        }
    )
    columns = "event_id, event_name, page_url, campaign, user_agent, is_filtered"
    link = "https://www.example.com/prices"
    assert found(world, "email_events", columns) == [
        ("BOUNCE", "email_bounce", None, None, None, None),
        ("DELIVERED", "email_delivered", None, None, None, None),
        ("PROCESSED", "processed", None, None, None, None),
        ("SENT", "email_sent", None, None, None, None),
        ("SPAMREPORT", "email_spam_report", None, None, None, None),
        ("STATUSCHANGE", "status_change", None, None, None, None),
        ("c", "email_click", link, "News", "Fox", None),
        ("o", "email_open", None, "Hello again", "Bird", True),
        ("s", "status_change", None, None, None, None),
        ("u", "email_unsubscribe", None, None, None, None),
        ("u1", "email_unsubscribe", None, None, None, None),
    ]
    known = found(world, "email_events", "distinct email, occurred_at = known_at")
    assert known == [(ann, True)]


def test_a_sent_form_is_the_contacts_and_has_the_forms_name(hubspot):
    sent = {"timestamp": "2026-03-30 10:00:00", "_fivetran_synced": SYNCED}
    world = hubspot(
        tables={
            "contact": [contact(1)],
            "contact_form_submission": [
                sent
                | {
                    "conversion_id": "a",
                    "contact_id": 1,
                    "form_id": "f",
                    "title": "Page",
                },
                sent
                | {
                    "conversion_id": "b",
                    "contact_id": 1,
                    "form_id": "g",
                    "title": "Page",
                },
                sent | {"contact_id": 1, "form_id": "h"},
            ],
            "form": [{"guid": "f", "name": "Demo"}],
        }
    )
    assert found(world, "web_events", "event_id, event_name, user_id, form") == [
        ("contact_form_submission:a", "form_submit", "hubspot:1", "Demo"),
        ("contact_form_submission:b", "form_submit", "hubspot:1", "Page"),
        (None, "form_submit", "hubspot:1", "h"),
    ]


def test_deals_are_won_by_their_stage_and_closed_when_it_says_so(hubspot):
    def deal(id: int, stage: str, **others: object) -> dict:
        return {
            "deal_id": id,
            "deal_pipeline_stage_id": stage,
            "property_createdate": "2026-02-01 09:00:00",
            "property_closedate": "2026-03-01 09:00:00",
            "property_amount": "500",
            "_fivetran_synced": SYNCED,
        } | others

    world = hubspot(
        tables={
            "contact": [contact(1), contact(2)],
            "deal": [
                deal(10, "w"),
                deal(11, "l"),
                deal(12, "o"),
                deal(13, "x", property_hs_is_closed="true"),
                deal(14, "w", is_deleted="true"),
                deal(15, "w"),
                deal(16, "w"),
            ],
            "deal_contact": [
                {"deal_id": 10, "contact_id": 1, "type_id": 3},
                {"deal_id": 10, "contact_id": 1, "type_id": 4},
                {"deal_id": 10, "contact_id": 2, "type_id": 3},
                *({"deal_id": id, "contact_id": 1} for id in (11, 12, 13, 14, 15)),
            ],
            "merged_deal": [{"deal_id": 10, "merged_deal_id": 15}],
            "deal_pipeline_stage": [
                {
                    "stage_id": "w",
                    "label": "Won",
                    "closed_won": "true",
                    "probability": 1,
                },
                {
                    "stage_id": "l",
                    "label": "Lost",
                    "closed_won": "false",
                    "probability": 0,
                },
                {
                    "stage_id": "o",
                    "label": "Talks",
                    "closed_won": "false",
                    "probability": 0.4,
                },
            ],
        }
    )
    columns = "source_record_id, lead_id, is_won, closed_at is not null, stage"
    assert found(world, "crm_opportunities", columns) == [
        ("10", "hubspot:1", True, True, "Won"),
        ("10", "hubspot:2", True, True, "Won"),
        ("11", "hubspot:1", False, True, "Lost"),
        ("12", "hubspot:1", False, False, "Talks"),
        ("13", "hubspot:1", False, True, "x"),
    ]


def test_what_sales_did_has_the_time_of_the_old_or_the_new_tables(hubspot):
    def engagement(id: int, type: str, **others: object) -> dict:
        return {"id": id, "type": type, "_fivetran_synced": SYNCED} | others

    world = hubspot(
        tables={
            "contact": [contact(1)],
            "engagement": [
                engagement(20, "CALL", timestamp="2026-02-01 09:00:00"),
                engagement(21, "CALL"),
                engagement(22, "MEETING"),
                engagement(23, "TASK", timestamp="2026-02-01 09:00:00"),
                engagement(24, "NOTE"),
            ],
            "engagement_contact": [
                {"engagement_id": id, "contact_id": 1} for id in range(20, 25)
            ],
            "engagement_call": [
                {"engagement_id": 21, "property_hs_timestamp": "2026-02-02 09:00:00"}
            ],
            "engagement_meeting": [
                {"engagement_id": 22, "start_time": "2026-02-03 09:00:00"}
            ],
            "engagement_note": [{"engagement_id": 24, "_fivetran_deleted": "true"}],
        }
    )
    columns = "lead_id, activity_id, activity_type, cast(occurred_at as text)"
    assert found(world, "crm_activities", columns) == [
        ("hubspot:1", "hubspot:20:1", "call", "2026-02-01 09:00:00"),
        ("hubspot:1", "hubspot:21:1", "call", "2026-02-02 09:00:00"),
        ("hubspot:1", "hubspot:22:1", "meeting", "2026-02-03 09:00:00"),
    ]


def test_visits_that_another_source_tells_are_the_contacts(hubspot):
    world = hubspot(
        tables={
            "contact": [contact(1, "ann@example.com", app_id="u-1")],
            "../web_events": [
                {
                    "event_id": "e",
                    "event_name": "page_view",
                    "user_id": "u-1",
                    "page_url": "https://www.example.com/",
                    "occurred_at": "2026-03-30 10:00:00",
                    "loaded_at": SYNCED,
                }
            ],
        },
        vars={
            "lead_scoring_sources": ["raw", "hubspot"],
            "lead_scoring_columns": {"hubspot": {"user_id": "property_app_id"}},
        },
        select=SCORES,
    )
    leads = "select lead_id, last_engaged_at is not null from lead_scores"
    assert rows(world, leads) == [("hubspot:1", True)]


def test_only_the_contacts_and_their_columns_must_be_there(hubspot):
    world = hubspot(tables={"contact": [contact(1)]})
    assert found(world, "crm_leads", "lead_id") == [("hubspot:1",)]

    bare = contact(1)
    del bare["property_email"]
    world = hubspot(tables={"contact": [bare]}, check=False)
    assert 'contact" has no column "property_email"' in world.messages.replace("'", '"')

    world = hubspot(
        tables={"contact": [contact(1)]},
        vars={"lead_scoring_columns": {"hubspot": {"phone": "property_mobile"}}},
        check=False,
    )
    assert 'has no column "property_mobile", which is required' in world.messages

    world = hubspot(tables={"form": [{"guid": "f", "name": "x"}]}, check=False)
    assert "No raw data for contact in data/raw/hubspot" in str(world.result.exception)


def id_of(column: str) -> str:
    return f"cast(substr({column}, 2) as bigint)"


# The tables of HubSpot that say the same as the sample's. Times have a zone.
TABLES = {
    "contact": f"""
        select
            {id_of("lead_id")} as id,
            merged_into_lead_id is not null as _fivetran_deleted,
            loaded_at at time zone 'UTC' as _fivetran_synced,
            email as property_email,
            created_at at time zone 'UTC' as property_createdate,
            first_name as property_firstname,
            last_name as property_lastname,
            phone as property_phone,
            job_title as property_jobtitle,
            country as property_country,
            region as property_state,
            lead_source as property_hs_analytics_source,
            campaign as property_hs_analytics_first_touch_converting_campaign,
            lifecycle_stage as property_lifecyclestage,
            owner_id as property_hubspot_owner_id,
            cast(substr(company_id, 2) as double) as property_associatedcompanyid,
            opted_out_at is not null as property_hs_email_optout,
            merged.ids as property_hs_merged_object_ids,
            merged.emails as property_hs_additional_emails
        from people
        left join (
            select
                gone.merged_into_lead_id as target,
                string_agg({id_of("gone.lead_id")}, ';') as ids,
                string_agg(people.email, ';') as emails
            from gone inner join people using (lead_id) group by target
        ) as merged on people.lead_id = merged.target
        where lead_id not in (select lead_id from gone)
    """,
    "contact_merge_audit": f"""
        select
            {id_of("new_value")} as canonical_vid,
            {id_of("lead_id")} as vid_to_merge,
            cast(changed_at as timestamp) as timestamp
        from crm_lead_history
        where attribute = 'merged_into_lead_id'
    """,
    "contact_property_history": f"""
        select
            {id_of("lead_id")} as contact_id,
            case attribute
                when 'job_title' then 'jobtitle'
                when 'lifecycle_stage' then 'lifecyclestage'
                when 'opted_out_at' then 'hs_email_optout'
                else attribute
            end as name,
            if(attribute = 'opted_out_at', 'true', value) as value,
            cast(moment as timestamp) as timestamp,
            loaded_at as _fivetran_synced
        from (
            select lead_id, attribute, new_value as value, changed_at as moment, loaded_at
            from crm_lead_history
            union all
            select lead_id, attribute, old_value, people.created_at, people.loaded_at
            from crm_lead_history inner join people using (lead_id)
            where old_value is not null
        )
        where attribute <> 'merged_into_lead_id'
    """,
    "company": f"""
        select
            {id_of("company_id")} as id,
            company_name as property_name,
            domain as property_domain,
            industry as property_industry,
            employee_count as property_numberofemployees,
            annual_revenue as property_annualrevenue,
            country as property_country,
            loaded_at as _fivetran_synced
        from companies
    """,
    "email_event": """
        select
            event_id as id,
            case event_name
                when 'email_unsubscribe' then 'STATUSCHANGE'
                else upper(substr(event_name, 7))
            end as type,
            occurred_at at time zone 'UTC' as created,
            email as recipient,
            hash(campaign) as email_campaign_id,
            is_filtered as filtered_event,
            loaded_at as _fivetran_synced
        from mails
    """,
    "email_event_click": """
        select event_id as id, page_url as url, user_agent
        from mails where event_name = 'email_click'
    """,
    "email_event_open": """
        select event_id as id, user_agent
        from mails where event_name = 'email_open'
    """,
    "email_event_status_change": """
        select
            event_id as id,
            'UNSUBSCRIBED' as portal_subscription_status,
            '[]' as subscriptions
        from mails where event_name = 'email_unsubscribe'
    """,
    "email_campaign": "select distinct hash(campaign) as id, campaign as name from mails",
    "contact_form_submission": f"""
        select
            event_id as conversion_id,
            {id_of("user_id")} as contact_id,
            md5(form) as form_id,
            occurred_at as timestamp,
            loaded_at as _fivetran_synced
        from forms
    """,
    "form": "select distinct md5(form) as guid, form as name from forms",
}


def test_the_sample_in_hubspots_tables_scores_as_in_the_raw_contract(
    build_world, tmp_path_factory
):
    folder = tmp_path_factory.mktemp("sample")
    sample = CrmSample(folder / "hubspot_raw")
    for table, query in TABLES.items():
        sample.write(f"hubspot/{table}", query)
    day = {"lead_scoring_as_of": "2026-06-20"}
    world = build_world(sample.folder, vars=VARS | day, tests=True)

    sample.folder = folder / "native"
    sample.write_native(**NATIVE)
    native = build_world(sample.folder, vars=day)

    assert len(scores(world)) > 200 and len(ledger(world)) > 500
    assert scores(world) == scores(native)
    assert ledger(world) == ledger(native)
