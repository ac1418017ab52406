"""The whole set of a visit: made in the background, and its files to keep."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from docgen.api.paper_previews.downloads import media_type
from docgen.api.paper_previews.set_process import WantedSet
from docgen.web.answers import file_answer, json_answer
from docgen.web.asked import asked_text, asked_values
from docgen.web.project import current_project
from docgen.web.routes.papers import paper_desk
from docgen.web.safety import RefusalError

blueprint = Blueprint("pack", __name__, url_prefix="/api")
#: Where in the opened folder the sets of papers lie, a folder for each visit.
_SETS = "文书"


@blueprint.post("/pack")
def start_set() -> Response:
    """Begins the set of a visit as it was saved, as drafts where it still says 请核对; the name of the job."""
    asked, project = asked_values(request), current_project()
    path = project.file(asked_text(asked, "file"))
    draft = asked.get("draft") is True or paper_desk().has_unchecked_marks(path)
    folder = _SETS + "/" + path.stem + ("（草稿）" if draft else "")
    pdf, printed = asked.get("pdf") is True, asked.get("printed") is True
    wanted = WantedSet(path, project.place(folder), pdf=pdf, draft=draft, printed=printed)
    return json_answer({"job": paper_desk().sets.start(wanted), "folder": folder})


@blueprint.get("/pack")
def show_set() -> Response:
    """How far a set is, and when it is done what it has made."""
    return json_answer(paper_desk().sets.state(request.args.get("job", "")))


@blueprint.get("/pack/last")
def show_last() -> Response:
    """Whether the last set of a visit has one PDF of all its papers."""
    project = current_project()
    folder = project.place(f"{_SETS}/{project.file(request.args.get('file', '')).stem}")
    return json_answer({"pdf": folder.is_dir() and any(folder.glob("*.pdf"))})


@blueprint.get("/pack/file")
def give_file() -> Response:
    """A file of a set."""
    project, folder, name = current_project(), request.args.get("folder", ""), request.args.get("name", "")
    if not folder.startswith(f"{_SETS}/"):
        raise RefusalError(HTTPStatus.FORBIDDEN, "只能下载全套文书里的文件")
    return file_answer(project.file(f"{folder}/{name}").read_bytes(), name, media_type(name))
