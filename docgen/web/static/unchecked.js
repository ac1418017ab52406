// The marks 请核对 of a draft, said above its papers as long as one stands: what is printed meanwhile is a draft.

import {button, make, replace} from "./dom.js";
import {UNCHECKED, placeButton} from "./findings.js";

// An element that says how many marks there are, leads to the first, and takes all off for who has looked at them.
export function uncheckedMarks(context) {
  const element = make("div", {class: "unchecked", role: "status", hidden: true});
  const draw = () => {
    const some = marksOf(context);
    element.hidden = some.length === 0;
    replace(element, some.length ? [
      make("p", {}, `还有${some.length}处标着“请核对”，没有人看过：要签的文书先印成草稿，每页有“草稿”水印。`),
      make("div", {class: "row"},
        button("去看第一处", () => goTo(context, some.find((one) => one.section)), {class: "small primary"}),
        button("都核对过了…", () => checkOff(context), {class: "small"})),
    ] : null);
  };
  context.on("findings", draw);
  draw();
  return element;
}

function marksOf(context) {
  return (context.visit?.model.findings ?? []).filter((one) => one.code === UNCHECKED);
}

function goTo(context, mark) {
  if (mark) {
    context.emit("show-cell", mark);
  } else {
    context.show("findings");
  }
}

// Each mark is shown before all of them are taken off.
async function checkOff(context) {
  const lines = marksOf(context).map((one) => make("div", {class: "finding level-should"}, Object.assign(placeButton(one, context), {disabled: true})));
  await context.dialogs.openDialog({
    title: "这些都照原件核对过了？",
    body: [make("p", {class: "hint"}, "核对过了，文书就不再是草稿；每处写的出处还留着。"), ...lines],
    ok: "都核对过了",
    cancel: "再看看",
    take: async () => {
      for (let [finding] = marksOf(context); finding; [finding] = marksOf(context)) {
        if (!(await context.visit.change("/api/visit/remedy", {finding}))) {
          throw new Error("没有写进去");
        }
      }
      return true;
    },
  });
}
