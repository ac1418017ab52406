// The sections of a visit, each a button with the number of its findings: those that are used, then the others.

import {countOf} from "./counts.js";
import {button, make, replace} from "./dom.js";

export class SectionList {
  constructor(place, model, onChoose) {
    this.model = model;
    this.buttons = new Map();
    this.said = new Map(); // what each button shows
    this.more = make("details", {class: "more-sections"}, make("summary", {}, "更多"));
    this.list = make("div", {class: "section-list"});
    replace(place, this.list, this.more);
    for (const name of model.sections.keys()) {
      this.buttons.set(name, button("", () => onChoose(name), {class: "section-button"}));
    }
    this.arrange();
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.more.addEventListener("keydown", (event) => this.key(event));
  }

  // Sections with nothing in them that few visits need stand below 更多; where they are stays the same while one works.
  arrange() {
    const isUsed = (section) => section.usual || section.rows.length > 0;
    const names = [...this.buttons.keys()];
    const isVisit = names.some((name) => this.model.section(name).usual); // an office's table has nothing to fold
    const used = names.filter((name) => !isVisit || isUsed(this.model.section(name)));
    const others = names.filter((name) => !used.includes(name));
    replace(this.list, used.map((name) => this.buttons.get(name)));
    this.more.append(...others.map((name) => this.buttons.get(name)));
    this.more.hidden = others.length === 0;
    this.update();
  }

  update() {
    for (const [name, element] of this.buttons) {
      const section = this.model.section(name);
      const faults = this.model.findings.filter((one) => one.section === name);
      const said = [section.rows.length, ...faults.map((one) => one.level)].join(" ");
      // most changes are in one section
      if (this.said.get(name) === said) {
        continue;
      }
      this.said.set(name, said);
      const rows = section.shape === "table" && section.rows.length ? make("span", {class: "section-rows", "aria-label": `${section.rows.length}行`}, String(section.rows.length)) : null;
      replace(element, make("span", {class: section.owner ? "section-inner" : null}, name), rows, countOf(faults));
    }
  }

  mark(name) {
    for (const [other, element] of this.buttons) {
      element.setAttribute("aria-current", String(other === name));
    }
    if (this.more.contains(this.buttons.get(name))) {
      this.more.open = true;
    }
    this.buttons.get(name).scrollIntoView({block: "nearest", inline: "nearest"});
  }

  focus() {
    [...this.buttons.values()].find((one) => one.getAttribute("aria-current") === "true")?.focus();
  }

  key(event) {
    const by = {ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1}[event.key];
    const all = [...this.list.querySelectorAll("button"), ...(this.more.open ? this.more.querySelectorAll("button") : [])];
    const at = all.indexOf(document.activeElement);
    if (by && at >= 0) {
      event.preventDefault();
      all[(at + by + all.length) % all.length].focus();
    }
  }
}
