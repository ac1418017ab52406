// Moves something by pointer: mouse, pen and finger alike. A finger that moves at once scrolls; one that rests a moment
// picks up. What is dragged follows as a small label; where it would land is marked.

const STARTS_PX = 5;
const RESTS_MS = 220;
const EDGE_PX = 36;
const EDGE_STEP_PX = 14;
const CLICK_MS = 40;

// Makes what is inside `root` draggable.
//   find(target)       what a press at this element takes up: {key, label}, or null
//   landing(x, y, item)  the place under a point: {element, value, refused}, or null; `refused` is why it cannot be there
//   start(item), over(item, place), drop(item, place), cancel(item)
//   scroller()         what a finger scrolls that moves at once
//   edges              what is scrolled while somebody is held at its edge
export function dragging(root, actions) {
  const press = {item: null, pointer: null, listening: null};
  root.addEventListener("pointerdown", (event) => begin(event, press, actions));
  return () => end(press, actions, false);
}

function begin(event, press, actions) {
  const isTouch = event.pointerType === "touch";
  const item = event.button === 0 && event.isPrimary ? actions.find(event.target) : null;
  if (press.listening || !(item || (isTouch && event.isPrimary && !event.target.closest("button")))) {
    return;
  }
  Object.assign(press, {
    item, pointer: event.pointerId, touch: isTouch, x: event.clientX, y: event.clientY,
    lastX: event.clientX, lastY: event.clientY, isDragging: false, isScrolling: false, label: null, place: null,
    listening: new AbortController(),
  });
  const signal = press.listening.signal;
  addEventListener("pointermove", (move) => moved(move, press, actions), {signal, passive: false});
  addEventListener("pointerup", (up) => up.pointerId === press.pointer && end(press, actions, true), {signal});
  addEventListener("pointercancel", (gone) => gone.pointerId === press.pointer && end(press, actions, false), {signal});
  addEventListener("keydown", (key) => key.key === "Escape" && press.isDragging && stopHere(key, press, actions), {signal, capture: true});
  if (press.touch && item) {
    press.rest = setTimeout(() => !press.isScrolling && pickUp(press, actions), RESTS_MS);
  }
}

function stopHere(event, press, actions) {
  event.preventDefault();
  event.stopPropagation();
  end(press, actions, false);
}

function moved(event, press, actions) {
  if (event.pointerId !== press.pointer) {
    return;
  }
  const far = Math.hypot(event.clientX - press.x, event.clientY - press.y) > STARTS_PX;
  if (!press.isDragging && far) {
    if (press.touch) {
      press.isScrolling = true;
    } else {
      pickUp(press, actions);
    }
  }
  if (press.isScrolling) {
    scroll(actions.scroller(), press.lastX - event.clientX, press.lastY - event.clientY);
  }
  press.lastX = event.clientX;
  press.lastY = event.clientY;
  if (press.isDragging) {
    event.preventDefault();
    follow(press, actions);
  }
}

// What the scroller cannot scroll any more the page does.
function scroll(scroller, across, down) {
  const before = scroller.scrollTop;
  scroller.scrollBy(across, down);
  document.scrollingElement.scrollBy(0, down - (scroller.scrollTop - before));
}

function pickUp(press, actions) {
  press.isDragging = true;
  press.label = document.createElement("div");
  press.label.className = "drag-label";
  press.label.textContent = press.item.label;
  document.body.append(press.label);
  document.documentElement.classList.add("is-dragging");
  actions.start(press.item);
  follow(press, actions);
  press.edges = setInterval(() => scrollAtEdges(press, actions), 30);
}

function follow(press, actions) {
  const place = actions.landing(press.lastX, press.lastY, press.item);
  if (place?.element !== press.place?.element) {
    press.place?.element.classList.remove("drag-over", "drag-refused");
    place?.element.classList.add(place.refused ? "drag-refused" : "drag-over");
    showRefusal(press, place?.refused ?? "");
    press.place = place;
    actions.over(press.item, place);
  }
  // a sentence stays within the window
  const left = Math.max(4, Math.min(press.lastX + 12, innerWidth - press.label.offsetWidth - 4));
  press.label.style.transform = `translate(${left}px, ${press.lastY + 14}px)`;
}

// What cannot be put there says why beside the pointer.
function showRefusal(press, refused) {
  press.label.textContent = refused || press.item.label;
  press.label.classList.toggle("is-refused", Boolean(refused));
  document.documentElement.classList.toggle("is-refused", Boolean(refused));
}

function scrollAtEdges(press, actions) {
  const box = actions.edges.getBoundingClientRect();
  const across = step(press.lastX, box.left, box.right);
  const down = step(press.lastY, box.top, box.bottom);
  if (across || down) {
    actions.edges.scrollBy(across, down);
    follow(press, actions);
  }
}

function step(at, from, to) {
  if (at < from || at > to) {
    return 0;
  }
  if (at < from + EDGE_PX) {
    return -EDGE_STEP_PX;
  }
  return at > to - EDGE_PX ? EDGE_STEP_PX : 0;
}

function end(press, actions, isDrop) {
  if (!press.listening) {
    return;
  }
  const {item, place, isDragging} = press;
  press.listening.abort();
  clearTimeout(press.rest);
  clearInterval(press.edges);
  press.label?.remove();
  place?.element.classList.remove("drag-over", "drag-refused");
  document.documentElement.classList.remove("is-dragging", "is-refused");
  Object.assign(press, {item: null, pointer: null, listening: null, isDragging: false, label: null, place: null});
  if (!isDragging) {
    return;
  }
  // the click that follows belongs to the drag
  const click = new AbortController();
  addEventListener("click", (late) => late.stopPropagation(), {capture: true, signal: click.signal});
  setTimeout(() => click.abort(), CLICK_MS);
  if (isDrop && place) {
    actions.drop(item, place);
  } else {
    actions.cancel(item);
  }
}
