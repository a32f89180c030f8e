"""`./scripts/suggest_points` on leads with attributes and an outcome whose truth is
known: what it says of each rule, what it writes, what it refuses."""

import contextlib
import csv
import io
import json
import math
from datetime import date, timedelta
from decimal import Decimal
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from _preview_ask import preview
from _suggest_effect import Effect, bounds_of, moved_bounds, tier_moves
from _suggest_leaks import late_changes, leaks
from _suggest_points import Asked, Card, Judged, judge
from _suggest_read import Training, read
from _suggest_report import effect
from _suggest_warnings import warnings
from _suggest_write import with_cells
from conftest import ROOT, World, inside
from dbt_runs import close_work_database

AS_OF, DAYS, LEADS = date(2024, 6, 24), 30, 3000  # a Monday
CUTOFFS = [AS_OF - timedelta(days=1 + DAYS * place) for place in (3, 2, 1)]
# so long before the first cutoff that less than a twentieth of its points is left
STARTED = CUTOFFS[0] - timedelta(days=19)
COLUMNS = ["plan", "budget", "need", "coast", "talk"]
VARS = {
    "lead_scoring_as_of": str(AS_OF),
    "lead_scoring_horizon_days": DAYS,
    "lead_scoring_evaluation_cutoffs": 3,
    "lead_scoring_evaluation_known_then": False,
    "lead_scoring_conversion": {"attribute": "bought_at"},
    "lead_scoring_points_to_double_odds": 10,
    "lead_scoring_lead_attributes": [*COLUMNS, "bought_at"],
}
SELECT = (
    "+int_lead_scoring__evaluation_patterns +int_lead_scoring__late_changes "
    "+int_lead_scoring__rule_set +lead_scores +rule_quality"
)
# Of a rule: what it tests, what it gives now, and what is true.
RULES = {
    "right": ("plan", "pro", 12, 12),
    "too_low": ("plan", "team", 5, 25),
    "too_high": ("budget", "yes", 30, 12),
    "nothing": ("budget", "maybe", 14, 0),
    "opposite": ("need", "later", 10, -14),
    "few": ("need", "rare", 20, 20),
    "nobody": ("need", "never", 8, None),
    "everybody": ("country", "NL", 5, None),
    "one": ("coast", "west", 8, 8),
    "twin": ("coast", "west", 4, None),
    "told_later": ("talk", "agreed", 15, None),
    "views": ("page", "", 5, 10),
    "faded": ("trial", "", 20, None),
}
VERDICTS = {
    "right": "keep",
    "too_low": "raise",
    "too_high": "lower",
    "nothing": "lower",
    "opposite": "flip sign",
    "few": "insufficient",
    "nobody": "never hits",
    "everybody": "always hits",
    "one": "keep",
    "twin": "redundant",
    "told_later": "leak suspect",
    "views": "raise",
    "faded": "never hits",
}


def leads() -> tuple[list[dict], list[dict]]:
    """Leads and their page views: a lead converts by the true points, in the days
    after a cutoff; who did not is open for the next one."""
    rng = np.random.default_rng(1)
    people, views = [], []
    for number in range(LEADS):
        days = int(rng.binomial(3, 0.25))
        person = {
            "plan": rng.choice(["pro", "team", "free"], p=[0.2, 0.2, 0.6]),
            "budget": rng.choice(["yes", "maybe", "no"], p=[0.3, 0.3, 0.4]),
            "need": "rare" if number < 4 else rng.choice(["later", "now"]),
            "coast": rng.choice(["west", "east"]),
        }
        points = 10 * days + sum(
            truth
            for attribute, value, _, truth in RULES.values()
            if truth and person.get(attribute) == value
        )
        chance = 1 / (1 + math.exp(-(points - 44) * math.log(2) / 10))
        won = next((day for day in CUTOFFS if rng.random() < chance), None)
        lead = f"L{number:04}"
        people.append(
            person
            | {
                "lead_id": lead,
                "email": f"{lead}@{lead}.example",
                "country": "NL",
                "talk": rng.choice(["agreed", "asked"], p=[0.9, 0.1]) if won else "",
                "bought_at": f"{won + timedelta(days=9)} 09:00:00" if won else "",
                "created_at": f"{CUTOFFS[0] - timedelta(days=20)} 09:00:00",
                "loaded_at": f"{AS_OF} 05:00:00",
            }
        )
        views += [
            {
                "event_id": f"{lead} {day}",
                "event_name": "page_view",
                "email": f"{lead}@{lead}.example",
                "occurred_at": f"{CUTOFFS[0] - timedelta(days=3 + day)} 09:00:00",
                "loaded_at": f"{CUTOFFS[0] - timedelta(days=2)} 09:00:00",
            }
            for day in range(days)
        ]
        if number % 3 == 0:
            views.append(
                {
                    "event_id": f"{lead} trial",
                    "event_name": "trial_start",
                    "email": f"{lead}@{lead}.example",
                    "occurred_at": f"{STARTED} 10:00:00",
                    "loaded_at": f"{CUTOFFS[0] - timedelta(days=2)} 09:00:00",
                }
            )
    return people, views


