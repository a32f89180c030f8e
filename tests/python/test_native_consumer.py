"""As a package, on raw tables of its own contract: a user's own dbt project
installs this one and builds on it."""

import pytest
import yaml
from conftest import ROOT
from consumers import Acme, load_acme

SCORES = """
    select lead_id, demographic_score, company_score, behavioral_score,
        negative_score, correction_score, score, tier
    from analytics_lead_scoring.lead_scores order by lead_id
"""
# Ann: enterprise plan 11, large company 10; viewed pricing today 10, as a vice
# president 5; read to the end a half-life ago 0.5; rounded up.
ANN = ("1", 11, 10, 15.5, 0, 0.5, 37, "warm")
NEGATIVE_RULES = """
    select
        'pays_nothing' as rule_id, 1 as condition, 'attribute' as kind,
        'wrong_fit' as rule_group, 'lead.plan' as property, 'is' as operator,
        'free' as value, -2 as points, true as is_active, 'Is free' as reason,
        null as scorecard_id, null as event, null as count_as, null as at_least,
        null as at_most, null as within_days, null as max_points, null as decay,
        null as decay_days, null as decay_percent, null as valid_from,
        null as valid_to
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Acme:
    """Acme's raw tables loaded, this project installed, and all built."""
    project = ROOT / "tests/consumer_project_native"
    built = load_acme(project, tmp_path_factory.mktemp("acme"))
    assert built.install(), built.said
    assert built.build(), built.said
    return built


def test_data_tests_come_along_and_unit_tests_stay_at_home(built):
    ran = {(r.node.package_name, r.node.resource_type) for r in built.results}
    assert {("lead_scoring", "test"), ("acme_analytics", "test")} <= ran
    assert ("lead_scoring", "unit_test") not in ran


def test_nothing_is_warned_of(built):
    assert built.warnings == []


def test_leads_score_by_acme_s_rules_and_attribute(built):
    assert built.query(SCORES) == [
        ANN,
        ("2", 3, 0, 0, 0, 0, 3, "cold"),
        ("3", 0, 0, 0, -30, 30, 0, "cold"),
    ]
    assert built.query("select * from analytics.call_list order by lead_id") == [
        ("1", 37, "warm", 900),
        ("2", 3, "cold", 0),
        ("3", 0, "cold", None),
    ]


def test_schemas_are_named_as_acme_names_them(built):
    schemas = built.query(
        "select schema_name from duckdb_tables() union "
        "select schema_name from duckdb_views() where not internal order by 1"
    )
    assert [schema for (schema,) in schemas] == [
        "acme_raw",
        "analytics",
        "analytics_lead_scoring",
        "analytics_lead_scoring_intermediate",
        "analytics_lead_scoring_rules",
        "analytics_lead_scoring_staging",
    ]


def test_freshness_is_told_of_the_raw_tables(built, tmp_path):
    assert built.copy(tmp_path).freshness() == {
        "lead_scoring_raw.crm_leads": "error",
        "lead_scoring_raw.web_events": "error",
    }


def test_hooks_do_nothing(built):
    assert not [message for _, message in built.said if "leads.duckdb" in message]
    assert not (built.folder / "warehouse").exists()


def test_a_model_may_take_the_place_of_a_rule_table(built, tmp_path):
    acme = built.copy(tmp_path)
    settings = acme.folder / "dbt_project.yml"
    project = yaml.safe_load(settings.read_text())
    project["seeds"]["lead_scoring"]["rules"]["negative_rules"] = {"+enabled": False}
    settings.write_text(yaml.safe_dump(project))
    (acme.folder / "models/negative_rules.sql").write_text(NEGATIVE_RULES)
    assert acme.build("-s", "+lead_scores"), acme.said
    names = {result.node.name for result in acme.results}
    assert "lead_scoring_unique_grain_negative_rules_rule_id__condition" in names
    assert "call_list" not in names
    assert acme.query(SCORES) == [
        ANN,
        ("2", 3, 0, 0, -2, 0, 1, "cold"),
        ("3", 0, 0, 0, 0, 0, 0, "cold"),
    ]


@pytest.mark.parametrize(
    ("table", "loss", "complaint"),
    [
        ("web_events", "to other", "does not exist"),
        ("crm_leads", "created_at to born_at", 'has no column "created_at"'),
        ("crm_leads", "plan to tariff", 'has no column "plan"'),
    ],
)
def test_a_missing_table_or_column_is_named(built, tmp_path, table, loss, complaint):
    acme = built.copy(tmp_path)
    acme.query(f"alter table acme_raw.{table} rename {loss}")
    assert not acme.build("-s", f"base_lead_scoring__{table}")
    [failed] = [result for result in acme.results if result.status == "error"]
    assert f'The raw table "acme"."acme_raw"."{table}" {complaint}' in failed.message


def test_a_model_may_take_the_place_of_a_raw_table(built, tmp_path):
    """Acme's own model renames the columns that the contract names otherwise."""
    acme = built.copy(tmp_path)
    settings = acme.folder / "dbt_project.yml"
    project = yaml.safe_load(settings.read_text())
    base = {"base_lead_scoring__crm_leads": {"+enabled": False}}
    project["models"] = {"lead_scoring": {"staging": {"raw": base}}}
    settings.write_text(yaml.safe_dump(project))
    acme.query("alter table acme_raw.crm_leads rename to people")
    acme.query("alter table acme_raw.people rename email to mail")
    (acme.folder / "models/acme_leads.sql").write_text(
        "select *, mail as email from acme_raw.people"
    )
    (acme.folder / "models/base_lead_scoring__crm_leads.sql").write_text(
        "{{ lead_scoring.lead_scoring_raw_table('crm_leads', ['plan'], "
        "ref('acme_leads')) }}"
    )
    assert acme.build("-s", "+lead_scores"), acme.said
    assert acme.query(SCORES)[0] == ANN
