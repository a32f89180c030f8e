"""Whether a condition compares with a value that the data can have."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .book import RULE_TABLES, Book
from .cells import as_day, as_number
from .conditions import ORDERED, data_type, tested
from .finding import Finding
from .sheet import Row

EXACT = ("is", "is_not", "is_one_of")
PARTED = ("is_one_of", "contains", "contains_word", "starts_with", "ends_with")
# As lead_scoring_number_text writes a number.
PLAIN = re.compile(r"0|-?([1-9][0-9]*([.][0-9]{0,3}[1-9])?|0[.][0-9]{0,3}[1-9])")
WORDS = {
    "email_status": (("valid", "malformed", "missing"), "not_email_status"),
    "is_own_staff": (("true", "false"), "not_true_false"),
}


def check(book: Book) -> Iterator[Finding]:
    for row in book.rows(*RULE_TABLES, "ignored_signals"):
        if row.sheet.is_own and row["value"]:
            yield from alternatives(book, row)
            yield from of_a_type(book, row)
            yield from steps(book, row)


def parts_of(row: Row) -> list[str]:
    """The values in the cell of an operator that takes several."""
    takes_one = row["operator"].lower() in ("is", "is_not", "matches")
    parts = [row["value"]] if takes_one else row["value"].split("|")
    return [part.strip() for part in parts if part.strip()]


def alternatives(book: Book, row: Row) -> Iterator[Finding]:
    operator, value = row["operator"].lower(), row["value"]
    if "|" in value and operator in ("is", "is_not"):
        key = "no_alternatives" if operator == "is" else "no_alternatives_not"
        yield book.say(row, "value", key)
    # who writes | knows that a comma is part of the text
    if operator in PARTED and re.search("[,;]", value) and "|" not in value:
        remedy = "Separate alternatives by |, or leave it so if it is one text"
        yield row.finding("value", "is one alternative", remedy, is_warning=True)


def of_a_type(book: Book, row: Row) -> Iterator[Finding]:
    operator = row["operator"].lower()
    if operator not in EXACT or (operator != "is_one_of" and "|" in row["value"]):
        return
    subject, name = tested(row)
    kind, parts = data_type(book, subject, name), parts_of(row)
    if kind == "number":
        wrong = [part for part in parts if not PLAIN.fullmatch(part)]
        if wrong:
            problem, remedy = book.contract.phrases["no_plain_number"]
            plain = plainly(wrong[0])
            yield row.finding("value", problem, f"Write {plain}" if plain else remedy)
    elif kind == "date" and None in map(as_day, parts):
        yield book.say(row, "value", "not_a_day")
    elif subject == "lead" and name in WORDS:
        words, key = WORDS[name]
        if not {part.lower() for part in parts} <= set(words):
            yield book.say(row, "value", key)


def plainly(text: str) -> str | None:
    """The number that was probably meant, as it is compared."""
    bare = text.strip("+% ")
    if re.fullmatch("-?[0-9]{1,3}(,[0-9]{3})+([.][0-9]+)?", bare):
        bare = bare.replace(",", "")
    number = as_number(bare)
    if number is None:
        return None
    plain = f"{number:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    plain = re.sub("^(-?)0+(?=[0-9])", r"\1", plain)
    return "0" if plain == "-0" else plain


def steps(book: Book, row: Row) -> Iterator[Finding]:
    """A property in buckets is compared with the bounds of buckets."""
    subject, name = tested(row)
    step = book.contract.steps.get(name) if subject == "event" else None
    if not step or row["operator"].lower() not in (*EXACT, *ORDERED):
        return
    for number in map(as_number, parts_of(row)):
        if number is not None and number % step:
            low = number // step * step
            low -= step if number < 0 else Decimal(0)
            problem, _ = book.contract.phrases["between_steps"]
            problem = problem.format(step=step, name=name)
            yield row.finding("value", problem, f"Write {low} or {low + step}")
            return
