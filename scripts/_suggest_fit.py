"""Ridge logistic regression over what rules gave, shrunk towards present points.

A row is a pattern: leads to whom the rules gave the same on one cutoff. Each
cutoff has an intercept of its own, so that a good quarter is no rule's merit.
"""

import math
from dataclasses import dataclass

import numpy as np

# From a scorecard that history hardly moves to one that it overrules: the
# standard deviation of what points are off by, in log odds.
SPREADS = np.geomspace(0.02, 3, 31)
TWO_SIDED = 1.959963984540054


@dataclass
class Rows:
    """`given`: how many times its points each rule gave, a column a rule;
    `cutoffs`: the place of each row's cutoff."""

    given: np.ndarray
    cutoffs: np.ndarray
    leads: np.ndarray
    conversions: np.ndarray

    def of(self, wanted: np.ndarray) -> "Rows":
        """Some of the rows; cutoffs are numbered anew."""
        places = np.unique(self.cutoffs[wanted], return_inverse=True)[1]
        return Rows(
            self.given[wanted],
            places.reshape(-1),
            self.leads[wanted],
            self.conversions[wanted],
        )

    def informative(self) -> "Rows":
        """Without cutoffs where nobody converted, or everybody did."""
        yes = np.bincount(self.cutoffs, self.conversions)
        n = np.bincount(self.cutoffs, self.leads)
        return self.of(((yes > 0) & (yes < n))[self.cutoffs])


@dataclass
class Fit:
    """Log odds a rule adds each time it gives its points, and their covariance;
    `scale`: log odds of one present point; `ridge`: how strongly the weights
    are held to the scaled points."""

    weights: np.ndarray
    covariance: np.ndarray
    scale: float
    ridge: float

    @property
    def errors(self) -> np.ndarray:
        return np.sqrt(np.diag(self.covariance))


def fit(rows: Rows, points: np.ndarray) -> Fit:
    """The weights at the strength of the ridge that the data make likeliest; the
    covariance knows that other strengths are likely too."""
    rows = rows.informative()
    scale, error = marketers_scale(rows, points)
    start, tried = None, []
    for spread in SPREADS:
        ridge = spread**-2
        solution, hessian = ridge_weights(rows, scale * points, ridge, start)
        start = solution
        evidence = log_evidence(rows, scale * points, ridge, solution, hessian)
        rules = slice(len(hessian) - len(points), None)
        inverse = np.linalg.inv(hessian)[rules, rules]
        # the scale is an estimate too, the worse the more the points are off
        variance = error**2 + spread**2 / max(points @ points, 1e-12)
        moves = ridge * inverse @ points * math.sqrt(variance)
        covariance = inverse + np.outer(moves, moves)
        tried.append((evidence, ridge, solution[rules], covariance))
    best = max(tried, key=lambda one: one[0])
    weights, covariance = best[2], np.zeros_like(best[3])
    likely = [math.exp(one[0] - best[0]) for one in tried]
    for share, (_, _, others, own) in zip(likely, tried, strict=True):
        apart = others - weights
        covariance += share / sum(likely) * (own + np.outer(apart, apart))
    return Fit(weights, covariance, scale, best[1])


def marketers_scale(rows: Rows, points: np.ndarray) -> tuple[float, float]:
    """What one present point is worth in log odds, and its standard error; 0
    where more points do not mean more conversions."""
    total = rows.given @ points
    largest = np.abs(total).max(initial=0)
    if not largest or is_constant(rows, total / largest):
        return 0.0, 0.0
    design = np.column_stack([intercepts(rows), total / largest])
    solution, hessian = newton(design, rows, np.zeros(design.shape[1]), 0.0)
    scale = float(solution[-1] / largest)
    error = float(math.sqrt(np.linalg.inv(hessian)[-1, -1]) / largest)
    return (scale, error) if scale > 0 else (0.0, 0.0)


def ridge_weights(
    rows: Rows, target: np.ndarray, ridge: float, start: np.ndarray | None = None
) -> tuple[np.ndarray, np.ndarray]:
    """Intercepts and weights, and the Hessian there; intercepts go free."""
    own = intercepts(rows)
    design = np.column_stack([own, rows.given])
    free = np.zeros(own.shape[1])
    towards = np.concatenate([free, target])
    strength = np.concatenate([free, np.full(len(target), ridge)])
    return newton(design, rows, towards, strength, start)


