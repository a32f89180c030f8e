"""The figures of the evaluation, held against scikit-learn, scipy and numpy."""

import itertools
from pathlib import Path

import duckdb
import numpy as np
import pytest
from conftest import World
from scipy import stats
from sklearn.isotonic import IsotonicRegression
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

EXACT = {"rel": 1e-12, "abs": 1e-12}
SAMPLES = {
    "one lead each": ([3, 9], [0, 1]),
    "all one score": ([5] * 6, [1, 0, 0, 1, 0, 0]),
    "perfect": ([1, 2, 3, 4], [0, 0, 1, 1]),
    "upside down": ([1, 2, 3, 4], [1, 1, 0, 0]),
}
NO_CLASS = {
    "nobody converts": ([1, 2, 2], [0, 0, 0]),
    "all convert": ([1, 2, 2], [1, 1, 1]),
}
MACROS = {
    "quality": "lead_scoring_ranking_quality('histogram', ['sample'])",
    "gains": "lead_scoring_gains('histogram', ['sample'])",
    "bands": "lead_scoring_score_bands('histogram', ['sample'], 20)",
    "equal": "lead_scoring_score_bands('histogram', ['sample'], 10, by_points=false)",
    "fits": "lead_scoring_isotonic('bands', ['sample'], 'conversions', 'leads')",
    "stability": "lead_scoring_stability('counts', ['sample'])",
    "thresholds": "lead_scoring_thresholds('histogram', ['sample'])",
    "few": "lead_scoring_poisson('k', 'lower')",
    "many": "lead_scoring_poisson('k', 'upper')",
    "lower": "lead_scoring_wilson('k', 'n', 'lower')",
    "upper": "lead_scoring_wilson('k', 'n', 'upper')",
}


def drawn_samples() -> dict[str, tuple]:
    """Scores that tell something of who converts, with many ties."""
    rng = np.random.default_rng(7)
    found = {}
    for leads, rate in [(40, 0.3), (400, 0.05), (5000, 0.02), (3000, 0.5)]:
        scores = np.clip(rng.normal(35, 20, leads).round(), 0, 100).astype(int)
        odds = rate / (1 - rate) * np.exp((scores - 35) / 20)
        found[f"{leads} leads"] = (scores, rng.random(leads) < odds / (1 + odds))
    scores = np.clip(rng.exponential(18, 3000).round() - 12, -20, 100).astype(int)
    found["half at nothing"] = (scores, rng.random(3000) < 0.01 + scores / 250)
    found["far off"] = (np.append(scores[:200], 9999), rng.random(201) < 0.2)
    return found


SAMPLES |= drawn_samples()


@pytest.fixture(scope="module")
def answers(tmp_path_factory, template) -> duckdb.DuckDBPyConnection:
    """A database with what each macro answers of all samples."""
    world = World(tmp_path_factory.mktemp("metrics"), template)
    inline = "\n-- next\n".join(f"{{{{ {call} }}}}" for call in MACROS.values())
    compiled = world.dbt("compile", "--inline", inline)
    assert compiled.success, compiled.exception
    texts = compiled.result.results[0].node.compiled_code.split("\n-- next\n")
    sql = dict(zip(MACROS, texts, strict=True))
    database = duckdb.connect(Path(":memory:"))
    database.execute("create table leads (sample text, score integer, y integer)")
    for name, (scores, y) in (SAMPLES | NO_CLASS).items():
        columns = [name, [int(s) for s in scores], [int(c) for c in y]]
        database.execute("insert into leads select ?, unnest(?), unnest(?)", columns)
    database.execute(
        "create table histogram as select sample, score, count(*) as leads, "
        "sum(y)::bigint as conversions from leads group by all order by random()"
    )
    database.execute(
        "create table counts as select sample, score // 10 as band, "
        "sum(leads)::bigint as expected, sum(conversions)::bigint as actual "
        "from histogram group by all"
    )
    for name in (
        "quality",
        "gains",
        "bands",
        "equal",
        "fits",
        "stability",
        "thresholds",
    ):
        database.execute(f"create table {name} as {sql[name]}")
    database.execute(
        "create table wilson as select k, n, "
        f"{sql['lower']} as lower, {sql['upper']} as upper, "
        f"{sql['few']} as few, {sql['many']} as many from (values "
        "(0, 10), (10, 10), (1, 3), (7, 20), (250, 100000), (0, 0)) as t (k, n)"
    )
    return database


