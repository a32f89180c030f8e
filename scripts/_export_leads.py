"""Which leads a CRM should hear of: the published ones beside what it knows.

A lead is
    scored        as `lead_scores` shows it,
    disqualified  its tier and the reason stay, the rest is emptied,
    opted out     everything is emptied,
    gone          it is no lead of its own any more, or has no id for this CRM.
Of the last three only those are exported that the CRM knows as something else.
"""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import duckdb
from _environment import stop
from _export_state import read_state

LEADS = "lead_scoring.lead_scores"
HISTORY = "lead_scoring.lead_score_history"
NEEDED = {"is_opted_out", "crm_records", "top_reasons", "lead_confidence"}
# Columns that a disqualified lead keeps; an opted-out one keeps none.
KEPT = {"tier": "tier", "top_reasons": "disqualified_reason"}

# What each lead should be in the CRM. Two leads with one record there are told as
# one: who opted out first, then the higher score.
WANTED = """
create temp table wanted as
with found as (
    select
        *,
        case
            when is_opted_out then 'opted out'
            when is_disqualified then 'disqualified'
            else 'scored'
        end as status,
        {object} as object,
        {record} as record
    from {leads}
)
select
    {values},
    lead_id, object, record, status, crm_records,
    case when status <> 'opted out' then tier end as known_tier,
    case when status = 'scored' then score end as known_score,
    case when status = 'scored' then lead_confidence end as known_confidence,
    {changed_since} as is_asked_for,
    record is not null and row_number() over (
        partition by object, record
        order by status = 'opted out' desc, score desc, lead_id
    ) = 1 as is_told
from found
"""
CHANGED = """
create temp table changes as
select
    wanted.* exclude (is_asked_for, is_told),
    case when state.lead_id is null then 'new'
        when wanted.status = 'scored' then 'changed'
        else 'withdrawn' end as change
from wanted left join state using (lead_id)
where is_told and case
    when wanted.status <> 'scored'
        then state.status is not null and state.status <> wanted.status
    when {is_asked} then is_asked_for
    else
        (state.object, state.record, state.status, state.score, state.tier,
            state.lead_confidence, state.crm_records)
        is distinct from
        (wanted.object, wanted.record, wanted.status, known_score, known_tier,
            known_confidence, wanted.crm_records)
end
"""
GONE = """
insert into changes by name
select lead_id, object, record, 'gone' as status, 'withdrawn' as change
from state
where status <> 'opted out'
    and lead_id not in (select lead_id from wanted where is_told)
    and record not in (select record from wanted where is_told)
"""
LEFT_OUT = """
select
    case
        when wanted.record is null then $no_record
        when not is_told then 'with the record of another lead'
        else wanted.status
    end as reason,
    count(*)
from wanted left join state using (lead_id)
where wanted.record is null or not is_told
    or (wanted.status <> 'scored' and state.lead_id is null)
group by reason order by reason
"""


@dataclass(frozen=True)
class Destination:
    """A CRM: how it knows a lead, and which columns go under which names.

    `record` and `object` are SQL over lead_scores: the id that the CRM knows (null:
    it can't know the lead), and the kind of record.
    """

    name: str
    title: str
    record: str
    object: str
    no_record: str
    columns: dict[str, str]
    tells_gone: bool


@dataclass(frozen=True)
class Found:
    """The rows to send, the hottest first, and counts for people."""

    rows: duckdb.DuckDBPyConnection
    counts: dict[str, int]
    left_out: dict[str, int]
    known: int
    as_of: str
    rule_set_hash: str


def find(
    published: Path, state: Path | None, to: Destination, since: date | None
) -> Found:
    """A connection with the table `changes`, and what there is to say of it."""
    leads = open_published(published, to)
    leads.execute(f"create temp table state as {read_state(state)}")
    leads.execute(
        WANTED.format(
            leads=LEADS,
            object=to.object,
            record=to.record,
            values=",\n    ".join(values(to)),
            changed_since=asked_for(since),
        )
    )
    leads.execute(CHANGED.format(is_asked="true" if since else "false"))
    if to.tells_gone:
        leads.execute(GONE)
    as_of, rules = leads.execute(
        f"select max(as_of_date)::text, max(rule_set_hash) from {LEADS}"
    ).fetchone()
    return Found(
        rows=leads,
        counts=dict(
            leads.execute(
                "select change, count(*) from changes group by 1 order by 1"
            ).fetchall()
        ),
        left_out=dict(leads.execute(LEFT_OUT, {"no_record": to.no_record}).fetchall()),
        known=leads.execute("select count(*) from state").fetchone()[0],
        as_of=as_of,
        rule_set_hash=rules,
    )


def open_published(published: Path, to: Destination) -> duckdb.DuckDBPyConnection:
    try:
        leads = duckdb.connect(published, read_only=True)
        described = leads.execute(f"describe {LEADS}").fetchall()
    except duckdb.Error:
        stop(
            f"There are no scores in {published}: run ./scripts/build, then this again."
        )
    columns = {name for name, *_ in described}
    if not columns >= NEEDED:
        stop(
            f"{published} is of an older version: run ./scripts/build, then this again."
        )
    for column in to.columns:
        if column not in columns:
            stop(
                f'The settings of {to.title} name a column "{column}", which '
                f"lead_scores does not have; it has {', '.join(sorted(columns))}."
            )
    return leads


def values(to: Destination) -> list[str]:
    """The columns as the CRM gets them, `out_<column>`."""
    return [
        f"""case status when 'scored' then {column}
        {f"when 'disqualified' then {KEPT[column]}" if column in KEPT else ""}
        end as out_{column}"""
        for column in to.columns
    ]


def asked_for(since: date | None) -> str:
    """Whose score or tier on show changed on that day or later."""
    if not since:
        return "false"
    return f"""lead_id in (
        select lead_id from (
            select *, row(score, tier) is distinct from lag(row(score, tier)) over (
                partition by lead_id, scorecard_id order by valid_from
            ) as is_change
            from {HISTORY}
        ) where is_change and valid_from >= date '{since}'
            and scorecard_id = found.scorecard_id
    )"""
