// Draws the charts that are in view, in the colours of the style sheet; says what a
// mark stands for under the pointer and by arrow keys.
"use strict";

const drawn = new Map();

function coloured(value, style) {
  if (typeof value === "string" && value.startsWith("--")) {
    return style.getPropertyValue(value).trim();
  }
  if (Array.isArray(value)) return value.map((item) => coloured(item, style));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, coloured(item, style)]),
  );
}

const LOOKS = {
  background: null,
  font: "system-ui, -apple-system, Segoe UI, Roboto, Noto Sans, sans-serif",
  padding: 2,
  autosize: { type: "fit-x", contains: "padding" },
  view: { stroke: null },
  axis: {
    labelColor: "--soft", titleColor: "--soft", gridColor: "--track",
    domainColor: "--line", tickColor: "--line", labelFontSize: 12, titleFontSize: 12,
    titleFontWeight: "normal", titlePadding: 6,
  },
  axisX: { grid: false },
  legend: { labelColor: "--text", labelFontSize: 12, symbolType: "square" },
};

async function draw(element, spec) {
  const style = getComputedStyle(document.documentElement);
  drawn.get(element)?.finalize();
  const { view } = await vegaEmbed(element, coloured(spec, style), {
    actions: false, ast: true, renderer: "svg", defaultStyle: false, logLevel: 1,
    config: coloured(LOOKS, style),
    tooltip: (handler, event, item, value) => {
      if (value?.said) showTip(event.clientX, event.clientY, value.said);
      else hideTip();
    },
  });
  drawn.set(element, view);
  element.spec = spec;
  element.setAttribute("role", "img");
  element.setAttribute("tabindex", "0");
  element.setAttribute("aria-label", `${spec.description} Arrow keys read its marks.`);
  element.querySelector("svg")?.setAttribute("aria-hidden", "true");
  element.place = -1;
}

function forget(element) {
  drawn.get(element)?.finalize();
  drawn.delete(element);
}

function marksOf(view) {
  const found = [];
  (function look(node) {
    if (node.datum?.said && node.tooltip) found.push(node);
    (node.items || []).forEach(look);
  })(view.scenegraph().root);
  return found;
}

function middleOf(item) {
  let { x1, x2, y1, y2 } = item.bounds;
  for (let group = item.mark.group; group; group = group.mark?.group) {
    const [x, y] = [group.x || 0, group.y || 0];
    [x1, x2, y1, y2] = [x1 + x, x2 + x, y1 + y, y2 + y];
  }
  return [(x1 + x2) / 2, (y1 + y2) / 2];
}

document.addEventListener("keydown", (event) => {
  const element = event.target.closest?.(".chart");
  if (event.key === "Escape") hideTip();
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (!element || !step || !drawn.has(element)) return;
  event.preventDefault();
  const view = drawn.get(element);
  const marks = marksOf(view);
  if (!marks.length) return;
  element.place = (element.place + step + marks.length) % marks.length;
  if (element.place < 0) element.place = marks.length - 1;
  const [x, y] = middleOf(marks[element.place]);
  const [left, top] = view.origin();
  const box = element.getBoundingClientRect();
  showTip(box.left + left + x, box.top + top + y, marks[element.place].datum.said);
});
document.addEventListener("focusout", hideTip);
document.addEventListener("scroll", hideTip, true);

function showTip(x, y, said) {
  const tip = document.getElementById("tip");
  tip.replaceChildren(
    ...said.map(([name, text]) => {
      const row = document.createElement("div");
      const [one, two] = [document.createElement("span"), document.createElement("b")];
      one.textContent = name;
      two.textContent = text;
      row.append(one, " ", two);
      return row;
    }),
  );
  // a modal dialog covers all that is not in it
  const over = document.querySelector("dialog[open]") || document.body;
  if (tip.parentNode !== over) over.append(tip);
  const box = tip.getBoundingClientRect();
  const [width, height] = [innerWidth, innerHeight];
  tip.style.left = `${Math.max(4, Math.min(x + 12, width - box.width - 4))}px`;
  tip.style.top = `${y + 14 + box.height > height ? y - box.height - 10 : y + 14}px`;
}

function hideTip() {
  document.getElementById("tip").replaceChildren();
}

function drawAll(part) {
  for (const element of part.querySelectorAll(".chart[data-chart]")) {
    const shows = element.offsetWidth > 0;
    if (shows && !drawn.has(element)) draw(element, page.charts[element.dataset.chart]);
  }
}

matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
  for (const element of drawn.keys()) {
    draw(element, element.spec);
  }
});
