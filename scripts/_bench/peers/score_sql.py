"""score.sql in one DuckDB process, with the memory and files of a build.

python score_sql.py RAW RULES AS_OF OUT.parquet
"""

import sys
from pathlib import Path

import duckdb

raw, rules, as_of, out = sys.argv[1:]
query = Path(__file__).with_name("score.sql").read_text()
for name, value in {"raw": raw, "rules": rules, "as_of": as_of}.items():
    query = query.replace("{" + name + "}", value)
connection = duckdb.connect(config={"temp_directory": f"{out}.tmp"})
connection.execute(f"copy ({query}) to '{out}' (format parquet)")
