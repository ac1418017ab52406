// What two sides have changed in a visit, each with both values: it stays below the table until somebody has chosen.

import {button, make, replace} from "./dom.js";

export class Disputes {
  constructor(model, showCell) {
    this.model = model;
    this.showCell = showCell;
    this.open = [];
    this.element = make("div", {class: "disputes", role: "region", "aria-label": "两边都改过的"});
  }

  add(disputes) {
    this.open.push(...disputes);
    this.update();
  }

  // What was typed here and is nowhere else, in words.
  lines() {
    return this.open.map(({label, mine}) => `${label}：${mine || "（清空）"}`);
  }

  update() {
    replace(this.element,
      this.open.length ? make("p", {class: "disputes-head"}, `有${this.open.length}处两边都改过，现在照的是别处的：`) : null,
      this.open.map((one) => this.line(one)));
  }

  line(one) {
    const {label, mine, theirs, column} = one;
    const shown = (text) => text || "（空）";
    const place = button(label, () => this.showCell(one), {class: "link"});
    if (column < 0) {
      return make("div", {class: "dispute"}, place, `　您填的“${mine}”对不上现在的哪一行`,
        this.action("添在末尾", one, () => this.append(one)), this.action("不要了", one, () => {}));
    }
    return make("div", {class: "dispute"}, place, `　别处的“${shown(theirs)}”，您填的“${shown(mine)}”`,
      this.action("用我填的", one, () => this.take(one)), this.action("照别处的", one, () => {}));
  }

  action(text, one, act) {
    const decide = () => {
      act();
      this.open = this.open.filter((other) => other !== one);
      this.update();
    };
    return button(text, decide, {class: "small", "aria-label": `${text}：${one.label}`});
  }

  take(one) {
    const row = this.rowOf(one);
    this.model.setCells(one.section, [[row, one.column, one.mine]]);
    this.showCell({...one, row});
  }

  append({section, whole}) {
    const {rows} = this.model.section(section);
    this.model.setRows(section, [...rows, whole]);
    this.showCell({section, row: rows.length, column: 0});
  }

  // Where the row of a dispute stands now: others may have been put in above it.
  rowOf({section, row, whole}) {
    const {rows} = this.model.section(section);
    const isIt = (other) => JSON.stringify(other) === JSON.stringify(whole);
    const found = rows.findIndex(isIt);
    return found < 0 || isIt(rows[row] ?? []) ? row : found;
  }
}
