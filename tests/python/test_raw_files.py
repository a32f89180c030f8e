"""Raw files: each way in which a raw table may lie in the raw folder."""

from pathlib import Path

import duckdb
import pytest
from conftest import World

LEAD = {"lead_id": "1", "email": "ann@example.com", "loaded_at": "2026-01-01"}


@pytest.fixture
def world(build_world) -> World:
    return build_world({"crm_leads": [LEAD], "web_events": []}, select="tiers")


def look(world: World, sql: str, raw: Path | None = None) -> list[tuple]:
    """What the raw views hold after the next run."""
    world.build(raw, select="tiers")
    return [tuple(row.values()) for row in world.query(sql)]


def parquet(file: Path, select: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect() as scratch:
        scratch.execute(f"copy ({select}) to '{file}'")


def complaint(world: World) -> str:
    world.build(select="tiers", check=False)
    assert not world.result.success
    return str(world.result.exception)


def test_csv_and_parquet_files_and_folders_are_one_table(world):
    raw = world.folder / "data/raw"
    parquet(raw / "crm_leads.parquet", "select '2' as lead_id, 'x' as plan")
    parquet(raw / "crm_leads/day=1/a.parquet", "select 3 as lead_id, 'y' as email")
    (raw / "crm_leads/more.csv").write_text('email,lead_id\n"z, z",4\n')
    (raw / "crm_leads/notes.txt").write_text("no data")
    found = look(world, "select lead_id, email, plan from crm_leads order by lead_id")
    assert found == [
        ("1", "ann@example.com", None),
        ("2", None, "x"),
        ("3", "y", None),
        ("4", "z, z", None),
    ]
    assert "day" not in world.query("select * from crm_leads")[0]


def test_files_may_disagree_on_a_type(world, monkeypatch):
    """And be found in any order."""
    monkeypatch.setitem(world.environment, "LEAD_SCORING_KEEP_ORDER", "false")
    raw = world.folder / "data/raw"
    for file, value in {
        "a": "timestamp '2026-01-02'",
        "b": "'soon'",
        "c": "null",
    }.items():
        parquet(raw / f"crm_leads/{file}.parquet", f"select {value} as loaded_at")
    found = look(world, "select loaded_at from crm_leads order by loaded_at")
    assert found == [("2026-01-01",), ("2026-01-02 00:00:00",), ("soon",), (None,)]


def test_values_stay_as_they_are_written(world):
    values = ["007", "1,000", "# 1", '{"a": "b"}', "01/02/2026", "two\nlines", "ü"]
    world.write_raw({"crm_leads": [LEAD | {"phone": value} for value in values]})
    assert look(world, "select phone from crm_leads") == [(value,) for value in values]


def test_an_optional_table_without_files_is_empty_with_the_contracts_columns(world):
    world.write_raw({"crm_companies": [{"company_id": "7"}]})
    assert look(world, "select company_id from crm_companies") == [("7",)]
    (world.folder / "data/raw/crm_companies.csv").unlink()
    assert look(world, "select company_name, loaded_at from crm_companies") == []


def test_all_missing_required_tables_are_named_at_once(world):
    for file in (world.folder / "data/raw").iterdir():
        file.unlink()
    assert "No raw data for crm_leads, web_events in data/raw" in complaint(world)


@pytest.mark.parametrize("name", ["crm_leads.csv", "web_events/1.parquet"])
def test_an_empty_file_is_named(world, name):
    file = world.folder / "data/raw" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("")
    assert f"Empty raw file (0 bytes): data/raw/{name}." in complaint(world)


def test_a_corrupt_file_is_named(world):
    (world.folder / "data/raw/crm_leads.parquet").write_text("not parquet at all")
    world.build(select="tiers", check=False)
    assert "data/raw/crm_leads.parquet" in world.messages


def test_the_folder_may_have_any_name(world, tmp_path):
    raw = tmp_path / "it's [our] *data*"
    raw.mkdir()
    (raw / "crm_leads.csv").write_text("lead_id\n5\n")
    (raw / "web_events.csv").write_text("event_id\n")
    world.environment["LEAD_SCORING_RAW"] = str(raw)
    assert look(world, "select lead_id from crm_leads") == [("5",)]


def test_an_id_that_was_loaded_as_a_fraction_is_a_whole_number(world):
    (world.folder / "data/raw/crm_leads.csv").unlink()
    ids = "unnest([1018.0::double, 7.5, 1e300]) as user_id"
    times = "now() as created_at, now() as loaded_at"
    file = world.folder / "data/raw/crm_leads.parquet"
    parquet(file, f"select 5 as lead_id, {ids}, {times}")
    world.build(select="base_lead_scoring__crm_leads")
    found = world.query("select user_id from base_lead_scoring__crm_leads")
    assert {row["user_id"] for row in found} == {"1018", "7.5", "1e+300"}