def newton(
    design: np.ndarray,
    rows: Rows,
    towards: np.ndarray,
    strength: np.ndarray | float,
    start: np.ndarray | None = None,
) -> tuple[np.ndarray, np.ndarray]:
    """Least penalised deviance. A step is halved until it helps: whole steps
    diverge where the start is poor."""
    strength = np.broadcast_to(strength, towards.shape)
    at = towards.copy() if start is None else start.copy()
    loss = penalised(design, rows, towards, strength, at)
    for _ in range(100):
        chance = 1 / (1 + np.exp(-np.clip(design @ at, -700, 700)))
        slope = design.T @ (rows.leads * chance - rows.conversions)
        slope += strength * (at - towards)
        curve = design * (rows.leads * chance * (1 - chance))[:, None]
        hessian = design.T @ curve + np.diag(strength)
        step = np.linalg.lstsq(hessian, slope, rcond=None)[0]
        size = 1.0
        while size > 1e-10:
            there = at - size * step
            lower = penalised(design, rows, towards, strength, there)
            if lower <= loss:
                break
            size /= 2
        if size <= 1e-10:
            break
        at, loss = there, lower
        if np.abs(size * step).max() < 1e-10:
            break
    return at, hessian


def penalised(design, rows: Rows, towards, strength, at) -> float:
    log_odds = design @ at
    lost = rows.leads @ np.logaddexp(0, log_odds) - rows.conversions @ log_odds
    return float(lost + 0.5 * strength @ (at - towards) ** 2)


def log_evidence(rows: Rows, target, ridge: float, solution, hessian) -> float:
    """How likely the outcomes are at this strength, all weights considered
    (Laplace); its last term keeps the spread away from nothing at all, where few
    rules can't tell it."""
    rules = len(target)
    design = np.column_stack([intercepts(rows), rows.given])
    towards = np.concatenate([np.zeros(design.shape[1] - rules), target])
    strength = np.full(len(towards), ridge)
    strength[: len(towards) - rules] = 0
    loss = penalised(design, rows, towards, strength, solution)
    determinant = np.linalg.slogdet(hessian)[1]
    return (
        -loss
        + 0.5 * rules * math.log(ridge)
        - 0.5 * determinant
        - (0.5 * math.log(ridge))
    )


def intercepts(rows: Rows) -> np.ndarray:
    return (rows.cutoffs[:, None] == np.unique(rows.cutoffs)).astype(float)


def is_constant(rows: Rows, column: np.ndarray) -> bool:
    """The same for all leads of a cutoff, on each of them."""
    return all(
        np.ptp(column[rows.cutoffs == cutoff]) < 1e-12
        for cutoff in np.unique(rows.cutoffs)
    )


def dependent(rows: Rows, points: np.ndarray) -> list[int]:
    """Rules that say nothing beyond others with more points: what they give is
    a sum of what the others give."""
    norms = np.sqrt(rows.leads @ rows.given**2)
    scaled = rows.given * np.sqrt(rows.leads)[:, None] / np.where(norms, norms, 1)
    gram = scaled.T @ scaled
    order = sorted(range(len(points)), key=lambda place: -abs(points[place]))
    kept, found = [], []
    for place in order:
        if norms[place] == 0:
            continue
        left = gram[place, place]
        if kept:
            among = gram[np.ix_(kept, kept)]
            left -= gram[place, kept] @ np.linalg.solve(among, gram[kept, place])
        (found if left < 1e-9 else kept).append(place)
    return found


def ranking(
    scores: np.ndarray, leads: np.ndarray, conversions: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray]:
    """AUC with ties, and the share of the other class below each row's score: of
    the lost for who converted, of the converted for who did not."""
    lost = leads - conversions
    _, place = np.unique(scores, return_inverse=True)
    place = place.reshape(-1)
    yes_at, lost_at = np.bincount(place, conversions), np.bincount(place, lost)
    lost_below = (np.cumsum(lost_at) - lost_at / 2) / lost.sum()
    yes_above = 1 - (np.cumsum(yes_at) - yes_at / 2) / conversions.sum()
    auc = float(yes_at @ lost_below / conversions.sum())
    return auc, lost_below[place], yes_above[place]


def auc_difference(
    before: np.ndarray, after: np.ndarray, leads: np.ndarray, conversions: np.ndarray
) -> dict[str, float]:
    """Both AUCs and their difference, with DeLong's errors; the same leads are
    behind both, which the error of the difference knows."""
    lost = leads - conversions
    one, yes_one, lost_one = ranking(before, leads, conversions)
    two, yes_two, lost_two = ranking(after, leads, conversions)

    def error(of_yes: np.ndarray, of_lost: np.ndarray) -> float:
        parts = 0.0
        for values, counts in ((of_yes, conversions), (of_lost, lost)):
            count = counts.sum()
            mean = counts @ values / count
            parts += counts @ (values - mean) ** 2 / max(count - 1, 1) / count
        return math.sqrt(parts)

    return {
        "now": one,
        "now_error": error(yes_one, lost_one),
        "suggested": two,
        "suggested_error": error(yes_two, lost_two),
        "gain": two - one,
        "gain_error": error(yes_two - yes_one, lost_two - lost_one),
    }
