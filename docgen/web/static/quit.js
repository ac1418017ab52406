// The end of the program. What is not saved is named first, and may be saved; what would be lost is said.

import {openDialog} from "./dialogs.js";
import {make} from "./dom.js";
import * as notices from "./notices.js";
import {get, post} from "./server.js";
import {shownFile} from "./words.js";

// Ends the program where the user says so; whether it has ended. `open` is the file that is shown: keep() sends what was
// typed last, lost() says what is kept nowhere, save() writes it, file is its name.
export async function quit(open) {
  try {
    await open?.keep();
    if (!(await isMeant(await unsaved(), open))) {
      return false;
    }
    await post("/api/quit");
  } catch (error) {
    notices.fail(error);
    return false;
  }
  open?.ended();
  notices.clear();
  return true;
}

// The visits and tables of the office with something typed that their files do not say.
async function unsaved() {
  const {visits, catalogue} = await get("/api/folder");
  const tables = catalogue.map((table) => ({...table, title: table.name}));
  return [...visits, ...tables].filter((one) => one.unsaved);
}

async function isMeant(files, open) {
  const ours = files.filter((one) => !one.outrun);
  const lost = open?.lost() ?? [];
  const answer = await openDialog({
    title: "结束 docgen？",
    body: [
      lost.length ? make("div", {class: "to-lose"}, lost.map((text) => make("p", {}, text))) : null,
      listOf("这几份填的还没有写进文件。不保存也留着，下次打开可以接着填：", ours),
      listOf("这几份填了没有保存，文件又在别处改过了。填的都留着，下次打开可以另存一份：", files.filter((one) => one.outrun)),
      make("p", {}, files.length ? "结束以后这个网页不能再用。" : "结束以后这个网页不能再用；填的都在文件里。"),
    ].filter(Boolean),
    ok: ours.length ? "保存并结束" : "结束",
    drop: ours.length ? "不保存，结束" : "",
    busy: ours.length ? "正在保存…" : "结束",
    take: () => saveAll(ours, open),
  });
  return answer !== null;
}

function listOf(words, files) {
  const lines = files.map(({title, file}) => make("li", {}, title ? `${title}（${shownFile(file)}）` : shownFile(file)));
  return lines.length ? make("div", {}, make("p", {}, words), make("ul", {}, lines)) : null;
}

async function saveAll(files, open) {
  for (const {file, title} of files) {
    try {
      if (file === open?.file) {
        await open.save();
      } else {
        const {version} = await get("/api/visit", {file, restored: "1"});
        await post("/api/visit/save", {file, version});
      }
    } catch (error) {
      error.message = `“${title || shownFile(file)}”没有保存：${error.message}`;
      throw error;
    }
  }
  return true;
}
