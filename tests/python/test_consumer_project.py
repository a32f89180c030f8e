"""As a package: a user's own dbt project installs this one and builds on it, with
leads from HubSpot and events from Segment."""

import shutil

import pytest
from conftest import ROOT, SHARED
from consumers import Acme, load_acme

SCORES = """
    select source_record_id, demographic_score, company_score, behavioral_score,
        engagement_score, negative_score, correction_score, score, tier
    from scoring.lead_scores order by source_record_id
"""
# Ann: enterprise plan 11, large company 10; prices on two devices 20, trial 20,
# by her address and her user id. Bob: free plan 3, a bounce -5. Cem: a student.
ANN = ("1", 11, 10, 40, 0, 0, 0, 61, "hot")
BOB = ("2", 3, 0, 0, 0, -5, 2, 0, "cold")
CEM = ("3", 0, 0, 0, 0, -30, 30, 0, "cold")
LOG = (
    "select as_of_date::varchar, score from sales.score_log where lead_id = 'hubspot:1'"
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Acme:
    """Acme's connectors have loaded, this project is installed, and all is built."""
    built = load_acme(ROOT / "tests/consumer_project", tmp_path_factory.mktemp("acme"))
    assert built.install(), built.said
    assert built.build(), built.said
    return built


def test_nothing_is_warned_of(built):
    assert built.warnings == []


def test_visits_before_a_name_and_on_another_device_are_the_lead_s(built):
    assert built.query(SCORES) == [ANN, BOB, CEM]


def test_acme_s_models_stand_on_the_marts(built):
    assert built.query("select * from sales.call_list order by lead_id") == [
        ("hubspot:1", 61, "hot", 900),
        ("hubspot:2", 0, "cold", 0),
        ("hubspot:3", 0, "cold", None),
    ]


def test_points_come_from_a_sheet_and_a_seed(built):
    reasons = built.query(
        "select distinct reason from scoring.lead_score_reasons where points > 0 "
        "and line_type = 'rule' order by reason"
    )
    assert [reason for (reason,) in reasons] == [
        "Is on the enterprise plan",
        "Is on the free plan",
        "Started a trial",
        "Viewed the prices",
        "Works for a large company",
    ]


def test_schemas_are_acme_s(built):
    schemas = built.query(
        "select schema_name from duckdb_tables() union "
        "select schema_name from duckdb_views() where not internal order by 1"
    )
    assert [schema for (schema,) in schemas] == [
        "analytics",  # Acme's other seeds
        "fivetran_hubspot",
        "sales",
        "scoring",
        "scoring_internals",
        "scoring_rules",
        "sheets",
        "web",
    ]


def test_a_changed_rule_in_the_sheet_counts_in_the_next_build(built, tmp_path):
    acme = built.copy(tmp_path)
    acme.query("update sheets.engagement_points set points = 5 where name = 'prices'")
    assert acme.build("-s", "+lead_scores"), acme.said
    assert acme.query(SCORES)[0] == ("1", 11, 10, 30, 0, 0, 0, 51, "warm")
    assert not {"call_list", "score_log"} & acme.built


def test_a_selector_builds_the_scores_and_nothing_of_acme_s_own(built, tmp_path):
    acme = built.copy(tmp_path)
    assert acme.build("--selector", "scores"), acme.said
    assert {"lead_scores", "lead_score_reasons", "behavioral_rules"} <= acme.built
    assert not {"call_list", "score_log", "account_scores"} & acme.built


def test_a_tag_builds_what_a_changed_rule_changes(built, tmp_path):
    acme = built.copy(tmp_path)
    assert acme.build("--selector", "rules"), acme.said
    assert {"demographic_rules", "lead_scores", "score_log"} <= acme.built
    assert not {"stg_lead_scoring__events", "stg_lead_scoring__crm_leads"} & acme.built


def test_an_exposure_says_what_its_marts_need(built, tmp_path):
    acme = built.copy(tmp_path)
    assert acme.dbt("list", "-q", "-s", "+exposure:call_sheet"), acme.said
    needed = {message.split(".")[-1] for _, message in acme.said}
    assert {"lead_scores", "contact", "identifies", "call_sheet"} <= needed


def test_freshness_is_told_from_the_connectors_own_times(built, tmp_path):
    acme = built.copy(tmp_path)
    now = "cast(current_timestamp as timestamptz)"
    acme.query(f"update fivetran_hubspot.contact set _fivetran_synced = {now}")
    acme.query(f"update web.pages set received_at = {now} - interval 3 days")
    assert acme.freshness() == {
        "lead_scoring_hubspot.contact": "pass",
        "lead_scoring_hubspot.email_event": "error",
        "lead_scoring_segment.pages": "warn",
        "lead_scoring_segment.tracks": "error",
    }


def test_upgrading_the_package_keeps_what_acme_built(built, tmp_path):
    """The next version lies elsewhere, and is built over what is there."""
    package = tmp_path / "next"
    for part in [name for name in SHARED if name != "tests"] + ["seeds"]:
        copy = shutil.copytree if (ROOT / part).is_dir() else shutil.copy
        package.mkdir(exist_ok=True)
        copy(ROOT / part, package / part)
    shutil.copytree(ROOT / "tests/generic", package / "tests/generic")
    settings = package / "dbt_project.yml"
    version = 'version: "0.1.0"'
    assert version in settings.read_text()
    settings.write_text(settings.read_text().replace(version, 'version: "0.2.0"'))
    acme = built.copy(tmp_path / "acme")
    acme.query(
        "create table scoring.notes as select lead_id, 'called' as note "
        "from scoring.lead_scores"
    )
    before = acme.query(LOG)
    assert acme.install(package), acme.said
    assert acme.build(as_of="2026-04-02"), acme.said
    assert acme.warnings == []
    assert before == [("2026-04-01", 61)]
    assert acme.query(f"{LOG} order by 1") == [*before, ("2026-04-02", 61)]
    assert acme.query("select count(*) from scoring.notes") == [(3,)]


NOT_THERE = """
"contact" has no column "property_plan_type", which is required. Sync it, or name the
column that holds it, or none, in the var lead_scoring_columns: {hubspot: {...}}.
"""


@pytest.mark.parametrize(
    ("loss", "complaint"),
    [
        ("property_plan_type to tariff", " ".join(NOT_THERE.split())),
        ("to people", '"contact" does not exist. Load it, or point the vars'),
    ],
)
def test_what_is_missing_is_named(built, tmp_path, loss, complaint):
    acme = built.copy(tmp_path)
    acme.query(f"alter table fivetran_hubspot.contact rename {loss}")
    assert not acme.build("-s", "base_lead_scoring__hubspot_contacts")
    [failed] = [result for result in acme.results if result.status == "error"]
    assert complaint in failed.message
