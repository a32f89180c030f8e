"""The peers' scores in pandas: raw files and rule files in, a row per lead out.

    python score_pandas.py RAW RULES AS_OF OUT.parquet

Points are whole ten-thousandths, so that sums are exact.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

raw, rules, as_of, out = sys.argv[1:]
AS_OF = pd.Timestamp(as_of)
ADDRESS = r"[^@ ]+@[^@ ]+\.[^@ ]+"


def read_rules(name: str) -> pd.DataFrame:
    return pd.read_csv(f"{rules}/{name}.csv", dtype=str, keep_default_na=False)


def read_raw(table: str, columns: list[str] | None = None) -> pd.DataFrame:
    files = sorted(Path(raw, table).rglob("*.parquet"))
    return pd.concat(
        [pd.read_parquet(file, columns=columns, partitioning=None) for file in files],
        ignore_index=True,
    )


def address_of(emails: pd.Series) -> pd.Series:
    text = emails.str.strip().str.lower()
    return text.where(text.str.fullmatch(ADDRESS).fillna(False).astype(bool))


def read_events() -> pd.DataFrame:
    """Distinct events of people, with whom each names."""
    columns = [
        *("source_system", "event_id", "event_name", "visitor_id", "user_id", "email"),
        *("page_url", "form", "user_agent", "is_filtered", "occurred_at", "loaded_at"),
    ]
    events = pd.concat(
        [read_raw(table, columns) for table in ("web_events", "email_events")],
        ignore_index=True,
    )
    events["is_late"] = ~(
        (events.occurred_at >= pd.Timestamp("2000-01-01"))
        & (events.occurred_at <= events.loaded_at + pd.Timedelta(days=1))
    )
    events = events.sort_values(["is_late", "loaded_at", "occurred_at"])
    events = events.drop_duplicates(["source_system", "event_id"])
    bots = "|".join(read_rules("bot_agents").pattern)
    agents = events.user_agent.dropna().drop_duplicates()
    bot_agents = agents[agents.str.lower().str.contains(bots)]
    events = events[
        ~events.is_late
        & ~events.is_filtered.astype(bool)
        & ~events.user_agent.isin(bot_agents)
        & (events.occurred_at.dt.normalize() <= AS_OF)
    ].copy()
    path = events.page_url.str.lower().str.extract(r"://[^/?#]*([^?#]*)")[0]
    path = path.str.rstrip("/")
    events["page_path"] = path.mask((path == "").fillna(False).astype(bool), "/")
    events["form"] = events.form.str.lower()
    events["event_day"] = events.occurred_at.dt.normalize()
    events["person"] = address_of(events.email).fillna(events.user_id)
    kept = ["event_name", "visitor_id", "occurred_at", "event_day"]
    return events[[*kept, "person", "page_path", "form"]]


def stitched(events: pd.DataFrame) -> pd.DataFrame:
    """Anonymous events go to the visitor's next identification, else to the last."""
    is_named = events.person.notna()
    days = (
        events[is_named & events.visitor_id.notna()]
        .sort_values("occurred_at")
        .groupby(["visitor_id", "event_day"])
        .person.agg(later="first", earlier="last")
        .reset_index()
        .sort_values("event_day")
    )
    anonymous = events[~is_named & events.visitor_id.notna()]
    anonymous = anonymous.sort_values("event_day").drop(columns="person")
    for name, direction in (("later", "forward"), ("earlier", "backward")):
        anonymous = pd.merge_asof(
            anonymous,
            days[["visitor_id", "event_day", name]],
            on="event_day",
            by="visitor_id",
            direction=direction,
        )
    anonymous["person"] = anonymous.later.fillna(anonymous.earlier)
    return pd.concat([events[is_named], anonymous[events.columns]])


def read_leads() -> pd.DataFrame:
    companies = read_raw("crm_companies", ["company_id", "industry", "employee_count"])
    companies["employee_count"] = pd.to_numeric(
        companies.employee_count, errors="coerce"
    )
    leads = read_raw("crm_leads").merge(companies, on="company_id", how="left")
    leads["address"] = address_of(leads.email)
    for column in ("job_title", "country", "lead_source", "phone", "industry"):
        leads[column] = leads[column].str.strip().str.lower()
    return leads


