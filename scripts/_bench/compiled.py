"""The SQL that dbt compiled, run without dbt: one process, one table after the
other, in the same kind of file with the same settings.

    python compiled.py PLAN.json WAREHOUSE MEMORY_LIMIT

The plan is what `plan` writes after a build.
"""

import graphlib
import json
import sys
from pathlib import Path

import duckdb


def plan(
    project: Path, warehouse: Path, out: Path, one_query_of: str | None = None
) -> Path:
    """Write what the last full build did as one list of statements; or one of its
    tables as one query, in which all models are CTEs."""
    manifest = json.loads((project / "target/manifest.json").read_text())
    built = json.loads((project / "target/run_results.json").read_text())["results"]
    names = {
        node["unique_id"]
        for node in built
        if node["unique_id"].startswith(("model.", "seed."))
    }
    parents = {
        name: [parent for parent in manifest["parent_map"][name] if parent in names]
        for name in names
    }
    order = list(graphlib.TopologicalSorter(parents).static_order())
    nodes = [manifest["nodes"][name] for name in order]
    with duckdb.connect(warehouse / "work.duckdb", read_only=True) as work:
        raw_views = work.execute(
            "select schema_name, sql from duckdb_views() "
            "where schema_name like 'lead_scoring_raw%'"
        ).fetchall()
    schemas = {node["schema"] for node in nodes} | {schema for schema, _ in raw_views}
    statements = [f"create schema if not exists {schema}" for schema in schemas]
    statements += [sql for _, sql in raw_views]
    if one_query_of:
        seeds = [node for node in nodes if node["resource_type"] == "seed"]
        statements += [_statement(node, project) for node in seeds]
        models = [node for node in nodes if node["resource_type"] == "model"]
        statements.append(_one_query(models, one_query_of))
    else:
        statements += [_statement(node, project) for node in nodes]
    out.write_text(json.dumps({"statements": statements}))
    return out


def _statement(node: dict, project: Path) -> str:
    relation = f"{node['schema']}.{node['alias']}"
    if node["resource_type"] == "seed":
        file = project / node["original_file_path"]
        return (
            f"create table {relation} as select * from read_csv('{file}', "
            "all_varchar = true, header = true, delim = ',', quote = '\"')"
        )
    kind = "view" if node["config"]["materialized"] == "view" else "table"
    return f"create {kind} {relation} as {node['compiled_code']}"


def _one_query(models: list[dict], name: str) -> str:
    """The last of the models, the others as CTEs before it."""
    ctes = ",\n\n".join(
        f"built_{model['alias']} as (\n{model['compiled_code']}\n)" for model in models
    )
    for model in models:
        ctes = ctes.replace(model["relation_name"], f"built_{model['alias']}")
    schema = next(model["schema"] for model in models if model["alias"] == name)
    return f"create table {schema}.{name} as with {ctes}\n\nselect * from built_{name}"


def main(file: str, warehouse: str, memory_limit: str) -> None:
    # as profiles.yml sets it
    work = duckdb.connect(
        f"{warehouse}/work.duckdb",
        config={
            "storage_compatibility_version": "v1.0.0",
            "memory_limit": memory_limit,
            "temp_directory": f"{warehouse}/work.tmp",
        },
    )
    work.execute("set TimeZone = 'UTC'")
    for statement in json.loads(Path(file).read_text())["statements"]:
        work.execute(statement)
    work.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
