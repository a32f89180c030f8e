"""What tiers are called and open to sales; what adjustments may set."""

from collections.abc import Iterator

from .bands import active, own
from .book import Book
from .cells import as_number
from .finding import Finding
from .sheet import Row


def check(book: Book) -> Iterator[Finding]:
    for row in own(book, "tiers"):
        if row["tier"].lower() == "disqualified":
            yield book.say(row, "tier", "tier_disqualified")
        higher = closed_above(book, row)
        if higher:
            problem = f"is sales-ready below a tier that is not: {higher['tier']}"
            remedy = "Open the higher tier to sales too, or close this one"
            yield row.finding("tier", problem, remedy, is_warning=True)
    for row in own(book, "score_adjustments"):
        if row["action"].lower() == "set_to":
            yield from beyond(book, row)


def closed_above(book: Book, row: Row) -> Row | None:
    """A tier above a sales-ready one that is not sales-ready."""
    bound = as_number(row["min_score"])
    if row["is_sales_ready"].lower() != "true" or bound is None:
        return None
    for other in book.rows("tiers"):
        above = as_number(other["min_score"])
        if (
            other["scorecard_id"] == row["scorecard_id"]
            and other["is_sales_ready"].lower() != "true"
            and above is not None
            and above > bound
        ):
            return other
    return None


def beyond(book: Book, row: Row) -> Iterator[Finding]:
    points = as_number(row["points"])
    for card in active(book):
        if points is None or row["scorecard_id"] not in ("", card["scorecard_id"]):
            continue
        low, high = as_number(card["min_score"]), as_number(card["max_score"])
        below = low is not None and points < low
        if below or (high is not None and points > high):
            name, limit = card["scorecard_id"], low if below else high
            problem = f"is beyond the scores of the scorecard {name}"
            remedy = f"Write {limit}, or use add"
            yield row.finding("points", problem, remedy, is_warning=True)
            return
