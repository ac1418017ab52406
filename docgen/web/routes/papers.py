"""Papers beside the table: which there are, how one looks, one of them to keep."""

from http import HTTPStatus

from flask import Blueprint, Response, current_app, request

from docgen.api.paper_previews.desk import PaperDesk
from docgen.api.paper_previews.downloads import media_type
from docgen.web.answers import file_answer, json_answer
from docgen.web.project import current_project
from docgen.web.routes.seating import seating_desk
from docgen.web.routes.visit import visit_desk
from docgen.web.safety import RefusalError

blueprint = Blueprint("papers", __name__, url_prefix="/api")
_DESK = "docgen.paper_desk"


def paper_desk() -> PaperDesk:
    """The papers of the visits that the server of this request has open."""
    desk = current_app.extensions.get(_DESK)
    if desk is None:
        desk = current_app.extensions.setdefault(_DESK, PaperDesk(visit_desk(), seating_desk()))
    assert isinstance(desk, PaperDesk)
    return desk


@blueprint.get("/papers")
def list_papers() -> Response:
    """All papers of a visit, and why one cannot be made."""
    path = current_project().file(request.args.get("file", ""))
    return json_answer(paper_desk().papers(path, request.args.get("version", "")))


@blueprint.get("/paper/pages")
def show_paper() -> Response:
    """A paper as it looks: its documents, and the key of its pages or its text."""
    path = current_project().file(request.args.get("file", ""))
    return json_answer(paper_desk().paper(path, request.args.get("version", ""), request.args.get("kind", "")))


@blueprint.get("/paper/state")
def show_pages() -> Response:
    """The pages of a key, as far as they are there."""
    return json_answer(paper_desk().pages(request.args.get("key", "")))


@blueprint.get("/paper/page")
def show_page() -> Response:
    """One page as a picture. What a key shows never changes, so the browser may keep it while it is open."""
    document, page, dots = (_number(name) for name in ("document", "page", "dots"))
    return Response(paper_desk().page(request.args.get("key", ""), document, page, dots), content_type="image/png")


@blueprint.get("/paper")
def give_paper() -> Response:
    """One paper as a file: .docx or, where it is asked for, .pdf."""
    path = current_project().file(request.args.get("file", ""))
    kind, as_pdf = request.args.get("kind", ""), request.args.get("format") == "pdf"
    file = paper_desk().file(path, request.args.get("version", ""), kind, as_pdf)
    return file_answer(file.content, file.name, media_type(file.name))


def _number(name: str) -> int:
    text = request.args.get(name, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "请求不完整，没有处理")
    return int(text)
