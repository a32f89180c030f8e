"""`./scripts/export`: a CRM hears of every change once, whatever is killed."""

import csv
import importlib.util
import itertools
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml
from _export import confirm, export
from _export_files import cell
from _export_folders import Exports
from clients import installed_clients
from conftest import ROOT
from crm_stub import Crm, served
from hypothesis import example, given
from hypothesis import strategies as st

AS_OF = "2026-07-01"
HEAD = "lead_id, source_system, source_record_id, email, full_name, score, tier"
LEADS = """
('ann', 'hubspot', '101', 'ann@a.example', '=HYPERLINK("x")', 42, 'warm'),
('bob', 'hubspot', '103', 'bob@b.example', null, 7, 'cold'),
('opt', 'hubspot', '104', 'opt@b.example', null, 80, 'hot'),
('cus', 'hubspot', '105', 'cus@b.example', null, 50, 'disqualified'),
('sue', 'salesforce', '00Q5g00000ABCDE', 'sue@s.example', null, 66, 'hot'),
('tom', 'salesforce', '0035g00000ABCDEAA4', null, null, 0, 'cold')
"""
SENT = {"ann", "bob", "sue"}  # those with an address whom nothing keeps back


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published file, with the columns that the marts promise."""
    file = tmp_path_factory.mktemp("published") / "leads.duckdb"
    with duckdb.connect(file) as leads:
        leads.execute("create schema lead_scoring; use lead_scoring")
        for folder, mart in (("", "lead_scores"), ("history", "lead_score_history")):
            name = f"_{folder or 'marts'}__models.yml"
            models = yaml.safe_load((ROOT / "models/marts" / folder / name).read_text())
            [columns] = [m["columns"] for m in models["models"] if m["name"] == mart]
            typed = ", ".join(f"{c['name']} {c['data_type']}" for c in columns)
            leads.execute(f"create table {mart} ({typed})")
        leads.execute(f"insert into lead_scores ({HEAD}) values {LEADS}")
        leads.execute(
            "update lead_scores set is_opted_out = lead_id = 'opt', crm_records = 1, "
            "is_disqualified = lead_id = 'cus', top_reasons = 'Chief, or founder (+20)',"
            f"scorecard_id = 'main', grade = 'B3', as_of_date = '{AS_OF}'"
        )
        leads.execute(
            "insert into lead_score_history (lead_id, scorecard_id, score, tier, "
            "valid_from) select lead_id, scorecard_id, score, tier, as_of_date "
            "from lead_scores"
        )
    return file


@pytest.fixture(scope="module")
def senders() -> dict[str, Any]:
    """docs/senders, with the vendors' own clients."""
    sys.path.append(str(installed_clients()))
    found = {}
    for name in ("hubspot", "salesforce"):
        file = ROOT / f"docs/senders/{name}.py"
        spec = importlib.util.spec_from_file_location(f"sender_{name}", file)
        found[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(found[name])
    return found


class Desk:
    """A warehouse folder with a published file of its own, which `sql` changes."""

    def __init__(self, folder: Path, published: Path) -> None:
        self.folder = folder
        self.published = Path(shutil.copy(published, folder))

    def sql(self, statement: str) -> list[tuple]:
        with duckdb.connect(self.published) as leads:
            leads.execute("use lead_scoring")
            return leads.execute(statement).fetchall()

    def export(
        self, to: str, since: str | None = None, **variables: Any
    ) -> Path | None:
        """The folder of a new export, none where nothing changed."""
        exports = Exports(self.folder, to)
        day = date.fromisoformat(since) if since else None
        with exports.locked():
            export(exports, variables, day, None)
            return exports.waiting

    def confirm(self, to: str, folder: Path, failed: Path | None = None) -> None:
        exports = Exports(self.folder, to)
        with exports.locked():
            confirm(exports, folder, failed)

    def send(self, crm: Crm, to: str, **options: Any) -> list[str]:
        """One export, sent and confirmed; the leads it was about, by their records."""
        told = len(crm.told)
        if folder := self.export(to, **options):
            deliver(crm, folder)
            self.confirm(to, folder)
        return sorted(record for record, _ in crm.told[told:])


def deliver(crm: Crm, folder: Path) -> None:
    """Without a server: what a sender does."""
    for line in (folder / "contacts.jsonl").open():
        body = json.loads(line)
        verb = "upsert" if "idProperty" in body["inputs"][0] else "update"
        status, answer = crm.hubspot(verb, body)
        assert status == 200, answer


@pytest.fixture
def desk(published, tmp_path: Path) -> Desk:
    return Desk(tmp_path, published)


def more_leads(desk: Desk, number: int) -> None:
    desk.sql(
        "insert into lead_scores by name select * exclude (i) replace ('x' || i as lead_id, "
        "'x' || i || '@x.example' as email) "
        f"from lead_scores, range({number}) as numbers (i) where lead_id = 'bob'"
    )


# ----------------------------------------------------------------- what is sent


def test_a_crm_gets_every_scored_lead_and_then_what_changed(desk):
    crm = Crm()
    assert desk.send(crm, "hubspot") == [f"{n}@{n[0]}.example" for n in sorted(SENT)]
    assert crm.records["ann@a.example"] == {
        "lead_score": "42",
        "lead_score_tier": "warm",
        "lead_score_grade": "B3",
        "lead_score_reasons": "Chief, or founder (+20)",
        "lead_score_confidence": "",
        "lead_score_last_engaged_at": "",
        "lead_score_as_of": AS_OF,
    }
    assert desk.send(crm, "hubspot") == []
    desk.sql("update lead_scores set score = 99 where lead_id = 'ann'")
    assert desk.send(crm, "hubspot") == ["ann@a.example"]
    desk.sql("update lead_scores set tier = 'hot' where lead_id = 'bob'")
    desk.sql("update lead_scores set lead_confidence = 12.5 where lead_id = 'sue'")
    assert desk.send(crm, "hubspot") == ["bob@b.example", "sue@s.example"]
    desk.sql("update lead_scores set last_engaged_at = '2026-07-01', top_reasons = ''")
    assert desk.send(crm, "hubspot") == []
    assert crm.records["ann@a.example"]["lead_score"] == "99"
    assert crm.records["sue@s.example"]["lead_score_confidence"] == "12.50"


def test_who_is_kept_back_is_counted_with_the_reason(desk):
    folder = desk.export("hubspot")
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["leads"] == {"new": 3}
    assert manifest["left_out"] == {
        "disqualified": 1,
        "opted out": 1,
        "without an e-mail address": 1,
    }


def test_who_opts_out_or_is_disqualified_is_withdrawn_once(desk):
    crm = Crm()
    desk.send(crm, "hubspot")
    desk.sql("update lead_scores set is_opted_out = true where lead_id = 'ann'")
    desk.sql(
        "update lead_scores set is_disqualified = true, tier = 'disqualified', "
        "disqualified_reason = 'Works for a competitor' where lead_id = 'bob'"
    )
    assert desk.send(crm, "hubspot") == ["ann@a.example", "bob@b.example"]
    assert set(crm.records["ann@a.example"].values()) == {""}
    assert {k: v for k, v in crm.records["bob@b.example"].items() if v} == {
        "lead_score_tier": "disqualified",
        "lead_score_reasons": "Works for a competitor",
    }
    desk.sql("update lead_scores set score = score + 1")
    assert desk.send(crm, "hubspot") == ["sue@s.example"]
    desk.sql("update lead_scores set is_opted_out = false where lead_id = 'ann'")
    assert desk.send(crm, "hubspot") == ["ann@a.example"]


def test_a_lead_merged_away_is_not_made_anew_and_the_survivor_is_told_again(desk):
    crm = Crm()
    desk.send(crm, "hubspot")
    desk.sql("delete from lead_scores where lead_id = 'bob'")
    desk.sql("update lead_scores set crm_records = 3 where lead_id = 'ann'")
    assert desk.send(crm, "hubspot") == ["ann@a.example"]


def test_two_leads_with_one_record_are_told_as_one(desk):
    desk.sql("update lead_scores set email = 'ann@a.example' where lead_id = 'bob'")
    folder = desk.export("hubspot")
    manifest = json.loads((folder / "manifest.json").read_text())
    assert manifest["left_out"]["with the record of another lead"] == 1
    deliver(Crm(), folder)


def test_changed_since_a_day_is_sent_again(desk):
    crm = Crm()
    desk.send(crm, "hubspot")
    desk.sql(
        "insert into lead_score_history by name select * replace "
        "(date '2026-07-05' as valid_from, score + 1 as score) "
        "from lead_score_history where lead_id = 'bob'"
    )
    assert desk.send(crm, "hubspot", since="2026-07-05") == ["bob@b.example"]
    assert desk.send(crm, "hubspot", since="2026-07-06") == []
    assert len(desk.send(crm, "hubspot", since=AS_OF)) == 3


# ------------------------------------------------------- with the vendors' clients


def test_hubspot_s_client_takes_it_and_one_bad_contact_holds_back_no_other(
    desk, senders, tmp_path
):
    more_leads(desk, 250)
    failed = tmp_path / "failed"
    with served(Crm()) as crm:
        client = senders["hubspot"].HubSpot(access_token="secret", host=crm.url)
        crm.refused = {"x17@x.example"}
        folder = desk.export("hubspot")
        assert len((folder / "contacts.jsonl").read_text().splitlines()) == 3
        refused = senders["hubspot"].send(folder, client)
        assert refused == ["x17@x.example"]
        failed.write_text("\n".join(refused))
        desk.confirm("hubspot", folder, failed)
        assert len(crm.records) == len(crm.told) == 252
        crm.refused = set()
        folder = desk.export("hubspot")
        assert senders["hubspot"].send(folder, client) == []
    assert [record for record, _ in crm.told[252:]] == ["x17@x.example"]


def test_contacts_of_hubspot_are_updated_by_their_own_id(desk, senders):
    with served(Crm()) as crm:
        client = senders["hubspot"].HubSpot(access_token="secret", host=crm.url)
        folder = desk.export("hubspot", lead_scoring_hubspot_id="hs_object_id")
        assert senders["hubspot"].send(folder, client) == []
    assert set(crm.records) == {"101", "103"}


@pytest.mark.parametrize("key", ["Id", "Lead_Scoring_Id__c"])
def test_simple_salesforce_takes_it(desk, senders, tmp_path, key):
    failed = tmp_path / "failed"
    ids = {"Id": {"sue": "00Q5g00000ABCDE", "tom": "0035g00000ABCDEAA4"}}
    mine = ids.get(key, {name: name for name in (*SENT, "tom")})
    with served(Crm()) as crm:
        client = senders["salesforce"].Salesforce(
            instance_url=crm.url, session_id="secret"
        )
        client.bulk2_url = client.bulk2_url.replace("https:", "http:")
        crm.refused = {mine["tom"]}
        folder = desk.export("salesforce", lead_scoring_salesforce_id=key)
        refused = senders["salesforce"].send(folder, client, wait=0)
        assert refused == [mine["tom"]]
        assert set(crm.records) == set(mine.values()) - {mine["tom"]}
        assert {job["object"]: job["operation"] for job in crm.jobs} == dict.fromkeys(
            ["Lead", "Contact"], "update" if key == "Id" else "upsert"
        )
        assert crm.records[mine["sue"]]["Lead_Score_Confidence__c"] == "#N/A"
        failed.write_text("\n".join(refused))
        desk.confirm("salesforce", folder, failed)
        # the other record of a person is emptied; it may be gone in Salesforce too
        desk.sql("delete from lead_scores where lead_id = 'sue'")
        crm.refused, crm.told = set(), []
        folder = desk.export("salesforce", lead_scoring_salesforce_id=key)
        assert senders["salesforce"].send(folder, client, wait=0) == []
    told = dict(crm.told)
    assert set(told) == {mine["sue"], mine["tom"]}
    assert set(told[mine["sue"]].values()) == {"#N/A"}


# ------------------------------------------------------------- names and sentences


def test_properties_have_names_of_one_s_own(desk):
    folder = desk.export(
        "hubspot", lead_scoring_hubspot_properties={"score": "fit", "tier": ""}
    )
    body = json.loads((folder / "contacts.jsonl").read_text().splitlines()[0])
    assert [list(given["properties"]) for given in body["inputs"]] == [["fit"]] * 3


def refusal(capsys, act: Callable[[], Any]) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit) as stopped:
        act()
    assert stopped.value.code == 1
    return capsys.readouterr().err


