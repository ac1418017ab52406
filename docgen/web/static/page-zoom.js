// A page of a paper, large enough to be read: it opens before everything else by a click or by the keyboard, the part
// that was clicked in the middle. Arrows and buttons turn the pages; Esc or another click closes it.

import {button, make, replace} from "./dom.js";
import {currentStay} from "./stay.js";

// so wide is a page at least, whatever the window: its smallest print can be read then
const READABLE_PX = 880;
const MOST_PX = 1100;

// A button that shows one of several pages, and enlarges it. `pages` are {title, small, large}: what it is called, what is
// shown here, and a function that gives what is shown large.
export function enlargeable(pages, at) {
  const {title, small} = pages[at];
  return button(small, (event) => open(pages, at, clickedPart(event)), {class: "page-button", "aria-label": `放大：${title}`, title: "点一下放大"});
}

// Where a page was clicked, as parts of its width and height; its upper middle for who uses the keyboard.
function clickedPart(event) {
  const box = event.currentTarget.getBoundingClientRect();
  return event.detail ? [(event.clientX - box.x) / box.width, (event.clientY - box.y) / box.height] : [0.5, 0];
}

function open(pages, first, part) {
  let at = first;
  const heading = make("h2", {id: "page-zoom-title"});
  const place = make("div", {class: "page-zoom-place", tabindex: "0", role: "region", "aria-labelledby": heading.id});
  const before = button("上一页", () => turn(-1), {});
  const after = button("下一页", () => turn(1), {});
  const close = button("关闭", () => dialog.close(), {});
  const dialog = make("dialog", {class: "page-zoom", "aria-labelledby": heading.id},
    make("div", {class: "page-zoom-bar"}, heading, before, after, close), place);
  const show = ([across, down]) => {
    replace(heading, pages[at].title);
    const page = make("div", {class: "page-zoom-page", title: "再点一下关上", onclick: () => dialog.close()}, pages[at].large());
    replace(place, page);
    page.style.width = `${Math.max(READABLE_PX, Math.min(MOST_PX, place.clientWidth - 32))}px`;
    before.disabled = at === 0;
    after.disabled = at === pages.length - 1;
    place.scrollTo(page.offsetWidth * across - place.clientWidth / 2, page.offsetHeight * down - place.clientHeight / 2);
  };
  const turn = (by) => {
    if (pages[at + by]) {
      at += by;
      show([0.5, 0]);
      place.focus();
    }
  };
  dialog.addEventListener("keydown", (event) => {
    const by = {PageDown: 1, PageUp: -1}[event.key];
    if (by) {
      event.preventDefault();
      turn(by);
    }
  });
  const leaveView = () => dialog.close();
  currentStay().addEventListener("abort", leaveView, {once: true});
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  show(part);
  place.focus();
}
