// How wide the columns of a table are: as wide as most of what stands in them, within bounds.

const LETTER_PX = 14.5;
const PADDING_PX = 22;
const LEAST_PX = 62;
const MOST_PX = 250;

export function wideOf(section, rows) {
  return section.columns.map((column, at) => {
    const lengths = rows.map((row) => longestLine(row[at])).filter(Boolean).toSorted((a, b) => a - b);
    const most = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
    const room = column.lines && most === 0 ? 8 : most;
    const text = Math.max(lengthOf(column.name) + (column.required ? 1 : 0), Math.min(room, 16));
    return Math.round(Math.max(LEAST_PX, Math.min(MOST_PX, text * LETTER_PX + PADDING_PX)));
  });
}

function longestLine(text) {
  return Math.max(...text.split("\n").map(lengthOf));
}

// A Chinese character is twice as wide as a Latin letter.
function lengthOf(text) {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e7f ? 1 : 0.58), 0);
}
