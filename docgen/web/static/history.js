// The steps that can be undone and done again. A step has parts, one for each section that it changes:
// {section, before, after}.

const MOST_STEPS = 200;

export class History {
  constructor() {
    this.clear();
  }

  clear() {
    this.done = [];
    this.undone = [];
  }

  // Adds a step. One with the same key as the last goes on with it: typing in one field, which is one part.
  add(parts, key = "") {
    if (parts.length === 0) {
      return;
    }
    const last = this.done.at(-1);
    if (key && last?.key === key && this.undone.length === 0) {
      last.parts[0].after = parts[0].after;
      return;
    }
    this.done.push({parts, key});
    this.undone = [];
    if (this.done.length > MOST_STEPS) {
      this.done.shift();
    }
  }

  // The parts of the last step, which is undone now; none where there is no step.
  back() {
    const step = this.done.pop();
    if (step) {
      this.undone.push(step);
    }
    return step?.parts ?? [];
  }

  // The parts of the step that was undone last, which is done again now.
  forward() {
    const step = this.undone.pop();
    if (step) {
      this.done.push({...step, key: ""});
    }
    return step?.parts ?? [];
  }

  get canUndo() {
    return this.done.length > 0;
  }

  get canRedo() {
    return this.undone.length > 0;
  }
}
