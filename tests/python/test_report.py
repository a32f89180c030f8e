"""The report page: one file, as a person in a browser finds it."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from _publish import publish
from _report_page import report
from conftest import ROOT, inside
from dbt_runs import close_work_database

AS_OF = date(2024, 6, 30)
VARS = {
    "lead_scoring_as_of": str(AS_OF),
    "lead_scoring_horizon_days": 30,
    "lead_scoring_evaluation_cutoffs": 1,
}
# Names that would do harm in a page or in a spreadsheet.
NAMES = {
    "evil 1": "<script>window.broken = 1</script>",
    "evil 2": '"><img src=x onerror="window.broken = 1">',
    "evil 3": "</script><script>window.broken = 1</script><!--",
    "evil 4": '=HYPERLINK("http://evil.example","Prices")',
    "evil 5": "+cmd|' /C calc'!A0",
    "evil 6": "\u202ereversed {{ 7 * 7 }}",
    "evil 7": "@SUM(1+1)*cmd",
}
POINTS = {"intern": 5, "expert": 25, "founder": 70}
HISTORY = {"intern": (60, 2), "expert": (40, 10), "founder": (20, 14)}
OWNER = "erika.muster@sales.example"


def lead(lead_id: str, title: str, **columns) -> dict:
    return {
        "lead_id": lead_id,
        "email": f"{lead_id.replace(' ', '.')}@acme.example",
        "first_name": "Zacharias",
        "last_name": f"Quagmire {lead_id}",
        "company_id": "c1",
        "owner_id": OWNER,
        "job_title": title,
        "created_at": "2024-01-02 09:00:00",
        "loaded_at": "2024-01-02 20:00:00",
    } | columns


def visit(lead_id: str, day: str) -> dict:
    return {
        "event_id": f"{lead_id} {day}",
        "email": f"{lead_id.replace(' ', '.')}@acme.example",
        "event_name": "page_view",
        "page_url": "https://acme.example/pricing",
        "occurred_at": f"{day} 10:00:00",
        "loaded_at": f"{day} 20:00:00",
    }


def raw() -> dict[str, list[dict]]:
    leads, deals = [], []
    for title, (count, converted) in HISTORY.items():
        for place in range(count):
            lead_id = f"{title} {place}"
            leads.append(lead(lead_id, title, lead_source="fair"))
            if place < converted:
                deals.append(
                    {
                        "opportunity_id": f"deal of {lead_id}",
                        "lead_id": lead_id,
                        "closed_at": "2024-06-10 12:00:00",
                        "is_won": "true",
                        "loaded_at": "2024-07-01 05:00:00",
                    }
                )
    for lead_id, name in NAMES.items():
        leads.append(
            lead(lead_id, "founder", first_name=name, last_name="", owner_id="")
        )
    events = [visit(lead_id, "2024-06-28") for lead_id in NAMES]
    events += [visit("expert 20", "2024-05-02"), visit("expert 20", "2024-06-29")]
    company = {"company_id": "c1", "company_name": "Quux & <b>Söhne</b>"}
    return {
        "crm_leads": leads,
        "crm_companies": [company | {"loaded_at": "2024-01-02 20:00:00"}],
        "crm_opportunities": deals,
        "web_events": events,
    }


RULE = {"condition": 1, "is_active": "true"}
SEEDS = {
    "rules/demographic_rules": [
        RULE
        | {
            "rule_id": title,
            "rule_group": "role",
            "attribute": "job_title",
            "operator": "is",
            "value": title,
            "points": points,
            "reason": f"Is a {title}",
        }
        for title, points in POINTS.items()
    ],
    "rules/behavioral_rules": [
        RULE
        | {
            "rule_id": "prices",
            "rule_group": "visits",
            "event": "page_view",
            "points": 15,
            "count_as": "once",
            "within_days": 20,
            "reason": "Viewed the prices",
        },
        RULE
        | {
            "rule_id": "twice",
            "rule_group": "visits",
            "event": "page_view",
            "points": 4,
            "at_least": 2,
            "within_days": 5,
            "reason": "Came twice in five days",
        },
    ],
    "rules/negative_rules": [],
    "rules/score_adjustments": [
        {
            "adjustment_id": "a1",
            "lead": "expert 21",
            "action": "add",
            "points": 7,
            "effective_from": "2024-06-01",
            "reason": "Call Hieronymus, his brother",
            "changed_by": "Erika",
        }
    ],
    "rules/rule_groups": [
        {"rule_group": "role", "part": "demographic", "dimension": "fit"},
        {"rule_group": "visits", "part": "behavioral", "dimension": "engagement"},
    ],
}
MOVES = f"""
insert into lead_scoring.lead_handoffs by name
select
    lead_id, scorecard_id, as_of_date - 1 as handed_off_on, score, tier,
    top_reasons as reasons, true as is_first
