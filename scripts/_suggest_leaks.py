"""Which rules may tell what came after the outcome, and not before it."""

import math
from collections.abc import Iterator

from _suggest_fit import TWO_SIDED

# Better than this, it is not foresight.
BEST_RULE, BEST_CARD, PUREST = 0.80, 0.95, 0.80


def leaks(
    hits: int, converted: int, auc: float | None, rate: float, late: str | None
) -> Iterator[str]:
    """What makes a rule suspect. `rate`: of all leads; `late`: what is said of
    an attribute that changes for who converts."""
    best = 0.5 if auc is None else max(auc, 1 - auc)
    if best > BEST_RULE:
        yield f"alone it tells who converts (AUC {best:.2f})"
    if rate < 0.5 and wilson_low(converted, hits) > PUREST:
        yield f"{converted} of the {hits} leads whose score it moved converted"
    if late:
        yield late


def late_changes(found: list[dict]) -> dict[str, str]:
    """Attributes that change for who converts, and what shows it."""
    said = {}
    for row in found:
        yes, yes_of = row["converted_changes"], row["converted_leads"]
        other, other_of = row["other_changes"], row["other_leads"]
        if wilson_low(yes, yes_of) > wilson_high(other, other_of):
            name = row["attribute"].replace("_", " ")
            said[row["attribute"]] = (
                f"the {name} changed about when they converted for {yes} of "
                f"{yes_of} leads that did, and for {other} of {other_of} others"
            )
    return said


def wilson_low(successes: int, trials: int) -> float:
    z = TWO_SIDED
    middle = successes + z * z / 2
    if not successes:
        return 0.0
    half = z * math.sqrt(successes * (trials - successes) / trials + z * z / 4)
    return (middle - half) / (trials + z * z)


def wilson_high(successes: int, trials: int) -> float:
    return 1 - wilson_low(trials - successes, trials)
