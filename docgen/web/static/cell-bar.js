// The line beside a table: what the current cell is for, and what is wrong with it, with what can be done about it. The
// fields of a form say that themselves: there it is not shown.

import {make, replace} from "./dom.js";
import {LEVELS, faultActions} from "./findings.js";

export class CellBar {
  constructor(page) {
    this.page = page;
    this.about = make("p", {class: "cell-about"});
    this.faults = make("div", {class: "cell-faults", role: "status"});
    this.element = make("div", {class: "cell-bar"}, this.about, this.faults);
  }

  show(section, row, column) {
    this.at = {section, row, column};
    this.refresh();
  }

  refresh() {
    if (!this.at) {
      return;
    }
    const {model} = this.page;
    const {section, row, column} = this.at;
    const heading = model.section(section)?.columns[column];
    if (!heading) {
      return;
    }
    const words = [aboutColumn(heading), model.isLocked(section, row, column) ? LOCKED : ""].filter(Boolean).join("。");
    replace(this.about, make("strong", {}, heading.name), words ? `　${words}` : "");
    const faults = model.findings.filter((one) => one.section === section && one.row === row && (one.column === column || one.column === -1));
    replace(this.faults, faults.map((fault) => faultLine(fault, this.page)));
  }
}

// Why a cell cannot be changed where it stands.
export const LOCKED = "这一格有好几层内容，在它自己的表里或在文件里改";

// What a field is for, in words, with an example.
export function aboutColumn(heading) {
  // an example that only says what the field is called says nothing
  const example = heading.examples[0] && !heading.meaning.includes(heading.examples[0]) && heading.examples[0] !== heading.name ? `例：${heading.examples[0]}` : "";
  const several = heading.several ? "几个之间用“、”" : "";
  return [heading.meaning, several, example].filter(Boolean).join("。");
}

// One finding at its cell or field: how grave, what, what to do about it, and the buttons for that.
export function faultLine(fault, page) {
  const hint = fault.hint ? make("span", {class: "hint"}, `　${fault.hint}`) : null;
  return make(
    "div",
    {class: `cell-fault level-${fault.level}`, title: [fault.text, fault.hint].filter(Boolean).join("　")},
    make("span", {class: "fault-text"}, make("span", {class: "fault-level"}, LEVELS[fault.level]), fault.text, hint),
    make("span", {class: "fault-actions"}, faultActions(fault, page)),
  );
}