def rows(answers, table: str, sample: str, columns: str) -> list[tuple]:
    return answers.execute(
        f"select {columns} from {table} where sample = ? order by all", [sample]
    ).fetchall()


@pytest.mark.parametrize("sample", SAMPLES)
def test_auc_and_average_precision_are_scikit_learns(answers, sample):
    scores, y = SAMPLES[sample]
    [found] = rows(
        answers,
        "quality",
        sample,
        "leads, conversions, auc, average_precision",
    )
    expected = roc_auc_score(y, scores), average_precision_score(y, scores)
    assert found[:2] == (len(y), sum(y))
    assert found[2:] == pytest.approx(expected, **EXACT)


@pytest.mark.parametrize("sample", SAMPLES)
def test_ks_is_scipys(answers, sample):
    scores, y = (np.array(values) for values in SAMPLES[sample])
    y = y.astype(bool)
    [found] = rows(answers, "quality", sample, "ks")
    expected = stats.ks_2samp(scores[y], scores[~y]).statistic
    assert found == pytest.approx((expected,), **EXACT)


@pytest.mark.parametrize("sample", [s for s in SAMPLES if s != "one lead each"])
def test_the_error_of_auc_is_delongs(answers, sample):
    """The variance of each class's placements, as DeLong and others define it."""
    scores, y = (np.array(values) for values in SAMPLES[sample])
    y = y.astype(bool)
    wins = np.sign(np.subtract.outer(scores[y], scores[~y])) / 2 + 0.5
    by_yes, by_no = wins.mean(axis=1), wins.mean(axis=0)
    variance = by_yes.var(ddof=1) / len(by_yes) + by_no.var(ddof=1) / len(by_no)
    [found] = rows(answers, "quality", sample, "auc_se")
    assert found == pytest.approx((variance**0.5,), **EXACT)


@pytest.mark.parametrize("sample", NO_CLASS)
def test_a_sample_of_one_class_has_no_figures(answers, sample):
    [found] = rows(answers, "quality", sample, "auc, auc_se, average_precision, ks")
    assert found == (None,) * 4


def test_one_lead_of_a_class_tells_no_error(answers):
    assert rows(answers, "quality", "one lead each", "auc, auc_se") == [(1, None)]


@pytest.mark.parametrize("sample", SAMPLES)
def test_gains_are_those_of_a_random_order_within_a_score(answers, sample):
    scores, y = (np.array(values) for values in SAMPLES[sample])
    rates = np.array([y[scores == score].mean() for score in scores])
    order = np.argsort(-scores, kind="stable")
    found_by = np.concatenate([[0], np.cumsum(rates[order])])
    cuts = np.arange(1, 11) * len(y) / 10
    expected = np.interp(cuts, np.arange(len(y) + 1), found_by)
    found = rows(answers, "gains", sample, "decile, leads, conversions, gain, lift")
    assert [row[0] for row in found] == list(range(1, 11))
    assert [row[1] for row in found] == pytest.approx(cuts, **EXACT)
    assert [row[2] for row in found] == pytest.approx(expected, **EXACT)
    gains = expected / y.sum()
    assert [row[3] for row in found] == pytest.approx(gains, **EXACT)
    lifts = gains * 10 / np.arange(1, 11)
    assert [row[4] for row in found] == pytest.approx(lifts, **EXACT)


@pytest.mark.parametrize("sample", SAMPLES)
@pytest.mark.parametrize(("table", "most"), [("bands", 20), ("equal", 10)])
def test_bands_are_contiguous_and_about_equal(answers, sample, table, most):
    """In leads; or in leads and their points together."""
    scores, y = (np.array(values) for values in SAMPLES[sample])
    columns = "band, min_score, max_score, leads, conversions"
    found = rows(answers, table, sample, columns)
    assert [row[0] for row in found] == list(range(1, len(found) + 1))
    assert len(found) <= most
    assert sum(row[3] for row in found) == len(y)
    assert sum(row[4] for row in found) == sum(y)
    for before, after in itertools.pairwise(found):
        assert before[2] < after[1]
    points = np.maximum(scores, 0) if table == "bands" else np.ones(len(y))
    weights = 1 / len(y) + points / points.sum()
    ties = [weights[scores == score].sum() for score in set(scores)]
    assert len(found) == 1 or min(row[3] for row in found) > 1
    for _, lowest, highest, *_ in found if len(y) > 100 else []:
        inside = (scores >= lowest) & (scores <= highest)
        assert weights[inside].sum() <= 2 / most + 2 * max(ties)


