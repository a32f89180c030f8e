"""What the published file says of a lead, where it is not what was explained."""

from pathlib import Path

import duckdb
from _words import counted, day

SCORE = """
select score, cast(as_of_date as text), rule_set_hash
from lead_scoring.lead_scores
where lead_id = ?
"""


def difference(published: Path, answer: dict) -> str:
    """A sentence, or nothing where BI shows the score that was explained."""
    lead = answer["scores"][0]
    try:
        with duckdb.connect(published, read_only=True) as leads:
            row = leads.execute(SCORE, [lead["lead_id"]]).fetchone()
    except duckdb.Error:
        return ""  # there is none, without this mart, or it is being written
    shows = "no score of this lead"
    if row:
        points, as_of, rules = row
        shows = f"{counted(points, 'point')} on {day(as_of)}"
        if (points, as_of) == (int(lead["score"]), lead["as_of_date"][:10]):
            # A part that was built without lead_scores does not say its rules.
            if answer.get("rule_set_hash", rules) == rules:
                return ""
            shows += ", by other rules"
    return f"BI still shows {shows}: ./scripts/build publishes this score."
