// One lead: why it has its score, what would lift it, how it got there.
"use strict";

const sheet = $("lead");

function openLead(id) {
  const card = [page.card, ...page.scorecards].find((one) => one.leads.some((lead) => lead.id === id));
  if (!card) return false;
  const lead = card.leads.find((one) => one.id === id);
  const step = sheet.contains(document.activeElement) ? document.activeElement.dataset.step : null;
  document.body.append($("tip"));
  sheet.querySelectorAll(".chart").forEach(forget);
  sheet.replaceChildren(make("div", { class: "sheet" }, ...partsOf(lead, card)));
  if (!sheet.open) sheet.showModal();
  (sheet.querySelector(`[data-step="${step}"]:not([disabled])`) || $("lead-name")).focus();
  sheet.scrollTop = 0;
  const chart = sheet.querySelector(".chart");
  if (chart) draw(chart, historySpec(lead));
  return true;
}

function closeLead() {
  if (sheet.open) sheet.close();
}

sheet.addEventListener("close", () => {
  hideTip();
  document.body.append($("tip"));
  if (location.hash.startsWith("#lead=")) history.replaceState(null, "", `#${page.view || "leads"}`);
});
sheet.addEventListener("click", (event) => { if (event.target === sheet) closeLead(); });

function partsOf(lead, card) {
  return [
    steps(lead),
    make("header", {},
      make("h2", { id: "lead-name", tabindex: -1 }, make("bdi", {}, lead.name)),
      make("p", {}, make("bdi", {}, [lead.company, lead.stage && `stage ${lead.stage}`].filter(Boolean).join(" · "))),
      lead.email ? make("p", {}, make("a", { href: `mailto:${encodeURIComponent(lead.email).replace("%40", "@")}` }, lead.email)) : null,
      make("p", {}, make("small", {}, [page.isRedacted ? "" : `Lead ${lead.id}`, lead.owner ? `owner ${lead.owner}` : "no owner", page.scorecards.length > 1 ? card.name : ""].filter(Boolean).join(" · ")))),
    make("dl", { class: "facts" },
      make("div", {}, make("dt", {}, "Score"), make("dd", { class: "score" }, String(lead.score))),
      fact("Tier", tierOf(lead), lead.since ? `since ${dayOf(lead.since)}` : ""),
      lead.grade ? fact("Grade", lead.grade) : null,
      fact("Last engaged", ago(lead.engaged), lead.engaged ? dayOf(lead.engaged) : ""),
      lead.before === undefined ? null : fact("A week before", String(lead.before)),
      fact("Chance to convert", lead.chance ? chanceOf(lead) : "unknown", lead.chance ? "" : lead.noChance)),
    lead.chance && page.horizon ? make("p", { class: "more" }, `Chance to convert: of leads with such a score so many converted within ${page.horizon} days, with the 95 % interval, as sales worked then.`) : null,
    notes(lead),
    make("section", {}, make("h3", {}, "Why this score"), waterfall(lead)),
    lead.tier === "disqualified" ? null : lifts(lead, card),
    past(lead, card),
  ].filter(Boolean);
}

function notes(lead) {
  const said = Object.values(lead.lists || {});
  if (lead.note) said.unshift(lead.kind === "out" ? `Never handed to sales: ${lead.note}` : lead.note);
  return said.length ? make("div", { class: "notes" }, ...said.map((text) => make("p", { class: "note" }, `${text}.`))) : null;
}

function fact(name, value, small = "") {
  return make("div", {}, make("dt", {}, name), make("dd", {}, value, small ? " " : "", small ? make("small", {}, small) : ""));
}

function steps(lead) {
  const place = found.leads.findIndex((one) => one.id === lead.id);
  const go = (other) => () => { location.replace(`#lead=${encodeURIComponent(other.id)}`); };
  const before = found.leads[place - 1];
  const after = place < 0 ? undefined : found.leads[place + 1];
  return make("div", { class: "bar-top" },
    make("button", { type: "button", "data-step": "before", disabled: !before, click: before && go(before) }, "← Previous"),
    make("button", { type: "button", "data-step": "after", disabled: !after, click: after && go(after) }, "Next →"),
    make("button", { type: "button", click: closeLead }, "Close"));
}

