"""What the rule files may hold, as the project's YAML files declare it."""

import functools
import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from _environment import stop

ROOT = Path(__file__).parents[2]
OWN_SEEDS = ROOT / "seeds"
RULE_COLUMNS = OWN_SEEDS / "rules/_rules__seeds.yml"
LIST_COLUMNS = OWN_SEEDS / "lists/_lists__seeds.yml"
PROBLEMS = ROOT / "models/intermediate/matching/_matching__models.yml"

# What leads and events have without any setting is listed in two macros.
ATTRIBUTES = ROOT / "macros/scoring/lead_scoring_attributes.sql"
PROPERTIES = ROOT / "macros/cleaning/lead_scoring_signal_columns.sql"


@dataclass
class Contract:
    """`columns`: what each table's columns may hold, by table and column."""

    columns: dict[str, dict[str, dict[str, Any]]]
    phrases: dict[str, list[str]]
    variables: dict[str, Any]
    switched_off: set[str] = field(default_factory=set)

    @property
    def lists(self) -> list[str]:
        return listed(self.variables, "lead_scoring_lists")

    @property
    def lead_attributes(self) -> list[str]:
        return listed(self.variables, "lead_scoring_lead_attributes")

    @property
    def properties(self) -> dict[str, bool]:
        """The properties of events, and whether each holds numbers."""
        extra = self.variables.get("lead_scoring_event_properties") or []
        return dict.fromkeys(first_list(PROPERTIES), False) | {
            one["name"]: "bucket" in one for one in extra
        }

    @property
    def steps(self) -> dict[str, Decimal]:
        """The properties of events that are known in steps only."""
        extra = self.variables.get("lead_scoring_event_properties") or []
        return {
            one["name"].lower(): Decimal(str(one["bucket"]))
            for one in extra
            if one.get("bucket")
        }

    @property
    def all_attributes(self) -> list[str]:
        return first_list(ATTRIBUTES) + self.lead_attributes

    @property
    def today(self) -> date:
        as_of = self.variables.get("lead_scoring_as_of") or date.today()
        return as_of if isinstance(as_of, date) else date.fromisoformat(as_of)


def read_contract(seeds: Path, variables: dict[str, Any]) -> Contract:
    own, users = project_of(OWN_SEEDS), project_of(seeds)
    merged = own["vars"] | users.get("vars", {})
    merged |= users.get("vars", {}).get("lead_scoring") or {}
    seeds_config = (users.get("seeds") or {}).get("lead_scoring") or {}
    return Contract(
        columns=declared(RULE_COLUMNS) | declared(LIST_COLUMNS),
        phrases=phrases(),
        variables=merged | variables,
        switched_off=set(switched_off(seeds_config)),
    )


def listed(variables: dict[str, Any], name: str) -> list[str]:
    """A var that holds a list; a text would be read letter by letter."""
    names = variables.get(name) or []
    if not isinstance(names, list):
        stop(f'The var {name} is "{names}"; write a list, such as [{names}].')
    return list(names)


def project_of(seeds: Path) -> dict[str, Any]:
    """The dbt project that a folder of seeds is in; none: this one's."""
    for folder in [*seeds.resolve().parents, ROOT]:
        if (folder / "dbt_project.yml").is_file():
            return load(folder / "dbt_project.yml")
    return {}


def switched_off(config: dict[str, Any], name: str = "") -> list[str]:
    """The seeds of this project that a user's project replaces."""
    if False in (config.get("+enabled"), config.get("enabled")):
        return [name]
    return [
        off
        for key, below in config.items()
        if isinstance(below, dict)
        for off in switched_off(below, key)
    ]


def declared(file: Path) -> dict[str, dict[str, dict[str, Any]]]:
    return {
        seed["name"]: {
            column["name"]: column.get("config", {}).get("meta", {})
            for column in seed["columns"]
        }
        for seed in load(file)["seeds"]
    }


def phrases() -> dict[str, list[str]]:
    for model in load(PROBLEMS)["models"]:
        if model["name"] == "int_lead_scoring__rule_problems":
            return model["config"]["meta"]["problems"]
    raise KeyError("int_lead_scoring__rule_problems")


@functools.cache
def first_list(macro: Path) -> list[str]:
    """The words of the first list in a macro."""
    listed = re.search(r"\[(.*?)\]", macro.read_text(), re.DOTALL)
    return re.findall(r"'(\w+)'", listed[1]) if listed else []


def load(file: Path) -> dict[str, Any]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(file.read_bytes(), loader) or {}
