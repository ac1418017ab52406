// What the office's tables fill into a row that names one of their entries: it is printed though nobody has typed it.

// The texts by column that a row gets where its cells are empty; none where no entry, or more than one, is meant.
export function libraryTexts(section, row, tables) {
  const {columns} = section;
  const naming = columns.findIndex((column) => column.names_row);
  const name = row[naming];
  if (!name) {
    return [];
  }
  // of another unit it is somebody else of the same name
  const unit = columns[naming].name === "姓名" ? row[columns.findIndex((column) => column.name === "单位")] : "";
  const meant = (tables[columns[naming].suggest] ?? []).filter(({name: known, fills}) =>
    [known, fills["代号"], fills["车牌"]].includes(name) && (!unit || fills["单位"] === unit));
  if (meant.length !== 1) {
    return [];
  }
  const {fills} = meant[0];
  return columns.map((column, at) => (at === naming ? "" : fills[column.name] ?? ""));
}
