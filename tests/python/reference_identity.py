"""Who is who, row by row: the people of a world as of a day, with what they did.

Plain Python beside the warehouse's SQL, with no code in common; see
reference_scorer.py.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import parse_qs, urlsplit

Row = dict[str, str]
FOUNDED = datetime(2000, 1, 1)
BLINK = timedelta(seconds=5)  # three links of one mail within it: a scanner
LEAD_COLUMNS = [
    "job_title",
    "country",
    "region",
    "lead_source",
    "campaign",
    "lifecycle_stage",
    "owner_id",
    "phone",
]
COMPANY_COLUMNS = {
    "company_name": "company_name",
    "company_domain": "domain",
    "industry": "industry",
    "employee_count": "employee_count",
    "annual_revenue": "annual_revenue",
    "company_country": "country",
}


@dataclass
class Event:
    row: Row
    name: str
    at: datetime
    known: date
    properties: dict[str, str]
    is_ignored: bool = False

    @property
    def day(self) -> date:
        return self.at.date()


@dataclass
class Person:
    lead_id: str
    created: date | None
    attributes: dict[str, str]
    events: list[Event] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # lead ids and addresses


@dataclass
class Record:
    """A row of the CRM as it was on the day."""

    lead_id: str
    row: Row
    created_at: datetime | None
    merged_into: str
    address: str
    former_addresses: list[str]
    value: Callable[[str], str]
    is_deleted: bool
    is_merged: bool = True

    @property
    def age_order(self) -> tuple:
        return (self.created_at or datetime.max, self.lead_id)


def text(row: Row, column: str) -> str:
    return str(row.get(column) or "").strip()


def moment(value: str) -> datetime | None:
    try:
        return datetime.fromisoformat(value)
    except ValueError:
        return None


def number(value: str) -> Decimal | None:
    try:
        return Decimal(value)
    except InvalidOperation:
        return None


def email(value: str) -> str:
    """Normalised, or nothing where it is malformed."""
    value = value.strip().lower()
    name, at, domain = value.partition("@")
    fine = name and at and "@" not in domain and "." in domain and " " not in value
    return value if fine else ""


def known_at(row: Row) -> datetime:
    loaded = moment(text(row, "loaded_at"))
    return moment(text(row, "known_at")) or loaded or datetime.max


def newest(rows: Iterable[Row], key: str) -> dict[str, Row]:
    """The newest load of each record."""
    in_order = sorted(rows, key=lambda row: text(row, "loaded_at"))
    return {text(row, key): row for row in in_order}


# ---------------------------------------------------------------- events


def true_events(raw: dict[str, list[Row]], seeds: dict[str, list[Row]]) -> list[Event]:
    """Each event once, by its first known delivery; no bots, no own staff."""
    deliveries = defaultdict(list)
    for table in ("web_events", "email_events"):
        for row in raw.get(table, []):
            key = (text(row, "source_system"), text(row, "event_id"))
            deliveries[key].append(row)
    first = [
        min(rows, key=lambda row: (not is_sane(row), known_at(row)))
        for rows in deliveries.values()
    ]
    events = [typed(row) for row in first if is_sane(row)]
    scanned = scanner_clicks(events)
    return [
        event
        for event in events
        if id(event) not in scanned and not is_set_aside(event.row, seeds)
    ]


def is_sane(row: Row) -> bool:
    at, loaded = (moment(text(row, c)) for c in ("occurred_at", "loaded_at"))
    return bool(
        at and at >= FOUNDED and not (loaded and at > loaded + timedelta(days=1))
    )


def typed(row: Row) -> Event:
    url = urlsplit(text(row, "page_url").lower())
    campaign = text(row, "campaign") or parse_qs(url.query).get("utm_campaign", [""])[0]
    scroll = ""
    if (found := number(str(json_object(row).get("scroll_percent")))) is not None:
        scroll = str(int(found) // 10 * 10)
    properties = {
        "page_path": (url.path.rstrip("/") or "/") if text(row, "page_url") else "",
        "page_host": url.netloc,
        "campaign": campaign.lower(),
        "form": text(row, "form").lower(),
        "scroll_percent": scroll,
    }
    at = moment(text(row, "occurred_at"))
    assert at
    name = text(row, "event_name").lower()
    return Event(row, name, at, known_at(row).date(), properties)


def json_object(row: Row) -> dict[str, Any]:
    try:
        return json.loads(text(row, "properties"))
    except ValueError:
        return {}


def is_set_aside(row: Row, seeds: dict[str, list[Row]]) -> bool:
    agent = text(row, "user_agent").lower()
    if any(text(bot, "pattern").lower() in agent for bot in seeds["rules/bot_agents"]):
        return True
    if text(row, "is_filtered").lower() == "true":
        return True
    address = email(text(row, "email")) or email(text(row, "user_id"))
    return is_own_staff(address, seeds)


def is_own_staff(address: str, seeds: dict[str, list[Row]]) -> bool:
    ours = {
        (text(row, "kind"), text(row, "value").lower())
        for row in seeds["rules/own_staff"]
    }
    domain = address.partition("@")[2]
    return ("email", address) in ours or ("email_domain", domain) in ours


def scanner_clicks(events: list[Event]) -> set[int]:
    """Clicks on three links or more of one mail within five seconds."""
    mails = defaultdict(list)
    for event in events:
        if event.name == "email_click":
            who = email(text(event.row, "email")) or text(event.row, "user_id")
            mails[who, event.properties["campaign"]].append(event)
    scanned = set()
    for clicks in mails.values():
        for start in clicks:
            burst = [c for c in clicks if start.at <= c.at <= start.at + BLINK]
            if len({text(click.row, "page_url") for click in burst}) >= 3:
                scanned |= {id(click) for click in burst}
    return scanned


# ---------------------------------------------------------------- records


def records_on(raw: dict[str, list[Row]], day: date) -> dict[str, Record]:
    history = defaultdict(list)
    for row in raw.get("crm_lead_history", []):
        if moment(text(row, "changed_at")):
            history[text(row, "lead_id"), text(row, "attribute").lower()].append(row)
    for changes in history.values():
        changes.sort(key=lambda row: text(row, "changed_at"))
    rows, records = newest(raw["crm_leads"], "lead_id"), {}
    merges = {key: text(row, "merged_into_lead_id") for key, row in rows.items()}
    for lead_id, row in rows.items():
        created_at = moment(text(row, "created_at"))
        if lead_id and not (created_at and created_at.date() > day):
            # A CRM that deletes what it merges did so at the merge.
            is_deleted = (
                text(row, "is_deleted").lower() == "true"
                and target(merges, lead_id) == lead_id
            )
            records[lead_id] = record(
                lead_id, row, created_at, is_deleted, history, day
            )
            # A mistake of the CRM, on whatever day its last step was known.
            if comes_back(merges, lead_id):
                records[lead_id].merged_into = ""
    return records


def record(
    lead_id: str,
    row: Row,
    created_at: datetime | None,
    is_deleted: bool,
    history: dict[tuple[str, str], list[Row]],
    day: date,
) -> Record:
    def changed(change: Row) -> date:
        at = moment(text(change, "changed_at"))
        assert at
        return at.date()

    def value(column: str) -> str:
        """Valid on the day where the history knows, else the current one."""
        changes = history[lead_id, column]
        past = [change for change in changes if changed(change) <= day]
        if past:
            return text(past[-1], "new_value")
        return text(changes[0], "old_value") if changes else text(row, column)

    merges = history[lead_id, "merged_into_lead_id"]
    if merges:
        known = [
            change
            for change in merges
            if changed(change) <= day and known_at(change).date() <= day
        ]
        merged_into = text(known[-1], "new_value") if known else ""
    else:
        # A merge whose time nobody tells was always known.
        merged_into = text(row, "merged_into_lead_id")
    moves = [
        move
        for move in history[lead_id, "email"]
        if changed(move) <= day and known_at(move).date() <= day
    ]
    former = [email(text(move, "old_value")) for move in moves]
    former += [email(text(move, "new_value")) for move in moves]
    # An address is an identification: it counts once it is known.
    said = value("email")
    if history[lead_id, "email"]:
        first = text(history[lead_id, "email"][0], "old_value")
        said = text(moves[-1], "new_value") if moves else first
    address = email(said)
    return Record(
        lead_id, row, created_at, merged_into, address, former, value, is_deleted
    )


def comes_back(merges: dict[str, str], lead_id: str) -> bool:
    into = merges[lead_id]
    for _ in merges:
        if into == lead_id or into not in merges:
            break
        into = merges[into]
    return into == lead_id


def target(merges: dict[str, str], lead_id: str) -> str:
    """Where merges lead; those that come back to their start merge nobody."""
    seen = [lead_id]
    while (into := merges[seen[-1]]) in merges:
        if into in seen:
            return into
        seen.append(into)
    return seen[-1]


# ---------------------------------------------------------------- people


def people_on(
    raw: dict[str, list[Row]], seeds: dict[str, list[Row]], day: date
) -> dict[str, Person]:
    """The surviving leads as of a day, each with its attributes and events."""
    records = records_on(raw, day)
    groups = same_person(records)
    companies = newest(raw.get("crm_companies", []), "company_id")
    people, owner_of_record = {}, {}
    for group in groups:
        kept = [r for r in group if not r.is_merged and not r.is_deleted]
        if kept:
            survivor = min(kept, key=lambda r: r.age_order)
            lead_id = survivor.lead_id
            people[lead_id] = described(survivor, group, companies, seeds, day)
            owner_of_record |= {r.lead_id: lead_id for r in group}
    owner_of_address = {
        address: owner_of_record[r.lead_id]
        for address, r in holders_of_addresses(records).items()
        if r.lead_id in owner_of_record
    }
    for name, lead_id in (owner_of_record | owner_of_address).items():
        people[lead_id].names.add(name)

    events = true_events(raw, seeds)
    known = [e for e in events if e.known <= day]
    # The id of a lead that is not scored is nobody's, but it is a lead's.
    owners = {
        user: owner_of_record.get(lead_id)
        for user, lead_id in user_ids(raw["crm_leads"]).items()
    }
    whose = Identities(known, owners, owner_of_address)
    for event in events:
        lead_id = whose.of_event(event)
        if lead_id and event.day <= day:
            people[lead_id].events.append(event)
    return people


def user_ids(raw_leads: list[Row]) -> dict[str, str]:
    """The record a user id stands for: of that id, else the oldest that says it."""
    rows = newest(raw_leads, "lead_id")
    merges = {key: text(row, "merged_into_lead_id") for key, row in rows.items()}

    def order(lead_id: str) -> tuple:
        is_deleted = text(rows[lead_id], "is_deleted").lower() == "true"
        is_gone = is_deleted and target(merges, lead_id) == lead_id
        created = moment(text(rows[lead_id], "created_at")) or datetime.max
        return is_gone, created, lead_id

    claims = sorted(rows, key=order, reverse=True)
    said = {text(rows[lead_id], "user_id"): lead_id for lead_id in claims}
    return {**said, **{lead_id: lead_id for lead_id in rows}}


def holders_of_addresses(records: dict[str, Record]) -> dict[str, Record]:
    """Whose an address is: who has it now goes before who had it or is merged."""
    every = [
        (r.is_deleted, r.is_merged, is_former, r.age_order, a, r)
        for r in records.values()
        for is_former, addresses in enumerate(([r.address], r.former_addresses))
        for a in addresses
        if a
    ]
    every.sort(key=lambda claim: claim[:4], reverse=True)
    return {address: r for *_, address, r in every}


def same_person(records: dict[str, Record]) -> list[list[Record]]:
    """Records that merges, or a shared address of those merged into, make one."""
    merges = {lead_id: r.merged_into for lead_id, r in records.items()}
    person = {lead_id: target(merges, lead_id) for lead_id in records}
    by_address: dict[str, str] = {}
    for lead_id in {*person.values()}:
        r = records[lead_id]
        r.is_merged = False
        if r.address and not r.is_deleted:
            other = by_address.setdefault(r.address, lead_id)
            person = {k: other if v == lead_id else v for k, v in person.items()}
    groups = defaultdict(list)
    for lead_id, group in person.items():
        groups[group].append(records[lead_id])
    return list(groups.values())


def described(
    survivor: Record,
    group: list[Record],
    companies: dict[str, Row],
    seeds: dict[str, list[Row]],
    day: date,
) -> Person:
    """The survivor's values; its gaps are filled from the others, newest first."""
    others = sorted(
        (r for r in group if r is not survivor),
        key=lambda r: (r.created_at or datetime.min, r.lead_id),
        reverse=True,
    )
    in_order = [survivor, *others]

    def first(values: Iterable[str]) -> str:
        return next((value for value in values if value), "")

    def filled(column: str) -> str:
        return first(r.value(column) for r in in_order)

    address = first(r.address for r in in_order)
    opted_out = first(str(moment(r.value("opted_out_at")) or "") for r in in_order)[:10]
    attributes = {column: filled(column).lower() for column in LEAD_COLUMNS}
    for attribute, column in COMPANY_COLUMNS.items():
        employers = [companies.get(r.value("company_id"), {}) for r in in_order]
        attributes[attribute] = first(fact(c, column) for c in employers)
    status = "valid" if address else "malformed" if filled("email") else "missing"
    created = survivor.created_at.date() if survivor.created_at else None
    attributes |= {
        "email_domain": address.partition("@")[2],
        "email_status": status,
        "is_own_staff": str(is_own_staff(address, seeds)).lower(),
        "opted_out_date": opted_out if opted_out <= str(day) else "",
        "created_date": first(str(r.created_at or "")[:10] for r in in_order),
    }
    return Person(survivor.lead_id, created, attributes)


