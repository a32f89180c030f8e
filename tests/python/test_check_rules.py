"""./scripts/check_rules: one slip, one line that says what to do."""

import csv
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from _rules_check import check, mend_all
from conftest import ROOT, World, inside, run_dbt
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FILES = sorted((ROOT / "seeds").glob("*/*.csv"))
# A good row for each table; a slip changes some of its cells.
GOOD = {
    "demographic_rules": {
        "rule_id": "new",
        "condition": "1",
        "rule_group": "person",
        "attribute": "country",
        "operator": "is",
        "value": "US",
        "points": "5",
        "reason": "New",
    },
    "behavioral_rules": {
        "rule_id": "new",
        "condition": "1",
        "rule_group": "reading",
        "event": "page_view",
        "points": "5",
        "reason": "New",
    },
    "negative_rules": {
        "rule_id": "new",
        "condition": "1",
        "kind": "event",
        "rule_group": "wrong_intent",
        "event": "page_view",
        "points": "-5",
        "reason": "New",
    },
    "disqualification_rules": {
        "rule_id": "new",
        "condition": "1",
        "attribute": "country",
        "operator": "is",
        "value": "US",
        "reason": "New",
    },
    "ignored_signals": {"event": "page_view", "property": "form", "operator": "is"}
    | {"value": "x"},
    "rule_groups": {"rule_group": "person", "part": "company", "dimension": "fit"}
    | {"scorecard_id": "default"},
    "scorecards": {"scorecard_id": "second", "min_score": "0", "max_score": "9"},
    "tiers": {"tier": "new", "min_score": "50", "is_sales_ready": "false"},
    "grades": {"dimension": "fit", "grade": "N", "min_points": "12"},
    "attributes": {"attribute": "new", "data_type": "text"},
    "event_kinds": {"event": "new", "is_engagement": "true"},
    "own_staff": {"kind": "email", "value": "x@example.com"},
    "bot_agents": {"pattern": "new"},
    "score_adjustments": {
        "adjustment_id": "new",
        "lead": "x@example.com",
        "action": "add",
        "points": "5",
        "effective_from": "2026-01-01",
        "reason": "New",
    },
    "competitors": {"value": "new.example"},
}
LEAD = {
    "source_system": "crm",
    "source_record_id": "1",
    "lead_id": "1",
    "email": "a@example.com",
    "created_at": "2026-01-01 00:00:00",
    "loaded_at": "2026-01-01 00:00:00",
}
RAW = {"crm_leads": [LEAD], "web_events": []}
DEMOGRAPHIC, BEHAVIORAL = "demographic_rules", "behavioral_rules"
NEGATIVE, ADJUSTMENTS = "negative_rules", "score_adjustments"
NUMBER = "is not a number with at most five digits and two decimals."
COUNT = "is not a whole number from 1 to 99999."

