"""What a rule gives and how often, in words."""

from decimal import Decimal

from _words import counted, number


def worth(rule: dict) -> str:
    """: 10 points for each day, the newest 3 days count."""
    if rule["points"] is None:
        return ""
    points = Decimal(rule["points"])
    amount = f"{number(abs(points))} {'point' if abs(points) == 1 else 'points'}"
    parts = [f"{'takes ' if points < 0 else ''}{amount}{each(rule)}"]
    if rule["max_points"]:
        parts.append(ceiling(rule))
    if rule["kind"] == "event" and rule["within_days"] and not is_counted(rule):
        parts.append(f"only of the last {counted(rule['within_days'], 'day')}")
    parts.append(fading(rule))
    return ": " + ", ".join(filter(None, parts))


def is_counted(rule: dict) -> bool:
    return bool(rule["at_least"] or rule["at_most"])


def often(rule: dict, unit: str) -> str:
    least, most = rule["at_least"], rule["at_most"]
    if least and least == most:
        count = f"exactly {counted(least, unit)}"
    elif least and most:
        count = f"{number(least)} to {counted(most, unit)}"
    elif most:
        count = f"1 to {counted(most, unit)}" if most != "1" else f"exactly 1 {unit}"
    else:
        count = f"{counted(least or 1, unit)} or more"
    within = rule["within_days"]
    return count + (f" within {counted(within, 'day')}" if within else "")


def each(rule: dict) -> str:
    if rule["kind"] == "inactivity":
        return " for each such period"
    if rule["kind"] != "event":
        return ""
    if is_counted(rule):
        return f" for {often(rule, unit(rule))}, once"
    return {
        "once_per_day": " for each day",
        "once": " for the newest time only",
    }.get(rule["count_as"], " each time")


def unit(rule: dict) -> str:
    return "day" if rule["count_as"] == "once_per_day" else "time"


def ceiling(rule: dict) -> str:
    points, most = abs(Decimal(rule["points"])), Decimal(rule["max_points"])
    if rule["kind"] != "event":
        return f"{number(most)} at most"
    if most % points == 0:
        count = int(most / points)
        return (
            f"the newest {counted(count, unit(rule)) if count > 1 else unit(rule)} "
            + ("count" if count > 1 else "counts")
        )
    return f"{number(most)} at most, the newest first"


def fading(rule: dict) -> str:
    if rule["decay"] == "none":
        return ""
    days = counted(rule["decay_days"], "day")
    percent = number(rule["decay_percent"] or 0)
    return {
        "half_life": f"half is gone after {days}",
        "linear": f"fading evenly to nothing over {days}",
        "percent": f"{percent} % of the points go every {days}",
        "compound": f"{percent} % of what is left goes every {days}",
    }[rule["decay"]]
