"""One lead's score as a person would tell it: the text of ./scripts/explain."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from _environment import stop
from _words import counted, day, listed, number, plain, rounded, times

RULES = ("rule", "adjustment")
LAST = ("capped_by_scorecard", "rounding")


def explanation(asked: str, answer: dict) -> str:
    """The text for what lead_scoring_explain found; stops where there is none."""
    if not answer["is_built"]:
        stop("There are no scores yet: run ./scripts/build first.")
    if not answer["found"]:
        stop(nobody(asked, answer["nearest"]))
    if not answer["scores"]:
        stop(without_score(answer["found"][0]))
    lead, *others = answer["scores"]
    lines = [
        line | {"points": Decimal(line["points"])} for line in cleaned(answer["lines"])
    ]
    today = date.fromisoformat(lead["as_of_date"][:10])
    paragraphs = [
        [*who(lead), *follows(asked, answer["found"])],
        [score(lead, today), *map(other_score, others)],
        list(ledger(lead, lines, today)),
        [f"Why {tier(lead)}", *indented(why(lead, lines))],
    ]
    if not lead["disqualified_reason"]:
        close = almost(cleaned(answer["almost_fired"]), today)
        paragraphs.append(["Almost", *indented(close)])
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs)


def cleaned(rows: list[dict]) -> list[dict]:
    return [{name: text and plain(text) for name, text in row.items()} for row in rows]


def indented(sentences: Iterator[str]) -> Iterator[str]:
    return (f"  {sentence}" for sentence in sentences)


# Who


def nobody(asked: str, nearest: list[dict]) -> str:
    sentence = f'No lead has the id or address "{asked}"'
    if not nearest:
        return f"{sentence}: look it up in lead_scoring.lead_scores."
    matches = listed(
        (f"{lead['lead_id']} ({about})" if (about := person(lead)) else lead["lead_id"])
        for lead in cleaned(nearest)
    )
    return f"{sentence}; the nearest: {matches}."


def person(lead: dict) -> str:
    return ", ".join(filter(None, (lead["full_name"], lead["email"])))


def without_score(found: dict) -> str:
    lead, created = plain(found["lead_id"]), found["created_date"]
    today = found["as_of_date"]
    if created and created > today:
        return (
            f"Lead {lead} has no score on {day(today)}: it was created on "
            f"{day(created)}."
        )
    if found["is_deleted"] == "True":
        return f"Lead {lead} has no score: it is deleted in the CRM."
    return f"Lead {lead} has no score on {day(today)}: it was not known then."


def who(lead: dict) -> Iterator[str]:
    name = " ".join(filter(None, (lead["first_name"], lead["last_name"])))
    about = [name, lead["job_title"], lead["company_name"]]
    yield plain(", ".join(filter(None, about))) or "No name known"
    yield plain(f"{lead['email'] or 'no valid address'}, lead {lead['lead_id']}")


def follows(asked: str, found: list[dict]) -> Iterator[str]:
    """Which record stands for what was asked for, where it is another."""
    lead = found[0]["lead_id"]
    records = [record["record_id"] for record in found]
    if found[0]["found_by"] == "former address":
        yield plain(f"{asked} is a former address of {listed(records)}.")
    elif len(records) > 1:
        holders = listed(sorted(records))
        yield plain(f"{asked} is the address of {holders}: {lead} stands for all.")
    if records != [lead] and len(records) == 1:
        cause = "was merged" if found[0]["is_merged"] == "True" else "is a duplicate"
        yield plain(f"{records[0]} {cause}: {lead} stands for it.")


def score(lead: dict, today: date) -> str:
    grade = f", grade {lead['grade']}" if lead["grade"] else ""
    engaged = (
        f"last engaged on {day(lead['last_engaged_at'], today)}"
        if lead["last_engaged_at"]
        else "never engaged"
    )
    points = counted(lead["score"], "point")
    return f"{points}, {tier(lead)}{grade} on {day(str(today))}; {engaged}."


def other_score(other: dict) -> str:
    points = counted(other["score"], "point")
    return f"{other['scorecard_name']}: {points}, {tier(other)}."


def tier(lead: dict) -> str:
    return "disqualified" if lead["disqualified_reason"] else lead["tier"]


# The ledger


def ledger(lead: dict, lines: list[dict], today: date) -> Iterator[str]:
    """Lines in two decimals, each rounded so that they add up to the score."""
    blocks = {
        "Points": [line for line in lines if line["line_type"] in RULES],
        "What limits took or gave back": [
            line for line in lines if line["line_type"] not in RULES
        ],
    }
    total = shown = Decimal(0)
    for heading, block in blocks.items():
        if block or heading == "Points":
            yield heading
        for line in block:
            total += line["points"]
            points = rounded(total, 2) - shown
            shown += points
            if points:
                yield f"  {aligned(points)}  {in_words(line, today)}"
    yield f"  {'=' + lead['score']:>5}     the score"


def aligned(points: Decimal) -> str:
    """With the point in one column, and no decimals that are zero."""
    whole, _, decimals = f"{points:+,.2f}".partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole:>5}" + (f".{decimals}" if decimals else "").ljust(3)


def in_words(line: dict, today: date) -> str:
    reason, group = line["reason"], line["group_reason"]
    wording = {
        "rule": lambda: with_details(reason, happened(line, today)),
        "adjustment": lambda: with_details(reason, adjusted(line, today)),
        "capped_by_rule": lambda: f"{reason}: {at_most(line, 'rule_limit')}",
        "covered_by_adjustment": lambda: f"{reason}: the adjustment counts instead",
        "not_highest": lambda: f"{reason}: only the highest counts of: {group}",
        "weighted_by_group": lambda: (
            f"{group}: counts {number(line['weight_percent'])} %"
        ),
        "capped_by_group": lambda: f"{group}: {limit(line)}",
        "capped_by_scorecard": lambda: (
            f"A score lies between {number(line['min_score'])} and "
            f"{number(line['max_score'])}"
        ),
        "rounding": lambda: "Rounded to whole points",
    }
    return wording[line["line_type"]]()


def with_details(reason: str, details: str) -> str:
    return f"{reason} ({details})" if details else reason


def at_most(line: dict, column: str) -> str:
    verb = "takes " if line["points"] > 0 else ""
    return f"{verb}{number(abs(Decimal(line[column])))} points at most"


def limit(line: dict) -> str:
    if line["points"] < 0:
        return at_most(line, "max_points")
    if Decimal(line["min_points"]) <= 0:
        return at_most(line, "min_points")
    return f"{number(line['min_points'])} points at least"


def happened(line: dict, today: date) -> str:
    """How often and when, of an event rule's line."""
    count, newest = line["occurrences"], line["newest_day"]
    if line["kind"] == "inactivity":
        since = f"since {day(newest, today)}" if newest else "so far"
        periods = counted(count, "period")
        return f"nothing {since}: {periods} of {line['within_days']} days"
    if line["kind"] == "unopened":
        return f"{counted(count, 'mail')}, last on {day(newest, today)}"
    if count is None:
        return ""
    if int(count) == 1:
        return day(newest, today)
    often = f"{count} days" if line["count_as"] == "once_per_day" else times(count)
    return f"{often}, last on {day(newest, today)}"


