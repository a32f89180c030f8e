"""The day to score, as options that mean dbt vars: --as-of and --known-at; and how
a replay of a day is told."""

import argparse
import json
from datetime import UTC, date, datetime

import yaml


def with_day(arguments: list[str], parser: argparse.ArgumentParser) -> list[str]:
    """The arguments for dbt, the two options turned into vars."""
    known, others = parser.parse_known_args(arguments)
    names = {
        "lead_scoring_as_of": known.as_of,
        "lead_scoring_known_at": known.known_at,
    }
    given = {name: str(value) for name, value in names.items() if value}
    if not given:
        return arguments
    finder = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    finder.add_argument("--vars", default="{}")
    found, others = finder.parse_known_args(others)
    try:
        variables = yaml.safe_load(found.vars) or {}
    except yaml.YAMLError:
        variables = None
    if not isinstance(variables, dict):
        parser.error(f'--vars "{found.vars}" is no YAML dictionary')
    return [*others, "--vars", json.dumps(variables | given, default=str)]


def day_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as-of", type=day, metavar="DATE", help="the day to score")
    parser.add_argument(
        "--known-at",
        type=moment,
        metavar="TIME",
        help="count only what was known at this time (UTC)",
    )


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f'"{text}" is no day: write YYYY-MM-DD, such as 2026-06-30'
        ) from None


def moment(text: str) -> datetime:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f'"{text}" is no time: write "YYYY-MM-DD HH:MM:SS", such as '
            '"2026-06-30 18:00:00"'
        ) from None
    return read.astimezone(UTC).replace(tzinfo=None) if read.tzinfo else read


def told(replayed: dict) -> str:
    """The beginning of a sentence about the latest build."""
    known = replayed["known_at"]
    from_what = f" from what was known at {known}" if known else ""
    return f"The latest build was a replay of {replayed['day']}{from_what}"