def test_an_export_that_waits_is_neither_repeated_nor_passed_over(desk, capsys):
    folder = desk.export("hubspot")
    said = refusal(capsys, lambda: desk.export("hubspot"))
    assert f"The export {folder} waits: send it, then run" in said
    stale = shutil.copytree(folder, desk.folder / "stale")
    shutil.rmtree(folder)
    again = desk.export("hubspot")
    assert again == folder
    said = refusal(capsys, lambda: desk.confirm("hubspot", stale))
    assert "stale is not the export that waits to be confirmed" in said
    desk.confirm("hubspot", folder)
    desk.confirm("hubspot", folder)
    assert "was confirmed before" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        ({"lead_scoring_hubspot_properties": {}}, "must name what to write"),
        (
            {"lead_scoring_hubspot_properties": {"scroe": "lead_score"}},
            'The settings of HubSpot name a column "scroe", which',
        ),
        (
            {"lead_scoring_hubspot_properties": {"score": "a", "tier": "a"}},
            'names "a" twice',
        ),
    ],
)
def test_a_wrong_name_is_said(desk, capsys, settings, complaint):
    assert complaint in refusal(capsys, lambda: desk.export("hubspot", **settings))


def test_without_an_id_there_the_remedy_is_said(desk, capsys):
    desk.sql("update lead_scores set source_record_id = lead_id")
    desk.sql("delete from lead_scores where is_opted_out or is_disqualified")
    assert refusal(capsys, lambda: desk.export("salesforce")) == (
        "There is nothing to export: 4 without an Id of Salesforce. Name a property "
        "that holds the lead_id in Salesforce, in the var "
        "lead_scoring_salesforce_id.\n"
    )