SLIPS = [
    # numbers
    (
        DEMOGRAPHIC,
        {"points": "five"},
        f'"five" {NUMBER} Write digits, such as 5 or 2.5.',
    ),
    (
        DEMOGRAPHIC,
        {"points": "1,000"},
        f'"1,000" {NUMBER} Write digits without a comma',
    ),
    (DEMOGRAPHIC, {"points": "10%"}, f'"10%" {NUMBER} Write 10 without the percent'),
    (DEMOGRAPHIC, {"points": "1.234"}, f'"1.234" {NUMBER}'),
    (DEMOGRAPHIC, {"points": "1000000"}, f'"1000000" {NUMBER}'),
    (DEMOGRAPHIC, {"points": "\u0665"}, f'"\u0665" {NUMBER}'),
    (DEMOGRAPHIC, {"points": "0"}, "changes no score"),
    (DEMOGRAPHIC, {"points": ""}, "column points is missing."),
    (DEMOGRAPHIC, {"points": "-5"}, "is negative. Move the rule to negative_rules.csv"),
    (NEGATIVE, {"points": "5"}, "is positive in the table of negative rules"),
    (BEHAVIORAL, {"within_days": "007"}, f'"007" {COUNT} Write 7.'),
    (BEHAVIORAL, {"within_days": "0"}, f'"0" {COUNT}'),
    (BEHAVIORAL, {"max_points": "-30"}, '"-30" is not a number of 0 or more'),
    # days, words
    (
        DEMOGRAPHIC,
        {"valid_from": "01/02/2026"},
        (
            "It is 1 February to some and 2 January to others: write it as YYYY-MM-DD, "
            "such as 2026-02-01 or 2026-01-02."
        ),
    ),
    (DEMOGRAPHIC, {"valid_from": "2026-02-30"}, "is not a day of the calendar"),
    (DEMOGRAPHIC, {"valid_from": "2026-1-2"}, "is not a day of the calendar"),
    (DEMOGRAPHIC, {"is_active": "yes"}, '"yes" is neither true nor false'),
    (
        DEMOGRAPHIC,
        {"operator": "contain"},
        '"contain" is no operator. Did you mean "contains"?',
    ),
    (
        DEMOGRAPHIC,
        {"operator": "begins_with"},
        '"begins_with" is no operator. Did you mean "starts_with"?',
    ),
    (BEHAVIORAL, {"count_as": "daily"}, "is no way to count. Write every_time"),
    (BEHAVIORAL, {"decay": "halflife"}, 'is no decay. Did you mean "half_life"?'),
    (
        NEGATIVE,
        {"kind": "events"},
        'is no kind of negative rule. Did you mean "event"?',
    ),
    (DEMOGRAPHIC, {"reason": "NULL"}, '"NULL" loads as an empty cell'),
    (DEMOGRAPHIC, {"reason": ""}, "column reason is missing. Say in words"),
    # names of other tables
    (DEMOGRAPHIC, {"attribute": "contry"}, 'is no attribute. Did you mean "country"?'),
    (DEMOGRAPHIC, {"rule_group": "Person"}, 'scorecard. Did you mean "person"?'),
    (DEMOGRAPHIC, {"scorecard_id": "defalt"}, 'Did you mean "default"?'),
    (DEMOGRAPHIC, {"operator": "in_list", "value": "served"}, '"served_countries"?'),
    (BEHAVIORAL, {"event": "pageview"}, 'Did you mean "page_view"?'),
    (BEHAVIORAL, {"event": "scroll|x"}, 'holds "x", which is no event'),
    (
        BEHAVIORAL,
        {"property": "path", "operator": "is", "value": "/x"},
        'is no property of an event. Did you mean "page_path"?',
    ),
    (
        BEHAVIORAL,
        {"property": "lead.title", "operator": "is", "value": "x"},
        'Did you mean "lead.job_title"?',
    ),
    (ADJUSTMENTS, {"scorecard_id": "x"}, "is no scorecard of scorecards.csv"),
    ("attributes", {}, '"new" is nothing that leads have'),
    # rules as a whole
    (DEMOGRAPHIC, {"rule_id": "title_vp"}, "stands twice with this condition"),
    (DEMOGRAPHIC, {"rule_id": "blog"}, "in another table: behavioral_rules.csv"),
    (DEMOGRAPHIC, {"rule_id": ""}, "column rule_id is missing."),
    (
        DEMOGRAPHIC,
        {"rule_id": "title_vp", "condition": "3", "rule_group": "", "points": ""}
        | {"reason": ""},
        '"3" skips a number',
    ),
    (
        DEMOGRAPHIC,
        {"condition": "2", "rule_group": "", "points": "", "reason": ""},
        '"new" has no condition 1',
    ),
    (
        DEMOGRAPHIC,
        {"rule_id": "title_vp", "condition": "2", "points": "", "reason": ""},
        '"person" belongs to the rule, and this row only adds a condition',
    ),
    (DEMOGRAPHIC, {"rule_group": "wrong_fit"}, "is a group of part negative"),
    (NEGATIVE, {"rule_group": "reading"}, "is no group of part negative"),
    # windows and decay
    (BEHAVIORAL, {"at_least": "5", "at_most": "3"}, '"5" is more than at_most'),
    (BEHAVIORAL, {"at_least": "2", "max_points": "9"}, "which gives its points once"),
    (
        BEHAVIORAL,
        {"max_points": "3"},
        "is less than the points of one occurrence (5)",
    ),
    (
        DEMOGRAPHIC,
        {"valid_from": "2999-02-01", "valid_to": "2999-01-01"},
        "is after valid_to",
    ),
    (BEHAVIORAL, {"decay": "linear"}, "column decay_days is missing, and the decay"),
    (BEHAVIORAL, {"decay": "compound", "decay_days": "9"}, "decay_percent is missing"),
    (
        BEHAVIORAL,
        {"decay": "percent", "decay_days": "9", "decay_percent": "101"},
        '"101" is more than 100',
    ),
    (BEHAVIORAL, {"decay_days": "9"}, "has no effect with the decay none"),
    (
        NEGATIVE,
        {"kind": "attribute", "event": "", "property": "lead.country"}
        | {"operator": "is_known", "within_days": "5"},
        '"5" has no meaning in a rule of this kind',
    ),
    (NEGATIVE, {"kind": "inactivity", "event": ""}, "column within_days is missing"),
    (BEHAVIORAL, {"event": ""}, "column event is missing. Write the event that counts"),
    # operators and values
    (DEMOGRAPHIC, {"value": ""}, "column value is missing"),
    (DEMOGRAPHIC, {"operator": "is_known"}, "is not looked at by is_known"),
    (DEMOGRAPHIC, {"operator": ""}, "column operator is missing"),
    (BEHAVIORAL, {"operator": "is", "value": "x"}, '"is" has nothing to test'),
    (DEMOGRAPHIC, {"operator": "matches", "value": "[a"}, "is no regular expression"),
    (
        DEMOGRAPHIC,
        {"operator": "matches", "value": "(?=a)"},
        "is no regular expression",
    ),
    (DEMOGRAPHIC, {"operator": "at_least", "value": "5"}, "and this is text"),
    *(
        (
            DEMOGRAPHIC,
            {"attribute": "employee_count", "operator": "between", "value": value},
            problem,
        )
        for value, problem in [
            ("200", "is not two bounds"),
            ("1|2|3", "is not two bounds"),
            ("20|5", "has its bounds the wrong way round"),
            ("1,000|2,000", "is not a number"),
        ]
    ),
    (
        DEMOGRAPHIC,
        {"attribute": "created_date", "operator": "at_least", "value": "5"},
        "is not a day",
    ),
    # never and always
    (DEMOGRAPHIC, {"valid_to": "2020-01-01"}, "is in the past"),
    (
        BEHAVIORAL,
        {"property": "page_path", "operator": "starts_with", "value": "/"},
        "is true of everything",
    ),
    (DEMOGRAPHIC, {"operator": "matches", "value": ".*"}, "is true of everything"),
    (
        DEMOGRAPHIC,
        {"rule_id": "title_vp", "condition": "2", "attribute": "job_title"}
        | {"operator": "is_unknown", "value": "", "points": "", "reason": ""}
        | {"rule_group": ""},
        "makes conditions 1 and 2 contradict each other",
    ),
    # values that the data cannot have
    *(
        (
            BEHAVIORAL,
            {"event": "scroll", "property": "scroll_percent"}
            | {"operator": operator, "value": value},
            expected,
        )
        for operator, value, expected in [
            ("at_least", "75", "scroll_percent is known in. Write 70 or 80."),
            ("is", "95", '"95" is between the steps of 10 that scroll_percent'),
            ("is_not", "5", "Write 0 or 10."),
            ("between", "20|45", "Write 40 or 50."),
            ("is_one_of", "20|33", "Write 30 or 40."),
            ("is", "80%", "is not written as numbers are compared. Write 80."),
        ]
    ),
    *(
        (
            DEMOGRAPHIC,
            {"attribute": attribute, "operator": operator, "value": value},
            expected,
        )
        for attribute, operator, value, expected in [
            ("country", "is", "US|GB", "with one text. Write is_one_of"),
            ("country", "is_not", "US|GB", "Use not_in_list, or one condition each."),
            ("country", "is_one_of", "US, GB", "is one alternative. Separate"),
            ("job_title", "contains_word", "ceo;cto", "is one alternative. Separate"),
            ("employee_count", "is", "1,000", "numbers are compared. Write 1000."),
            ("employee_count", "is_not", "1000.0", "numbers are compared. Write 1000."),
            ("employee_count", "is_one_of", "5|010", "numbers are compared. Write 10."),
            ("employee_count", "is", "many", "Write a plain number, such as 1000."),
            ("created_date", "is", "31.12.2026", "is not a day. Write it as YYYY"),
            ("created_date", "is_one_of", "2026-01-01|2026-1-2", "is not a day."),
            ("email_status", "is", "invalid", "Write valid, malformed or missing."),
            ("email_status", "is_one_of", "valid|bad", "Write valid, malformed or"),
            ("is_own_staff", "is", "yes", "Write true or false."),
            # never
            ("email_domain", "is", "@x.example", "the domain has no @"),
            ("job_title", "contains", "vice  president", "Write one plain space"),
            ("job_title", "is", "vice\u00a0president", "Write one plain space"),
        ]
    ),
    *(
        (
            BEHAVIORAL,
            {"property": name, "operator": operator, "value": value},
            expected,
        )
        for name, operator, value, expected in [
            ("page_path", "starts_with", "pricing", "every path starts with one"),
            ("page_path", "is_one_of", "/a|b", "every path starts with one"),
            ("page_path", "is", "/pricing/", "Write /pricing."),
            ("page_path", "ends_with", "/end/", "Write /end."),
            ("page_path", "is", "/pricing?a=1", "is never in a path. Write the part"),
            ("page_path", "contains", "/a#b", "is never in a path. Write the part"),
            ("page_path", "starts_with", "/blog/*", "starts_with needs no *"),
            ("page_path", "is", "https://x.example/a", "Write the part after the host"),
            ("page_host", "is", "https://x.example", "Write the host alone"),
            ("page_host", "is", "x.example/a", "Write the host alone"),
        ]
    ),
    (BEHAVIORAL, {"count_as": "once", "at_least": "2"}, "count_as once counts one"),
    (
        BEHAVIORAL,
        {"count_as": "once_per_day", "at_least": "6", "within_days": "5"},
        "is more than the days of within_days",
    ),
    # the tables beside the rules
    ("rule_groups", {"part": "behavior"}, 'Did you mean "behavioral"?'),
    ("rule_groups", {"min_points": "5", "max_points": "1"}, "is above the upper limit"),
    ("rule_groups", {"rule_group": "unused"}, "is used by no rule"),
    ("rule_groups", {"weight_percent": "0"}, "takes away all points of the group"),
    ("scorecards", {"is_primary": "true"}, "is true for several scorecards"),
    ("scorecards", {"min_score": "10"}, "is above the upper limit"),
    ("tiers", {"min_score": "60"}, "is the lower bound of two tiers"),
    ("tiers", {"scorecard_id": "default"}, "leaves the lowest scores without a tier"),
    ("tiers", {"min_score": "101"}, "is above the highest score"),
    ("tiers", {"tier": "hot"}, "stands twice"),
    ("tiers", {"tier": "Disqualified"}, "is the tier of disqualified leads"),
    ("tiers", {"tier": "HOT"}, "stands twice"),
    (
        "tiers",
        {"min_score": "10", "is_sales_ready": "true"},
        "is sales-ready below a tier that is not: warm",
    ),
    ("own_staff", {"kind": "email_domain"}, "is no domain. Write what follows the @"),
    ("own_staff", {"value": "x.example"}, "is no address. Write kind email_domain"),
    ("bot_agents", {"pattern": "ab"}, "is in the agents of people too"),
    ("bot_agents", {"pattern": "bot*"}, "is compared as it is written"),
    ("competitors", {"value": "ann@new.example"}, "Write new.example."),
    ("competitors", {"value": "a.example|b.example"}, "Write one in a row."),
    *(
        (
            "ignored_signals",
            {"property": "page_path", "operator": operator, "value": value},
            "ignores every page",
        )
        for operator, value in [("starts_with", "/"), ("is_known", "")]
    ),
    (ADJUSTMENTS, {"action": "set_to", "points": "101"}, "is beyond the scores of"),
    (ADJUSTMENTS, {"action": "set_to", "points": "-1"}, "is beyond the scores of"),
    ("grades", {"min_points": "25"}, "is the lower bound of two grades"),
    ("ignored_signals", {"property": "lead.country"}, "is an attribute of the lead"),
    (ADJUSTMENTS, {"action": "set"}, 'is no action. Did you mean "set_to"?'),
    (ADJUSTMENTS, {"effective_to": "2025-12-31"}, "is after effective_to"),
    (ADJUSTMENTS, {"effective_from": ""}, "column effective_from is missing"),
    (ADJUSTMENTS, {"adjustment_id": "blog"}, "in another table: behavioral_rules.csv"),
    ("competitors", {"value": "rivaldesk.example"}, "stands in line 2 too"),
    ("competitors", {"value": "x "}, "has spaces around it"),
    ("competitors", {"value": "x\u00a0"}, "has invisible characters around it"),
]


