"""Salesforce's tables as Fivetran syncs them, read as the raw contract."""

from typing import Any

import pytest
from conftest import Rows, World, write_csv
from connectors import Sample, ledger, scores

DAY = "2026-01-05 10:00:00"
PERSON = {"_fivetran_synced": "2026-02-01 00:00:00", "created_date": DAY}
SOURCES = {"lead_scoring_sources": ["salesforce"], "lead_scoring_as_of": "2026-03-01"}


@pytest.fixture
def salesforce(build_world, tmp_path):
    """A world of these Salesforce tables; each row has what every row has."""

    def build(tables: dict[str, Rows], vars: Any = (), **options: Any) -> World:
        for table, rows in ({"lead": [], "contact": []} | tables).items():
            full = [PERSON | row for row in rows]
            columns = dict.fromkeys(key for row in full or [PERSON] for key in row)
            folder = tmp_path / "raw/salesforce"
            folder.mkdir(parents=True, exist_ok=True)
            write_csv(folder / f"{table}.csv", list(columns | {"id": None}), full)
        return build_world(tmp_path / "raw", vars=SOURCES | dict(vars), **options)

    return build


def base(world: World, table: str, columns: str) -> list[tuple]:
    rows = world.query(f"select {columns} from base_lead_scoring__{table} order by all")
    return [tuple(row.values()) for row in rows]


BASES = "+base_lead_scoring__crm_leads +base_lead_scoring__crm_companies"
HISTORY = "+base_lead_scoring__crm_lead_history"


def test_leads_and_contacts_are_people(salesforce):
    world = salesforce(
        {
            "lead": [
                {
                    "id": "00Q1",
                    "email": "ann@fir.example",
                    "title": "CFO",
                    "status": "Open",
                }
            ],
            "contact": [
                {"id": "0031", "mailing_country": "NL", "account_id": "0011"},
                {"id": "0032", "is_deleted": "true"},
            ],
        },
        select=BASES,
    )
    assert base(
        world,
        "crm_leads",
        "lead_id, source_record_id, email, company_id, job_title, country, "
        "lifecycle_stage, is_deleted",
    ) == [
        ("salesforce:0031", "0031", None, "salesforce:0011", None, "NL", None, False),
        ("salesforce:0032", "0032", None, None, None, None, None, True),
        (
            "salesforce:00Q1",
            "00Q1",
            "ann@fir.example",
            None,
            "CFO",
            None,
            "Open",
            False,
        ),
    ]


def test_a_lead_has_the_company_that_it_names(salesforce):
    world = salesforce(
        {
            "lead": [
                {
                    "id": "00Q1",
                    "company": "Fir",
                    "website": "https://www.Fir.example/en?x=1",
                    "number_of_employees": "250",
                },
                {"id": "00Q2", "company": ""},
            ],
            "account": [
                {
                    "id": "0011",
                    "name": "Elm",
                    "website": "elm.example",
                    "billing_country": "US",
                    "annual_revenue": "1000000",
                }
            ],
        },
        select=BASES,
    )
    assert base(world, "crm_leads", "lead_id, company_id") == [
        ("salesforce:00Q1", "salesforce:lead:00Q1"),
        ("salesforce:00Q2", None),
    ]
    assert base(
        world,
        "crm_companies",
        "company_id, company_name, domain, employee_count, annual_revenue, country",
    ) == [
        ("salesforce:0011", "Elm", "elm.example", None, 1000000, "US"),
        ("salesforce:lead:00Q1", "Fir", "fir.example", 250, None, None),
    ]


def test_a_converted_lead_is_its_contact_from_that_day_on(salesforce):
    tables = {
        "lead": [
            {
                "id": "00Q1",
                "email": "ann@fir.example",
                "is_converted": "true",
                "converted_contact_id": "0031",
                "converted_date": "2026-02-10 00:00:00",
                "title": "CFO",
            }
        ],
        "contact": [{"id": "0031", "created_date": "2026-01-07 08:00:00"}],
    }
    leads = "select lead_id, source_record_id, email from lead_scores order by all"
    world = salesforce(tables)
    assert world.query(leads) == [
        {
            "lead_id": "salesforce:0031",
            "source_record_id": "0031",
            "email": "ann@fir.example",
        }
    ]
    world.build(vars=SOURCES | {"lead_scoring_as_of": "2026-02-09"})
    assert [row["source_record_id"] for row in world.query(leads)] == ["0031", "00Q1"]


