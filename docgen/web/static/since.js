// Whether somebody has done something else since he asked. An answer that comes late then leads him nowhere: what he has
// chosen meanwhile stays.

let deeds = 0;

for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, () => { deeds += 1; }, {capture: true});
}

// A question to be asked later: has nothing been clicked or typed since now?
export function sinceNow() {
  const before = deeds;
  return () => deeds === before;
}
