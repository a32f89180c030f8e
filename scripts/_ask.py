"""Asks the warehouse through a macro of the project, and hands back its answer."""

import json
import re
from collections.abc import Iterator
from typing import Any

from _environment import stop
from dbt.cli.exceptions import DbtUsageException
from dbt.cli.main import dbtRunner

ANSWER = "lead_scoring_answer "
# The answer is about people: it is in no log, and no artifact of a build changes.
QUIETLY = ["--quiet", "--log-level", "none", "--log-level-file", "none"]
QUIETLY += ["--no-write-json"]


class WrongOption(Exception):
    """An option that dbt does not know."""


def ask(macro: str, arguments: dict[str, Any], dbt_options: list[str]) -> dict:
    """What a macro says with `_lead_scoring_answer`; stops where it says nothing."""
    answers, errors = [], []

    def listen(event: Any) -> None:
        if event.info.msg.startswith(ANSWER):
            answers.append(json.loads(event.info.msg[len(ANSWER) :]))
        elif event.info.level == "error":
            errors.append(event.info.msg)

    command = [*QUIETLY, "run-operation", macro]
    # YAML reads most of JSON, but no half of a character outside the basic ones.
    command += ["--args", json.dumps(arguments, ensure_ascii=False)]
    outcome = dbtRunner(callbacks=[listen]).invoke(command + dbt_options)
    if isinstance(outcome.exception, DbtUsageException):
        raise WrongOption(str(outcome.exception))
    if not answers:
        stop(problem([*errors, str(outcome.exception or "")]))
    return answers[0]


def problem(messages: list[str]) -> str:
    holder = next(filter(None, map(held_by, messages)), None)
    if holder:
        return (
            f"The work database is in use by process {holder[1]} (a build, or a "
            "program that should read leads.duckdb instead): wait until it ends, "
            "then run this again."
        )
    lines = list(first_lines(messages))
    return f"dbt could not answer ({'; '.join(lines) or 'it does not say why'})."


def held_by(message: str) -> re.Match | None:
    return re.search(r"lock on file.*PID (\d+)", message, re.DOTALL)


def first_lines(messages: list[str]) -> Iterator[str]:
    """What each message says, without its indents and blank lines."""
    for message in dict.fromkeys(filter(None, messages)):
        yield " ".join(message.split()).rstrip(".")
