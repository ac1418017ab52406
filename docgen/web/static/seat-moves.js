// What is done with people on a chart: taken up, put down, pinned, moved out, put back; by whatever means. Every step is
// said aloud for who cannot see it; the server decides what a move does.

import {replace} from "./dom.js";
import {labelOf} from "./seat-chart.js";
import {sinceNow} from "./since.js";

// what somebody is put on, besides a seat
export const OUT = "";
export const BEHIND_ALL = "+";

// What a press takes up: who sits on the seat, or somebody of the list.
export function found(page, target) {
  const seat = page.current()?.seats.find((one) => one.id === target.closest("[data-seat]")?.dataset.seat);
  if (seat?.person) {
    return {key: seat.person, label: seat.name};
  }
  const person = target.closest("button") ? null : target.closest("[data-person]");
  return person ? {key: person.dataset.person, label: person.dataset.name} : null;
}

export function landing(page, x, y, item) {
  const below = document.elementFromPoint(x, y);
  const seat = below?.closest("[data-seat]");
  if (seat && page.parts.chart.contains(seat)) {
    return {element: seat, value: seat.dataset.seat, refused: refusal(page, item.key, seat.dataset.seat)?.text};
  }
  const out = below?.closest("[data-out]");
  return out ? {element: out, value: OUT} : null;
}

// Why somebody may not be put on a seat: {text, hint}, or null where he may.
function refusal(page, key, id) {
  const chart = page.current();
  const {barred} = chart.seats.find((one) => one.person === key) ?? chart.unseated.find((one) => one.key === key) ?? {};
  const isBarred = barred && chart.seats.find((one) => one.id === id)?.chair_side === barred.side;
  return isBarred ? barred : null;
}

// Shows on the chart where somebody may not be put while he is held; nobody held: every seat as it is. Says whether there
// is such a seat.
export function markRefused(page) {
  const {state, drawn} = page;
  const key = state.dragged ?? state.carried?.key;
  for (const seat of page.current().seats) {
    const element = drawn.buttons.get(seat.id);
    const refused = key ? refusal(page, key, seat.id) : null;
    element.classList.toggle("seat-refused", Boolean(refused));
    element.setAttribute("aria-disabled", String(Boolean(refused)));
    element.setAttribute("aria-label", [labelOf(seat), refused ? `不能坐：${refused.text}` : ""].filter(Boolean).join("，"));
  }
  return page.parts.chart.querySelector(".seat-refused") !== null;
}

// A press has taken somebody up; null when he is let go of.
export function dragged(page, item) {
  page.state.dragged = item?.key ?? null;
  if (page.current()) {
    markRefused(page);
  }
}

// Says where somebody would land.
export function announce(page, item, place) {
  say(page, place.value === OUT ? "放到没有排上的人里" : landingWords(page, item.key, place.value));
}

function landingWords(page, key, id) {
  const seat = page.current().seats.find((one) => one.id === id);
  const refused = refusal(page, key, id);
  if (refused) {
    return `${seat.words}，不能坐：${refused.text}`;
  }
  if (!seat.person) {
    return `${seat.words}，空席`;
  }
  return seat.person === key ? `${seat.words}，原来的席位` : `${seat.words}，和${seat.person}对调`;
}

export function clicked(page, id) {
  if (page.state.carried) {
    drop(page, page.state.carried.key, id);
    return;
  }
  page.state.chosen = id;
  page.drawBeside();
}

export function heard(page, id) {
  if (page.state.carried) {
    say(page, landingWords(page, page.state.carried.key, id));
  }
}

export function pressed(page, event, id) {
  const seat = page.current().seats.find((one) => one.id === id);
  if (event.key === "Escape") {
    putBack(page);
  } else if (event.key === "Delete" && seat.person) {
    drop(page, seat.person, OUT);
  } else if (event.key === "z" && (event.ctrlKey || event.metaKey)) {
    // the tables would undo a step, too
    event.preventDefault();
    event.stopPropagation();
    undo(page);
  }
}

