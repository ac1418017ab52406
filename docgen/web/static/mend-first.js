// What has to be put right before charts and papers can be made: each with its section, row and field, a click away.

import {button, make} from "./dom.js";
import {placeButton} from "./findings.js";

const MOST_SHOWN = 3;

// The errors of a visit as elements below some words; where none is known, the error that was answered.
export function mendFirst(context, words, {message, problems = []}) {
  const errors = (context.visit?.model.findings ?? []).filter((one) => one.level === "error");
  const shown = errors.slice(0, MOST_SHOWN).map((one) => make("div", {class: "finding level-error"}, placeButton(one, context)));
  const texts = problems.filter((one) => one.level === "error").map((one) => one.text).filter((text) => text !== message);
  const said = shown.length ? words : `${words}：${[message, ...texts.slice(0, MOST_SHOWN - 1)].join("；")}`;
  const more = errors.length - shown.length;
  return [
    make("p", {}, said),
    ...shown,
    more > 0 || !shown.length ? button(more > 0 ? `还有${more}处，看检查` : "看检查", () => context.show("findings"), {class: "small"}) : null,
  ];
}

// The seatings that have no chart since nobody takes part: the complaint about each.
export function withoutChart(names, context) {
  const {model} = context.visit ?? {};
  const about = model?.section("座次")?.columns.findIndex((column) => column.name === "名称");
  return (model?.findings ?? [])
    .filter((one) => one.section === "座次" && one.row >= 0 && names.includes(model.text("座次", one.row, about)))
    .map((one) => make("div", {class: `finding level-${one.level}`}, placeButton(one, context)));
}
