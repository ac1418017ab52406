// When a visit was changed elsewhere (another window, another program): opens what stands there now, and puts what was
// typed here into it. A form is merged field by field, a table row by row. Where both have changed the same the other
// change stays, and what was typed here is in dispute: {section, row, column, label, mine, theirs, whole}, with column -1
// for a whole row that has no place any more.

import {blankRow} from "./visit-model.js";

export async function openAgain({model, context}) {
  const {server, file} = context;
  const typed = await server.get("/api/visit", {file, restored: "1"});
  // what the program keeps is of this window: the file itself has changed
  const isOurs = typed.version === model.version;
  if (isOurs) {
    await server.post("/api/visit/discard", {file});
  }
  const saved = await server.get("/api/visit", {file});
  const mine = changesSince(isOurs ? model.base : model.known, model);
  model.load(isOurs ? saved : typed, saved);
  return putIn(model, mine);
}

// The sections in which something was typed: {name, before, rows}.
function changesSince(known, model) {
  return [...model.sections.keys()]
    .map((name) => ({name, before: known.get(name) ?? [], rows: model.rowsToSend(name)}))
    .filter(({before, rows}) => !isSame(before, rows));
}

// Puts what was typed into the model; gives what is in dispute.
function putIn(model, changes) {
  return changes.flatMap(({name, before, rows}) => {
    const section = model.section(name);
    if (isSame(section.rows, before)) {
      model.setRows(name, rows);
      return [];
    }
    if (section.shape === "record") {
      return cellByCell(model, section, [0], filled(section, before), filled(section, rows));
    }
    if (before.length !== rows.length) {
      return wholeRows(section, before, rows);
    }
    // where rows were put in or taken out, a row is where it still stands as it was
    const isAsLong = section.rows.length === before.length;
    const places = before.map((row, at) => (isAsLong ? at : section.rows.findIndex((other) => isSame(other, row))));
    return cellByCell(model, section, places, before, rows);
  });
}

// A form has one row, though nothing may be written in it yet.
function filled(section, rows) {
  return [rows[0] ?? blankRow(section)];
}

// Puts in what only this side has changed: the fields of a form, the rows of a table; `places` are where its rows stand now.
function cellByCell(model, section, places, before, rows) {
  const isForm = section.shape === "record";
  const cells = [];
  const disputes = [];
  rows.forEach((row, number) => {
    const at = places[number];
    const theirs = at < 0 ? null : section.rows[at] ?? blankRow(section);
    if (isSame(row, before[number])) {
      return;
    }
    if (theirs === null) {
      disputes.push(wholeRow(section, number, row));
      return;
    }
    const isUntouched = isSame(theirs, before[number]);
    row.forEach((mine, column) => {
      if (mine === before[number][column] || mine === theirs[column]) {
        return;
      }
      if (isUntouched || (isForm && theirs[column] === before[number][column])) {
        cells.push([at, column, mine]);
      } else {
        disputes.push({section: section.name, row: at, column, label: labelOf(section, at, column), mine, theirs: theirs[column], whole: theirs});
      }
    });
  });
  if (cells.length) {
    model.setCells(section.name, cells);
  }
  return disputes;
}

// Rows were put in or taken out on both sides: nobody knows which is which.
function wholeRows(section, before, rows) {
  const known = new Set([...before, ...section.rows].map((row) => JSON.stringify(row)));
  return rows.map((row, at) => ({row, at}))
    .filter(({row}) => row.some(Boolean) && !known.has(JSON.stringify(row)))
    .map(({row, at}) => wholeRow(section, at, row));
}

function wholeRow(section, row, texts) {
  return {section: section.name, row, column: -1, label: section.name, mine: texts.filter(Boolean).join(" "), theirs: "", whole: texts};
}

// Where a cell stands, in words: 来宾 第2行 职务.
export function labelOf(section, row, column) {
  const line = section.shape === "record" ? "" : `第${row + 1}行`;
  return [section.name, line, section.columns[column].name].filter(Boolean).join(" ");
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
