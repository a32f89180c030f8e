"""One HTML file from the published marts: templates, charts and leads put together."""

import base64
import functools
import hashlib
import json
from pathlib import Path
from typing import Any

import jinja2
import vl_convert
from _report_charts import history_chart
from _report_data import companies, data, sources
from _report_leads import leads_of
from _report_people import People
from _report_read import Marts
from _report_rules import rules
from _report_week import week
from _report_works import works
from _words import day, number, plain

FOLDER = Path(__file__).parent / "report_page"
SCRIPTS = ("page.js", "charts.js", "leads.js", "lead.js")
VIEWS = {
    "leads": "Whom to call",
    "week": "This week",
    "works": "Does it work?",
    "rules": "Rules",
    "sources": "Sources",
    "data": "Data",
}
# Where a phone has no room for the whole title.
SHORT = {"leads": "Call", "week": "Week", "works": "Works?"}


def report(published: Path, most: int, is_redacted: bool) -> str:
    """The page, with `most` leads one by one."""
    marts = Marts(published, most)
    people = People(is_redacted, {row["reason"] for row in marts.rows("reasons")})
    payload = leads_of(marts, people)
    scorecards = contexts(marts, people, published.parent)
    context = {
        "as_of": marts.as_of,
        "is_redacted": is_redacted,
        "total": marts.scorecards[0]["leads"],
        "rule_set": marts.rows("rule_set")[0]["rule_set_hash"][:8],
        "views": VIEWS,
        "short": SHORT,
        "scorecards": scorecards,
        "data": data(marts, people),
        "horizon": scorecards[0]["works"].get("horizon"),
    }
    marts.close()
    payload |= {
        "asOf": context["as_of"],
        "isRedacted": is_redacted,
        "horizon": context["horizon"],
        "charts": {"history": history_chart(), **charts_in(context)},
    }
    if is_redacted:
        payload = people.without_addresses(payload)
        context = people.without_addresses(context)
    return filled(context, payload)


def contexts(marts: Marts, people: People, folder: Path) -> list[dict[str, Any]]:
    """What each scorecard shows in each part of the page."""
    parts = {
        "week": week(marts, people),
        "works": works(marts),
        "rules": rules(marts, folder),
        "sources": sources(marts),
        "companies": companies(marts, people),
    }
    return [
        {"name": plain(card["name"])}
        | {part: found[card["scorecard_id"]] for part, found in parts.items()}
        for card in marts.scorecards
    ]


def charts_in(context: dict[str, Any]) -> dict[str, Any]:
    """The charts by the names that the templates give them."""
    charts = {"loads": context["data"]["load_chart"]}
    for place, card in enumerate(context["scorecards"]):
        charts |= {
            f"handoffs-{place}": card["week"]["weeks"],
            f"points-{place}": card["rules"].get("chart"),
        }
        for name in ("calibration", "gains", "cutoffs"):
            charts[f"{name}-{place}"] = card["works"].get(name)
    return {name: spec for name, spec in charts.items() if spec}


def filled(context: dict[str, Any], payload: dict[str, Any]) -> str:
    style = (FOLDER / "page.css").read_text()
    script = "\n".join((FOLDER / name).read_text() for name in SCRIPTS)
    library = charting_library()
    # As they are, with none of the escapes of text.
    parts = {
        "style": style,
        "script": script,
        "library": library,
        "payload": in_script(payload),
    }
    loader = jinja2.FileSystemLoader(FOLDER)
    templates = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.ChainableUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"day": day, "number": number}
    safe = {name: jinja2.utils.markupsafe.Markup(text) for name, text in parts.items()}
    return templates.get_template("page.html").render(
        context | safe, policy=policy([library, script], style)
    )


def policy(scripts: list[str], style: str) -> str:
    """Nothing is fetched, and nothing runs but what this file was made with."""
    runs = " ".join(map(digest, scripts))
    return (
        f"default-src 'none'; script-src {runs}; style-src {digest(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def digest(text: str) -> str:
    return (
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
    )


def in_script(value: Any) -> str:
    """JSON that no text in it can end: the signs of HTML are escapes."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


@functools.cache
def charting_library() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, its names its own."""
    bundle = vl_convert.javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return "(() => {" + bundle.replace("</script", "<\\/script") + "\n})();"
