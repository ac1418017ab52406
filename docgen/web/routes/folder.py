"""The opened folder: what lies in it, a new office, a new visit."""

from flask import Blueprint, Response, current_app, request

from docgen.api.desk.contents import FolderReader, contents_json
from docgen.api.desk.new_visits import NewVisit, write_new_table, write_new_visit
from docgen.api.offices import new_office, own_office
from docgen.web.answers import file_answer, json_answer
from docgen.web.asked import asked_text, asked_values
from docgen.web.project import current_project

blueprint = Blueprint("folder", __name__, url_prefix="/api")
_READER = "docgen.folder_reader"


@blueprint.get("/folder")
def show_folder() -> Response:
    """What lies in the folder."""
    return json_answer(contents_json(folder_reader().contents()))


def folder_reader() -> FolderReader:
    """The reader of the folder, which knows the files that it has read."""
    reader = current_app.extensions.setdefault(_READER, FolderReader(current_project().root))
    assert isinstance(reader, FolderReader)
    return reader


@blueprint.get("/file")
def give_file() -> Response:
    """A file of the folder, to be kept."""
    path = current_project().file(request.args.get("file", ""))
    return file_answer(path.read_bytes(), path.name)


@blueprint.post("/new")
def make_new() -> Response:
    """Makes an office of the folder, a table of the office, or a visit."""
    project, asked = current_project(), asked_values(request)
    if asked_text(asked, "kind") == "office":
        names = [asked_text(asked, name).strip() for name in ("unit", "short", "region")]
        written = own_office(project.root, *names) if any(names) else new_office(project.root)
        return json_answer({"files": [project.name_of(path.resolve()) for path in written]})
    if asked_text(asked, "kind") == "table":
        path = write_new_table(project.root, asked_text(asked, "table"))
        return json_answer({"file": project.name_of(path.resolve())})
    new = NewVisit(
        title=asked_text(asked, "title"),
        dates=asked_text(asked, "dates"),
        group=asked_text(asked, "group"),
        ending=asked_text(asked, "ending") or ".yaml",
    )
    return json_answer({"file": project.name_of(write_new_visit(project.root, new))})
