"""Letters, lists, visit files and texts that are dropped on the page."""

from http import HTTPStatus

from flask import Blueprint, Response, request

from docgen.api.desk.incoming import take_in
from docgen.api.files import File
from docgen.api.page_words import page_problems
from docgen.web.answers import json_answer
from docgen.web.asked import asked_text, asked_values
from docgen.web.project import current_project
from docgen.web.safety import RefusalError

blueprint = Blueprint("intake", __name__, url_prefix="/api")
_MOST_FILES = 30


@blueprint.post("/intake")
def take_files_in() -> Response:
    """Writes the visit that the files or the text are about; answers its file, fields with sources, what is missing."""
    project = current_project()
    files = [File(each.filename or "", each.read()) for each in request.files.getlist("files")]
    values = asked_values(request) if request.is_json else request.form
    text = asked_text(values, "text")
    if not files and not text.strip():
        raise RefusalError(HTTPStatus.BAD_REQUEST, "没有文件，也没有文字")
    if len(files) > _MOST_FILES:
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"一次最多放 {_MOST_FILES} 份文件")
    taken = take_in(project.root, files, text, asked_text(values, "ending") or ".yaml")
    shape = {"file": project.name_of(taken.path), "notices": page_problems(taken.notices), **taken.draft}
    return json_answer(shape)
