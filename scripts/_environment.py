"""The project's own Python: puts .venv in place, then runs the script in it.

Every script starts with

    from _environment import enter

    enter()

and may import what requirements.txt names below that. Any Python 3 can start a
script: `enter` finds one that will do, installs requirements.txt in .venv when
it has changed, and starts the script again there. So this file, and the syntax
of every script, stays readable to Python 3.6.

Scripts work in the project's root. A relative path that the user typed, as an
argument (`user_path`) or in LEAD_SCORING_RAW or LEAD_SCORING_WAREHOUSE, is
meant from the folder the user is in.
"""

import gc
import hashlib
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CALLED_FROM = os.getcwd()
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
REQUIREMENTS = os.path.join(ROOT, "requirements.txt")
# What only ./scripts/test needs, into the same .venv.
TEST_REQUIREMENTS = os.path.join(ROOT, "tests", "requirements.txt")

# What dbt-core 1.11 runs on.
PYTHONS = ["python3.11", "python3.12", "python3.13"]
TOO_OLD_OR_NEW, WITHOUT_VENV = 3, 4
PROBE = """
import sys
if not (3, 11) <= sys.version_info[:2] <= (3, 13):
    sys.exit(%d)
try:
    import ensurepip, venv
except ImportError:
    sys.exit(%d)
""" % (TOO_OLD_OR_NEW, WITHOUT_VENV)


def enter(tests=False):
    """Return in the project's .venv, made if needed, with its root as folder."""
    locks = [REQUIREMENTS, TEST_REQUIREMENTS] if tests else [REQUIREMENTS]
    try:
        if not all(is_ready(lock) for lock in locks):
            if {"-h", "--help"} & set(sys.argv[1:]):
                say_what_it_is_for(sys.argv[0])
            set_up(locks)
        if os.path.realpath(sys.prefix) != os.path.realpath(VENV):
            script = os.path.abspath(sys.argv[0])
            os.execv(PYTHON, [PYTHON, script] + sys.argv[1:])
        collect_garbage_less_often()
    except OSError as error:
        stop("Cannot set up %s: %s." % (VENV, error.strerror))
    except KeyboardInterrupt:
        stop("Stopped; the next run sets up .venv again.")
    for name in ("LEAD_SCORING_RAW", "LEAD_SCORING_WAREHOUSE"):
        if not os.environ.get(name):
            os.environ.pop(name, None)
        elif not os.path.samefile(CALLED_FROM, ROOT):
            os.environ[name] = user_path(os.environ[name])
    # The project's own settings count, not those of the user's other projects.
    os.environ["DBT_PROJECT_DIR"] = os.environ["DBT_PROFILES_DIR"] = ROOT
    os.environ.setdefault("DBT_SEND_ANONYMOUS_USAGE_STATS", "false")
    os.chdir(ROOT)


def say_what_it_is_for(script):
    """Answer --help at once: its options need what the set-up installs."""
    import ast

    with open(script, "rb") as file:
        about = ast.get_docstring(ast.parse(file.read()))
    print("usage: ./scripts/%s ...\n\n%s" % (os.path.basename(script), about))
    print("\nThe first run sets up .venv; then --help lists all options.")
    sys.exit(0)


def user_path(path):
    """The full path of `path` as the user typed it; a type for argparse."""
    return os.path.normpath(os.path.join(CALLED_FROM, path))


def stop(sentence):
    """End the script: what the user must do, in one sentence."""
    sys.stderr.write(sentence + "\n")
    sys.exit(1)


def stamp_of(lock):
    """The file that says what is installed, and what it should say."""
    name = "tests.sha256" if lock == TEST_REQUIREMENTS else "requirements.sha256"
    # The folder is part of it: the programs in .venv/bin hold its full path.
    with open(lock, "rb") as requirements:
        wanted = hashlib.sha256(VENV.encode() + requirements.read()).hexdigest()
    return os.path.join(VENV, name), wanted


def collect_garbage_less_often():
    """dbt and sqlfluff keep what they make: looking through it is a quarter of
    their time."""
    gc.set_threshold(50000, 20, 50)


def is_ready(lock):
    stamp, wanted = stamp_of(lock)
    try:
        with open(stamp) as found:
            return found.read() == wanted and os.path.exists(PYTHON)
    except IOError:
        return False


def set_up(locks):
    """Make .venv from scratch where the first lock changed, and add the others;
    a stamp comes last, so a half one is redone."""
    import fcntl

    with open(REQUIREMENTS) as one_at_a_time:
        try:
            fcntl.flock(one_at_a_time, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            sys.stderr.write("Waiting for another script to set up .venv ...\n")
            fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        for lock in locks:
            if not is_ready(lock):
                install(lock)


def install(lock):
    if lock == REQUIREMENTS:
        python = find_python()
        sys.stderr.write("Setting up .venv, once; this takes about a minute ...\n")
        run([python, "-m", "venv", "--clear", VENV], "check that it can be written")
    else:
        sys.stderr.write("Adding what the tests need to .venv, once ...\n")
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "install"]
    run(
        pip + ["--require-hashes", "-r", lock],
        "check the network, or the package index and proxy in pip's settings",
    )
    stamp, wanted = stamp_of(lock)
    with open(stamp, "w") as file:
        file.write(wanted)


def find_python():
    """The first Python that will do: the one running, else one on the PATH."""
    import subprocess

    found = set()
    for python in [getattr(sys, "_base_executable", sys.executable)] + PYTHONS:
        try:
            probe = [python, "-c", PROBE]
            found.add(subprocess.call(probe, stderr=subprocess.DEVNULL))
        except OSError:
            continue
        if 0 in found:
            return python
    if WITHOUT_VENV in found:
        stop(
            "This Python cannot make a virtual environment: install its venv "
            "module (on Debian and Ubuntu: apt install python3-venv), then run "
            "this again."
        )
    stop(
        "Python 3.11, 3.12 or 3.13 is needed and this is %d.%d: install one, so "
        "that python3.11, python3.12 or python3.13 is found, then run this again."
        % sys.version_info[:2]
    )


def run(command, remedy):
    """Run a step of the set-up, its newest line on show; its failure in words."""
    import subprocess

    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        universal_newlines=True,
        errors="replace",
    )
    lines = []
    for line in process.stdout:
        lines.append(line.strip())
        if sys.stderr.isatty():
            sys.stderr.write("\r\033[K%s\r" % lines[-1][:78])
    if process.wait() == 0:
        return
    if any("No space left on device" in line for line in lines):
        stop("The disk is full: .venv needs 1 GB; make room, then run this again.")
    errors = [line[7:] for line in lines if line.startswith("ERROR: ")] or lines
    stop(
        "Could not set up .venv: %s, then run this again (%s)."
        % (remedy, (errors or ["no message"])[-1].rstrip("."))
    )
