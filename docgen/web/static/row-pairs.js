// Which row of one table is which of another: what has become of the rows of a table since somebody saw it.

const NAMES = ["姓名", "名称", "品名"];

// The column by which people know the rows of a section; -1 for a form, which is one row whatever stands in it.
export function nameColumn(section) {
  if (section.shape === "record") {
    return -1;
  }
  const at = section.columns.findIndex((column) => NAMES.includes(column.name));
  return Math.max(0, at);
}

// For each row of a table where it stands in another; -1 where it is not there any more. The same rows first, then those
// of one name, then those between the same neighbours of which at least half is the same.
export function placesIn(before, after, name) {
  if (name < 0) {
    return [...before.keys()];
  }
  const pairs = new Pairs(before, after);
  pairs.ends();
  pairs.byText((row) => JSON.stringify(row));
  pairs.byName(name);
  pairs.byLikeness();
  return pairs.places;
}

// The same for rows that are new on both sides: they are one only where they are called the same.
export function placesOfNew(before, after, name) {
  const pairs = new Pairs(before, after);
  pairs.byText((row) => JSON.stringify(row));
  pairs.byName(name);
  return pairs.places;
}

export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

class Pairs {
  constructor(before, after) {
    this.before = before;
    this.after = after;
    this.places = before.map(() => -1);
    this.sources = after.map(() => -1);
  }

  pair(number, place) {
    this.places[number] = place;
    this.sources[place] = number;
  }

  // The rows at the top and at the bottom that are as they were: of rows with one text the right ones.
  ends() {
    const [last, end] = [this.before.length, this.after.length];
    const shorter = Math.min(last, end);
    let top = 0;
    while (top < shorter && isSame(this.before[top], this.after[top])) {
      this.pair(top, top);
      top += 1;
    }
    for (let up = 1; up <= shorter - top && isSame(this.before[last - up], this.after[end - up]); up += 1) {
      this.pair(last - up, end - up);
    }
  }

  byText(textOf) {
    const free = Map.groupBy(this.freePlaces(), (place) => textOf(this.after[place]));
    for (const number of this.freeNumbers()) {
      const place = free.get(textOf(this.before[number]))?.shift();
      if (place !== undefined) {
        this.pair(number, place);
      }
    }
  }

  // A name that stands in one row of each table.
  byName(name) {
    const [ours, theirs] = [this.before, this.after].map((rows) => Map.groupBy(rows.keys(), (number) => rows[number][name].trim()));
    for (const [text, numbers] of ours) {
      const places = theirs.get(text) ?? [];
      if (text && numbers.length === 1 && places.length === 1 && this.places[numbers[0]] < 0 && this.sources[places[0]] < 0) {
        this.pair(numbers[0], places[0]);
      }
    }
  }

  // What is most alike first; of what is equally alike, the upper.
  byLikeness() {
    const [above, below] = [neighbours(this.places, 1), neighbours(this.places, -1)];
    const [over, under] = [neighbours(this.sources, 1), neighbours(this.sources, -1)];
    const isNear = (number, place) =>
      (above[number] === -1 ? over[place] === -1 : this.places[above[number]] === over[place]) ||
      (below[number] === -1 ? under[place] === -1 : this.places[below[number]] === under[place]);
    const places = this.freePlaces();
    const alike = this.freeNumbers().flatMap((number) => places
      .filter((place) => isNear(number, place))
      .map((place) => ({number, place, likeness: likeness(this.before[number], this.after[place])})));
    for (const {number, place, likeness: part} of alike.sort((one, other) => other.likeness - one.likeness)) {
      if (part >= 0.5 && this.places[number] < 0 && this.sources[place] < 0) {
        this.pair(number, place);
      }
    }
  }

  freeNumbers() {
    return [...this.places.keys()].filter((number) => this.places[number] < 0);
  }

  freePlaces() {
    return [...this.sources.keys()].filter((place) => this.sources[place] < 0);
  }
}

// For each row the next one above it (or below it, with step -1) that has its pair; -1 where there is none.
function neighbours(partners, step) {
  const found = partners.map(() => -1);
  let last = -1;
  for (let at = step > 0 ? 0 : partners.length - 1; at >= 0 && at < partners.length; at += step) {
    found[at] = last;
    last = partners[at] < 0 ? last : at;
  }
  return found;
}

// How much of what stands in two rows is the same in both, from 0 to 1.
function likeness(one, other) {
  const written = [...one.keys()].filter((column) => one[column] || other[column]);
  return written.filter((column) => one[column] === other[column]).length / Math.max(1, written.length);
}
