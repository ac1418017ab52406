// The folder that was opened: its visits by date, its years, and how a visit or an office is begun.

import {field, openDialog} from "./dialogs.js";
import {button, make, replace} from "./dom.js";
import {droppable, intakeDialog, takeFiles} from "./intake.js";
import * as notices from "./notices.js";
import {get, post} from "./server.js";
import {sinceNow} from "./since.js";
import {shownFile} from "./words.js";

const SEARCHED_FROM = 8;
// what the office itself is called among its tables
const OWN_OFFICE = "本单位";

export async function openFolder(element, shell) {
  shell.setTitle("");
  const contents = await get("/api/folder");
  shell.setTitle(contents.unit || contents.name);
  const reload = () => openFolder(element, shell);
  const body = contents.visits.length ? listOf(contents) : emptyFolder(contents, reload);
  const view = make("div", {class: "folder"}, nameless(contents), heading(contents), body, yearsOf(contents), brandsOf(contents), catalogueOf(contents));
  replace(element, view);
  droppable(view, takeFiles);
}

// The address of the page of a table of the office.
export function tableAddress(file) {
  return addressOf("table", file);
}

// The address of a visit's page.
export function visitAddress(file) {
  return addressOf("visit", file);
}

function addressOf(view, file) {
  return `#/${view}/${file.split("/").map(encodeURIComponent).join("/")}`;
}

function heading(contents) {
  const start = button("新建来访", newVisit, {class: "primary"});
  const drop = button("放入来函、名单…", intakeDialog);
  const cards = make("a", {class: "button", href: "#/cards"}, "席卡和证件");
  const buttons = make("div", {class: "row"}, start, drop, cards);
  return make("div", {class: "folder-head"}, make("h2", {}, "来访"), contents.visits.length ? buttons : null);
}

// An office without a name prints none below its papers: it is asked for until it is there.
function nameless({office, unit, catalogue}) {
  const own = catalogue.find((table) => table.name === OWN_OFFICE);
  if (!office || unit || !own) {
    return null;
  }
  return make("p", {class: "nameless"}, "办公室还没有写单位，落款是空的；也不知道按哪里的规定检查。 ",
    make("a", {class: "button", href: tableAddress(own.file)}, "写上单位、地区"));
}

function listOf(contents) {
  const inYears = contents.years.map((year) => `${year.folder}/`);
  const current = contents.visits.filter((visit) => !inYears.some((folder) => visit.file.startsWith(folder)));
  const list = make("ul", {class: "visits"});
  const show = (words) => {
    const shown = words ? contents.visits : current;
    const found = shown.filter((visit) => words.split(/\s+/).every((word) => textOf(visit).includes(word)));
    replace(list, found.length ? found.map(rowOf) : make("li", {class: "empty"}, words ? "没有这样的来访" : "这里还没有来访"));
  };
  show("");
  if (contents.visits.length < SEARCHED_FROM) {
    return list;
  }
  const search = make("input", {
    type: "search", class: "search", placeholder: "找来访：标题、日期、文件名", "aria-label": "找来访", autocomplete: "off",
    oninput: (event) => show(event.target.value.trim()),
  });
  return make("div", {}, search, list);
}

function textOf(visit) {
  return [visit.title, visit.file, ...visit.dates].join(" ");
}

function rowOf(visit) {
  const about = [visit.guests === null ? "" : `${visit.guests}人`, shownFile(visit.file)].filter(Boolean).join(" · ");
  const title = make("span", {class: "visit-title"}, visit.title || "（没有标题）");
  const fault = visit.fault ? make("span", {class: "visit-fault"}, visit.fault) : null;
  const when = make("span", {class: "visit-days"}, daysOf(visit.dates));
  const mark = visit.unsaved ? unsavedMark() : null;
  const link = make("a", {href: visitAddress(visit.file)}, when, make("span", {class: "visit-text"}, make("span", {}, title, mark), make("span", {class: "visit-about"}, about), fault));
  return make("li", {}, link);
}

// 2026年7月5日—7日
function daysOf([first, last]) {
  if (!first) {
    return "没有日期";
  }
  const [year, month, day] = first.split("-").map(Number);
  const begin = `${year}年${month}月${day}日`;
  if (!last || last === first) {
    return begin;
  }
  const [lastYear, lastMonth, lastDay] = last.split("-").map(Number);
  if (lastYear !== year) {
    return `${begin}—${lastYear}年${lastMonth}月${lastDay}日`;
  }
  return lastMonth === month ? `${begin}—${lastDay}日` : `${begin}—${lastMonth}月${lastDay}日`;
}

function yearsOf(contents) {
  if (!contents.years.length) {
    return null;
  }
  const items = contents.years.map((year) => {
    const about = [year.visits ? `${year.visits}次来访` : "台账", year.folder].join(" · ");
    const text = make("span", {class: "visit-text"}, make("span", {class: "visit-title"}, `${year.year}年`), make("span", {class: "visit-about"}, about));
    return make("li", {}, make("a", {href: addressOf("year", year.folder)}, text));
  });
  return make("section", {class: "years"}, make("h2", {}, "年度统计和检查"), make("ul", {class: "visits"}, items));
}

function brandsOf(contents) {
  if (!contents.brands.length) {
    return null;
  }
  return make("section", {}, make("h2", {}, "品牌"),
    make("p", {}, contents.brands.join("、")), make("p", {class: "hint"}, "文书的版式。来访的“品牌”一格写上它的名字，文书就照它做。"));
}

