"""Tables of the report page: cells with words, and a picture beside them."""

from dataclasses import dataclass, field

from _words import number

# Where there is no figure.
NOTHING = "—"


@dataclass
class Cell:
    """`small` is a second line; `lead` links to a lead of the page; `bar`, 0 to 1,
    and `interval`, low, middle and high, are drawn; `tone` colours the words."""

    text: str
    small: str = ""
    lead: str | None = None
    bar: float | None = None
    interval: tuple[float, float, float] | None = None
    tone: str = ""


@dataclass
class Table:
    """`heads`: one a column; a number's ends with `#`, which is not shown.

    `more` says what is left out.
    """

    caption: str
    heads: list[str]
    rows: list[list[Cell | str]] = field(default_factory=list)
    more: str = ""

    @property
    def columns(self) -> list[tuple[str, bool]]:
        return [(head.removesuffix("#"), head.endswith("#")) for head in self.heads]

    @property
    def cells(self) -> list[list[Cell]]:
        return [
            [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
            for row in self.rows
        ]


def percent(share: float | None) -> str:
    """0.0368 as 3.7 %, 0.368 as 37 %."""
    if share is None:
        return NOTHING
    value = 100 * share
    places = 0 if value >= 9.95 or value == 0 else 1
    return f"{value:.{places}f} %"


def span(low: float | None, high: float | None) -> str:
    """Both ends of an interval of shares."""
    if low is None or high is None:
        return ""
    return f"{percent(low).removesuffix(' %')} to {percent(high)}"


def figure(value: float | None, places: int = 0, nothing: str = NOTHING) -> str:
    return nothing if value is None else number(f"{value:.{places}f}")


def times(lift: float | None) -> str:
    """So many times as often, as a table has it."""
    return NOTHING if lift is None else f"{lift:.1f}"


def rate(row: dict, widest: float) -> Cell:
    """A conversion rate with its interval, drawn on a scale up to `widest`."""
    if row["conversion_rate"] is None:
        return Cell(NOTHING, tone="quiet")
    bounds = (row["lower_rate"], row["conversion_rate"], row["upper_rate"])
    return Cell(
        percent(row["conversion_rate"]),
        small=span(row["lower_rate"], row["upper_rate"]),
        interval=tuple(min(1.0, bound / widest) for bound in bounds),
    )


def widest_of(rows: list[dict]) -> float:
    """The scale that holds the intervals of all rows with ten leads or more."""
    bounds = [row["upper_rate"] for row in rows if row["upper_rate"] is not None]
    big = [
        row["upper_rate"]
        for row in rows
        if row["upper_rate"] is not None and row.get("leads", row.get("hits", 0)) >= 10
    ]
    return max(big or bounds or [1.0]) or 1.0


def converted(conversions: int, leads: int) -> str:
    return f"{number(conversions)} of {number(leads)}"


def tier_cell(row: dict) -> Cell:
    small = "for sales" if row["is_sales_ready"] else ""
    return Cell(row["tier"], small=small, tone="nowrap")
