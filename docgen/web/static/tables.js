// A visit as tables: the list of its sections, the table or form of one of them, the line that says what a cell is for
// and what is wrong with it. Opens what was typed and not saved, and says when somebody else has changed the file.

import {Autosave} from "./autosave.js";
import {CellBar, faultLine} from "./cell-bar.js";
import {mergedWords, openAgain} from "./conflicts.js";
import {isGrave} from "./counts.js";
import {Disputes} from "./disputes.js";
import {button, make, replace} from "./dom.js";
import {Grid} from "./grid.js";
import {opened} from "./kept-typing.js";
import {libraryTexts} from "./library.js";
import {RecordForm} from "./record-form.js";
import {RenameOffer} from "./rename-offer.js";
import {SectionList} from "./section-list.js";
import {namesFor} from "./suggestions.js";
import {VisitModel} from "./visit-model.js";
import {shownFile} from "./words.js";

// longer than it takes to drag the next one: a check meanwhile would make him wait
const FINDINGS_AFTER_MS = 700;
// the code of a row of which nobody knows to what entry it belongs: with it nothing is saved
const HOMELESS = "D229";

export async function mount(element, context) {
  const {server, file} = context;
  const {answer, saved, aside} = await opened(context);
  const tables = await server.get("/api/visit/suggestions", {file}).catch(noSuggestions);
  const page = new TablesPage(element, context, new VisitModel(answer, saved), tables);
  context.visit = page;
  if (aside) {
    context.notices.warn(setAside("上次填的", aside));
  }
  return () => page.leave();
}

// Without what could be chosen a visit is filled in all the same.
function noSuggestions(error) {
  if (error.name === "AbortError") {
    throw error;
  }
  return {};
}

function setAside(what, file) {
  return `${what}另存成了“${shownFile(file)}”，在“全部来访”那一页打开`;
}

class TablesPage {
  constructor(element, context, model, tables) {
    this.context = context;
    this.model = model;
    this.tables = tables;
    this.autosave = new Autosave(model, context);
    this.list = new SectionList(context.places.sections, model, (name) => this.show(name));
    this.bar = new CellBar(this);
    this.offer = new RenameOffer(model, (place) => this.showCell(place));
    this.disputes = new Disputes(model, (place) => this.showCell(place));
    this.place = make("div", {class: "section-place"});
    this.undoButton = button("撤销", () => this.undo(), {title: "Ctrl+Z"});
    this.redoButton = button("重做", () => this.redo(), {title: "Ctrl+Y"});
    this.rowButtons = this.makeRowButtons();
    const toolbar = make(
      "div",
      {class: "toolbar", role: "toolbar", "aria-label": "表格操作"},
      this.undoButton,
      this.redoButton,
      this.rowButtons,
    );
    this.heading = make("h2", {class: "section-title"});
    this.purpose = make("p", {class: "hint"});
    replace(element, toolbar, make("div", {class: "section-head"}, this.heading, this.purpose), this.bar.element, this.place, this.disputes.element, this.offer.element);
    this.onKey = (event) => this.key(event);
    this.onClose = (event) => this.closing(event);
    document.addEventListener("keydown", this.onKey);
    addEventListener("beforeunload", this.onClose);
    context.setOpenVisit({file: model.file, keep: () => this.keep(), lost: () => this.lost(), save: () => this.saveAtEnd(), ended: () => this.stopListening()});
    this.listen();
    this.show(this.firstSection());
    this.tellFindings();
    this.showTitle();
  }

  listen() {
    const {model, context} = this;
    model.listen("rows", ({section}) => this.rowsChanged(section));
    model.listen("findings", () => this.tellFindings());
    // what was saved is not any more
    model.listen("changed", () => this.savedNotice?.());
    context.on("show-cell", (place) => this.showCell(place));
    context.on("conflict", ({error}) => this.autosave.isLeaving || this.askAboutConflict(error));
  }

  makeRowButtons() {
    const act = (label, name, ...words) => button(label, () => this.rowAction(name, ...words));
    const buttons = [
      [act("插入行", "insert"), "Ctrl +"],
      [act("删除行", "remove"), "Ctrl -"],
      [act("上移", "move", -1), "Alt+Shift+↑"],
      [act("下移", "move", 1), "Alt+Shift+↓"],
    ];
    buttons.forEach(([one, keys]) => { one.title = keys; });
    return make("span", {class: "row-buttons"}, buttons.map(([one]) => one));
  }

