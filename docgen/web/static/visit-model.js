// The tables of a visit as they stand on the screen: rows of texts by section, what is wrong in them, and the steps that
// can be undone. Who changes a row tells it here; who shows one listens to "rows", "findings" and "state".

import {History} from "./history.js";
import {Renames} from "./renames.js";

const MERGED = "merged";

export class VisitModel extends EventTarget {
  // `saved` is the visit as it stands in its file, where `answer` is what was typed last.
  constructor(answer, saved = answer) {
    super();
    this.file = answer.file;
    this.history = new History();
    this.renames = new Renames();
    this.dirty = new Set();
    this.typing = null; // {section, row, column, text}: what stands in an editor that is still open
    this.load(answer, saved);
  }

  // Takes a whole visit, as it is opened.
  load(answer, saved) {
    this.sections = new Map(answer.sections.map((section) => [section.name, prepared(section)]));
    this.history.clear();
    this.dirty.clear();
    this.known = new Map(answer.sections.map(({name, rows}) => [name, rows]));
    this.base = new Map(saved.sections.map(({name, rows}) => [name, rows]));
    this.take({...answer, sections: []});
    this.tell("rows", {section: null});
  }

  // Takes what an edit answers: the version, findings, sections that read otherwise than they were typed.
  take(answer) {
    this.version = answer.version;
    this.isSaved = answer.saved;
    const isSaidAnew = this.findings !== answer.findings;
    this.findings = answer.findings ?? [];
    for (const section of answer.sections ?? []) {
      this.known.set(section.name, section.rows);
      if (!this.dirty.has(section.name) && this.typing?.section !== section.name) {
        this.sections.set(section.name, prepared(section));
        this.tell("rows", {section: section.name});
      }
    }
    if (isSaidAnew) {
      this.tell("findings");
    }
  }

  // The program has these rows by section; with `isSaved` they stand in the file, too.
  noteKnown(sections, isSaved = false) {
    for (const [name, rows] of sections) {
      this.known.set(name, rows);
    }
    if (isSaved) {
      this.base = new Map(this.known);
    }
  }

  section(name) {
    return this.sections.get(name);
  }

  text(name, row, column) {
    return this.section(name).rows[row]?.[column] ?? "";
  }

  isLocked(name, row, column) {
    return this.section(name).locked.has(`${row},${column}`);
  }

  // Puts texts into cells: [[row, column, text], …]. Rows that are not there yet come into being. One step of undo;
  // steps with the same `key` directly after each other are one.
  setCells(name, cells, key = "") {
    const section = this.section(name);
    const rows = section.rows.slice();
    const [row, column, text] = cells[0] ?? [];
    const before = this.text(name, row, column);
    let changed = false;
    for (const [row, column, text] of cells) {
      while (rows.length <= row) {
        rows.push(blankRow(section));
      }
      if (rows[row][column] !== text && !this.isLocked(name, row, column)) {
        rows[row] = rows[row].with(column, text);
        changed = true;
      }
    }
    if (changed && cells.length === 1) {
      this.renames.note(section, column, before, text);
    }
    if (changed) {
      this.setRows(name, rows, key);
    }
  }

  // Puts texts into cells of several sections as one step of undo: [{section, row, column, text}, …].
  setPlaces(places) {
    const parts = [...Map.groupBy(places, (place) => place.section)].map(([name, ofSection]) => {
      const before = this.section(name).rows;
      const after = before.slice();
      ofSection.forEach(({row, column, text}) => { after[row] = after[row].with(column, text); });
      return {section: name, before, after};
    });
    this.history.add(parts);
    parts.forEach((part) => this.put(part.section, part.after));
  }

  // Puts rows in the place of all rows of a section, as one step of undo.
  setRows(name, rows, key = "") {
    const section = this.section(name);
    this.renames.noteRows(section, rows);
    this.history.add([{section: name, before: section.rows, after: rows}], key);
    this.put(name, rows);
  }

  // Puts rows of two sides in the place of all rows of a section, and texts into cells of them, as one step of undo.
  setMerged(name, rows, cells) {
    if (rows.length !== this.section(name).rows.length || rows.some((row, at) => row !== this.section(name).rows[at])) {
      this.setRows(name, rows, MERGED);
    }
    this.setCells(name, cells, MERGED);
  }

  put(name, rows) {
    const section = this.section(name);
    section.locked = movedLocks(section, rows);
    section.rows = rows;
    this.dirty.add(name);
    this.tell("rows", {section: name});
    this.tell("changed");
  }

  undo() {
    return this.step(this.history.back(), "before");
  }

  redo() {
    return this.step(this.history.forward(), "after");
  }

  // Puts the rows of a step; gives the first of its sections.
  step(parts, side) {
    parts.forEach((part) => this.put(part.section, part[side]));
    return parts[0]?.section ?? null;
  }

  // What an editor holds that is not closed yet: it is kept, too.
  setTyping(typing) {
    this.typing = typing;
    if (typing) {
      this.dirty.add(typing.section);
      this.tell("changed");
    }
  }

  // The rows of a section as they are sent, with what an open editor holds.
  rowsToSend(name) {
    const {rows} = this.section(name);
    if (this.typing?.section !== name) {
      return rows;
    }
    const {row, column, text} = this.typing;
    const all = rows.slice();
    while (all.length <= row) {
      all.push(blankRow(this.section(name)));
    }
    all[row] = all[row].with(column, text);
    return all;
  }

  findingsAt(name, row, column) {
    return this.findings.filter((one) => one.section === name && one.row === row && one.column === column);
  }

  tell(event, detail = {}) {
    this.dispatchEvent(new CustomEvent(event, {detail}));
  }

  listen(event, handler) {
    this.addEventListener(event, (told) => handler(told.detail));
  }
}

export function blankRow(section) {
  return section.columns.map(() => "");
}

function prepared(section) {
  return {...section, locked: new Set(section.locked.map(([row, column]) => `${row},${column}`))};
}

// Cells that hold more than a text go with their rows; a row that was changed in its place is the row that stood there.
function movedLocks(section, rows) {
  const places = new Map(rows.map((row, number) => [row, number]));
  const old = new Set(section.rows);
  const moved = [...section.locked].map((lock) => {
    const [row, column] = lock.split(",");
    const isChanged = rows.length === section.rows.length && !old.has(rows[row]);
    return [places.get(section.rows[row]) ?? (isChanged ? row : undefined), column];
  });
  return new Set(moved.filter(([row]) => row !== undefined).map(([row, column]) => `${row},${column}`));
}