def test_merged_records_follow_their_masters(salesforce):
    merged = {"is_deleted": "true", "last_modified_date": "2026-02-20 12:00:00"}
    world = salesforce(
        {
            "lead": [
                {"id": "00Q1"} | merged | {"master_record_id": "00Q2"},
                {
                    "id": "00Q2",
                    "converted_contact_id": "0031",
                    "converted_date": "2026-02-10",
                },
            ],
            "contact": [
                {"id": "0031"} | merged | {"master_record_id": "0032"},
                {"id": "0032", "email": "ann@fir.example"},
            ],
        },
    )
    assert world.query("select lead_id from lead_scores") == [
        {"lead_id": "salesforce:0032"}
    ]
    assert base(
        world, "crm_lead_history", "lead_id, attribute, new_value, changed_at::varchar"
    ) == [
        (
            f"salesforce:{record}",
            "merged_into_lead_id",
            f"salesforce:{target}",
            changed_at,
        )
        for record, target, changed_at in [
            ("0031", "0032", "2026-02-20 12:00:00"),
            ("00Q1", "00Q2", "2026-02-20 12:00:00"),
            ("00Q2", "0031", "2026-02-10 00:00:00"),
        ]
    ]


def test_tracked_fields_are_history(salesforce):
    change = {"created_date": "2026-02-02 09:00:00"}
    lead = change | {"lead_id": "00Q1"}
    world = salesforce(
        {
            "lead": [{"id": "00Q1", "plan_c": "gold"}],
            "contact": [{"id": "0031", "account_id": "0011", "plan_c": ""}],
            "lead_history": [
                lead | {"id": "1", "field": "Title", "new_value": "CFO"},
                lead | {"id": "2", "field": "Plan__c", "new_value": "gold"},
                lead | {"id": "3", "field": "Owner", "new_value": "Ann Fir"},
                lead | {"id": "4", "field": "Owner", "new_value": "0051G000005MreQXYZ"},
                lead | {"id": "5", "field": "leadConverted"},
                lead | {"id": "6", "field": "Rating", "new_value": "hot"},
            ],
            "account_history": [
                change
                | {
                    "id": "7",
                    "account_id": "0011",
                    "field": "NumberOfEmployees",
                    "old_value": "10",
                    "new_value": "20.0",
                }
            ],
        },
        vars={"lead_scoring_lead_attributes": ["plan"]},
        select=HISTORY,
    )
    assert base(
        world, "crm_lead_history", "lead_id, attribute, old_value, new_value"
    ) == [
        ("salesforce:0031", "employee_count", "10", "20"),
        ("salesforce:00Q1", "job_title", None, "CFO"),
        ("salesforce:00Q1", "owner_id", None, "0051G000005MreQXYZ"),
        ("salesforce:00Q1", "plan", None, "gold"),
    ]


def test_former_versions_of_rows_are_no_rows(salesforce):
    """In history mode a table holds each version of a row."""
    former = {"_fivetran_active": "false", "_fivetran_start": DAY}
    world = salesforce(
        {
            "lead": [
                {"id": "00Q1", "title": "CFO", "_fivetran_active": "true"},
                {"id": "00Q1", "title": "CEO"} | former,
            ],
            "contact_history": [{"id": "0031", "title": "CFO"} | former],
        },
        select=f"{BASES} {HISTORY}",
    )
    assert base(world, "crm_leads", "job_title") == [("CFO",)]
    assert base(world, "crm_lead_history", "lead_id") == []


