"""What must be on the disk before anybody counts on it."""

import os
from pathlib import Path


def flush(path: Path) -> None:
    """Wait until the disk has it, so that a power cut cannot lose it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
