"""One lead's score as a person would tell it: the text of ./scripts/explain."""

from collections.abc import Iterator
from datetime import date

from _environment import stop
from _ledger import as_shown, ledger
from _shown_then import shown_then
from _why import almost, why
from _words import counted, day, listed, plain


def explanation(asked: str, answer: dict) -> str:
    """The text for what lead_scoring_explain found; stops where there is none."""
    if not answer["is_built"]:
        stop("There are no scores yet: run ./scripts/build first.")
    if not answer["found"]:
        stop(nobody(asked, answer["nearest"]))
    if not answer["scores"]:
        said = without_score(answer["found"][0]), shown_then(answer)
        stop(" ".join(filter(None, said)))
    lead, *others = answer["scores"]
    lines = as_shown(cleaned(answer["lines"]))
    today = date.fromisoformat(lead["as_of_date"][:10])
    paragraphs = [
        [*who(lead), *follows(asked, answer["found"])],
        [score(lead, today), *map(other_score, others)],
        list(ledger(lead, lines, today)),
        [f"Why {tier(lead)}", *indented(why(lead, lines))],
    ]
    if not lead["disqualified_reason"]:
        close = almost(cleaned(answer["almost_fired"]), today)
        paragraphs.append(["Almost", *indented(close)])
    if then := shown_then(answer):
        paragraphs.append([then])
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs)


def cleaned(rows: list[dict]) -> list[dict]:
    return [{name: text and plain(text) for name, text in row.items()} for row in rows]


def indented(sentences: Iterator[str]) -> Iterator[str]:
    return (f"  {sentence}" for sentence in sentences)


# Who


def nobody(asked: str, nearest: list[dict]) -> str:
    sentence = f'No lead has the id or address "{asked}"'
    if not nearest:
        return f"{sentence}: look it up in lead_scoring.lead_scores."
    matches = listed(
        (f"{lead['lead_id']} ({about})" if (about := person(lead)) else lead["lead_id"])
        for lead in cleaned(nearest)
    )
    return f"{sentence}; the nearest: {matches}."


def person(lead: dict) -> str:
    return ", ".join(filter(None, (lead["full_name"], lead["email"])))


def without_score(found: dict) -> str:
    lead, created = plain(found["lead_id"]), found["created_date"]
    today = found["as_of_date"]
    if created and created > today:
        return (
            f"Lead {lead} has no score on {day(today)}: it was created on "
            f"{day(created)}."
        )
    if found["is_deleted"] == "True":
        return f"Lead {lead} has no score: it is deleted in the CRM."
    return f"Lead {lead} has no score on {day(today)}: it was not known then."


def who(lead: dict) -> Iterator[str]:
    name = " ".join(filter(None, (lead["first_name"], lead["last_name"])))
    about = [name, lead["job_title"], lead["company_name"]]
    yield plain(", ".join(filter(None, about))) or "No name known"
    yield plain(f"{lead['email'] or 'no valid address'}, lead {lead['lead_id']}")


def follows(asked: str, found: list[dict]) -> Iterator[str]:
    """Which record stands for what was asked for, where it is another."""
    lead = found[0]["lead_id"]
    records = [record["record_id"] for record in found]
    if found[0]["found_by"] == "former address":
        yield plain(f"{asked} is a former address of {listed(records)}.")
    elif len(records) > 1:
        holders = listed(sorted(records))
        yield plain(f"{asked} is the address of {holders}: {lead} stands for all.")
    if records != [lead] and len(records) == 1:
        cause = "was merged" if found[0]["is_merged"] == "True" else "is a duplicate"
        yield plain(f"{records[0]} {cause}: {lead} stands for it.")


def score(lead: dict, today: date) -> str:
    grade = f", grade {lead['grade']}" if lead["grade"] else ""
    engaged = (
        f"last engaged on {day(lead['last_engaged_at'], today)}"
        if lead["last_engaged_at"]
        else "never engaged"
    )
    points = counted(lead["score"], "point")
    return f"{points}, {tier(lead)}{grade} on {day(str(today))}; {engaged}."


def other_score(other: dict) -> str:
    points = counted(other["score"], "point")
    return f"{other['scorecard_name']}: {points}, {tier(other)}."


def tier(lead: dict) -> str:
    return "disqualified" if lead["disqualified_reason"] else lead["tier"]
