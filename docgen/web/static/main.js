// Begins: makes the frame, and shows the view that the address names (#/, #/visit/文件, …).

import {openCards} from "./cards.js";
import {make, replace} from "./dom.js";
import {openFolder} from "./folder.js";
import * as notices from "./notices.js";
import {openOfficeTable} from "./office-table.js";
import {stayAlive} from "./server.js";
import {makeShell} from "./shell.js";
import {endStay} from "./stay.js";
import {openVisit} from "./visit.js";
import {openYear} from "./year.js";

// What each first word of the address opens; a view gives a function that is called when it is left.
const VIEWS = {"": openFolder, visit: openVisit, table: openOfficeTable, cards: openCards, year: openYear};

const main = document.getElementById("main");
const shell = makeShell(document.getElementById("top"));
let current = null;

// A view that is being left may still wait for an answer: what it says of the frame then is not heard.
function heardWhile(view) {
  const guarded = Object.entries(shell).map(([name, act]) => [name, (...words) => (current === view ? act(...words) : undefined)]);
  return Object.fromEntries(guarded);
}

async function route() {
  const [name, ...rest] = location.hash.replace(/^#\/?/, "").split("/").map(decoded);
  const open = VIEWS[name] ?? openFolder;
  const before = current;
  const view = {element: make("div", {class: "view"}), leave: null};
  current = view;
  endStay();
  notices.clear();
  shell.setActions([]);
  shell.setMainAction(null);
  shell.setOpenVisit(null);
  shell.setState("", "");
  shell.atHome(open === openFolder);
  replace(main, view.element);
  try {
    // what was typed is kept before anything is read again
    await before?.leave?.();
    if (current !== view) {
      return;
    }
    const leave = (await open(view.element, heardWhile(view), rest.join("/"))) ?? null;
    if (current === view) {
      view.leave = leave;
    } else {
      leave?.();
    }
  } catch (error) {
    notices.fail(error);
  }
}

// An address that somebody has spelled wrongly is shown as he wrote it.
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

addEventListener("hashchange", (event) => {
  // an address that was left again at once has nothing to open: the later one tells of itself
  if (event.newURL && event.newURL !== location.href) {
    return;
  }
  main.focus();
  route();
});
document.getElementById("skip").addEventListener("click", () => main.focus());
stayAlive();
route();