def test_the_command_exports_and_confirms(desk, tmp_path):
    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, ROOT / "scripts/export", "--to", "csv", *arguments],
            env={"LEAD_SCORING_WAREHOUSE": str(tmp_path)},
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )

    assert run("--out", "mine").returncode == 0
    assert (tmp_path / "mine/csv-000001/leads.csv").exists()
    confirmed = run("--confirm", "mine/csv-000001")
    assert (confirmed.returncode, confirmed.stderr) == (0, "")
    assert run().stdout.startswith("Nothing changed since the last export")
    assert run("--except", "mine").returncode == 2
    desk.published.unlink()
    nothing = run()
    assert (nothing.returncode, nothing.stderr.count("\n")) == (1, 1)
    assert "run ./scripts/build" in nothing.stderr


def test_what_should_be_made_in_the_crm_is_what_is_written():
    """The tables of docs/exports.md name each property."""
    variables = yaml.safe_load((ROOT / "dbt_project.yml").read_text())["vars"]
    text = (ROOT / "docs/exports.md").read_text()
    for var in ("lead_scoring_hubspot_properties", "lead_scoring_salesforce_fields"):
        for column, name in variables[var].items():
            assert f"`{column}`" in text and f"`{name}`" in text


# -------------------------------------------------------------------- spreadsheets


