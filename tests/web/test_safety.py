"""Who is let in: every way in which a request may come from somebody else than our own page."""

import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask.testing import FlaskClient

from docgen.web.blueprints import create_app
from docgen.web.presence import Presence
from docgen.web.safety import MOST_BYTES, Access
from tests.web.browser.conftest import Server, started_server
from tests.web.conftest import OWN_HOST, PORT, Page

READS = ("/", "/static/main.js", "/api/folder")
WRITES = ("/api/new", "/api/intake", "/api/quit", "/api/alive")


@pytest.fixture
def stranger(page: Page) -> FlaskClient:
    """A client of the same server that has no cookie."""
    return page.client.application.test_client()


@pytest.mark.parametrize("path", READS)
def test_without_the_cookie_nothing_is_shown(stranger: FlaskClient, path: str) -> None:
    answer = stranger.get(path, headers={"Host": OWN_HOST})
    assert answer.status_code == 403
    assert "清江" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("path", WRITES)
def test_without_the_cookie_nothing_is_written(page: Page, stranger: FlaskClient, path: str) -> None:
    before = sorted(page.folder.rglob("*"))
    headers = {"Host": OWN_HOST, "X-Docgen": page.access.page_word}
    assert stranger.post(path, json={"kind": "visit"}, headers=headers).status_code == 403
    assert sorted(page.folder.rglob("*")) == before


@pytest.mark.parametrize("token", ["", "x", "0" * 43, "令牌", "\ud800"])
def test_a_wrong_token_gives_no_cookie_and_leaves_the_right_one_good(office: Path, token: str) -> None:
    access = Access(PORT)
    client = create_app(office, access, Presence(60)).test_client()
    query = {"token": token.encode("utf-8", "surrogatepass")}
    answer = client.get("/enter", query_string=query, headers={"Host": OWN_HOST})
    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (403, None)
    right = client.get("/enter", query_string={"token": access.token}, headers={"Host": OWN_HOST})
    assert right.status_code == 303


def test_the_token_works_once(page: Page, stranger: FlaskClient) -> None:
    answer = stranger.get("/enter", query_string={"token": page.access.token}, headers={"Host": OWN_HOST})
    assert (answer.status_code, answer.headers.get("Set-Cookie")) == (403, None)
    # who has the cookie comes back to the page, by the same bookmark
    assert page.get("/enter", token=page.access.token).status_code == 303


def test_of_many_who_come_with_the_token_at_once_one_gets_in(office: Path) -> None:
    access = Access(PORT)
    app = create_app(office, access, Presence(60))

    def enter(_: int) -> int:
        asked = {"query_string": {"token": access.token}, "headers": {"Host": OWN_HOST}}
        return app.test_client().get("/enter", **asked).status_code

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(enter, range(40))) == [303, *[403] * 39]


def test_the_cookie_is_for_this_server_alone_and_no_script_sees_it(office: Path) -> None:
    access = Access(PORT)
    client = create_app(office, access, Presence(60)).test_client()
    answer = client.get("/enter", query_string={"token": access.token}, headers={"Host": OWN_HOST})
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith(f"docgen-{PORT}=")
    for needed in ("HttpOnly", "SameSite=Strict", "Path=/"):
        assert needed in cookie
    assert "Domain" not in cookie
    assert answer.headers["Location"] == "/"


HOSTS = (
    "", "evil.example", f"evil.example:{PORT}", "127.0.0.1", "localhost", f"127.0.0.1:{PORT + 1}",
    f"127.0.0.1.nip.io:{PORT}", f"localhost.:{PORT}", f"LOCALHOST:{PORT}", f"[::1]:{PORT}", f"0.0.0.0:{PORT}",
    f"127.1:{PORT}", f"2130706433:{PORT}",
    f"127.0.0.1:{PORT}, evil.example", f"user@127.0.0.1:{PORT}",
)  # fmt: skip


@pytest.mark.parametrize("host", HOSTS)
def test_another_host_is_refused_even_with_the_cookie(page: Page, host: str) -> None:
    cookie = f"{page.access.cookie_name}={page.access.cookie}"
    answer = page.client.get("/api/folder", headers={"Host": host, "Cookie": cookie})
    assert answer.status_code == 403