def rule_rows() -> dict[str, list[dict]]:
    attributes = [
        {
            "rule_id": rule,
            "condition": 1,
            "rule_group": "profile",
            "attribute": attribute,
            "operator": "is",
            "value": value,
            "points": points,
            "reason": f'Said "{value}", {attribute}',
        }
        for rule, (attribute, value, points, _) in RULES.items()
        if attribute not in ("page", "trial")
    ]
    views = {
        "rule_id": "views",
        "condition": 1,
        "rule_group": "visits",
        "event": "page_view",
        "points": 5,
        "count_as": "once_per_day",
        "max_points": 15,
        "reason": "Viewed a page, 5 a day",
    }
    faded = {
        "rule_id": "faded",
        "condition": 1,
        "rule_group": "visits",
        "event": "trial_start",
        "points": 20,
        "count_as": "once",
        "decay": "half_life",
        "decay_days": 3,
        "reason": "Started a trial",
    }
    return {
        "rules/demographic_rules": attributes,
        "rules/behavioral_rules": [views, faded],
        "rules/negative_rules": [],
        "rules/rule_groups": [
            {"rule_group": "profile", "part": "demographic", "dimension": "fit"},
            {"rule_group": "visits", "part": "behavioral", "dimension": "engagement"},
        ],
        "rules/tiers": [
            {"tier": "hot", "min_score": 40, "is_sales_ready": "true"},
            {"tier": "warm", "min_score": 25, "is_sales_ready": "false"},
            {"tier": "cold", "min_score": 0, "is_sales_ready": "false"},
        ],
    }


@pytest.fixture(scope="module")
def world(build_world) -> World:
    people, views = leads()
    raw = {"crm_leads": people, "web_events": views}
    return build_world(raw, rule_rows(), VARS, SELECT)


@pytest.fixture(scope="module")
def command(world):
    """The script's main, in the world's folder; what it prints and how it ends."""
    loader = SourceFileLoader("suggest_points", str(ROOT / "scripts/suggest_points"))
    script = module_from_spec(spec_from_loader(loader.name, loader))
    with mock.patch("_environment.enter"), inside(world.folder):
        loader.exec_module(script)
    own = mock.patch("_rules_check.book.OWN_SEEDS", world.folder / "seeds")

    def run(*options: object) -> tuple[int, str, str]:
        words = [*map(str, options), "--vars", json.dumps(VARS)]
        said, errors, code = io.StringIO(), io.StringIO(), 0
        with (
            inside(world.folder),
            own,
            mock.patch("sys.argv", ["suggest_points", *words]),
            contextlib.redirect_stdout(said),
            contextlib.redirect_stderr(errors),
        ):
            try:
                script.main()
            except SystemExit as end:
                code = end.code
            finally:
                close_work_database()
        return code, said.getvalue(), errors.getvalue()

    return run


@pytest.fixture(scope="module")
def proposal(world, command, tmp_path_factory) -> tuple[Path, str, dict]:
    out = tmp_path_factory.mktemp("proposal")
    code, said, errors = command("--out", out)
    assert (code, errors) == (0, ""), said
    found = json.loads((world.folder / "warehouse/suggested_points.json").read_text())
    return out, said, found


