// The frame of every view: the bar on top with the way back, the title, whether all is saved, the buttons of the view,
// and the end of the program.

import {countOf} from "./counts.js";
import {button, make, replace} from "./dom.js";
import {quit} from "./quit.js";

// what the state of a visit means, for who holds the mouse over it
const MEANINGS = {
  saved: "文件里就是现在填的",
  unsaved: "填的都留着，关掉再打开可以接着填；点“保存”才写进文件",
};

export function makeShell(top) {
  const home = make("a", {href: "#/", class: "home"}, make("img", {src: "/static/icon.svg", alt: "", width: 20}), make("span", {class: "home-text"}, "全部来访"));
  const title = make("h1", {class: "title"});
  const state = make("span", {class: "state", role: "status"});
  const main = make("div", {class: "main-action"});
  const actions = make("div", {class: "actions", role: "toolbar", "aria-label": "这一页的操作"});
  let open = null;
  const leave = button("退出", () => end(top, open), {class: "quiet", title: "结束 docgen，关上这个网页"});
  replace(top, home, title, state, main, actions, leave);
  return {
    setTitle(text) {
      replace(title, text);
      title.title = text;
      document.title = text ? `${text} — docgen` : "docgen 接待文书";
    },
    // state: saved, saving, unsaved, conflict, or empty for none
    setState(name, text) {
      state.className = name ? `state state-${name}` : "state";
      state.title = MEANINGS[name] ?? "";
      replace(state, text ?? "");
    },
    setActions(buttons) {
      replace(actions, buttons);
      actions.hidden = buttons.length === 0;
    },
    // the button that is used most, which stays in sight whatever is shown below
    setMainAction(action) {
      replace(main, action);
    },
    // the number of findings beside the button of a pane
    setCount(action, findings) {
      action?.querySelector(".count")?.remove();
      const count = countOf(findings);
      if (action && count) {
        action.append(count);
      }
    },
    // the visit or table that is shown, for who ends the program while it is not saved
    setOpenVisit(shown) {
      open = shown;
    },
    atHome(isHome) {
      home.hidden = isHome;
    },
  };
}

async function end(top, open) {
  if (await quit(open)) {
    replace(top);
    replace(document.getElementById("main"), make("p", {class: "empty"}, "docgen 已经结束，可以关上这个网页了。"));
  }
}
