"""No model's SQL is one engine's own, outside of the macros that are dispatched.

The models are compiled in a project that installs this one and answers every
dispatched macro, of this project and of dbt, with a call `portable(...)`. What is
left must be SQL that every engine has: a list of functions, no syntax of some
engines only, no reserved words as names, and the grammars of Snowflake, BigQuery
and Spark read it.

This shows that a port starts from the dispatched macros alone. It does not show
that another engine computes the same: not its types and their precision, not
what it does with unknown values, ties and time zones. Only a build there does,
as test_postgres.py does on Postgres.
"""

import re
from pathlib import Path

import pytest
import sqlglot
from conftest import ROOT, inside, run_dbt
from sqlglot import exp
from sqlglot.tokens import TokenType

OTHERS = ["snowflake", "bigquery", "spark"]
# sqlglot's names; `portable` stands for what is dispatched
FUNCTIONS = {
    *("Abs", "Case", "Cast", "Coalesce", "Count", "Exists", "Floor", "Greatest"),
    *("If", "Lag", "Lead", "Least", "Left", "Length", "Lower", "Max", "Min"),
    *("Nullif", "Pow", "Replace", "Round", "RowNumber", "Sign", "Substring", "Sum"),
    *("Trim", "MD5", "Chr", "portable", "And", "Or", "Ln"),
}
SYNTAX = {
    exp.Qualify: "qualify",
    exp.Pivot: "pivot or unpivot",
    exp.Lateral: "lateral",
    exp.Unnest: "unnest",
    exp.Explode: "unnest",
    exp.ILike: "ilike",
    exp.Filter: "filter (where ...)",
    exp.Struct: "a struct",
    exp.Array: "a list",
    exp.Bracket: "an element of a list",
    exp.Lambda: "a lambda",
    exp.Map: "a map",
    exp.AtTimeZone: "at time zone",
    exp.TryCast: "try_cast",
    exp.RegexpLike: "a pattern",
    exp.Collate: "collate",
    exp.Offset: "offset",
    exp.Values: "values",
}
# reserved in BigQuery, Snowflake or Spark, and free in DuckDB or Postgres
RESERVED = """
account connect connection contains current cube database define enum exclude
following grouping groups gscluster hash if ignore increment interval issue lookup
merge merges minus new no nulls of organization over partition preceding proto
qualify range recursive regexp respect rlike rollup row rows sample schema set
start struct tablesample to treat trigger unbounded view whenever within
"""


def faults(sql: str) -> list[str]:
    """What is not portable in a compiled model."""
    tokens = sqlglot.tokenize(sql, read="duckdb")
    found = [":: for a cast" for t in tokens if t.token_type == TokenType.DCOLON]
    before = [None, *(token.token_type for token in tokens)]
    for last, token in zip(before, tokens, strict=False):
        if token.token_type == TokenType.FROM and last in (None, TokenType.L_PAREN):
            found.append("from without select")
    if re.search(r"\b(loaded|known|occurred)_at desc(?! nulls)", sql):
        found.append("order by ... desc, which some engines begin with unknown")
    tree = sqlglot.parse_one(sql, read="duckdb")
    for node in tree.walk():
        found += [name for kind, name in SYNTAX.items() if type(node) is kind]
        if isinstance(node, exp.Func) and type(node) not in SYNTAX:
            name = node.name if isinstance(node, exp.Anonymous) else type(node).__name__
            if name not in FUNCTIONS:
                found.append(f"function {name}")
        if isinstance(node, exp.Star) and any(
            node.args.get(part) for part in ("except_", "except", "replace", "rename")
        ):
            found.append("* exclude or replace")
        if isinstance(node, exp.Group) and node.args.get("all"):
            found.append("group by all")
        if isinstance(node, exp.Distinct) and node.args.get("on"):
            found.append("distinct on")
        if isinstance(node, exp.Join) and node.args.get("using"):
            found.append("join using")
        if isinstance(node, exp.TableAlias | exp.Alias):
            name = node.alias or node.name
            if name.lower() in RESERVED.split():
                found.append(f"reserved word {name} as a name")
    for dialect in OTHERS:
        try:
            sqlglot.parse_one(sql, read=dialect, error_level=sqlglot.ErrorLevel.RAISE)
        except sqlglot.errors.SqlglotError as error:
            found.append(f"{dialect} does not read it: {str(error).splitlines()[0]}")
    return list(dict.fromkeys(found))


# ---------------------------------------------------------------- the models


def dispatched() -> set[str]:
    text = "".join(file.read_text() for file in ROOT.glob("macros/**/*.sql"))
    return set(re.findall(r"adapter\.dispatch\(\s*'(\w+)', 'lead_scoring'\s*\)", text))


