"""What to look at before suggested points are accepted, a sentence each."""

from collections.abc import Iterator

from _suggest_effect import Effect
from _suggest_leaks import BEST_CARD
from _suggest_points import Card, Change
from _words import day, listed, number


def warnings(card: Card, effect: Effect, changes: dict[str, Change]) -> Iterator[str]:
    """`changes`: what is proposed."""
    if card.is_any and not effect.auc:
        yield (
            "Nothing shows whether suggested points do better on a day that they were "
            f"not learned from. {effect.reason}"
        )
    for rule in card.rules:
        if rule.leaks:
            yield (
                f"{rule.reason} ({rule.rule_id}) may be a leak: {listed(rule.leaks)}. "
                "If it is filled in once a lead buys, delete the rule. No points are "
                "suggested for it, and those of the others are learned without it; "
                f"with --trust {rule.rule_id} it counts."
            )
    if effect.auc and effect.auc["gain"] < -2 * effect.auc["gain_error"]:
        yield (
            f"By points learned from the days before, {day(str(effect.cutoff))} would "
            "have been told worse than by the present ones: what speaks for a "
            "conversion has changed since. Do not accept them before you know what."
        )
    best = max(card.auc, effect.auc.get("now", 0), effect.auc.get("suggested", 0))
    if best > BEST_CARD:
        yield (
            f"All rules together tell too well who converts (AUC {best:.2f}): "
            "look for what is filled in afterwards."
        )
    for rule in card.rules:
        named, change = rule.named_points, changes.get(rule.rule_id)
        if change and named is not None and not rule.is_for_nothing:
            yield (
                f"The reason of {rule.rule_id} seems to name its points, "
                f'{number(named)}: "{rule.reason}". If you accept '
                f"{number(change.points)} points, edit the reason too, in "
                f"seeds/rules/{rule.table}_rules.csv."
            )
    opposite = [rule.rule_id for rule in card.rules if rule.verdict == "flip sign"]
    nothing = [
        rule.rule_id
        for rule in card.rules
        if rule.is_for_nothing
        and rule.rule_id in changes
        and rule.rule_id not in opposite
    ]
    if nothing:
        yield (
            f"Nothing speaks for {listed(nothing)}: a rule table holds no zero, so that "
            "the proposal has a hundredth of a point. Delete those that you do not "
            "believe in."
        )
    if opposite:
        yield (
            f"The opposite is true of {listed(opposite)}: a rule table holds one sign, "
            "so that the proposal has a hundredth of a point. Delete the rule, or move "
            "it to the table of the other sign."
        )