@pytest.fixture
def seeds(tmp_path: Path, monkeypatch) -> Path:
    """The seeds of a project of its own."""
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    monkeypatch.setattr("_rules_check.book.OWN_SEEDS", tmp_path / "seeds")
    return tmp_path / "seeds"


def file_of(seeds: Path, table: str) -> Path:
    return next(seeds.glob(f"*/{table}.csv"))


def said(seeds: Path) -> list[str]:
    """What is said, from the folder on."""
    return [str(one).replace(f"{seeds.parent}/", "") for one in check(seeds)]


def add(file: Path, cells: dict[str, str]) -> int:
    """Add a row; its line."""
    text = file.read_text()
    with file.open("a", newline="") as handle:
        writer = csv.DictWriter(handle, text.splitlines()[0].split(","), restval="")
        writer.writerow(cells)
    return len(text.splitlines()) + 1


def test_the_project_s_own_rules_are_fine():
    assert [str(finding) for finding in check(ROOT / "seeds")] == []


@pytest.mark.parametrize(("table", "cells", "expected"), SLIPS)
def test_a_slip_is_said_with_its_line(seeds, table, cells, expected):
    line = add(file_of(seeds, table), GOOD[table] | cells)
    lines = [one for one in said(seeds) if f"{table}.csv line " in one]
    hits = [one for one in lines if expected in one]
    assert hits, said(seeds)
    at = f"{file_of(seeds, table).relative_to(seeds.parent)} line {line}, column "
    if "without a tier" not in expected:
        assert any(at in one for one in hits), hits


