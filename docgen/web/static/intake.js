// Letters, lists, workbooks, visit files and pasted texts that become a visit: what was read, from where, what is missing.

import {field, openDialog} from "./dialogs.js";
import {button, make, replace} from "./dom.js";
import * as notices from "./notices.js";
import {postFiles} from "./server.js";
import {shownFile, shownSource} from "./words.js";

const MOST_BYTES = 64 * 1024 * 1024;
const ACCEPTED = ".docx,.docm,.txt,.md,.pdf,.xlsx,.xlsm,.xls,.csv,.yaml,.yml";

// Asks for files or a text, and makes a visit of them.
export async function intakeDialog() {
  const files = chooser();
  const text = field("或把文字粘贴到这里", {lines: 8, hint: "微信、邮件、短信里的都行"});
  const taken = await openDialog({
    title: "放入来函、名单",
    body: [files.element, text.element],
    ok: "读成草稿",
    wide: true,
    take: () => send(files.chosen, text.value),
  });
  await report(taken);
}

// Where files are chosen or dropped; `chosen` has them.
function chooser() {
  const chosen = [];
  const list = make("ul", {});
  const add = (files) => {
    chosen.push(...files);
    replace(list, chosen.map((file) => make("li", {}, file.name)));
  };
  const input = make("input", {
    type: "file", multiple: true, accept: ACCEPTED, class: "visually-hidden", tabindex: "-1", "aria-label": "选文件",
    onchange: () => add([...input.files]),
  });
  const hint = make("p", {class: "hint"}, "也可以拖到这里。可以几份，说的是同一次来访：来函、名单、行程、已有的来访文件。");
  const element = make("div", {class: "files"}, button("选文件…", () => input.click()), input, hint, list);
  droppable(element, add);
  return {element, chosen};
}

// Makes a visit of files that were dropped.
export async function takeFiles(files) {
  try {
    await report(await send(files, ""));
  } catch (error) {
    notices.fail(error);
  }
}

// Lets files be dropped on an element.
export function droppable(element, take) {
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  element.addEventListener("dragover", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      element.classList.add("drop-here");
    }
  });
  element.addEventListener("dragleave", (event) => {
    if (!element.contains(event.relatedTarget)) {
      element.classList.remove("drop-here");
    }
  });
  element.addEventListener("drop", (event) => {
    element.classList.remove("drop-here");
    if (hasFiles(event)) {
      event.preventDefault();
      take([...event.dataTransfer.files]);
    }
  });
}

function send(files, text) {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  if (bytes > MOST_BYTES) {
    throw new Error("文件太大：一次最多 64 MB");
  }
  const form = new FormData();
  files.forEach((file) => form.append("files", file));
  form.append("text", text);
  return postFiles("/api/intake", form);
}

// Shows what was read, and opens the visit.
async function report(taken) {
  if (!taken) {
    return;
  }
  const title = `读出来的，存在“${shownFile(taken.file)}”`;
  // who has begun to fill in something else meanwhile is not led away from it
  if (document.querySelector("dialog[open]")) {
    notices.say(title);
    return;
  }
  if (taken.fields && !(await openDialog({title, body: draftOf(taken), ok: "打开来访", cancel: "以后再看", wide: true}))) {
    dispatchEvent(new HashChangeEvent("hashchange"));
    return;
  }
  location.hash = `#/visit/${taken.file.split("/").map(encodeURIComponent).join("/")}`;
}

function draftOf(taken) {
  const unsure = taken.fields.filter((one) => !one.sure).length;
  const summary = `读出${taken.fields.length}项` + (unsure ? `，其中${unsure}项没有把握，标着“请核对”` : "");
  // what somebody has to look at stands above what is sure
  const rows = taken.fields.toSorted((one, other) => one.sure - other.sure).map((one) =>
    make("tr", {class: one.sure ? "" : "unsure"},
      make("th", {scope: "row"}, placeOf(one.path)),
      make("td", {}, Array.isArray(one.value) ? one.value.join("、") : one.value, one.sure ? null : make("span", {class: "mark"}, "请核对")),
      make("td", {class: "source"}, sourceOf(one.source))));
  const head = make("tr", {}, ["哪一项", "读出来的", "出自"].map((text) => make("th", {scope: "col"}, text)));
  const notes = [...taken.remarks, ...taken.notices.map((notice) => notice.text)];
  const missing = taken.missing.filter((path) => !path.startsWith("来宾.名单["));
  const ofGuests = missingOfGuests(taken.missing);
  return make("div", {class: "draft"},
    make("p", {class: "lead"}, summary),
    notes.length ? make("ul", {}, notes.map((note) => make("li", {}, note))) : null,
    missing.length ? make("p", {class: "missing"}, `没有写、要补的：${missing.map(placeOf).join("、")}`) : null,
    ofGuests ? make("p", {class: "missing"}, `来宾里没有写、要补的：${ofGuests}`) : null,
    make("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "读出来的各项"}, make("table", {class: "list stacked"}, make("thead", {}, head), make("tbody", {}, rows))),
    taken.unread.length ? make("details", {}, make("summary", {}, `没有用上的${taken.unread.length}句`), make("ul", {}, taken.unread.map((source) => make("li", {}, source.text)))) : null);
}

// What guests lack, by field: 职务（3人）、电话（8人）.
function missingOfGuests(paths) {
  const names = paths.map((path) => /^来宾\.名单\[\d+\]\.(.+)$/.exec(path)?.[1]).filter(Boolean);
  return [...Map.groupBy(names, (name) => name)].map(([name, all]) => `${name}（${all.length}人）`).join("、");
}

// 来宾.名单[1].姓名 as the tables call it: 来宾第1行 姓名
function placeOf(path) {
  return path.replace(/^来宾\.名单\[/, "来宾[").replace(/\[(\d+)\]/g, "第$1行").replaceAll(".", " ");
}

function sourceOf(source) {
  return [shownSource(source.file), source.line ? `第${source.line}行` : "", source.text].filter(Boolean).join(" · ");
}