  rowAction(name, ...words) {
    this.view.editor?.commit();
    this.view.actions?.[name](...words);
    this.view.focus();
  }

  firstSection() {
    const faulty = this.model.findings.find((one) => one.section && isGrave(one));
    return faulty?.section ?? this.model.sections.keys().next().value;
  }

  // --- what is shown ---

  show(name) {
    const section = this.model.section(name);
    if (!section || this.name === name) {
      return;
    }
    this.view?.editor?.commit();
    this.view?.remove();
    this.context.notices.forget();
    this.name = name;
    replace(this.heading, name);
    replace(this.purpose, section.purpose ?? "");
    const isRecord = section.shape === "record";
    this.rowButtons.hidden = isRecord;
    this.bar.element.hidden = isRecord;
    this.view = new (isRecord ? RecordForm : Grid)(this.model, name, this.hooks(name));
    replace(this.place, this.view.element);
    this.view.moveTo(0, 0);
    this.list.mark(name);
  }

  hooks(name) {
    return {
      names: (column) => namesFor(column, this.model, this.tables),
      library: (row) => libraryTexts(this.model.section(name), row, this.tables),
      moved: (row, column) => this.bar.show(name, row, column),
      say: (text) => this.context.notices.say(text),
      forget: () => this.context.notices.forget(),
      warn: (text, details) => this.context.notices.warn(text, details),
      faultLine: (fault) => faultLine(fault, this),
    };
  }

  async showCell({section, row = -1, column = -1}) {
    if (!section) {
      return;
    }
    this.show(section);
    // until all have heard of it the table may be hidden behind a pane: then no cell can be scrolled to
    await null;
    this.view.moveTo(Math.max(0, row), Math.max(0, column));
    this.view.focus();
  }

  rowsChanged(name) {
    if (name === null) {
      this.showAgain();
    } else if (name === this.name) {
      this.view.update();
    }
    this.list.update();
    this.offer.update();
    this.showSteps();
    this.showTitle();
  }

  // The visit has been opened anew: the cell that was chosen stays the chosen one.
  showAgain() {
    const {section, row, column} = this.bar.at;
    const hadKeys = this.place.contains(document.activeElement);
    this.name = null;
    this.show(section);
    this.view.moveTo(row, column);
    if (hadKeys) {
      this.view.focus();
    }
  }

  tellFindings() {
    this.list?.update();
    if (this.name) {
      this.view.markFindings();
      this.bar.refresh();
    }
    this.context.emit("findings", {findings: this.model.findings});
    this.showSteps();
  }

  showTitle() {
    const section = this.model.section("基本信息");
    if (!section) {
      this.context.setTitle(this.model.sections.keys().next().value);
      return;
    }
    const at = section.columns.findIndex((column) => column.name === "标题");
    this.context.setTitle(section.rows[0][at] || this.context.file);
  }

  showSteps() {
    this.undoButton.disabled = !this.model.history.canUndo;
    this.redoButton.disabled = !this.model.history.canRedo;
  }

  // --- what is done ---

  undo() {
    this.showStep(this.model.undo());
  }

  redo() {
    this.showStep(this.model.redo());
  }

  showStep(section) {
    if (section) {
      this.show(section);
      this.view.update();
      this.view.focus();
    }
    this.showSteps();
  }

  async save() {
    this.view.editor?.commit();
    if (this.autosave.conflict) {
      await this.askAboutConflict(this.autosave.conflict);
      return;
    }
    const isSaved = await this.autosave.save();
    if (this.autosave.isLeaving) {
      return;
    }
    if (isSaved) {
      this.context.notices.forget();
      this.savedNotice = this.context.notices.say("已保存");
    } else {
      this.showCell(this.model.findings.find((one) => one.code === HOMELESS) ?? {});
    }
  }

  // Sends a request that changes the visit (a remedy, an exemption, a seat) and takes what it answers.
  async change(path, values) {
    if (!(await this.autosave.flush())) {
      return false;
    }
    try {
      const {model} = this;
      const before = new Map([...model.sections.values()].map((section) => [section.name, section.rows]));
      const answer = await this.context.server.post(path, {file: model.file, version: model.version, ...values});
      model.take(answer);
      model.history.add((answer.sections ?? []).map(({name}) => ({section: name, before: before.get(name), after: model.section(name).rows})));
      this.showSteps();
      this.autosave.showState();
      this.context.emit("visit-changed", {version: model.version});
      return true;
    } catch (error) {
      this.context.notices.fail(error);
      return false;
    }
  }