def test_a_good_row_is_not_spoken_of(seeds):
    bands_apart = {"attributes", "event_kinds", "scorecards"}
    for table in set(GOOD) - bands_apart:
        cells = GOOD[table]
        add(
            file_of(seeds, table),
            cells | {"rule_id": f"new_{table}"} if "rule_id" in cells else cells,
        )
    assert said(seeds) == []


HEADER = b"scorecard_id,tier,min_score,is_sales_ready\n"
TIERS = HEADER + b",hot,60,true\n,warm,30,false\n,cold,0,false\n"
BYTES = [
    ("empty", b"", "tiers.csv: the file is empty. Write the header: scorecard_id,"),
    (
        "semicolons",
        TIERS.replace(b",", b";"),
        "line 1: the cells are separated by semi",
    ),
    ("tabs", TIERS.replace(b",", b"\t"), "line 1: the cells are separated by tabs"),
    ("excel", b"sep=;\n" + TIERS.replace(b",", b";"), 'line 1: the line "sep=" is for'),
    ("utf-16", TIERS.decode().encode("utf-16"), "tiers.csv: the file is UTF-16"),
    ("utf-16-le", TIERS.decode().encode("utf-16-le"), "tiers.csv: the file is UTF-16"),
    (
        "latin-1",
        TIERS.replace(b"warm", "lässig".encode("latin-1")),
        'line 3: "lässig" is not UTF-8 (read here as Windows-1252)',
    ),
    ("mac", TIERS.replace(b"warm", "lässig".encode("mac-roman")), "is not UTF-8"),
    ("nul", TIERS.replace(b"warm", b"wa\0rm"), "line 3: the line holds a control char"),
    (
        "renamed",
        TIERS.replace(b"min_score", b"min_scores"),
        'Did you mean "min_score"?',
    ),
    ("missing", TIERS.replace(b",is_sales_ready", b""), '"is_sales_ready" is missing'),
    (
        "space",
        TIERS.replace(b",tier", b", tier"),
        'column " tier" has spaces around it',
    ),
    ("twice", TIERS.replace(b"min_score", b"tier"), 'the column "tier" stands twice'),
    ("short", TIERS + b",icy\n", "line 5: the row has 2 cells and the header 4"),
    ("long", TIERS + b",icy,1,false,x\n", "line 5: the row has 5 cells and the header"),
    ("all empty", TIERS + b",,,\n", "line 5: the row is empty. Delete it"),
    ("blank", HEADER + b"\n" + TIERS[len(HEADER) :], "line 2: the row is empty"),
    ("trailing", TIERS.replace(b"false\n", b"false,,\n"), "ends in empty cells"),
    ("quote", TIERS.replace(b"warm", b'"warm'), "line 3: a quote is not closed"),
    ("mid quote", TIERS.replace(b"warm", b'"wa"rm'), "line 3: a quote is not closed"),
    ("too long", TIERS.replace(b"warm", b"x" * 200_000), "longer than 131,072"),
    ("mojibake", TIERS.replace(b"warm", "lÃ¤ssig".encode()), "lost in a conversion"),
]


