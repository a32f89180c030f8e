"""The peers' scores in Polars: raw files and rule files in, a row per lead out.

    python score_polars.py RAW RULES AS_OF OUT.parquet

Points are whole ten-thousandths, so that sums are exact.
"""

import sys
from datetime import date, datetime

import polars as pl

raw, rules, as_of, out = sys.argv[1:]
AS_OF = date.fromisoformat(as_of)
ADDRESS = r"^[^@ ]+@[^@ ]+\.[^@ ]+$"


def read_rules(name: str) -> pl.DataFrame:
    return pl.read_csv(f"{rules}/{name}.csv", infer_schema=False)


def read_events() -> pl.DataFrame:
    """Distinct events of people, with whom each names."""
    columns = [
        *("source_system", "event_id", "event_name", "visitor_id", "user_id", "email"),
        *("page_url", "form", "user_agent", "is_filtered", "occurred_at", "loaded_at"),
    ]
    bots = "|".join(read_rules("bot_agents")["pattern"].to_list())
    address = pl.col("email").str.strip_chars().str.to_lowercase()
    path = (
        pl.col("page_url")
        .str.to_lowercase()
        .str.extract(r"://[^/?#]*([^?#]*)")
        .str.strip_chars_end("/")
    )
    return (
        pl.concat(
            pl.scan_parquet(
                f"{raw}/{table}/**/*.parquet", hive_partitioning=False
            ).select(columns)
            for table in ("web_events", "email_events")
        )
        .with_columns(
            is_late=~(
                (pl.col("occurred_at") >= datetime(2000, 1, 1))
                & (pl.col("occurred_at") <= pl.col("loaded_at").dt.offset_by("1d"))
            )
        )
        .sort("is_late", "loaded_at", "occurred_at")
        .unique(["source_system", "event_id"], keep="first", maintain_order=True)
        .filter(
            ~pl.col("is_late"),
            ~pl.col("is_filtered"),
            ~pl.col("user_agent")
            .str.to_lowercase()
            .str.contains(bots)
            .fill_null(False),
            pl.col("occurred_at").dt.date() <= AS_OF,
        )
        .select(
            "event_name",
            "visitor_id",
            "occurred_at",
            event_day=pl.col("occurred_at").dt.date(),
            person=pl.when(address.str.contains(ADDRESS))
            .then(address)
            .otherwise(pl.col("user_id")),
            page_path=pl.when(path == "").then(pl.lit("/")).otherwise(path),
            form=pl.col("form").str.to_lowercase(),
        )
        .collect()
    )


def stitched(events: pl.DataFrame) -> pl.DataFrame:
    """Anonymous events go to the visitor's next identification, else to the last."""
    days = (
        events.filter(
            pl.col("visitor_id").is_not_null(), pl.col("person").is_not_null()
        )
        .sort("occurred_at")
        .group_by("visitor_id", "event_day", maintain_order=True)
        .agg(
            later=pl.col("person").first(),
            earlier=pl.col("person").last(),
        )
        .sort("event_day")
    )
    anonymous = events.filter(pl.col("person").is_null()).sort("event_day")
    for name, strategy in (("later", "forward"), ("earlier", "backward")):
        anonymous = anonymous.join_asof(
            days.select("visitor_id", "event_day", name),
            on="event_day",
            by="visitor_id",
            strategy=strategy,
            check_sortedness=False,
        )
    found = anonymous.with_columns(person=pl.coalesce("later", "earlier"))
    return pl.concat(
        [
            events.filter(pl.col("person").is_not_null()),
            found.select(events.columns),
        ]
    )


def read_leads() -> pl.DataFrame:
    address = pl.col("email").str.strip_chars().str.to_lowercase()
    companies = pl.read_parquet(f"{raw}/crm_companies/*.parquet").select(
        "company_id",
        "industry",
        employee_count=pl.col("employee_count")
        .str.strip_chars()
        .cast(pl.Float64, strict=False),
    )
    return (
        pl.read_parquet(f"{raw}/crm_leads/*.parquet")
        .join(companies, on="company_id", how="left")
        .with_columns(address=pl.when(address.str.contains(ADDRESS)).then(address))
    )


def lead_days(events: pl.DataFrame, leads: pl.DataFrame) -> pl.DataFrame:
    people = pl.concat(
        [
            leads.select("lead_id", person="lead_id"),
            leads.select("lead_id", person="address").drop_nulls(),
        ]
    )
    return (
        events.join(people, on="person")
        .group_by("lead_id", "event_day", "event_name", "page_path", "form")
        .agg(occurrences=pl.len(), newest_at=pl.col("occurred_at").max())
    )


