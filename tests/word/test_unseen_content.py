"""What nobody sees in a template is taken out and said, or refused; nothing of it is in a paper, whatever fills it."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.engine.fill import open_template
from docgen.word.foreign.by_docxtpl import open_for_docxtpl
from docgen.word.package.clean_package import clean_package
from docgen.word.package.sanitize import parse
from docgen.word.package.zip import read_package
from tests.conftest import Run
from tests.word.packages import faults_of
from tests.word.planted import MARK, REFUSED, TAKEN_OUT

DATA = {"名": "周明远"}
TEMPLATES = Path(__file__).parent.parent.parent / "templates" / "docx"


def everything_in(content: bytes) -> Iterator[bytes]:
    """All bytes of a document: its parts, packages in them, packed data in them."""
    yield content
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from everything_in(archive.read(name))
    for start in [at for at in range(len(content) - 1) if content[at : at + 2] in (b"\x78\x9c", b"\x1f\x8b", b"x\x01")]:
        inflater = zlib.decompressobj(47)
        try:
            yield inflater.decompress(content[start:], 1_000_000)
        except zlib.error:
            continue


def holds_mark(content: bytes) -> bool:
    marks = (MARK.encode(), MARK.encode("utf-16-le"), MARK.encode("utf-16-be"))
    return any(mark in part for part in everything_in(content) for mark in marks)


@pytest.mark.parametrize("name", TAKEN_OUT)
def test_what_is_hidden_does_not_travel_and_is_said(name: str) -> None:
    content = TAKEN_OUT[name]()
    filled = fill(content, DATA)
    assert not holds_mark(filled)
    assert list(faults_of(filled)) == []
    assert b"\xe5\x91\xa8\xe6\x98\x8e\xe8\xbf\x9c" in b"".join(everything_in(filled))
    assert [notice for notice in open_template(content).notices if notice.code in ("M123", "M124")]


@pytest.mark.parametrize("name", TAKEN_OUT)
def test_docxtpl_prints_nothing_of_it_either(name: str) -> None:
    prepared = open_for_docxtpl(TAKEN_OUT[name](), "模板.docx")
    assert not holds_mark(b"".join(prepared.render(DATA)))
    assert prepared.notices


@pytest.mark.parametrize("name", REFUSED)
def test_what_runs_or_fetches_is_refused_by_what_it_is(name: str) -> None:
    for use in (lambda content: fill(content, DATA), lambda content: open_for_docxtpl(content, "模板.docx")):
        with pytest.raises(TemplateError) as refused:
            use(REFUSED[name]())
        assert {problem.code for problem in refused.value.problems} == {"M111"}


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.docx")), ids=lambda path: path.stem)
def test_ours_hold_nothing_to_be_taken_out(path: Path) -> None:
    parts = read_package(path.read_bytes())
    cleaned = clean_package(parts)
    assert cleaned.taken == ()
    assert cleaned.parts.keys() == parts.keys()
    for name, part in cleaned.parts.items():
        assert etree.tostring(parse(part), method="c14n") == etree.tostring(parse(parts[name]), method="c14n")


def test_the_commands_say_it_too(run: Callable[..., Run], tmp_path: Path) -> None:
    (tmp_path / "模板.docx").write_bytes(TAKEN_OUT["vanish"]())
    (tmp_path / "数据.yaml").write_text("名: 周明远\n", "utf-8")
    template, data, filled = (str(tmp_path / name) for name in ("模板.docx", "数据.yaml", "纸.docx"))
    for arguments in (
        ["template", "check", template],
        ["template", "adopt", template, "-o", str(tmp_path / "收编.docx")],
        ["fill", template, data, "-o", filled],
        ["fill", template, data, "-o", filled, "--engine", "docxtpl", "--force"],
    ):
        done = run(*arguments)
        assert done.code == 0
        assert f"隐藏的文字“{MARK}”没有带进文书" in done.err
    assert not holds_mark((tmp_path / "收编.docx").read_bytes())
