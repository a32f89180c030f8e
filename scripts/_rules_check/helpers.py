"""Own staff, bots, ignored pages, and lists of e-mail domains."""

from collections.abc import Iterator

from .bands import own
from .book import RULE_TABLES, Book
from .conditions import LISTED, tested
from .finding import Finding
from .values import parts_of

PAGES = ("page_path", "page_host")


def check(book: Book) -> Iterator[Finding]:
    for row in own(book, "own_staff"):
        kind, value = row["kind"].lower(), row["value"]
        if kind == "email_domain" and "@" in value:
            yield book.say(row, "value", "no_domain")
        if kind == "email" and value and "@" not in value:
            yield book.say(row, "value", "no_address")
    for row in own(book, "bot_agents"):
        if 0 < len(row["pattern"]) < 3:
            yield book.say(row, "pattern", "is_in_all_agents")
        if "*" in row["pattern"]:
            yield book.say(row, "pattern", "no_wildcard")
    for row in own(book, "ignored_signals"):
        operator, name = row["operator"].lower(), tested(row)[1]
        if operator == "is_known" and name in PAGES:
            yield book.say(row, "operator", "ignores_all")
        if operator == "starts_with" and name in PAGES and "/" in parts_of(row):
            yield book.say(row, "value", "ignores_all")
    yield from domains(book)


def domains(book: Book) -> Iterator[Finding]:
    """Lists that rules compare with email_domain hold one domain a row."""
    used = {
        row["value"].lower()
        for row in book.rows(*RULE_TABLES)
        if row["operator"].lower() in LISTED and tested(row) == ("lead", "email_domain")
    }
    for name in book.contract.lists:
        for row in own(book, name) if name.lower() in used else []:
            value = row["value"]
            if "|" in value:
                problem = "holds several values, and a list has one in a row"
                yield row.finding("value", problem, "Write one in a row")
            elif "@" in value:
                domain = value.rpartition("@")[2]
                remedy = f"Write {domain}" if domain else "Write what follows the @"
                yield row.finding("value", "is no domain of an address", remedy)
