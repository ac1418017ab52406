// Papers beside the table: which there are, the pages of one, redrawn after changes, and one to keep. The old pages
// stay until the new ones are loaded.

import {button, drawing, make, replace} from "./dom.js";
import {mendFirst} from "./mend-first.js";
import {enlargeable} from "./page-zoom.js";
import {whenSeen} from "./seen.js";
import {uncheckedMarks} from "./unchecked.js";

const REDRAWN_AFTER_MS = 900;
const ASKED_EVERY_MS = 350;
const DOTS = 110;
const LARGE_DOTS = 160;

export async function mount(element, context) {
  const parts = {
    kinds: make("select", {"aria-label": "哪一种文书", class: "papers-kinds"}),
    buttons: make("div", {class: "row"}),
    state: make("div", {class: "papers-state", role: "status"}),
    notices: make("div", {}),
    pages: make("div", {class: "papers-pages"}),
    left: make("div", {}),
  };
  const page = {context, parts, papers: [], name: "", version: "", loading: 0, request: 0};
  const tools = make("div", {class: "row papers-tools"}, parts.kinds, parts.buttons);
  replace(element, make("div", {class: "papers"}, tools, uncheckedMarks(context), parts.state, parts.notices, parts.pages, parts.left));
  parts.kinds.addEventListener("change", () => choose(page, parts.kinds.value));
  context.on("visit-changed", ({version}) => {
    page.version = version ?? page.version;
    clearTimeout(page.waiting);
    page.waiting = setTimeout(page.seen.ask, REDRAWN_AFTER_MS);
  });
  page.seen = whenSeen(element, () => load(page));
  await load(page);
  return () => {
    page.seen.stop();
    clearTimeout(page.waiting);
    page.request += 1;
  };
}

function question(page, more = {}) {
  return {file: page.context.file, version: page.context.visit?.model.version ?? page.version, ...more};
}

async function load(page) {
  const {parts, context} = page;
  page.loading += 1;
  const {loading} = page;
  let answer;
  try {
    answer = await context.server.get("/api/papers", question(page));
  } catch (error) {
    if (loading === page.loading) {
      sayWhyNot(page, error);
    }
    return;
  }
  // a later question is newer
  if (loading !== page.loading) {
    return;
  }
  Object.assign(page, {papers: answer.papers, version: answer.version, broken: answer.broken, converter: answer.converter});
  const possible = page.papers.filter((paper) => paper.possible);
  page.name = possible.some((paper) => paper.name === page.name) ? page.name : possible[0]?.name ?? "";
  replace(parts.kinds, possible.map((paper) => make("option", {value: paper.name}, paper.title)));
  parts.kinds.value = page.name;
  parts.kinds.hidden = possible.length === 0;
  drawLeft(page);
  if (answer.problems.length) {
    refuse(page, answer.problems);
  } else {
    await show(page);
  }
}

function sayWhyNot({parts, context}, error) {
  replace(parts.state, mendFirst(context, "先改好，再看文书", error));
}

// A visit with errors has no papers: what is on the screen stays as the old one, nothing can be taken.
function refuse(page, problems) {
  page.request += 1;
  replace(page.parts.buttons);
  replace(page.parts.notices);
  page.parts.pages.classList.add("is-old");
  sayWhyNot(page, {message: problems[0].text, problems});
}

function drawLeft(page) {
  const left = page.papers.filter((paper) => !paper.possible);
  replace(page.parts.left, left.length
    ? make("details", {class: "papers-left"}, make("summary", {}, `还做不了的（${left.length}）`),
        make("ul", {}, left.map((paper) => make("li", {}, `${paper.title}：${paper.why}`))))
    : null);
}

function choose(page, name) {
  if (!name) {
    return;
  }
  page.name = name;
  page.parts.kinds.value = name;
  show(page);
}

