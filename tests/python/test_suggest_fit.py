"""What rules are worth, learned from worlds whose truth is known.

LEAD_SCORING_EXAMPLES asks for so many worlds in the test of intervals.
"""

import os

import numpy as np
import pytest
from _suggest_fit import Rows, around, climb, fit, held_to, start, telling
from _suggest_ranking import auc, auc_difference
from scipy import stats
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

WORLDS = int(os.environ.get("LEAD_SCORING_EXAMPLES", "40"))


def rows_of(given: np.ndarray, cutoffs: np.ndarray, yes: np.ndarray) -> Rows:
    """A row a lead; rules gave their points so many times."""
    tenths = np.round(10 * given).T.astype(np.uint16)
    return Rows(tenths, cutoffs, np.ones(len(yes)), yes.astype(float))


def drawn(rng, weights: np.ndarray, leads: int, often: float = 0.2, base: float = -2):
    """Leads of four cutoffs, each with a rate of its own."""
    given = (rng.random((leads, len(weights))) < often).astype(float)
    cutoffs = rng.integers(0, 4, leads)
    log_odds = given @ weights + base - (given @ weights).mean()
    log_odds += np.array([0.3, 0, -0.2, 0.1])[cutoffs]
    return given, cutoffs, rng.random(leads) < 1 / (1 + np.exp(-log_odds))


def best(rows: Rows, held: np.ndarray, close: float = 1e-16) -> np.ndarray:
    return climb(rows, around(rows, start(rows)), held, close)[1]


def test_the_optimum_is_scikit_learns():
    """Held to nothing, with the intercepts in the place of dummies."""
    rng = np.random.default_rng(1)
    given, cutoffs, yes = drawn(rng, np.array([0.8, -0.5, 0.2, 0]), 3000)
    given[:, 3] = rng.integers(0, 30, len(yes)) / 10
    spread = 0.4
    found = best(rows_of(given, cutoffs, yes), held_to(np.zeros(4), spread, 4))
    far = 1e3  # scikit-learn holds all columns: long ones are all but free
    design = np.column_stack([far * np.eye(4)[cutoffs], given])
    model = LogisticRegression(
        C=spread**2, fit_intercept=False, solver="newton-cholesky", tol=1e-12
    )
    expected = model.fit(design, yes).coef_[0]
    assert found[4:] == pytest.approx(expected[4:], abs=1e-5)
    assert found[:4] == pytest.approx(expected[:4] * far, abs=1e-4)


@pytest.mark.filterwarnings("error")
def test_a_poor_start_ends_at_the_same_optimum():
    """Whole steps from there diverge."""
    rng = np.random.default_rng(11)
    rows = rows_of(*drawn(rng, np.array([0.8, -0.5, 0.2]), 2000))
    held = held_to(np.zeros(3), 1, 4)
    poor = around(rows, start(rows) + np.array([6, -5, 6, -5, 9, -9, 9.0]))
    found = climb(rows, poor, held, 1e-16)[1]
    assert found == pytest.approx(best(rows, held), abs=1e-8)


def test_leads_alike_are_one_row():
    rng = np.random.default_rng(2)
    given, cutoffs, yes = drawn(rng, np.array([0.8, -0.5, 0.2]), 2000)
    points = np.array([10.0, -5.0, 5.0])
    alike, place = np.unique(
        np.column_stack([cutoffs, given]), axis=0, return_inverse=True
    )
    grouped = Rows(
        (10 * alike[:, 1:]).T.astype(np.uint16),
        alike[:, 0].astype(int),
        np.bincount(place.ravel()).astype(float),
        np.bincount(place.ravel(), yes),
    )
    one, other = fit(rows_of(given, cutoffs, yes), points), fit(grouped, points)
    assert len(grouped.leads) < 40
    assert one.weights == pytest.approx(other.weights, abs=1e-9)
    assert one.covariance == pytest.approx(other.covariance, abs=1e-9)


def test_points_that_are_right_up_to_a_scale_are_held_by_nothing():
    """The nearest multiple of the points costs as good as nothing."""
    points = np.array([30.0, -20.0, 10.0, 5.0])
    held = held_to(points, 0.02, 2)
    assert not held[:2].any() and not held[:, :2].any()
    along, off = points * 0.07, np.array([1.0, 0, 0, 0])
    assert along @ held[2:, 2:] @ along < 0.3
    assert off @ held[2:, 2:] @ off > 500


def test_the_scale_of_right_points_is_found_and_they_stay():
    rng = np.random.default_rng(3)
    points = np.array([40.0, 25.0, -20.0, 15.0, 10.0, 10.0, 5.0, -5.0])
    found = fit(rows_of(*drawn(rng, 0.04 * points, 6000)), points)
    assert found.scale == pytest.approx(0.04, rel=0.1)
    assert found.spread < 0.2
    assert found.weights == pytest.approx(0.04 * points, abs=0.2)


def test_few_conversions_leave_the_present_points():
    """A rule of few leads follows its points, not its luck."""
    rng = np.random.default_rng(4)
    points = np.array([30.0, 20.0, 20.0, 15.0, 10.0, 10.0, 5.0, -10.0])
    given, cutoffs, yes = drawn(rng, 0.05 * points, 4000)
    given[:, 0] = 0
    given[:6, 0], yes[:6] = 1, False
    found = fit(rows_of(given, cutoffs, yes), points)
    assert found.weights[0] > 0.7
    assert found.errors[0] > max(found.errors[1:])