@pytest.fixture(scope="module")
def rules(proposal) -> dict[str, dict]:
    [card] = proposal[2]["scorecards"]
    return {rule["rule_id"]: rule for rule in card["rules"]}


def test_each_verdict_is_reached_and_right(rules):
    assert {rule: row["verdict"] for rule, row in rules.items()} == VERDICTS


def test_the_truth_is_recovered(rules):
    """Within a point, or three standard errors; of the leak's points none."""
    judged = 0
    for rule, (*_, truth) in RULES.items():
        if truth is None or rule in ("one", "twin"):
            continue
        error = (rules[rule]["high"] - rules[rule]["low"]) / (2 * 1.96)
        assert abs(rules[rule]["suggested"] - truth) <= max(1, 3 * error), rule
        judged += 1
    assert judged == 7
    assert rules["told_later"]["suggested"] is None
    both = rules["one"]["suggested"] + rules["twin"]["suggested"]
    assert both == pytest.approx(8, abs=4)


def test_hits_are_those_of_rule_quality(world, rules):
    """Those to whom what faded since had given less than a twentieth too."""
    rows = world.query("select * from rule_quality where cutoff_date is null")
    assert {row["rule_id"] for row in rows} == set(rules)
    for row in rows:
        found = rules[row["rule_id"]]
        told = found["hits"], found["converted"], found["lift"]
        assert told == (row["hits"], row["converted_hits"], row["lift"])
    assert rules["faded"]["hits"] > LEADS / 3


def test_suggested_points_do_better_where_they_were_not_learned(proposal):
    [card] = proposal[2]["scorecards"]
    auc = card["auc"]
    assert auc["cutoff"] == str(CUTOFFS[-1])
    assert auc["gain"] > 3 * auc["gain_error"] > 0
    assert auc["suggested"] - auc["now"] == pytest.approx(auc["gain"])


def test_the_result_says_of_which_build_it_is(world, proposal):
    found = proposal[2]
    [row] = world.query("select rule_set_hash from lead_scores limit 1")
    assert found["rule_set_hash"] == row["rule_set_hash"]
    assert found["cutoffs"] == [str(day) for day in CUTOFFS]


def test_a_leak_is_told_and_its_points_stay_unless_it_is_trusted(
    proposal, command, world
):
    _, said, found = proposal
    assert 'Said "agreed", talk (told_later) may be a leak: alone it tells' in said
    [card] = found["scorecards"]
    rule = next(rule for rule in card["rules"] if rule["rule_id"] == "told_later")
    assert rule["proposed"] == rule["points"]
    code, said, errors = command("--trust", "told_later")
    assert (code, errors) == (0, ""), said
    assert "may be a leak" not in said
    assert "All rules together tell too well who converts" in said


def cells(file: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(file.read_text().splitlines()))


def test_the_proposal_is_the_rule_tables_with_other_numbers(world, proposal, rules):
    out = proposal[0]
    own = world.folder / "seeds"
    for file in sorted((out / "rules").iterdir()):
        before, after = cells(own / "rules" / file.name), cells(file)
        assert len(before) == len(after)
        for one, other in zip(before, after, strict=True):
            changed = {column for column in one if one[column] != other[column]}
            assert changed <= {"points", "max_points", "min_score"}
            if "rule_id" in one:
                assert float(other["points"]) == rules[one["rule_id"]]["proposed"]
    views, _ = cells(out / "rules/behavioral_rules.csv")
    assert Decimal(views["max_points"]) == 3 * Decimal(views["points"])
    opposite = rules["opposite"]
    assert (opposite["suggested"] < 0, opposite["proposed"]) == (True, 0.01)


def test_the_proposal_previews(world, proposal):
    with inside(world.folder):
        vars_ = ["--vars", json.dumps(VARS)]
        try:
            answer = preview(proposal[0], Path("warehouse"), 5, False, vars_)
        finally:
            close_work_database()
    changed = {row["rule_id"] for row in answer["hits"]}
    assert {"too_low", "too_high", "views"} <= changed
    assert "told_later" not in changed


def changed_points(world, out: Path) -> set[str]:
    file = "rules/demographic_rules.csv"
    both = zip(cells(world.folder / "seeds" / file), cells(out / file), strict=True)
    return {one["rule_id"] for one, new in both if one["points"] != new["points"]}


