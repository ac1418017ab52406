// The page of a visit: its parts, what they tell each other, and which of them is seen. Wide windows show sections,
// table and one pane on the right; narrow ones show one thing at a time.

import {button, make, replace} from "./dom.js";
import * as notices from "./notices.js";
import {PARTS} from "./parts.js";
import {makeContext, saveButton, sayUnopened} from "./visit-context.js";
import {shownFile} from "./words.js";

const TABLE = "table";
// the program has ended, or another one has taken its place
const NOT_READ = "这一部分没有读到：docgen 可能已经结束，或者换了版本。在命令行里重新运行 docgen web";

export async function openVisit(element, shell, file) {
  const sections = make("nav", {class: "visit-sections", "aria-label": "各节"});
  const table = make("section", {class: "visit-table", "aria-label": "表格"});
  const side = make("aside", {class: "visit-side"});
  const layout = make("div", {class: "visit"}, sections, table, side);
  replace(element, layout);
  const panes = new Map();
  const leaving = [];
  const context = makeContext(file, shell, sections, (name) => show(name));
  const asides = PARTS.filter((part) => part.place === "side");
  const buttons = new Map();
  shell.setActions([[TABLE, "表格"], ...asides.map((part) => [part.name, part.label])].map(([name, label]) => {
    const action = button(label, () => show(name), {class: name === TABLE ? "pane-button only-narrow" : "pane-button"});
    buttons.set(name, action);
    return action;
  }));
  shell.setMainAction(saveButton(context));
  for (const part of asides) {
    const pane = make("section", {class: "pane", "aria-label": part.label, hidden: true});
    panes.set(part.name, {element: pane, part, mounted: false});
    side.append(pane);
  }
  layout.classList.toggle("visit-without-side", asides.length === 0);

  let isChosen = false;
  const middle = PARTS.find((part) => part.place === TABLE);
  const tablesReady = middle
    ? mount(middle, table, unopened)
    : Promise.resolve(replace(table, make("p", {class: "empty"}, file)));
  // What is chosen is seen at once; it is filled when it is ready, whatever is chosen meanwhile.
  async function show(name) {
    isChosen = true;
    layout.classList.toggle("visit-shows-side", name !== TABLE);
    for (const [other, action] of buttons) {
      action.setAttribute("aria-pressed", String(other === name));
    }
    if (name === TABLE) {
      return;
    }
    layout.classList.toggle("visit-shows-findings", name === "findings");
    for (const [other, pane] of panes) {
      pane.element.hidden = other !== name;
    }
    const pane = panes.get(name);
    if (pane && !pane.mounted) {
      pane.mounted = true;
      // the other parts show and change what the tables have open
      await tablesReady;
      await mount(pane.part, pane.element);
    }
  }

  async function mount(part, place, failed = notices.fail) {
    try {
      const module = await part.load().catch(() => { throw new Error(NOT_READ); });
      const leave = await module.mount(place, context);
      if (typeof leave === "function") {
        leaving.push(leave);
      }
    } catch (error) {
      failed(error);
    }
  }

  function unopened(error) {
    isChosen = true;
    sayUnopened(element, shell, "这次来访打不开", error);
  }

  context.on("show-cell", () => show(TABLE));
  context.on("show-seating", () => show("seating"));
  context.on("findings", ({findings = []}) => {
    shell.setCount(buttons.get("findings"), findings);
    // an empty list needs little room: the table gets it
    layout.classList.toggle("visit-all-right", findings.length === 0);
  });
  shell.setTitle(shownFile(file));
  await tablesReady;
  // somebody may have chosen a pane while the tables were loaded
  if (asides.length && !isChosen) {
    const filling = show(asides[0].name);
    if (matchMedia("(max-width: 700px)").matches) {
      show(TABLE);
    }
    await filling;
  }
  return () => Promise.all(leaving.map((leave) => leave()));
}
