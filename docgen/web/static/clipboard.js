// Tables on the clipboard: what Excel, WPS, LibreOffice and Word put there becomes rows of texts, and rows become what
// they take. Pure functions of texts, except that HTML is read by the browser's parser.

// The rows of what is pasted: {rows, warnings}. A table in HTML says more than the text beside it: joined cells, line
// breaks, long numbers.
export function rowsOf(html, text) {
  const table = /<table[\s>]/i.test(html) ? tableOf(html) : null;
  const rows = table ?? rowsOfText(text);
  const warnings = [];
  if (rows.flat().some((cell) => /^#{3,}$/.test(cell))) {
    warnings.push("有的格子显示成“####”，是原表的列太窄，内容没有复制过来：先把原表那一列拉宽，再复制");
  }
  if (rows.flat().some((cell) => /^\d(\.\d+)?E\+\d+$/i.test(cell))) {
    warnings.push("有的长数字显示成“1.39E+10”，末几位看不见：先把原表那一列设成文本或拉宽，再复制");
  }
  return {rows, warnings};
}

// Cells between tabs, rows in lines; a cell in quotes may hold tabs, line breaks and doubled quotes.
export function rowsOfText(text) {
  const all = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const rows = [[]];
  let at = 0;
  while (at <= all.length) {
    const quoted = all[at] === '"' ? quotedCell(all, at) : null;
    const end = quoted ? quoted.end : nextEnd(all, at);
    rows.at(-1).push(clean(quoted ? quoted.text : all.slice(at, end)));
    if (all[end] === "\n") {
      rows.push([]);
    }
    at = end + 1;
  }
  return even(rows);
}

function nextEnd(text, at) {
  const found = text.slice(at).search(/[\t\n]/);
  return found < 0 ? text.length : at + found;
}

// A cell that programs have put in quotes; a text that only begins with one is none.
function quotedCell(text, start) {
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') {
      at += 1;
    } else if (text[at + 1] === '"') {
      at += 2;
    } else {
      break;
    }
  }
  const end = at + 1;
  const inner = text.slice(start + 1, at);
  const isWhole = at < text.length && (end === text.length || text[end] === "\t" || text[end] === "\n");
  return isWhole && /[\t\n"]/.test(inner) ? {text: inner.replaceAll('""', '"'), end} : null;
}

// The cells of the first table of an HTML text. A cell over several rows holds for each of them.
function tableOf(html) {
  // styles are only read: as attributes of another name the page's policy has nothing to refuse
  const plain = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=/gi, " data-style=");
  const tables = [...new DOMParser().parseFromString(plain, "text/html").querySelectorAll("table")];
  const outer = tables.filter((table) => !table.parentElement.closest("table"));
  return even(outer.flatMap(rowsOfTable));
}

function rowsOfTable(table) {
  const lines = [...table.rows].filter((line) => !isHidden(line));
  const rows = lines.map(() => []);
  lines.forEach((line, number) => {
    let column = 0;
    for (const cell of [...line.cells].filter((one) => !isHidden(one))) {
      while (rows[number][column] !== undefined) {
        column += 1;
      }
      const text = textOfCell(cell);
      const down = cell.rowSpan || lines.length - number; // 0 means: to the end
      for (let row = number; row < Math.min(number + down, lines.length); row += 1) {
        for (let beside = 0; beside < cell.colSpan; beside += 1) {
          rows[row][column + beside] = beside === 0 ? text : "";
        }
      }
      column += cell.colSpan;
    }
  });
  return rows;
}

function isHidden(element) {
  return element.hidden || /display\s*:\s*none/i.test(styleOf(element));
}

function styleOf(element) {
  return element.getAttribute("data-style") ?? "";
}

// What a cell shows: blanks as HTML shows them, breaks as line breaks. Of a number that is shown shortened, the number.
function textOfCell(cell) {
  const shown = clean(shownText(cell).replace(/[ \t]*\n[ \t]*/g, "\n"));
  const number = cell.getAttribute("x:num") ?? cell.getAttribute("sdval");
  const isShortened = /^\d(\.\d+)?E\+\d+$/i.test(shown) || /^#{3,}$/.test(shown);
  return isShortened && number && /^\d+$/.test(number) ? number : shown;
}

const BLOCKS = new Set(["p", "div", "li", "h1", "h2", "h3", "h4", "tr"]);

