"""Asks the warehouse through a macro of the project, and hands back its answer."""

import json
import re
import sys
import time
from collections.abc import Iterator
from typing import Any

from _environment import stop
from dbt.cli.exceptions import DbtUsageException
from dbt.cli.main import dbtRunner

ANSWER = "lead_scoring_answer "
# The answer is about people: it is in no log, and no artifact of a build changes.
QUIETLY = ["--quiet", "--log-level", "none", "--log-level-file", "none"]
QUIETLY += ["--no-write-json"]
# How long to wait for who has the work database open, in seconds.
PATIENCE = 20


class WrongOption(Exception):
    """An option that dbt does not know."""


def ask(macro: str, arguments: dict[str, Any], dbt_options: list[str]) -> dict:
    """What a macro says with `_lead_scoring_answer`; stops where it says nothing.

    DuckDB lets one process in at a time: where another is, this one waits a while.
    """
    command = [*QUIETLY, "run-operation", macro]
    # YAML reads most of JSON, but no half of a character outside the basic ones.
    command += ["--args", json.dumps(arguments, ensure_ascii=False), *dbt_options]
    end = None
    while True:
        answers, errors = told(command)
        if answers:
            return answers[0]
        holder = next(filter(None, map(held_by, errors)), None)
        if not holder or (end and time.monotonic() > end):
            stop(problem(errors, holder))
        if not end:
            end = time.monotonic() + PATIENCE
            print(
                f"Waiting for {holder} to end its work in the work database ...",
                file=sys.stderr,
            )
        time.sleep(1)


def told(command: list[str]) -> tuple[list[dict], list[str]]:
    """The answers and errors of one run of dbt."""
    answers, errors = [], []

    def listen(event: Any) -> None:
        if event.info.msg.startswith(ANSWER):
            answers.append(json.loads(event.info.msg[len(ANSWER) :]))
        elif event.info.level == "error":
            errors.append(event.info.msg)

    outcome = dbtRunner(callbacks=[listen]).invoke(command)
    if isinstance(outcome.exception, DbtUsageException):
        raise WrongOption(str(outcome.exception))
    return answers, [*errors, str(outcome.exception or "")]


def problem(messages: list[str], holder: str | None) -> str:
    if holder:
        return (
            f"The work database is in use by {holder} (a build, or a "
            "program that should read leads.duckdb instead): wait until it ends, "
            "then run this again."
        )
    lines = list(first_lines(messages))
    return f"dbt could not answer ({'; '.join(lines) or 'it does not say why'})."


def held_by(message: str) -> str | None:
    """Who has the work database open, if that is what the message is about."""
    if "lock on file" not in message:
        return None
    process = re.search(r"PID (\d+)", message)
    return f"process {process[1]}" if process else "another process"


def first_lines(messages: list[str]) -> Iterator[str]:
    """What each message says, without its indents and blank lines."""
    for message in dict.fromkeys(filter(None, messages)):
        yield " ".join(message.split()).rstrip(".")
