"""Suggested points on the terminal: plain text within 100 columns."""

from collections.abc import Iterator
from decimal import Decimal

from _preview_report import Table
from _preview_terminal import filled, table
from _suggest_effect import Effect
from _suggest_points import Card, Judged, writable
from _words import counted, day, listed, number, rounded

MEANINGS = {
    "keep": "history does not contradict the present points; the suggestion is the "
    "best guess",
    "insufficient": "too few conversions to tell; mostly the present points",
    "flip sign": "it speaks for the opposite; a table holds one sign, so that the "
    "proposal has a hundredth of a point: delete the rule, or move it",
    "never hits": "it gave no lead points on a cutoff, so that its points stay",
    "always hits": "it gave every lead the same, so that its points stay",
    "redundant": "others give the same to the same leads",
    "leak suspect": "it may tell what came after, see the warnings",
}


def terminal(
    card: Card, name: str, effect: Effect, bounds: list[str], horizon: int
) -> str:
    lines = [f"Suggested points: {name}"]
    lines += filled(about(card, horizon), "  ", "  ")
    if card.rules is None:
        return "\n".join(lines)
    lines += ["", *table(of_rules(card.rules))]
    lines += ["", *meanings(card.rules), "", "Out of time", *of_effect(effect)]
    for title, sentences in (("Tiers", bounds), ("Warnings", list(warnings(card)))):
        if sentences:
            lines += ["", title]
            for sentence in sentences:
                lines += filled(sentence, "  ", "    ")
    return "\n".join(line.rstrip() for line in lines)


def about(card: Card, horizon: int) -> str:
    if card.refusal:
        return f"None: {card.refusal}"
    said = (
        f"From {counted(card.leads, 'lead')}, of whom "
        f"{number(card.conversions)} converted within {horizon} days. "
        f"{figure(card.scale)} points double the odds of a conversion"
    )
    if card.own_scale is None:
        return f"{said}; the present points do not tell who converts."
    return f"{said}; of the present points, {figure(card.own_scale)} do."


def of_rules(rules: list[Judged]) -> Table:
    heads = ["rule", "verdict", "hits", "conv.", "lift", "now", "suggested", "95 %"]
    return Table(heads, [of_rule(rule) for rule in rules], left=2)


def of_rule(rule: Judged) -> list[str]:
    return [
        rule.reason + ("*" if rule.undated else ""),
        rule.verdict,
        number(rule.hits),
        number(rule.converted),
        "" if rule.lift is None else f"{rule.lift:.1f}",
        number(rule.points),
        "" if rule.suggested is None else number(rule.suggested),
        "" if rule.low is None else f"{figure(rule.low)} to {figure(rule.high)}",
    ]


def figure(value: float) -> str:
    return number(rounded(Decimal(repr(float(value))), 0))


def meanings(rules: list[Judged]) -> Iterator[str]:
    used = {rule.verdict for rule in rules}
    for verdict, meaning in MEANINGS.items():
        if verdict in used:
            yield from filled(f"{verdict}: {meaning}.", "  ", "    ")
    if any(rule.undated for rule in rules):
        yield from filled(
            "* It tests an attribute without a known past: its value of today stood "
            "for that of the cutoff.",
            "  ",
            "    ",
        )


def of_effect(effect: Effect) -> Iterator[str]:
    if not effect.auc:
        yield from filled(effect.reason, "  ", "  ")
        return
    auc = effect.auc
    yield from filled(
        "Points learned from the earlier cutoffs alone, and the real scores of "
        f"{day(str(effect.cutoff))} by them, with all ceilings: AUC "
        f"{auc['now']:.3f} ± {auc['now_error']:.3f} now, {auc['suggested']:.3f} ± "
        f"{auc['suggested_error']:.3f} suggested, {auc['gain']:+.3f} ± "
        f"{auc['gain_error']:.3f} (standard errors; 0.5 is chance, 1 is perfect).",
        "  ",
        "  ",
    )
    tiers = dict.fromkeys(
        [*(move.before for move in effect.moves), *(m.after for m in effect.moves)]
    )
    rows = []
    for tier in tiers:
        was = [move for move in effect.moves if move.before == tier]
        would = [move for move in effect.moves if move.after == tier]
        rows.append(
            [
                tier,
                f"{number(leads(was))} → {number(leads(would))}",
                f"{number(converted(was))} → {number(converted(would))}",
                number(leads(m for m in would if m.before != tier)),
                number(leads(m for m in was if m.after != tier)),
            ]
        )
    yield ""
    yield from table(Table(["tier", "leads", "converted", "come in", "leave"], rows))


def leads(moves) -> int:
    return sum(move.leads for move in moves)


def converted(moves) -> int:
    return sum(move.conversions for move in moves)


def warnings(card: Card) -> Iterator[str]:
    for rule in card.rules:
        if rule.leaks:
            yield (
                f"{rule.reason} ({rule.rule_id}) may be a leak: "
                f"{listed(rule.leaks)}. If it is filled in once a lead buys, it can't "
                "earn points."
            )
    if card.auc > 0.95:
        yield (
            f"All rules together tell too well who converts (AUC {card.auc:.2f}): "
            "look for what is filled in afterwards."
        )
    undone = [
        rule
        for rule in card.rules
        if rule.suggested is not None and abs(writable(rule)) < 1 <= abs(rule.points)
    ]
    if undone:
        names = listed(rule.rule_id for rule in undone)
        yield (
            f"Nothing, or the opposite, is suggested for {names}: a rule table holds "
            "no zero and one sign, so that the proposal has a hundredth of a point."
        )