def adjusted(line: dict, today: date) -> str:
    by = f" by {line['changed_by']}" if line["changed_by"] else ""
    action = "set" if line["action"] == "set_to" else "added"
    return f"{action} on {day(line['effective_from'], today)}{by}"


# Why


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
        line["points"] for line in lines if line["line_type"] == "capped_by_scorecard"
    )
    # Below the scorecard's floor more is missing than the score shows.
    sums = [line["points"] for line in lines if line["line_type"] not in LAST]
    total = sum(sums) if raised > 0 else Decimal(lead["score"])
    missing = rounded(Decimal(lead["next_tier_from"]) - total, 2)
    are = "point is" if missing == 1 else "points are"
    start = f"{lead['next_tier']} begins at {number(lead['next_tier_from'])} points"
    because = (
        f", as without the floor it would be {number(total)}" if raised > 0 else ""
    )
    return f"{start}: {number(missing)} {are} missing{because}."


def taken(lines: list[dict]) -> list[tuple[str, Decimal]]:
    """What takes points, net of its own limit, the most first."""
    net: dict[str, Decimal] = {}
    for line in lines:
        if line["rule_id"] and line["line_type"] != "not_highest":
            net[line["reason"]] = net.get(line["reason"], Decimal(0)) + line["points"]
        elif line["line_type"] in ("capped_by_group", "weighted_by_group"):
            ceiling = f'the limit of "{line["group_reason"]}"'
            net[ceiling] = net.get(ceiling, Decimal(0)) + line["points"]
    costs = [(what, rounded(points, 2)) for what, points in net.items() if points < 0]
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
