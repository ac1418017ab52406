// The frame of every view: the bar on top with the way back, the title, whether all is saved, the buttons of the view,
// and the end of the program.

import {countOf} from "./counts.js";
import {confirmed} from "./dialogs.js";
import {button, make, replace} from "./dom.js";
import * as notices from "./notices.js";
import {post} from "./server.js";

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
  const end = button("退出", () => quit(top), {class: "quiet", title: "结束 docgen，关上这个网页"});
  replace(top, home, title, state, main, actions, end);
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
    atHome(isHome) {
      home.hidden = isHome;
    },
  };
}

async function quit(top) {
  if (!(await confirmed("结束 docgen？", "结束以后这个网页不能再用；保存过的文件都在。", "结束"))) {
    return;
  }
  try {
    await post("/api/quit");
  } catch (error) {
    notices.fail(error);
    return;
  }
  replace(top);
  replace(document.getElementById("main"), make("p", {class: "empty"}, "docgen 已经结束，可以关上这个网页了。"));
}
