// The list of leads: search, filters, order, and what is shown as CSV.
"use strict";

const STEP = 25;
const filter = { list: "", shown: STEP };
const found = { leads: [] };

function plainText(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function prepare(lead, place, card) {
  lead.place = place + 1;
  const reasons = lead.reasons?.replace(/ \([+-][\d.,]+\)/g, "");
  lead.text = plainText([lead.name, lead.company, lead.email, lead.id, lead.owner, reasons]
    .filter(Boolean).join(" "));
  lead.gain = lead.before === undefined ? 0 : lead.score - lead.before;
  lead.kind = lead.note && lead.tier === "disqualified" ? "out" : lead.ready ? "ready" : "";
  const open = card.tiers.filter(([, isReady]) => !isReady).map(([tier]) => tier);
  if (!lead.kind && open.length > 2 && open[0] === lead.tier) lead.kind = "near";
}

function fill(select, values, all) {
  $(select).replaceChildren(
    make("option", { value: "" }, all),
    ...values.map((value) => make("option", { value }, value)),
  );
}

function startList() {
  const { card } = page;
  fill("tier", card.tiers.map(([tier]) => tier), "all");
  const owners = [...new Set(card.leads.map((lead) => lead.owner || ""))].sort((one, other) =>
    one.localeCompare(other, "en", { numeric: true }));
  fill("owner", owners.filter(Boolean), "all");
  if (owners.includes("")) $("owner").append(make("option", { value: "-" }, "nobody"));
  $("lede").textContent = card.ready
    ? `${counted(card.ready, "lead is", "leads are")} ready for sales. The highest score comes first.`
    : "No lead is ready for sales. The highest score comes first.";
  const lists = [["", "All", card.total], ["ready", "Ready for sales", card.ready], ...card.lists];
  $("lists").replaceChildren(...lists.map(([name, title, count]) => make(
    "button", { type: "button", "data-list": name, click: () => pick(name) },
    make("b", {}, numbers.format(count)), title,
  )));
  clearFilters();
}

function pick(name) {
  filter.list = name;
  listAgain();
}

function clearFilters() {
  $("filters").reset();
  pick("");
}

function listAgain() {
  filter.shown = STEP;
  list();
}

function isWithin(lead, engaged) {
  if (engaged === "") return true;
  if (engaged === "never") return !lead.engaged;
  const since = lead.engaged ? daysBefore(lead.engaged) : Infinity;
  return engaged < 0 ? since >= -engaged : since < engaged;
}

function matching() {
  const words = plainText($("text").value).split(/\s+/).filter(Boolean);
  const [tier, owner, engaged] = [$("tier").value, $("owner").value, $("engaged").value];
  return page.card.leads.filter((lead) =>
    (!filter.list || (filter.list === "ready" ? lead.ready : lead.lists?.[filter.list]))
    && (!tier || lead.tier === tier)
    && (!owner || (lead.owner || "-") === owner)
    && isWithin(lead, engaged)
    && words.every((word) => lead.text.includes(word)));
}

const ORDERS = {
  score: (one, other) => one.place - other.place,
  gain: (one, other) => other.gain - one.gain || one.place - other.place,
  engaged: (one, other) => (other.engaged || "").localeCompare(one.engaged || "") || one.place - other.place,
};

function list() {
  const { card } = page;
  found.leads = matching().sort(ORDERS[$("order").value]);
  const isFiltered = Boolean(filter.list || $("text").value || $("tier").value || $("owner").value || $("engaged").value);
  for (const button of $("lists").children) {
    button.setAttribute("aria-pressed", String(button.dataset.list === filter.list));
  }
  $("found").textContent = foundOf(card, isFiltered);
  $("clear").hidden = !isFiltered;
  $("csv").hidden = found.leads.length === 0;
  $("empty").hidden = found.leads.length > 0;
  $("empty").textContent = "No lead is like that. Clear the filters, or search for less.";
  $("rows").replaceChildren(...found.leads.slice(0, filter.shown).map(row));
  const more = found.leads.length - filter.shown;
  $("more").hidden = more <= 0;
  $("more").textContent = `Show the next ${Math.min(more, 2 * STEP)} (${numbers.format(filter.shown)} of ${numbers.format(found.leads.length)} shown)`;
}

// How many there are, and which leads the page knows one by one.
function foundOf(card, isFiltered) {
  const [here, all] = [numbers.format(card.leads.length), numbers.format(card.total)];
  const isPart = card.leads.length < card.total;
  if (isFiltered) return `${counted(found.leads.length, "lead")} found${isPart ? ` among ${here} of ${all}` : ""}`;
  if (!isPart) return counted(card.total, "lead");
  const best = `the best ${numbers.format(card.best)}`;
  const which = card.leads.length > card.best ? `${best}, and those of the lists` : best;
  return `${here} of ${all} leads are listed: ${which}.`;
}

function trendOf(lead) {
  if (lead.trend === "new") return make("span", { class: "up" }, "new");
  if (!lead.gain) return null;
  const words = `${Math.abs(lead.gain)} points ${lead.gain > 0 ? "gained" : "lost"} in a week`;
  return make("span", { class: lead.gain > 0 ? "up" : "down", title: words, role: "img", "aria-label": words },
    `${lead.gain > 0 ? "▲" : "▼"} ${Math.abs(lead.gain)}`);
}

function tierOf(lead) {
  return make("span", { class: `tier ${lead.kind}` }, lead.tier);
}

function chanceOf(lead) {
  if (!lead.chance) return lead.noChance === "Has converted" ? "has converted" : "–";
  const [chance, low, high] = lead.chance.map((value) => Math.round(value));
  return make("span", { class: "nowrap" }, `${chance} % `, make("small", {}, `(${low} to ${high})`));
}

function row(lead) {
  const cell = (name, ...children) => make("td", { class: name, role: "cell" }, ...children);
  const about = [lead.company, lead.owner && `owner ${lead.owner}`].filter(Boolean).join(" · ");
  const open = () => { location.hash = `lead=${encodeURIComponent(lead.id)}`; };
  const name = make("button", { type: "button", "data-lead": lead.id, click: open }, make("bdi", {}, lead.name));
  return make(
    "tr",
    { role: "row", click: (event) => { if (!event.target.closest("button") && !getSelection().toString()) open(); } },
    cell("num place", numbers.format(lead.place)),
    make("th", { scope: "row", role: "rowheader", class: "who" }, name, make("br"), make("small", {}, make("bdi", {}, about))),
    cell("num points-cell", make("span", { class: "points" }, String(lead.score)), " ", trendOf(lead)),
    cell("tier-cell", tierOf(lead)),
    cell("chance", make("span", { class: "tight" }, "Chance "), chanceOf(lead)),
    cell("engaged nowrap", ago(lead.engaged)),
    cell("why", lead.lists?.[filter.list] || (lead.kind === "out" ? lead.note : lead.reasons) || lead.note),
  );
}

// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
function csvCell(value) {
  if (typeof value === "number") return String(value);
  let text = String(value ?? "").replace(/[\p{Cc}\p{Cf}]/gu, " ").trim();
  if (/^[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212|%]/u.test(text)) text = `'${text}`;
  return `"${text.replaceAll('"', '""')}"`;
}

function csvOf(leads) {
  const columns = ["id", "name", "company", "email", "owner", "stage", "score", "tier", "grade", "engaged", "reasons"];
  const lines = leads.map((lead) => columns.map((column) => csvCell(lead[column])).join(","));
  return `\uFEFF${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

function saveCsv() {
  const link = make("a", {
    href: URL.createObjectURL(new Blob([csvOf(found.leads)], { type: "text/csv" })),
    download: `leads-${page.asOf}.csv`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

// On a phone the list comes before what few need.
$("narrow").open = !matchMedia("(max-width: 47rem)").matches;
$("filters").addEventListener("input", listAgain);
$("filters").addEventListener("submit", (event) => event.preventDefault());
$("clear").addEventListener("click", () => { clearFilters(); $("text").focus(); });
$("csv").addEventListener("click", saveCsv);
$("more").addEventListener("click", () => {
  const first = filter.shown;
  filter.shown += 2 * STEP;
  list();
  $("rows").children[first]?.querySelector("button").focus();
});
