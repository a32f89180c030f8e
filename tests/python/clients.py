"""The programs of others that read what is published and exported, in a folder of
their own: they bring another DuckDB than the project's."""

import fcntl
import shutil
import subprocess
import sys
from pathlib import Path

from conftest import ROOT

LOCK = ROOT / "tests/clients/requirements.txt"


def installed_clients() -> Path:
    """The folder, installed once per lock; for PYTHONPATH, or the end of sys.path."""
    folder = ROOT / ".venv/clients"
    folder.mkdir(exist_ok=True)
    done = folder / LOCK.name
    with (folder / "installing").open("w") as one_at_a_time:
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if not done.exists() or done.read_text() != LOCK.read_text():
            pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
            pip += ["--require-hashes", "--no-compile", "--upgrade"]
            subprocess.run([*pip, "--target", str(folder), "-r", str(LOCK)], check=True)
            shutil.copy(LOCK, done)
    return folder
