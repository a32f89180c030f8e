"""dbt and ./scripts/build as processes of their own, which tests kill."""

import contextlib
import os
import signal
import subprocess
import sys
from pathlib import Path

from conftest import EVALUATED, World
from dbt_runs import parsed_project, vars_option

WITHOUT_TESTS = ["--exclude-resource-type", "test", "unit_test"]


def start(command: list, folder: Path, **settings: str) -> subprocess.Popen:
    """A process with children of its own, none of the user's settings, no voice."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LEAD_SCORING_", "DBT_"))
    }
    return subprocess.Popen(
        [str(word) for word in command],
        cwd=folder,
        env=kept | settings,
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def start_dbt(world: World, vars: dict) -> subprocess.Popen:
    """A build of the world as it is written."""
    given = {EVALUATED: 0} | vars
    options = [*vars_option(given), "--target", world.target]
    parsed = parsed_project(world.template, options, world.environment)
    (world.folder / "target").mkdir(exist_ok=True)
    (world.folder / "target/partial_parse.msgpack").write_bytes(parsed.read_bytes())
    dbt = [sys.executable, "-m", "dbt.cli.main", "--quiet", "build"]
    return start([*dbt, *options, *WITHOUT_TESTS], world.folder, **world.environment)


def kill(process: subprocess.Popen, after: float) -> bool:
    """Whether it was still at work then, and is no more."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=after)
        return False
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    return True