from lead_scoring.lead_scores where lead_id like 'evil%';
insert into lead_scoring.lead_tier_changes by name
select
    lead_id, scorecard_id, as_of_date - 1 as changed_on, 'warm' as from_tier,
    tier as to_tier, 40 as score_before, score as score_after,
    true as became_sales_ready, false as is_by_rules, top_reasons as reasons
from lead_scoring.lead_scores where lead_id like 'evil%';
insert into lead_scoring.lead_score_history by name
select
    lead_id, scorecard_id, date '{AS_OF - timedelta(days=30)}' as valid_from,
    date '{AS_OF - timedelta(days=1)}' as valid_to, 40 as score, 'warm' as tier,
    false as is_sales_ready
from lead_scoring.lead_scores where lead_id like 'evil%'
"""


@pytest.fixture(scope="module")
def published(build_world) -> Path:
    """A real build, published; what days before would have stored is added."""
    world = build_world(raw(), SEEDS, VARS, select="*")
    with inside(world.folder):
        try:
            publish(Path("warehouse"), ["--vars", json.dumps(VARS)])
        finally:
            close_work_database()
    file = world.folder / "warehouse/leads.duckdb"
    with duckdb.connect(file) as leads:
        leads.execute(MOVES)
    return file


@pytest.fixture(scope="module")
def page(published) -> Path:
    return written(published, "page.html")


def written(published: Path, name: str, most: int = 1000, redact: bool = False) -> Path:
    file = published.with_name(name)
    file.write_text(report(published, most, redact), encoding="utf-8")
    return file


def payload(page: Path) -> dict:
    found = re.search(r'id="page-data">(.*?)</script>', page.read_text(), re.DOTALL)
    return json.loads(found[1])


def changed(published: Path, tmp_path: Path, sql: str) -> Path:
    """A copy of the published file, with other content."""
    file = tmp_path / "leads.duckdb"
    shutil.copy(published, file)
    with duckdb.connect(file) as leads:
        leads.execute(sql)
    return file


def words(page: Path) -> str:
    """What stands in the page before its data and scripts."""
    body = page.read_text().partition("<body>")[2].partition('id="page-data"')[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", body))


# What is in the file


def test_the_ledger_of_each_lead_adds_up_to_its_score(page):
    [card] = payload(page)["scorecards"]
    assert len(card["leads"]) == card["total"] == 127
    for lead in card["leads"]:
        assert sum(line[2] for line in lead["lines"]) == pytest.approx(lead["score"])


def test_the_file_fetches_nothing_and_runs_only_what_it_was_made_with(page):
    text = page.read_text()
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', text)
    assert "default-src &#39;none&#39;" in policy
    assert "unsafe" not in policy and "http" not in policy
    tags = re.findall(r"<(?:link|img|script|iframe)\b[^>]*>", text.split("<script>")[0])
    assert [tag for tag in tags if re.search(r"(src|href)=\"(?!data:)", tag)] == []


def test_names_end_no_script_and_open_no_tag(page):
    text = page.read_text().partition("<script>")[0]  # what comes then is code
    assert "window.broken" in text
    assert "<script>window.broken" not in text
    assert "<img" not in text
    names = {lead["name"] for lead in payload(page)["scorecards"][0]["leads"]}
    assert "</script><script>window.broken = 1</script><!--" in names


def test_a_large_world_shows_the_best_and_says_so(published):
    page = written(published, "few.html", most=5)
    [card] = payload(page)["scorecards"]
    listed = [lead for lead in card["leads"] if not lead.get("lists")]
    assert len(listed) <= 5 < card["total"]
    assert card["best"] == 5
    assert "127 leads" in words(page)


def test_scorecards_share_the_room_and_one_shows_at_a_time(published, tmp_path, look):
    """The second one has no history, no lists and no evaluation."""
    second = """
        insert into lead_scoring.lead_scorecard_scores
        select * replace (
            'second' as scorecard_id, 'Second one' as scorecard_name,
            false as is_primary, 3 as score
        ) from lead_scoring.lead_scorecard_scores where lead_id like 'intern%'
    """
    file = changed(published, tmp_path, second)
    page = written(file, "two.html", most=20)
    first, other = payload(page)["scorecards"]
    assert (first["best"], other["best"], len(other["leads"])) == (10, 10, 10)
    tab = look(page)
    tab.get_by_label("Scorecard").select_option("Second one")
    assert all("intern" in name for name in names(tab))
    tab.evaluate("location.hash = '#works'")
    tab.get_by_text("no evaluation of this scorecard").wait_for()


def test_redacted_it_has_no_personal_data_in_its_bytes(published):
    text = written(published, "redacted.html", redact=True).read_text()
    own = text.partition("<script>")[0]  # the charting library holds an @
    assert "@" not in own.replace("@media", "")
    for secret in ("Zacharias", "Quagmire", "Quux", "Söhne", "acme", "erika", "Erika"):
        assert secret not in text, secret
    for secret in ("Hieronymus", "expert 21", "evil 1", "HYPERLINK", "reversed"):
        assert secret not in text, secret
    data = payload(published.with_name("redacted.html"))
    assert data["scorecards"][0]["leads"][0]["name"] == "Lead 1"
    assert "An adjustment by hand" in data["texts"]


def test_without_an_evaluation_it_gives_the_marts_own_reason(published, tmp_path):
    reason = "Nothing is evaluated: lead_scoring_evaluation_cutoffs is 0"
    off = "".join(
        f"drop table lead_scoring.{mart};"
        for mart in [
            "score_quality",
            "score_gains",
            "score_calibration",
            "tier_quality",
            "rule_quality",
            "source_quality",
            "tier_conversion_times",
            "score_drift",
            "threshold_advice",
        ]
    )
    off += f"""
        update lead_scoring.lead_scorecard_scores
        set lead_confidence = null, no_confidence_reason = '{reason}'
    """
    page = written(changed(published, tmp_path, off), "off.html")
    assert words(page).count(f"{reason}.") == 3


def test_few_conversions_are_said_to_be_few(page):
    assert "26 conversions only" in words(page)
    assert "95 % interval" in words(page)


def test_chance_is_not_called_a_working_score(published, tmp_path):
    worse = "update lead_scoring.score_quality set auc = 0.55, auc_se = 0.05"
    page = written(changed(published, tmp_path, worse), "chance.html")
    assert "Not shown: by these numbers, chance alone" in words(page)


GOOD = """
    insert into lead_scoring.score_quality
    select quality.* replace (segments.segment as segment)
    from lead_scoring.score_quality as quality
    cross join (values ('worked'), ('not_worked')) as segments (segment)
    where quality.cutoff_date is null;
    update lead_scoring.score_quality
    set auc = 0.8, auc_se = 0.02, leads = 100, conversions = 30;
    update lead_scoring.tier_quality set meets_yardstick = true;
