// Seats by hand: the chart of a seating, who is not seated, why somebody sits where he sits, what a move breaks. People
// are moved by dragging, by “换席” and a click, or by Enter and the arrows.

import {button, make, replace} from "./dom.js";
import {dragging} from "./drag.js";
import {mendFirst, withoutChart} from "./mend-first.js";
import {legendOf, noChart, seatChart} from "./seat-chart.js";
import {markBroken} from "./seat-marks.js";
import * as moves from "./seat-moves.js";
import {personPanel, resultPanel} from "./seat-panels.js";
import {printChart} from "./seat-print.js";
import {firstZoom, fit, lookAt, setZoom, zoom} from "./seat-zoom.js";
import {whenSeen} from "./seen.js";
import {UnseatedList} from "./unseated-list.js";

const REDRAWN_AFTER_MS = 250;

export async function mount(element, context) {
  const state = {seatings: [], at: -1, viewpoint: "", zoom: 0, chosen: null, carried: null, dragged: null, version: null, result: null};
  const parts = makeParts(element);
  const page = {
    state, parts, context,
    current: () => current(page),
    load: () => load(page),
    choose: (name) => choose(page, name),
    draw: (focused) => draw(page, focused),
    drawBeside: () => drawBeside(page),
  };
  wire(page);
  page.unseated = new UnseatedList(parts.unseated, {
    take: (person) => moves.carry(page, person),
    add: (person) => moves.drop(page, person.key, moves.BEHIND_ALL),
    out: () => moves.drop(page, state.carried.key, moves.OUT),
  });
  page.seen = whenSeen(element, () => load(page));
  context.on("visit-changed", (detail) => detail.source !== "seating" && later(page));
  context.on("show-seating", ({name}) => choose(page, name));
  context.on("findings", () => page.drawn && current(page) && drawMarks(page));
  context.on("show-cell", () => showTable(page));
  context.places.sections.addEventListener("click", (event) => event.target.closest("button") && showTable(page));
  await load(page);
  return () => {
    page.stop();
    page.seen.stop();
    clearTimeout(page.waiting);
  };
}

function makeParts(element) {
  const parts = {
    names: make("select", {"aria-label": "哪一场座次", class: "seating-names"}),
    views: make("span", {class: "row"}),
    tools: make("div", {class: "row seating-tools", role: "toolbar", "aria-label": "座次图"}),
    about: make("p", {class: "hint"}),
    stale: make("div", {class: "seating-stale", role: "status", hidden: true}),
    missing: make("div", {class: "seating-missing"}),
    chart: make("div", {class: "seating-chart"}),
    panel: make("div", {class: "seating-panel"}),
    result: make("div", {class: "seating-result"}),
    unseated: make("section", {class: "seating-unseated", "aria-label": "没有排上的人", "data-out": ""}),
    said: make("div", {class: "only-heard", role: "status", "aria-live": "assertive"}),
  };
  const right = make("div", {class: "seating-beside"}, parts.unseated, parts.panel, parts.result);
  const body = make("div", {class: "seating-body"}, parts.chart, right);
  parts.frame = make("div", {class: "seating seating-wide"}, parts.tools, parts.about, parts.stale, parts.missing, body, parts.said);
  replace(element, parts.frame);
  return parts;
}

function wire(page) {
  const {parts} = page;
  parts.names.addEventListener("change", () => show(page, Number(parts.names.value)));
  const zoomOut = button("－", () => zoom(page, -1), {"aria-label": "缩小"});
  const zoomIn = button("＋", () => zoom(page, 1), {"aria-label": "放大"});
  const whole = button("适合窗口", () => fit(page), {title: "从左到右都看得见"});
  page.undo = button("撤销", () => moves.undo(page), {disabled: true});
  page.free = button("全部放开", () => moves.change(page, "unpin", {person: ""}), {disabled: true});
  page.wide = button("只看座次", () => widen(page), {"aria-pressed": "true", class: "only-wide", title: "收起或放出表格"});
  const print = button("打印这一张", () => printChart(current(page)));
  replace(parts.tools, parts.names, parts.views, zoomOut, zoomIn, whole, page.undo, page.free, print, page.wide);
  const actions = {
    edges: parts.chart,
    find: (target) => moves.found(page, target),
    landing: (x, y, item) => moves.landing(page, x, y, item),
    start: (item) => {
      moves.dragged(page, item);
      moves.say(page, `拿起${item.label}`);
    },
    over: (item, place) => place && moves.announce(page, item, place),
    drop: (item, place) => {
      moves.dragged(page, null);
      moves.drop(page, item.key, place.value);
    },
    cancel: () => {
      moves.dragged(page, null);
      moves.say(page, "没有动");
    },
  };
  const stops = [
    dragging(parts.chart, {...actions, scroller: () => parts.chart}),
    dragging(parts.unseated, {...actions, scroller: () => parts.unseated.querySelector(".seating-people") ?? parts.unseated}),
  ];
  page.stop = () => stops.forEach((stop) => stop());
}

function current(page) {
  return page.state.seatings[page.state.at];
}

