// Short messages at the foot of the page: what was done goes away by itself; what failed stays until it is closed, until
// something is saved or done, or until another table or view is opened.

import {button, make} from "./dom.js";

const SHOWN_MS = 6_000;
const MOST_SHOWN = 3;

function show(kind, text, details = []) {
  const place = document.getElementById("notices");
  const close = button("×", () => notice.remove(), {class: "notice-close", "aria-label": "关闭这条消息"});
  const lines = details.map((line) => make("li", {}, line));
  const body = make("div", {class: "notice-body"}, make("p", {}, text), lines.length ? make("ul", {}, lines) : null);
  const notice = make("div", {class: `notice notice-${kind}`}, body, close);
  place.append(notice);
  while (place.children.length > MOST_SHOWN) {
    place.firstElementChild.remove();
  }
  if (kind === "done") {
    setTimeout(() => notice.remove(), SHOWN_MS);
  }
  return () => notice.remove();
}

// Takes away all that was said: another view is shown, or the program has ended.
export function clear() {
  document.querySelectorAll("#notices .notice").forEach((notice) => notice.remove());
}

// Takes away what was said of things that are no longer seen or that are mended.
export function forget() {
  document.querySelectorAll("#notices .notice-warning, #notices .notice-error").forEach((notice) => notice.remove());
}

// Says that something is done; gives what takes the message away where it is true no longer.
export function say(text) {
  return show("done", text);
}

// Says that something needs a look.
export function warn(text, details = []) {
  show("warning", text, details);
}

// Says why something failed: an error of the server with its hints, or any other.
export function fail(error) {
  if (error.name === "AbortError") {
    return;
  }
  const problems = error.problems ?? [];
  const more = problems.slice(0, 8).map((problem) => lineOf(problem, error.message));
  show("error", error.message, more.filter(Boolean));
}

function lineOf(problem, sentence) {
  const text = problem.text === sentence ? "" : problem.text;
  const hint = problem.hint ? `改法：${problem.hint}` : "";
  return [text, hint].filter(Boolean).join("。");
}
