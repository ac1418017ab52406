"""Who may ask the server for anything: the browser that was opened with the token, and its own page in it.

The address with the token works once. It gives a cookie that no script and no other site can use. Every request must
name this server as its host; what another page sends is refused; what writes must carry a word that only our page
knows. Answers may load nothing from elsewhere and are kept by nobody.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from threading import Lock

from flask import Flask, Request, Response, request

#: The largest request: an upload of letters and workbooks.
MOST_BYTES = 64 * 1024 * 1024
#: The header that carries the word of our own page.
PAGE_WORD_HEADER = "X-Docgen"
#: The path that takes the token.
ENTRY = "/enter"
_SAFE_METHODS = ("GET", "HEAD")
_TOKEN_BYTES = 32

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob: data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class RefusalError(Exception):
    """A request that is refused: the status, and the sentence that the user reads."""

    def __init__(self, status: HTTPStatus, sentence: str) -> None:
        self.status, self.sentence = status, sentence
        super().__init__(sentence)


def _new_secret() -> str:
    return secrets.token_urlsafe(_TOKEN_BYTES)


@dataclass(slots=True)
class Access:
    """The secrets of one run of the server on a port: the token of the address, the cookie, the word of the page."""

    port: int
    token: str = field(default_factory=_new_secret)
    cookie: str = field(default_factory=_new_secret)
    page_word: str = field(default_factory=_new_secret)
    _is_token_used: bool = False
    _lock: Lock = field(default_factory=Lock)

    @property
    def address(self) -> str:
        """The address that opens the page, once."""
        return f"http://127.0.0.1:{self.port}{ENTRY}?token={self.token}"

    @property
    def cookie_name(self) -> str:
        """The name of the cookie; browsers give cookies to every port of a host, so the port is part of it."""
        return f"docgen-{self.port}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser calls this server."""
        return (f"127.0.0.1:{self.port}", f"localhost:{self.port}")

    def use_token(self, given: str) -> bool:
        """Whether this is the token and nobody has used it before; it is used from now on."""
        with self._lock:
            if self._is_token_used or not _same(given, self.token):
                return False
            self._is_token_used = True
            return True

    def has_cookie(self, asked: Request) -> bool:
        return _same(asked.cookies.get(self.cookie_name, ""), self.cookie)

    def give_cookie(self, response: Response) -> None:
        response.set_cookie(self.cookie_name, self.cookie, httponly=True, samesite="Strict", path="/")


def guard(app: Flask, access: Access) -> None:
    """Lets only requests of our own page in, and gives every answer the headers that keep it in."""
    app.config["MAX_CONTENT_LENGTH"] = MOST_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = MOST_BYTES

    @app.before_request
    def _refuse_others() -> None:
        require_own_request(request, access)

    @app.after_request
    def _add_headers(response: Response) -> Response:
        for name, value in _HEADERS.items():
            response.headers[name] = value
        return response


def require_own_request(asked: Request, access: Access) -> None:
    """Raises RefusalError for a request that does not come from the page, or from who opens its address."""
    if asked.headers.get("Host", "") not in access.hosts:
        raise RefusalError(HTTPStatus.FORBIDDEN, "这个地址不是 docgen 的，没有打开")
    origin = asked.headers.get("Origin")
    if origin is not None and origin != f"http://{asked.headers['Host']}":
        raise RefusalError(HTTPStatus.FORBIDDEN, "别的网页发来的请求，没有处理")
    if asked.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise RefusalError(HTTPStatus.FORBIDDEN, "别的网页发来的请求，没有处理")
    if asked.path == ENTRY and asked.method in _SAFE_METHODS:
        return  # who has the token gets the cookie there
    if not access.has_cookie(asked):
        sentence = "这个网页要从 docgen web 打开的那个窗口里用；关掉了，就在命令行里重新运行 docgen web"
        raise RefusalError(HTTPStatus.FORBIDDEN, sentence)
    if asked.method not in _SAFE_METHODS and not _same(asked.headers.get(PAGE_WORD_HEADER, ""), access.page_word):
        raise RefusalError(HTTPStatus.FORBIDDEN, "不是 docgen 的网页发来的，没有处理；刷新网页再试")


def _same(given: str, secret: str) -> bool:
    """Whether two words are the same, in a time that says nothing of where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())
