"""What a preview tells, section by section; how it looks is another matter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from _preview_rules import Change, rule_changes
from _preview_tables import table_changes
from _replay import told
from _words import counted, number, rounded

NONE = "none"
HITS = ("leads", "occurrences", "points")


@dataclass
class Table:
    """`left`: how many columns are words; the others are numbers. `below`: the last
    cell of a row stands under it, where lines are short."""

    heads: list[str]
    rows: list[list[str]]
    left: int = 1
    below: bool = False


@dataclass
class Section:
    title: str
    blocks: list[str | Table | list[Change]] = field(default_factory=list)


def report(answer: dict, names: bool) -> list[Section]:
    """`names`: companies beside the ids of leads."""
    return [*about_replay(answer), *comparison(answer, names)]


def about_replay(answer: dict) -> list[Section]:
    if not answer.get("replayed"):
        return []
    remedy = "run ./scripts/build, then this again, to see today's leads"
    return [Section("", [f"{told(answer['replayed'])}: {remedy}."])]


def comparison(answer: dict, names: bool) -> list[Section]:
    rules, tables = rule_changes(answer), table_changes(answer)
    if not rules and not tables:
        return [Section("", ["These rules are those of the build: nothing changes."])]
    first = Section("Rules that differ", [rules] if rules else [])
    if tables:
        first.blocks.append("\n".join(tables))
    table = hits(answer, rules)
    if table:
        first.blocks += ["Whom they hit on that day:", table]
    sections = [first]
    ids = dict.fromkeys(
        row["scorecard_id"]
        for side in ("proposed", "live")
        for row in answer[side]["scorecards"]
    )
    for name in ids:
        sections += scorecard(name, answer, names, several=len(ids) > 1)
    return sections


def hits(answer: dict, rules: list[Change]) -> Table | None:
    """Of rules that differ, and of those that hit otherwise for what they use: a
    word list, an adjustment, an engagement that ends a silence."""
    found = {row["rule_id"]: row for row in answer["hits"]}
    names = {change.rule_id: change.name for change in rules}
    for side in ("proposed", "live"):
        for rule in answer[side]["rules"]:
            if hits_otherwise(found.get(rule["rule_id"])):
                names.setdefault(rule["rule_id"], rule["reason"] or rule["rule_id"])
    rows = [
        [names[rule_id], *(pair(*sides(found[rule_id], what)) for what in HITS)]
        for rule_id in names
        if rule_id in found
    ]
    return Table(["rule", "leads", "times", "points"], rows) if rows else None


def hits_otherwise(row: dict | None) -> bool:
    return bool(row) and any(len(set(sides(row, what))) > 1 for what in HITS)


def sides(row: dict, what: str) -> tuple[str | None, str | None]:
    return row[f"{what}_before"], row[f"{what}_after"]


def pair(before: str | None, after: str | None) -> str:
    """1,200 → 1,340; one number where both are the same."""
    if before is None and after is None:
        return ""
    one, other = (number(rounded(Decimal(text or 0), 0)) for text in (before, after))
    return one if one == other else f"{one} → {other}"


def scorecard(name: str, answer: dict, names: bool, several: bool) -> Iterator[Section]:
    rows = {
        part: [row for row in answer[part] if row["scorecard_id"] == name]
        for part in ("matrix", "totals", "bands", "listed")
    }
    shown = next(
        row["scorecard_name"] or name
        for side in ("proposed", "live")
        for row in answer[side]["scorecards"]
        if row["scorecard_id"] == name
    )
    of = f" on {shown}" if several else ""
    if not rows["totals"]:
        yield Section(f"Scores{of}", ["No lead has a score on it."])
        return
    yield Section(f"Leads for sales{of}", list(sales(name, rows, answer, names)))
    yield Section(f"Tiers{of}", [matrix(name, rows, answer)])
    highest = next(
        (
            int(Decimal(row["max_score"]))
            for row in answer["proposed"]["scorecards"]
            if row["scorecard_id"] == name and row["max_score"]
        ),
        None,
    )
    yield Section(
        f"Scores{of}", [movement(rows["totals"][0]), bands(rows["bands"], highest)]
    )


def movement(row: dict) -> str:
    up, down = int(row["up"]), int(row["down"])
    if not up and not down:
        return f"No score of {counted(row['leads'], 'lead')} changes."
    said = []
    if up:
        verb = "gain" if up > 1 else "gains"
        gain = number(row["mean_up"])
        said.append(f"{counted(up, 'lead')} {verb}, {gain} on average")
    if down:
        loss = number(abs(Decimal(row["mean_down"])))
        verb = "lose" if down > 1 else "loses"
        said.append(f"{counted(down, 'lead')} {verb}, {loss} on average")
    rest = int(row["leads"]) - up - down
    if rest:
        said.append(f"{number(rest)} keep their score")
    mean = shift(row["mean_before"], row["mean_after"])
    median = shift(row["median_before"], row["median_after"])
    return f"{'; '.join(said)}. Mean score {mean}, median {median}."


def shift(before: str | None, after: str | None) -> str:
    one, other = (NONE if text is None else number(text) for text in (before, after))
    return one if one == other else f"{one} → {other}"


def bands(rows: list[dict], highest: int | None) -> Table:
    """How many leads have which scores."""
    lines = []
    for row in rows:
        low = int(Decimal(row["band"]))
        before, after = int(row["before"]), int(row["after"])
        change = f"{after - before:+,}" if after != before else ""
        is_last = low == highest and highest % 10 == 0
        score = f"{low}" if is_last else f"{low} to {low + 9}"
        lines.append([score, number(before), number(after), change])
    return Table(["score", "now", "proposed", "change"], lines)


def matrix(name: str, rows: dict, answer: dict) -> Table:
    cells = {
        (row["tier_before"], row["tier_after"]): int(row["leads"])
        for row in rows["matrix"]
    }
    order = [
        row["tier"]
        for side in ("proposed", "live")
        for row in answer[side]["tiers"]
        if row["scorecard_id"] == name
    ]
    order = list(dict.fromkeys([*order, "disqualified", NONE]))
    down = [tier for tier in order if any(key[0] == tier for key in cells)]
    across = [tier for tier in order if any(key[1] == tier for key in cells)]
    lines = [
        [tier]
        + [count(cells.get((tier, other))) for other in across]
        + [number(sum(cells.get((tier, other), 0) for other in across))]
        for tier in down
    ]
    sums = [sum(cells.get((tier, other), 0) for tier in down) for other in across]
    lines.append(["all", *map(number, sums), number(sum(sums))])
    return Table(["now ↓  proposed →", *across, "all"], lines)


def count(leads: int | None) -> str:
    return number(leads) if leads else ""


def sales(name: str, rows: dict, answer: dict, names: bool) -> Iterator[str | Table]:
    sums = {
        column: sum(int(row[column]) for row in rows["matrix"])
        for column in ("ready_before", "ready_after", "enter", "leave")
    }
    change = sums["ready_after"] - sums["ready_before"]
    yield (
        f"Sales-ready: {pair(sums['ready_before'], sums['ready_after'])}"
        + (f" ({change:+,}): " if change else ": ")
        + f"{number(sums['enter'])} come in, {number(sums['leave'])} leave."
    )
    yield handoffs(name, answer)
    for enters, what in (("True", "Come in"), ("False", "Leave")):
        listed = [row for row in rows["listed"] if row["enters"] == enters]
        if listed:
            total = sums["enter" if enters == "True" else "leave"]
            more = f" (the {len(listed)} with the largest change)"
            yield f"{what}: {number(total)}{more if total > len(listed) else ''}"
            yield leads(listed, names)


def handoffs(name: str, answer: dict) -> str:
    share = int(answer["share"])
    before, after = (
        sum(
            Decimal(row["handoffs"])
            for row in answer[side]
            if row["scorecard_id"] == name
        )
        for side in ("handoffs_before", "handoffs_after")
    )
    one, other = (number(per_week(value, share)) for value in (before, after))
    said = ("about " if share > 1 else "") + one
    if one != other:
        said += f" → {other}"
    return (
        f"New hand-offs a week: {said}. These are the leads that were sales-ready at the "
        "end of a week and not at its beginning, on average over the last four weeks, "
        "scored anew under both rule sets with what is known "
        f"today{estimated(max(before, after), share)}."
    )


def per_week(value: Decimal, share: int) -> Decimal:
    """Two figures of an estimate; all of a count."""
    places = 1 if value < 10 else 0
    if share > 1 and value >= 1:
        places = 1 - value.adjusted()
    return rounded(Decimal(value), places)


def estimated(value: Decimal, share: int) -> str:
    """How far a count of a sample may be off, in two cases of three."""
    if share == 1:
        return ""
    counted_leads = float(value) * 4 / share
    margin = f", give or take {round(100 / counted_leads**0.5)} %" if value else ""
    return f"; estimated from one lead in {share}{margin}"


def leads(listed: list[dict], names: bool) -> Table:
    heads = ["lead", *(["company"] if names else []), "tier", "score", "why"]
    rows = [
        [
            row["lead_id"],
            *([row["company_name"] or ""] if names else []),
            f"{row['tier_before']} → {row['tier_after']}",
            shift(row["score_before"], row["score_after"]),
            why(row),
        ]
        for row in listed
    ]
    return Table(heads, rows, left=len(heads), below=names)


def why(row: dict) -> str:
    """What moved the lead; points that moved it the other way come second."""
    gain = int(row["score_after"] or 0) - int(row["score_before"] or 0)
    if row["reasons"] and (gain > 0) == (row["enters"] == "True"):
        return row["reasons"]
    tiers = (row["tier_before"], row["tier_after"])
    said = "who is disqualified" if "disqualified" in tiers else "where tiers begin"
    return f"{said}; {row['reasons']}" if row["reasons"] else said
