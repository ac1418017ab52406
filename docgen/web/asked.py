"""What a request asks for: the values of its JSON, each with the type that it must have."""

import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Request

from docgen.web.safety import RefusalError

_INCOMPLETE = "请求不完整，没有处理"


def asked_values(asked: Request) -> Mapping[str, Any]:
    """The JSON object of a request. Raises RefusalError where it has none, or a text in it is no text."""
    try:
        values = asked.get_json(silent=True)
    except RecursionError:  # thousands of brackets in each other
        values = None
    if not isinstance(values, dict) or not _is_text(values, asked.get_data()):
        raise RefusalError(HTTPStatus.BAD_REQUEST, _INCOMPLETE)
    return values


def _is_text(values: Mapping[str, Any], content: bytes) -> bool:
    """Whether no half of a character is among the values; JSON can hold one only as an escape."""
    if b"\\ud" not in content.lower():
        return True
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def asked_text(values: Mapping[str, Any], name: str) -> str:
    """A text of it; empty where there is none. Raises RefusalError for anything else."""
    value = values.get(name, "")
    if not isinstance(value, str):
        raise RefusalError(HTTPStatus.BAD_REQUEST, _INCOMPLETE)
    return value
