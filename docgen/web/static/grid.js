// A table that is used like one of Excel: one cell is the current one; arrows, Tab and Enter move, typing replaces, F2
// edits, Shift and the mouse select a range. A field lies over the current cell all the time, so that the first letter
// typed (or the first syllable of a Chinese word) goes into it.

import {MARKS, markOf} from "./counts.js";
import {make, replace, uniqueId} from "./dom.js";
import {GridEditor} from "./grid-editor.js";
import {gridKeys} from "./grid-keys.js";
import {rowActions} from "./grid-rows.js";
import {wideOf} from "./grid-widths.js";

export class Grid {
  // `hooks` are: names(column) to choose from, library(row) that is printed in empty cells, moved(row, column), warn(text, details).
  constructor(model, name, hooks) {
    this.model = model;
    this.name = name;
    this.hooks = hooks;
    this.row = 0;
    this.column = 0;
    this.anchor = {row: 0, column: 0};
    this.id = uniqueId("grid");
    this.table = make("table", {class: "grid", role: "grid", "aria-label": name, "aria-multiselectable": "true"});
    this.tip = make("p", {class: "hint grid-tip"}, "点一格就能打字；名单在 Excel 或 Word 里的，复制那几行（可以连表头），点第一格，按 Ctrl+V 粘贴。");
    this.element = make("div", {class: "grid-frame"}, this.table, this.tip);
    this.editor = new GridEditor(this);
    this.actions = rowActions(this);
    this.element.append(this.editor.field);
    this.element.addEventListener("mousedown", (event) => this.pointed(event));
    this.element.addEventListener("mouseover", (event) => this.dragged(event));
    this.element.addEventListener("dblclick", (event) => this.cellOf(event) && this.editor.begin(false));
    this.editor.field.addEventListener("keydown", (event) => gridKeys(this, event));
    this.draw();
  }

  get section() {
    return this.model.section(this.name);
  }

  // One more row than there is stands below, to be filled in.
  get rowCount() {
    return this.section.rows.length + 1;
  }

  get columnCount() {
    return this.section.columns.length;
  }

  // --- drawing ---

  draw() {
    const {columns} = this.section;
    this.cols = columns.map(() => make("col"));
    this.widths = columns.map(() => 0);
    this.fit();
    const heads = columns.map((column, at) => make(
      "th",
      {scope: "col", "aria-colindex": at + 2, title: column.meaning, class: column.unknown ? "grid-unknown" : null},
      column.name,
      column.required ? make("span", {class: "required", "aria-label": "必填"}, "*") : null,
    ));
    this.table.setAttribute("aria-colcount", String(columns.length + 1));
    this.body = make("tbody");
    replace(
      this.table,
      make("colgroup", {}, make("col", {class: "grid-number"}), this.cols),
      make("thead", {}, make("tr", {"aria-rowindex": 1}, make("th", {scope: "col", "aria-label": "行号"}), heads)),
      this.body,
    );
    this.lines = [];
    this.update();
  }

  // Makes the columns as wide as what stands in them; none becomes narrower under the hand.
  fit() {
    const rows = this.section.rows.map((row) => this.shownTexts(row));
    this.widths = wideOf(this.section, rows).map((width, at) => Math.max(width, this.widths[at]));
    this.cols.forEach((col, at) => { col.style.width = `${this.widths[at]}px`; });
    this.table.style.width = `${44 + this.widths.reduce((sum, width) => sum + width, 0)}px`;
  }

  // What stands in a row, and in its empty cells what the library fills in.
  shownTexts(row) {
    const library = this.hooks.library(row);
    return row.map((text, column) => text || (library[column] ?? ""));
  }

  // Draws the rows that are not drawn as they are now.
  update() {
    const {rows} = this.section;
    this.table.setAttribute("aria-rowcount", String(rows.length + 2));
    while (this.lines.length > rows.length + 1) {
      this.lines.pop().element.remove();
    }
    for (let number = 0; number <= rows.length; number += 1) {
      const texts = rows[number] ?? null;
      if (this.lines[number] && this.lines[number].texts === texts) {
        continue;
      }
      if (this.lines[number]) {
        this.fillLine(this.lines[number], texts);
      } else {
        this.lines.push(this.newLine(number, texts));
        this.body.append(this.lines[number].element);
      }
    }
    this.tip.hidden = rows.length > 0;
    this.markFindings();
    this.moveTo(Math.min(this.row, rows.length), Math.min(this.column, this.columnCount - 1), {keepRange: true, quiet: true});
  }

  newLine(number, texts) {
    const cells = this.section.columns.map((_, column) => make("td", {role: "gridcell", id: `${this.id}-${number}-${column}`, "aria-colindex": column + 2}));
    const head = make("th", {scope: "row", role: "rowheader", "aria-colindex": 1}, String(number + 1));
    const element = make("tr", {"aria-rowindex": number + 2}, head, cells);
    const line = {element, head, cells, texts: undefined, shown: []};
    this.fillLine(line, texts);
    return line;
  }