def test_what_history_contradicts_is_proposed_and_a_guess_where_that_is_asked(
    command, tmp_path, world, proposal, rules
):
    sure = {"too_low", "too_high", "nothing", "opposite"}
    assert changed_points(world, proposal[0]) == sure
    code, said, errors = command("--out", tmp_path / "out", "--all")
    assert (code, errors) == (0, ""), said
    guessed = {
        rule
        for rule, row in rules.items()
        if row["verdict"] in ("keep", "insufficient")
        and row["suggested"] != row["points"]
    }
    assert guessed
    assert changed_points(world, tmp_path / "out") >= sure | guessed


def test_a_text_that_names_points_which_change_is_warned_of(proposal, rules):
    [card] = proposal[2]["scorecards"]
    [said] = [text for text in card["warnings"] if "seems to name" in text]
    assert said == (
        'The reason of views seems to name its points, 5: "Viewed a page, 5 a day". '
        f"If you accept {rules['views']['proposed']:.0f} points, edit the reason too, "
        "in seeds/rules/behavioral_rules.csv."
    )


def test_a_number_that_is_another_setting_is_not_taken_for_points():
    one = rule("-5", -8)
    one.reason = "Went quiet: 5 off for every 15 days"
    assert one.named_points == 5
    one.settings = frozenset({Decimal(5)})
    assert one.named_points is None
    one.settings, one.reason = frozenset(), "Company of 5,000 or 50 people, level-5a"
    assert one.named_points is None


def test_tiers_keep_their_shares_on_a_day_that_is_named(proposal):
    words = " ".join(proposal[1].split())
    assert "share of the leads of 24 May 2024" in words


def test_a_single_day_to_learn_from_is_warned_of(world):
    with inside(world.folder):
        data = read(Path("warehouse/work.duckdb")).training["default"]
    newest = data.rows.cutoffs == len(data.days) - 1
    one = Training(data.rules, data.rows.of(newest), data.days[-1:])
    card = judge("default", one, Asked())
    before = judge("default", one.without_newest(), Asked())
    assert card.is_any
    found = effect(mock.Mock(), card, before, data.days[-1])
    assert next(warnings(card, found, {})) == (
        "Nothing shows whether suggested points do better on a day that they were not "
        "learned from. 24 May 2024 is the only day in the past with leads."
    )


@pytest.mark.parametrize(
    ("options", "code", "said"),
    [
        (["--out", "seeds"], 2, "--out is a folder of its own"),
        (["--double-odds", "0"], 2, '"0" is no number above 0 and not "keep"'),
        (["--target", "dev"], 2, "suggestions are for DuckDB"),
        (["--scorecard", "x"], 1, 'There is no scorecard "x"; there is default.'),
        (["--trust", "x"], 1, 'There is no rule "x"; there is '),
    ],
)
def test_what_makes_no_sense_is_refused(command, options, code, said):
    options = [str(ROOT / "seeds") if word == "seeds" else word for word in options]
    ended, _, errors = command(*options)
    assert ended == code
    assert said in errors


def test_rules_edited_since_the_build_are_no_ground_for_a_proposal(
    command, world, tmp_path
):
    file = world.folder / "seeds/rules/behavioral_rules.csv"
    text = file.read_text()
    file.write_text(text.replace(",5,once_per_day", ",6,once_per_day"))
    try:
        code, _, errors = command("--out", tmp_path / "out")
    finally:
        file.write_text(text)
    assert code == 1
    assert errors.startswith("The points of rule views in seeds/rules are not those")
    assert not (tmp_path / "out").exists()


def test_without_a_build_it_says_what_to_do(tmp_path, capsys):
    with pytest.raises(SystemExit):
        read(tmp_path / "work.duckdb")
    assert capsys.readouterr().err.endswith("run ./scripts/build first.\n")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ((30, 30, 0.6, 0.1, None), "30 of the 30 leads whose score it moved converted"),
        ((30, 30, 0.6, 0.6, None), None),
        ((4, 4, 0.6, 0.1, None), None),
        ((900, 90, 0.85, 0.1, None), "alone it tells who converts (AUC 0.85)"),
        ((900, 2, 0.15, 0.1, None), "alone it tells who converts (AUC 0.85)"),
        ((900, 90, 0.6, 0.1, "the plan changed"), "the plan changed"),
        ((0, 0, None, 0.1, None), None),
    ],
)
def test_what_makes_a_rule_suspect(facts, said):
    assert list(leaks(*facts)) == ([said] if said else [])