ORIGINS = (
    "null", "http://evil.example", f"https://127.0.0.1:{PORT}", "http://127.0.0.1", f"http://127.0.0.1:{PORT + 1}",
    f"http://localhost:{PORT}", f"http://127.0.0.1:{PORT}.evil.example", f"http://evil.example/127.0.0.1:{PORT}", "",
)  # fmt: skip


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_origin_is_refused(page: Page, origin: str) -> None:
    headers = {"Host": OWN_HOST, "Origin": origin, "X-Docgen": page.access.page_word}
    assert page.client.post("/api/quit", json={}, headers=headers).status_code == 403
    assert page.client.get("/api/folder", headers=headers).status_code == 403


@pytest.mark.parametrize("site", ["cross-site", "same-site", "unknown"])
def test_what_the_browser_says_comes_from_another_site_is_refused(page: Page, site: str) -> None:
    for path in (*READS, f"/enter?token={page.access.token}"):
        answer = page.client.get(path, headers={"Host": OWN_HOST, "Sec-Fetch-Site": site})
        assert answer.status_code == 403


@pytest.mark.parametrize("word", [None, "", "x", "PAGE-WORD", "令牌"])
@pytest.mark.parametrize("path", WRITES)
def test_what_writes_needs_the_word_of_the_page(page: Page, path: str, word: str | None) -> None:
    headers = {"Host": OWN_HOST, "Origin": f"http://{OWN_HOST}"} | ({"X-Docgen": word} if word is not None else {})
    for method in ("POST", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert page.client.open(path, method=method, headers=headers, json={}).status_code == 403


def test_every_answer_keeps_the_page_to_itself(page: Page, stranger: FlaskClient) -> None:
    answers = [*map(page.get, READS), page.get("/missing"), stranger.get("/", headers={"Host": OWN_HOST})]
    for answer in answers:
        policy = answer.headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy and "*" not in policy
        assert "frame-ancestors 'none'" in policy and "form-action 'none'" in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        assert answer.headers["Cache-Control"] == "no-store"


STATIC_NAMES = ("../server.py", "..%2fserver.py", "%2e%2e/server.py", "index.html", "", "/etc/passwd", "main.js%00.css")


@pytest.mark.parametrize("name", STATIC_NAMES)
def test_only_files_of_the_page_are_served(page: Page, name: str) -> None:
    assert page.get(f"/static/{name}").status_code in (403, 404)


def test_a_fault_of_ours_says_nothing_of_the_data(page: Page, capsys: pytest.CaptureFixture[str]) -> None:
    app = page.client.application
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def fail() -> str:
        raise ValueError("周明远 13900000001")

    app.view_functions["folder.show_folder"] = fail
    answer = page.get("/api/folder")
    assert answer.status_code == 500
    logged = capsys.readouterr().err
    assert "ValueError" in logged and "/api/folder" in logged
    assert "周明远" not in logged + answer.get_data(as_text=True)


# below: a server as it runs, asked over the wire


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with started_server(tmp_path_factory.mktemp("空")) as server:
        yield server


def asked(server: Server, text: bytes, wait_seconds: float = 60) -> bytes:
    """What the server answers to these bytes."""
    port = urlsplit(server.address).port or 0
    with socket.create_connection(("127.0.0.1", port), timeout=wait_seconds) as wire:
        wire.sendall(text)
        wire.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: wire.recv(65536), b""))