@given(st.text(alphabet="=+-@＝,;|\t\"' \na1", max_size=8))  # noqa: RUF001
@example('a";=1+1')
def test_no_cell_is_a_formula_whatever_separates_cells(text):
    for separator in ",;\t|":
        line = f'"{cell(text).replace(chr(34), chr(34) * 2)}"'
        for found in next(csv.reader([line], delimiter=separator), []):
            assert not found.lstrip(" \"'").startswith(
                tuple("=+-@＝")  # noqa: RUF001
            ) or found.lstrip(' "').startswith("'"), found


def test_a_name_from_the_crm_is_no_formula(desk):
    with (desk.export("csv") / "leads.csv").open(encoding="utf-8-sig") as file:
        rows = {row["lead_id"]: row for row in csv.DictReader(file)}
    assert rows["ann"]["full_name"] == """'=HYPERLINK("x")"""
    assert set(rows) == SENT | {"tom"}


# --------------------------------------------------------------------------- kills

DYING = """
import os, sys
sys.path.insert(0, "scripts")
import duckdb, yaml, shutil
from datetime import date
from pathlib import Path
from _export import confirm, export
from _export_folders import Exports
warehouse, what, left = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
CHANGES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir")
def step(event, arguments):
    global left
    if event in CHANGES or (event == "open" and str(warehouse) in str(arguments[0])):
        left -= 1
        if left < 0:
            os._exit(9)
sys.addaudithook(step)
exports = Exports(warehouse, "hubspot")
with exports.locked():
    if what == "export":
        export(exports, {}, None, None)
    else:
        confirm(exports, exports.home / "000001", None)
"""


@pytest.mark.parametrize("what", ["export", "confirm"])
def test_killed_at_any_step_nothing_is_skipped_and_nothing_sent_twice(
    published, tmp_path, what
):
    for step in itertools.count():
        (tmp_path / str(step)).mkdir()
        desk, crm = Desk(tmp_path / str(step), published), Crm()
        if what == "confirm":
            deliver(crm, desk.export("hubspot"))
        died = subprocess.run(
            [sys.executable, "-c", DYING, desk.folder, what, str(step)],
            cwd=ROOT,
            capture_output=True,
            check=False,
        )
        assert died.returncode in (0, 9), died.stderr
        # the user looks what there is, and goes on
        exports = Exports(desk.folder, "hubspot")
        with exports.locked():
            waiting = exports.waiting
        if what == "export":
            deliver(crm, waiting or desk.export("hubspot"))
        desk.confirm("hubspot", exports.home / "000001")
        desk.sql("update lead_scores set score = 77 where lead_id = 'bob'")
        assert desk.send(crm, "hubspot") == ["bob@b.example"]
        told = sorted(record for record, _ in crm.told[:-1])
        assert told == [f"{n}@{n[0]}.example" for n in sorted(SENT)]
        left = {file.name for file in exports.home.iterdir()}
        assert left == {".lock", "000001", "000002", "sent-000002.parquet"} | (
            {"sent-000001.parquet"} & left
        )
        if died.returncode == 0:
            break
    assert step > (8 if what == "export" else 2)