export function pickUp(page, id) {
  const seat = page.current().seats.find((one) => one.id === id);
  page.state.chosen = id;
  if (seat.person) {
    carry(page, {key: seat.person, name: seat.name}, id);
  } else {
    page.drawBeside();
    say(page, labelOf(seat));
  }
}

export function carry(page, person, id) {
  page.state.carried = {key: person.key, name: person.name};
  page.drawBeside();
  say(page, `拿起${person.name}：用方向键选席位，回车放下，Esc 放回`);
  page.drawn.focus(id ?? page.current().seats.find((seat) => !seat.person)?.id ?? page.current().seats[0].id);
}

export function putBack(page) {
  if (page.state.carried) {
    say(page, `${page.state.carried.name}没有动`);
    page.state.carried = null;
    page.drawBeside();
  }
}

// Puts somebody on a seat; where he may not sit nothing is asked and who is held stays held.
export async function drop(page, person, seat) {
  const refused = refusal(page, person, seat);
  if (refused) {
    say(page, refused.text);
    page.context.notices.forget();
    page.context.notices.warn(refused.text, [`改法：${refused.hint}`]);
    return;
  }
  await change(page, "move", {person, seat});
}

// Sends a change and draws what it gives; what cannot be done is said, and nothing moves.
export async function change(page, what, values) {
  const {state, context} = page;
  const asked = {file: context.file, seating: page.current().name, view: state.viewpoint, ...values};
  const isUntouched = sinceNow();
  state.carried = null;
  let answer;
  try {
    asked.version = await typedVersion(page);
    answer = await context.server.post(`/api/seating/${what}`, asked);
  } catch (error) {
    page.drawBeside();
    context.notices.fail(error);
    if (error.status === 409) {
      await page.load();
    }
    return;
  }
  context.notices.forget();
  take(page, answer, isUntouched());
  if (asked.view !== state.viewpoint) {
    await page.load();
  }
}

export async function undo(page) {
  const {state, context} = page;
  const isUntouched = sinceNow();
  try {
    const version = await typedVersion(page);
    const answer = await context.server.post("/api/seating/undo", {file: context.file, version});
    state.result = null;
    tellTables(page, answer);
    await page.load();
    if (isUntouched()) {
      page.choose(answer.seating);
    }
    say(page, "已撤销");
  } catch (error) {
    context.notices.fail(error);
  }
}

// Draws what a change has given. Who has chosen another seating or another seat meanwhile keeps it.
function take(page, answer, isUntouched) {
  const {state} = page;
  page.request += 1;
  page.undo.disabled = !answer.undo;
  if (!answer.moved.length && !answer.changed) {
    page.drawBeside();
    say(page, "没有动");
    return;
  }
  tellTables(page, answer);
  const at = state.seatings.findIndex((one) => one.name === answer.chart.name);
  state.seatings[at] = answer.chart;
  if (at === state.at) {
    const seat = isUntouched ? answer.chart.seats.find((one) => one.person === answer.person) : null;
    state.result = answer;
    state.chosen = isUntouched ? seat?.id ?? null : state.chosen;
    page.draw(seat?.id);
  }
  say(page, [...answer.moved.map((one) => `${one.person}：${one.after || "没有席位"}`).slice(0, 3), ...answer.broken.map((one) => one.text).slice(0, 2)].join("；"));
}

function tellTables({state, context}, answer) {
  state.version = answer.version;
  context.visit?.takeChange(answer);
  context.emit("visit-changed", {source: "seating", version: answer.version});
}

// The version of the visit as it was typed last; what is being typed is sent first.
export async function typedVersion({context, state}) {
  if (context.visit) {
    await context.visit.autosave.flush();
  }
  return context.visit?.model.version ?? state.version ?? "";
}

export function say(page, text) {
  replace(page.parts.said, text);
}
