"""Raw tables for Postgres: what DuckDB reads from files, as a loader would put it."""

import tempfile
from pathlib import Path

import duckdb

TYPES = {
    "VARCHAR": "text",
    "TIMESTAMP": "timestamp",
    "TIMESTAMP WITH TIME ZONE": "timestamptz",
    "DOUBLE": "double precision",
}
SCHEMA = "lead_scoring_raw"


def load(session, files: dict[str, str], types: dict[str, str] | None = None) -> None:
    """Copy each table; `files` says how DuckDB reads it, such as a CSV's name.

    types: by column or table.column, the Postgres type to give it.
    """
    session.execute(f"drop schema if exists {SCHEMA} cascade")
    session.execute(f"create schema {SCHEMA}")
    for table, source in files.items():
        load_table(session, table, source, types or {})


def load_table(session, table: str, source: str, types: dict[str, str]) -> None:
    with duckdb.connect() as reader, tempfile.TemporaryDirectory() as folder:
        reader.execute("set timezone = 'UTC'")
        described = reader.execute(f"describe from {source}").fetchall()
        columns = ", ".join(
            f'"{name}" '
            + types.get(f"{table}.{name}", types.get(name, TYPES.get(found, found)))
            for name, found, *_ in described
        )
        file = Path(folder) / "rows.csv"
        reader.execute(f"copy (from {source}) to '{file}' (header false)")
        session.execute(f"create table {SCHEMA}.{table} ({columns})")
        with file.open() as rows:
            session.copy_expert(f"copy {SCHEMA}.{table} from stdin (format csv)", rows)
        session.execute(f"analyze {SCHEMA}.{table}")


def of_files(folder: Path) -> dict[str, str]:
    """The tables of a folder of raw files."""
    found = {}
    for path in sorted(folder.iterdir()):
        if path.suffix == ".csv":
            found[path.stem] = (
                f"read_csv('{path}', header = true, all_varchar = true, "
                "delim = ',', quote = '\"', escape = '\"')"
            )
        elif path.is_dir() and not path.name.startswith("_"):
            found[path.name] = (
                f"read_parquet('{path}/**/*.parquet', union_by_name = true, "
                "hive_partitioning = false)"
            )
    return found
