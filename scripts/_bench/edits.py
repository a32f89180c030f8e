"""How the rules are edited for a measurement."""

from _bench.project import Edit


def edit_a_rule(name: str, row: dict) -> list[dict]:
    """Two rules as marketing edits them: other points, another page."""
    if row.get("rule_id") == "pricing_page" and row["condition"] == "1":
        return [row | {"points": "12", "decay_days": "21"}]
    if row.get("rule_id") == "blog":
        return [row | {"operator": "contains"}]
    return [row]


def repeat_rules(times: int) -> Edit:
    """Each rule so many times, each time in another name."""

    def repeated(name: str, row: dict) -> list[dict]:
        if not name.endswith("_rules") or name == "disqualification_rules":
            return [row]
        more = [
            row | {"rule_id": f"{row['rule_id']}_{number}"}
            for number in range(2, times + 1)
        ]
        return [row, *more]

    return repeated
