"""One rule in words, for the page of rules."""

from decimal import Decimal

from _rule_points import is_counted, often, worth
from _words import counted, day, listed, number, rounded, times

FROM_EVER, FOR_EVER = "1900-01-01", "9999-12-31"


class Words:
    """Knows the registries and lists that rules speak of."""

    def __init__(self, answer: dict) -> None:
        self.company = {
            row["attribute"]
            for row in answer["attributes"]
            if row["entity"] == "company"
        }
        self.events = {
            row["event_name"]: (row["description"] or row["event_name"]).split(";")[0]
            for row in answer["event_kinds"]
        }
        self.lists = {row["list_name"]: row for row in answer["lists"]}
        self.examples = {row["rule_id"]: row["points"] for row in answer["examples"]}

    def sentence(self, rule: dict, conditions: list[dict]) -> str:
        events = [row for row in conditions if row["subject"] == "event"]
        lead = [row for row in conditions if row["subject"] == "lead"]
        if rule["kind"] == "attribute":
            said = listed(map(self.condition, lead))
            return f"{said[0].upper()}{said[1:]}{worth(rule)}."
        said = self.event(rule, events)
        if lead:
            said += f", if {listed(map(self.condition, lead))}"
        return f"{said}{worth(rule)}."

    def event(self, rule: dict, conditions: list[dict]) -> str:
        names = [row["value"] for row in conditions if row["property"] == "event_name"]
        kinds = "|".join(names).split("|") if names else []
        does = [
            self.events.get(kind.strip().lower(), kind.strip())
            for kind in kinds
            if kind.strip()
        ]
        said = listed([*does[:1], *map(lower_first, does[1:])] or ["Anything"], "or")
        where = [
            self.condition(row) for row in conditions if row["property"] != "event_name"
        ]
        if where:
            said += f", where {listed(where)}"
        if rule["kind"] == "unopened":
            how_often = often(rule, "time")
            return f"{said} {how_often}, and neither opened nor clicked any"
        if rule["kind"] == "inactivity":
            period = counted(rule["within_days"], "day")
            if does or where:
                return f"None of this for {period} ({lower_first(said)})"
            return f"No engagement for {period}"
        return said

    def condition(self, row: dict) -> str:
        """the page path starts with `/pricing`"""
        name = row["property"].replace("_", " ")
        if name.startswith("is ") and (row["operator"], row["value"]) == ("is", "true"):
            return f"the lead {name}"
        whose = ""
        if row["subject"] == "lead":
            is_company = row["property"] in self.company and "company" not in name
            whose = "company's " if is_company else ""
        return f"the {whose}{name} {self.test(row)}"

    def test(self, row: dict) -> str:
        value = row["value"] or ""
        either = alternatives(value)
        low, _, high = value.partition("|")
        tests = {
            "is": f"is `{value}`",
            "is_not": f"is known and is not `{value}`",
            "is_one_of": f"is {either}",
            "contains": f"contains {either}",
            "contains_word": f"has the word {either}",
            "starts_with": f"starts with {either}",
            "ends_with": f"ends with {either}",
            "matches": f"matches the pattern `{value}`",
            "at_least": f"is {figure(value)} or more",
            "at_most": f"is {figure(value)} or less",
            "between": f"is between {figure(low)} and {figure(high)}",
            "is_known": "is known",
            "is_unknown": "is unknown",
            "in_list": f"is on the list {self.named_list(value)}",
            "not_in_list": f"is known and not on the list {self.named_list(value)}",
        }
        return tests.get(row["operator"], f"{row['operator']} `{value}`")

    def named_list(self, name: str) -> str:
        entries = self.lists.get(name.lower(), {"entries": 0})["entries"]
        return f"`{name}` ({counted(entries, 'entry', 'entries')})"

    def example(self, rule: dict, conditions: list[dict]) -> str:
        if rule["kind"] == "event" and rule["rule_id"] in self.examples:
            points = number(rounded(Decimal(self.examples[rule["rule_id"]]), 2))
            if is_counted(rule):
                count = rule["at_least"] or 1
                return f"{times(count)} today: {points}."
            return f"once each today, 7 and 14 days ago: {points}."
        if rule["kind"] != "attribute" or len(conditions) != 1:
            return ""
        value = self.example_value(conditions[0])
        name = conditions[0]["property"].replace("_", " ")
        points = rule["points"] and f": {number(rule['points'])}"
        return f"{name} `{value}`{points}." if value and points else ""

    def example_value(self, row: dict) -> str:
        if row["operator"] == "in_list":
            return self.lists.get(row["value"].lower(), {}).get("first", "")
        if row["operator"] in ("is_not", "matches", "is_known", "is_unknown"):
            return ""
        if row["operator"] == "not_in_list":
            return ""
        return (row["value"] or "").split("|")[0].strip()


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def figure(text: str) -> str:
    """A bound: 1,000 for a number, else as it stands."""
    return number(text) if text.strip().lstrip("-").isdigit() else f"`{text.strip()}`"


def alternatives(value: str) -> str:
    words = [f"`{word.strip()}`" for word in value.split("|") if word.strip()]
    return listed(words, "or") if words else "nothing"


def validity(rule: dict) -> str:
    """Valid from 1 Jan 2026 to 31 Mar 2026."""
    start, end = rule["valid_from"][:10], rule["valid_to"][:10]
    words = [] if start == FROM_EVER else [f"from {day(start)}"]
    words += [] if end == FOR_EVER else [f"to {day(end)}"]
    return f"Valid {' '.join(words)}." if words else ""
