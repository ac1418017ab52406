"""The server of the page: the application, and the run of it on this computer until it is not needed any more."""

import socket
import webbrowser
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask
from waitress.server import create_server

from docgen.api.desk.folder_use import only_page
from docgen.errors import DocgenError
from docgen.web.application import folder_app, page_app
from docgen.web.presence import Presence
from docgen.web.safety import MOST_BYTES, Access

_HOST = "127.0.0.1"
_THREADS = 6
#: What the page asks for first.
_LIST = "/api/folder"


class ServerOptions(NamedTuple):
    """A port (0: any that is free), and after how many seconds without a page the server ends."""

    port: int = 0
    quit_after_seconds: float = 3600


def open_browser(address: str) -> bool:
    """Opens an address in the browser of this computer; whether there is one."""
    return webbrowser.open(address)


def _application(project_folder: Path, access: Access, presence: Presence) -> WSGIApplication:
    """The whole application: the page is there at once, then the list of visits, then what else it asks for."""
    page = page_app(access, presence)
    first: Future[Flask] = Future()
    whole = ThreadPoolExecutor(1).submit(_loaded, project_folder, access, presence, first)
    # what failed while it was loaded is waited for by nobody
    whole.add_done_callback(lambda _: first.cancel())

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        app = page
        if environ["PATH_INFO"] == _LIST and not whole.done():
            app = first.result()
        elif environ["PATH_INFO"].startswith("/api/"):
            app = whole.result()
        return app(environ, start_response)

    return answer


def _loaded(project_folder: Path, access: Access, presence: Presence, first: "Future[Flask]") -> Flask:
    """The application that serves everything. ``first`` gets one that serves the list of visits, which is read."""
    # the list is what the page shows first: it waits neither for the tables nor for Word
    from docgen.web.routes import folder

    listing = folder_app(project_folder, access, presence, [folder.blueprint])
    with listing.app_context(), suppress(OSError, DocgenError):
        folder.folder_reader().contents()
    first.set_result(listing)
    from docgen.web.blueprints import create_app

    return create_app(project_folder, access, presence)


def serve(project_folder: Path, options: ServerOptions, on_ready: Callable[[str], None]) -> None:
    """Serves the page of a folder until the user ends it or has closed it for long.

    ``on_ready`` gets the address that opens the page once. Raises OutputError when another page has the folder,
    OSError when the port is taken.
    """
    with only_page(project_folder), socket.create_server((_HOST, options.port)) as listener:
        access = Access(listener.getsockname()[1])
        presence = Presence(options.quit_after_seconds)
        # the body of a request is refused at this size while it still comes in
        server = create_server(
            _application(project_folder, access, presence),
            sockets=[listener],
            threads=_THREADS,
            ident=None,
            max_request_body_size=MOST_BYTES,
            clear_untrusted_proxy_headers=True,
        )
        Thread(target=server.run, daemon=True).start()
        on_ready(access.address)
        try:
            presence.wait()
        finally:
            server.close()
