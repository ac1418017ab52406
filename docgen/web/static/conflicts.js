// When a visit was changed elsewhere (another window, another program): opens what stands there now, and puts what was
// typed here into it. Where both have changed the same the other change stays, and what was typed here is in dispute.

import {merged, namesOf} from "./merge.js";
import {isSame} from "./row-pairs.js";
import {blankRow} from "./visit-model.js";

// Gives {disputes, gone, aside}: what is in dispute (see merge.js), with the section, its rows as they stand now and a
// label; the names of the rows that one side has deleted; the file in which another window's typing was set aside, which
// belongs to no file that is still there.
export async function openAgain({model, context}) {
  const {server, file} = context;
  const typed = await server.get("/api/visit", {file, restored: "1"});
  const saved = await server.get("/api/visit", {file});
  // what the program keeps is of this window: the file itself has changed
  const isOurs = typed.version === model.version;
  const isOutrun = saved.newer_autosave && saved.outrun && !isOurs;
  const aside = isOutrun ? (await server.post("/api/visit/aside", {file})).file : "";
  if (isOurs) {
    await server.post("/api/visit/discard", {file});
  }
  const mine = changesSince(isOurs || isOutrun ? model.base : model.known, model);
  model.load(isOurs || isOutrun ? saved : typed, saved);
  return {...putIn(model, mine), aside};
}

// The sections in which something was typed: {name, before, rows}.
function changesSince(known, model) {
  return [...model.sections.keys()]
    .map((name) => ({name, before: known.get(name) ?? [], rows: model.rowsToSend(name)}))
    .filter(({before, rows}) => !isSame(before, rows));
}

// Puts what was typed into the model.
function putIn(model, changes) {
  const disputes = [];
  const gone = {mine: [], theirs: []};
  for (const {name, before, rows} of changes) {
    const section = model.section(name);
    if (isSame(section.rows, before)) {
      model.setRows(name, rows);
      continue;
    }
    const result = merged(section, ...[before, rows, section.rows].map((side) => written(section, side)));
    model.setMerged(name, result.rows, result.cells);
    disputes.push(...result.disputes.map((one) => ({...one, section: name, before: section.rows, label: one.order ? `${name} 次序` : labelOf(section, one.row, one.column)})));
    gone.mine.push(...result.gone.mine);
    gone.theirs.push(...result.gone.theirs);
  }
  return {disputes, gone};
}

// The rows in which something stands; a form has one row, though nothing may be written in it yet.
function written(section, rows) {
  return section.shape === "record" ? [rows[0] ?? blankRow(section)] : rows.filter((row) => row.some(Boolean));
}

// Where a cell, or a row with column -1, stands, in words: 来宾 第2行 职务.
export function labelOf(section, row, column) {
  const line = section.shape === "record" ? "" : `第${row + 1}行`;
  return [section.name, line, section.columns[column]?.name].filter(Boolean).join(" ");
}

// What has become of the changes of two sides, in words: which rows went, and what is to be chosen.
export function mergedWords({disputes, gone}) {
  return [
    "别处改的和您填的合在一起了",
    gone.mine.length ? `您删的“${namesOf(gone.mine)}”去掉了` : "",
    gone.theirs.length ? `“${namesOf(gone.theirs)}”在别处删了` : "",
    disputes.length ? `有${disputes.length}处两边都改过，请看用哪一个` : "",
  ].filter(Boolean).join("，");
}