function shownText(node) {
  let text = "";
  for (const child of node.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) {
      const keeps = /white-space\s*:\s*pre|mso-spacerun/i.test(styleOf(child.parentElement));
      text += keeps ? child.data : child.data.replace(/[ \t\r\n]+/g, " ");
    } else if (child.nodeType !== Node.ELEMENT_NODE || ["style", "script"].includes(child.localName)) {
      continue;
    } else if (child.localName === "br") {
      text += "\n";
    } else {
      const inner = shownText(child);
      text += BLOCKS.has(child.localName) && text.trim() && !text.endsWith("\n") ? `\n${inner}` : inner;
    }
  }
  return text;
}

function clean(text) {
  return text.replaceAll("\u00a0", " ").replace(/^[ \t\n]+|[ \t\n]+$/g, "");
}

// Rows of one length, without blank ones at the end.
function even(rows) {
  const width = Math.max(0, ...rows.map((row) => row.length));
  const full = rows.map((row) => Array.from({length: width}, (_, column) => row[column] ?? ""));
  while (full.length > 1 && full.at(-1).every((cell) => cell === "")) {
    full.pop();
  }
  return full;
}

// Rows as text between tabs, as Excel takes it.
export function textOfRows(rows) {
  const quoted = (cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return rows.map((row) => row.map(quoted).join("\t")).join("\n");
}

// Rows as an HTML table in which every cell is text: 0301 and telephone numbers stay as they are.
export function htmlOfRows(rows) {
  const cells = (row) => row.map((cell) => `<td style="mso-number-format:'\\@'; white-space: pre-wrap">${escaped(cell)}</td>`).join("");
  return `<table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join("")}</table>`;
}

function escaped(text) {
  const marks = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"};
  return text.replace(/[&<>"]/g, (mark) => marks[mark]).replaceAll("\n", "<br>");
}

// Units that a heading may name for what stands below it.
const UNITS = new Set(["万元", "千元", "小时", "公里", "千米", "km", "天", "美元"]);

// Which columns pasted rows go into: one after another, or by their headings where the first row holds headings. A
// column of running numbers (序号) has no place and is missed by nobody.
export function placed(rows, columns, firstColumn) {
  const targets = targetsOf(rows[0], columns);
  const known = targets.filter((target) => target >= 0);
  const below = rows.slice(1);
  const isHeading = (at) => rows[0][at] && !isCounter(rows[0][at], below.map((row) => row[at]));
  const headings = rows[0].filter((_, at) => isHeading(at));
  if (rows.length > 1 && known.length >= 2 && known.length * 2 > headings.length) {
    const left = headingsOf(rows[0]).filter((_, at) => targets[at] < 0 && isHeading(at) && below.some((row) => row[at]));
    return {rows: below, targets, left, byHeading: true};
  }
  const inOrder = rows[0].map((_, at) => (firstColumn + at < columns.length ? firstColumn + at : -1));
  const left = rows[0].flatMap((_, at) => (inOrder[at] < 0 && rows.some((row) => row[at]) ? [`第${at + 1}列`] : []));
  return {rows, targets: inOrder, left, byHeading: false};
}

// The column of each heading: the one of that name, else one that is also called so (手机 is 电话), each only once.
function targetsOf(cells, columns) {
  const headings = headingsOf(cells);
  const targets = headings.map((heading) => columns.findIndex((column) => column.name === heading));
  headings.forEach((heading, at) => {
    const also = alsoCalled(heading, columns);
    if (targets[at] < 0 && !targets.includes(also)) {
      targets[at] = also;
    }
  });
  return targets.map((target, at) => (targets.indexOf(target) === at ? target : -1));
}

function alsoCalled(heading, columns) {
  const isCalled = (text) => columns.findIndex(({name, also = []}) => [name, ...also].some((word) => same(word, text)));
  const bracketed = /^(.+)[（(]([^（()）]+)[）)]$/.exec(heading);
  // a unit changes what stands below, and 单位（职务） holds two things: nobody knows where they belong
  if (!bracketed || isCalled(heading) >= 0) {
    return isCalled(heading);
  }
  const [column, inside] = [isCalled(bracketed[1]), isCalled(bracketed[2])];
  return UNITS.has(bracketed[2]) || (inside >= 0 && inside !== column) ? -1 : column;
}

function same(one, other) {
  return one.toUpperCase() === other.toUpperCase();
}

function headingsOf(cells) {
  return cells.map((cell) => cell.replace(/\s|[*＊：:]/g, ""));
}

// Whether a column only counts the rows.
function isCounter(heading, cells) {
  const isNamed = /^(序号?|行号|项次|NO\.?|№|#)$/i.test(heading.replace(/\s/g, ""));
  return isNamed && cells.every((cell) => /^\d*$/.test(cell ?? ""));
}
