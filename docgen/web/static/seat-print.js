// Prints one chart: the whole sheet as the server drew it, alone on a page that lies on its side.

import {drawing, make} from "./dom.js";

export function printChart(chart) {
  if (!chart) {
    return;
  }
  const svg = drawing(chart.svg);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  const sheet = make("div", {class: "print-sheet"}, svg);
  document.body.append(sheet);
  document.documentElement.classList.add("prints-sheet");
  addEventListener("afterprint", () => {
    sheet.remove();
    document.documentElement.classList.remove("prints-sheet");
  }, {once: true});
  print();
}