def test_an_opt_out_has_the_time_of_its_history(salesforce):
    out = {
        "has_opted_out_of_email": "true",
        "last_modified_date": "2026-02-20 12:00:00",
    }
    world = salesforce(
        {
            "lead": [
                {"id": "00Q1"} | out,
                {"id": "00Q2"} | out,
                {"id": "00Q3"} | out | {"has_opted_out_of_email": "false"},
            ],
            "lead_history": [
                {
                    "id": "1",
                    "lead_id": "00Q1",
                    "field": "HasOptedOutOfEmail",
                    "new_value": "true",
                    "created_date": "2026-02-02 09:00:00",
                }
            ],
        },
        select=BASES,
    )
    assert base(world, "crm_leads", "source_record_id, opted_out_at::varchar") == [
        ("00Q1", "2026-02-02 09:00:00"),
        ("00Q2", DAY),
        ("00Q3", None),
    ]


def test_a_column_may_hold_the_time_of_an_opt_out(salesforce):
    out = {"has_opted_out_of_email": "true"}
    world = salesforce(
        {
            "lead": [
                {"id": "00Q1", "opted_out_c": "2026-01-20 09:00:00"} | out,
                {"id": "00Q2"} | out,
            ]
        },
        vars={
            "lead_scoring_columns": {
                "salesforce": {"opted_out_at": "opted_out_c"},
                "salesforce_contact": {"opted_out_at": ""},
            }
        },
        select=BASES,
    )
    assert base(world, "crm_leads", "source_record_id, opted_out_at::varchar") == [
        ("00Q1", "2026-01-20 09:00:00"),
        ("00Q2", DAY),
    ]


def test_the_campaign_is_that_of_the_first_response(salesforce):
    member = {"lead_id": "00Q1", "has_responded": "true"}
    world = salesforce(
        {
            "lead": [{"id": "00Q1"}, {"id": "00Q2"}],
            "contact": [{"id": "0031"}],
            "campaign_member": [
                member
                | {
                    "id": "1",
                    "campaign_id": "701B",
                    "first_responded_date": "2026-02-03",
                },
                member
                | {
                    "id": "2",
                    "campaign_id": "701A",
                    "first_responded_date": "2026-02-02",
                    "contact_id": "0031",
                },
                {
                    "id": "3",
                    "lead_id": "00Q2",
                    "campaign_id": "701A",
                    "has_responded": "false",
                },
            ],
            "campaign": [{"id": "701A", "name": "Spring"}],
        },
        select=BASES,
    )
    assert base(world, "crm_leads", "source_record_id, campaign") == [
        ("0031", "Spring"),
        ("00Q1", "Spring"),
        ("00Q2", None),
    ]


def test_deals_are_of_the_people_they_name(salesforce):
    deal = {"close_date": "2026-02-10", "is_closed": "true", "is_won": "true"}
    world = salesforce(
        {
            "lead": [{"id": "00Q1", "converted_opportunity_id": "0061"}],
            "opportunity": [
                {"id": "0061"} | deal,
                {"id": "0062"} | deal | {"is_closed": "false", "is_won": "false"},
                {"id": "0063"} | deal,
                {"id": "0064", "contact_id": "0034", "is_deleted": "true"} | deal,
                {"id": "0065", "contact_id": "0035"} | deal,
            ],
            "opportunity_contact_role": [
                {"opportunity_id": "0061", "contact_id": "0031", "is_primary": "true"},
                {"opportunity_id": "0062", "contact_id": "0031"},
                {"opportunity_id": "0062", "contact_id": "0032", "is_primary": "true"},
            ],
        },
        select="+base_lead_scoring__crm_opportunities",
    )
    assert base(
        world, "crm_opportunities", "opportunity_id, lead_id, closed_at::date::varchar"
    ) == [
        ("salesforce:0061", "salesforce:00Q1", "2026-02-10"),
        ("salesforce:0062", "salesforce:0032", None),
        ("salesforce:0065", "salesforce:0035", "2026-02-10"),
    ]


