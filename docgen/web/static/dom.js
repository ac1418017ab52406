// How the page makes its elements: every text becomes a text node, so nothing that a user typed is ever markup.

// An element with attributes and children. "onclick" and the like take functions; true sets an empty attribute,
// false and null leave it out. Children are elements, texts, or null for nothing.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") {
      element.addEventListener(name.slice(2), value);
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  fill(element, children);
  return element;
}

// A button that is no submit button.
export function button(label, onclick, attributes = {}) {
  return make("button", {type: "button", onclick, ...attributes}, label);
}

// Puts children into an element in place of what was in it.
export function replace(element, ...children) {
  element.replaceChildren();
  fill(element, children);
  return element;
}

function fill(element, children) {
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      element.append(child);
    }
  }
}

// The SVG that the server has drawn, as an element. Nothing in it can run or load: what could is taken out.
export function drawing(text) {
  const root = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  if (root.localName !== "svg") {
    throw new Error("the server's drawing is no SVG");
  }
  for (const element of [root, ...root.querySelectorAll("*")]) {
    if (["script", "foreignObject", "use", "style", "animate", "set"].includes(element.localName)) {
      element.remove();
      continue;
    }
    for (const attribute of [...element.attributes]) {
      const reference = attribute.localName === "href" && !attribute.value.startsWith("data:image/");
      if (attribute.name.startsWith("on") || reference) {
        element.removeAttributeNode(attribute);
      }
    }
  }
  return document.importNode(root, true);
}

let lastNumber = 0;

// A name for an element that no other has: labels and controls are tied by it.
export function uniqueId(prefix) {
  lastNumber += 1;
  return `${prefix}-${lastNumber}`;
}
