"""What history says that a lead showed on a day, where it is not what is explained."""

from _words import counted, plain


def shown_then(answer: dict) -> str:
    """A sentence, or nothing where history lacks the day or has the same."""
    history = answer.get("shown_then")
    if not history:
        return ""
    now = {row["scorecard_id"]: row for row in answer["scores"]}
    then = {row["scorecard_id"]: row for row in history["scores"]}
    scorecards = list({**now, **then})
    differing = [
        key for key in scorecards if shows(now.get(key)) != shows(then.get(key))
    ]
    if not differing:
        return ""
    primary, *others = scorecards
    said = f"on that day {points(then.get(primary))} shown"
    if history["is_backfilled"] == "True":
        said = f"history, filled in later, says that {points(then.get(primary))} shown"
    for key in others:
        if key in differing:
            name = (now.get(key) or then[key])["scorecard_name"] or key
            score = then.get(key)
            said += (
                f"; {plain(name)}: {', '.join(shows(score)) if score else 'no score'}"
            )
    by = "By today's rules and data; " if now else ""
    return f"{by}{said if by else said[0].upper() + said[1:]}."


def shows(row: dict | None) -> tuple[str, ...]:
    if not row:
        return ()
    disqualified = row.get("disqualified_reason")
    return counted(row["score"], "point"), "disqualified" if disqualified else row[
        "tier"
    ]


def points(row: dict | None) -> str:
    """92 points, hot, were"""
    if not row:
        return "no score was"
    score, tier = shows(row)
    return f"{score}, {tier}, {'was' if int(row['score']) == 1 else 'were'}"
