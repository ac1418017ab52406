// A section with one row, upright: every value a field with its name, what is wrong with it below.

import {LOCKED, aboutColumn} from "./cell-bar.js";
import {markOf, MARKS} from "./counts.js";
import {make, replace, uniqueId} from "./dom.js";
import {Suggestions} from "./suggestions.js";

// The single values of a visit by what they are for; those of no group stand below them.
const GROUPS = [
  ["这次来访", ["标题", "日期", "团组", "人数", "来源地", "类别", "事由"]],
  ["怎样接待", ["规格", "着装", "招待方式", "对等协议"]],
  ["统计和台账", ["编号", "统计类别", "其中", "领导人数"]],
  ["印在文书上", ["成文日期", "密级", "紧急程度", "报送", "品牌"]],
];
const GROUPED = "基本信息";

export class RecordForm {
  constructor(model, name, hooks) {
    this.model = model;
    this.name = name;
    this.hooks = hooks;
    this.visits = 0; // how often a field was entered: typing in it is one step of undo
    this.fields = this.section.columns.map((column, at) => this.makeField(column, at));
    this.whole = make("div", {class: "field-faults record-whole", role: "status"});
    this.element = make("form", {class: "record", "aria-label": name, onsubmit: (event) => event.preventDefault()}, this.whole, this.groups());
    this.update();
    this.markFindings();
  }

  get section() {
    return this.model.section(this.name);
  }

  // The fields as they stand below each other, with the headings of their groups.
  groups() {
    if (this.name !== GROUPED) {
      this.inOrder = this.fields;
      return this.fields.map(({element}) => element);
    }
    const names = this.section.columns.map((column) => column.name);
    const known = GROUPS.flatMap(([, ofGroup]) => ofGroup);
    const all = [...GROUPS, ["别的", names.filter((name) => !known.includes(name))]];
    const groups = all.map(([title, ofGroup]) => [title, ofGroup.filter((name) => names.includes(name)).map((name) => this.fields[names.indexOf(name)])])
      .filter(([, fields]) => fields.length);
    this.inOrder = groups.flatMap(([, fields]) => fields);
    return groups.map(([title, fields]) => {
      const heading = make("h3", {id: uniqueId("group")}, title);
      return make("div", {class: "record-group", role: "group", "aria-labelledby": heading.id}, heading, fields.map(({element}) => element));
    });
  }

  makeField(column, at) {
    const id = uniqueId("value");
    // a field of one line would join the lines of a text
    const text = this.section.rows[0]?.[at] ?? "";
    const isLong = column.lines || ["行程", "内容", "名单", "口径", "地区简介"].includes(column.name) || text.includes("\n");
    const input = make(isLong ? "textarea" : "input", {id, autocomplete: "off", spellcheck: "false", rows: isLong ? 2 : null, role: "combobox", "aria-expanded": "false", "aria-describedby": `${id}-faults`, placeholder: column.meaning, title: aboutColumn(column)});
    const faults = make("div", {class: "field-faults", id: `${id}-faults`});
    const suggestions = new Suggestions(input, (text) => {
      input.value = text;
      this.typed(at);
      suggestions.close();
    });
    const offer = (all) => suggestions.open(this.hooks.names(column), column.several, all);
    input.addEventListener("input", () => {
      this.typed(at);
      offer(false);
    });
    input.addEventListener("focus", () => {
      this.visits += 1;
      this.hooks.moved(0, at);
    });
    input.addEventListener("mousedown", () => column.choices.length && setTimeout(() => offer(true)));
    input.addEventListener("blur", () => suggestions.close());
    input.addEventListener("keydown", (event) => {
      if (event.altKey && event.key === "ArrowDown") {
        offer(true);
        event.preventDefault();
      } else if (suggestions.key(event)) {
        event.preventDefault();
      } else if (event.key === "Enter" && !isLong && !event.isComposing) {
        this.inOrder[this.inOrder.findIndex(({input: one}) => one === input) + 1]?.input.focus();
        event.preventDefault();
      }
    });
    const label = make("label", {for: id, class: column.unknown ? "grid-unknown" : null, title: aboutColumn(column)}, column.name, column.required || ["标题", "日期"].includes(column.name) ? make("span", {class: "required", "aria-label": "必填"}, "*") : null);
    const isWide = isLong || ["标题", "其中", "着装", "招待方式"].includes(column.name);
    return {element: make("div", {class: isWide ? "record-field wide" : "record-field"}, label, input, faults), input, faults, suggestions};
  }

  typed(at) {
    this.model.setCells(this.name, [[0, at, this.fields[at].input.value]], `${this.name}-${at}-${this.visits}`);
  }

  update() {
    this.fields.forEach(({input}, at) => {
      const text = this.section.rows[0]?.[at] ?? "";
      if (input.value !== text) {
        input.value = text;
      }
      input.readOnly = this.model.isLocked(this.name, 0, at);
    });
  }

  markFindings() {
    this.fields.forEach(({input, faults}, at) => {
      const some = this.model.findingsAt(this.name, 0, at);
      const mark = markOf(some);
      input.classList.remove(...MARKS);
      input.classList.add(...mark);
      input.setAttribute("aria-invalid", String(mark.includes("fault")));
      this.say(faults, some, this.model.isLocked(this.name, 0, at) ? LOCKED : "");
    });
    this.say(this.whole, this.model.findings.filter((one) => one.section === this.name && one.column < 0));
  }

  // What is wrong, below its field. It is drawn anew only where it is another: who is on its button stays there.
  say(place, findings, words = "") {
    const shown = JSON.stringify([findings, words]);
    if (place.dataset.shown !== shown) {
      place.dataset.shown = shown;
      replace(place, words ? make("p", {class: "hint"}, words) : null, findings.map((one) => this.hooks.faultLine(one)));
    }
  }

  moveTo(_row, column) {
    this.at = column;
    this.hooks.moved(0, column);
  }

  focus() {
    this.fields[this.at ?? 0].input.focus();
  }

  remove() {
    this.fields.forEach(({suggestions}) => suggestions.remove());
  }
}