def test_points_that_say_the_opposite_are_no_target():
    rng = np.random.default_rng(5)
    points = np.array([30.0, 20.0, 20.0, 10.0])
    given, cutoffs, yes = drawn(rng, -0.05 * points, 4000)
    given[:, 3] = 0
    given[:5, 3] = 1
    found = fit(rows_of(given, cutoffs, yes), points)
    assert found.scale == 0
    assert (found.weights[:3] < -0.5).all()


def test_a_good_quarter_is_no_rules_merit():
    """A rule that only applied when all converted more often is worth nothing."""
    rng = np.random.default_rng(6)
    cutoffs = rng.integers(0, 2, 8000)
    given = np.column_stack(
        [(rng.random(8000) < 0.8) & (cutoffs == 1), rng.random(8000) < 0.3]
    ).astype(float)
    yes = rng.random(8000) < np.where(cutoffs == 1, 0.4, 0.05)
    found = fit(rows_of(given, cutoffs, yes), np.array([20.0, 10.0]))
    assert np.abs(found.weights[0]) < 3 * found.errors[0] < 0.5


def test_a_rule_that_parts_all_is_bounded():
    """Everybody with it converted, nobody without: no weight runs away."""
    given = np.repeat([[1.0], [0.0]], 200, axis=0)
    rows = rows_of(given, np.zeros(400, int), given[:, 0] > 0)
    found = fit(rows, np.array([10.0]))
    assert 3 < found.weights[0] < 30
    assert np.isfinite(found.errors).all()


def test_days_on_which_nobody_converted_are_left_out():
    rng = np.random.default_rng(7)
    given, cutoffs, yes = drawn(rng, np.array([0.8, 0.4]), 2000)
    points = np.array([20.0, 10.0])
    yes &= cutoffs != 1
    some = cutoffs != 1
    one = fit(rows_of(given, cutoffs, yes), points)
    others = np.maximum(cutoffs - 1, 0)
    other = fit(rows_of(given[some], others[some], yes[some]), points)
    assert one.weights == pytest.approx(other.weights, abs=1e-6)


def test_rules_that_say_nothing_are_found():
    """Never, always, the same as another, and what two others leave."""
    rng = np.random.default_rng(8)
    given, cutoffs, yes = drawn(rng, np.zeros(6), 1000)
    given[:, 0], given[:, 1] = 0, 1
    given[:, 3] = given[:, 2]
    given[:, 5] = 1 - given[:, 4]
    points = np.array([9.0, 9.0, 5.0, 8.0, 7.0, 6.0])
    assert telling(rows_of(given, cutoffs, yes), points) == ([2, 3, 4, 5], [5, 2])


@pytest.mark.parametrize("kind", [np.uint16, float])
def test_the_auc_is_scikit_learns_and_its_error_that_of_resampling(kind):
    rng = np.random.default_rng(9)
    n = 1500
    yes = rng.random(n) < 0.1
    before = (10 * (rng.standard_normal(n) + yes + 5)).astype(kind)
    after = (10 * (rng.standard_normal(n) + 1.5 * yes + 5)).astype(kind)
    ones = np.ones(n)
    found = auc_difference(before, after, ones, yes.astype(float))
    assert found["now"] == pytest.approx(roc_auc_score(yes, before), abs=1e-12)
    assert found["suggested"] == pytest.approx(roc_auc_score(yes, after), abs=1e-12)
    gains = []
    for _ in range(400):
        weight = np.bincount(rng.integers(0, n, n), minlength=n).astype(float)
        one, two = (auc(scores, weight, weight * yes) for scores in (before, after))
        gains.append(two - one)
    assert found["gain_error"] == pytest.approx(np.std(gains), rel=0.15)


def small_world(rng, nothing: float):
    """The marketer's points are off by much or little; some rules mean nothing."""
    rules, leads = int(rng.integers(5, 16)), int(rng.integers(400, 4000))
    points = rng.integers(2, 41, rules) * np.where(rng.random(rules) < 0.2, -1.0, 1.0)
    off = rng.choice([0.1, 0.3, 0.6, 1.0])
    truth = rng.uniform(0.02, 0.08) * points + off * rng.standard_normal(rules)
    truth[rng.random(rules) < nothing] = 0
    often = rng.uniform(0.03, 0.4, rules)
    given, cutoffs, yes = drawn(rng, truth, leads, often, base=-3)
    return points, truth, given, cutoffs, yes


@pytest.mark.parametrize("nothing", [0, 0.3])
def test_intervals_hold_the_truth_and_rules_of_nothing_are_not_significant(nothing):
    rng = np.random.default_rng(10 if WORLDS == 40 else None)
    inside, null, worlds = [], [], 0
    while worlds < WORLDS:
        points, truth, given, cutoffs, yes = small_world(rng, nothing)
        if yes.sum() < 25:
            continue
        worlds += 1
        found = fit(rows_of(given, cutoffs, yes), points)
        low = found.weights - 1.96 * found.errors
        high = found.weights + 1.96 * found.errors
        inside += list((low <= truth) & (truth <= high))
        null += list(((low > 0) | (high < 0))[truth == 0])
    chance = stats.binom.ppf([0.0005, 0.9995], len(inside), 0.95) / len(inside)
    assert min(0.93, chance[0]) <= np.mean(inside) <= max(0.97, chance[1])
    if null:
        most = stats.binom.ppf(0.9995, len(null), 0.05) / len(null)
        assert np.mean(null) <= max(0.08, most)
