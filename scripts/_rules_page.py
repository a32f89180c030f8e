"""The page of the rules in plain words: docs/rules.md, made from the seeds."""

import os
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from _ask import ask
from _environment import stop
from _rule_words import Words, validity
from _rules_tables import later_table, table, threshold_blocks
from _words import number
from dbt.cli.main import dbtRunner

RULE_MODELS = "path:models/staging/rules +int_lead_scoring__rules"
PARTS = {
    "demographic": "Who the lead is",
    "company": "The lead's company",
    "behavioral": "What the lead did",
    "engagement": "Mail and messages",
    "negative": "What takes points",
}
START = """# The rules in plain words

Made from the files in `seeds/` by `./scripts/explain --rules`: edit those, not
this page. A score is the sum of what the rules give and take. Age is in whole
days; "within 7 days" is today and the 6 days before it. Text is compared in any
case, and what is not known makes a condition neither true nor false."""


def write_page(file: Path, dbt_options: list[str]) -> Path:
    """Write what the seeds say now, whether or not they are built yet."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["LEAD_SCORING_WAREHOUSE"] = scratch
        os.environ["LEAD_SCORING_RAW"] = empty_raw(Path(scratch) / "raw")
        options = [*dbt_options, "--target", "duckdb", "--target-path", scratch]
        build = ["--quiet", "build", "--select", *RULE_MODELS.split()]
        build += ["path:seeds", "--exclude-resource-type", "test", "unit_test"]
        build += ["--log-path", scratch]
        if not dbtRunner().invoke(build + options).success:
            stop("The rule files cannot be read, dbt says why above: mend them first.")
        answer = ask("lead_scoring_describe_rules", {}, options)
    for found in answer["problems"][:1]:
        where = f"{found['file_name']}, rule {found['rule_id']}"
        what = f'{found["column_name"]}: "{found["value"] or ""}" {found["problem"]}'
        stop(f"The rules have problems, such as {where}, column {what}.")
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page(answer), encoding="utf-8")
    return file


def empty_raw(folder: Path) -> str:
    """Rules need no data, but dbt wants to see where it would be."""
    folder.mkdir()
    for name in ("crm_leads", "web_events"):
        (folder / f"{name}.csv").write_text("loaded_at\n")
    return str(folder)


def page(answer: dict) -> str:
    words = Words(answer)
    blocks = [START]
    for scorecard in answer["scorecards"]:
        blocks += scorecard_blocks(scorecard, answer, words)
    blocks += last_blocks(answer, words)
    return "\n\n".join(blocks) + "\n"


def scorecard_blocks(scorecard: dict, answer: dict, words: Words) -> Iterator[str]:
    name = scorecard["scorecard_id"]
    primary = ", the primary scorecard" if scorecard["is_primary"] == "True" else ""
    yield f"## Scorecard: {scorecard['scorecard_name'] or name}{primary}"
    yield score_limits(scorecard)
    groups = [row for row in answer["groups"] if row["scorecard_id"] == name]
    for part, heading in PARTS.items():
        of_part = [group for group in groups if group["part"] == part]
        if of_part:
            yield f"### {heading}"
        for group in of_part:
            yield from group_blocks(group, answer, words)
    yield "### Tiers and grades"
    yield from threshold_blocks(name, answer)


def score_limits(scorecard: dict) -> str:
    low, high = scorecard["min_score"], scorecard["max_score"]
    limits = ([f"at least {number(low)}"] if low else []) + (
        [f"at most {number(high)}"] if high else []
    )
    held = f" A score is {' and '.join(limits)}." if limits else ""
    return f"Scores are in whole points.{held}"


def group_blocks(group: dict, answer: dict, words: Words) -> Iterator[str]:
    rules = [
        rule
        for rule in answer["rules"]
        if rule["rule_group"] == group["rule_group"]
        and rule["scorecard_id"] in (None, group["scorecard_id"])
    ]
    yield f"#### {group['reason'] or group['rule_group']}"
    yield group_limits(group)
    if not rules:
        yield "No rule yet."
        return
    yield "\n".join(rule_lines(rules, answer, words))
    later = later_table(rules, answer)
    if later:
        silence = all(rule["kind"] != "event" for rule in rules)
        what = "silence takes" if silence else "one occurrence is worth"
        yield f"What {what} after so many days:"
        yield later


def group_limits(group: dict) -> str:
    counts = (
        "Only the rule with the most points counts"
        if group["combine"] == "highest"
        else "All rules that apply count"
    )
    limits = []
    if Decimal(group["weight_percent"]) != 100:
        limits.append(f"with {number(group['weight_percent'])} % of their points")
    for column, gives, takes in (
        ("max_points", "{} points at most", "taking {} points at least"),
        ("min_points", "{} points at least", "taking {} points at most"),
    ):
        if group[column]:
            limit = Decimal(group[column])
            words = takes if limit < 0 else gives
            limits.append(words.format(number(abs(limit))))
    ending = f", for the {group['dimension']} grade" if group["dimension"] else ""
    return f"{', '.join([counts, *limits])}{ending}. Group `{group['rule_group']}`."


def rule_lines(rules: list[dict], answer: dict, words: Words) -> Iterator[str]:
    for rule in rules:
        conditions = conditions_of(rule, answer)
        state = "" if rule["is_active"] == "True" else " (**not active**)"
        name = rule["reason"] or rule["rule_id"]
        yield f"- **{name}**{state}, rule `{rule['rule_id']}`"
        yield f"  - {words.sentence(rule, conditions)}"
        example = words.example(rule, conditions)
        notes = [f"Example: {example}" if example else "", validity(rule)]
        if any(notes):
            yield f"  - {' '.join(filter(None, notes))}"


def conditions_of(rule: dict, answer: dict) -> list[dict]:
    return [
        row
        for row in answer["conditions"]
        if (row["rule_table"], row["rule_id"]) == (rule["rule_table"], rule["rule_id"])
    ]


def last_blocks(answer: dict, words: Words) -> Iterator[str]:
    for rule_table, heading, text in (
        (
            "disqualification",
            "Who is never handed to sales",
            "Such a lead keeps its score and has the tier `disqualified`.",
        ),
        (
            "ignored",
            "What earns nothing",
            "No rule counts it, and it is no engagement.",
        ),
    ):
        rules = [row for row in answer["rules"] if row["rule_table"] == rule_table]
        if rules:
            yield f"## {heading}"
            yield text
            yield "\n".join(rule_facts(rules, answer, words))
    if answer["lists"]:
        yield "## Lists"
        rows = [
            [f"`{row['list_name']}`", number(row["entries"])] for row in answer["lists"]
        ]
        yield table(["list", "entries"], rows)


def rule_facts(rules: list[dict], answer: dict, words: Words) -> Iterator[str]:
    for rule in rules:
        state = "" if rule["is_active"] == "True" else " (**not active**)"
        only = (
            f" Scorecard `{rule['scorecard_id']}` only." if rule["scorecard_id"] else ""
        )
        said = words.sentence(rule | {"points": None}, conditions_of(rule, answer))
        notes = f" {validity(rule)}" if validity(rule) else ""
        yield f"- **{rule['reason'] or rule['rule_id']}**{state}: {said}{notes}{only}"
