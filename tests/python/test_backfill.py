"""Days that are filled in later are stored as if builds had run on them."""

import subprocess
import sys

import pytest
from conftest import ROOT
from history_world import SEEDS, backfill, build_on, raw, today

LAST = "2024-04-05"
LOG = """
    select changes.* exclude (moved_by)
    from int_lead_scoring__score_changes as changes
    order by all
"""


@pytest.fixture(scope="module")
def lived(build_world):
    """Builds on three days, beside a world that is built on the last one."""
    with today("2024-02-27"):
        world = build_world(raw(), seeds=SEEDS, select="*")
    for day in ("2024-03-01", LAST):
        build_on(world, day)
    return world


@pytest.fixture(scope="module")
def filled(build_world):
    with today(LAST):
        return build_world(raw(), seeds=SEEDS, select="*")


def test_days_filled_in_in_any_order_are_as_lived(lived, filled):
    """Weeks from the 23rd of February are the 1st of March too, in a leap year."""
    assert backfill(filled, "2024-03-01", "2024-03-01") == [
        {"days": 1, "stored": 0},
        {"day": "2024-03-01"},
    ]
    backfill(filled, "2024-02-27", "2024-02-27")
    assert filled.query(LOG) == lived.query(LOG)
    days = "select is_backfilled from int_lead_scoring__score_days order by as_of_date"
    assert [row["is_backfilled"] for row in filled.query(days)] == [True, True, False]

    # each day of a week; those that are stored stay, and the days after them mean
    # what they meant
    said = backfill(filled, "2024-02-23", "2024-03-05", every="week")
    assert said == [
        {"days": 1, "stored": 1},
        {"day": "2024-02-23"},
    ]
    lately = f"select * from ({LOG}) where as_of_date > '2024-02-27'"
    assert filled.query(lately) == lived.query(lately)
    moved = "select moved_by from int_lead_scoring__score_changes where as_of_date = "
    assert {"moved_by": "Asked for a demo (+70)"} in filled.query(
        f"{moved} '2024-04-05'"
    )

    # the next build compares with what was filled in
    before = filled.query(LOG)
    build_on(filled, LAST)
    assert filled.query(LOG) == before
    assert backfill(filled, "2024-04-01", "2024-04-06") == [
        {
            "problem": "The newest stored day is 2024-04-05: fill in days up to it, "
            "or run ./scripts/build, which stores its day."
        }
    ]


def test_days_filled_in_take_no_hand_off_from_a_build(lived):
    """A lead asked for a demo the day before the second build, and another one
    twice before the last build, which saw the end of that only."""
    handoffs = (
        "select lead_id, cast(handed_off_on as text) as day, is_first "
        "from lead_handoffs where not is_backfilled order by all"
    )
    before = lived.query(handoffs)
    assert len(before) > 1
    backfill(lived, "2024-02-25", "2024-02-26")
    backfill(lived, "2024-02-28", "2024-02-28")
    backfill(lived, "2024-03-04", "2024-04-04", every="week")
    build_on(lived, LAST)
    assert lived.query(handoffs) == before
    filled_in = "select lead_id from lead_handoffs where is_backfilled"
    assert lived.query(filled_in) == [{"lead_id": "soon_back"}]


def test_after_a_replay_no_day_is_filled_in(filled):
    """A replay leaves its day and what was known, and stores nothing."""
    day = {"lead_scoring_as_of": LAST}
    known_at = {"lead_scoring_known_at": f"{LAST} 12:00:00"}
    filled.build(vars=day | known_at, select="int_lead_scoring__as_of")
    assert backfill(filled, "2024-03-02", "2024-03-02") == [
        {
            "problem": f"The latest build was a replay of {LAST}: days are filled in "
            "by the rules and data of a build that is none. Run ./scripts/build, "
            "then this again."
        }
    ]
    filled.build(vars=day, select="int_lead_scoring__as_of")
    said = backfill(filled, "2024-03-02", "2024-03-02")
    assert said[-1] == {"day": "2024-03-02"}


def test_days_in_the_wrong_order_are_wrong_usage():
    command = [sys.executable, ROOT / "scripts/backfill", "--from", "2024-03-01"]
    outcome = subprocess.run(
        [*command, "--to", "2024-02-29"], capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 2
    assert "there is no day from 2024-03-01 to 2024-02-29" in outcome.stderr