// The ledger: each line begins where the one before ended.
function waterfall(lead) {
  const lines = lead.lines.map(([type, reason, points, times, newest]) => ({
    type: page.texts[type], reason: page.texts[reason], points, times, newest,
  }));
  let sum = 0;
  const ends = [0, ...lines.map((line) => (sum += line.points))];
  const [lowest, highest] = [Math.min(0, ...ends), Math.max(1, lead.score, ...ends)];
  const at = (value) => `${(100 * (value - lowest)) / (highest - lowest)}%`;
  const drawing = (from, to, kind) => make("svg:svg", { "aria-hidden": "true" },
    make("svg:line", { x1: at(0), x2: at(0), y1: "-40%", y2: "140%" }),
    make("svg:rect", { class: kind, x: at(Math.min(from, to)), y: "12%", height: "76%", rx: 2,
      width: `max(2px, ${(100 * Math.abs(to - from)) / (highest - lowest)}%)` }));
  const heads = ["Points", "Reason", "Sum so far"];
  return make("table", { class: "waterfall" },
    make("caption", {}, `The lines that add up to the score of ${lead.name}`),
    make("thead", {}, make("tr", {},
      make("th", { scope: "col" }, heads[1]), make("th", { scope: "col", class: "num" }, heads[0]),
      make("th", { scope: "col", class: "drawn" }, heads[2]))),
    make("tbody", {}, ...lines.map((line, place) => {
      const kind = line.type === "rule" || line.type === "adjustment" ? (line.points > 0 ? "plus" : "minus") : "limit";
      return make("tr", {},
        make("td", {}, line.reason, happened(line)),
        make("td", { class: "num" }, signed(line.points)),
        make("td", { class: "drawn", title: `${numbers.format(ends[place + 1])} so far` }, drawing(ends[place], ends[place + 1], kind)));
    })),
    make("tfoot", {}, make("tr", {}, make("th", { scope: "row" }, "Score"),
      make("td", { class: "num" }, String(lead.score)),
      make("td", { class: "drawn" }, drawing(0, lead.score, "sum")))));
}

function happened({ times, newest }) {
  const words = [times > 1 ? `${times} times` : "", newest ? `last on ${dayOf(newest)}` : ""].filter(Boolean).join(", ");
  return words ? make("small", {}, make("br"), words) : null;
}

function lifts(lead, card) {
  const isCapped = lead.lines.some((line) => page.texts[line[0]] === "capped_by_scorecard" && line[2] < 0);
  const missing = card.threshold === null || lead.ready ? 0 : card.threshold - lead.score;
  const almost = (lead.almost || []).map((text) => page.texts[text]);
  const parts = [];
  if (missing > 0) parts.push(make("p", {}, `${counted(missing, "point")} below the tiers for sales, which begin at ${card.threshold}.`));
  if (isCapped) parts.push(make("p", {}, "The score is at its limit: more would not show."));
  else if (almost.length) parts.push(make("p", {}, "Almost:"), listOf(almost));
  return parts.length ? make("section", {}, make("h3", {}, "What would lift it"), ...parts) : null;
}

function listOf(items) {
  return make("ul", { class: "plain" }, ...items.map((item) => make("li", {}, ...[item].flat())));
}

function historySpec(lead) {
  const rows = lead.history.map(([on, score, tier]) => ({
    day: on, score, said: [["From", dayOf(on)], ["Score", String(score)], ["Tier", tier]],
  }));
  const last = rows[rows.length - 1];
  if (last.day < page.asOf) rows.push({ day: page.asOf, score: last.score });
  const spec = page.charts.history;
  return { ...spec, data: { name: "rows", values: rows } };
}

function past(lead, card) {
  const changes = lead.history;
  const heading = make("h3", {}, "How it got there");
  if (changes.length < 2) {
    const since = changes.length ? ` It has been ${changes[0][1]} since ${dayOf(changes[0][0])}` : "";
    const begins = card.begins ? `, and history begins on ${dayOf(card.begins)}` : "";
    return make("section", {}, heading, make("p", { class: "more" }, `No other score is stored.${since}${since && begins}${since ? "." : ""}`));
  }
  return make("section", {}, heading,
    make("div", { class: "chart" }),
    make("details", {}, make("summary", {}, "The numbers"),
      make("table", {},
        make("caption", {}, "Changes of score and tier, the newest first"),
        make("thead", {}, make("tr", {}, ...["From", "Score", "Tier"].map((head) => make("th", { scope: "col" }, head)))),
        make("tbody", {}, ...[...changes].reverse().map(([on, score, tier]) => make("tr", {},
          make("td", {}, dayOf(on)), make("td", {}, String(score)), make("td", {}, tier)))))));
}

start();
