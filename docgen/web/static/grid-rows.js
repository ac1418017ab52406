// Rows of a grid put in, taken out and moved.

import {blankRow} from "./visit-model.js";

export function rowActions(grid) {
  const bounds = () => {
    const {top, bottom} = grid.range();
    return {top, count: Math.min(bottom, grid.section.rows.length - 1) - top + 1};
  };
  const setRows = (rows) => grid.model.setRows(grid.name, rows);
  return {
    // As many blank rows as are selected, above the first of them.
    insert() {
      const {top, bottom} = grid.range();
      const blank = Array.from({length: bottom - top + 1}, () => blankRow(grid.section));
      const at = Math.min(top, grid.section.rows.length);
      setRows(grid.section.rows.toSpliced(at, 0, ...blank));
      grid.moveTo(at, grid.column);
    },
    remove() {
      const {top, count} = bounds();
      if (count > 0) {
        setRows(grid.section.rows.toSpliced(top, count));
        grid.moveTo(top, grid.column);
      }
    },
    move(by) {
      const {top, count} = bounds();
      const to = top + by;
      if (count < 1 || to < 0 || to + count > grid.section.rows.length) {
        return;
      }
      const rows = grid.section.rows.slice();
      const moved = rows.splice(top, count);
      setRows(rows.toSpliced(to, 0, ...moved));
      const {left, right} = grid.range();
      grid.moveTo(to, left, {quiet: true});
      grid.moveTo(to + count - 1, right, {extend: true});
    },
  };
}
