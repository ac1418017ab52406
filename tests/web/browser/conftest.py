"""Chromium, and a server on a copy of the example office, which is put back as it was after every test.

Where there is no Chromium these tests are left out, unless DOCGEN_BROWSER=required.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect, sync_playwright

from docgen.output.folder_lock import PAGE_LOCK_FILE
from tests.conftest import OFFICE, ROOT

_NOTHING: Mapping[str, str] = MappingProxyType({})
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
#: Everything is slow on a machine that does other things, too.
expect.set_options(timeout=30_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leaves the tests out where there is no browser."""
    if _chromium() or os.environ.get("DOCGEN_BROWSER") == "required":
        return
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.skip(reason="no Chromium; with DOCGEN_BROWSER=required it must be there"))


def _chromium() -> str | None:
    named = os.environ.get("DOCGEN_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _PROGRAMS)), None)


class Server(NamedTuple):
    """A running ``docgen web``: the folder, the address that opens the page once, the process."""

    folder: Path
    address: str
    process: "subprocess.Popen[str]"


@contextmanager
def started_server(folder: Path, *options: str, environment: Mapping[str, str] = _NOTHING) -> Iterator[Server]:
    """``docgen web`` on a folder, as a user runs it; it is ended afterwards."""
    command = [sys.executable, "-m", "docgen", "web", str(folder), "--no-browser", *options]
    environment = {**os.environ, **environment, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment
    ) as run:
        assert run.stdout is not None
        first = run.stdout.readline()
        try:
            yield Server(folder, "http" + first.partition("http")[2].strip(), run)
        finally:
            run.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=_chromium(), args=["--no-sandbox"])
        yield chromium
        chromium.close()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A copy of the example office, without its years: a test may change it."""
    folder = tmp_path / "办公室"
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    return folder


class SharedOffice(NamedTuple):
    """A copy of the example office for many tests, and the servers on it: that which is up now is the last."""

    folder: Path
    until: ExitStack
    environment: Mapping[str, str]
    started: list[Server]

    def ready(self) -> Server:
        """The server on the office as it was; a new one where a test has ended the last."""
        self.put_back()
        if not self.started or self.started[-1].process.poll() is not None:
            run = started_server(self.folder, environment=self.environment)
            self.started.append(self.until.enter_context(run))
        return self.started[-1]

    def put_back(self) -> None:
        """Makes the folder what it was. Files that nobody touched keep their times: nothing has to read them again."""
        wanted = {path.relative_to(OFFICE): path for path in OFFICE.rglob("*") if path.is_file() and _is_shared(path)}
        for path in sorted(self.folder.rglob("*"), reverse=True):
            name = path.relative_to(self.folder)
            if path.is_dir():
                if not any(path.iterdir()):
                    path.rmdir()
            elif name not in wanted and path.name != PAGE_LOCK_FILE:
                path.unlink()
        for name, path in wanted.items():
            there = self.folder / name
            if not there.is_file() or _state(there) != _state(path):
                there.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(path, there)


_LEFT_OUT = ("台账", "审计", "待改")


def _is_shared(path: Path) -> bool:
    return path.relative_to(OFFICE).parts[0] not in _LEFT_OUT


def _state(path: Path) -> tuple[int, int]:
    return path.stat().st_size, path.stat().st_mtime_ns


@contextmanager
def shared_office(folder: Path, environment: Mapping[str, str]) -> Iterator[SharedOffice]:
    """An office in a folder that is not there yet; its servers see these variables of the environment."""
    shutil.copytree(OFFICE, folder, ignore=shutil.ignore_patterns(*_LEFT_OUT))
    with ExitStack() as until:
        yield SharedOffice(folder, until, environment, [])


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SharedOffice]:
    with shared_office(tmp_path_factory.mktemp("office") / "办公室", {}) as office:
        yield office


@pytest.fixture
def server(shared: SharedOffice) -> Server:
    """A server on the example office, which many tests use one after the other."""
    return shared.ready()


@pytest.fixture(scope="session")
def cookies() -> dict[str, list[Any]]:
    """What the servers have given to the first windows, by their addresses."""
    return {}


@pytest.fixture
def open_browser(browser: Browser, cookies: dict[str, list[Any]]) -> Iterator[Callable[..., Page]]:
    """Opens the page of a server in a new window of a size; errors of its scripts fail the test.

    ``open_browser(server, width=400)``; ``zoom=2`` shows half as many points of the page.
    """
    faults: list[str] = []
    contexts = []
    sent: set[Request] = set()

    def note_request(request: Request) -> None:
        if request.method == "POST":
            sent.add(request)

    def note_answer(request: Request) -> None:
        sent.discard(request)

    def opened(server: Server, width: int = 1280, height: int = 800, zoom: float = 1, touch: bool = False) -> Page:
        size = {"width": round(width / zoom), "height": round(height / zoom)}
        context = browser.new_context(viewport=size, device_scale_factor=zoom, has_touch=touch, locale="zh-CN")
        contexts.append(context)
        context.on("request", note_request)
        context.on("requestfinished", note_answer)
        context.on("requestfailed", note_answer)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on(
            "console", lambda message: faults.append(message.text) if _is_fault(message.type, message.text) else None
        )
        # the token of the address works once; later windows have the cookie that it gave
        context.add_cookies(cookies.get(server.address, []))
        page.goto(server.address)
        cookies.setdefault(server.address, context.cookies())
        return page

    yield opened
    for context in contexts:
        _wait_for_answers(context, sent)
        context.close()
    assert faults == []


def _wait_for_answers(context: BrowserContext, sent: set[Request]) -> None:
    """Lets the page ask nothing more, and waits until the server has done all: nothing comes into the next test."""
    until = time.monotonic() + 10
    context.route("**/*", lambda route: route.abort())
    for page in context.pages[:1]:
        page.wait_for_timeout(1)
        while sent and time.monotonic() < until:
            page.wait_for_timeout(20)


def _is_fault(kind: str, text: str) -> bool:
    """Whether a line of the console is a fault of ours: a refusal that the page shows (400, 409 …) is none."""
    return kind == "error" and "Failed to load resource" not in text


@pytest.fixture
def window(server: Server, open_browser: Callable[..., Page]) -> Page:
    """The page of the example office in a window of 1280 by 800."""
    return open_browser(server)


#: What a reader of screens announces by its name.
_CONTROLS = {
    "button", "link", "textbox", "searchbox", "combobox", "listbox", "checkbox", "radio", "spinbutton", "tab",
    "gridcell", "menuitem", "Date",
}  # fmt: skip


def unnamed_controls(page: Page) -> list[str]:
    """The controls of a page that a reader of screens could not name, by their roles; empty when all is well."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return [
        node["role"]["value"]
        for node in nodes
        if not node["ignored"]
        and node["role"]["value"] in _CONTROLS - {"gridcell"}
        and not node.get("name", {}).get("value")
    ]


