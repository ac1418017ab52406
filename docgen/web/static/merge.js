// Two people have changed one table, each without the other: their changes together. What only one of them has changed is
// taken; where both have changed one cell, one row (its name, or one has deleted it) or the order of the rows, the other
// side's stays, and this side's is in dispute.

import {isSame, nameColumn, placesIn, placesOfNew} from "./row-pairs.js";

const MOST_NAMES = 6;

// The rows of both, as {rows, cells, disputes, gone}: `rows` are rows of either side as they are, `cells` what this side
// has changed in rows of the other: [[row, column, text], …]. A dispute is {row, column, mine, theirs} with texts to be
// read; of a whole row or of the order it has column -1, and `texts`, the row of this side (null: deleted), or `order`,
// the rows in the order of this side. With `isAway` the row stands nowhere: it would stand above `row`. `gone` are the
// names of the rows that only one side has deleted: {mine, theirs}.
export function merged(section, base, mine, theirs) {
  const name = nameColumn(section);
  const entries = entriesOf(base, mine, theirs, name);
  const kept = new Set(entries.all.filter(isKept));
  const {order, isDisputed} = orderOf(entries, kept);
  const result = {rows: order.map((entry) => entry.theirs ?? entry.mine), cells: [], disputes: [], gone: goneOf(entries.all, name)};
  order.forEach((entry, row) => {
    mergeRow(entry, row, name, result);
  });
  for (const entry of entries.all.filter((one) => one.base && one.mine && !one.theirs && !isSame(one.base, one.mine))) {
    const row = placeIn(order, entries.mine, entry);
    result.disputes.push({row, column: -1, mine: textOf(entry.mine), theirs: "", texts: entry.mine, isAway: true});
  }
  if (isDisputed) {
    result.disputes.push(disputeOfOrder(entries, order, name));
  }
  return result;
}

// Each row once, whoever has it: {base, mine, theirs}.
function entriesOf(base, mine, theirs, name) {
  const all = base.map((row) => ({base: row}));
  const [ourPlaces, theirPlaces] = [placesIn(base, mine, name), placesIn(base, theirs, name)];
  const [ours, others] = [mine.map(() => null), theirs.map(() => null)];
  all.forEach((entry, number) => {
    put(entry, "mine", mine, ours, ourPlaces[number]);
    put(entry, "theirs", theirs, others, theirPlaces[number]);
  });
  const [newOurs, newTheirs] = [ours, others].map((taken) => [...taken.keys()].filter((place) => !taken[place]));
  const same = placesOfNew(newOurs.map((at) => mine[at]), newTheirs.map((at) => theirs[at]), name);
  newOurs.forEach((at, number) => {
    const entry = {};
    all.push(entry);
    put(entry, "mine", mine, ours, at);
    put(entry, "theirs", theirs, others, same[number] < 0 ? -1 : newTheirs[same[number]]);
  });
  for (const at of newTheirs.filter((place) => !others[place])) {
    const entry = {};
    all.push(entry);
    put(entry, "theirs", theirs, others, at);
  }
  return {all, mine: ours, theirs: others};
}

function put(entry, side, rows, taken, place) {
  if (place >= 0) {
    entry[side] = rows[place];
    taken[place] = entry;
  }
}

// Whether a row stays: one that a side has deleted stays only where the other side has changed it.
function isKept({base, mine, theirs}) {
  return theirs ? Boolean(mine || !base || !isSame(base, theirs)) : Boolean(mine && !base);
}

function goneOf(all, name) {
  const titles = (entries) => entries.map(({base}) => titleOf(base, name));
  return {
    mine: titles(all.filter(({base, mine, theirs}) => !mine && theirs && base && isSame(base, theirs))),
    theirs: titles(all.filter(({base, mine, theirs}) => !theirs && mine && base && isSame(base, mine))),
  };
}

// The rows that stay, in the order of the side that has changed it; what only the other side has, after the same row.
function orderOf({all, mine, theirs}, kept) {
  const common = all.filter((entry) => entry.base && entry.mine && entry.theirs);
  const [ours, others] = [mine, theirs].map((side) => side.filter((entry) => common.includes(entry)));
  const isMoved = (side) => side.some((entry, at) => entry !== common[at]);
  const isOurs = isMoved(ours) && !isMoved(others);
  const [first, second] = isOurs ? [mine, theirs] : [theirs, mine];
  const order = first.filter((entry) => kept.has(entry));
  for (const entry of second.filter((one) => kept.has(one) && !first.includes(one))) {
    order.splice(placeIn(order, second, entry), 0, entry);
  }
  return {order, isDisputed: isMoved(ours) && isMoved(others) && ours.some((entry, at) => entry !== others[at])};
}

// Where a row of a side belongs in an order that does not have it: below the row above it, and what is new there.
function placeIn(order, side, entry) {
  const above = side.slice(0, side.indexOf(entry)).findLast((one) => order.includes(one));
  let at = above ? order.indexOf(above) + 1 : 0;
  while (at < order.length && !side.includes(order[at])) {
    at += 1;
  }
  return at;
}

function mergeRow({base, mine, theirs}, row, name, {cells, disputes}) {
  if (!mine || !theirs) {
    if (base && theirs) {
      disputes.push({row, column: -1, mine: "", theirs: textOf(theirs), texts: null});
    }
    return;
  }
  const before = base ?? theirs.map(() => "");
  // who has another name may be somebody else: nothing of the one is put to the other
  if (mine[name] !== theirs[name] && !isSame(before, mine) && !isSame(before, theirs)) {
    disputes.push({row, column: -1, mine: textOf(mine), theirs: textOf(theirs), texts: mine});
    return;
  }
  mine.forEach((text, column) => {
    if (text === before[column] || text === theirs[column]) {
      return;
    }
    if (theirs[column] === before[column]) {
      cells.push([row, column, text]);
    } else {
      disputes.push({row, column, mine: text, theirs: theirs[column]});
    }
  });
}

function disputeOfOrder({mine}, order, name) {
  const ours = mine.filter((entry) => order.includes(entry));
  const wanted = order.map((entry) => (ours.includes(entry) ? ours[order.filter((one) => ours.includes(one)).indexOf(entry)] : entry));
  const moved = [...order.keys()].filter((at) => order[at] !== wanted[at]);
  const names = (entries) => namesOf(moved.map((at) => titleOf(entries[at].theirs ?? entries[at].mine, name)));
  return {row: moved[0], column: -1, mine: names(wanted), theirs: names(order), order: wanted.map((entry) => order.indexOf(entry))};
}

// Some names to be read: 甲、乙等3行.
export function namesOf(names) {
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join("、")}等${names.length}行` : names.join("、");
}

function titleOf(row, name) {
  return row[name] || row.find(Boolean);
}

function textOf(row) {
  return row.filter(Boolean).join(" ");
}
