"""Ridge logistic regression over what rules gave, shrunk towards present points.

Present points are right up to a scale, so that weights are held to the line of
all their multiples: the data choose the scale, and how strongly to hold. Each
cutoff has an intercept of its own, so that a good quarter is no rule's merit.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

# From points that are far off, each by so many log odds (standard deviation), to
# a scorecard that history hardly moves.
SPREADS = np.geomspace(3, 0.02, 21)
# So far behind the likeliest spread in log likelihood, others do not count.
HOPELESS = 15
TWO_SIDED = 1.959963984540054
CHUNK = 1 << 14
# Newton ends after a few; these only make sure that it ends.
MOST_STEPS, ROUNDING = 50, 1e-9


@dataclass
class Rows:
    """A row is a pattern: leads to whom the rules gave the same on one cutoff.

    `tenths`: tenths of its points that each rule gave, a line a rule; `cutoffs`:
    the place of each row's cutoff."""

    tenths: np.ndarray
    cutoffs: np.ndarray
    leads: np.ndarray
    conversions: np.ndarray

    def of(self, wanted: np.ndarray) -> "Rows":
        """Some of the rows; cutoffs are numbered anew."""
        if wanted.all():
            return self
        places = np.unique(self.cutoffs[wanted], return_inverse=True)[1]
        return Rows(
            self.tenths[:, wanted],
            places.reshape(-1),
            self.leads[wanted],
            self.conversions[wanted],
        )

    def informative(self) -> "Rows":
        """Without cutoffs where nobody converted, or everybody did."""
        yes = np.bincount(self.cutoffs, self.conversions)
        n = np.bincount(self.cutoffs, self.leads)
        return self.of(((yes > 0) & (yes < n))[self.cutoffs])

    def with_rules(self, places: list[int]) -> "Rows":
        return replace(self, tenths=self.tenths[places])

    @property
    def days(self) -> int:
        return int(self.cutoffs.max(initial=-1)) + 1

    def scores(self, weights: np.ndarray) -> np.ndarray:
        return np.concatenate(
            [weights @ lines[self.days :] for lines, *_ in self.parts()]
        )

    def parts(self) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
        """What the likelihood needs, some rows at a time: a line for the intercept
        of each cutoff, and for each rule how many times its points it gave; leads;
        conversions."""
        own = np.arange(self.days)[:, None]
        for start in range(0, len(self.leads), CHUNK):
            some = slice(start, start + CHUNK)
            tenths = self.tenths[:, some]
            lines = np.empty((self.days + len(tenths), tenths.shape[1]))
            lines[: self.days] = own == self.cutoffs[some]
            np.divide(tenths, 10, out=lines[self.days :])
            yield lines, self.leads[some], self.conversions[some]


@dataclass
class Around:
    """The log likelihood around some weights, to the second order."""

    at: np.ndarray
    height: float
    slope: np.ndarray
    curve: np.ndarray

    def step(self, held: np.ndarray) -> np.ndarray:
        """To where the likelihood less what holds the weights is highest."""
        return np.linalg.solve(self.curve + held, self.slope - held @ self.at)

    def distance(self, step: np.ndarray) -> float:
        return float(step @ self.curve @ step)

    def height_at(self, at: np.ndarray) -> float:
        step = at - self.at
        return float(self.height + self.slope @ step - self.distance(step) / 2)


def around(rows: Rows, at: np.ndarray) -> Around:
    height, slope, curve = 0.0, 0.0, 0.0
    for lines, leads, conversions in rows.parts():
        log_odds = at @ lines
        chance = 1 / (1 + np.exp(-np.clip(log_odds, -700, 700)))
        height += conversions @ log_odds - leads @ np.logaddexp(0, log_odds)
        slope += lines @ (conversions - leads * chance)
        curve += (lines * (leads * chance * (1 - chance))) @ lines.T
    return Around(at, float(height), slope, curve)


def climb(
    rows: Rows, near: Around, held: np.ndarray, close: float
) -> tuple[Around, np.ndarray]:
    """The best weights, and the likelihood near them, as close as a squared
    distance in standard errors. A step is halved until it helps: whole steps
    diverge where the start is poor."""

    def worth(one: Around) -> float:
        return one.height - one.at @ held @ one.at / 2

    for _ in range(MOST_STEPS):
        step = near.step(held)
        if near.distance(step) < close:
            break
        least = worth(near) - ROUNDING * abs(worth(near))
        for _ in range(MOST_STEPS):
            there = around(rows, near.at + step)
            if worth(there) >= least:
                break
            step = step / 2
        near = there
    return near, near.at + near.step(held)


