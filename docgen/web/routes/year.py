"""A year: its figures and bars, the visits behind a figure, the audit, the papers of the year."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, request

from docgen.api.audit import audit, audit_paper, audit_workbook
from docgen.api.desk.year import audit_view_json, trace_json, year_of_folder, year_view_json
from docgen.api.files import File
from docgen.api.year_papers import build_of_year
from docgen.web.answers import file_answer, json_answer
from docgen.web.project import current_project
from docgen.web.safety import RefusalError

blueprint = Blueprint("year", __name__, url_prefix="/api/year")
_ACCENT = "1F5F8B"


@blueprint.get("")
def show_year() -> Response:
    """Figures and bars."""
    return json_answer(year_view_json(year_of_folder(_source(), _year()), _ACCENT))


@blueprint.get("/trace")
def show_trace() -> Response:
    """The visits behind a figure."""
    totals = year_of_folder(_source(), _year())
    return json_answer(trace_json(totals, request.args.get("figure", ""), current_project().root))


@blueprint.get("/audit")
def show_audit() -> Response:
    """The visits of the year against the rules."""
    return json_answer(audit_view_json(_source(), _year() or 0, current_project().root))


@blueprint.get("/paper")
def give_paper() -> Response:
    """A paper of the year: 检查表 as a document or a workbook, 公开表."""
    file = _paper(request.args.get("kind", ""), _source(), _year())
    return file_answer(file.content, file.name)


def _paper(kind: str, source: Path, year: int | None) -> File:
    if kind == "disclosure":
        return build_of_year(year_of_folder(source, year), kind)[0]
    if kind not in ("audit", "audit-workbook"):
        raise RefusalError(HTTPStatus.NOT_FOUND, "没有这种文书")
    audited = audit(source, year)
    return audit_paper(audited) if kind == "audit" else audit_workbook(audited)


def _source() -> Path:
    """The folder or the ledger of the year."""
    return current_project().file_or_folder(request.args.get("folder", ""))


def _year() -> int | None:
    text = request.args.get("year", "")
    if text and not (text.isascii() and text.isdecimal() and len(text) == 4):
        raise RefusalError(HTTPStatus.BAD_REQUEST, "年份写四位数字")
    return int(text) if text else None