def fact(company: Row, column: str) -> str:
    """A number that is none is unknown."""
    value = text(company, column).lower()
    is_number = column in ("employee_count", "annual_revenue")
    return "" if is_number and number(value) is None else value


class Identities:
    """Whose an event is: by address, else user id, else visitor id."""

    def __init__(
        self,
        events: list[Event],
        owner_of_record: dict[str, str | None],
        owner_of_address: dict[str, str],
    ) -> None:
        self.records, self.addresses = owner_of_record, owner_of_address
        self.of_visitor: dict[str, list[Event]] = defaultdict(list)
        self.of_user: dict[str, list[Event]] = defaultdict(list)
        for event in sorted(events, key=lambda e: e.at):
            user, visitor = (text(event.row, c) for c in ("user_id", "visitor_id"))
            if email(text(event.row, "email")) or user:
                self.of_visitor[visitor].append(event)
            if email(text(event.row, "email")):
                self.of_user[user].append(event)

    def of_event(self, event: Event) -> str | None:
        address = email(text(event.row, "email"))
        if address:
            return self.addresses.get(address)
        if user := text(event.row, "user_id"):
            return self.of_user_id(user, event.day)
        visitor = text(event.row, "visitor_id")
        return self.by_identification(self.of_visitor, visitor, event.day)

    def of_user_id(self, user: str, day: date) -> str | None:
        if user in self.records:
            return self.records[user]
        if address := email(user):
            return self.addresses.get(address)
        return self.by_identification(self.of_user, user, day)

    def by_identification(
        self, found: dict[str, list[Event]], name: str, day: date
    ) -> str | None:
        """The first identification on the day or later, else the last before."""
        events = found.get(name, []) if name else []
        later = [event for event in events if event.day >= day]
        chosen = later[0] if later else events[-1] if events else None
        return self.of_event(chosen) if chosen else None