def lead_days(events: pd.DataFrame, leads: pd.DataFrame) -> pd.DataFrame:
    people = pd.concat(
        [
            leads[["lead_id"]].assign(person=leads.lead_id),
            leads[["lead_id"]].assign(person=leads.address).dropna(),
        ]
    )
    known = events.dropna(subset=["person"]).merge(people, on="person")
    columns = ["lead_id", "event_day", "event_name", "page_path", "form"]
    return (
        known.groupby(columns, dropna=False, sort=False)
        .occurred_at.agg(occurrences="size", newest_at="max")
        .reset_index()
    )


def worth(points: float | pd.Series, left: pd.Series) -> pd.Series:
    return np.floor(points * left * 10000 + 0.5).astype("int64")


def matching_days(rule: pd.Series, days: pd.DataFrame) -> pd.DataFrame:
    found = days[days.event_name == rule.event]
    if rule.property:
        column = found[rule.property]
        tests = {
            "is": lambda: column == rule.value,
            "starts_with": lambda: column.str.startswith(rule.value),
            "contains": lambda: column.str.contains(rule.value, regex=False),
        }
        found = found[tests[rule.operator]().fillna(False).astype(bool)]
    return found


def rule_points(rule: pd.Series, days: pd.DataFrame) -> pd.DataFrame:
    points = float(rule.points)
    found = matching_days(rule, days)
    found = found.groupby(["lead_id", "event_day"], sort=False).occurrences.sum()
    found = found.reset_index()
    found["age"] = (AS_OF - found.event_day).dt.days
    if rule.within_days:
        found = found[found.age < int(rule.within_days)]
    if rule.count_as != "every_time":
        found = found.assign(occurrences=1)
    found = found.sort_values(["lead_id", "age"])
    if rule.count_as == "once":
        found = found.drop_duplicates("lead_id")
    left = found.age * 0.0 + 1
    if rule.decay == "half_life":
        left = 0.5 ** (found.age / int(rule.decay_days))
    whole, part = found.occurrences, found.age * 0.0
    if rule.max_points:
        before = found.groupby("lead_id").occurrences.cumsum() - whole
        room = float(rule.max_points) - points * before
        part = (room % points).where((room > 0) & (room < whole * points), 0.0)
        whole = np.minimum(whole, np.floor(room / points).clip(lower=0).astype("int64"))
    gained = whole * worth(points, left) + worth(part, left)
    return pd.DataFrame({"lead_id": found.lead_id, "points": gained})


def behavioral_points(days: pd.DataFrame) -> pd.Series:
    lines = read_rules("behavioral_rules").itertuples()
    parts = [rule_points(rule, days) for rule in lines]
    return pd.concat(parts).groupby("lead_id").points.sum()


def demographic_points(leads: pd.DataFrame) -> pd.Series:
    total = pd.Series(0, index=leads.index, dtype="int64")
    for rule in read_rules("demographic_rules").itertuples():
        column = leads[rule.attribute]
        tests = {
            "is": lambda c, v: c == v,
            "is_one_of": lambda c, v: c.isin(v.split("|")),
            "contains": lambda c, v: c.str.contains(v, regex=False),
            "starts_with": lambda c, v: c.str.startswith(v),
            "ends_with": lambda c, v: c.str.endswith(v),
            "is_known": lambda c, v: c.notna() & (c != ""),
            "at_least": lambda c, v: c >= float(v),
            "at_most": lambda c, v: c <= float(v),
            "between": lambda c, v: c.between(*map(float, v.split("|"))),
        }
        holds = tests[rule.operator](column, rule.value).fillna(False).astype("int64")
        total += holds * round(float(rule.points) * 10000)
    return total


def main() -> None:
    leads = read_leads()
    days = lead_days(stitched(read_events()), leads)
    kinds = read_rules("event_kinds")
    engaging = kinds.event[kinds.is_engagement == "true"]
    engaged = days[days.event_name.isin(engaging)].groupby("lead_id").newest_at.max()
    gained = leads.lead_id.map(behavioral_points(days)).fillna(0).astype("int64")
    total = (demographic_points(leads) + gained).clip(0, 1000000)
    pd.DataFrame(
        {
            "lead_id": leads.lead_id,
            "score": (total + 5000) // 10000,
            "last_engaged_at": leads.lead_id.map(engaged),
        }
    ).to_parquet(out, index=False)


main()
