"""Name cards and badges: what a list gives, and the files."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, current_app, request

from docgen.api.desk.cards import CardOrder, cards_json, make_cards, preset_choices
from docgen.api.desk.dropped_lists import DroppedLists
from docgen.api.files import File
from docgen.web.answers import json_answer
from docgen.web.asked import asked_text, asked_values
from docgen.web.project import current_project
from docgen.web.safety import RefusalError

blueprint = Blueprint("cards", __name__, url_prefix="/api/cards")
_LISTS = "docgen.dropped_lists"
_KINDS = ("cards", "badges")


@blueprint.get("/presets")
def show_presets() -> Response:
    """The sheets of both kinds."""
    return json_answer({kind: preset_choices(kind) for kind in _KINDS})


@blueprint.post("")
def show_cards() -> Response:
    """The cards of a list as they would be."""
    return json_answer(cards_json(current_project().root, _order(asked_values(request))))


@blueprint.post("/make")
def write_cards() -> Response:
    """Writes them; answers the file."""
    project, asked = current_project(), asked_values(request)
    made = make_cards(project.root, _order(asked), as_pdf=asked_text(asked, "format") == "pdf")
    return json_answer({"file": project.name_of(made.file)})


@blueprint.post("/list")
def take_list() -> Response:
    """Keeps a list that was dropped on the page; answers its key, or the text of a document."""
    given = request.files.get("files")
    if given is None:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "没有文件")
    return json_answer(_lists().take(File(given.filename or "", given.read())))


def _lists() -> DroppedLists:
    lists = current_app.extensions.setdefault(_LISTS, DroppedLists())
    assert isinstance(lists, DroppedLists)
    return lists


def _order(asked: Mapping[str, Any]) -> CardOrder:
    kind, file, dropped = asked_text(asked, "kind") or "cards", asked_text(asked, "file"), asked_text(asked, "list")
    if kind not in _KINDS:
        raise RefusalError(HTTPStatus.BAD_REQUEST, "只做席卡和证件")
    return CardOrder(
        kind=kind,
        file=current_project().file(file) if file else None,
        dropped=_lists().file(dropped) if dropped else None,
        text=asked_text(asked, "text"),
        preset=_preset(asked_text(asked, "preset"), kind),
        title=asked_text(asked, "title"),
        only_changed=asked.get("changed") is True,
    )


def _preset(name: str, kind: str) -> str:
    """The name of one of our sheets: a file of presets is not read for the page."""
    if name and name not in (choice["name"] for choice in preset_choices(kind)):
        raise RefusalError(HTTPStatus.BAD_REQUEST, f"没有“{name}”这种卡纸")
    return name