def start(rows: Rows) -> np.ndarray:
    """Weights of nothing: each cutoff's rate."""
    yes = np.bincount(rows.cutoffs, rows.conversions)
    no = np.bincount(rows.cutoffs, rows.leads) - yes
    return np.concatenate([np.log(yes / no), np.zeros(len(rows.tenths))])


def held_to(points: np.ndarray, spread: float, days: int) -> np.ndarray:
    """How strongly weights are held to the nearest multiple of the points; to
    nothing where there are none. The multiple itself is all but free."""
    rules, length = len(points), np.linalg.norm(points)
    line = points / length if length else points
    along = np.outer(line, line)
    held = np.zeros((days + rules, days + rules))
    held[days:, days:] = (np.eye(rules) - along) / spread**2
    held[days:, days:] += along / (rules * SPREADS[0] ** 2)
    return held


@dataclass
class Fit:
    """Log odds a rule adds each time it gives its points, and their covariance;
    `scale`: log odds of one present point; `spread`: by how many log odds the
    present points are off, as a standard deviation."""

    weights: np.ndarray
    covariance: np.ndarray
    scale: float
    spread: float

    @property
    def errors(self) -> np.ndarray:
        return np.sqrt(np.diag(self.covariance))


def fit(rows: Rows, points: np.ndarray) -> Fit:
    """The weights, averaged over all spreads by how likely the data make each
    (Laplace, all spreads alike before); the covariance knows of that too."""
    rows = rows.informative()
    rules = slice(rows.days, None)
    near = around(rows, start(rows))
    logs, tried = [], []
    for spread in SPREADS:
        held = held_to(points, spread, rows.days)
        near, at = climb(rows, near, held, close=1e-2)
        worth = near.height_at(at) - at @ held @ at / 2
        freedom = len(points) - bool(points.any())
        determinant = np.linalg.slogdet(near.curve + held)[1]
        # the last log: spreads are tried at equal ratios, not at equal distances
        likely = worth - freedom * math.log(spread) - determinant / 2
        logs.append(likely + math.log(spread))
        inverse = np.linalg.inv(near.curve + held)
        tried.append((at[rules], inverse[rules, rules], math.log(spread)))
        if logs[-1] < max(logs) - HOPELESS:
            break
    shares = np.exp(np.array(logs) - max(logs))
    shares /= shares.sum()
    found = averaged(shares, tried)
    found.scale = float(points @ found.weights / max(points @ points, 1e-12))
    if found.scale < 0:  # who has more points converts less
        return fit(rows, np.zeros(len(points)))
    return found


def averaged(shares: np.ndarray, tried: list) -> Fit:
    weights = sum(share * one[0] for share, one in zip(shares, tried, strict=True))
    covariance = np.zeros((len(weights), len(weights)))
    for share, (own, inverse, _) in zip(shares, tried, strict=True):
        covariance += share * (inverse + np.outer(own - weights, own - weights))
    spread = math.exp(shares @ [one[2] for one in tried])
    return Fit(weights, covariance, 0.0, spread)


def telling(rows: Rows, points: np.ndarray) -> tuple[list[int], list[int]]:
    """The rules that tell the leads of a cutoff from each other; and those of
    them that say nothing beyond others with more points."""
    rows = rows.informative()
    gram = around(rows, np.zeros(rows.days + len(points))).curve
    own, rules = slice(None, rows.days), slice(rows.days, None)
    within = gram[rules, rules] - gram[rules, own] @ np.linalg.solve(
        gram[own, own], gram[own, rules]
    )
    size, left = np.diag(gram)[rules], np.diag(within)
    tells = [place for place in range(len(points)) if left[place] > 1e-9 * size[place]]
    kept, doubled = [], []
    for place in sorted(tells, key=lambda place: -abs(points[place])):
        among, ours = within[np.ix_(kept, kept)], within[kept, place]
        beyond = left[place] - ours @ np.linalg.solve(among, ours)
        (kept if beyond > 1e-9 * left[place] else doubled).append(place)
    return tells, doubled
