"""Numbers, days and lists as a person writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

TIMES = {1: "once", 2: "twice"}


def number(value: Decimal | str | int) -> str:
    """1234.5000 as 1,234.5."""
    text = f"{Decimal(value):,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def rounded(value: Decimal, places: int) -> Decimal:
    # + 0: what rounds to nothing is 0, not -0
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP) + 0


def counted(count: int | str, one: str, many: str | None = None) -> str:
    """2 days, 1 day."""
    return f"{number(count)} {one if int(count) == 1 else many or one + 's'}"


def times(count: int | str) -> str:
    return TIMES.get(int(count)) or f"{number(count)} times"


def day(value: str, near: date | None = None) -> str:
    """24 Nov 2026; 24 Nov where the year is that of the day near it."""
    that = date.fromisoformat(value[:10])
    year = "" if near and near.year == that.year else f" {that.year}"
    return f"{that.day} {that:%b}{year}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """a, b and c."""
    *others, end = words
    return f"{', '.join(others)} {last} {end}" if others else end


def plain(text: str) -> str:
    """One line without control characters, as it may come from anywhere."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
