"""How well scores tell who converts."""

import math

import numpy as np


def ranking(
    scores: np.ndarray, leads: np.ndarray, conversions: np.ndarray
) -> tuple[float, np.ndarray, np.ndarray]:
    """AUC with ties, and the share of the other class that each row's score beats:
    of the lost for who converted, of the converted for who did not."""
    lost = leads - conversions
    if scores.dtype.kind == "u":  # few different small numbers: no need to sort
        place = scores
    else:
        place = np.unique(scores, return_inverse=True)[1].reshape(-1)
    yes_at, lost_at = np.bincount(place, conversions), np.bincount(place, lost)
    lost_below = (np.cumsum(lost_at) - lost_at / 2) / lost.sum()
    yes_above = 1 - (np.cumsum(yes_at) - yes_at / 2) / conversions.sum()
    auc = float(yes_at @ lost_below / conversions.sum())
    return auc, lost_below[place], yes_above[place]


def auc(scores: np.ndarray, leads: np.ndarray, conversions: np.ndarray) -> float:
    return ranking(scores, leads, conversions)[0]


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
