"""Reads the published marts for the report page: one query a file of its folder."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from _environment import stop

QUERIES = Path(__file__).parent / "report_page/sql"
# Of each work list the page has so many leads, wherever they rank.
MOST_LISTED = 250
# Of each lead so many changes of its score.
MOST_CHANGES = 120

Row = dict[str, Any]


class Marts:
    """The published file; a mart that it lacks has no rows, and is `missing`."""

    def __init__(self, published: Path, most: int) -> None:
        if not published.exists():
            stop(f"There is no {published} yet: run ./scripts/build first.")
        try:
            self.leads = duckdb.connect(published, read_only=True)
        except duckdb.Error as error:
            stop(f"{published} cannot be read: {first_line(error)}.")
        self.published = published
        self.missing: set[str] = set()
        self.settings: dict[str, Any] = {
            "most_listed": MOST_LISTED,
            "most_changes": MOST_CHANGES,
        }
        self.scorecards = self.rows("scorecards")
        if not self.scorecards:
            stop(
                f"{published} holds no scores of leads: run ./scripts/build without "
                "a selection."
            )
        self.as_of = self.scorecards[0]["as_of_date"]
        self.settings["as_of"] = date.fromisoformat(self.as_of)
        # All scorecards share the room.
        self.most = max(1, most // len(self.scorecards))
        self.settings["most"] = self.most
        self.leads.execute(
            f"create temp table chosen as {self.query('chosen')}",
            {"most": self.most, "most_listed": MOST_LISTED},
        )

    def rows(self, name: str) -> list[Row]:
        """What a query says; nothing where its mart is not there."""
        query = self.query(name)
        wanted = set(re.findall(r"\$(\w+)", query))
        try:
            answer = self.leads.execute(
                query, {key: self.settings[key] for key in wanted}
            )
        except duckdb.CatalogException:
            self.missing.add(name)
            return []
        except duckdb.BinderException as error:
            stop(
                f"{self.published} is of another version of the project: run "
                f"./scripts/build, then this again ({first_line(error)})."
            )
        names = [column[0] for column in answer.description]
        return [
            {key: simple(value) for key, value in zip(names, row, strict=True)}
            for row in answer.fetchall()
        ]

    def by_scorecard(self, name: str) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {
            row["scorecard_id"]: [] for row in self.scorecards
        }
        for row in self.rows(name):
            found.setdefault(row["scorecard_id"], []).append(row)
        return found

    def query(self, name: str) -> str:
        return (QUERIES / f"{name}.sql").read_text()

    def close(self) -> None:
        self.leads.close()


def simple(value: Any) -> Any:
    """Days as texts; numbers that are whole as such."""
    if isinstance(value, Decimal):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0].rstrip(".")
