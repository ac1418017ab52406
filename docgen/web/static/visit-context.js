// What the parts of a page that shows a file as tables know of it, and how they tell each other what happens.

import * as dialogs from "./dialogs.js";
import {button, make, replace} from "./dom.js";
import * as notices from "./notices.js";
import * as server from "./server.js";

export function makeContext(file, shell, sections, show = () => {}) {
  const events = new EventTarget();
  const told = new Map();
  return {
    file,
    server,
    notices,
    dialogs,
    places: {sections},
    on: (name, handler) => events.addEventListener(name, (event) => handler(event.detail)),
    emit: (name, detail = {}) => {
      told.set(name, detail);
      events.dispatchEvent(new CustomEvent(name, {detail}));
    },
    // what was told last under a name: a part that is loaded because of it learns it so
    told: (name) => told.get(name),
    show,
    setTitle: (title) => shell.setTitle(title),
    setState: (state, text) => shell.setState(state, text),
    setOpenVisit: (open) => shell.setOpenVisit(open),
  };
}

// What is shown in place of a file that cannot be read: it has nothing to save, to check or to print.
export function sayUnopened(element, shell, title, error) {
  shell.setActions([]);
  shell.setMainAction(null);
  replace(element, make("div", {class: "folder"},
    make("h2", {}, title),
    make("p", {class: "complaint", role: "alert"}, error.message),
    make("ul", {}, (error.problems ?? []).filter((one) => one.hint).map((one) => make("li", {}, one.hint))),
    make("div", {class: "row"}, make("a", {class: "button", href: "#/"}, "全部来访"))));
}

// The button that writes the file.
export function saveButton(context) {
  return button("保存", () => context.visit?.save(), {class: "primary", title: "写进文件（Ctrl+S）"});
}
