"""Random small worlds: a few leads, what they did, and a scorecard of rules.

    world = random_world(seed, date(2026, 6, 30))

Every id, address and rule name holds the mark `§`; `placed(world, "w7")` puts
a name in its place, so that many worlds live in one build and none meets
another. Days crowd around the day of scoring, where windows begin and end.
"""

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

Row = dict[str, str]
AGES = [*range(11), *range(11), 13, 14, 15, 20, 21, 29, 30, 31, 45, 60, 400, -1, -2]
WINDOWS = [1, 2, 3, 4, 5, 7, 10, 14, 15, 30]
POINTS = [
    "1",
    "2",
    "3",
    "5",
    "10",
    "25",
    "40",
    "0.01",
    "0.05",
    "0.25",
    "0.33",
    "1.25",
    "2.5",
    "7.77",
    "12.34",
]
CEILINGS = ["0.5", "1", "3", "4.5", "5", "10", "12", "30"]
TITLES = [
    *("CTO", "VP, Sales", "Vice President", "mvp", "Student", "Head of IT"),
    *("director", "", "  cto ", "Manager (EMEA)", "vp-sales"),
]
VALUES = {
    "job_title": TITLES,
    "country": ["NL", "US", "nl", "IN", "", " DE "],
    "region": ["North", "south", ""],
    "lead_source": ["Partner", "Web", ""],
    "campaign": ["spring", "Autumn sale", ""],
    "lifecycle_stage": ["lead", "customer", ""],
    "owner_id": ["o1", "o2", ""],
    "phone": ["1", ""],
    "industry": ["Software", "Health care", "farming", ""],
    "company_name": ["Acme B.V.", "North Bank", ""],
    "company_country": ["NL", "US", ""],
    "employee_count": ["1", "4", "5", "50", "1000", "1,200", "", "50.5", "many"],
    "annual_revenue": ["0", "1000000", "2.5", "", "1e"],
}
LISTS = {
    "country": "served_countries",
    "industry": "target_industries",
    "email_domain": "free_email_domains",
}
WORDS = ["cto", "VP", "vice president", "head", "student", "it", "nl", "sale", "o"]
PATTERNS = ["^vp", "c.o$", "head|director", "n[lo]", r"\bvp\b", "^[a-z]+$"]
PATHS = [
    "/",
    "/pricing",
    "/Pricing/",
    "/pricing/plans",
    "/careers",
    "/login",
    "/blog/a",
]
HOSTS = ["https://www.shop.test", "https://blog.shop.test", ""]
FORMS = ["demo", "Newsletter", ""]
WEB = ["page_view", "page_view", "page_view", "form_submit", "download", "scroll"]
MAIL = ["email_sent", "email_sent", "email_open", "email_click", "email_unsubscribe"]
EVENTS = [*WEB, *MAIL, "page_view|download", "email_open|email_click", "email_sent"]
OTHER = ["identify", "trial_start", "no_such_event"]


@dataclass
class World:
    seed: int
    raw: dict[str, list[Row]] = field(default_factory=dict)
    seeds: dict[str, list[Row]] = field(default_factory=dict)


def placed(world: World, name: str) -> World:
    """The world under a name."""

    def put(tables: dict[str, list[Row]]) -> dict[str, list[Row]]:
        return {
            table: [
                {key: str(value).replace("§", name) for key, value in row.items()}
                for row in rows
            ]
            for table, rows in tables.items()
        }

    return World(world.seed, put(world.raw), put(world.seeds))


def random_world(seed: int, day: date) -> World:
    make = Maker(random.Random(seed), day)
    return World(seed, make.raw(), make.seeds())


