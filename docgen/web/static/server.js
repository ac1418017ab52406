// Asks the server: JSON there and back, with the word that only this page knows. What is refused becomes a ServerError
// with the sentence for the user and the problems as "check --json" has them.

import {currentStay} from "./stay.js";

const pageWord = document.querySelector('meta[name="page-word"]').content;
const ALIVE_EVERY_MS = 60_000;
const KEPT_MS = 60_000;
const GONE = "docgen 没有回答：它可能已经结束。在命令行里重新运行 docgen web";

export class ServerError extends Error {
  constructor(status, sentence, problems = []) {
    super(sentence);
    this.status = status;
    this.problems = problems;
  }
}

// The answer to a question: get("/api/visit", {file}). Where the view is left meanwhile it ends as an AbortError, as what
// is sent does; that is done all the same. With `outlives` the answer is awaited beyond the view.
export function get(path, query = {}, options = {}) {
  return ask(address(path, query), {method: "GET", ...options});
}

// Sends a value as JSON and gives the answer.
export function post(path, value = {}, options = {}) {
  const headers = {"Content-Type": "application/json"};
  return ask(path, {method: "POST", headers, body: JSON.stringify(value), ...options});
}

// Sends files (a FormData) and gives the answer.
export function postFiles(path, form, options = {}) {
  return ask(path, {method: "POST", body: form, ...options});
}

// The address of a question, for links and pictures.
export function address(path, query = {}) {
  const words = new URLSearchParams(query).toString();
  return words ? `${path}?${words}` : path;
}

// Fetches a file and gives it to the user to keep, under the name that the server says; a refusal is an error as
// everywhere, not a page of its own.
export async function keep(path, query = {}) {
  const response = await send(address(path, query), {method: "GET"});
  if (!response.ok) {
    throw await refusalOf(response);
  }
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get("Content-Disposition") ?? "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name ? decodeURIComponent(name[1]) : "";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEPT_MS);
}

// Tells the server every minute that the page is still open: without a page it ends after a while.
export function stayAlive() {
  setInterval(() => post("/api/alive").catch(() => {}), ALIVE_EVERY_MS);
}

async function ask(path, {outlives = false, ...options}) {
  const stay = outlives ? null : currentStay();
  const ending = [options.signal, options.method === "GET" ? stay : null].filter(Boolean);
  try {
    const response = await send(path, {...options, signal: AbortSignal.any(ending)});
    if (!response.ok) {
      throw await refusalOf(response);
    }
    return await valueOf(response);
  } finally {
    stay?.throwIfAborted();
  }
}

async function send(path, options) {
  try {
    return await fetch(path, {
      ...options,
      headers: {...options.headers, "X-Docgen": pageWord},
      credentials: "same-origin",
      cache: "no-store",
    });
  } catch (error) {
    throw error.name === "AbortError" ? error : new ServerError(0, GONE);
  }
}

async function valueOf(response) {
  const isJson = (response.headers.get("Content-Type") || "").startsWith("application/json");
  try {
    return isJson ? await response.json() : null;
  } catch (error) {
    throw error.name === "AbortError" ? error : new ServerError(0, GONE);
  }
}

async function refusalOf(response) {
  const value = await valueOf(response);
  return new ServerError(response.status, value?.error ?? sentenceOf(response.status), value?.problems ?? []);
}

function sentenceOf(status) {
  return status === 413 ? "文件太大：一次最多 64 MB" : `docgen 没有完成（${status}）`;
}
