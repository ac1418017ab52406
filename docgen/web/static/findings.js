// What the check finds, in a list: each with its place, which a click opens, what to do about it, the rule behind it,
// and the form that exempts the visit from a rule.

import {button, make, replace} from "./dom.js";
import {field, openDialog} from "./dialogs.js";
import {tableAddress} from "./folder.js";
import {sinceNow} from "./since.js";

export const LEVELS = {error: "错误", must: "违规", should: "应改", note: "提示"};
// the code of what a draft is not sure of: somebody looks at it first
export const UNCHECKED = "D128";
// the code of what was read in another form than it was written
const READ_AS_MEANT = "D150";
// that of what somebody breaks who was put on his seat by hand
export const SEATED_BY_HAND = "D429";
// that of a number of guests that is smaller than their list
const FEWER_THAN_LISTED = "D124";

export function mount(element, context) {
  const head = make("h2", {}, "检查");
  const list = make("div", {class: "findings"});
  replace(element, head, list);
  context.on("findings", ({findings = []}) => draw(list, context, findings));
  draw(list, context, context.visit?.model.findings ?? []);
}

function draw(list, context, findings) {
  if (!context.visit) {
    replace(list, make("p", {class: "empty"}, "正在读…"));
    return;
  }
  if (!findings.length) {
    replace(list, make("p", {class: "empty"}, "没有查到要改的。"));
    return;
  }
  const hasErrors = findings.some((one) => one.level === "error");
  const later = hasErrors ? make("p", {class: "hint"}, "先改好错误；规定要等整份能读了才查。") : null;
  const listed = findings.filter((one) => one.code !== READ_AS_MEANT);
  const ofLevel = (level) => group(LEVELS[level], level, listed.filter((one) => one.level === level && one.code !== UNCHECKED), context);
  replace(list, later, ofLevel("error"), group("请核对", "should", listed.filter((one) => one.code === UNCHECKED), context), ["must", "should", "note"].map(ofLevel),
    readAsMeant(list, context, findings.filter((one) => one.code === READ_AS_MEANT)));
}

function group(title, level, findings, context) {
  return findings.length ? make("section", {}, make("h3", {class: `level-${level}`}, `${title}（${findings.length}）`), items(findings, context)) : null;
}

function items(findings, context) {
  return make("ul", {class: "plain"}, findings.map((one) => item(one, context)));
}

// What was only written in another form: folded, and open again where somebody had opened it.
function readAsMeant(list, context, findings) {
  const isOpen = list.querySelector("details.read-as-meant")?.open ?? false;
  const summary = make("summary", {}, `按意思读的写法（${findings.length}），不用改`);
  return findings.length ? make("details", {class: "read-as-meant", open: isOpen}, summary, items(findings, context)) : null;
}

function item(finding, context) {
  return make(
    "li",
    {class: `finding level-${finding.level}`},
    placeButton(finding, context),
    finding.hint ? make("p", {class: "hint"}, finding.hint) : null,
    make("div", {class: "fault-actions"}, faultActions(finding, context.visit)),
  );
}

// What is wrong, with the section, the row and the field where it stands; a click goes there.
export function placeButton(finding, context) {
  const place = placeOf(finding, context.visit.model);
  const show = () => (finding.table ? openTable(finding.table, context) : context.emit("show-cell", finding));
  const open = button("", show, {class: "finding-place", disabled: !finding.section && !finding.table});
  return replace(open, make("span", {class: "finding-where"}, place), finding.text);
}

// What is wrong in a table of the office is mended there.
async function openTable(name, {server, notices}) {
  const isUntouched = sinceNow();
  try {
    const {catalogue} = await server.get("/api/folder");
    const {file} = catalogue.find((one) => one.name === name && one.file) ?? {};
    if (!file) {
      throw new Error(`“${name}”不在打开的文件夹里，用记事本改`);
    }
    if (isUntouched()) {
      location.hash = tableAddress(file);
    }
  } catch (error) {
    notices.fail(error);
  }
}

function placeOf({section, row, column, table}, model) {
  if (table) {
    return `办公室的资料 ${table}（点这里去改）`;
  }
  if (!section) {
    return "整份文件";
  }
  const about = model.section(section);
  const line = row >= 0 && about.shape === "table" ? `第${row + 1}行` : "";
  return [section, line, column >= 0 ? about.columns[column].name : ""].filter(Boolean).join(" ");
}

// The buttons of a finding: mend it where it is known how, read the rule, exempt from it.
export function faultActions(finding, page) {
  const {remedy, code} = finding;
  return [
    remedy ? button(remedy.label, () => page.change("/api/visit/remedy", {finding}), {class: "small primary"}) : null,
    code === SEATED_BY_HAND ? button("看座次图", () => showSeats(finding, page), {class: "small"}) : null,
    code === FEWER_THAN_LISTED ? button("看名单", () => page.showCell({section: "来宾", row: 0, column: 0}), {class: "small"}) : null,
    finding.rule ? button("看规定", () => showRule(code, page.context), {class: "small", "aria-label": `看规定 ${code}`}) : null,
    finding.rule && ["must", "should"].includes(finding.level) ? button("豁免…", () => exempt(finding, page), {class: "small", "aria-label": `豁免 ${code}`}) : null,
  ];
}

function showSeats({section, row}, {context, model}) {
  const at = model.section(section).columns.findIndex((column) => column.name === "名称");
  context.emit("show-seating", {name: model.text(section, row, at)});
}

// A rule in words: why, its source, what is not in order and what is.
export async function showRule(code, {server, notices}) {
  try {
    const rule = await server.get("/api/rule", {code});
    const part = (label, text, tag = "p") => (text ? [make("h3", {}, label), make(tag, {class: tag === "pre" ? "sample" : null}, text)] : []);
    await openDialog({
      title: rule.name,
      body: [make("p", {}, rule.why), ...part("依据", rule.source), ...part("这样不行", rule.bad, "pre"), ...part("这样可以", rule.good, "pre")],
      ok: "",
      cancel: "关闭",
      wide: true,
    });
  } catch (error) {
    notices.fail(error);
  }
}

async function exempt(finding, page) {
  const reason = field("理由", {lines: 3, hint: "为什么这次不适用；会印在接待方案的附件和检查表里"});
  const approver = field("批准人", {hint: "谁批准的"});
  const date = field("批准日期", {type: "date"});
  await openDialog({
    title: "豁免这一条",
    body: [make("p", {}, finding.text), reason.element, make("div", {class: "row fields"}, approver.element, date.element)],
    ok: "豁免",
    take: async () => {
      if (!reason.value.trim()) {
        throw new Error("要写理由：为什么这次不适用");
      }
      const values = {code: finding.code, reason: reason.value.trim(), approver: approver.value.trim(), date: date.value.trim()};
      if (!(await page.change("/api/visit/exempt", values))) {
        throw new Error("没有写进去");
      }
      return true;
    },
  });
}