def overflow(page: Page) -> int:
    """How many points the page is wider than its window: 0 when nothing has to be scrolled sideways."""
    width: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return width


_LOW_CONTRAST = """
() => {
  const part = (value) => (value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * part(r / 255) + 0.7152 * part(g / 255) + 0.0722 * part(b / 255);
  const colour = (text) => text.match(/[\\d.]+/g).map(Number);
  const behind = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const [r, g, b, a = 1] = colour(getComputedStyle(one).backgroundColor);
      if (a > 0.5) { return [r, g, b]; }
    }
    return [255, 255, 255];
  };
  const low = [];
  for (const element of document.querySelectorAll("body *:not(svg *)")) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
    if (!own || !element.checkVisibility() || element.disabled) { continue; }
    const [ink, paper] = [light(colour(getComputedStyle(element).color)), light(behind(element))];
    const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    if (ratio < 4.5) { low.push(`${ratio.toFixed(2)} ${element.textContent.trim().slice(0, 30)}`); }
  }
  return low;
}
"""


def low_contrast(page: Page) -> list[str]:
    """Texts that are too pale for what is behind them (below 4.5 to 1), each with its contrast."""
    found: list[str] = page.evaluate(_LOW_CONTRAST)
    return found


def compose(page: Page, spelled: str, chosen: str) -> None:
    """Types as an input method does: the spelling stands in the field, then the word that is chosen."""
    session = page.context.new_cdp_session(page)
    for end in range(1, len(spelled) + 1):
        text = {"text": spelled[:end], "selectionStart": end, "selectionEnd": end}
        session.send("Input.imeSetComposition", text)
    session.send("Input.insertText", {"text": chosen})
    session.detach()


def held(page: Page, path: str) -> list[Route]:
    """What is asked of a path waits from now on; who has it lets it go on."""
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    page.route(lambda url: path in url, wait)
    return waiting


def let_go(page: Page, waiting: list[Route]) -> None:
    """Lets everything that waits go on, and waits until the page has had time to do something about it."""
    assert waiting
    for route in waiting:
        route.continue_()
    page.unroute_all()
    page.evaluate("fetch('/static/icon.svg').then(() => new Promise((done) => setTimeout(done, 300)))")
