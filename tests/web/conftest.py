"""The page's server in this process, on a copy of the example office: asked as our own page asks it."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from docgen.web.blueprints import create_app
from docgen.web.presence import Presence
from docgen.web.safety import Access
from tests.conftest import OFFICE

PORT = 45678
OWN_HOST = f"127.0.0.1:{PORT}"


class Page(NamedTuple):
    """Our own page: the folder that is opened, the secrets, and the client that has the cookie."""

    folder: Path
    access: Access
    presence: Presence
    client: FlaskClient

    def get(self, path: str, **query: str) -> TestResponse:
        return self.client.get(path, query_string=query, headers={"Host": OWN_HOST})

    def post(self, path: str, value: Any = None, **more: Any) -> TestResponse:
        headers = {"Host": OWN_HOST, "Origin": f"http://{OWN_HOST}", "X-Docgen": self.access.page_word}
        body = more or {"json": {} if value is None else value}
        return self.client.post(path, headers=headers, **body)


def open_page(folder: Path) -> Page:
    """The server of a folder, and its page with the cookie."""
    access, presence = Access(PORT), Presence(3600)
    client = create_app(folder, access, presence).test_client()
    page = Page(folder, access, presence, client)
    entered = page.get("/enter", token=access.token)
    assert entered.status_code == 303
    return page


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A copy of the example office."""
    folder = tmp_path / "办公室"
    shutil.copytree(OFFICE, folder)
    return folder


@pytest.fixture
def page(office: Path) -> Page:
    """The page of the example office."""
    return open_page(office)


@pytest.fixture
def page_of() -> Callable[[Path], Page]:
    """Opens the page of any folder."""
    return open_page
