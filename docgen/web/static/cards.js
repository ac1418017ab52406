// Name cards and badges: a list is pasted or chosen, the sheet is chosen, the cards are seen as pages, and made.

import {field} from "./dialogs.js";
import {button, drawing, make, replace} from "./dom.js";
import {droppable} from "./intake.js";
import * as notices from "./notices.js";
import {get, keep, post, postFiles} from "./server.js";
import {sinceNow} from "./since.js";

const PAUSE_MS = 400;
const ACCEPTED = ".xlsx,.xlsm,.xls,.ods,.et,.csv,.tsv,.txt,.docx,.docm,.pdf,.yaml,.yml";
// what stands before the key of a list that was dropped here, among the names of files
const DROPPED = "dropped:";

export async function openCards(element, shell) {
  shell.setTitle("席卡和证件");
  const [presets, contents] = await Promise.all([get("/api/cards/presets"), get("/api/folder")]);
  const sources = [["", "粘贴的名单"], ...contents.visits.filter((visit) => !visit.fault).map((visit) => [visit.file, [visit.dates[0], visit.title || visit.file].filter(Boolean).join("　")]),
    ...contents.lists.map((file) => [file, file])];
  const kind = field("做什么", {choices: [["cards", "席卡"], ["badges", "证件"]]});
  const source = field("名单", {choices: sources});
  const text = field("一行一个人", {lines: 8, hint: "如：周明远 副书记；从 Excel 复制的也行，第一行要有“姓名”"});
  const preset = field("卡纸", {choices: choicesOf(presets.cards)});
  const title = field("名称", {hint: "如：座谈会；用来起文件名，记住上次做了哪些。不写就用名单文件的名字，或第一个人的姓名"});
  const changed = make("input", {type: "checkbox", id: "cards-changed"});
  const onlyChanged = make("div", {class: "row", hidden: true}, changed, make("label", {for: "cards-changed"}, "只做新的和改了的"));
  const result = make("div", {});
  const made = make("div", {});
  const word = button("做成 Word 文件", () => write("docx"), {class: "primary", disabled: true});
  const pdf = button("做成 PDF", () => write("pdf"), {disabled: true, hidden: !contents.pages});
  const why = make("p", {class: "hint"}, "粘贴或选好名单，就能做。");
  const chooser = make("input", {type: "file", accept: ACCEPTED, class: "visually-hidden", tabindex: "-1", "aria-label": "选名单文件", onchange: () => takeFiles([...chooser.files])});
  const choose = make("div", {class: "row"}, button("选名单文件…", () => chooser.click()), chooser, make("span", {class: "hint"}, "Excel、Word、文本都行；也可以拖到这里"));
  const form = make("section", {class: "cards-form", "aria-label": "名单和卡纸"},
    kind.element, source.element, choose, text.element, preset.element, title.element, onlyChanged, make("div", {class: "row"}, word, pdf), why);
  replace(element, make("div", {class: "cards"}, form, make("div", {class: "cards-result", "aria-live": "polite"}, made, result)));
  showEmpty();

  let asked = null;
  let timer = 0;
  const order = () => {
    const isDropped = source.value.startsWith(DROPPED);
    return {
      kind: kind.value, file: isDropped ? "" : source.value, list: isDropped ? source.value.slice(DROPPED.length) : "",
      text: source.value ? "" : text.value, preset: preset.value, title: title.value, changed: changed.checked && !onlyChanged.hidden,
    };
  };

  // A list is kept by the program under a key; of a Word file its people come back as a text to be looked at.
  async function takeFiles(files) {
    chooser.value = "";
    const form = new FormData();
    form.append("files", files[0]);
    const isUntouched = sinceNow();
    try {
      const taken = await postFiles("/api/cards/list", form);
      if (taken.list) {
        source.input.append(make("option", {value: DROPPED + taken.list}, taken.name));
      } else {
        text.input.value = [isUntouched() ? "" : text.value, taken.text].filter(Boolean).join("\n");
        notices.say(`${taken.name}里的人读到下面了，看一看对不对`);
      }
      if (taken.list && !isUntouched()) {
        notices.say(`${taken.name}读好了，在“名单”里选`);
        return;
      }
      source.input.value = taken.list ? DROPPED + taken.list : "";
      source.input.dispatchEvent(new Event("change"));
    } catch (error) {
      notices.fail(error);
    }
  }

  function later() {
    replace(made);
    clearTimeout(timer);
    timer = setTimeout(show, PAUSE_MS);
  }

  function showEmpty() {
    replace(result, make("p", {class: "empty"}, "粘贴一份名单，一行一个人；或选一个名单文件、一次来访。卡的样子就在这里。"));
  }

  async function show() {
    asked?.abort();
    asked = new AbortController();
    if (!source.value && !text.value.trim()) {
      setReady(false);
      showEmpty();
      return;
    }
    try {
      const cards = await post("/api/cards", order(), {signal: asked.signal});
      // the clerk ticks it; a list that was never made has nothing to compare with
      onlyChanged.hidden = !cards.made_before;
      changed.checked &&= cards.made_before;
      setReady(cards.count > 0 && !cards.faults.length, cards.faults.length > 0);
      replace(result, seen(cards));
    } catch (error) {
      if (error.name !== "AbortError") {
        setReady(false);
        replace(result, faults(error));
      }
    }
  }

  async function write(format) {
    setReady(false);
    // an answer from before the cards were made would say that they never were
    clearTimeout(timer);
    asked?.abort();
    try {
      const {file} = await post("/api/cards/make", {...order(), format});
      notices.say(`写好了 ${file}`);
      replace(made, madeFile(file));
      await keep("/api/file", {file});
    } catch (error) {
      notices.fail(error);
    }
    await show();
  }

  function setReady(isReady, isFaulty = false) {
    why.hidden = isReady;
    why.textContent = isFaulty ? "名单里有几行看不出是谁，改好了才能做：少做一张，就少一个人。" : "粘贴或选好名单，就能做。";
    word.disabled = !isReady;
    pdf.disabled = !isReady;
  }

  kind.input.addEventListener("change", () => {
    replace(made);
    replace(preset.input, choicesOf(presets[kind.value]).map(([key, label]) => make("option", {value: key}, label)));
    show();
  });
  source.input.addEventListener("change", () => {
    replace(made);
    text.element.hidden = Boolean(source.value);
    show();
  });
  for (const one of [preset.input, changed]) {
    one.addEventListener("change", show);
  }
  for (const one of [text.input, title.input]) {
    one.addEventListener("input", (event) => event.isComposing || later());
    one.addEventListener("compositionend", later);
  }
  droppable(element.firstElementChild, takeFiles);
  return () => {
    clearTimeout(timer);
    asked?.abort();
  };
}