@pytest.mark.parametrize(("name", "raw", "expected"), BYTES, ids=lambda value: None)
def test_bytes_are_read_not_guessed(seeds, name, raw, expected):
    (seeds / "rules/tiers.csv").write_bytes(raw)
    assert any(expected in one for one in said(seeds)), said(seeds)


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + TIERS,
        TIERS.replace(b"\n", b"\r\n"),
        TIERS.replace(b"\n", b"\r"),
        TIERS.rstrip(b"\n"),
        TIERS.replace(b",60,true", b',"60","true"'),
        b"min_score,tier,is_sales_ready,scorecard_id\n0,cold,false,\n60,hot,true,\n",
    ],
)
def test_what_dbt_reads_well_is_fine(seeds, raw):
    (seeds / "rules/tiers.csv").write_bytes(raw)
    assert said(seeds) == []


def test_lines_are_those_of_the_file_after_a_line_break_in_a_cell(seeds):
    file = seeds / "rules/demographic_rules.csv"
    lines = len(file.read_text().splitlines())
    add(file, GOOD[DEMOGRAPHIC] | {"reason": "Two\nlines"})
    add(file, GOOD[DEMOGRAPHIC] | {"rule_id": "later", "points": "five"})
    assert [one.split(",")[0] for one in said(seeds)] == [
        f"seeds/rules/demographic_rules.csv line {lines + 3}"
    ]


def test_files_that_are_missing_or_unknown_are_named(seeds):
    (seeds / "rules/tiers.csv").rename(seeds / "rules/tier.csv")
    (seeds / "lists/new.csv").write_text("value\nx\n")
    (seeds / "lists/competitors.csv").unlink()
    found = said(seeds)
    assert (
        'seeds/rules/tier.csv: the file is no rule table. Did you mean "tiers.csv"?'
        in (found)
    )
    assert any("rules/tiers.csv: the file is missing" in one for one in found)
    assert any("lists/competitors.csv: the file is missing" in one for one in found)
    assert any("lists/new.csv: the list is not in the var" in one for one in found)


def test_lists_that_nobody_uses_or_that_are_empty_are_warned_of(seeds):
    (seeds / "lists/free_email_domains.csv").write_text("value\n")
    (seeds / "lists/served_countries.csv").write_text("value\n")
    rules = seeds / "rules/demographic_rules.csv"
    rules.write_text(rules.read_text().replace("target_industries", "competitors"))
    found = said(seeds)
    assert any(
        one.startswith("warning: seeds/lists/target_industries.csv: no rule uses")
        for one in found
    )
    assert any(
        one.startswith("warning: seeds/lists/free_email_domains.csv: the list has no")
        for one in found
    )
    # not_in_list of an empty list is true for everybody
    assert any(
        one.startswith("seeds/lists/served_countries.csv: the list has no value")
        for one in found
    )


