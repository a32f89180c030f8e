"""Run one child process; say how long it took and how much memory it held."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

# getrusage counts in bytes there, in kilobytes elsewhere
MEMORY_UNITS_A_MB = 1024**2 if sys.platform == "darwin" else 1024


@dataclass
class Run:
    seconds: float
    cpu_seconds: float
    peak_mb: float


class Failed(Exception):
    pass


def run(command: list, log: Path, folder: Path, settings: dict) -> Run:
    """The command, as a child in this folder with these environment variables."""
    ours = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LEAD_SCORING_", "DBT_"))
    }
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("w") as output:
        started = time.monotonic()
        process = subprocess.Popen(
            [str(word) for word in command],
            cwd=folder,
            env=ours | {name: str(value) for name, value in settings.items()},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.monotonic() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise Failed(f"A run failed; {log} says why.")
    return Run(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / MEMORY_UNITS_A_MB,
    )