// The file that was written, to be kept once more.
function madeFile(file) {
  const name = file.split("/").at(-1);
  const link = button(`下载 ${name}`, () => keep("/api/file", {file}).catch(notices.fail));
  return make("div", {class: "row cards-made"}, make("span", {}, `写好了，存在“${file}”`), link);
}

function choicesOf(presets) {
  return presets.map((preset) => [preset.name, preset.note]);
}

function seen(cards) {
  const {length} = cards.faults;
  const notes = [
    length ? `其余的人：${cards.balance}` : cards.balance,
    cards.unchanged ? `只做新的和改了的${cards.count}张，其余${cards.unchanged}张不用重印` : "",
    cards.withdrawn.length ? `要撤下${cards.withdrawn.length}张：${cards.withdrawn.map((card) => `第${card.number}张 ${card.name}`).join("、")}` : "",
    cards.excluded.length ? `不做：${cards.excluded.map((one) => `${one.name}（${one.reason}）`).join("、")}` : "",
    cards.duplicates.length ? `重复：${cards.duplicates.join("、")}` : "",
    cards.summary.join("，"),
    ...cards.problems.map((problem) => problem.text),
  ].filter(Boolean);
  const pages = cards.pages.map((svg, number) =>
    make("figure", {class: "sheet"}, drawing(svg), make("figcaption", {}, `第${number + 1}页，共${cards.sheets}页`)));
  const more = cards.sheets > pages.length ? make("p", {class: "hint"}, `后面还有${cards.sheets - pages.length}页，样子一样`) : null;
  const wrong = length ? faultList(`名单里有${length}处要改，改好才能做；下面是其余的卡`, cards.faults) : null;
  return [wrong, make("ul", {class: "plain notes"}, notes.map((note) => make("li", {}, note))), make("div", {class: "sheets"}, pages), more];
}

function faults(error) {
  const problems = error.problems?.length ? error.problems : [{text: error.message, hint: ""}];
  return faultList("名单里有要改的地方", problems);
}

function faultList(title, problems) {
  const items = problems.map((problem) => make("li", {},
    problem.line ? `第${problem.line}行：` : "", problem.text, problem.hint ? make("span", {class: "hint"}, ` 改法：${problem.hint}`) : null));
  return make("div", {role: "alert"}, make("p", {class: "complaint"}, title), make("ul", {}, items));
}
