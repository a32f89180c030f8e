// What all parts of the page use. Texts become text nodes, never markup.
"use strict";

const page = JSON.parse(document.getElementById("page-data").textContent);
const $ = (id) => document.getElementById(id);
const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const form = { day: "numeric", month: "short", timeZone: "UTC" };
const days = new Intl.DateTimeFormat("en-GB", form);
const daysAndYears = new Intl.DateTimeFormat("en-GB", { ...form, year: "numeric" });
const SVG = "http://www.w3.org/2000/svg";
const DAY = 86400000;

function make(tag, attributes = {}, ...children) {
  const element = tag.startsWith("svg:")
    ? document.createElementNS(SVG, tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "click") element.addEventListener("click", value);
    else if (value !== null && value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function dayOf(text) {
  if (!text) return "";
  const format = text.slice(0, 4) === page.asOf.slice(0, 4) ? days : daysAndYears;
  return format.format(new Date(`${text}T00:00:00Z`));
}

function daysBefore(text) {
  return Math.round((Date.parse(page.asOf) - Date.parse(text)) / DAY);
}

function ago(text) {
  if (!text) return "never";
  const before = daysBefore(text);
  if (before <= 0) return "today";
  if (before < 60) return before === 1 ? "1 day ago" : `${before} days ago`;
  return before < 730 ? `${Math.round(before / 30.44)} months ago` : `${Math.floor(before / 365.25)} years ago`;
}

function counted(count, one, many = `${one}s`) {
  return `${numbers.format(count)} ${count === 1 ? one : many}`;
}

function signed(points) {
  return (points > 0 ? "+" : "−") + numbers.format(Math.abs(points));
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

// Which part shows, and which lead is open, is in the address: #week, #lead=ID.
function route() {
  const name = decoded(location.hash.slice(1));
  const lead = name.startsWith("lead=") ? name.slice(5) : null;
  if (lead === null) closeLead();
  else if (!openLead(lead)) history.replaceState(null, "", "#leads");
  if (lead !== null && document.querySelector(".view:not([hidden])")) return;
  show($(`part-${name}`) ? name : "leads");
}

function show(name) {
  for (const view of document.querySelectorAll(".view")) view.hidden = view.id !== `part-${name}`;
  for (const link of document.querySelectorAll("nav a")) {
    if (link.hash === `#${name}`) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
  page.view = name;
  scrollTo(0, 0);
  drawAll($(`part-${name}`));
}

function choose(place) {
  page.card = page.scorecards[place];
  for (const card of document.querySelectorAll(".card")) {
    card.hidden = card.dataset.card !== String(place);
  }
  startList();
  drawAll($("main"));
}

function start() {
  for (const card of page.scorecards) card.leads.forEach((lead, place) => prepare(lead, place, card));
  for (const link of document.querySelectorAll("a[data-lead]")) {
    const known = page.scorecards.some((card) => card.leads.some((lead) => lead.id === link.dataset.lead));
    if (!known) link.replaceWith(link.textContent);
  }
  const old = Math.floor((Date.now() - Date.parse(page.asOf)) / DAY);
  if (old > 1) $("age").textContent = ` (${counted(old, "day")} old)`;
  $("scorecard")?.addEventListener("change", (event) => choose(Number(event.target.value)));
  addEventListener("hashchange", route);
  choose(0);
  route();
  document.documentElement.dataset.ready = "yes";
}