@pytest.mark.parametrize(
    ("slips", "column", "key"),
    [({"is_primary": "false"}, "is_primary", "no active scorecard")],
)
def test_one_scorecard_is_primary(seeds, slips, column, key):
    file = seeds / "rules/scorecards.csv"
    file.write_text(file.read_text().replace(",true,0", ",false,0"))
    assert any(key in one for one in said(seeds))


def test_a_folder_with_one_table_is_checked_with_the_others_of_this_project(tmp_path):
    rules = (ROOT / "seeds/rules/demographic_rules.csv").read_text()
    (tmp_path / "demographic_rules.csv").write_text(rules.replace(",20,", ",x,"))
    (tmp_path / "customers.csv").write_text("a;b\n")
    assert [str(one).split(": ")[0] for one in check(tmp_path)] == [
        f"{tmp_path}/demographic_rules.csv line 2, column points"
    ]


MENDED = [
    TIERS.replace(b",", b";"),
    TIERS.replace(b",", b"\t"),
    b"sep=;\r\n" + TIERS.replace(b",", b";").replace(b"\n", b"\r\n"),
    TIERS.decode().encode("utf-16"),
    TIERS.replace(b",warm,30", b" , warm ,30\xc2\xa0"),
    TIERS + b",,,\n\n\n",
    TIERS.replace(b"\n", b",,\n"),
    TIERS.replace(b"\n", b"\r\n"),
]


@pytest.mark.parametrize("raw", MENDED)
def test_fix_mends_form_once(seeds, raw):
    file = seeds / "rules/tiers.csv"
    file.write_bytes(raw)
    assert any("tiers.csv: " in line for line in mend_all(seeds))
    assert file.read_bytes() == TIERS
    assert (said(seeds), mend_all(seeds)) == ([], [])


def test_fix_reads_windows_1252_and_marks_the_file_for_excel(seeds):
    file = seeds / "rules/tiers.csv"
    text = TIERS.decode().replace("warm", "lässig")
    file.write_bytes(text.encode("cp1252"))
    mend_all(seeds)
    assert file.read_bytes() == text.encode("utf-8-sig")
    assert (said(seeds), mend_all(seeds)) == ([], [])


@pytest.mark.parametrize(
    "raw",
    [
        TIERS.replace(b"warm", "lässig".encode("mac-roman")),
        TIERS.replace(b"warm", b'"warm'),
        TIERS.replace(b",", b";") + b";icy\n",
        TIERS.replace(b"\n", b"\r\n").replace(b"min_score", b"tier"),
    ],
)
def test_fix_leaves_alone_what_it_cannot_know(seeds, raw):
    file = seeds / "rules/tiers.csv"
    file.write_bytes(raw)
    mend_all(seeds)
    assert file.read_bytes() == raw
    assert said(seeds)


def run(*arguments, **options) -> subprocess.CompletedProcess:
    script = ROOT / "scripts/check_rules"
    command = [str(word) for word in (sys.executable, script, *arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, **options
    )


def test_the_command_fails_for_errors_and_not_for_warnings(tmp_path):
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    warned = GOOD[DEMOGRAPHIC] | {"valid_to": "2020-01-01"}
    add(tmp_path / "seeds/rules/demographic_rules.csv", warned)
    fine = run("--seeds", "seeds", cwd=tmp_path)
    assert fine.returncode == 0
    assert fine.stdout.startswith("warning: seeds/rules/demographic_rules.csv line")
    assert fine.stdout.endswith("The rule files are fine: 1 warning.\n")
    before = run(
        "--seeds", "seeds", "--vars", "{lead_scoring_as_of: 2019-01-01}", cwd=tmp_path
    )
    assert before.stdout == "The rule files are fine.\n"
    add(tmp_path / "seeds/lists/competitors.csv", {"value": "null"})
    bad = run("--seeds", "seeds", cwd=tmp_path)
    assert bad.returncode == 1
    assert bad.stderr == "The rule files have 1 error and 1 warning (see above).\n"
    assert run("--seeds", "nowhere", cwd=tmp_path).returncode == 2


def test_a_list_that_is_written_as_a_text_is_said():
    said = run("--vars", "{lead_scoring_lists: competitors}")
    assert said.returncode == 1
    assert said.stderr == (
        'The var lead_scoring_lists is "competitors"; write a list, such as '
        "[competitors].\n"
    )


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("time_zone", "Berlin", "no time zone; write an IANA name, such as America/"),
        ("lead_attributes", "plan", "write a list, such as [plan]."),
        ("lists", "competitors", "write a list, such as [competitors]."),
    ],
)
def test_a_var_that_does_not_fit_is_said_in_one_sentence(
    tmp_path, template, name, value, expected
):
    with inside(template):
        options = ["--vars", f"{{lead_scoring_{name}: {value}}}"]
        outcome = run_dbt("parse", *options, "--target-path", str(tmp_path))
    assert f'The var lead_scoring_{name} is "{value}"' in str(outcome.exception)
    assert expected in str(outcome.exception)


