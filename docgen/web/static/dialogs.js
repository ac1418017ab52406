// Questions that stand before the page: a title, something to fill in or to read, and buttons. The keyboard works as
// everywhere: Esc leaves, Enter takes the main button.

import {button, make, replace, uniqueId} from "./dom.js";
import {currentStay} from "./stay.js";

// Opens a dialog and gives what `take` gives, or null when the user leaves. `take` may be asynchronous; what it throws is
// shown in the dialog, which stays. `busy` is what the button says meanwhile. `body` is one element or several. `drop` is
// a button that gives false: it throws something away, which Esc never does. A dialog whose view is left goes with it and
// gives nothing; neither does a second one with the question that stands there already.
export function openDialog({title, body, ok = "确定", cancel = "取消", drop = "", take = () => true, wide = false, busy = ok}) {
  return new Promise((resolve) => {
    if ([...document.querySelectorAll("dialog h2")].some((other) => other.textContent === title)) {
      return;
    }
    const stay = currentStay();
    const heading = make("h2", {id: uniqueId("dialog")}, title);
    const complaint = make("p", {class: "complaint", role: "alert"});
    const main = ok ? button(ok, () => finish(), {class: "primary"}) : null;
    const leave = cancel ? button(cancel, () => dialog.close(), {}) : null;
    const dropping = drop ? button(drop, () => { answer = false; dialog.close(); }, {}) : null;
    const buttons = make("div", {class: "dialog-buttons"}, dropping, leave, main);
    const inner = make("div", {class: "dialog-body"}, body);
    const dialog = make(
      "dialog",
      {"aria-labelledby": heading.id, class: wide ? "dialog dialog-wide" : "dialog"},
      heading,
      inner,
      complaint,
      buttons,
    );
    let answer = null;
    async function finish() {
      replace(complaint);
      inner.querySelector("[aria-invalid]")?.removeAttribute("aria-invalid");
      main.disabled = true;
      replace(main, busy);
      try {
        answer = await take();
        dialog.close();
      } catch (error) {
        const hints = (error.problems ?? []).map((problem) => problem.hint).filter(Boolean);
        putAt(complaint, fieldMeant(error.message, inner), buttons);
        replace(complaint, [error.message, ...hints.slice(0, 3)].join("；"));
      } finally {
        main.disabled = false;
        replace(main, ok);
      }
    }
    dialog.addEventListener("keydown", (event) => {
      const typing = event.target.localName === "textarea" || event.target.localName === "button";
      if (event.key === "Enter" && !event.isComposing && !typing && main) {
        event.preventDefault();
        finish();
      }
    });
    // what was typed is not lost by one key that is pressed by habit
    dialog.addEventListener("cancel", (event) => {
      if (!dialog.dataset.warned && textsIn(inner) !== textsAtFirst) {
        event.preventDefault();
        dialog.dataset.warned = "1";
        putAt(complaint, null, buttons);
        replace(complaint, `填的内容还没有用上。再按一次 Esc，或点“${cancel}”，就不要了`);
      }
    });
    const leaveView = () => dialog.close();
    stay.addEventListener("abort", leaveView);
    dialog.addEventListener("close", () => {
      stay.removeEventListener("abort", leaveView);
      dialog.remove();
      if (!stay.aborted) {
        resolve(answer);
      }
    });
    document.body.append(dialog);
    const textsAtFirst = textsIn(inner);
    dialog.showModal();
    (inner.querySelector("input:not([tabindex='-1']), select, textarea, .files button") ?? main ?? leave).focus();
  });
}

// The field that a complaint is about: the one whose name it says first.
function fieldMeant(text, inner) {
  const said = [...inner.querySelectorAll(".field")].map((one) => {
    const names = [one.querySelector("label").textContent, one.dataset.about].filter(Boolean);
    const at = names.map((name) => text.indexOf(name)).filter((place) => place >= 0);
    return {one, at: Math.min(...at)};
  });
  return said.filter(({at}) => at < Infinity).toSorted((one, other) => one.at - other.at)[0]?.one ?? null;
}

// A complaint stands below the field that it is about, which is gone to; above the buttons where it is about none.
function putAt(complaint, place, buttons) {
  if (place === null) {
    buttons.before(complaint);
    return;
  }
  place.append(complaint);
  const input = place.querySelector("input, select, textarea");
  input.setAttribute("aria-invalid", "true");
  input.focus();
}

// All that was typed into the fields of an element.
function textsIn(element) {
  return JSON.stringify([...element.querySelectorAll("input, textarea")].map((input) => [input.value, input.checked]));
}

// A labelled field for a dialog: the element to show, and `value` to read. `choices` make it a list, `offered` are texts
// to choose from beside any other. `about` is what complaints call the field where that is not its label.
export function field(label, {value = "", hint = "", choices = null, lines = 0, type = "text", offered = [], about: called = null} = {}) {
  const id = uniqueId("field");
  const about = hint ? make("p", {class: "hint", id: `${id}-hint`}, hint) : null;
  const attributes = {id, "aria-describedby": about ? about.id : null, autocomplete: "off", spellcheck: "false"};
  let input;
  if (choices) {
    input = make("select", attributes, choices.map(([key, text]) => make("option", {value: key}, text)));
  } else if (lines) {
    input = make("textarea", {...attributes, rows: lines});
  } else {
    input = make("input", {...attributes, type, list: offered.length ? `${id}-offered` : null});
  }
  input.value = value || (choices ? choices[0][0] : "");
  const list = offered.length ? make("datalist", {id: `${id}-offered`}, offered.map((text) => make("option", {value: text}))) : null;
  const element = make("div", {class: "field", "data-about": called}, make("label", {for: id}, label), input, list, about);
  return {element, input, get value() { return input.value; }};
}