  fillLine(line, texts) {
    line.element.classList.toggle("grid-new", texts === null);
    line.library = texts ? this.hooks.library(texts) : [];
    line.cells.forEach((cell, column) => {
      const text = texts?.[column] ?? "";
      const ours = text ? "" : line.library[column] ?? "";
      if ((line.shown[column] ?? "") !== text + ours || cell.classList.contains("from-library") !== Boolean(ours)) {
        if (ours) replace(cell, make("span", {class: "only-heard"}, "库里的："), make("span", {class: "one-line"}, ours));
        else replace(cell, text || null);
        cell.classList.toggle("from-library", Boolean(ours));
        cell.title = ours ? `${ours}\n库里的，会印出来；打字就换成您写的` : "";
        line.shown[column] = text + ours;
      }
    });
    line.texts = texts;
  }

  markFindings() {
    for (const cell of this.marked ?? []) {
      cell.classList.remove(...MARKS, "locked");
      cell.removeAttribute("aria-invalid");
    }
    this.marked = [];
    const mark = (cell, ...classes) => {
      cell?.classList.add(...classes);
      if (cell) {
        this.marked.push(cell);
      }
    };
    for (const finding of this.model.findings.filter((one) => one.section === this.name && one.row >= 0)) {
      const line = this.lines[finding.row];
      const cell = finding.column < 0 ? line?.head : line?.cells[finding.column];
      const marks = markOf([finding]);
      mark(cell, ...marks);
      if (marks.includes("fault")) {
        cell?.setAttribute("aria-invalid", "true");
      }
    }
    for (const lock of this.section.locked) {
      const [row, column] = lock.split(",");
      mark(this.lines[row]?.cells[column], "locked");
    }
  }

  // --- where we are ---

  cell(row = this.row, column = this.column) {
    return this.lines[row].cells[column];
  }

  // Makes a cell the current one. `extend` keeps the other corner of the range, `keepRange` the whole range.
  moveTo(row, column, {extend = false, keepRange = false, quiet = false} = {}) {
    this.lines[this.row]?.cells[this.column]?.classList.remove("current");
    this.row = Math.max(0, Math.min(row, this.rowCount - 1));
    this.column = Math.max(0, Math.min(column, this.columnCount - 1));
    if (!extend && !keepRange) {
      this.anchor = {row: this.row, column: this.column};
    }
    this.anchor.row = Math.min(this.anchor.row, this.rowCount - 1);
    const cell = this.cell();
    cell.classList.add("current");
    this.markRange();
    this.editor.place();
    if (!quiet) {
      this.reveal(cell);
    }
    this.hooks.moved(this.row, this.column);
  }

  // The range: from its upper left to its lower right cell.
  range() {
    const [top, bottom] = [this.anchor.row, this.row].toSorted((a, b) => a - b);
    const [left, right] = [this.anchor.column, this.column].toSorted((a, b) => a - b);
    return {top, bottom, left, right};
  }

  markRange() {
    for (const cell of this.inRange ?? []) {
      cell.removeAttribute("aria-selected");
    }
    const {top, bottom, left, right} = this.range();
    this.inRange = [];
    for (let row = top; row <= bottom; row += 1) {
      this.inRange.push(...(this.lines[row]?.cells.slice(left, right + 1) ?? []));
    }
    this.inRange.forEach((cell) => cell.setAttribute("aria-selected", "true"));
  }

  reveal(cell) {
    const frame = this.element;
    const head = this.table.tHead.offsetHeight;
    // the number of the row and its first cell stay in sight
    const side = this.lines[0].head.offsetWidth + this.lines[0].cells[0].offsetWidth;
    const [top, left] = [cell.offsetTop, cell.offsetLeft];
    if (top - head < frame.scrollTop) {
      frame.scrollTop = top - head;
    } else if (top + cell.offsetHeight > frame.scrollTop + frame.clientHeight) {
      frame.scrollTop = top + cell.offsetHeight - frame.clientHeight;
    }
    if (this.column === 0) {
      return;
    }
    if (left - side < frame.scrollLeft) {
      frame.scrollLeft = left - side;
    } else if (left + cell.offsetWidth > frame.scrollLeft + frame.clientWidth) {
      frame.scrollLeft = left + cell.offsetWidth - frame.clientWidth;
    }
  }

  focus() {
    this.editor.focus();
  }

  // --- the mouse ---

  cellOf(event) {
    const cell = event.target.closest("td, th");
    const line = this.lines.findIndex((one) => one.element === cell?.parentElement);
    return line < 0 ? null : {row: line, column: this.lines[line].cells.indexOf(cell)};
  }

  pointed(event) {
    const at = event.button === 0 ? this.cellOf(event) : null;
    if (!at) {
      return;
    }
    event.preventDefault();
    this.editor.commit();
    if (at.column < 0) {
      // the number of a row selects the row
      this.moveTo(event.shiftKey ? this.anchor.row : at.row, 0, {quiet: true});
      this.moveTo(at.row, this.columnCount - 1, {extend: true, quiet: true});
    } else {
      this.moveTo(at.row, at.column, {extend: event.shiftKey});
    }
    this.isDragging = true;
    addEventListener("mouseup", () => { this.isDragging = false; }, {once: true});
    this.focus();
  }

  dragged(event) {
    const at = this.isDragging ? this.cellOf(event) : null;
    if (at && at.column >= 0) {
      this.moveTo(at.row, at.column, {extend: true});
    }
  }

  // --- changes ---

  set(cells) {
    this.model.setCells(this.name, cells);
  }

  remove() {
    this.editor.remove();
  }
}
