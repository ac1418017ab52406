// When a visit was changed elsewhere (another window, another program): opens what stands there now, and puts what was
// typed here into it. Where both have changed the same rows the other change stays, and what was typed here is said.

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

// Puts what was typed into the model; gives what could not be put in, in words.
function putIn(model, changes) {
  const left = [];
  for (const {name, before, rows} of changes) {
    const section = model.section(name);
    if (isSame(section.rows, before)) {
      model.setRows(name, rows);
    } else if (section.rows.length === rows.length && before.length === rows.length) {
      left.push(...rowByRow(model, section, before, rows));
    } else {
      const old = new Set(before.map((row) => JSON.stringify(row)));
      left.push(...rows.filter((row) => !old.has(JSON.stringify(row))).map((row) => `${name}：${row.filter(Boolean).join(" ")}`));
    }
  }
  return left;
}

// Rows that only this side has changed are taken; of the others the cells are said.
function rowByRow(model, section, before, rows) {
  const {name, columns} = section;
  const cells = [];
  const left = [];
  rows.forEach((row, number) => row.forEach((text, column) => {
    if (text === before[number][column]) {
      return;
    }
    if (isSame(section.rows[number], before[number])) {
      cells.push([number, column, text]);
    } else {
      left.push(`${name} 第${number + 1}行 ${columns[column].name}：${text || "（清空）"}`);
    }
  }));
  if (cells.length) {
    model.setCells(name, cells);
  }
  return left;
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
