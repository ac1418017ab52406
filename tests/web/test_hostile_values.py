"""What no page of ours sends: in every field of every request, paths that lead out, halves of characters, odd JSON."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import docgen.web
from tests.web.conftest import Page
from tests.web.test_safety import FURTHER, every_route

#: What lets a request come as far as it can.
SOUND: dict[str, Any] = {
    **FURTHER,
    "file": "来访/2026-041.yaml",
    "text": "周明远 副市长\n韩喆 局长",
    "title": "周明远来访",
    "dates": "2026-07-05",
}
#: The fields that each file of routes reads: whatever it names in quotation marks.
FIELDS = {
    path.stem: sorted(set(re.findall(r'"([a-z]+)"', path.read_text("utf-8"))))
    for path in (Path(docgen.web.__file__).parent / "routes").glob("*.py")
}
OUT = "/../../../外/出.yaml"


def writing_paths(page: Page) -> Iterator[tuple[str, str]]:
    """The requests that write, each with the file of its route; without the one that ends the server."""
    for rule in page.client.application.url_map.iter_rules():
        if "POST" in (rule.methods or ()) and rule.rule != "/api/quit":
            yield rule.rule, rule.endpoint.partition(".")[0]


def faults(page: Page, value: object) -> Iterator[str]:
    """The requests that end in a fault of ours with this value in one of their fields."""
    for path, routes in writing_paths(page):
        for field in FIELDS[routes]:
            if page.post(path, {**SOUND, field: value}).status_code >= 500:
                yield f"{path} {field}"


def test_the_fields_are_those_that_the_routes_read() -> None:
    assert {"text", "ending"} <= set(FIELDS["intake"])
    assert {"seat", "person", "file"} <= set(FIELDS["seating"])


@pytest.mark.parametrize("value", [OUT, "外"])
def test_no_field_leads_out_of_the_folder(page: Page, value: str) -> None:
    outside = page.folder.parent / "外"
    outside.mkdir()
    assert list(faults(page, value if value == OUT else f"{outside}/出.yaml")) == []
    assert list(outside.iterdir()) == []
    assert sorted(path.name for path in page.folder.parent.iterdir()) == ["办公室", "外"]


def test_half_a_character_is_no_text(page: Page) -> None:
    assert list(faults(page, "周\ud800")) == []


@pytest.mark.parametrize(
    "content",
    [b"[" * 100_000, b'{"a":' * 100_000, b'{"file": NaN}', b'{"file": 1e999}', b"\xff\xfe{}", b'{"file":"\x00"}'],
)
def test_json_that_is_none_of_ours_is_refused(page: Page, content: bytes) -> None:
    for method, path in every_route(page):
        if method == "POST" and path not in ("/api/quit", "/api/alive"):
            answer = page.post(path, data=content, content_type="application/json")
            assert 400 <= answer.status_code < 500, path
