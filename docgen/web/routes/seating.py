"""Seats by hand: the charts of a visit, and somebody moved, pinned, unpinned, put back."""

from flask import Blueprint, Response, current_app, request

from docgen.api.seats_by_hand.desk import SeatingDesk
from docgen.web.answers import json_answer
from docgen.web.asked import asked_text, asked_values
from docgen.web.project import current_project
from docgen.web.routes.visit import visit_desk

blueprint = Blueprint("seating", __name__, url_prefix="/api")
_DESK = "docgen.seating_desk"


def seating_desk() -> SeatingDesk:
    """The seatings of the visits that the server of this request has open."""
    desk = current_app.extensions.get(_DESK)
    if desk is None:
        desk = current_app.extensions.setdefault(_DESK, SeatingDesk(visit_desk()))
    assert isinstance(desk, SeatingDesk)
    return desk


@blueprint.get("/seating")
def show_seatings() -> Response:
    """Every seating of a visit with its chart."""
    path = current_project().file(request.args.get("file", ""))
    return json_answer(seating_desk().show(path, request.args.get("version", ""), request.args.get("view", "")))


@blueprint.post("/seating/move")
def move_person() -> Response:
    """Puts somebody on a seat, out of a seating (seat ""), or behind all others (seat "+")."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    names = [asked_text(asked, name) for name in ("version", "seating", "person", "seat", "view")]
    return json_answer(seating_desk().move(path, *names))


@blueprint.post("/seating/pin")
def pin_person() -> Response:
    """Pins somebody to the seat that he has."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    names = [asked_text(asked, name) for name in ("version", "seating", "person", "view")]
    return json_answer(seating_desk().pin(path, *names))


@blueprint.post("/seating/unpin")
def unpin_person() -> Response:
    """Takes the pin off somebody, off everybody where nobody is named."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    names = [asked_text(asked, name) for name in ("version", "seating", "person", "view")]
    return json_answer(seating_desk().unpin(path, *names))


@blueprint.post("/seating/undo")
def undo_move() -> Response:
    """Takes the last move back."""
    asked = asked_values(request)
    path = current_project().file(asked_text(asked, "file"))
    return json_answer(seating_desk().undo(path, asked_text(asked, "version")))
