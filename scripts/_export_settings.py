"""How each destination knows a lead, from the vars of the project."""

from typing import Any

import yaml
from _environment import stop
from _export_leads import Destination

TITLES = {"hubspot": "HubSpot", "salesforce": "Salesforce", "csv": "CSV"}
# An id of Salesforce says what it is of.
SALESFORCE_ID = "'(00Q|003)[A-Za-z0-9]{12}([A-Za-z0-9]{3})?'"
IS_SALESFORCE = f"regexp_full_match(source_record_id, {SALESFORCE_ID})"
IS_CONTACT = f"{IS_SALESFORCE} and starts_with(source_record_id, '003')"
CSV_COLUMNS = [
    *("email", "full_name", "company_name", "owner_id", "lifecycle_stage"),
    *("score", "tier", "grade", "is_sales_ready", "lead_confidence"),
    *("top_reasons", "last_engaged_at", "as_of_date"),
]


def destination(name: str, given: dict[str, Any]) -> tuple[Destination, str]:
    """The destination, and the name of its id there."""
    with open("dbt_project.yml") as project:
        variables = yaml.safe_load(project)["vars"] | given
    if name == "csv":
        columns = {column: column for column in CSV_COLUMNS}
        return of(name, "lead_id", "'lead'", "without an id", columns), "lead_id"
    what = "properties" if name == "hubspot" else "fields"
    key = str(variables[f"lead_scoring_{name}_id"])
    columns = names(variables[f"lead_scoring_{name}_{what}"], f"{name}_{what}")
    if name == "hubspot":
        record, lack = {
            "email": ("email", "without an e-mail address"),
            "hs_object_id": (
                "case when source_system = 'hubspot' then source_record_id end",
                "that are no contact of HubSpot",
            ),
        }.get(key, ("lead_id", "without an id"))
        return of(name, record, "'contact'", lack, columns), key
    record, lack = "lead_id", "without an id"
    if key == "Id":
        record = f"case when {IS_SALESFORCE} then source_record_id end"
        lack = "without an Id of Salesforce"
    kind = f"case when {IS_CONTACT} then 'Contact' else 'Lead' end"
    return of(name, record, kind, lack, columns), key


def of(
    name: str, record: str, kind: str, no_record: str, columns: dict[str, str]
) -> Destination:
    return Destination(
        name=name,
        title=TITLES[name],
        record=record,
        object=kind,
        no_record=no_record,
        columns=columns,
        # An upsert would make a contact anew that was deleted, or empty the one
        # that it was merged into.
        tells_gone=name != "hubspot",
    )


def names(columns: Any, var: str) -> dict[str, str]:
    """What each column is called there; one without a name is not sent."""
    if not isinstance(columns, dict) or not any(columns.values()):
        stop(
            f"The var lead_scoring_{var} must name what to write, such as "
            "{score: lead_score, tier: lead_score_tier}."
        )
    named = {column: str(name) for column, name in columns.items() if name}
    for name in named.values():
        if list(named.values()).count(name) > 1:
            stop(f'The var lead_scoring_{var} names "{name}" twice.')
    return named
