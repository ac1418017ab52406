// What stands beside the chart: about the person who was chosen, what a move did and broke.

import {button, make} from "./dom.js";

const MOST_MOVED = 6;

// About the seat that was chosen, with what can be done there; or what to do with somebody who was picked up.
export function personPanel(chart, seat, carried, someRefused, on) {
  if (carried) {
    const text = `正在给${carried.name}换席：点一个席位；有人的就对调${someRefused ? "；变淡的是另一方的，不能坐" : ""}`;
    return make("div", {class: "seating-card is-carried"}, make("p", {}, text), button("不换了", on.stop));
  }
  if (!seat) {
    const text = "把一个人拖到席位上：空席就坐下，有人就对调。点一下席位，看为什么坐在这里。";
    return make("p", {class: "hint"}, text);
  }
  const title = make("h3", {}, seat.person ?? "空席");
  const where = make("p", {class: "hint"}, [seat.words, seat.post, seat.pinned ? "已固定" : ""].filter(Boolean).join(" · "));
  const buttons = seat.person
    ? make("div", {class: "row"},
        button("换席", on.move), seat.pinned ? button("放开", on.unpin) : button("固定", on.pin), button("移出", on.out))
    : null;
  const rules = chart.rules.length
    ? make("details", {}, make("summary", {}, "这张图的规则"), list(chart.rules))
    : null;
  return make("div", {class: "seating-card"}, title, where, buttons, list(seat.why.slice(seat.person ? 2 : 0)), rules);
}

// What a move did: why somebody sat where he sat, what is not in order any more, who else moved.
export function resultPanel(result) {
  if (!result) {
    return null;
  }
  const broken = result.broken.length
    ? make("div", {class: "seating-card is-broken", role: "group", "aria-label": "动了以后"},
        make("h3", {}, `动了以后有${result.broken.length}处不合惯例`),
        make("ul", {}, result.broken.map((one) => make("li", {}, one.hint ? `${one.text}（${one.hint}）` : one.text))))
    : make("p", {class: "seating-fine"}, "没有动到惯例。");
  const was = result.was.length
    ? make("details", {open: true}, make("summary", {}, `${result.person}原来为什么坐那里`), list(result.was))
    : null;
  return make("div", {}, broken, was, movedList(result));
}

function movedList(result) {
  if (result.moved.length < 2) {
    return null;
  }
  const lines = result.moved.slice(0, MOST_MOVED).map((one) => `${one.person}：${one.before || "没有席位"} → ${one.after || "没有席位"}`);
  if (result.moved.length > MOST_MOVED) {
    lines.push(`等${result.moved.length}人`);
  }
  return make("details", {}, make("summary", {}, `${result.moved.length}人换了席位`), list(lines));
}

function list(lines) {
  return make("ul", {class: "plain seating-why"}, lines.map((line) => {
    const [head, ...rest] = line.split("　");
    return rest.length ? make("li", {}, make("b", {}, head), ` ${rest.join(" ")}`) : make("li", {}, line);
  }));
}