# Random files: never a crash, and what is accepted loads as it was read.

anything = st.binary(max_size=400)
pieces = st.sampled_from(
    b""", ; \t " ' \n \r \r\n \0 \xff\xfe | \xef\xbb\xbf \xfc null - 1e5 9999999 lead. {{
    2026-13-01 [a \xc3\xa9 \xd9\xa3 \xe2\x80\xa8 \xf0\x9f\x98\x80 is_known xxxxxxxx""".split(
        b" "
    )
)
mutations = st.lists(
    st.tuples(st.integers(0, 3000), st.integers(0, 12), pieces), max_size=6
)


def mutate(raw: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for place, length, piece in changes:
        place %= len(raw) + 1
        raw = raw[:place] + piece + raw[place + length :]
    return raw


@pytest.fixture(scope="module")
def scratch(tmp_path_factory) -> Callable[[], Path]:
    folder = tmp_path_factory.mktemp("scratch") / "seeds"

    def fresh() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(ROOT / "seeds", folder)
        return folder

    return fresh


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.sampled_from(FILES), anything | mutations)
def test_random_files_never_crash_the_checker_or_the_mender(scratch, file, change):
    folder = scratch()
    path = folder / file.relative_to(ROOT / "seeds")
    raw = change if isinstance(change, bytes) else mutate(path.read_bytes(), change)
    path.write_bytes(raw)
    before = [str(finding) for finding in check(folder)]
    assert all("\n" not in line and line.endswith((".", "?")) for line in before)
    mend_all(folder)
    mended = path.read_bytes()
    assert mend_all(folder) == [] or mended == raw  # what is broken is left alone
    after = [finding for finding in check(folder) if not finding.is_warning]
    assert len(after) <= len(before)


@pytest.fixture(scope="module")
def judged(tmp_path_factory, template) -> World:
    world = World(tmp_path_factory.mktemp("world"), template)
    world.write_raw(RAW)
    return world


