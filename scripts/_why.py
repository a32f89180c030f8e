"""Why a score is no higher, as ./scripts/explain tells it."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from _ledger import RULES
from _words import counted, day, number, plain, rounded, times

LAST = ("capped_by_scorecard", "rounding")


def why(lead: dict, lines: list[dict]) -> Iterator[str]:
    """Why the tier is not a higher one, and the score not above 0."""
    if lead["disqualified_reason"]:
        yield plain(f"Never handed to sales: {lead['disqualified_reason']}.")
        yield f"By its score alone it would be {lead['tier']}."
    if lead["score"] == "0":
        yield zero(lines)
    if lead["disqualified_reason"]:
        return
    if not lead["next_tier"]:
        start = f"{lead['tier']} is the highest tier, from {number(lead['tier_from'])}"
        spare = Decimal(lead["score"]) - Decimal(lead["tier_from"])
        yield f"{start} points: {number(spare)} to spare."
        return
    yield missing_points(lead, lines)
    costs = [f"{what} ({number(points)})" for what, points in taken(lines)]
    if costs:
        yield f"What takes points: {'; '.join(costs)}."


def missing_points(lead: dict, lines: list[dict]) -> str:
    raised = sum(
        line["shown"] for line in lines if line["line_type"] == "capped_by_scorecard"
    )
    # Below the scorecard's floor more is missing than the score shows.
    total = before_last(lines) if raised > 0 else Decimal(lead["score"])
    missing = Decimal(lead["next_tier_from"]) - total
    are = "point is" if missing == 1 else "points are"
    start = f"{lead['next_tier']} begins at {number(lead['next_tier_from'])} points"
    because = (
        f", as without the floor it would be {number(total)}" if raised > 0 else ""
    )
    return f"{start}: {number(missing)} {are} missing{because}."


def before_last(lines: list[dict]) -> Decimal:
    """The sum of what is shown, before the scorecard's own limits and rounding."""
    shown = (line["shown"] for line in lines if line["line_type"] not in LAST)
    return sum(shown, Decimal(0))


def taken(lines: list[dict]) -> list[tuple[str, Decimal]]:
    """What takes points, net of its own limit, the most first."""
    net: dict[str, Decimal] = {}
    for line in lines:
        if line["rule_id"] and line["line_type"] != "not_highest":
            net[line["reason"]] = net.get(line["reason"], Decimal(0)) + line["shown"]
        elif line["line_type"] in ("capped_by_group", "weighted_by_group"):
            ceiling = f'the limit of "{line["group_reason"]}"'
            net[ceiling] = net.get(ceiling, Decimal(0)) + line["shown"]
    costs = [(what, points) for what, points in net.items() if points < 0]
    return sorted(costs, key=lambda cost: cost[1])


def zero(lines: list[dict]) -> str:
    rules = [line for line in lines if line["line_type"] in RULES]
    if not rules:
        return (
            "The score is 0 because no rule applies: nothing that rules look for is "
            "known, and nothing that they count has happened."
        )
    if all(line["points"] < 0 for line in rules):
        return "The score is 0 because only rules that take points apply."
    if before_last(lines) > 0:
        return "The score is 0 because the rules come to less than half a point."
    return "The score is 0 because the rules take as much as they give, or more."


def almost(rows: list[dict], today: date) -> Iterator[str]:
    """What would add points if it happened once or twice more."""
    for row in rows:
        missing, by_day = row["missing_occurrences"], row["by_day"]
        more, by = f"{times(missing)} more", ""
        if by_day == str(today):
            by = " today"
        elif by_day:
            by = f" by {day(by_day, today)}"
        if row["count_as"] == "once_per_day" and by != " today":
            more = f"on {counted(missing, 'more day')}"
        points = number(rounded(Decimal(row["adds_points"]), 1))
        yield f"{row['reason']}: {more}{by} adds {points}."
    if not rows:
        yield "Nothing: no more of what the lead has done would add points."
