"""Exports that wait to be confirmed, and what is known to have been sent.

In `exports/<destination>/` of the warehouse folder:

    000007/             the files to send, manifest.json, and .state.parquet: what the
                        CRM knows once they are sent
    sent-000006.parquet what it knows now: the state of the last confirmed export

An export appears under its number in one step, and one that waits makes the next
one refuse: what it holds is neither sent again nor passed over. To confirm it
moves its state into place, in one step too.
"""

import contextlib
import fcntl
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from _disk import flush
from _environment import stop

MANIFEST, STATE = "manifest.json", ".state.parquet"


class Exports:
    """The exports to one destination; `home` is its folder."""

    def __init__(self, warehouse: Path, destination: str) -> None:
        self.destination = destination
        self.home = warehouse / "exports" / destination
        self.published = warehouse / "leads.duckdb"

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """One process at a time; what a killed one left half-made goes."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            lock = (self.home / ".lock").open("w")
        except OSError as error:
            stop(f"{self.home} can't be written: {error.strerror}.")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                stop(
                    f"Another ./scripts/export works in {self.home}: wait for it, then "
                    "run this again."
                )
            for leftover in self.home.glob("*.new"):
                remove(leftover)
            for state in sorted(self.home.glob("sent-*.parquet"))[:-1]:
                state.unlink()  # the one before the last confirmation
            yield

    @property
    def state(self) -> Path | None:
        """What the destination knows; none before the first confirmation."""
        return max(self.home.glob("sent-*.parquet"), default=None)

    @property
    def confirmed(self) -> int:
        return number_of(self.state) if self.state else 0

    @property
    def waiting(self) -> Path | None:
        """The export that is neither confirmed nor deleted."""
        folders = [f for f in self.home.iterdir() if re.fullmatch(r"\d{6}", f.name)]
        waiting = [f for f in folders if number_of(f) > self.confirmed]
        return max(waiting, default=None)

    @property
    def next_name(self) -> str:
        return f"{self.confirmed + 1:06}"

    def refuse_to_overwrite(self, out: Path) -> Path:
        """Where the next export goes in a folder of the user's."""
        place = out / f"{self.destination}-{self.next_name}"
        if place.exists():
            stop(f"{place} is there already: move it away, or name another folder.")
        return place

    def add(self, write: Callable[[Path, int], dict[str, Any]]) -> Path:
        """A new export, from what `write` makes in a folder and says of it."""
        folder = self.home / self.next_name
        new = self.home / f"{folder.name}.new"
        new.mkdir()
        manifest = write(new, number_of(folder))
        text = json.dumps(manifest, indent=2, ensure_ascii=False)
        (new / MANIFEST).write_text(text + "\n", encoding="utf-8")
        put(new, folder)
        return folder

    def copy(self, folder: Path, out: Path) -> Path:
        """The same files in a folder of the user's."""
        place = self.refuse_to_overwrite(out)
        new = place.with_name(f"{place.name}.new")
        out.mkdir(parents=True, exist_ok=True)
        remove(new)
        shutil.copytree(folder, new, ignore=shutil.ignore_patterns(STATE))
        put(new, place)
        return place

    def confirm(
        self, named: Path, without: Callable[[Path, Path], None] | None
    ) -> bool:
        """Take an export for sent; false where it was already. `without` writes
        its state less what failed."""
        manifest = self.manifest(named)
        folder = self.home / f"{manifest['number']:06}"
        is_known = not folder.exists() or self.manifest(folder) == manifest
        if manifest["number"] <= self.confirmed and is_known:
            return False
        if folder != self.waiting or not is_known:
            stop(
                f"{named} is not the export that waits to be confirmed: it was "
                "deleted, or belongs to another warehouse."
            )
        state = folder / STATE
        if without:
            state = self.home / f"{folder.name}.parquet.new"
            without(folder / STATE, state)
            flush(state)
        os.replace(state, self.home / f"sent-{folder.name}.parquet")
        flush(self.home)
        return True

    def manifest(self, folder: Path) -> dict[str, Any]:
        try:
            manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            stop(f"{folder} is no export: it has no {MANIFEST}.")
        if manifest.get("destination") != self.destination:
            stop(
                f"{folder} is an export to {manifest.get('destination')}, not to "
                f"{self.destination}."
            )
        return manifest


def put(new: Path, folder: Path) -> None:
    """A finished folder under its name, once the disk has all of it."""
    for file in new.iterdir():
        flush(file)
    flush(new)
    os.rename(new, folder)
    flush(folder.parent)


def number_of(path: Path) -> int:
    return int(re.findall(r"\d{6}", path.name)[-1])


def remove(leftover: Path) -> None:
    if leftover.is_dir():
        shutil.rmtree(leftover)
    else:
        leftover.unlink(missing_ok=True)
