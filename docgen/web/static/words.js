// Names of files as somebody reads them who knows folders and Excel and no other kind of file.

// 来访/2026-041.yaml is 来访/2026-041; a workbook keeps its ending, which its readers know.
export function shownFile(name) {
  return name.replace(/\.ya?ml$/i, "");
}

// What a file of a set is called on its button.
export function shownDownload(name) {
  return name.replace(/\.zip$/, "（压缩包）").replace(/\.pdf$/, "（PDF）").replace(/\.txt$/, "");
}

// Where a part of a draft was read; a text that was pasted is no file.
export function shownSource(name) {
  return name.replace(/^粘贴的文字\.txt$/, "粘贴的文字");
}