def of_dbt() -> set[str]:
    """dbt's own macros that the models use; those of types give a name only."""
    files = [*ROOT.glob("macros/**/*.sql"), *ROOT.glob("models/**/*.sql")]
    found = re.findall(r"\bdbt\.(\w+)\(", "".join(f.read_text() for f in files))
    return {n for n in found if not n.startswith(("type_", "escape_"))}


NO_QUOTES = """
{% macro duckdb__escape_single_quotes(text) -%}
    {{ text | replace("'", "") }}
{%- endmacro %}
"""
PROBE = """
{%% macro duckdb__%s() -%%}
    {%%- set first = (varargs | list + kwargs.values() | list)[%s] -%%}
    portable({{ first if first is string else first | join(', ') }})
{%%- endmacro %%}
"""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory) -> dict[str, str]:
    """The models' SQL by name, with `portable(...)` for what is dispatched."""
    folder = tmp_path_factory.mktemp("portable")
    (folder / "macros").mkdir()
    (folder / "dbt_project.yml").write_text(
        "name: probe\nprofile: lead_scoring\n"
        "flags: {require_ref_searches_node_package_before_root: true}\n"
        "dispatch:\n"
        "  - {macro_namespace: dbt, search_order: [probe, dbt]}\n"
    )
    (folder / "packages.yml").write_text(f"packages: [{{local: {ROOT}}}]\n")
    (folder / "profiles.yml").write_text((ROOT / "profiles.yml").read_text())
    (folder / "warehouse").mkdir()
    # an engine's way to write a quote in a text is dbt's to know
    probes = [NO_QUOTES]
    probes += [PROBE % (name, 0) for name in sorted(dispatched())]
    # dateadd(part, number, from); the others begin with their column
    probes += [PROBE % (n, 2 if n == "dateadd" else 0) for n in sorted(of_dbt())]
    (folder / "macros/probes.sql").write_text("\n".join(probes))
    with inside(folder):
        for command in ("deps", "compile"):
            outcome = run_dbt(command)
            assert outcome.success, outcome.exception
    models = {
        result.node.name: result.node.compiled_code
        for result in outcome.result.results
        if result.node.resource_type == "model"
    }
    assert any("portable(" in sql for sql in models.values())
    return models


def test_the_models_are_portable(compiled):
    assert len(compiled) > 50
    found = {name: faults(sql) for name, sql in compiled.items()}
    assert {name: said for name, said in found.items() if said} == {}


def test_what_is_dispatched_is_listed(compiled):
    """docs/engines.md has a row for each, and no other."""
    text = Path(ROOT / "docs/engines.md").read_text()
    listed = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    assert listed == dispatched()


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("select a from t qualify row_number() over (order by a) = 1", "qualify"),
        ("select a, count(*) as n from t group by all", "group by all"),
        ("from t pivot (sum(a) for b in ('x'))", "pivot or unpivot"),
        ("select * exclude (a) from t", "* exclude or replace"),
        ("select * replace (1 as a) from t", "* exclude or replace"),
        ("select {'a': 1} as a", "a struct"),
        ("select [1, 2] as a", "a list"),
        ("select a[1] as a from t", "an element of a list"),
        ("select a::date as a from t", ":: for a cast"),
        ("select b from t, lateral (select t.a as b) as u", "lateral"),
        ("select unnest(a) as a from t", "unnest"),
        ("select a from t where a ilike 'x'", "ilike"),
        ("select sum(a) filter (where b) as a from t", "filter (where ...)"),
        ("select try_cast(a as date) as a from t", "try_cast"),
        ("select a at time zone 'UTC' as a from t", "at time zone"),
        ("select distinct on (a) a from t", "distinct on"),
        ("select a from t inner join u using (a)", "join using"),
        ("from t", "from without select"),
        ("select arg_min(a, b) as a from t", "function ArgMin"),
        ("select md5_number(a) as a from t", "function md5_number"),
        ("select regexp_matches(a, 'x') as a from t", "a pattern"),
        ("select a from t as groups", "reserved word groups as a name"),
        ("select a as rows from t", "reserved word rows as a name"),
        (
            "select row_number() over (order by loaded_at desc) as a from t",
            "order by ... desc, which some engines begin with unknown",
        ),
        ("select a from t union select a from u", "bigquery does not read it: "),
    ],
)
def test_a_fault_is_found(sql, fault):
    assert any(said.startswith(fault) for said in faults(sql)), faults(sql)


def test_plain_sql_has_no_fault():
    sql = "select a, sum(b) as b from t inner join u on t.c = u.c group by a"
    assert faults(sql) == []
