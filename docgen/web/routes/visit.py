"""A visit as tables: opened, edited, checked, saved; rules in words, names to choose from."""

from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, current_app, request

from docgen.api.rule_pages import rule_json
from docgen.api.screen_tables.desk import VisitDesk, VisitState
from docgen.api.screen_tables.suggestions import suggestions_json
from docgen.web.answers import json_answer
from docgen.web.asked import asked_text, asked_values
from docgen.web.project import current_project
from docgen.web.safety import RefusalError

blueprint = Blueprint("visit", __name__, url_prefix="/api")
_DESK = "docgen.visit_desk"


def visit_desk() -> VisitDesk:
    """The visits that the server of this request has open."""
    desk = current_app.extensions.setdefault(_DESK, VisitDesk())
    assert isinstance(desk, VisitDesk)
    return desk


@blueprint.get("/visit")
def show_visit() -> Response:
    """A visit as it was saved, or with ``restored`` as it was typed last."""
    name = request.args.get("file", "")
    state = visit_desk().open(current_project().file(name), request.args.get("restored") == "1")
    return json_answer({"file": name, **state.whole_json()})


@blueprint.post("/visit/edit")
def edit_visit() -> Response:
    """Takes some tables as they were typed."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    return _answer(visit_desk().edit(path, asked_text(asked, "version"), _typed(asked.get("sections"))))


@blueprint.post("/visit/save")
def save_visit() -> Response:
    """Writes the file itself."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    return json_answer({"version": visit_desk().save(path, asked_text(asked, "version"))})


@blueprint.post("/visit/discard")
def discard_typing() -> Response:
    """Forgets what was typed and not saved."""
    visit_desk().discard(current_project().file(asked_text(asked_values(request), "file")))
    return json_answer({})


@blueprint.post("/visit/aside")
def set_typing_aside() -> Response:
    """Writes what was typed and not saved as a file of its own; its name."""
    project = current_project()
    path = project.file(asked_text(asked_values(request), "file"))
    return json_answer({"file": project.name_of(visit_desk().set_aside(path))})


@blueprint.post("/visit/remedy")
def mend_finding() -> Response:
    """Mends one finding where what mends it is known."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    finding = asked.get("finding")
    if not isinstance(finding, dict):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "请求不完整，没有处理")
    return _answer(visit_desk().remedy(path, asked_text(asked, "version"), finding))


@blueprint.post("/visit/exempt")
def exempt_visit() -> Response:
    """Exempts a visit from a rule, with the reason."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    exemption = {
        "规则": asked_text(asked, "code"),
        "理由": asked_text(asked, "reason"),
        "批准人": asked_text(asked, "approver"),
        "批准日期": asked_text(asked, "date"),
    }
    return _answer(visit_desk().exempt(path, asked_text(asked, "version"), exemption))


@blueprint.get("/visit/suggestions")
def suggest_names() -> Response:
    """The names of the office's tables, with what else a row of a table fills in."""
    path = current_project().file(request.args.get("file", ""))
    return json_answer(suggestions_json(visit_desk().shelf.office(path.parent)))


@blueprint.get("/rule")
def show_rule() -> Response:
    """A rule, or what another code means, in words."""
    return json_answer(rule_json(request.args.get("code", "")))


def _answer(state: VisitState) -> Response:
    return json_answer(state.as_json())


def _typed(sections: Any) -> dict[str, list[list[str]]]:
    """The rows of a request: texts in rows by section. Raises RefusalError for anything else."""
    if isinstance(sections, dict) and all(
        isinstance(name, str)
        and isinstance(rows, list)
        and all(isinstance(row, list) and all(isinstance(text, str) for text in row) for row in rows)
        for name, rows in sections.items()
    ):
        return sections
    raise RefusalError(HTTPStatus.BAD_REQUEST, "请求不完整，没有处理")
