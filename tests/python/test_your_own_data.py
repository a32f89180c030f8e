"""docs/your_own_data.md: all in its boxes is done, in order, in a new project."""

import re
import shlex
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT
from consumers import AS_OF, Acme, load_acme

GUIDE = ROOT / "docs/your_own_data.md"
BOX = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# what a project has before it installs this one
BEFORE = {
    "name": "acme_analytics",
    "profile": "acme",
    "vars": {"lead_scoring": {"lead_scoring_as_of": AS_OF}},
}


@dataclass
class Box:
    language: str
    file: str
    text: str


def boxes(text: str) -> list[Box]:
    return [Box(*found) for found in BOX.findall(text)]


WALK, STACKS = map(boxes, GUIDE.read_text().split("\n## Other stacks\n"))


def merged(settings: Any, more: Any) -> Any:
    """Settings with more of them; of two values the new one."""
    if not (isinstance(settings, dict) and isinstance(more, dict)):
        return more
    return settings | {key: merged(settings.get(key), more[key]) for key in more}


def follow(acme: Acme, box: Box) -> None:
    """Do what a box says."""
    file = acme.folder / box.file
    if box.language == "sh":
        for line in box.text.splitlines():
            run(acme, shlex.split(line))
    elif box.file == "dbt_project.yml":
        settings = merged(yaml.safe_load(file.read_text()), yaml.safe_load(box.text))
        file.write_text(yaml.safe_dump(settings))
    elif box.language == "csv":
        file.write_text(file.read_text() + box.text)
    elif box.language == "yaml":
        file.write_text(box.text.replace("path/to/lead_scoring", str(ROOT)))
    else:
        assert box.language == "sql", box


def run(acme: Acme, words: list[str]) -> None:
    if words[0] == "dbt":
        # the raw tables of the example are not of today
        is_old = words[1:] == ["source", "freshness"]
        assert acme.dbt(*words[1:]) != is_old, acme.said
    else:
        subprocess.run(words, cwd=acme.folder, check=True)


@pytest.fixture
def acme(tmp_path: Path) -> Acme:
    """HubSpot and Segment have loaded; the project is empty."""
    acme = load_acme(ROOT / "tests/consumer_project", tmp_path / "loaded")
    for file in ("acme.duckdb", "profiles.yml"):
        (acme.folder / file).rename(tmp_path / file)
    (tmp_path / "dbt_project.yml").write_text(yaml.safe_dump(BEFORE))
    return Acme(tmp_path)


def test_the_way_ends_with_ranked_leads(acme):
    answers = []
    for box in WALK:
        follow(acme, box)
        if box.language == "sql":
            answers.append(acme.query(box.text))
    ranked, counts, problems, reasons = answers
    assert [lead[0] for lead in ranked] == [
        "ann@bluefir.example",
        "bob@redoak.example",
        "cem@tallelm.example",
    ]
    assert counts == [(3, 1)]
    # the name that the guide then explains
    assert [problem[:2] for problem in problems] == [("web_events", "event_name")]
    assert "Viewed the pricing page" in {reason for reason, *_ in reasons}
    ann = "from analytics_lead_scoring.lead_score_reasons where lead_id = 'hubspot:1'"
    found = {reason for (reason,) in acme.query(f"select reason {ann}")}
    assert {"Started a free trial", "Is on the enterprise plan"} <= found


def test_each_stack_can_be_set(acme):
    (acme.folder / "packages.yml").write_text("packages: []")
    assert acme.install(), acme.said
    named = set()
    for box in STACKS:
        settings = merged(BEFORE, yaml.safe_load(box.text))
        (acme.folder / "dbt_project.yml").write_text(yaml.safe_dump(settings))
        assert acme.dbt("list", "-q", "-s", "+lead_scores"), acme.said
        needed = {message for _, message in acme.said}
        sources = settings["vars"]["lead_scoring"]["lead_scoring_sources"]
        for source in sources:
            start = f"source:lead_scoring.lead_scoring_{source}."
            assert any(node.startswith(start) for node in needed), source
        named |= set(sources)
    folders = ROOT.glob("models/staging/*/_*__sources.yml")
    assert named == {file.parent.name for file in folders}


def test_links_lead_somewhere():
    links = re.findall(r"\]\(([^)#]+)\)", GUIDE.read_text())
    assert links
    assert [link for link in links if not (GUIDE.parent / link).exists()] == []
