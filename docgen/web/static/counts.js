// How many findings there are to mend: a number beside a name. Notes only say how something was read and do not count.

import {make} from "./dom.js";

const GRAVE = ["error", "must"];
const COUNTED = [...GRAVE, "should"];

// Whether a finding keeps papers from being signed.
export function isGrave(finding) {
  return GRAVE.includes(finding.level);
}

// The classes of a field or a cell about which something is said. What is only a note is no fault, and looks otherwise.
export const MARKS = ["fault", "fault-grave", "noted"];

export function markOf(findings) {
  if (!findings.length) {
    return [];
  }
  if (findings.some(isGrave)) {
    return ["fault", "fault-grave"];
  }
  return findings.some((one) => COUNTED.includes(one.level)) ? ["fault"] : ["noted"];
}

// The number as an element, red where something is wrong; null where nothing is to be mended.
export function countOf(findings) {
  const counted = findings.filter((one) => COUNTED.includes(one.level));
  const attributes = {class: counted.some(isGrave) ? "count count-grave" : "count", "aria-label": `${counted.length}处要改`};
  return counted.length ? make("span", attributes, String(counted.length)) : null;
}
