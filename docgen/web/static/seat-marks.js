// Marks the seats of which something is said: by a move that was just made, by the check, by what somebody is pinned to.

import {isGrave} from "./counts.js";
import {SEATED_BY_HAND} from "./findings.js";
import {flag} from "./seat-chart.js";

const NUMBERED = /(\d+(?:-\d+)?)号席/g;

// Shows on the chart which seats are meant, with the sentences for who points at one or hears it.
export function markBroken(page) {
  const chart = page.current();
  const said = sentences(page, chart);
  for (const seat of chart.seats) {
    flag(page.drawn.buttons.get(seat.id), seat, said.filter((text) => isMeant(seat, text, chart)));
  }
  return page.parts.chart.querySelector(".seat-broken") !== null;
}

function sentences({state, context}, chart) {
  const moved = state.result?.chart.name === chart.name ? state.result.broken : [];
  const checked = chart.problems.filter((one) => isGrave(one) || one.level === "should");
  return [...new Set([...moved, ...checked, ...pinned(context.visit?.model, chart.name)].map((one) => one.text))];
}

// What the check says of those that were put on their seats by hand.
function pinned(model, name) {
  const at = model?.section("座次")?.columns.findIndex((column) => column.name === "名称");
  return (model?.findings ?? []).filter((one) => one.code === SEATED_BY_HAND && one.row >= 0 && model.text("座次", one.row, at) === name);
}

// Whether a sentence names the seat, or who sits there: 周明 is not meant where 周明远 is named.
function isMeant(seat, text, chart) {
  if ([...text.matchAll(NUMBERED)].some(([, number]) => number === seat.id)) {
    return true;
  }
  if (!seat.person || !text.includes(seat.person)) {
    return false;
  }
  const longer = chart.seats.map((one) => one.person).filter((other) => other && other !== seat.person && other.includes(seat.person));
  return longer.reduce((rest, other) => rest.replaceAll(other, ""), text).includes(seat.person);
}
