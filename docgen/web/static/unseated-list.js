// Who has no seat, and why: each can be dragged onto the chart, put on a seat, or behind all others. A row stays the
// same element while nothing changes in it: of two hundred people a move changes two.

import {button, make, replace} from "./dom.js";

const SEARCHED_FROM = 8;

export class UnseatedList {
  // `on` is told: take(person), add(person), and out() for who was picked up and is to leave the seating.
  constructor(place, on) {
    this.on = on;
    this.rows = new Map();
    this.title = make("h3");
    this.out = button("", () => on.out(), {hidden: true});
    this.search = make("input", {
      type: "search", placeholder: "找人：姓名、职务", "aria-label": "在没有排上的人里找", autocomplete: "off", hidden: true,
      oninput: () => this.find(),
    });
    this.list = make("ul", {class: "plain seating-people"});
    this.none = make("p", {class: "hint"}, "都排上了。拖到这里就移出这一场。");
    replace(place, this.title, this.out, this.search, this.list, this.none);
  }

  show(people, carried) {
    const isSeated = carried && !people.some((person) => person.key === carried.key);
    this.out.hidden = !isSeated;
    this.out.textContent = isSeated ? `把${carried.name}移出这一场` : "";
    const words = people.map((person) => JSON.stringify(person));
    if (this.shown?.join("\n") === words.join("\n")) {
      return;
    }
    this.shown = words;
    this.title.textContent = people.length ? `没有排上的人（${people.length}）` : "没有排上的人";
    this.rows = new Map(people.map((person, at) => [words[at], this.rows.get(words[at]) ?? this.row(person)]));
    this.put([...this.rows.values()]);
    this.search.hidden = people.length < SEARCHED_FROM;
    this.none.hidden = people.length > 0;
    this.find();
  }

  // Makes these rows the list; those that stay where they are are not touched.
  put(rows) {
    const wanted = new Set(rows);
    [...this.list.children].filter((row) => !wanted.has(row)).forEach((row) => row.remove());
    rows.forEach((row, at) => {
      if (this.list.children[at] !== row) {
        this.list.insertBefore(row, this.list.children[at] ?? null);
      }
    });
  }

  row(person) {
    const {key, name, post, side, why} = person;
    const row = make("li", {class: "seating-person", "data-person": key, "data-name": name},
      make("span", {class: "seating-who"}, make("b", {}, key), ` ${post}`, make("span", {class: "hint"}, `${side} · ${why}`)),
      make("span", {class: "row"}, button("选席", () => this.on.take(person), {"aria-label": `给${name}选席`}),
        button("加在最后", () => this.on.add(person), {"aria-label": `把${name}加在最后`})));
    row.words = [key, name, post, side, why].join(" ");
    return row;
  }

  find() {
    const words = this.search.hidden ? "" : this.search.value.trim();
    this.rows.forEach((row) => { row.hidden = !row.words.includes(words); });
  }

  // Another seating: what was looked for in the last one is not looked for here.
  forget() {
    this.search.value = "";
  }
}