  // Takes what another part has changed in the visit (a seat): its rows at once, the findings a moment later.
  takeChange(answer) {
    const {model} = this;
    const before = new Map((answer.sections ?? []).map(({name}) => [name, model.section(name).rows]));
    model.take({...answer, findings: model.findings});
    model.history.add([...before].map(([name, rows]) => ({section: name, before: rows, after: model.section(name).rows})));
    this.showSteps();
    this.autosave.showState();
    clearTimeout(this.looking);
    this.looking = setTimeout(() => this.lookAgain(), FINDINGS_AFTER_MS);
  }

  async lookAgain() {
    const {model, context} = this;
    const {file, version} = model;
    if (model.dirty.size === 0) {
      const answer = await context.server.post("/api/visit/edit", {file, version, sections: {}}).catch(() => null);
      if (answer && model.version === version && model.dirty.size === 0) {
        model.take(answer);
      }
    }
  }

  key(event) {
    const isControl = (event.ctrlKey || event.metaKey) && !event.altKey;
    const isOpen = this.view.editor?.isOpen || document.querySelector("dialog[open]");
    const key = event.key.toLowerCase();
    if (event.key === "F6") {
      event.preventDefault();
      this.list.focus();
    } else if (isControl && key === "s") {
      event.preventDefault();
      this.save();
    } else if (isControl && !isOpen && (key === "z" || key === "y")) {
      event.preventDefault();
      (key === "y" || event.shiftKey ? this.redo : this.undo).call(this);
    }
  }

  async askAboutConflict(error) {
    const hint = "接着填：打开别处改过的内容，把您填的放进去。两边都改了的先照别处的，列在表格下面，可以一处一处换成您填的。";
    const body = [make("p", {}, error.message), make("p", {class: "hint"}, hint)];
    if (await this.context.dialogs.openDialog({title: "文件在别处改过了", body, ok: "接着填", cancel: "先留在这里"})) {
      await this.goOn();
    }
  }

  async goOn() {
    const {context, model} = this;
    this.view.editor?.commit();
    try {
      const merged = await openAgain({model, context});
      this.disputes.add(merged.disputes);
      this.autosave.goOn();
      context.notices.say(mergedWords(merged));
      if (merged.aside) {
        context.notices.warn(setAside("别的窗口填的", merged.aside));
      }
    } catch (fault) {
      context.notices.fail(fault);
    }
  }

  closing(event) {
    if (this.model.dirty.size || this.disputes.open.length) {
      event.preventDefault();
      // who leaves all the same finds it again
      this.autosave.send();
    }
  }

  // What was not saved is kept; that is said, since somebody who leaves may think that it is saved.
  sayKept(isKept) {
    const {file, isSaved} = this.model;
    if (this.disputes.open.length) {
      this.context.notices.warn(`“${shownFile(file)}”两边都改过的没有选，照了别处的。您填的是：`, this.disputes.lines());
    }
    if (!isKept) {
      this.context.notices.warn(`${file}最后填的没有留下：在别处改过了，或连不上程序`);
    } else if (!isSaved) {
      this.context.notices.say(`“${shownFile(file)}”还没有保存；填的都留着，再打开可以接着填`);
    }
  }

  // --- the end of the program ---

  async keep() {
    this.view.editor?.commit();
    await this.autosave.flush();
  }

  // What was typed and is kept nowhere.
  lost() {
    const name = shownFile(this.model.file);
    const unsent = this.model.dirty.size ? [`“${name}”最后填的没有存下：在别处改过了，或者程序没有存成。点“取消”，再点“保存”，合在一起以后再结束`] : [];
    const undecided = this.disputes.open.length ? [`“${name}”两边都改过的没有选，照的是别处的。您填的是：${this.disputes.lines().join("；")}`] : [];
    return [...unsent, ...undecided];
  }

  async saveAtEnd() {
    if (!(await this.autosave.save())) {
      throw new Error("回到这一页看是哪里");
    }
  }

  stopListening() {
    this.autosave.isStopped = true;
    document.removeEventListener("keydown", this.onKey);
    removeEventListener("beforeunload", this.onClose);
  }

  // Ends when all that was typed is kept.
  async leave() {
    this.view.editor?.commit();
    this.view.remove();
    document.removeEventListener("keydown", this.onKey);
    removeEventListener("beforeunload", this.onClose);
    this.sayKept(await this.autosave.leave());
  }
}