def test_done_tasks_and_meetings_are_activities(salesforce):
    done = {"who_id": "00Q1", "is_closed": "true", "activity_date": "2026-02-10"}
    met = {"who_id": "0031", "start_date_time": "2026-02-11 14:00:00"}
    world = salesforce(
        {
            "task": [
                {"id": "1", "task_subtype": "Call", "type": "Other"} | done,
                {"id": "2", "task_subtype": "Task", "type": "Email"} | done,
                {"id": "3"} | done | {"is_closed": "false"},
                {"id": "4"} | done | {"who_id": ""},
            ],
            "event": [
                {"id": "5"} | met,
                {"id": "6", "is_child": "true"} | met,
                {"id": "7", "is_deleted": "true"} | met,
            ],
        },
        select="+base_lead_scoring__crm_activities",
    )
    assert base(
        world, "crm_activities", "lead_id, activity_type, occurred_at::varchar"
    ) == [
        ("salesforce:0031", "meeting", "2026-02-11 14:00:00"),
        ("salesforce:00Q1", "call", "2026-02-10 00:00:00"),
        ("salesforce:00Q1", "email", "2026-02-10 00:00:00"),
    ]


def test_columns_may_be_others_and_others_on_contacts(salesforce):
    columns = {
        "salesforce": {"country": "country_code", "user_id": "shop_id_c"},
        "salesforce_contact": {"country": "mailing_country_code", "user_id": ""},
    }
    world = salesforce(
        {
            "lead": [{"id": "00Q1", "country_code": "NL", "shop_id_c": "7"}],
            "contact": [{"id": "0031", "mailing_country_code": "BE"}],
        },
        vars={"lead_scoring_columns": columns},
        select=BASES,
    )
    assert base(world, "crm_leads", "source_record_id, country, user_id") == [
        ("0031", "BE", None),
        ("00Q1", "NL", "7"),
    ]


def test_what_must_be_there_is_named(salesforce):
    world = salesforce(
        {"contact": [{"id": "0031"}]},
        vars={"lead_scoring_columns": {"salesforce_contact": {"user_id": "shop_c"}}},
        select=BASES,
        check=False,
    )
    assert (
        '"contact" has no column "shop_c", which is required. Sync it, or name the '
        "column that holds it, or none, in the var lead_scoring_columns: "
        "{salesforce_contact: {...}}."
    ) in world.messages
    folder = (world.folder / "data/raw/salesforce").resolve()
    (folder / "lead.csv").write_text("id,_fivetran_synced\n")
    world.build(vars=SOURCES, select=BASES, check=False)
    assert '"lead" has no column "created_date"' in world.messages
    (folder / "lead.csv").unlink()
    world.build(vars=SOURCES, select=BASES, check=False)
    assert "No raw data for lead in data/raw/salesforce" in world.messages


# The sample data in Salesforce: the last of those who were merged is a contact,
# and who was merged into it a converted lead. The day of a conversion has no
# hour, and what is no time can't be in Salesforce.
PEOPLE = """
    create view people as
    with newest as (
        from crm_leads qualify row_number() over (
            partition by lead_id order by loaded_at desc
        ) = 1
    ),
    merges as (
        select lead_id, max(try_cast(changed_at as timestamp)) as merged_at
        from crm_lead_history where attribute = 'merged_into_lead_id' group by all
    )
    select
        newest.* replace (try_cast(opted_out_at as timestamp) as opted_out_at),
        merges.merged_at,
        newest.merged_into_lead_id is null and newest.lead_id in (
            select others.merged_into_lead_id from newest as others
            where others.merged_into_lead_id is not null
        ) as is_contact,
        companies.* exclude (company_id, source_system, loaded_at, country)
    from newest
    left join merges using (lead_id)
    left join (
        from crm_companies qualify row_number() over (
            partition by company_id order by loaded_at desc
        ) = 1
    ) as companies using (company_id)
"""
FIELDS = {
    "job_title": "'Title'",
    "email": "'Email'",
    "lifecycle_stage": "if(is_contact, 'Stage__c', 'Status')",
}
VARS = {
    "lead_scoring_sources": ["raw", "salesforce"],
    "lead_scoring_columns": {
        "salesforce": {"user_id": "record_c"},
        "salesforce_contact": {"lifecycle_stage": "stage_c"},
    },
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory) -> Sample:
    sample = Sample(tmp_path_factory.mktemp("salesforce") / "raw")
    sample.sql.execute(PEOPLE)
    return sample