def test_a_field_that_changes_when_leads_convert_is_told():
    row = {"attribute": "call_result", "converted_leads": 40, "other_leads": 300}
    changes = {"converted_changes": 30, "other_changes": 20}
    assert late_changes([row | changes]) == {
        "call_result": "the call result changed about when they converted for 30 of "
        "40 leads that did, and for 20 of 300 others"
    }
    assert late_changes([row | {"converted_changes": 4, "other_changes": 20}]) == {}
    none = {"attribute": "plan", "converted_leads": 0, "other_leads": 0}
    assert late_changes([none | {"converted_changes": 0, "other_changes": 0}]) == {}


def test_a_worse_effect_is_warned_of():
    worse = {"now": 0.75, "suggested": 0.67, "gain": -0.08, "gain_error": 0.01}
    card = Card("default", "", 100, 30, 2)
    [said] = warnings(card, Effect(AS_OF, "", worse, []), {})
    assert "24 Jun 2024 would have been told worse than by the present ones" in said
    better = worse | {"gain": 0.08}
    assert list(warnings(card, Effect(AS_OF, "", better, []), {})) == []


def test_below_25_conversions_nothing_is_suggested(world):
    with inside(world.folder):
        data = read(Path("warehouse/work.duckdb")).training["default"]
    rows = data.rows
    some = np.cumsum(rows.conversions) <= 24
    card = judge("default", Training(data.rules, rows.of(some), []), Asked())
    assert not card.is_any
    assert card.refusal.startswith(f"{card.conversions} of ")
    assert card.refusal.endswith("points can be learned from 25 or more.")


def rule(points: str, suggested: int, ceiling: str | None = None) -> Judged:
    most = ceiling and Decimal(ceiling)
    one = Judged("r", "R", Decimal(points), most, 9, 9, 1.0, None, [])
    one.suggested = suggested
    return one


@pytest.mark.parametrize(
    ("points", "suggested", "ceiling", "expected"),
    [
        ("10", 14, "30", ("14", "42")),
        ("10", 10, "30", None),
        ("7", 10, "20", ("10", "29")),
        ("10", -3, "30", ("0.01", "0.03")),
        ("-5", 0, "30", ("-0.01", "0.06")),
        ("-5", -8, None, ("-8", None)),
        ("4", 1, "4", ("1", "1")),
    ],
)
def test_a_table_holds_one_sign_and_a_ceiling_moves_along(
    points, suggested, ceiling, expected
):
    change = rule(points, suggested, ceiling).change
    if expected is None:
        assert change is None
    else:
        most = expected[1] and Decimal(expected[1])
        assert (change.points, change.max_points) == (Decimal(expected[0]), most)


def test_other_bytes_of_a_file_stay():
    text = '\ufeffid, points ,"a,b"\r\n"x",1, "1\r\n""2"\r\n\r\ny,"2",\nz,3\n'
    found = with_cells(
        text, lambda row: {"points": Decimal(7)} if row["id"] != "z" else {}
    )
    assert found == text.replace('"x",1,', '"x",7,').replace('y,"2",', "y,7,")


def test_tiers_keep_their_shares_of_leads():
    tiers = [("cold", 0), ("hot", 60), ("warm", 30)]
    bounds = bounds_of(
        [{"tier": tier, "min_score": Decimal(bound)} for tier, bound in tiers]
    )
    rows = [
        {"now": now, "then": now // 2, "leads": 10, "conversions": 1}
        for now in range(0, 100, 10)
    ]
    after = moved_bounds(rows, bounds)
    assert after == {"hot": Decimal(30), "warm": Decimal(15), "cold": Decimal(0)}
    moves = tier_moves(rows, bounds, after)
    assert all(move.before == move.after for move in moves)
    assert moved_bounds([row | {"then": row["now"]} for row in rows], bounds) == bounds
