// The whole set of papers: made in the background with its progress; then its files, what was left out and why, and what
// to print again after a change.

import {isGrave} from "./counts.js";
import {button, make, replace} from "./dom.js";
import {uncheckedMarks} from "./unchecked.js";
import {shownDownload} from "./words.js";

const ASKED_EVERY_MS = 300;

export async function mount(element, context) {
  const parts = {
    pdf: make("input", {type: "checkbox", id: "pack-pdf"}),
    printed: make("input", {type: "checkbox", id: "pack-printed"}),
    state: make("div", {class: "pack-state", role: "status"}),
    result: make("div", {class: "pack-result"}),
  };
  parts.printedLine = make("label", {class: "row", for: "pack-printed", hidden: true}, parts.printed, "上次列出要重印、要撤下的，都印好、撤好了（不再列）");
  const page = {context, parts, left: false};
  page.start = button("", () => start(page, false), {class: "primary"});
  sayWhatItDoes(page);
  const about = "各种文书一次做齐，编上号，放进这个文件夹的“文书”里。以前做过的，只做改了的，并说重印什么。做以前先保存来访文件。";
  const form = make("div", {class: "row"}, page.start,
    make("label", {class: "row", for: "pack-pdf"}, parts.pdf, "再合成一个 PDF"));
  form.append(parts.printedLine);
  replace(element, make("div", {class: "pack"}, make("h2", {}, "全套文书"), make("p", {class: "hint"}, about), uncheckedMarks(context), form, parts.state, parts.result));
  // who had a PDF with the last set is likely to want one again
  let isChosen = false;
  parts.pdf.addEventListener("change", () => { isChosen = true; });
  context.server.get("/api/pack/last", {file: context.file}).then((last) => { parts.pdf.checked = isChosen ? parts.pdf.checked : last.pdf; }).catch(() => {});
  context.on("visit-changed", () => changed(page));
  context.on("saved", () => sayWhatItDoes(page));
  return () => { page.left = true; };
}

// The set is made of the file: what is not saved yet is saved first, and the button says so.
function sayWhatItDoes({start, context}) {
  replace(start, context.visit?.model.isSaved === false ? "保存并做全套" : "做全套");
}

async function start(page, draft) {
  const {context, parts} = page;
  page.start.disabled = true;
  try {
    await saved(context);
    const {job, folder} = await context.server.post("/api/pack", {file: context.file, pdf: parts.pdf.checked, printed: parts.printed.checked, draft});
    show(page, await finished(page, job), folder);
  } catch (error) {
    replace(parts.state);
    context.notices.fail(error);
  } finally {
    page.start.disabled = false;
  }
}

// The set is made of the file as it is saved, so what was typed is saved first.
async function saved(context) {
  if (context.visit && !(await context.visit.autosave.save())) {
    throw new Error("来访文件没有保存成，全套没有做");
  }
}

async function finished(page, job) {
  const {context, parts} = page;
  const bar = make("progress", {max: 1, value: 0, "aria-label": "做到哪里了"});
  const what = make("span", {});
  replace(parts.result);
  replace(parts.state, bar, what);
  for (;;) {
    const answer = await context.server.get("/api/pack", {job});
    if (answer.state !== "进行" || page.left) {
      replace(parts.state);
      return answer;
    }
    bar.value = answer.share;
    replace(what, answer.title ? `正在做：${answer.title}` : "正在读来访文件");
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS));
  }
}

function show(page, answer, folder) {
  if (answer.state === "失败") {
    showFailure(page, answer);
    return;
  }
  page.parts.printed.checked = false;
  page.parts.printedLine.hidden = answer.reprint.length + answer.withdraw.length === 0;
  const made = answer.made.length ? `做好了${answer.made.length}份${answer.draft ? "草稿" : ""}` : "都不用重做";
  page.isStale = false;
  replace(page.parts.result,
    make("h3", {class: answer.draft ? "pack-done pack-draft" : "pack-done"}, `${made}，共${answer.papers}份，在“${folder}”`),
    make("div", {class: "row"}, answer.sets.map((name) => download(page, folder, name))),
    group("要重印的", answer.reprint.map((one) => one.text)),
    group("要撤下的", answer.withdraw_lines),
    group("没有动的（手工改过）", answer.kept.map((one) => `${one.file}：${one.why}`)),
    group("打不开、重做了的（坏的移到了“作废”）", answer.broken),
    group("旧的已移到“作废”，不要再印", answer.old_pdfs),
    answer.made.length ? group("这次做的", answer.made.map((name) => download(page, folder, name, false)), false) : null,
    group("没有做的", answer.left_out.map((one) => `${one.title}：${one.why}`), false),
    group("要留意的", answer.problems.map(lineOf), answer.problems.some((one) => one.level !== "note")));
}

// A set that was made before the visit was changed is not what would be made now.
function changed(page) {
  sayWhatItDoes(page);
  const done = page.parts.result.querySelector(".pack-done");
  if (done && !page.isStale) {
    page.isStale = true;
    done.classList.add("pack-draft");
    done.after(make("p", {class: "pack-stale"}, "做好以后又改过了，再做一次。"));
  }
}

function showFailure(page, answer) {
  const draft = answer.must
    ? button("先做一套草稿", () => start(page, true), {title: "每页加“草稿”水印，另放一个文件夹"})
    : null;
  const must = answer.problems.filter((one) => isGrave(one));
  const look = must.length ? button("看检查", () => page.context.show("findings")) : null;
  replace(page.parts.result, make("h3", {class: "pack-failed"}, answer.text), make("div", {class: "row"}, draft, look), group("要改的", must.map(lineOf)),
    group("要留意的", answer.problems.filter((one) => !must.includes(one)).map(lineOf), false));
}

function lineOf(problem) {
  return problem.hint ? `${problem.text}（${problem.hint}）` : problem.text;
}

function group(title, lines, open = true) {
  return lines.length
    ? make("details", {open}, make("summary", {}, `${title}（${lines.length}）`), make("ul", {}, lines.map((line) => make("li", {}, line))))
    : null;
}

function download(page, folder, name, asButton = true) {
  const href = page.context.server.address("/api/pack/file", {folder, name});
  return make("a", {href, download: name, class: asButton ? "button" : null}, asButton ? `下载 ${shownDownload(name)}` : name);
}