"""
RANKS = "leads that convert score higher than those that do not"
RESERVATIONS = {
    "set auc = 0.56, auc_se = 0.04 where segment = 'worked'": (
        ", but the score ranks those that sales was in touch with no better than "
        "chance (AUC 0.56)."
    ),
    "set auc = 0.53, auc_se = 0.01 where segment = 'worked'": (
        ", but the score ranks those that sales was in touch with hardly better than "
        "chance (AUC 0.53)."
    ),
    "set auc = null, conversions = 1 where segment = 'not_worked'": (
        ", but 30 of the 31 that converted had been in touch with sales, so that it "
        "may tell whom sales calls, not who buys."
    ),
}


@pytest.mark.parametrize("edit", [*RESERVATIONS, None])
def test_what_limits_the_answer_is_said_in_the_same_breath(published, tmp_path, edit):
    sql = GOOD + (f"update lead_scoring.score_quality {edit}" if edit else "")
    file = changed(published, tmp_path, sql)
    said = words(written(file, "limits.html"))
    if edit:
        assert f"Yes, with reservations: {RANKS}{RESERVATIONS[edit]}" in said
    else:
        assert f"Yes: {RANKS}." in said


def test_a_missed_yardstick_is_said_in_the_same_breath(published, tmp_path):
    missed = (
        GOOD
        + """
        update lead_scoring.tier_quality set
            meets_yardstick = false,
            lead_share = case when is_sales_ready then 0.022 else 0.978 end,
            conversion_share = case when is_sales_ready then 0.16 else 0.84 end
    """
    )
    said = words(written(changed(published, tmp_path, missed), "missed.html"))
    assert (
        f"Yes, with reservations: {RANKS}, but the tiers for sales hold 2.2 % of the "
        "leads and 16 % of the conversions, where 15 to 35 % and 60 % are wanted."
        in said
    )


def suggest(folder: Path, published: Path, **card) -> None:
    """Lay down what ./scripts/suggest_points leaves."""
    with duckdb.connect(published, read_only=True) as database:
        sql = "select max(rule_set_hash) from lead_scoring.lead_scores"
        [(rules,)] = database.execute(sql).fetchall()
    found = {"scorecard_id": "default", "refusal": None, "rules": []} | card
    suggested = {"rule_set_hash": rules, "scorecards": [found]}
    (folder / "suggested_points.json").write_text(json.dumps(suggested))


def test_suggested_points_stand_beside_the_present_ones(published, tmp_path):
    file = changed(published, tmp_path, "select 1")
    rule = {"rule_id": "expert", "suggested": 11, "low": 6.2, "high": 15.9}
    rule |= {"verdict": "lower", "reason": "Is an expert"}
    suggest(tmp_path, file, rules=[rule])
    page = written(file, "suggested.html")
    assert re.search(r"25 11 6 to 16 lower", words(page))
    assert "points-0" in payload(page)["charts"]


def test_points_suggested_for_other_rules_are_not_shown(published, tmp_path):
    file = changed(published, tmp_path, "select 1")
    suggest(tmp_path, file, rules=[{"rule_id": "expert", "suggested": 11}])
    other = "update lead_scoring.lead_scores set rule_set_hash = 'other'"
    page = written(changed(published, tmp_path, other), "later.html")
    assert "The rules have changed since points were suggested." in words(page)


def test_a_refusal_to_suggest_is_passed_on(published, tmp_path):
    file = changed(published, tmp_path, "select 1")
    suggest(tmp_path, file, refusal="26 leads converted.")
    assert "No points are suggested. 26 leads converted." in words(
        written(file, "refused.html")
    )


def test_the_command_writes_the_page_or_says_what_is_missing(published, tmp_path):
    def run(*arguments, warehouse):
        return subprocess.run(
            [sys.executable, ROOT / "scripts/report", *arguments],
            env=os.environ | {"LEAD_SCORING_WAREHOUSE": str(warehouse)},
            capture_output=True,
            text=True,
            check=False,
        )

    out = tmp_path / "there/page.html"
    done = run("--out", out, warehouse=published.parent)
    assert done.returncode == 0, done.stderr
    assert out.read_text().startswith("<!doctype html>")
    assert [file.name for file in out.parent.iterdir()] == ["page.html"]
    nothing = run(warehouse=tmp_path)
    assert nothing.returncode == 1
    assert "run ./scripts/build first." in nothing.stderr


# In a browser

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))),
    None,
)


@pytest.fixture(scope="module")
def browser():
    if not CHROMIUM:
        pytest.skip("there is no Chromium here (on Debian: apt-get install chromium)")
    api = pytest.importorskip("playwright.sync_api")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def look(browser):
    """Open a page; afterwards nothing was asked of the network or went wrong."""
    opened = []

    def open_page(file: Path, part: str = "", width: int = 1200, **options):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, **options
        )
        tab = context.new_page()
        tab.wrong = []
        tab.on("console", lambda message: tab.wrong.append(message.text))
        tab.on("pageerror", lambda error: tab.wrong.append(str(error)))
        tab.on("request", lambda request: tab.wrong.append(request.url))
        tab.goto(f"{file.as_uri()}{part}")
        tab.wait_for_selector("html[data-ready]")
        opened.append((context, tab, file))
        return tab

    yield open_page
    for context, tab, file in opened:
        own = [file.as_uri(), "data:,"]
        wrong = [text for text in tab.wrong if text.partition("#")[0] not in own]
        assert [text for text in wrong if not text.startswith("blob:")] == []
        assert tab.evaluate("window.broken") is None
        context.close()


def names(tab) -> list[str]:
    return tab.locator("#rows [data-lead]").all_inner_texts()


def test_leads_are_ranked_searched_and_filtered(look, page):
    tab = look(page)
    assert [name.strip() for name in names(tab)[:7]] == sorted(
        (" ".join(name.replace("\u202e", " ").split()) for name in NAMES.values()),
        key=[name.strip() for name in names(tab)].index,
    )
    tab.get_by_label("Search").fill("EXPERT quagmire 1")
    assert len(names(tab)) == 13  # 1, 10 to 19, 21 and 31
    tab.get_by_label("Search").fill("EXPERT quagmire 2")
    tab.get_by_label("Last engaged").select_option("7")
    assert names(tab) == ["Zacharias Quagmire expert 20"]
    tab.get_by_role("button", name="Clear filters").click()
    tab.get_by_label("Tier", exact=True).select_option("cold")
    assert all("intern" in name or "expert" in name for name in names(tab))
    tab.get_by_label("Owner").select_option(OWNER)
    assert "found" in tab.locator("#found").inner_text()
    tab.get_by_label("Search").fill("nobody at all")
    assert tab.locator("#empty").is_visible()


def test_a_lead_opens_by_keyboard_and_gives_the_focus_back(look, page):
    tab = look(page)
    tab.get_by_label("Search").fill("HYPERLINK")
    tab.locator("#rows button").focus()
    tab.keyboard.press("Enter")
    sheet = tab.get_by_role("dialog")
    assert NAMES["evil 4"] in sheet.inner_text()
    lines = sheet.locator(".waterfall tbody tr").all_inner_texts()
    assert [line.split("\n")[0].strip() for line in lines][:2] == [
        "Is a founder\t+70",
        "Viewed the prices",
    ]
    assert sheet.locator(".chart svg").count() == 1
    tab.keyboard.press("Escape")
    assert not sheet.is_visible()
    assert tab.evaluate("document.activeElement.dataset.lead") == "evil 4"


def test_leads_follow_each_other_and_say_what_would_lift_them(look, page):
    tab = look(page, "#lead=expert%2021")
    sheet = tab.get_by_role("dialog")
    text = sheet.inner_text()
    assert "28 points below the tiers for sales" in text
    assert "Call Hieronymus, his brother" in text
    sheet.get_by_role("button", name="Next").click()
    assert "expert 21" not in sheet.locator("h2").inner_text()
    assert tab.evaluate("document.activeElement.dataset.step") == "after"


def test_a_lead_says_what_is_almost_there(look, page):
    sheet = look(page, "#lead=expert%2020").get_by_role("dialog")
    lift = sheet.locator("section", has_text="What would lift it").inner_text()
    assert "Almost:" in lift
    assert "Came twice in five days: once more by 3 Jul adds 4." in lift
    sheet = look(page, "#lead=expert%2021").get_by_role("dialog")
    assert "Almost" not in sheet.inner_text()


def test_an_address_of_nothing_shows_the_list(look, page):
    for part in ("#lead=nobody", "#lead=%E0%A4%A", "#there-is-no-such-part"):
        assert len(names(look(page, part))) == 25


def test_arrow_keys_read_a_chart(look, page):
    tab = look(page, "#works")
    chart = tab.locator("[data-chart^=calibration]")
    chart.locator("svg").wait_for()
    chart.focus()
    tab.keyboard.press("ArrowRight")
    assert "Converted" in tab.locator("#tip").inner_text()
    assert "2 of 60" in tab.locator("#tip").inner_text()
    chart.locator("xpath=..").get_by_text("The numbers").click()
    assert "2 of 60" in chart.locator("xpath=..").locator("table").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_part_is_wider_than_a_phone(look, page, scheme):
    tab = look(page, width=360, color_scheme=scheme)
    for part in ("leads", "week", "works", "rules", "sources", "data", "lead=evil%202"):
        tab.evaluate(f"location.hash = '#{part}'")
        tab.wait_for_timeout(100)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360, part
        assert tab.evaluate("document.querySelector('dialog').scrollWidth") <= 360


def test_a_phone_shows_all_lists_and_parts_and_what_figures_are(look, page):
    tab = look(page, width=360)
    boxes = [link.bounding_box() for link in tab.locator("nav a").all()]
    assert len({box["y"] for box in boxes}) == 1
    boxes += [button.bounding_box() for button in tab.locator("#lists button").all()]
    assert [box for box in boxes if box["x"] < 0 or box["x"] + box["width"] > 360] == []
    first = tab.locator("#rows tr").first.inner_text()
    assert re.search(r"Chance \d+ % \(\d+ to \d+\)", first)
    assert "converted within 30 days, with its 95 % interval" in tab.inner_text("main")


def test_no_mark_of_a_chart_is_cut_at_its_edge(look, published, tmp_path):
    file = changed(published, tmp_path, "select 1")
    rule = {"rule_id": "expert", "suggested": 11, "low": 6.2, "high": 15.9}
    suggest(tmp_path, file, rules=[rule | {"verdict": "lower"}])
    tab = look(written(file, "points.html"), "#rules")
    svg = tab.locator("[data-chart=points-0] svg")
    svg.wait_for()
    [left, right] = svg.evaluate(
        "s => [s.getBoundingClientRect()].flatMap(b => [b.left, b.right])"
    )
    for ring in svg.locator(".mark-symbol path").all():
        box = ring.bounding_box()
        assert left < box["x"] and box["x"] + box["width"] < right


def test_part_of_the_leads_is_said_to_be_part(look, published):
    tab = look(written(published, "part.html", most=40))
    said = tab.locator("#found").inner_text()
    here = int(said.split(" of ")[0])
    assert re.fullmatch(
        rf"{here} of 127 leads are listed: the best 40(, and those of the lists)?\.",
        said,
    )
    assert tab.locator("#more").inner_text() == (
        f"Show the next {here - 25} (25 of {here} shown)"
    )
    tab.get_by_label("Search").fill("founder")
    assert re.search(rf"leads? found among {here} of 127$", tab.inner_text("#found"))


def test_a_spreadsheet_sees_no_formula(look, page):
    tab = look(page)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Save as CSV").click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == 127
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if re.match(r"[=+\-@\t\r|%]", cell)] == []
    assert {row["name"] for row in rows} >= {
        "'" + NAMES["evil 4"],
        "'" + NAMES["evil 5"],
        "'" + NAMES["evil 7"],
    }


def test_the_redacted_page_works_too(look, published):
    tab = look(written(published, "redacted.html", redact=True))
    tab.get_by_role("button", name="Lead 1", exact=True).click()
    assert "Viewed the prices" in tab.get_by_role("dialog").inner_text()
    for part in ("week", "works", "rules", "sources", "data"):
        tab.evaluate(f"location.hash = '#{part}'")
