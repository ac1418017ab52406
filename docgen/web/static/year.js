// A year: its figures and bars, the visits behind every figure, and all its visits held against the rules.

import {openDialog} from "./dialogs.js";
import {button, drawing, make, replace} from "./dom.js";
import {showRule} from "./findings.js";
import {visitAddress} from "./folder.js";
import * as notices from "./notices.js";
import * as server from "./server.js";

const LEVEL_CLASSES = {违规: "level-must", 已豁免: "level-exempted"};
const TABS = [["figures", "统计"], ["audit", "检查"]];

export async function openYear(element, shell, words) {
  const [folder, tab = "figures"] = words.split("#");
  const name = folder.replace(/\.\w+$/, "").split("/").pop();
  const query = {folder, year: /^\d{4}$/.test(name) ? name : ""};
  shell.setTitle(query.year ? `${query.year}年接待` : folder);
  const body = make("div", {class: "year-body"});
  const buttons = new Map(TABS.map(([key, label]) => [key, button(label, () => show(key))]));
  shell.setActions([...buttons.values()]);
  replace(element, make("div", {class: "year-view"}, body));

  let shown = "";
  async function show(key) {
    shown = key;
    for (const [other, action] of buttons) {
      action.setAttribute("aria-pressed", String(other === key));
    }
    replace(body, make("p", {class: "empty"}, "正在读这一年的来访…"));
    const content = await (key === "audit" ? auditOf(query) : figuresOf(query)).catch(faults);
    // somebody may have chosen the other one meanwhile
    if (shown === key) {
      replace(body, content);
    }
  }
  await show(tab);
}

async function figuresOf(query) {
  const year = await server.get("/api/year", query);
  const parts = year.tables.map((table) => {
    const charts = year.charts.filter((chart) => chart.part === table.name);
    return make("section", {class: "year-part"},
      make("h2", {}, table.title),
      make("div", {class: "year-row"}, tableOf(table, query), charts.length ? barsOf(charts) : null),
      table.note ? make("p", {class: "hint"}, table.note) : null);
  });
  const paper = paperButton("disclosure", "下载公开表", query);
  const said = year.notices.map((notice) => make("li", {}, notice.text));
  return [make("div", {class: "row"}, paper), said.length ? make("ul", {class: "notes"}, said) : null, ...parts];
}

function tableOf(table, query) {
  const rows = table.rows.map((row) => {
    const [name, ...cells] = row.cells;
    return make("tr", {}, make("th", {scope: "row"}, name), cells.map((cell, at) =>
      make("td", {class: "number"}, row.trace && cell ? traced(row.trace, `${name}${table.head[at + 1]}${cell}`, cell, query) : cell)));
  });
  const head = table.head.map((text, number) => make("th", {scope: "col", class: number ? "number" : ""}, text));
  return make("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": table.title},
    make("table", {class: "list"}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)));
}

// A number that leads to the visits behind it; `called` is what a screen reader says.
function traced(figure, called, number, query) {
  return button(number, () => traceOf(figure, query), {class: "link", title: "看是哪几次来访", "aria-label": `${called}，看是哪几次来访`});
}

// The bars of a part; where there are several, one is seen and the others are a button away.
function barsOf(charts) {
  const place = make("div", {class: "bars"});
  const buttons = charts.map((chart) => button(chart.counted, () => show(chart)));
  function show(chart) {
    charts.forEach((other, number) => buttons[number].setAttribute("aria-pressed", String(other === chart)));
    replace(place, drawing(chart.svg));
  }
  show(charts[charts.length - 1]);
  return make("figure", {class: "year-chart"}, make("div", {class: "row small"}, buttons), place);
}

async function traceOf(figure, query) {
  let visits;
  try {
    visits = await server.get("/api/year/trace", {...query, figure});
  } catch (error) {
    notices.fail(error);
    return;
  }
  const rows = visits.map((visit) => make("tr", {},
    make("td", {class: "day"}, visit.first), make("td", {}, visit.file ? make("a", {href: visitAddress(visit.file)}, visit.title) : visit.title),
    make("td", {class: "number"}, `${visit.people}人`), make("td", {class: "wide-only"}, visit.code)));
  const head = [["日期", ""], ["来访", ""], ["人数", "number"], ["编号", "wide-only"]].map(([text, name]) => make("th", {scope: "col", class: name}, text));
  const body = make("div", {class: "scroll"}, make("table", {class: "list"}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)));
  await openDialog({title: `${figure.split(".").pop()}：${visits.length}次来访`, body, ok: "", cancel: "关闭", wide: true});
}

async function auditOf(query) {
  const audit = await server.get("/api/year/audit", query);
  const papers = [["audit", "下载检查表（Word）"], ["audit-workbook", "下载检查表（Excel）"]].map(([kind, label]) =>
    paperButton(kind, label, query));
  const rows = audit["问题"].map(findingOf);
  const head = ["日期", "来访", "程度", "问题和改法", "金额"].map((text) => make("th", {scope: "col"}, text));
  const table = make("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": "检查出来的问题"},
    make("table", {class: "list stacked"}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows)));
  const notes = audit.problems.map((problem) => make("li", {}, problem.text));
  return [make("div", {class: "row"}, papers), make("p", {class: "lead"}, audit.counts),
    notes.length ? make("ul", {class: "notes"}, notes) : null, rows.length ? table : null];
}

function paperButton(kind, label, query) {
  return button(label, () => server.keep("/api/year/paper", {...query, kind}).catch(notices.fail));
}

function findingOf(finding) {
  const visit = finding.file ? make("a", {href: visitAddress(finding.file)}, finding["标题"]) : finding["标题"];
  const exempted = finding["豁免"] ? make("p", {class: "hint"}, `已豁免：${finding["豁免"]["理由"]}（${finding["豁免"]["批准人"]}）`) : null;
  const source = finding["依据"] ? make("p", {class: "hint"}, finding["依据"]) : null;
  const rule = button(finding["规则名称"] || finding["规则"], () => showRule(finding["规则"], {server, notices}), {class: "link", title: `看规定 ${finding["规则"]}`});
  const level = finding["豁免"] ? "已豁免" : finding["程度"];
  return make("tr", {},
    make("td", {class: "day"}, finding["日期"]), make("td", {}, visit), make("td", {}, make("span", {class: `level ${LEVEL_CLASSES[level] ?? ""}`}, level)),
    make("td", {}, make("p", {}, rule, `：${finding["问题"]}`), make("p", {class: "hint"}, `改法：${finding["改法"]}`), source, exempted),
    make("td", {class: "number"}, finding["金额"] === null ? "" : `${finding["金额"]}元`));
}

function faults(error) {
  const problems = (error.problems ?? []).map((problem) => make("li", {}, [problem.file ? `${problem.file}：` : "", problem.text, problem.hint ? `。改法：${problem.hint}` : ""].join("")));
  return make("div", {role: "alert"}, make("p", {class: "complaint"}, error.message), make("ul", {}, problems));
}
