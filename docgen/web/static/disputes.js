// What two sides have changed in a visit, each with both values: it stays below the table until somebody has chosen.

import {button, make, replace} from "./dom.js";
import {merged} from "./merge.js";
import {nameColumn, placesIn} from "./row-pairs.js";

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
    return this.open.map((one) => `${one.label}：${one.mine || emptied(one)}`);
  }

  update() {
    replace(this.element,
      this.open.length ? make("p", {class: "disputes-head"}, `有${this.open.length}处两边都改过，现在照的是别处的：`) : null,
      this.open.map((one) => this.line(one)));
  }

  line(one) {
    const {label, mine, theirs} = one;
    const place = button(label, () => this.show(one), {class: "link"});
    return make("div", {class: "dispute"}, place, `　别处的“${theirs || emptied(one)}”，您填的“${mine || emptied(one)}”`,
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

  // Puts what was typed here in the place of what stands there, wherever its row stands by now; a row that somebody has
  // deleted since is there again.
  take(one) {
    const {rows} = this.model.section(one.section);
    const at = this.rowOf(one);
    const row = at < 0 ? this.placeOf(one) : at;
    if (one.order) {
      this.model.setRows(one.section, inOrder(this.model.section(one.section), one));
    } else if (one.column >= 0 && at >= 0) {
      this.model.setCells(one.section, [[at, one.column, one.mine]]);
    } else if (one.column >= 0) {
      this.model.setRows(one.section, rows.toSpliced(row, 0, one.before[one.row].with(one.column, one.mine)));
    } else if (one.texts) {
      this.model.setRows(one.section, rows.toSpliced(row, at < 0 ? 0 : 1, one.texts));
    } else if (at >= 0) {
      this.model.setRows(one.section, rows.toSpliced(at, 1));
    }
    this.showCell({...one, row});
  }

  show(one) {
    const at = this.rowOf(one);
    this.showCell({...one, row: at < 0 ? this.placeOf(one) : at});
  }

  // Where the row of a dispute stands now: others may have been put in above it. -1: it does not stand there.
  rowOf(one) {
    return one.isAway ? -1 : this.placesNow(one)[one.row] ?? one.row;
  }

  // Where a row that is not there would stand: below what stood above it.
  placeOf(one) {
    const places = this.placesNow(one).slice(0, one.row);
    return (places.findLast((place) => place >= 0) ?? -1) + 1;
  }

  placesNow({section, before}) {
    const now = this.model.section(section);
    return placesIn(before, now.rows, nameColumn(now));
  }
}

// The rows as they stand now, in the order of this side.
function inOrder(section, {before, order}) {
  return merged(section, before, order.map((number) => before[number]), section.rows).rows;
}

function emptied({column}) {
  return column < 0 ? "（没有这一行）" : "（空）";
}
