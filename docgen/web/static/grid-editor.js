// The field over the current cell of a grid: unseen until something is typed, then the cell's editor. It composes
// Chinese, offers names, and takes what is copied and pasted.

import {htmlOfRows, placed, rowsOf, textOfRows} from "./clipboard.js";
import {make} from "./dom.js";
import {Suggestions} from "./suggestions.js";
import {blankRow} from "./visit-model.js";

export class GridEditor {
  constructor(grid) {
    this.grid = grid;
    this.isOpen = false;
    this.replaces = false; // begun by typing: arrows leave the cell, as in Excel
    this.field = make("textarea", {class: "grid-field", rows: 1, spellcheck: "false", autocomplete: "off", role: "combobox", "aria-expanded": "false"});
    this.suggestions = new Suggestions(this.field, (text, fills) => this.taken(text, fills));
    const on = (event, handler) => this.field.addEventListener(event, handler);
    on("compositionstart", () => this.begin(true));
    on("input", () => this.typed());
    on("compositionend", () => this.typed());
    on("blur", () => this.left());
    on("copy", (event) => this.copy(event));
    on("cut", (event) => this.copy(event) && this.clear());
    on("paste", (event) => this.paste(event));
  }

  // Lies over the current cell; says to a screen reader what the cell is.
  place() {
    const {grid} = this;
    const cell = grid.cell();
    const {style} = this.field;
    // the first column stays where it is when the others move
    const left = grid.column === 0 ? grid.element.scrollLeft + 44 : cell.offsetLeft;
    style.left = `${left}px`;
    style.top = `${cell.offsetTop}px`;
    style.width = `${cell.offsetWidth}px`;
    style.minHeight = `${cell.offsetHeight}px`;
    const column = grid.section.columns[grid.column];
    const faults = grid.model.findingsAt(grid.name, grid.row, grid.column).map((one) => one.text);
    const parts = [`第${grid.row + 1}行`, column.name, this.heard(), ...faults];
    this.field.setAttribute("aria-label", parts.join("，"));
    this.field.readOnly = grid.model.isLocked(grid.name, grid.row, grid.column);
  }

  // What stands in the cell, as it is said.
  heard() {
    const {grid} = this;
    const ours = grid.lines[grid.row].library[grid.column];
    return grid.model.text(grid.name, grid.row, grid.column) || (ours ? `没有填，照库里的印“${ours}”` : "空");
  }

  focus() {
    this.field.focus({preventScroll: true});
  }

  // Opens the cell: with nothing in it, as when typing replaces what was there, or with its text.
  begin(replaces) {
    if (this.isOpen || this.field.readOnly) {
      return;
    }
    this.isOpen = true;
    this.replaces = replaces;
    if (!replaces) {
      this.field.value = this.grid.model.text(this.grid.name, this.grid.row, this.grid.column);
    }
    this.field.classList.add("open");
    this.place();
    this.grow();
    this.focus();
    if (!replaces) {
      this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    }
    this.offer(!replaces);
  }

  typed() {
    this.begin(true);
    this.grow();
    this.offer(false);
    const {name, row, column} = this.grid;
    this.grid.model.setTyping({section: name, row, column, text: this.field.value});
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight + 2}px`;
  }

  offer(all) {
    const column = this.grid.section.columns[this.grid.column];
    this.suggestions.open(this.grid.hooks.names(column), column.several, all);
  }

  taken(text, fills) {
    const {grid} = this;
    const {columns} = grid.section;
    if (columns[grid.column].several) {
      this.field.value = text;
      this.typed();
      return;
    }
    this.close();
    const row = grid.section.rows[grid.row] ?? [];
    const named = blankRow(grid.section).with(grid.column, text);
    // what the library fills in by itself need not be written, and follows the library
    const more = Object.entries(grid.hooks.library(named).length ? {} : fills ?? {})
      .map(([name, content]) => [grid.row, columns.findIndex((column) => column.name === name), content])
      .filter(([, column]) => column >= 0 && !row[column]);
    grid.set([[grid.row, grid.column, text], ...more]);
  }

  // Puts what was typed into the cell.
  commit() {
    if (!this.isOpen) {
      return;
    }
    const text = this.field.value;
    this.close();
    this.grid.set([[this.grid.row, this.grid.column, text]]);
  }

  close() {
    this.isOpen = false;
    this.field.value = "";
    this.field.classList.remove("open");
    this.field.style.height = "";
    this.suggestions.close();
    this.grid.model.setTyping(null);
    this.place();
  }

  // Another part of the page has the keyboard now; a list that was clicked has not.
  left() {
    setTimeout(() => {
      if (document.activeElement !== this.field) {
        this.commit();
      }
    });
  }

  // --- the clipboard ---

  copy(event) {
    if (this.isOpen) {
      return false;
    }
    const {top, bottom, left, right} = this.grid.range();
    const rows = this.grid.section.rows.slice(top, bottom + 1).map((row) => row.slice(left, right + 1));
    if (!rows.length) {
      return false;
    }
    event.preventDefault();
    event.clipboardData.setData("text/plain", textOfRows(rows));
    event.clipboardData.setData("text/html", htmlOfRows(rows));
    return true;
  }

  clear() {
    const {top, bottom, left, right} = this.grid.range();
    const cells = [];
    for (let row = top; row <= Math.min(bottom, this.grid.section.rows.length - 1); row += 1) {
      for (let column = left; column <= right; column += 1) {
        cells.push([row, column, ""]);
      }
    }
    this.grid.set(cells);
  }

  paste(event) {
    if (this.isOpen) {
      return;
    }
    event.preventDefault();
    const {rows, warnings} = rowsOf(event.clipboardData.getData("text/html"), event.clipboardData.getData("text/plain"));
    this.put(rows);
    warnings.forEach((text) => this.grid.hooks.warn(text));
  }

  // Puts rows into the cells from the upper left of the range on; one text goes into all of it.
  put(rows) {
    const {grid} = this;
    const {top, bottom, left, right} = grid.range();
    if (rows.length === 1 && rows[0].length === 1) {
      const cells = [];
      for (let row = top; row <= bottom; row += 1) {
        for (let column = left; column <= right; column += 1) {
          cells.push([row, column, rows[0][0]]);
        }
      }
      grid.set(cells);
      return;
    }
    grid.hooks.forget();
    const {rows: texts, targets, left: unplaced, byHeading} = placed(rows, grid.section.columns, left);
    const cells = texts.flatMap((row, at) => row.map((text, from) => [top + at, targets[from], text]));
    grid.set(cells.filter(([, column]) => column >= 0));
    grid.fit();
    if (byHeading) {
      grid.hooks.say(`按表头放好了${texts.length}行`);
    }
    if (unplaced.length) {
      grid.hooks.warn("这几列这张表里没有，没有粘贴进来", unplaced);
    }
    const used = targets.filter((column) => column >= 0);
    grid.moveTo(top, Math.min(...used), {quiet: true});
    grid.moveTo(top + texts.length - 1, Math.max(...used), {extend: true, quiet: true});
  }

  remove() {
    this.suggestions.remove();
  }
}
