"""Answers of the server: plain values as JSON, refusals as a sentence with the problems behind it, files to keep."""

import json
import sys
import traceback
from collections.abc import Iterable
from http import HTTPStatus
from pathlib import Path
from typing import Any
from urllib.parse import quote

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from docgen.api.page_words import page_problems, page_text
from docgen.errors import DocgenError, Problem
from docgen.text.system_errors import reason_of
from docgen.web.safety import MOST_BYTES, RefusalError

_SENTENCES = {
    HTTPStatus.NOT_FOUND: "没有这个地址",
    HTTPStatus.METHOD_NOT_ALLOWED: "不能这样用这个地址",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: f"文件太大：一次最多 {MOST_BYTES // 1024 // 1024} MB",
}


def json_answer(value: Any, status: int = HTTPStatus.OK) -> Response:
    """Plain values as JSON in UTF-8."""
    content = json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")  # a file's name may be no text
    return Response(content, status, content_type="application/json; charset=utf-8")


def file_answer(content: bytes, name: str, media_type: str = "application/octet-stream") -> Response:
    """A file that the browser keeps under a name."""
    answer = Response(content, content_type=media_type)
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name, safe='')}"
    return answer


def refusal_answer(sentence: str, status: int, problems: Iterable[Problem] = ()) -> Response:
    """Why something was not done; below /api/ with the problems as ``check --json`` prints them, else as plain text."""
    if request.path.startswith("/api/"):
        return json_answer({"error": page_text(sentence), "problems": page_problems(problems)}, status)
    return Response(sentence + "\n", status, content_type="text/plain; charset=utf-8")


def answer_errors(app: Flask) -> None:
    """Answers what cannot be done: a sentence for what the user can mend, 500 and a line in the log for our faults."""

    @app.errorhandler(RefusalError)
    def _refused(error: RefusalError) -> Response:
        return refusal_answer(error.sentence, error.status)

    @app.errorhandler(DocgenError)
    def _faulty(error: DocgenError) -> Response:
        first = error.problems[0]
        status = HTTPStatus.CONFLICT if first.code == "O401" else HTTPStatus.BAD_REQUEST
        return refusal_answer(first.text, status, error.problems)

    @app.errorhandler(OSError)
    def _not_opened(error: OSError) -> Response:
        what = f"打不开“{Path(error.filename).name}”" if isinstance(error.filename, str) else "读写文件出错"
        return refusal_answer(f"{what}：{reason_of(error)}", HTTPStatus.BAD_REQUEST)

    @app.errorhandler(HTTPException)
    def _not_served(error: HTTPException) -> Response:
        status = HTTPStatus(error.code or HTTPStatus.INTERNAL_SERVER_ERROR)
        return refusal_answer(_SENTENCES.get(status, "请求不完整，没有处理"), status)

    @app.errorhandler(HTTPStatus.INTERNAL_SERVER_ERROR)
    def _our_fault(error: HTTPException) -> Response:
        _log_fault(getattr(error, "original_exception", None) or error)
        sentence = "这是程序的错，不是您的错；没有保存的内容还在网页上。命令行窗口里写着出错的地方，请告诉我们"
        return refusal_answer(sentence, HTTPStatus.INTERNAL_SERVER_ERROR)


def _log_fault(error: BaseException) -> None:
    """Prints where a fault of ours is. Its message and the data are not printed: they may hold names."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)]
    rule = request.url_rule.rule if request.url_rule else "-"
    print(f"程序的错 {type(error).__name__} {request.method} {rule}", *places, sep="\n  ", file=sys.stderr, flush=True)