def test_two_hosts_in_one_request_are_refused(running: Server) -> None:
    host = urlsplit(running.address).netloc.encode()
    answer = asked(running, b"GET / HTTP/1.1\r\nHost: " + host + b"\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
    assert answer.split()[1] in (b"400", b"403")


def test_a_request_without_a_host_is_refused(running: Server) -> None:
    assert asked(running, b"GET / HTTP/1.0\r\n\r\n").split()[1] == b"403"


def test_forwarded_headers_change_nothing(running: Server) -> None:
    host = urlsplit(running.address).netloc.encode()
    text = b"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: " + host + b"\r\nConnection: close\r\n\r\n"
    assert asked(running, text).split()[1] == b"403"


def test_a_gigabyte_is_refused_before_it_is_sent(running: Server) -> None:
    host = urlsplit(running.address).netloc.encode()
    head = b"POST /api/intake HTTP/1.1\r\nHost: " + host + b"\r\nContent-Length: 1073741824\r\n\r\n"
    assert asked(running, head + b"x" * 1000).split()[1] == b"413"


def test_a_stream_without_a_length_is_refused_while_it_comes_in(running: Server) -> None:
    port = urlsplit(running.address).port or 0
    host = urlsplit(running.address).netloc.encode()
    chunk = b"100000\r\n" + b"x" * 0x100000 + b"\r\n"
    sent, started = 0, time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as wire:
        wire.sendall(b"POST /api/intake HTTP/1.1\r\nHost: " + host + b"\r\nTransfer-Encoding: chunked\r\n\r\n")
        try:
            while sent < 1_073_741_824:
                wire.sendall(chunk)
                sent += 0x100000
        except OSError:
            pass  # the server has closed the connection
    assert sent < 3 * MOST_BYTES
    assert time.monotonic() - started < 60
    assert asked(running, b"GET / HTTP/1.0\r\n\r\n").split()[1] == b"403"


def test_the_server_listens_to_this_computer_alone(running: Server) -> None:
    port = urlsplit(running.address).port or 0
    listening = [line.split() for line in Path("/proc/net/tcp").read_text("ascii").splitlines()[1:]]
    ours = [row[1] for row in listening if row[1].endswith(f":{port:04X}") and row[3] == "0A"]
    assert ours == [f"0100007F:{port:04X}"]


def test_the_server_ends_by_its_button(tmp_path: Path) -> None:
    with started_server(tmp_path) as server:
        parts = urlsplit(server.address)
        entered = asked(server, f"GET {parts.path}?{parts.query} HTTP/1.0\r\nHost: {parts.netloc}\r\n\r\n".encode())
        cookie = entered.split(b"Set-Cookie: ")[1].split(b";")[0]
        common = b"Host: " + parts.netloc.encode() + b"\r\nCookie: " + cookie + b"\r\n"
        page = asked(server, b"GET / HTTP/1.0\r\n" + common + b"\r\n")
        word = page.split(b'name="page-word" content="')[1].split(b'"')[0]
        asked(server, b"POST /api/quit HTTP/1.0\r\nContent-Length: 0\r\n" + common + b"X-Docgen: " + word + b"\r\n\r\n")
        assert server.process.wait(60) == 0


def test_the_server_ends_when_nobody_has_the_page_open() -> None:
    presence = Presence(0.2)
    started = time.monotonic()
    presence.wait()
    assert time.monotonic() - started >= 0.2


def every_route(page: Page) -> list[tuple[str, str]]:
    """All that the page can ask for: the methods and the paths."""
    rules = page.client.application.url_map.iter_rules()
    found = [(method, rule.rule) for rule in rules for method in ("GET", "POST") if method in (rule.methods or ())]
    return [(method, path) for method, path in found if path.startswith("/api/") and "<" not in path]


def test_every_route_needs_the_cookie_and_what_writes_the_word_of_the_page(page: Page, stranger: FlaskClient) -> None:
    routes = every_route(page)
    assert len(routes) > 20
    for method, path in routes:
        assert stranger.open(path, method=method, headers={"Host": OWN_HOST}).status_code == 403
        if method == "POST":
            headers = {"Host": OWN_HOST, "Origin": f"http://{OWN_HOST}"}
            assert page.client.post(path, json={}, headers=headers).status_code == 403


OUTSIDE = (
    "../秘密.yaml", "..\\秘密.yaml", "/etc/passwd", "来访/../../秘密.yaml", "link.yaml", "folder/秘密.yaml",
    "%2e%2e/秘密.yaml",
)  # fmt: skip
#: What else a route may want before it looks at a file.
FURTHER = {
    "kind": "cards", "year": "2026", "format": "docx", "name": "秘密.yaml", "version": "0", "sections": {},
    "code": "G13", "finding": 0, "reason": "x", "approver": "x", "seating": "座谈会", "person": "周明远", "seat": "1",
    "page": "1",
}  # fmt: skip


@pytest.mark.parametrize("name", OUTSIDE)
def test_no_route_reads_what_lies_outside(page: Page, name: str) -> None:
    secret = page.folder.parent / "秘密.yaml"
    secret.write_text("标题: 机密来访\n日期: 2026-07-05\n来宾: [甲乙丙]\n", "utf-8")
    (page.folder / "link.yaml").symlink_to(secret)
    (page.folder / "folder").symlink_to(secret.parent)
    for method, path in every_route(page):
        if path == "/api/quit":
            continue
        asked = {**FURTHER, "file": name, "folder": name}
        query = {key: str(value) for key, value in asked.items()}
        answer = page.get(path, **query) if method == "GET" else page.post(path, asked)
        assert answer.status_code < 500, path
        assert "甲乙丙" not in answer.get_data(as_text=True), path
    assert secret.read_text("utf-8").startswith("标题: 机密来访")
