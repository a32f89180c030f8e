"""The report page's answer to "does the score work?", with what limits it."""

from collections.abc import Iterator

from _report_read import Row
from _report_tables import percent
from _words import listed, number

Z = 1.959964
NEARLY_ALL = 0.95
LITTLE = 0.55  # an AUC below is worth little, however sure it is
RANKS = "leads that convert score higher than those that do not"


def bounds(row: Row) -> tuple[float, float] | None:
    """The 95 % interval of the AUC."""
    if row["auc_se"] is None:
        return None
    half = Z * row["auc_se"]
    return max(0.0, row["auc"] - half), min(1.0, row["auc"] + half)


def by_chance(row: Row) -> bool:
    """Whether chance alone could rank the leads as well."""
    ends = bounds(row)
    return ends is None or ends[0] <= 0.5 <= ends[1]


def headline(pooled: Row, quality: list[Row], tiers: list[Row]) -> str:
    """The answer, as far as the numbers of leads bear it."""
    if by_chance(pooled):
        return "Not shown: by these numbers, chance alone could rank the leads as well."
    if pooled["auc"] < 0.5:
        return "No: leads that convert score lower than those that do not."
    limits = [*of_segments(quality), *of_tiers(tiers)]
    if not limits:
        return f"Yes: {RANKS}."
    return f"Yes, with reservations: {RANKS}, but {listed(limits)}."


def of_segments(quality: list[Row]) -> Iterator[str]:
    """What the score is worth apart from whom sales called."""
    found = {row["segment"]: row for row in quality if not row["cutoff_date"]}
    worked, others = found.get("worked"), found.get("not_worked")
    if not worked or not others:
        return
    if worked["auc"] is not None and (by_chance(worked) or worked["auc"] < LITTLE):
        better = "no better" if by_chance(worked) else "hardly better"
        yield (
            f"the score ranks those that sales was in touch with {better} than "
            f"chance (AUC {worked['auc']:.2f})"
        )
    conversions = worked["conversions"] + others["conversions"]
    if others["leads"] and worked["conversions"] >= NEARLY_ALL * conversions > 0:
        yield (
            f"{number(worked['conversions'])} of the {number(conversions)} that "
            "converted had been in touch with sales, so that it may tell whom sales "
            "calls, not who buys"
        )


def of_tiers(tiers: list[Row]) -> Iterator[str]:
    """Which part of the yardstick the tiers miss."""
    if meets_yardstick(tiers) is not False:
        return
    leads, found = held(tiers)
    if not 0.15 <= leads <= 0.35 or found < 0.6:
        yield (
            f"the tiers for sales hold {percent(leads)} of the leads and "
            f"{percent(found)} of the conversions, where 15 to 35 % and 60 % are wanted"
        )
    else:
        yield "the best tier does not convert ten times as often as the worst"


def meets_yardstick(tiers: list[Row]) -> bool | None:
    return next((row["meets_yardstick"] for row in tiers), None)


def held(tiers: list[Row]) -> tuple[float, float]:
    """The shares of leads and of conversions that the tiers for sales hold."""
    ready = [row for row in tiers if row["is_sales_ready"]]
    leads, found = (
        sum(row[share] or 0 for row in ready)
        for share in ("lead_share", "conversion_share")
    )
    return leads, found


def yardstick(tiers: list[Row]) -> str:
    meets = meets_yardstick(tiers)
    if meets is None:
        return ""
    leads, found = held(tiers)
    return (
        f"The tiers for sales hold {percent(leads)} of the leads and {percent(found)} of "
        f"the conversions. The yardstick ({'met' if meets else 'missed'}): 15 to 35 % of "
        "the leads, 60 % of the conversions or more, and a best tier that converts ten "
        "times as often as the worst."
    )