class Maker:
    def __init__(self, rng: random.Random, day: date) -> None:
        self.rng, self.day = rng, day
        self.used: set[datetime] = set()
        self.count = 0

    def one(self, *options):
        return self.rng.choice(options)

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def number(self) -> int:
        self.count += 1
        return self.count

    def time(self, ages: list[int] = AGES) -> datetime:
        """A minute of its own, so that no two things happen at once."""
        start = datetime.combine(self.day, datetime.min.time())
        while True:
            at = start - timedelta(days=self.rng.choice(ages))
            at += timedelta(minutes=self.rng.choice([0, 1439, *range(1440)]))
            if at not in self.used:
                self.used.add(at)
                return at

    def near(self) -> str:
        """A day that may be the edge of a validity."""
        return str(self.day - timedelta(days=self.rng.choice([-1, 0, 0, 1, 3, 7, 10])))

    # ------------------------------------------------------------ raw rows

    def raw(self) -> dict[str, list[Row]]:
        self.ids = [f"§_l{number}" for number in range(self.one(1, 2, 3, 5, 7))]
        ages = [0, 1, 5, 15, 16, 30, 60, 100, 100, -1]
        self.created = {lead_id: self.time(ages) for lead_id in self.ids}
        self.addresses: list[str] = []
        self.history: list[Row] = []
        leads = [row for lead_id in self.ids for row in self.lead(lead_id)]
        self.visitors = [f"§_v{n}" for n in range(self.one(1, 2, 4))]
        web, mail = [], []
        for _ in range(self.one(0, 3, 8, 15, 25) * len(self.ids) // 2):
            web += self.event(self.one(*WEB, *OTHER), "web")
        for _ in range(self.one(0, 2, 6, 10) * len(self.ids) // 2):
            mail += self.event(self.one(*MAIL), "mail")
        if self.chance(0.3):
            mail += self.burst()
        return {
            "crm_leads": leads,
            "crm_companies": [row for n in range(2) for row in self.company(n)],
            "crm_lead_history": self.history,
            "web_events": web,
            "email_events": mail,
        }

    def lead(self, lead_id: str) -> list[Row]:
        domain = self.one("§.test", "§.test", "§.free.test", "§.staff.test")
        address = f"P{self.rng.randrange(len(self.ids) + 2)}@{domain}"
        if self.chance(0.08):
            address = self.one("", "not an address", "a@b@c.test")
        created = self.created[lead_id]
        loaded = self.time([0, 1, 3, 10])
        row = {
            "lead_id": lead_id,
            "email": address,
            "user_id": self.one("", "", "", "§_u0", self.one(*self.ids)),
            "company_id": self.one("", "§_c0", "§_c1", "§_none"),
            "created_at": self.one(*[str(created)] * 15, "yesterday"),
            "opted_out_at": self.one(*[""] * 6, str(self.time()), "never"),
            "loaded_at": str(loaded),
            "is_deleted": self.one(*["", "false"] * 6, "true"),
        }
        for column in list(VALUES)[:8]:
            row[column] = self.one(*VALUES[column])
        if "@" in address:
            self.addresses.append(address)
            if self.chance(0.3):
                self.move(row)
        if self.chance(0.3):
            self.change(row, self.one("job_title", "country", "lifecycle_stage"))
        if len(self.ids) > 1 and self.chance(0.25):
            self.merge(row)
        older = row | {"job_title": "older", "country": "OLD"}
        older["loaded_at"] = str(loaded - timedelta(days=self.one(1, 5)))
        return [row, older] if self.chance(0.3) else [row]

    def changed(self, row: Row, column: str, old: str, new: str, at: datetime) -> None:
        delay = timedelta(hours=self.one(0, 1))
        self.history.append(
            {
                "lead_id": row["lead_id"],
                "attribute": column,
                "old_value": old,
                "new_value": new,
                "changed_at": str(at),
                "loaded_at": str(at + delay),
            }
        )

    def change(self, row: Row, column: str) -> None:
        """A value changes, perhaps twice, perhaps after the day."""
        times = sorted(self.time() for _ in range(self.one(1, 2)))
        old = self.one(*VALUES[column])
        for at in times:
            new = row[column] if at == times[-1] else self.one(*VALUES[column])
            self.changed(row, column, old, new, at)
            old = new

    def move(self, row: Row) -> None:
        """The lead had another address, which nobody else has."""
        former = f"old{self.number()}@§.test"
        self.addresses.append(former)
        self.changed(row, "email", former, row["email"], self.time())

    def merge(self, row: Row) -> None:
        """Into a lead that exists by then, mostly; with or without its history."""
        others = [lead_id for lead_id in self.ids if lead_id != row["lead_id"]]
        into = self.one(*others, "§_nobody")
        created = self.created.get(into, self.created[row["lead_id"]])
        if created.date() > self.day:
            return
        row["merged_into_lead_id"] = into
        if self.chance(0.6):
            at = max(self.time(), created + timedelta(minutes=1))
            self.changed(row, "merged_into_lead_id", "", into, at)
            if self.chance(0.3):
                known = at + timedelta(days=self.one(1, 2, 3))
                self.history[-1]["loaded_at"] = str(known)

    def company(self, number: int) -> list[Row]:
        row = {
            "company_id": f"§_c{number}",
            "domain": "§.test",
            "country": self.one(*VALUES["company_country"]),
            "loaded_at": str(self.time([0, 1])),
        }
        for column in ("company_name", "industry", "employee_count", "annual_revenue"):
            row[column] = self.one(*VALUES[column])
        older = row | {"industry": "older", "loaded_at": str(self.time([5, 6]))}
        return [older, row] if self.chance(0.3) else [row]

    def event(self, name: str, source: str) -> list[Row]:
        at = self.time()
        loaded = at + timedelta(minutes=self.one(0, 5, 1500, 7200))
        row = {
            "source_system": source,
            "event_id": f"§_e{self.number()}",
            "event_name": name,
            "occurred_at": str(at),
            "loaded_at": str(loaded),
            "page_url": self.one(*HOSTS)
            + self.one(*PATHS)
            + self.one("", "", "?x=1#t"),
            "campaign": self.one("", "", "Spring", "internal"),
            "form": self.one(*FORMS) if name == "form_submit" else "",
            "properties": self.properties() if name == "scroll" else "",
            "user_agent": self.one("", *["Mozilla"] * 12, "Mozilla SomeBot/1"),
            "is_filtered": self.one("", *["false"] * 12, "true"),
        }
        if self.chance(0.1):
            row["page_url"] = "https://www.shop.test/pricing?utm_campaign=Spring"
        if self.chance(0.1):
            row["known_at"] = str(at + timedelta(minutes=1))
        row |= self.actor()
        if self.chance(0.04):
            row["occurred_at"] = self.one("1999-12-31 23:59:59", "soon", "")
        if self.chance(0.04):
            row["loaded_at"] = str(at - timedelta(hours=self.one(23, 24, 25)))
        return [row, *self.again(row)]

    def again(self, row: Row) -> list[Row]:
        """Delivered again, later, perhaps with another time; or no repeat at all."""
        if not self.chance(0.12):
            return []
        loaded = datetime.fromisoformat(row["loaded_at"]) + timedelta(days=1)
        repeat = row | {"loaded_at": str(loaded), "known_at": ""}
        if self.chance(0.5):
            repeat["occurred_at"] = str(self.time())
        if self.chance(0.2):
            repeat["source_system"] = "another"
        return [repeat]

    def actor(self) -> Row:
        """Address, user id and visitor id: some, all or none of them."""
        address = self.one(*self.addresses, "stranger@§.test")
        user = self.one(*self.ids, f"§_u{self.one(0, 1)}", address)
        actor = {
            "email": self.one("", self.one(address, f" {address.upper()} ")),
            "user_id": self.one("", "", user),
            "visitor_id": self.one("", self.one(*self.visitors)),
        }
        if self.chance(0.05):
            actor["email"] = "no address"
        return actor

    def properties(self) -> str:
        percent = self.one("0", "9", "50", "89", "90", "99.9", "100", '"90"', "null")
        return self.one('{"scroll_percent": ' + percent + "}", "{}", "no json", "")

    def burst(self) -> list[Row]:
        """Clicks in one minute: scanner or not."""
        at, address = self.time(), self.one(*self.addresses, "stranger@§.test")
        apart = self.one(1, 2, 3)  # three links within five seconds, or not
        return [
            {
                "source_system": "mail",
                "event_id": f"§_e{self.number()}",
                "event_name": "email_click",
                "occurred_at": str(at + timedelta(seconds=number * apart)),
                "loaded_at": str(at + timedelta(minutes=9)),
                "email": address,
                "campaign": "spring",
                "page_url": f"/mail/{number if self.chance(0.9) else 0}",
            }
            for number in range(self.one(2, 3, 4))
        ]

    # ------------------------------------------------------------ rules

    def seeds(self) -> dict[str, list[Row]]:
        self.groups = [self.group(number) for number in range(self.one(2, 4, 6))]
        low, high = self.one((0, 100), (0, 100), (-50, 50), (0, 20), (10, 80))
        tables: dict[str, list[Row]] = {
            "rules/rule_groups": self.groups + self.shared_group(),
            "rules/scorecards": [
                {
                    "scorecard_id": "§",
                    "scorecard_name": "§",
                    "min_score": str(low),
                    "max_score": str(high),
                    "is_active": "true",
                }
            ],
            "rules/tiers": self.tiers(low, high),
            "rules/grades": self.grades(),
            "rules/score_adjustments": self.adjustments(),
            "rules/disqualification_rules": [],
            "rules/demographic_rules": [],
            "rules/behavioral_rules": [],
            "rules/negative_rules": [],
        }
        for _ in range(self.one(2, 5, 9)):
            table, rows = self.rule(self.rng.choice(self.groups))
            tables[table] += rows
        if self.chance(0.4):
            rows = self.attribute_rule("attribute", None)
            tables["rules/disqualification_rules"] += rows
        return tables

    def group(self, number: int) -> Row:
        part = self.one(
            "demographic", "company", "behavioral", "behavioral", "engagement",
            "negative", "negative", "negative",
        )  # fmt: skip
        limits = [("", "", "5", "7.77", "20"), ("", "", "", "2")]
        most, least = (self.one(*options) for options in limits)
        if part == "negative":
            most, least = (f"-{v}" if v else "" for v in (least, most))
        return {
            "scorecard_id": "§",
            "rule_group": f"§_g{number}",
            "part": part,
            "dimension": self.one("fit", "engagement"),
            "combine": self.one("sum", "highest"),
            "weight_percent": self.one("", "100", "35", "33.3", "150"),
            "min_points": least,
            "max_points": most,
            "reason": "g",
        }

    def shared_group(self) -> list[Row]:
        """The world's own version of a group of every scorecard."""
        if self.chance(0.7):
            return []
        own = {"scorecard_id": "§", "weight_percent": "50", "max_points": "4"}
        return [SHARED["rules/rule_groups"][1] | own]

    def tiers(self, low: int, high: int) -> list[Row]:
        if self.chance(0.3) and low >= 0:
            return []
        bounds = self.rng.sample(range(low + 1, high), self.one(0, 1, 2, 3))
        return [
            {
                "scorecard_id": "§",
                "tier": f"t{bound}",
                "min_score": str(bound),
                "is_sales_ready": str(bound > low).lower(),
            }
            for bound in (low, *bounds)
        ]

    def grades(self) -> list[Row]:
        if self.chance(0.5):
            return []
        return [
            {
                "scorecard_id": "§",
                "dimension": dimension,
                "grade": f"{dimension[0]}{bound or 'x'}",
                "min_points": bound,
            }
            for dimension in ("fit", "engagement")
            for bound in ("", *self.rng.sample(["-5", "0", "2", "2.5", "10", "20"], 3))
        ]

    def adjustments(self) -> list[Row]:
        if self.chance(0.4):
            return []
        return [self.adjustment() for _ in range(self.one(1, 2, 4))]

    def adjustment(self) -> Row:
        begin, end = sorted((self.near(), self.near()))
        return {
            "adjustment_id": f"§_a{self.number()}",
            "lead": self.one(*self.ids, *self.addresses).lower(),
            "scorecard_id": self.one("§", "§", ""),
            "action": self.one("set_to", "add"),
            "points": self.one("20", "7.5", "0.25", "-3", "50", "0"),
            "effective_from": begin,
            "effective_to": self.one("", "", end),
            "changed_by": "someone",
            "reason": "a",
        }

    def validity(self) -> Row:
        if self.chance(0.7):
            return {}
        begin, end = sorted((self.near(), self.near()))
        return self.one(
            {"valid_from": begin}, {"valid_to": end},
            {"valid_from": begin, "valid_to": end},
        )  # fmt: skip

    def rule(self, group: Row) -> tuple[str, list[Row]]:
        part = group["part"]
        if part in ("demographic", "company"):
            return "rules/demographic_rules", self.attribute_rule("attribute", group)
        if part != "negative":
            return "rules/behavioral_rules", self.event_rule(group)
        kind = self.one("attribute", "event", "event", "inactivity", "unopened")
        if kind == "attribute":
            rows = self.attribute_rule("property", group)
        elif kind == "event":
            rows = self.event_rule(group)
        else:
            rows = self.quiet_rule(group, kind)
        rows[0] |= {"kind": kind, "points": f"-{rows[0]['points']}"}
        return "rules/negative_rules", rows

    def head(self, group: Row | None) -> Row:
        head = {
            "rule_id": f"§_r{self.number()}",
            "condition": "1",
            "scorecard_id": "§",
            "is_active": self.one(*["true"] * 12, "false"),
            "reason": "r",
        } | self.validity()
        if group:
            head |= {"rule_group": group["rule_group"], "points": self.one(*POINTS)}
        return head

    def attribute_rule(self, column: str, group: Row | None) -> list[Row]:
        head = self.head(group)
        tests = [self.lead_test(column) for _ in range(self.one(1, 1, 1, 2, 3))]
        return self.with_conditions(head, tests)

    def with_conditions(self, head: Row, tests: list[Row]) -> list[Row]:
        rows = [head | tests[0]] if tests else [head]
        for number, test in enumerate(tests[1:], 2):
            extra = {"rule_id": head["rule_id"], "condition": str(number)}
            rows.append(extra | test)
        return rows

    def event_rule(self, group: Row) -> list[Row]:
        head = self.head(group) | {"event": self.one(*EVENTS)}
        head["count_as"] = self.one("", "every_time", "once_per_day", "once")
        if self.chance(0.5):
            head["within_days"] = str(self.one(*WINDOWS))
        if self.chance(0.3):
            head["at_least"] = str(self.one(1, 2, 2, 3))
            if self.chance(0.3):
                head["at_most"] = str(int(head["at_least"]) + self.one(0, 1))
        elif self.chance(0.1):
            head["at_most"] = str(self.one(1, 2, 3))
        elif self.chance(0.5):
            head["max_points"] = self.one(*CEILINGS)
        head |= self.decay()
        tests = []
        for _ in range(self.one(0, 0, 1, 1, 1, 2)):
            is_of_lead = self.chance(0.25)
            tests.append(
                self.lead_test("property") if is_of_lead else self.event_test()
            )
        if head["event"] == "page_view" and self.chance(0.3):
            tests.append(
                {"property": "page_path", "operator": "contains", "value": "Pricing"}
            )
        return self.with_conditions(head, tests)

    def decay(self) -> Row:
        form = self.one("", "none", "half_life", "linear", "percent", "compound")
        if form in ("", "none"):
            return {"decay": form}
        row = {"decay": form, "decay_days": str(self.one(*WINDOWS, 90))}
        if form in ("percent", "compound"):
            row["decay_percent"] = self.one(
                "5", "12.5", "15", "25", "33.3", "50", "100"
            )
        return row

    def quiet_rule(self, group: Row, kind: str) -> list[Row]:
        head = self.head(group) | {"within_days": str(self.one(*WINDOWS))}
        if kind == "inactivity":
            head["event"] = self.one("", "", "page_view", "email_open|email_click")
            head["max_points"] = self.one("", *CEILINGS)
        else:
            head |= {"event": "email_sent", "at_least": str(self.one(1, 1, 2, 3))}
        tests = [self.lead_test("property")] if self.chance(0.3) else []
        return self.with_conditions(head, tests)

    # ------------------------------------------------------------ conditions

    def lead_test(self, column: str) -> Row:
        name = self.one(*VALUES, *LISTS, *["job_title"] * 4, *["employee_count"] * 3,
                        "email_domain", "email_status", "is_own_staff",
                        "created_date", "opted_out_date")  # fmt: skip
        prefix = "lead." if column == "property" else ""
        return {column: prefix + name} | self.test(name)

    def test(self, name: str) -> Row:
        if self.chance(0.12):
            return {"operator": self.one("is_known", "is_unknown"), "value": ""}
        if name in ("employee_count", "annual_revenue", "scroll_percent"):
            steps = [0, 10, 50, 90, 100] if name == "scroll_percent" else []
            low, high = sorted(self.rng.sample(steps or [0, 4, 5, 50, 90, 1000], 2))
            return self.range_test(str(low), str(high))
        if name in ("created_date", "opted_out_date"):
            return self.range_test(*sorted((self.near(), self.near())))
        if name == "email_status":
            return {
                "operator": "is",
                "value": self.one("valid", "malformed", "missing"),
            }
        if name == "is_own_staff":
            return {"operator": "is", "value": "true"}
        if name in LISTS and self.chance(0.5):
            return {
                "operator": self.one("in_list", "not_in_list"),
                "value": LISTS[name],
            }
        if name == "email_domain":
            return {"operator": self.one("is", "is_not"), "value": "§.test"}
        values = [value for value in VALUES.get(name, []) if value.strip()]
        return self.text_test([value.replace("|", "") for value in values] or ["x"])

    def range_test(self, low: str, high: str) -> Row:
        operator = self.one("at_least", "at_most", "between", "is", "is_not")
        value = f"{low}|{high}" if operator == "between" else self.one(low, high)
        return {"operator": operator, "value": value}

    def text_test(self, values: list[str]) -> Row:
        operator = self.one(
            "is", "is_not", "is_one_of", "contains", "contains_word", "starts_with",
            "ends_with", "matches",
        )  # fmt: skip
        if operator == "matches":
            return {"operator": operator, "value": self.one(*PATTERNS)}
        said = [self.one(*values, *values, *WORDS) for _ in range(self.one(1, 2, 3))]
        if operator in ("is", "is_not"):
            said = said[:1]
        elif operator in ("starts_with", "ends_with", "contains"):
            said = [text.strip()[self.one(0, 0, 1) :] or text for text in said]
        said = [self.one(text, text.upper(), text.lower()) for text in said]
        return {"operator": operator, "value": self.one("|", " | ").join(said)}

    def event_test(self) -> Row:
        name = self.one("page_path", "page_path", "page_host", "campaign", "form",
                        "scroll_percent")  # fmt: skip
        values = {
            "page_path": [path.lower().rstrip("/") or "/" for path in PATHS],
            "page_host": ["www.shop.test", "blog"],
            "campaign": ["spring", "internal"],
            "form": ["demo", "newsletter"],
        }
        if name == "scroll_percent" or self.chance(0.12):
            return {"property": name} | self.test(name)
        return {"property": name} | self.text_test(values[name])


# Rules of every scorecard, for all worlds of a build.
SHARED: dict[str, list[Row]] = {
    "rules/rule_groups": [
        {
            "rule_group": f"shared_{name}",
            "part": part,
            "dimension": dimension,
            "combine": "sum",
            "weight_percent": "100",
            "reason": "g",
        }
        for name, part, dimension in (
            ("fit", "demographic", "fit"),
            ("web", "behavioral", "engagement"),
            ("quiet", "negative", "engagement"),
        )
    ],
    "rules/demographic_rules": [
        {
            "rule_id": "shared_country",
            "condition": "1",
            "rule_group": "shared_fit",
            "attribute": "country",
            "operator": "is_known",
            "points": "2",
            "is_active": "true",
            "reason": "r",
        }
    ],
    "rules/behavioral_rules": [
        {
            "rule_id": "shared_blog",
            "condition": "1",
            "rule_group": "shared_web",
            "event": "page_view",
            "property": "page_path",
            "operator": "starts_with",
            "value": "/blog",
            "points": "3",
            "count_as": "once_per_day",
            "max_points": "7.5",
            "decay": "half_life",
            "decay_days": "14",
            "is_active": "true",
            "reason": "r",
        }
    ],
    "rules/negative_rules": [
        {
            "rule_id": "shared_quiet",
            "condition": "1",
            "kind": "inactivity",
            "rule_group": "shared_quiet",
            "points": "-1",
            "within_days": "10",
            "max_points": "3",
            "is_active": "true",
            "reason": "r",
        }
    ],
    "rules/tiers": [
        {"tier": "hot", "min_score": "10", "is_sales_ready": "true"},
        {"tier": "cold", "min_score": "0", "is_sales_ready": "false"},
    ],
    "rules/grades": [
        {"dimension": dimension, "grade": grade, "min_points": bound}
        for dimension, grade, bound in (
            ("fit", "A", "5"),
            ("fit", "B", ""),
            ("engagement", "1", "5"),
            ("engagement", "2", ""),
        )
    ],
    "rules/disqualification_rules": [
        {
            "rule_id": "shared_staff",
            "condition": "1",
            "attribute": "is_own_staff",
            "operator": "is",
            "value": "true",
            "is_active": "true",
            "reason": "r",
        }
    ],
    "rules/ignored_signals": [
        {
            "event": "page_view",
            "property": "page_path",
            "operator": "is_one_of",
            "value": "/login|/logout",
            "is_active": "true",
            "reason": "i",
        },
        {
            "event": "email_sent|download",
            "property": "campaign",
            "operator": "is",
            "value": "Internal",
            "is_active": "true",
            "reason": "i",
        },
        {
            "event": "page_view",
            "property": "page_path",
            "operator": "is",
            "value": "/pricing",
            "is_active": "false",
            "reason": "i",
        },
    ],
    "lists/served_countries": [{"value": "NL"}, {"value": "us"}],
    "lists/target_industries": [{"value": "Software"}, {"value": "health care"}],
}


def together(tables: list[dict[str, list[Row]]]) -> dict[str, list[Row]]:
    every = defaultdict(list)
    for some in tables:
        for table, rows in some.items():
            every[table] += [dict(row) for row in rows]
    return dict(every)


def shared_seeds(worlds: dict[str, World]) -> dict[str, list[Row]]:
    """The rules of all these worlds, by name, in one build."""
    seeds = together([SHARED, *(world.seeds for world in worlds.values())])
    for number, card in enumerate(seeds["rules/scorecards"]):
        card["is_primary"] = str(number == 0).lower()
    seeds["rules/own_staff"] = [
        {"kind": "email_domain", "value": f"{name}.staff.test", "reason": "s"}
        for name in worlds
    ]
    free = [{"value": f"{name}.free.test"} for name in worlds]
    return seeds | {"lists/free_email_domains": free}