@settings(
    max_examples=int(os.environ.get("LEAD_SCORING_EXAMPLES", "4")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(st.data())
def test_what_is_accepted_builds(judged, data):
    file = data.draw(st.sampled_from(FILES))
    path = judged.folder / "seeds" / file.relative_to(ROOT / "seeds")
    path.write_bytes(mutate(file.read_bytes(), data.draw(mutations)))
    try:
        if all(finding.is_warning for finding in check(judged.folder / "seeds")):
            judged.build()
            assert judged.query("from int_lead_scoring__rule_problems") == []
            judged.build(select="resource_type:seed", tests=True)
    finally:
        path.write_bytes(file.read_bytes())


HOSTILE = [
    "'); drop table lead_scores; --",
    "{{ 1/0 }}",
    "{% raw %}",
    "100%",
    "a_b",
    "it's 'quoted' \"twice\"",
    "back\\slash\\",
    "\U0001f600 \u202eמשרד\u202c",
    "x" * 10_000,
    "-- comment",
    "$1 ?",
    "#hash",
]


def test_a_value_is_only_ever_data(build_world):
    """Whatever marketing types: it finds that text, and does nothing else."""
    rules = [
        GOOD[DEMOGRAPHIC]
        | {"rule_id": f"{text[:30]} {number}", "attribute": "job_title"}
        | {"value": text, "points": "1", "reason": text[:99]}
        for number, text in enumerate(HOSTILE)
    ]
    leads = [
        LEAD
        | {"lead_id": str(number), "source_record_id": str(number)}
        | {"email": f"n{number}@example.com", "job_title": text}
        for number, text in enumerate([*HOSTILE, "a-b 100"])
    ]
    world = build_world(
        {"crm_leads": leads, "web_events": []},
        {"rules/demographic_rules": rules},
    )
    assert [str(f) for f in check(world.folder / "seeds") if not f.is_warning] == []
    rows = world.query(
        "select lead_id, rule_id, points from lead_score_reasons "
        "where rule_group = 'person' and rule_id is not null order by cast(lead_id as int)"
    )
    assert [(row["lead_id"], row["rule_id"]) for row in rows] == [
        (str(number), f"{text[:30]} {number}".strip())
        for number, text in enumerate(HOSTILE)
    ]


def test_the_warehouse_says_it_in_the_same_words(build_world):
    """A plain `dbt build`, without the checker, stops before the marts."""
    slips = {"points": "five", "operator": "contain", "valid_from": "2026-02-30"}
    world = build_world(RAW, select="+int_lead_scoring__rule_problems")
    file = world.folder / "seeds/rules/demographic_rules.csv"
    add(file, GOOD[DEMOGRAPHIC] | slips)
    add(world.folder / "seeds/rules/tiers.csv", GOOD["tiers"] | {"min_score": "60"})
    world.build(tests=True, check=False, select="+int_lead_scoring__rule_problems")
    assert not world.result.success
    rows = world.query("from int_lead_scoring__rule_problems")
    in_warehouse = {(row["column_name"], row["value"], row["problem"]) for row in rows}
    by_checker = {
        (one.column, one.value, one.problem) for one in check(world.folder / "seeds")
    }
    assert {one for one in by_checker if one[0] != "min_score"} == {
        one for one in in_warehouse if one[0] != "min_score"
    }
    assert any(
        problem == "is the lower bound of two tiers" for *_, problem in in_warehouse
    )


# What the warehouse guards too, beyond the cells by themselves.
GUARDED = {
    DEMOGRAPHIC: [
        {"attribute": attribute, "operator": operator, "value": value}
        for attribute, operator, value in [
            ("country", "is", "US|GB"),
            ("country", "is_not", "US|GB"),
            ("employee_count", "is", "1,000"),
            ("employee_count", "is_not", "1000.0"),
            ("employee_count", "is_one_of", "5|010"),
            ("employee_count", "is_one_of", "5 | 0.5 || -3"),
            ("employee_count", "at_least", "2026-01-01"),
            ("employee_count", "between", "5|1e3"),
            ("created_date", "at_least", "5"),
            ("created_date", "at_most", "2026-02-30"),
            ("created_date", "is", "31.12.2026"),
            ("created_date", "is_one_of", "2026-01-01|2026-1-2"),
            ("created_date", "is_one_of", "2026-01-01|2026-01-02|2026-01-03"),
            ("email_status", "is", "Invalid"),
            ("email_status", "is_one_of", "valid|Missing"),
            ("is_own_staff", "is", "yes"),
        ]
    ],
    BEHAVIORAL: [
        {"event": "scroll", "property": "scroll_percent"}
        | {"operator": operator, "value": value}
        for operator, value in [
            ("at_least", "75"),
            ("between", "20|45"),
            ("is_one_of", "20|33"),
            ("is_one_of", "20|30"),
            ("at_most", "2026-01-01"),
            ("is", "80%"),
        ]
    ],
    "tiers": [{"tier": "HOT"}, {"tier": "Disqualified", "min_score": "40"}],
    "own_staff": [{"kind": "email_domain"}, {"value": "x.example"}],
    "bot_agents": [{"pattern": "ab"}, {"pattern": "bot*"}, {"pattern": "Spider"}],
    "ignored_signals": [
        {"property": "page_path", "operator": "starts_with", "value": "/a| /"},
        {"property": "page_path", "operator": "is_known", "value": ""},
    ],
}


def test_the_warehouse_finds_the_same_errors_between_columns(build_world):
    world = build_world(RAW, select="+int_lead_scoring__rule_problems")
    seeds = world.folder / "seeds"
    for table, slips in GUARDED.items():
        for number, cells in enumerate(slips):
            row = GOOD[table] | cells
            named = {"rule_id": f"{table} {number}"} if "rule_id" in row else {}
            add(file_of(seeds, table), row | named)
    further = {"rule_id": "title_vp", "rule_group": "", "points": "", "reason": ""}
    for number in ("3", "5"):
        skips = GOOD[DEMOGRAPHIC] | further | {"condition": number}
        add(file_of(seeds, DEMOGRAPHIC), skips)
    of_event = {"rule_id": "student", "condition": "2", "property": "form"}
    of_event |= {"operator": "is", "value": "x"}
    add(file_of(seeds, NEGATIVE), of_event)
    world.build(select="+int_lead_scoring__rule_problems")
    rows = world.query("from int_lead_scoring__rule_problems")
    in_warehouse = {
        (row["file_name"], row["column_name"], row["value"] or "", row["problem"])
        for row in rows
    }
    by_checker = {
        (Path(one.file).name, one.column, one.value, one.problem)
        for one in check(seeds)
        if not one.is_warning
    }
    assert by_checker == in_warehouse


def test_dbt_says_twenty_problems_and_how_many_more(build_world, capsys):
    world = build_world(RAW, select="+int_lead_scoring__rule_problems")
    for number in range(25):
        add(
            world.folder / "seeds/rules/demographic_rules.csv",
            GOOD[DEMOGRAPHIC] | {"rule_id": f"n{number}", "points": "five"},
        )
    capsys.readouterr()
    tested = ["--select", "+int_lead_scoring__rule_problems", "--no-quiet"]
    world.dbt("build", *tested)
    log = capsys.readouterr().out
    assert log.count('column points: "five" is not a number') == 20
    assert "... and 5 more, in " in log