def write_salesforce(sample: Sample) -> None:
    person = """
        lead_id as id, lead_id as record_c, email, first_name, last_name, phone,
        job_title as title, lead_source, owner_id, created_at as created_date,
        loaded_at as _fivetran_synced, merged_at as last_modified_date,
        opted_out_at is not null as has_opted_out_of_email
    """
    to_contact = """merged_into_lead_id in (
        select lead_id from people where is_contact
    )"""
    sample.write(
        "salesforce/lead",
        f"""
        select {person}, country, region as state, lifecycle_stage as status,
            company_name as company, 'https://www.' || domain as website, industry,
            employee_count as number_of_employees, annual_revenue,
            is_deleted or merged_into_lead_id is not null and not {to_contact}
                as is_deleted,
            if({to_contact}, null, merged_into_lead_id) as master_record_id,
            if({to_contact}, merged_into_lead_id, null) as converted_contact_id,
            if({to_contact}, merged_at::date, null) as converted_date
        from people where not is_contact
        """,
    )
    sample.write(
        "salesforce/contact",
        f"""
        select {person}, country as mailing_country, region as mailing_state,
            lifecycle_stage as stage_c, company_id as account_id,
            is_deleted or merged_into_lead_id is not null as is_deleted,
            merged_into_lead_id as master_record_id
        from people where is_contact
        """,
    )
    sample.write(
        "salesforce/account",
        """
        select company_id as id, company_name as name, domain as website, industry,
            employee_count as number_of_employees, annual_revenue,
            country as billing_country, loaded_at as _fivetran_synced
        from crm_companies
        """,
    )
    sample.write(
        "salesforce/campaign_member",
        """
        select lead_id as id, campaign as campaign_id, true as has_responded,
            created_at as first_responded_date,
            if(is_contact, null, lead_id) as lead_id,
            if(is_contact, lead_id, null) as contact_id
        from people where campaign is not null
        """,
    )
    cases = " ".join(f"when '{name}' then {field}" for name, field in FIELDS.items())
    for table, is_contact in {
        "lead": "not is_contact",
        "contact": "is_contact",
    }.items():
        sample.write(
            f"salesforce/{table}_history",
            f"""
            select lead_id || changed_at as id, lead_id as {table}_id, old_value,
                new_value, changed_at::timestamp as created_date,
                crm_lead_history.loaded_at as _fivetran_synced,
                case attribute {cases} end as field
            from crm_lead_history inner join people using (lead_id)
            where {is_contact} and try_cast(changed_at as timestamp) is not null
            union all
            select lead_id || 'out', lead_id, 'false', 'true', opted_out_at,
                loaded_at, 'HasOptedOutOfEmail'
            from people where {is_contact} and opted_out_at is not null
            """,
        )


def write_native(sample: Sample) -> None:
    sample.write_native(
        crm_leads="select * exclude (known_at) from people",
        crm_lead_history="""
            select crm_lead_history.* replace (
                if(
                    attribute = 'merged_into_lead_id'
                    and targets.is_contact,
                    changed_at::date, changed_at::timestamp
                ) as changed_at
            ), crm_lead_history.changed_at as known_at
            from crm_lead_history
            left join people as targets on new_value = targets.lead_id
            where try_cast(crm_lead_history.changed_at as timestamp) is not null
        """,
    )


@pytest.mark.parametrize("day", ["2026-06-30", "2026-05-15"])
def test_the_sample_scores_as_in_the_raw_contract(build_world, tmp_path, sample, day):
    as_of = {"lead_scoring_as_of": day}
    sample.folder = tmp_path / "native"
    write_native(sample)
    native = build_world(sample.folder, vars=as_of)
    sample.folder = tmp_path / "synced"
    for events in ("web_events", "email_events"):
        sample.write(events, f"from {events}")
    write_salesforce(sample)
    world = build_world(sample.folder, vars=VARS | as_of, tests=day == "2026-06-30")
    assert len(scores(native)) > 100
    assert scores(world) == scores(native)
    assert ledger(world) == ledger(native)
