// Sends what was typed to the server, which keeps it beside the file: after a short pause, and at the latest after a
// second. One request at a time; what could not be sent is tried again.

const PAUSE_MS = 250;
const AT_LATEST_MS = 1000;
const AGAIN_MS = 2000;
// browsers take 64 KB of such requests, and a Chinese character has three bytes
const KEPT_ALIVE_LENGTH = 16_000;

export class Autosave {
  constructor(model, context) {
    this.model = model;
    this.context = context;
    this.timer = 0;
    this.since = 0;
    this.sending = null;
    this.saving = null;
    this.isStopped = false;
    this.isLeaving = false;
    this.conflict = null;
    this.lastComplaint = "";
    model.listen("changed", () => this.schedule());
    this.showState();
  }

  schedule() {
    if (this.isStopped) {
      return;
    }
    const now = performance.now();
    this.since ||= now;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), Math.max(0, Math.min(PAUSE_MS, this.since + AT_LATEST_MS - now)));
    this.context.setState("unsaved", "没有保存");
  }

  // Sends everything that is not sent yet, and waits until the server has it. Says whether it has.
  async flush() {
    clearTimeout(this.timer);
    while (this.sending) {
      await this.sending;
    }
    if (this.model.dirty.size && !this.isStopped) {
      await this.send();
    }
    return this.model.dirty.size === 0 && !this.isStopped;
  }

  async send() {
    if (this.sending || this.isStopped || this.model.dirty.size === 0) {
      return;
    }
    this.since = 0;
    this.sending = this.sendNow();
    const isSent = await this.sending;
    this.sending = null;
    if (this.model.dirty.size && isSent) {
      this.schedule();
    }
  }

  async sendNow() {
    const {model} = this;
    const names = [...model.dirty];
    const sections = Object.fromEntries(names.map((name) => [name, model.rowsToSend(name)]));
    const value = {file: model.file, version: model.version, sections};
    // a small request is finished even where the page is left meanwhile
    const keepalive = JSON.stringify(value).length < KEPT_ALIVE_LENGTH;
    model.dirty.clear();
    try {
      const answer = await this.context.server.post("/api/visit/edit", value, {keepalive, outlives: true});
      this.lastComplaint = "";
      model.noteKnown(Object.entries(sections));
      model.take(answer);
      this.showState();
      this.context.emit("visit-changed", {version: model.version});
      return true;
    } catch (error) {
      names.forEach((name) => model.dirty.add(name));
      this.complain(error);
      return false;
    }
  }

  complain(error) {
    if (error.status === 409) {
      this.isStopped = true;
      this.conflict = error;
      this.context.setState("conflict", "在别处改过了");
      this.context.emit("conflict", {error});
      return;
    }
    this.context.setState("conflict", error.status ? "没有存下" : "连不上程序");
    if (error.message !== this.lastComplaint) {
      this.lastComplaint = error.message;
      this.fail(error);
    }
    if (!error.status) {
      setTimeout(() => this.send(), AGAIN_MS);
    }
  }

  // Writes the file itself. Says whether it was written.
  async save() {
    this.saving = this.saveNow();
    return this.saving;
  }

  async saveNow() {
    if (!(await this.flush())) {
      return false;
    }
    const {model} = this;
    this.context.setState("saving", "正在保存…");
    try {
      const answer = await this.context.server.post("/api/visit/save", {file: model.file, version: model.version}, {outlives: true});
      model.version = answer.version;
      model.isSaved = true;
      model.noteKnown([], true);
      this.showState();
      this.context.emit("saved", {version: model.version});
      return true;
    } catch (error) {
      if (error.status === 409) {
        this.complain(error);
      } else {
        this.showState();
        this.fail(error);
      }
      return false;
    }
  }

  // Who leaves is told once, when it is over, whether all is kept.
  fail(error) {
    if (!this.isLeaving) {
      this.context.notices.fail(error);
    }
  }

  showState() {
    if (this.model.dirty.size === 0) {
      this.context.setState(this.model.isSaved ? "saved" : "unsaved", this.model.isSaved ? "已保存" : "没有保存");
    }
  }

  // Goes on after a conflict: what is typed now is sent again.
  goOn() {
    this.isStopped = false;
    this.conflict = null;
    this.showState();
    if (this.model.dirty.size) {
      this.schedule();
    }
  }

  // Ends: says whether all that was typed is kept.
  async leave() {
    this.isLeaving = true;
    await this.saving;
    const isKept = await this.flush();
    clearTimeout(this.timer);
    this.isStopped = true;
    return isKept;
  }
}
