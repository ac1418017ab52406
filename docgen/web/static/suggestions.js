// What is offered while somebody types into a cell or a field: the words that a field takes, people of the visit, names
// of the office's tables. A list below the field, moved through with the arrows, taken with Enter or a click.

import {make, replace, uniqueId} from "./dom.js";

const MOST_SHOWN = 12;
const EVERYBODY = "全体";

// All names that can be offered for a column: [{name, about, fills}].
export function namesFor(column, model, tables) {
  if (column.choices.length) {
    return column.choices.map((name) => ({name}));
  }
  const [kind, which] = (column.suggest ?? "").split("/");
  if (kind === "库") {
    return which.split("、").flatMap((table) => tables[`库/${table}`] ?? []);
  }
  if (kind === "名单") {
    const side = which === "陪同" ? ["陪同", "保障", "来宾"] : ["来宾", "陪同", "保障"];
    const people = side.filter((name) => model.section(name)).flatMap((name) => peopleOf(model, name));
    return column.several ? [{name: EVERYBODY, about: "所有人"}, ...people] : people;
  }
  return kind === "表" ? namesOfEntries(model, which) : [];
}

function peopleOf(model, name) {
  const section = model.section(name);
  const at = (heading) => section.columns.findIndex((column) => column.name === heading);
  const [named, id, unit, post] = ["姓名", "代号", "单位", "职务"].map(at);
  const rows = section.rows.filter((row) => row[named]);
  return rows.map((row) => ({name: row[id] || row[named], about: [name, row[unit], row[post]].filter(Boolean).join(" ")}));
}

const NAMING = ["名称", "内容", "品名", "岗位", "提出人", "宾馆", "项目"];

function namesOfEntries(model, name) {
  const section = model.section(name);
  const at = section.columns.findIndex((column) => NAMING.includes(column.name));
  return at < 0 ? [] : [...new Set(section.rows.map((row) => row[at]).filter(Boolean))].map((text) => ({name: text}));
}

// The part of a text that is being typed: behind the last 、 where several names stand in a cell.
function typedPart(text, isSeveral) {
  const start = isSeveral ? text.lastIndexOf("、") + 1 : 0;
  return {before: text.slice(0, start), part: text.slice(start).trim()};
}

export class Suggestions {
  // `field` is the input or textarea; `take(text, fills)` puts a text into it.
  constructor(field, take) {
    this.field = field;
    this.take = take;
    this.list = make("ul", {class: "suggestions", role: "listbox", id: uniqueId("list"), "aria-label": "可以选的", hidden: true});
    this.shown = [];
    this.chosen = -1;
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    document.body.append(this.list);
  }

  get isOpen() {
    return !this.list.hidden;
  }

  // Offers what goes with the text of the field; `all`: everything, as when the list is opened by hand.
  open(names, isSeveral, all = false) {
    const {before, part} = typedPart(this.field.value, isSeveral);
    const taken = new Set(before.split("、"));
    const left = names.filter(({name}) => !taken.has(name));
    const fitting = part && !all ? left.filter(({name, about}) => name.includes(part) || about?.includes(part)) : left;
    const isDone = fitting.length === 1 && fitting[0].name === part;
    this.shown = isDone ? [] : sorted(fitting, part).slice(0, MOST_SHOWN);
    this.before = before;
    this.chosen = -1;
    this.draw(fitting.length - this.shown.length);
  }

  draw(more) {
    const options = this.shown.map(({name, about}, number) => make(
      "li",
      {role: "option", id: `${this.list.id}-${number}`, "aria-selected": "false", onmousedown: (event) => this.pick(event, number)},
      make("span", {}, name),
      about ? make("span", {class: "suggestion-about"}, about) : null,
    ));
    replace(this.list, options, more > 0 && this.shown.length ? make("li", {class: "suggestion-more", role: "presentation"}, `还有${more}个，再打几个字`) : null);
    this.list.hidden = options.length === 0;
    this.field.setAttribute("aria-expanded", String(this.isOpen));
    if (this.isOpen) {
      this.place();
    }
  }

  place() {
    const box = this.field.getBoundingClientRect();
    const below = innerHeight - box.bottom;
    this.list.style.minWidth = `${Math.min(box.width, 260)}px`;
    this.list.style.left = `${Math.max(4, Math.min(box.left, innerWidth - this.list.offsetWidth - 4))}px`;
    const isAbove = below < this.list.offsetHeight && box.top > below;
    this.list.style.top = isAbove ? `${box.top - this.list.offsetHeight}px` : `${box.bottom}px`;
  }

  pick(event, number) {
    event.preventDefault();
    this.use(number);
  }

  use(number) {
    const {name, fills} = this.shown[number];
    this.close();
    this.take(this.before + name, fills);
  }

  // Whether a key was for the list.
  key(event) {
    if (!this.isOpen || event.isComposing) {
      return false;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      this.choose(this.chosen + (event.key === "ArrowDown" ? 1 : -1));
      return true;
    }
    if (event.key === "Enter" && this.chosen >= 0) {
      this.use(this.chosen);
      return true;
    }
    if (event.key === "Escape") {
      this.close();
      return true;
    }
    return false;
  }

  choose(number) {
    const count = this.shown.length;
    this.chosen = (number + count) % count;
    [...this.list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.chosen)));
    this.list.children[this.chosen].scrollIntoView({block: "nearest"});
    this.field.setAttribute("aria-activedescendant", `${this.list.id}-${this.chosen}`);
  }

  close() {
    this.list.hidden = true;
    this.chosen = -1;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  remove() {
    this.list.remove();
  }
}

// Those that begin with what is typed come first.
function sorted(names, part) {
  return part ? names.toSorted((one, other) => other.name.startsWith(part) - one.name.startsWith(part)) : names;
}
