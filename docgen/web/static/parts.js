// The parts of the page of a visit. Each is a module with mount(element, context), which may return a function that is
// called when the page is left. A part that is not listed is not shown.
//
// place "table": the middle; its list of sections goes into context.places.sections.
// place "side": a pane on the right, with a button on top; `name` is also the pane that context.show(name) opens.

export const PARTS = [
  {name: "tables", place: "table", load: () => import("./tables.js")},
  {name: "findings", label: "检查", place: "side", load: () => import("./findings.js")},
  {name: "papers", label: "文书", place: "side", load: () => import("./papers.js")},
  {name: "seating", label: "座次", place: "side", load: () => import("./seating.js")},
  {name: "pack", label: "全套", place: "side", load: () => import("./pack.js")},
];
