"""How the project is laid out, held against its manifest."""

import json
import re
from pathlib import Path

import pytest
from conftest import ROOT, inside, run_dbt
from dbt_runs import WRITTEN_LATER, vars_option

# each of these folders reads a source, and the raw contract is one of them
FOLDERS = [
    file.parent.name for file in sorted(ROOT.glob("models/staging/*/_*__sources.yml"))
]
PREFIXES = {
    **{f"staging/{folder}": "base_lead_scoring__" for folder in FOLDERS},
    "staging/crm": "stg_lead_scoring__",
    "staging/rules": "stg_lead_scoring__",
    "staging/web": "stg_lead_scoring__",
    "intermediate": "int_lead_scoring__",
}
TYPES = ("text", "timestamp", "boolean", "number", "json")
# what looks for problems in the raw rows reads them as they came
READS_BASE = ("staging/", "intermediate/quality/")


# the ways of reading raw data: no two need to be on at once
SOURCES = [
    {},
    {"lead_scoring_sources": FOLDERS},
    {"lead_scoring_sources": ["raw", "ga4"], "lead_scoring_ga4_table": "event"},
]


@pytest.fixture(scope="module", params=SOURCES, ids=str)
def manifest(template, request):
    options = ["--vars", json.dumps(request.param), "--target-path", "layout"]
    with inside(template):
        outcome = run_dbt("parse", *options)
    assert outcome.success, outcome.exception
    return outcome.result


@pytest.mark.parametrize("manifest", [{}], indirect=True)
def test_the_project_is_read_alike_for_other_days_and_limits(manifest, template):
    """Worlds of the tests that differ in these alone share what dbt has read."""
    with inside(template):
        options = [*vars_option(WRITTEN_LATER), "--no-partial-parse"]
        outcome = run_dbt("parse", *options, "--target-path", "layout")
    assert outcome.success, outcome.exception
    assert lasting(outcome.result.to_dict()) == lasting(manifest.to_dict())


def lasting(part):
    """All but the times and names of the run."""
    if isinstance(part, dict):
        passing = {"created_at", "metadata", "state_check"}
        return {k: lasting(v) for k, v in part.items() if k not in passing}
    return [lasting(v) for v in part] if isinstance(part, list) else part


def models(manifest) -> list:
    return [node for node in manifest.nodes.values() if node.resource_type == "model"]


def grains_tested(manifest) -> set[str]:
    return {
        node.attached_node
        for node in manifest.nodes.values()
        if getattr(node, "test_metadata", None)
        and node.test_metadata.name in ("lead_scoring_unique_grain", "unique")
    }


def test_names_say_the_folder(manifest):
    for model in models(manifest):
        folder = str(Path(model.path).parent)
        is_adapter = folder.startswith("staging/") and folder not in PREFIXES
        prefix = next(
            (name for place, name in PREFIXES.items() if folder.startswith(place)),
            f"base_lead_scoring__{Path(folder).name}_" if is_adapter else "",
        )
        assert model.name.startswith(prefix), f"{model.name} in {folder}"
        assert Path(model.path).stem == model.name


def test_only_staging_reads_sources_and_base_models(manifest):
    for model in models(manifest):
        parents = model.depends_on.nodes
        if any(parent.startswith("source.") for parent in parents):
            assert model.name.startswith("base_"), model.name
        if any(".base_lead_scoring__" in parent for parent in parents):
            assert model.path.startswith(READS_BASE), model.name


def test_every_model_says_its_grain_and_it_is_tested(manifest):
    tested = grains_tested(manifest)
    for model in models(manifest):
        assert re.search(r"One row( per .*)?\.$", model.description), model.name
        if "grain" in model.config.meta:
            assert model.unique_id in tested, model.name


def test_public_models_have_contracts_and_every_column_described(manifest):
    for model in models(manifest):
        is_mart = model.path.startswith("marts/")
        assert (model.access == "public") == is_mart, model.name
        if is_mart:
            assert model.contract.enforced and model.config.group, model.name
            assert model.config.meta.get("grain"), model.name
            assert all(column.description for column in model.columns.values())


def test_every_seed_column_is_text_and_described(manifest):
    seeds = [n for n in manifest.nodes.values() if n.resource_type == "seed"]
    for seed in seeds:
        header = (ROOT / seed.original_file_path).read_text().splitlines()[0].split(",")
        assert list(seed.columns) == header, seed.name
        assert all(column.description for column in seed.columns.values()), seed.name
        assert set(seed.config.column_types) == set(header), seed.name
        assert set(seed.config.column_types.values()) == {"text"}, seed.name
        assert seed.unique_id in grains_tested(manifest), seed.name


def test_every_source_column_has_a_type_and_a_description(manifest):
    for source in manifest.sources.values():
        assert source.description, source.name
        for column in source.columns.values():
            assert column.description, f"{source.name}.{column.name}"
            assert column.data_type in TYPES, f"{source.name}.{column.name}"


def test_a_macro_has_its_own_file_and_public_ones_are_documented(manifest):
    ours = [m for m in manifest.macros.values() if m.package_name == "lead_scoring"]
    for macro in ours:
        stem = Path(macro.original_file_path).stem
        if macro.name.startswith("test_"):
            assert macro.name == f"test_{stem}"
            continue
        dispatched = re.sub(r"^(default|duckdb|postgres)__", "", macro.name)
        assert stem in (macro.name, dispatched, f"default__{dispatched}"), macro.name
        if macro.name.startswith("lead_scoring_"):
            assert macro.description, f"{macro.name} is in no _macros.yml"


def test_no_file_is_long():
    """Each has one job; 150 lines of SQL have more."""
    for file in (*ROOT.glob("models/**/*.sql"), *ROOT.glob("macros/**/*.sql")):
        lines = len(file.read_text().splitlines())
        assert lines <= 150, f"{file.name} has {lines} lines"


def test_a_var_that_says_how_events_are_read_reads_them_anew():
    """All vars of staging do, but where tables are and those of leads."""
    folders = ("models/staging", "macros/raw", "macros/cleaning")
    text = "".join(
        file.read_text() for folder in folders for file in ROOT.glob(f"{folder}/**/*.*")
    )
    settings = (ROOT / "macros/ingest/_lead_scoring_facts_settings.sql").read_text()
    of_leads = {"lead_scoring_columns", "lead_scoring_lead_attributes"}
    for name in set(re.findall(r"""var\(['"](lead_scoring_\w+)['"]""", text)):
        if name not in of_leads and not name.endswith(("_schema", "_database")):
            assert f"'{name}'" in settings, name
