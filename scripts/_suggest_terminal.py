"""Suggested points on the terminal: plain text within 100 columns."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from _preview_report import Table
from _preview_terminal import filled, table
from _suggest_effect import Effect, Moves
from _suggest_points import Card, Judged
from _suggest_report import Suggestion
from _suggest_warnings import warnings
from _words import counted, day, listed, number, rounded

MEANINGS = {
    "raise": "history contradicts the present points: it is worth more",
    "lower": "it is worth less",
    "flip sign": "it speaks for the opposite",
    "leak suspect": "it may tell what came after, see the warnings; its points stay",
    "redundant": "others give the same to the same leads",
    "keep": "history does not contradict the present points, so that they stay; the "
    "suggestion is its best guess (--all proposes it)",
    "insufficient": "too few conversions to tell, so that its points stay",
    "always hits": "it gave every lead the same, so that its points stay",
    "never hits": "no score had a twentieth of its points on a cutoff, so that they "
    "stay",
}
# Those that say to do something come first, in this order.
ORDER = list(MEANINGS)
NOT_DATED = (
    "* It tests an attribute without a known past: its value of today stood for that "
    "of the cutoff."
)


def terminal(found: Suggestion) -> Iterator[str]:
    """A text for each scorecard."""
    for card in found.cards:
        lines = [
            f"Suggested points: {found.name_of(card)}",
            *filled(about(card, found), "  ", "  "),
        ]
        for title, part in parts(card, found).items():
            lines += ["", *([title] if title else []), *part]
        yield "\n".join(line.rstrip() for line in lines)


def parts(card: Card, found: Suggestion) -> dict[str, list[str]]:
    effect = found.effects[card.scorecard]
    told = {}
    if card.rules:
        told["Rules"] = [*table(of_rules(card.rules)), "", *meanings(card.rules)]
    if effect.auc:
        told["On a day that the points were not learned from"] = list(of_effect(effect))
    if card.is_any:
        told["Tiers"] = filled(of_tiers(card, found), "  ", "    ")
    said = list(warnings(card, effect, found.changes()))
    if said:
        told["Warnings"] = [line for one in said for line in filled(one, "  ", "    ")]
    return told


def about(card: Card, found: Suggestion) -> str:
    if card.refusal:
        return f"None: {card.refusal}"
    history = found.history
    said = (
        f"From {counted(card.leads, 'lead')} on "
        f"{counted(card.days, 'day')} in the past, of whom "
        f"{number(card.conversions)} converted within {history.horizon} days. "
        f"{figure(card.scale)} points double the odds of a conversion"
    )
    if card.own_scale is None:
        return f"{said}; the present points do not tell who converts."
    return f"{said}; of the present points, {figure(card.own_scale)} do."


def of_rules(rules: list[Judged]) -> Table:
    heads = ["rule", "verdict", "now", "suggested", "95 %", "leads", "conv.", "lift"]
    ordered = sorted(rules, key=lambda rule: (ORDER.index(rule.verdict), -change(rule)))
    return Table(heads, [of_rule(rule) for rule in ordered], left=2)


def change(rule: Judged) -> Decimal:
    new = rule.points if rule.suggested is None else rule.suggested
    return abs(new - rule.points)


def of_rule(rule: Judged) -> list[str]:
    return [
        rule.reason + ("*" if rule.undated else ""),
        rule.verdict,
        number(rule.points),
        "" if rule.suggested is None else number(rule.suggested),
        "" if rule.low is None else f"{figure(rule.low)} to {figure(rule.high)}",
        number(rule.hits),
        number(rule.converted),
        "" if rule.lift is None else f"{rule.lift:.1f}",
    ]


def figure(value: float) -> str:
    return number(rounded(Decimal(repr(float(value))), 0))


def meanings(rules: list[Judged]) -> Iterator[str]:
    used = {rule.verdict for rule in rules}
    for verdict, meaning in MEANINGS.items():
        if verdict in used:
            yield from filled(f"{verdict}: {meaning}.", "  ", "    ")
    if any(rule.undated for rule in rules):
        yield from filled(NOT_DATED, "  ", "    ")


def of_effect(effect: Effect) -> Iterator[str]:
    auc = effect.auc
    yield from filled(
        f"Learned without {day(str(effect.cutoff))}, and tried on it with all ceilings: "
        "of a lead that converted and one that did not, the score puts the right one "
        f"first in {percent(auc['now'])} ± {percent(auc['now_error'])} of cases now, and "
        f"in {percent(auc['suggested'])} ± {percent(auc['suggested_error'])} by "
        f"suggested points: {auc['gain'] * 100:+.1f} ± "
        f"{percent(auc['gain_error'])} (the AUC in percent, with standard errors; "
        "chance is 50).",
        "  ",
        "  ",
    )
    if effect.moves:
        yield ""
        yield from table(of_moves(effect.moves))


def percent(value: float) -> str:
    return f"{value * 100:.1f}"


def of_moves(moves: list[Moves]) -> Table:
    rows = []
    for tier in dict.fromkeys(
        [*(move.before for move in moves), *(move.after for move in moves)]
    ):
        was = [move for move in moves if move.before == tier]
        would = [move for move in moves if move.after == tier]
        rows.append(
            [
                tier,
                f"{number(leads(was))} → {number(leads(would))}",
                f"{number(converted(was))} → {number(converted(would))}",
                number(leads(move for move in would if move.before != tier)),
                number(leads(move for move in was if move.after != tier)),
            ]
        )
    return Table(["tier", "leads", "converted", "come in", "leave"], rows)


def leads(moves: Iterable[Moves]) -> int:
    return sum(move.leads for move in moves)


def converted(moves: Iterable[Moves]) -> int:
    return sum(move.conversions for move in moves)


def of_tiers(card: Card, found: Suggestion) -> str:
    before = found.tiers(card.scorecard)
    after = found.new_tiers([card.scorecard])
    moves = [
        f"{tier} {number(bound)} → {number(after[tier])}"
        for tier, bound in before.items()
        if bound != after[tier]
    ]
    of_day = f"the leads of {day(str(found.effects[card.scorecard].cutoff))}"
    if not moves:
        return f"Each keeps about its share of {of_day}: their bounds stay."
    return f"So that each keeps its share of {of_day}: {listed(moves)}."
