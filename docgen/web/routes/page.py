"""The page itself: its entry with the token, its files, the signs of life that it gives, and its end."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, redirect, request

from docgen.web.answers import json_answer
from docgen.web.presence import Presence
from docgen.web.safety import ENTRY, Access, RefusalError

_STATIC = Path(__file__).parents[1] / "static"
_PAGE = "index.html"
#: Windows lets other programs say what .js is, so it is said here.
_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
_PLACE_OF_WORD = "PAGE-WORD"


def page_blueprint(access: Access, presence: Presence) -> Blueprint:
    """The routes of the page for a run of the server."""
    blueprint = Blueprint("page", __name__)
    files = {path.name: path for path in _STATIC.iterdir() if path.suffix in _MEDIA_TYPES}

    @blueprint.before_app_request
    def _note() -> None:
        presence.note()

    @blueprint.get(ENTRY)
    def _enter() -> Response:
        if not access.has_cookie(request) and not access.use_token(request.args.get("token", "")):
            sentence = "这个地址用过了，或者不对；每次运行 docgen web 给的地址只能用一次，请重新运行"
            raise RefusalError(HTTPStatus.FORBIDDEN, sentence)
        answer = redirect("/", HTTPStatus.SEE_OTHER)
        assert isinstance(answer, Response)
        access.give_cookie(answer)
        return answer

    @blueprint.get("/")
    def _page() -> Response:
        text = (_STATIC / _PAGE).read_text("utf-8").replace(_PLACE_OF_WORD, access.page_word)
        return Response(text, content_type="text/html; charset=utf-8")

    @blueprint.get("/static/<name>")
    def _file(name: str) -> Response:
        if name not in files:
            raise RefusalError(HTTPStatus.NOT_FOUND, "没有这个地址")
        return Response(files[name].read_bytes(), content_type=_MEDIA_TYPES[files[name].suffix])

    @blueprint.post("/api/alive")
    def _alive() -> Response:
        return json_answer({})

    @blueprint.post("/api/quit")
    def _quit() -> Response:
        presence.end()
        return json_answer({})

    return blueprint
