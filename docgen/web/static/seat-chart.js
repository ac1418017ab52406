// The chart of a seating on the page: the server's drawing with a button over every seat, which the mouse, a finger and
// the keyboard can reach. It shows and reports; what a move does is decided elsewhere.

import {drawing, make} from "./dom.js";

const SVG = "http://www.w3.org/2000/svg";
const ARROWS = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1]};
// so much further counts what lies beside the way of an arrow
const SIDEWAYS = 2.2;
const MARK_MM = 2.6;
const FLAG_MM = 3.4;
// what is behind the hosts where a chart tells them from the guests
const HOSTS_FILL = "#EDEDED";
// so much more red than green and blue a red has, of 255
const REDDISH = 60;

// The drawing of a chart. `on.choose(id)`, `on.act(id)` (Enter), `on.key(event, id)` (other keys) are told of seats.
export function seatChart(chart, on) {
  const svg = drawing(chart.svg);
  const {x, y, width, height} = chart.area;
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
  repaint(svg);
  svg.setAttribute("class", "chart");
  svg.setAttribute("role", "group");
  svg.setAttribute("aria-label", `${chart.name}座次图，${chart.view}`);
  for (const title of svg.querySelectorAll("title, desc")) {
    title.remove();
  }
  for (const group of svg.querySelectorAll("g, text, rect, path")) {
    group.setAttribute("aria-hidden", "true");
  }
  const buttons = new Map(chart.seats.map((seat) => [seat.id, seatButton(seat, on)]));
  svg.append(...buttons.values());
  svg.addEventListener("keydown", (event) => walk(event, chart, buttons));
  makeReachable(buttons, chart.seats[0]?.id);
  svg.addEventListener("focusin", (event) => {
    const id = event.target.dataset?.seat;
    if (id !== undefined) {
      makeReachable(buttons, id);
      on.focus(id);
    }
  });
  return {svg, buttons, focus: (id) => buttons.get(id)?.focus()};
}

// On the screen red means that something is wrong: what the paper frames in red is blue here.
function repaint(svg) {
  for (const one of svg.querySelectorAll("[stroke]")) {
    const [red, green, blue] = (one.getAttribute("stroke").match(/^#(..)(..)(..)$/) ?? []).slice(1).map((part) => parseInt(part, 16));
    if (red - Math.max(green, blue) > REDDISH) {
      one.setAttribute("stroke", "#1f5f8b");
    }
  }
}

// What the seats of a chart look like and mean: [the class of a sample, the words].
export function legendOf({seats, svg}, someBroken) {
  const isTwoSided = svg.includes(`fill="${HOSTS_FILL}"`);
  return [
    ...(isTwoSided ? [["is-guest", "来宾"], ["is-host", "主方"]] : []),
    ...(seats.some((seat) => !seat.person) ? [["is-free", "空席"]] : []),
    ...(seats.some((seat) => seat.pinned) ? [["is-pinned", "固定了，不再自动换"]] : []),
    ...(someBroken ? [["is-broken-seat", "不合惯例，指着看为什么"]] : []),
    ["is-chosen", "选中的"],
  ];
}

function seatButton(seat, on) {
  const button = element("g", {class: classOf(seat), role: "button", tabindex: "-1", "aria-label": labelOf(seat), "data-seat": seat.id});
  const box = {x: seat.x - seat.width / 2, y: seat.y - seat.height / 2, width: seat.width, height: seat.height};
  button.append(element("rect", {...box, rx: Math.min(seat.width, seat.height) * 0.12, class: "seat-box"}));
  if (seat.pinned) {
    const at = `${box.x + box.width} ${box.y}`;
    button.append(element("path", {d: `M${at}h${-MARK_MM}L${box.x + box.width} ${box.y + MARK_MM}z`, class: "seat-mark"}));
  }
  button.addEventListener("click", () => on.choose(seat.id));
  button.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      on.act(seat.id);
    } else if (!ARROWS[event.key]) {
      on.key(event, seat.id);
    }
  });
  return button;
}

// Marks a seat of which something is said; takes the mark away where nothing is said any more.
export function flag(button, seat, texts) {
  button.querySelectorAll(".seat-flag, title").forEach((one) => one.remove());
  button.classList.toggle("seat-broken", texts.length > 0);
  if (!texts.length) {
    button.removeAttribute("aria-description");
    return;
  }
  const at = `${seat.x - seat.width / 2} ${seat.y - seat.height / 2}`;
  const title = element("title", {});
  title.textContent = texts.join("\n");
  button.append(title, element("path", {d: `M${at}h${FLAG_MM}l${-FLAG_MM} ${FLAG_MM}z`, class: "seat-flag"}));
  button.setAttribute("aria-description", texts.join("；"));
}

function classOf(seat) {
  return ["seat", seat.person ? "seat-taken" : "seat-free", seat.pinned ? "seat-pinned" : ""].filter(Boolean).join(" ");
}

// What a screen reader says of a seat.
export function labelOf(seat) {
  return [seat.words, seat.person ?? "空席", seat.post, seat.pinned ? "已固定" : ""].filter(Boolean).join("，");
}

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

// One seat is reached by Tab, the others by arrows.
function makeReachable(buttons, id) {
  for (const [other, button] of buttons) {
    button.setAttribute("tabindex", other === id ? "0" : "-1");
  }
}

function walk(event, chart, buttons) {
  const way = ARROWS[event.key];
  const from = chart.seats.find((seat) => seat.id === event.target.dataset.seat);
  if (!way || !from || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  event.preventDefault();
  const next = nearest(chart.seats, from, way);
  if (next) {
    buttons.get(next.id).focus();
  }
}

// The nearest seat in the direction of an arrow.
export function nearest(seats, from, [across, down]) {
  let best = null;
  let least = Infinity;
  for (const seat of seats) {
    const ahead = (seat.x - from.x) * across + (seat.y - from.y) * down;
    const beside = Math.abs((seat.x - from.x) * down) + Math.abs((seat.y - from.y) * across);
    const distance = ahead + SIDEWAYS * beside;
    if (seat !== from && ahead > 0.5 && distance < least) {
      best = seat;
      least = distance;
    }
  }
  return best;
}

// Takes the drawing of an empty chart's place when a seating has none.
export function noChart(text) {
  return make("p", {class: "empty"}, text);
}
