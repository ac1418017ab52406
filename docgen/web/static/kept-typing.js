// What was typed into a file and not saved: when it is opened again it is said what that is and when it was typed, and
// asked whether to go on with it.

import {labelOf} from "./conflicts.js";
import {make} from "./dom.js";

const UNSAVED = {text: "填了没有保存就关掉了，都留着。接着填，还是不要了，从保存过的文件开始？", ok: "接着填"};
const OUTRUN = {text: "填了没有保存就关掉了，这以后文件又在别处改过。把填的另存成一份，还是不要了？", ok: "另存一份"};
const MOST_LINES = 8;
const MOST_LETTERS = 30;

// The file as it was saved, or as it was typed last where the user wants that: {answer, saved, aside}.
export async function opened({server, dialogs, file}) {
  const saved = await server.get("/api/visit", {file});
  if (!saved.newer_autosave) {
    return {answer: saved, saved};
  }
  const typed = await server.get("/api/visit", {file, restored: "1"});
  if (!(await isWanted(saved, typed, dialogs))) {
    await server.post("/api/visit/discard", {file});
    return {answer: saved, saved};
  }
  if (saved.outrun) {
    const aside = await server.post("/api/visit/aside", {file});
    return {answer: saved, saved, aside: aside.file};
  }
  return {answer: await server.get("/api/visit", {file, restored: "1"}), saved};
}

// Whoever closes the question keeps what he typed; it is thrown away only after a second one.
async function isWanted(saved, typed, dialogs) {
  const words = saved.outrun ? OUTRUN : UNSAVED;
  const lines = changedLines(saved, typed);
  const list = () => make("ul", {class: "kept-lines"}, lines.map((line) => make("li", {}, line)));
  const title = "有没保存的内容";
  for (;;) {
    const body = [make("p", {}, `${whenWas(saved.typed_at)}${words.text}`), list()];
    if ((await dialogs.openDialog({title, body, ok: words.ok, cancel: "", drop: "不要了…"})) !== false) {
      return true;
    }
    const again = [make("p", {}, "丢掉以后找不回来："), list()];
    if (await dialogs.openDialog({title: "填的这些都不要了？", body: again, ok: "不要了", cancel: "再想想"})) {
      return false;
    }
  }
}

function whenWas(seconds) {
  const then = new Date(seconds * 1000);
  const [hour, minute] = [then.getHours(), then.getMinutes()].map((number) => String(number).padStart(2, "0"));
  const days = [0, 1].map((back) => new Date(Date.now() - back * 86_400_000).toDateString()).indexOf(then.toDateString());
  const day = ["今天", "昨天"][days] ?? `${then.getMonth() + 1}月${then.getDate()}日`;
  return `${day}${hour}:${minute}`;
}

// What one visit says otherwise than another, a line each: the fields of a form and of rows that are as many as before,
// else the rows that came and went.
export function changedLines(saved, typed) {
  const before = new Map(saved.sections.map((section) => [section.name, section]));
  const lines = typed.sections.flatMap((section) => {
    const rows = before.get(section.name)?.rows ?? [];
    const isSameShape = section.shape === "record" || rows.length === section.rows.length;
    return isSameShape ? changedCells(section, rows) : changedRows(section, rows);
  });
  const more = lines.length - MOST_LINES;
  return more > 0 ? [...lines.slice(0, MOST_LINES), `还有${more}处`] : lines;
}

function changedCells(section, before) {
  return section.rows.flatMap((row, at) => row.flatMap((text, column) => {
    const old = before[at]?.[column] ?? "";
    const what = old && text ? `“${short(old)}”改成“${short(text)}”` : `${text ? "填了" : "清空了"}“${short(text || old)}”`;
    return text === old ? [] : [`${labelOf(section, at, column)}：${what}`];
  }));
}

function changedRows(section, before) {
  const keys = (rows) => new Set(rows.map((row) => JSON.stringify(row)));
  const [old, now] = [keys(before), keys(section.rows)];
  const lines = (rows, known, word) => rows.filter((row) => row.some(Boolean) && !known.has(JSON.stringify(row)))
    .map((row) => `${section.name}：${word}“${short(row.filter(Boolean).join(" "))}”`);
  return [...lines(before, now, "去掉或改了"), ...lines(section.rows, old, "现在有")];
}

function short(text) {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text;
}