// Shows the paper that was chosen. A later request makes an earlier one stop.
async function show(page) {
  const {parts, context} = page;
  page.request += 1;
  const request = page.request;
  const paper = page.papers.find((one) => one.name === page.name);
  if (!paper) {
    replace(parts.state, "填好来宾和日期，文书就在这里。");
    return;
  }
  drawButtons(page, paper);
  replace(parts.state, page.converter ? "正在排版…" : "");
  parts.pages.classList.add("is-old");
  let made;
  try {
    made = await context.server.get("/api/paper/pages", question(page, {kind: paper.name}));
    if (request !== page.request) {
      return;
    }
    drawNotices(page, made, paper);
    if (made.key) {
      await drawPages(page, made.key, request);
    } else {
      drawText(page, made);
    }
  } catch (error) {
    if (request === page.request) {
      sayWhyNot(page, error);
    }
  }
}

function drawButtons(page, paper) {
  const link = (format) => page.context.server.address("/api/paper", question(page, {kind: paper.name, format}));
  replace(page.parts.buttons,
    make("a", {class: "button", href: link("docx"), download: ""}, "下载 Word"),
    page.converter ? make("a", {class: "button", href: link("pdf"), download: ""}, "下载 PDF") : null,
    button("全套…", () => page.context.show("pack")));
}

function drawNotices(page, made, paper) {
  const lines = made.notices.map((notice) => make("li", {}, notice.hint ? `${notice.text}（${notice.hint}）` : notice.text));
  const draft = made.draft && page.broken ? make("p", {class: "papers-draft"}, `有${page.broken}处违反规定，${paper.title}只能先看草稿`) : null;
  const list = lines.length
    ? make("details", {open: made.notices.some((one) => one.level !== "note")}, make("summary", {}, `要留意的（${lines.length}）`), make("ul", {}, lines))
    : null;
  replace(page.parts.notices, draft, list);
}

async function drawPages(page, key, request) {
  const {parts, context} = page;
  let found = await context.server.get("/api/paper/state", {key});
  while (found.state === "等待" && request === page.request) {
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
    found = await context.server.get("/api/paper/state", {key});
  }
  if (request !== page.request) {
    return;
  }
  if (found.state !== "完成") {
    replace(parts.state, found.problems?.[0]?.text ?? "没有画成，再点一次");
    return;
  }
  const pictures = pagesOf(page, key, found.pages);
  // what one sees first is loaded before anything changes on the screen
  await Promise.allSettled(pictures.slice(0, 2).map((one) => one.querySelector("img").decode()));
  if (request !== page.request) {
    return;
  }
  const top = parts.pages.scrollTop;
  replace(parts.pages, pictures);
  parts.pages.scrollTop = top;
  parts.pages.classList.remove("is-old");
  const said = found.notices.map((notice) => notice.text);
  replace(parts.state, [...(pictures.length ? [`共${pictures.length}页`] : []), ...said].join("；"));
}

function pagesOf(page, key, found) {
  const pages = found.map((one, at) => {
    const title = `${one.file.replace(/\.pdf$/, "")}，第${one.page}页（共${found.length}页）`;
    const picture = (dots, loading) => make("img", {
      src: page.context.server.address("/api/paper/page", {key, document: one.document, page: one.page, dots}), alt: title, loading,
      width: Math.round(one.width * 4), height: Math.round(one.height * 4),
    });
    return {title, small: picture(DOTS, at < 2 ? "eager" : "lazy"), large: () => picture(LARGE_DOTS, "eager")};
  });
  return figuresOf(pages);
}

function figuresOf(pages) {
  return pages.map((_, at) => make("figure", {class: "papers-page"}, enlargeable(pages, at)));
}

// Without a converter: the charts, and the text line by line.
function drawText(page, made) {
  const {parts} = page;
  parts.pages.classList.remove("is-old");
  const drawings = made.svg ?? [];
  const charts = figuresOf(drawings.map((svg, at) => ({title: `第${at + 1}张图（共${drawings.length}张）`, small: drawing(svg), large: () => drawing(svg)})));
  const texts = (made.outline ?? []).map((document) => make("section", {class: "papers-text"},
    make("h3", {}, document.file),
    document.lines.map((line) => make("p", {}, line.cells.filter(Boolean).join("　")))));
  replace(parts.pages, charts, texts);
  const text = "这台电脑没有 LibreOffice，画不出纸面，只列出文字；下载 Word 打开看样子";
  replace(parts.state, made.documents.length ? text : `没有做：${made.why}`);
}