def meets(rule: dict) -> pl.Expr:
    column, value = pl.col(rule["property"] or "event_name"), rule["value"]
    tests = {
        "is": lambda: column == value,
        "starts_with": lambda: column.str.starts_with(value),
        "contains": lambda: column.str.contains(value, literal=True),
        None: lambda: pl.lit(True),
    }
    return (pl.col("event_name") == rule["event"]) & tests[rule["operator"]]()


def worth(points: pl.Expr, left: pl.Expr) -> pl.Expr:
    return (points * left * 10000 + 0.5).floor().cast(pl.Int64)


def behavioral_points(days: pl.DataFrame) -> pl.DataFrame:
    parts = []
    for rule in read_rules("behavioral_rules").iter_rows(named=True):
        points = float(rule["points"])
        found = (
            days.filter(meets(rule))
            .group_by("lead_id", "event_day")
            .agg(occurrences=pl.col("occurrences").sum().cast(pl.Int64))
            .with_columns(age=(pl.lit(AS_OF) - pl.col("event_day")).dt.total_days())
        )
        if rule["within_days"]:
            found = found.filter(pl.col("age") < int(rule["within_days"]))
        if rule["count_as"] != "every_time":
            found = found.with_columns(occurrences=pl.lit(1, pl.Int64))
        found = found.sort("lead_id", "age")
        if rule["count_as"] == "once":
            found = found.unique("lead_id", keep="first", maintain_order=True)
        left = (
            0.5 ** (pl.col("age") / int(rule["decay_days"]))
            if rule["decay"] == "half_life"
            else pl.lit(1.0)
        )
        whole, part = pl.col("occurrences"), pl.lit(0.0)
        if rule["max_points"]:
            before = pl.col("occurrences").cum_sum().over("lead_id") - whole
            room = float(rule["max_points"]) - points * before
            found = found.with_columns(room=room)
            part = (
                pl.when((pl.col("room") > 0) & (pl.col("room") < whole * points))
                .then(pl.col("room") % points)
                .otherwise(0.0)
            )
            whole = pl.min_horizontal(
                whole, (pl.col("room") / points).floor().clip(0).cast(pl.Int64)
            )
        parts.append(
            found.select(
                "lead_id",
                points=whole * worth(pl.lit(points), left) + worth(part, left),
            )
        )
    return pl.concat(parts).group_by("lead_id").agg(pl.col("points").sum())


def demographic_points(leads: pl.DataFrame) -> pl.Expr:
    """The points of a lead, as a column."""
    total = pl.lit(0, pl.Int64)
    for rule in read_rules("demographic_rules").iter_rows(named=True):
        column, value = pl.col(rule["attribute"]), rule["value"]
        if rule["attribute"] != "employee_count":
            column = column.str.strip_chars().str.to_lowercase()
        tests = {
            "is": lambda c, v: c == v,
            "is_one_of": lambda c, v: c.is_in(v.split("|")),
            "contains": lambda c, v: c.str.contains(v, literal=True),
            "starts_with": lambda c, v: c.str.starts_with(v),
            "ends_with": lambda c, v: c.str.ends_with(v),
            "is_known": lambda c, v: c != "",
            "at_least": lambda c, v: c >= float(v),
            "at_most": lambda c, v: c <= float(v),
            "between": lambda c, v: c.is_between(*map(float, v.split("|"))),
        }
        holds = tests[rule["operator"]](column, value).fill_null(False)
        total = total + holds.cast(pl.Int64) * round(float(rule["points"]) * 10000)
    return total


def main() -> None:
    events, leads = stitched(read_events()), read_leads()
    days = lead_days(events, leads)
    kinds = read_rules("event_kinds").filter(pl.col("is_engagement") == "true")
    engaged = (
        days.filter(pl.col("event_name").is_in(kinds["event"].to_list()))
        .group_by("lead_id")
        .agg(last_engaged_at=pl.col("newest_at").max())
    )
    (
        leads.select("lead_id", fit=demographic_points(leads))
        .join(behavioral_points(days), on="lead_id", how="left")
        .join(engaged, on="lead_id", how="left")
        .select(
            "lead_id",
            score=(
                (pl.col("fit") + pl.col("points").fill_null(0)).clip(0, 1000000) + 5000
            )
            // 10000,
            last_engaged_at="last_engaged_at",
        )
        .write_parquet(out)
    )


main()