// The tables of leaders, hotels, vehicles, dishes: each is opened as a table; those that are missing can be begun.
function catalogueOf({catalogue}) {
  if (!catalogue.length) {
    return null;
  }
  const there = catalogue.filter((table) => table.file).map(linkOf);
  const sheets = catalogue.filter((table) => table.is_sheet).map((table) => table.name);
  const missing = catalogue.filter((table) => !table.file && !table.is_sheet).map((table) => button(`添上${table.name}`, (event) => newTable(table.name, event.currentTarget), {class: "small"}));
  return make("section", {class: "catalogue"}, make("h2", {}, "办公室的资料"),
    make("div", {class: "row"}, there, missing),
    sheets.length ? make("p", {class: "hint"}, `${sheets.join("、")}存成了 Excel 表，在“库”文件夹里用 Excel 改`) : null,
    make("p", {class: "hint"}, "单位、地区、标准在“本单位”里；换了领导、添了宾馆，也在这里改，保存以后每次来访都用新的。"));
}

function linkOf({name, file, unsaved}) {
  return make("a", {class: "button", href: tableAddress(file)}, name, unsaved ? unsavedMark() : null);
}

function unsavedMark() {
  return make("span", {class: "mark", title: "上次填的还没有写进文件；打开可以接着填"}, "没有保存");
}

async function newTable(name, place) {
  const isUntouched = sinceNow();
  try {
    const {file} = await post("/api/new", {kind: "table", table: name});
    place.replaceWith(linkOf({name, file}));
    if (isUntouched()) {
      location.hash = tableAddress(file);
    }
  } catch (error) {
    notices.fail(error);
  }
}

function emptyFolder(contents, reload) {
  const choice = (title, text, label, onclick, primary) =>
    make("li", {class: "choice"}, make("h3", {}, title), make("p", {}, text),
      button(label, onclick, primary ? {class: "primary"} : {}));
  const office = contents.office
    ? null
    : choice("先建办公室", "写上单位、地区，以后每次来访都用它的领导、宾馆、车辆和菜品。", "新建办公室", () => newOffice(reload, contents.regions), true);
  return make("div", {},
    make("p", {class: "lead"}, `“${contents.name}”里还没有来访。`),
    make("ul", {class: "choices"}, office,
      choice("新建一次来访", "从标题和日期写起，一节一张表。", "新建来访", newVisit, contents.office),
      choice("有来函、名单", "Word、Excel、PDF 或微信里的文字，读成草稿，每一项写明出自哪一句。", "放入来函、名单…", intakeDialog),
      choice("只做席卡、证件", "粘贴一份名单，或选一个名单文件，选好卡纸就能印；不用先建来访。", "席卡和证件", () => { location.hash = "#/cards"; })));
}

async function newVisit() {
  const title = field("标题", {hint: "如：云州市党政代表团来清江区考察乡村振兴工作"});
  const first = field("第一天", {type: "date", about: "日期"});
  const last = field("最后一天", {type: "date", hint: "当天来回的不写"});
  const group = field("团组", {hint: "如：云州市党政代表团；可以以后写"});
  const ending = field("存成", {choices: [[".yaml", "普通来访（在网页里填，最快）"], [".xlsx", "Excel 表（网页和 Excel 都能填）"]]});
  const days = make("div", {class: "row fields"}, first.element, last.element);
  const made = await openDialog({
    title: "新建来访",
    body: [title.element, days, group.element, ending.element],
    ok: "新建",
    take: () => post("/api/new", {
      kind: "visit", title: title.value, group: group.value, ending: ending.value,
      dates: first.value && last.value && last.value !== first.value ? `${first.value} 至 ${last.value}` : first.value,
    }),
  });
  if (made) {
    location.hash = visitAddress(made.file);
  }
}

// What follows from a text in 地区: whether it is a place, and whether rules of that place come with the program.
function aboutRegion(text, regions) {
  if (!text) {
    return "";
  }
  if (!/[省市区州盟县旗]$/.test(text) && !regions.includes(text)) {
    return "地区写到县、区，如：青山县、云州市清江区";
  }
  const isKnown = regions.some((name) => new RegExp(`(?:^|[省市区州盟县])${name}`).test(text));
  return isKnown ? "" : `没有随带“${text}”的规定，先按全国的查；本地的可以自己写`;
}

async function newOffice(reload, regions) {
  const unit = field("单位全称", {hint: "用于落款，如：青山县接待服务中心"});
  const short = field("简称", {hint: "规范化简称，如：县接待中心"});
  const region = field("地区", {hint: "按哪里的规定检查，如：青山县", offered: regions});
  const note = make("p", {class: "region-note", role: "status"});
  region.element.append(note);
  region.input.addEventListener("input", () => replace(note, aboutRegion(region.value.trim(), regions)));
  const made = await openDialog({
    title: "新建办公室",
    body: [unit.element, short.element, region.element, make("p", {class: "hint"}, "写了单位，就建本单位的办公室，里面没有样例。三格都空着，就建一个示例办公室，可以先试着用。")],
    ok: "新建",
    busy: "正在建…",
    take: async () => {
      if (!unit.value.trim() && (short.value.trim() || region.value.trim())) {
        throw new Error("没有写单位全称；落款要印它");
      }
      return post("/api/new", {kind: "office", unit: unit.value, short: short.value, region: region.value});
    },
  });
  if (made) {
    notices.say("办公室建好了");
    reload();
  }
}
