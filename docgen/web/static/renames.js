// A person whose name is changed in his own row still stands under the old one elsewhere: on the seats, in the rooms, in
// the programme. Where nobody has the old name any more it is offered to change all of them at once; and to take out of
// the lists of the others who was taken out of his own.

const PEOPLE = ["来宾", "陪同", "保障"];
// the letter says what its senders wrote
const NOT_OURS = ["公函"];

export class Renames {
  constructor() {
    this.known = []; // {before, after}; after is empty for who was taken out
  }

  // A cell was changed by hand: notes it where it is somebody's name.
  note(section, column, before, after) {
    if (!PEOPLE.includes(section.name) || section.columns[column].name !== "姓名" || before.trim().length < 2 || !after.trim()) {
      return;
    }
    const earlier = this.known.find((one) => one.after === before.trim());
    if (earlier) {
      earlier.after = after.trim();
    } else {
      this.known.push({before: before.trim(), after: after.trim()});
    }
  }

  // Rows were put in the place of others: notes who is not there any more where there are fewer.
  noteRows(section, rows) {
    const at = section.columns.findIndex((column) => column.name === "姓名");
    if (PEOPLE.includes(section.name) && rows.length < section.rows.length) {
      const left = new Set(rows.map((row) => row[at].trim()));
      const gone = section.rows.map((row) => row[at].trim()).filter((name) => name.length > 1 && !left.has(name));
      this.known.push(...gone.map((before) => ({before, after: ""})));
    }
  }

  forget(rename) {
    this.known = this.known.filter((one) => one !== rename);
  }

  // Two people of one name are told apart first: the old name is not put to both.
  // What can be done: {before, after, places}, each place {section, row, column, text}.
  offers(sections) {
    const names = namesIn(sections);
    return this.known
      .filter(({before, after}) => !names.includes(before) && (!after || names.filter((name) => name === after).length === 1))
      .map((rename) => ({rename, places: placesOf(rename, sections, names)}))
      .filter(({places}) => places.length > 0);
  }
}

function namesIn(sections) {
  return PEOPLE.filter((name) => sections.has(name)).flatMap((name) => {
    const {columns, rows} = sections.get(name);
    const at = ["姓名", "代号"].map((heading) => columns.findIndex((column) => column.name === heading));
    return rows.flatMap((row) => at.map((column) => row[column]?.trim())).filter(Boolean);
  });
}

function placesOf({before, after}, sections, names) {
  // 周明 does not stand in 周明远
  const longer = names.filter((name) => name !== before && name.includes(before));
  const words = new RegExp([...longer, before].map((name) => escaped(name)).join("|"), "gu");
  const places = [];
  for (const [name, section] of sections) {
    if (NOT_OURS.includes(name)) {
      continue;
    }
    section.rows.forEach((row, number) => row.forEach((cell, column) => {
      const {name: heading, required} = section.columns[column];
      // an entry that is about one person alone is not emptied
      const isOwnName = heading === "姓名" && (PEOPLE.includes(name) || !after);
      const other = () => (after ? cell.replace(words, (word) => (word === before ? after : word)) : without(cell, before));
      const text = isOwnName || (required && !after) || !cell.includes(before) ? cell : other();
      if (text !== cell && !section.locked.has(`${number},${column}`)) {
        places.push({section: name, row: number, column, text});
      }
    }));
  }
  return places;
}

// A list of names without one of them; sentences stay as they are.
function without(cell, name) {
  const names = cell.split("、");
  return names.includes(name) ? names.filter((one) => one !== name).join("、") : cell;
}

function escaped(name) {
  return name.replace(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&");
}
