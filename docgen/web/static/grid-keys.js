// The keys of a grid, as Excel has them.

const ARROWS = {ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1]};
const PAGE_ROWS = 15;

export function gridKeys(grid, event) {
  if (event.isComposing || event.keyCode === 229) {
    return; // the input method has the keys
  }
  const isOpen = grid.editor.isOpen;
  // Esc leaves the cell with one press, as in Excel, whether names are offered or not
  const isEscape = isOpen && event.key === "Escape";
  const isDone = (!isEscape && grid.editor.suggestions.key(event)) || (isOpen ? keyInside(grid, event) : keyOutside(grid, event));
  if (isDone) {
    event.preventDefault();
    event.stopPropagation();
  }
}

// A key while a cell is being edited.
function keyInside(grid, event) {
  const {editor} = grid;
  if (event.key === "Escape") {
    editor.close();
    return true;
  }
  if (event.key === "Enter" && event.altKey) {
    editor.field.setRangeText("\n", editor.field.selectionStart, editor.field.selectionEnd, "end");
    editor.typed();
    return true;
  }
  const arrow = editor.replaces ? ARROWS[event.key] : null;
  if (event.key === "Enter" || event.key === "Tab" || arrow) {
    editor.commit();
    leaveCell(grid, event, arrow);
    return true;
  }
  return false;
}

function leaveCell(grid, event, arrow) {
  if (arrow) {
    grid.moveTo(grid.row + arrow[0], grid.column + arrow[1]);
  } else if (event.key === "Tab") {
    tab(grid, event.shiftKey);
  } else {
    grid.moveTo(grid.row + (event.shiftKey ? -1 : 1), grid.column);
  }
}

// Tab goes through the cells row by row; from the last, and backwards from the first, it leaves the table.
function tab(grid, isBackward) {
  const next = grid.row * grid.columnCount + grid.column + (isBackward ? -1 : 1);
  if (next < 0 || next >= grid.rowCount * grid.columnCount) {
    return false;
  }
  grid.moveTo(Math.floor(next / grid.columnCount), next % grid.columnCount);
  return true;
}

// A key while no cell is being edited.
function keyOutside(grid, event) {
  const {editor} = grid;
  const isControl = event.ctrlKey || event.metaKey;
  if (event.altKey && event.shiftKey && ARROWS[event.key]?.[0]) {
    grid.actions.move(ARROWS[event.key][0]);
    return true;
  }
  if (event.altKey && event.key === "ArrowDown") {
    editor.begin(false);
    return true;
  }
  if (ARROWS[event.key]) {
    arrow(grid, ARROWS[event.key], event.shiftKey, isControl);
    return true;
  }
  if (isControl) {
    return controlKey(grid, event);
  }
  switch (event.key) {
    case "Tab":
      return tab(grid, event.shiftKey);
    case "Enter":
      grid.moveTo(grid.row + (event.shiftKey ? -1 : 1), grid.column);
      return true;
    case "F2":
      editor.begin(false);
      return true;
    case "Delete":
    case "Backspace":
      editor.clear();
      return true;
    case "Home":
    case "End":
      grid.moveTo(grid.row, event.key === "Home" ? 0 : grid.columnCount - 1, {extend: event.shiftKey});
      return true;
    case "PageUp":
    case "PageDown":
      grid.moveTo(grid.row + (event.key === "PageUp" ? -PAGE_ROWS : PAGE_ROWS), grid.column, {extend: event.shiftKey});
      return true;
    case "Escape":
      grid.moveTo(grid.row, grid.column);
      return true;
    default:
      return false;
  }
}

function arrow(grid, [down, right], extend, isControl) {
  if (isControl) {
    const row = down ? (down < 0 ? 0 : Math.max(0, grid.section.rows.length - 1)) : grid.row;
    const column = right ? (right < 0 ? 0 : grid.columnCount - 1) : grid.column;
    grid.moveTo(row, column, {extend});
    return;
  }
  grid.moveTo(grid.row + down, grid.column + right, {extend});
}

function controlKey(grid, event) {
  const key = event.key.toLowerCase();
  if (key === "a") {
    grid.moveTo(0, 0, {quiet: true});
    grid.moveTo(Math.max(0, grid.section.rows.length - 1), grid.columnCount - 1, {extend: true, quiet: true});
    return true;
  }
  if (key === "home" || key === "end") {
    const isHome = key === "home";
    grid.moveTo(isHome ? 0 : Math.max(0, grid.section.rows.length - 1), isHome ? 0 : grid.columnCount - 1, {extend: event.shiftKey});
    return true;
  }
  if (key === "+" || key === "=") {
    grid.actions.insert();
    return true;
  }
  if (key === "-") {
    grid.actions.remove();
    return true;
  }
  if (key === "d") {
    fillDown(grid);
    return true;
  }
  return false; // undo, redo and saving are keys of the whole table
}

// Ctrl+D: what stands in the first row of the range stands in all of them.
function fillDown(grid) {
  const {top, bottom, left, right} = grid.range();
  const cells = [];
  for (let row = top + 1; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) {
      cells.push([row, column, grid.model.text(grid.name, top, column)]);
    }
  }
  grid.set(cells);
}