// Loads all seatings anew; the one that is shown stays.
async function load(page) {
  const {state, context, parts} = page;
  page.request = (page.request ?? 0) + 1;
  const {request} = page;
  let answer;
  try {
    const version = await moves.typedVersion(page);
    answer = await context.server.get("/api/seating", {file: context.file, version, view: state.viewpoint});
  } catch (error) {
    if (request === page.request) {
      stale(page, error);
    }
    return;
  }
  // a move or a later question is newer
  if (request !== page.request) {
    return;
  }
  const name = current(page)?.name ?? context.told("show-seating")?.name;
  parts.stale.hidden = true;
  Object.assign(state, {seatings: answer.seatings, version: answer.version, without: answer.without_chart});
  replace(parts.missing, withoutChart(answer.without_chart, context));
  page.undo.disabled = !answer.undo;
  replace(parts.names, answer.seatings.map((one, at) => make("option", {value: at}, `${one.name}（${one.layout}）`)));
  show(page, Math.max(0, answer.seatings.findIndex((one) => one.name === name)));
}

function stale(page, error) {
  page.parts.stale.hidden = false;
  replace(page.parts.stale, mendFirst(page.context, "先改好，再看座次图", error));
  if (!current(page)) {
    page.parts.frame.classList.add("seating-none");
    replace(page.parts.chart, noChart("改好以后，座次图就在这里。"));
  }
}

// Draws anew a moment after the last change of the tables, or when the chart is seen again.
function later(page) {
  clearTimeout(page.waiting);
  page.waiting = setTimeout(page.seen.ask, REDRAWN_AFTER_MS);
}

function choose(page, name) {
  const at = page.state.seatings.findIndex((one) => one.name === name);
  if (at >= 0) {
    page.parts.names.value = String(at);
    show(page, at);
  }
}

function show(page, at) {
  const {state, parts} = page;
  if (at !== state.at) {
    Object.assign(state, {chosen: null, carried: null, result: null, zoom: 0, isNew: true});
    page.unseated.forget();
  }
  state.at = at;
  parts.names.value = String(at);
  draw(page);
}

function draw(page, focused = null) {
  const {state, parts} = page;
  const chart = current(page);
  parts.frame.classList.toggle("seating-none", !chart);
  if (!chart) {
    drawNone(page);
    replace(parts.panel);
    return;
  }
  // sizes are read before anything is changed: else all is laid out twice
  const scroll = [parts.chart.scrollLeft, parts.chart.scrollTop];
  const zoomed = state.zoom || firstZoom(page, chart);
  const kept = parts.chart.contains(document.activeElement) ? document.activeElement.dataset.seat : null;
  page.drawn = seatChart(chart, {
    choose: (id) => moves.clicked(page, id),
    act: (id) => (state.carried ? moves.drop(page, state.carried.key, id) : moves.pickUp(page, id)),
    focus: (id) => moves.heard(page, id),
    key: (event, id) => moves.pressed(page, event, id),
  });
  setZoom(page, zoomed);
  replace(parts.chart, page.drawn.svg);
  if (state.isNew) {
    lookAt(page, chart.seats[0]);
  } else if (scroll.some(Boolean)) {
    parts.chart.scrollTo(...scroll);
  }
  state.isNew = false;
  drawViews(page, chart);
  drawBeside(page);
  page.free.disabled = !chart.seats.some((seat) => seat.pinned);
  if (focused ?? kept) {
    page.drawn.focus(focused ?? kept);
  }
}

// Nothing to draw yet: no seating at all, or nobody takes part in those that there are.
function drawNone({state, parts, context}) {
  const hasSome = state.without?.length > 0;
  const words = hasSome ? "写上谁参加，座次图就在这里。" : "这次来访还没有座次：在“座次”一节写上名称、形式和谁参加。";
  const write = button("去“座次”一节写", () => context.emit("show-cell", {section: "座次", row: 0, column: 0}), {class: "primary"});
  replace(parts.chart, noChart(words), hasSome ? null : make("p", {class: "empty"}, write));
}

function drawViews(page, chart) {
  const words = {观众: "观众看", 主席台: "台上看"};
  replace(page.parts.views, chart.views.map((view) => button(words[view] ?? view, () => {
    page.state.viewpoint = view;
    load(page);
  }, {"aria-pressed": String(view === chart.viewpoint)})));
}

function drawBeside(page) {
  const {state, parts} = page;
  const chart = current(page);
  const seat = chart.seats.find((one) => one.id === state.chosen);
  for (const {id, person} of chart.seats) {
    const {classList} = page.drawn.buttons.get(id);
    classList.toggle("seat-chosen", id === state.chosen);
    classList.toggle("seat-carried", person !== null && person === state.carried?.key);
  }
  parts.chart.classList.toggle("is-carrying", Boolean(state.carried));
  const someRefused = moves.markRefused(page);
  drawMarks(page);
  replace(parts.panel, personPanel(chart, seat, state.carried, someRefused, {
    move: () => moves.pickUp(page, seat.id),
    stop: () => moves.putBack(page),
    pin: () => moves.change(page, "pin", {person: seat.person}),
    unpin: () => moves.change(page, "unpin", {person: seat.person}),
    out: () => moves.drop(page, seat.person, moves.OUT),
  }));
  replace(parts.result, resultPanel(state.result));
  page.unseated.show(chart.unseated, state.carried);
}

// The marks on the chart, and what the looks of its seats mean.
function drawMarks(page) {
  const chart = current(page);
  const samples = legendOf(chart, markBroken(page));
  replace(page.parts.about, chart.view, samples.map(([name, words]) => make("span", {class: "seating-sample"}, make("i", {class: name}), words)));
}

function widen(page) {
  const wide = page.wide.closest(".seating").classList.toggle("seating-wide");
  page.wide.setAttribute("aria-pressed", String(wide));
  page.state.zoom = 0;
  draw(page);
}

// Who goes to a section or a cell wants to see the table.
function showTable(page) {
  if (page.wide.getAttribute("aria-pressed") === "true") {
    widen(page);
  }
}