def test_bands_are_finer_where_scores_are_high(answers):
    """The best leads are not told apart where a band is a twentieth of all."""
    found = rows(answers, "bands", "half at nothing", "band, leads, min_score")
    assert [row[1] for row in found[-3:]] < [50, 60, 70]
    assert found[-1][2] > 40


@pytest.mark.parametrize("sample", SAMPLES)
def test_the_isotonic_fit_is_scikit_learns(answers, sample):
    bands = rows(answers, "bands", sample, "band, leads, conversions")
    band, leads, conversions = (np.array(column) for column in zip(*bands, strict=True))
    expected = IsotonicRegression().fit_transform(
        band, conversions / leads, sample_weight=leads
    )
    found = [row[1] for row in rows(answers, "fits", sample, "band, fitted_rate")]
    assert found == pytest.approx(expected, **EXACT)


@pytest.mark.parametrize("sample", SAMPLES)
def test_stability_is_as_defined(answers, sample):
    counts = np.array(rows(answers, "counts", sample, "expected, actual"), dtype=float)
    [found] = rows(answers, "stability", sample, "bands, psi, threshold")
    sizes = counts.sum(axis=0)
    shares = (counts + 0.5) / (sizes + 0.5 * len(counts))
    psi = ((shares[:, 1] - shares[:, 0]) * np.log(shares[:, 1] / shares[:, 0])).sum()
    chance = stats.chi2.ppf(0.99, len(counts) - 1) * (1 / sizes).sum()
    chance = 0 if len(counts) == 1 else chance
    assert found[0] == len(counts)
    assert found[1] == pytest.approx(psi, rel=1e-12, abs=1e-12)
    assert found[2] == pytest.approx(max(0.1, chance), rel=1e-12)


@pytest.mark.parametrize("sample", SAMPLES | NO_CLASS)
def test_thresholds_find_what_a_plain_count_finds(answers, sample):
    scores, y = (np.array(values) for values in (SAMPLES | NO_CLASS)[sample])
    y = y.astype(bool)
    found = rows(
        answers,
        "thresholds",
        sample,
        "threshold, leads, conversions, lead_share, conversion_share, "
        "conversion_rate, lower_rate, upper_rate, youden, f1",
    )
    assert [row[0] for row in found] == sorted(set(scores.tolist()))
    for threshold, *figures in found:
        above = scores >= threshold
        leads, yes = above.sum(), y[above].sum()
        interval = stats.binomtest(int(yes), int(leads)).proportion_ci(method="wilson")
        share = yes / y.sum() if y.any() else None
        youden = share - (leads - yes) / (~y).sum() if y.any() and not y.all() else None
        f1 = f1_score(y, above) if y.any() else 0
        counts = [leads, yes, leads / len(y), share, yes / leads]
        expected = [*counts, interval.low, interval.high, youden, f1]
        for value, plain in zip(figures, expected, strict=True):
            assert value == (None if plain is None else pytest.approx(plain, **EXACT))


def test_poisson_intervals_are_where_the_count_is_just_not_unlikely(answers):
    """So many are 1.96 standard errors of the bound away from it."""
    z = stats.norm.ppf(0.975)
    for k, few, many in answers.execute("select k, few, many from wilson").fetchall():
        assert (many - k) / many**0.5 == pytest.approx(z, **EXACT)
        if k:
            assert (k - few) / few**0.5 == pytest.approx(z, **EXACT)
        else:
            assert few == 0


def test_wilson_intervals_are_scipys(answers):
    for k, n, lower, upper in answers.execute(
        "select k, n, lower, upper from wilson"
    ).fetchall():
        if n == 0:
            assert (lower, upper) == (None, None)
            continue
        expected = stats.binomtest(k, n).proportion_ci(method="wilson")
        assert (lower, upper) == pytest.approx((expected.low, expected.high), **EXACT)
