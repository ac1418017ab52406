// A table of the office (领导, 宾馆, 车辆, …), filled in, checked and saved as the tables of a visit are. The other tables
// are one click away.

import {make, replace} from "./dom.js";
import {tableAddress} from "./folder.js";
import {get} from "./server.js";
import * as tables from "./tables.js";
import {makeContext, saveButton, sayUnopened} from "./visit-context.js";

export async function openOfficeTable(element, shell, file) {
  const sections = make("nav", {class: "visit-sections", "aria-label": "各表"});
  const table = make("section", {class: "visit-table", "aria-label": "表格"});
  const layout = make("div", {class: "visit visit-without-side"}, sections, table);
  replace(element, layout);
  const context = makeContext(file, shell, sections);
  shell.setMainAction(saveButton(context));
  const {catalogue} = await get("/api/folder");
  shell.setActions(catalogue.filter((one) => one.file).map((one) =>
    make("a", {class: "button", href: tableAddress(one.file), "aria-current": one.file === file ? "page" : null}, one.name)));
  try {
    const leave = await tables.mount(table, context);
    // one table alone needs no list of tables
    layout.classList.toggle("visit-of-one", context.visit.model.sections.size === 1);
    return leave;
  } catch (error) {
    sayUnopened(element, shell, "这份资料打不开", error);
    return null;
  }
}
