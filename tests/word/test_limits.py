"""Every limit that holds before a template is unpacked: what is just within is opened, one more is refused."""

import io
import random
import zipfile

import pytest

from docgen.errors import TemplateError
from docgen.word import fill
from docgen.word.package import zip as limits
from docgen.word.package.zip import PackageError, read_package
from tests.word.templates import template, with_part

DOCX = template("{{ 名 }}")
PARTS = read_package(DOCX)


def _refusal(content: bytes) -> str:
    """Why a template is refused; empty for one that is filled."""
    try:
        fill(content, {"名": "周明远"})
    except TemplateError as error:
        (problem,) = error.problems
        return f"{problem.code} {problem.text}"
    return ""


def _zipped(*more: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in (*PARTS.items(), *more):
            archive.writestr(name, part)
    return content.getvalue()


def _nested(depth: int) -> bytes:
    """A body with elements inside each other; the document, the body and what holds a text count too."""
    inner = "".join(f'<w:sdt><w:sdtContent w:n="{at}">' for at in range((depth - 5) // 2))
    ends = "</w:sdtContent></w:sdt>" * ((depth - 5) // 2)
    return template(f"{inner}<w:p><w:r><w:t>{{{{ 名 }}}}</w:t></w:r></w:p>{ends}")


def _ratio(times: int) -> bytes:
    """A part of 4 MB that is no picture, packed as often as ``times`` to one."""
    noise = random.Random(21).randbytes(4_000_000 // times).hex()
    return _zipped(("customXml/item9.xml", f"<a>{noise.ljust(4_000_000)}</a>".encode()))


def _at_ratio(bytes_more: int) -> bytes:
    """Parts that are a hundred times as large as they are packed, and so many bytes more."""
    dense = bytes(4_000_000)
    for size in range(4_000_000, 4_000_200):
        with zipfile.ZipFile(io.BytesIO(_zipped(("x.bin", dense.ljust(size, b"\0"))))) as archive:
            entries = archive.infolist()
        left = sum(one.file_size for one in entries) - 100 * sum(one.compress_size for one in entries)
        # a byte that is not packed is one byte of both
        if left > 0 and left % 99 == 0:
            return _stored_beside(dense.ljust(size + bytes_more, b"\0"), left // 99)
    raise AssertionError("no size fits")


def _stored_beside(dense: bytes, stored: int) -> bytes:
    content = io.BytesIO(_zipped(("x.bin", dense)))
    with zipfile.ZipFile(content, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("y.bin", bytes(stored))
    return content.getvalue()


@pytest.mark.parametrize(
    ("within", "beyond", "said"),
    [
        (
            lambda: _zipped(*((f"x{number}", b"") for number in range(1_000 - len(PARTS)))),
            lambda: _zipped(*((f"x{number}", b"") for number in range(1_001 - len(PARTS)))),
            "超过 1000 个",
        ),
        (lambda: _ratio(50), lambda: _ratio(300), "压缩比超过 100:1"),
        (
            lambda: _zipped(("word/media/white.bmp", bytes(9_000_000))),
            lambda: _zipped(("word/media/white.bmp", bytes(11_000_000))),
            "压缩比超过 100:1",
        ),
        (lambda: _zipped(("word/big.xml", bytes(60_000))), lambda: _zipped(("word/big.xml", bytes(999_000))), "压缩比"),
        (lambda: _nested(256), lambda: _nested(257), "损坏"),
        (lambda: _zipped(("word/a..b.xml", b"")), lambda: _zipped(("word/../b.xml", b"")), "指向文件之外"),
        (lambda: _zipped(("a/word/b.xml", b"")), lambda: _zipped(("/word/b.xml", b"")), "指向文件之外"),
        (lambda: _zipped(("word/x.xml", b"")), lambda: _zipped(("WORD/Document.xml", b"")), "同名"),
        (
            lambda: with_part(DOCX, "word/styles.xml", "<w:styles", "<!-- DOCTYPE --><w:styles"),
            lambda: with_part(DOCX, "word/styles.xml", "<w:styles", "<!DOCTYPE a><w:styles"),
            "DOCTYPE",
        ),
    ],
    ids=[
        "entries",
        "ratio",
        "ratio of a picture",
        "small and dense",
        "depth",
        "up",
        "absolute",
        "twice",
        "DOCTYPE",
    ],
)
def test_a_limit_holds_to_the_last_and_no_further(within, beyond, said: str) -> None:  # type: ignore[no-untyped-def]
    assert _refusal(within()) == ""
    refused = _refusal(beyond())
    assert said in refused
    assert refused.startswith("M1")


def test_a_package_of_exactly_a_hundred_to_one_is_read_and_a_byte_more_is_not() -> None:
    assert "y.bin" in read_package(_at_ratio(0))
    with pytest.raises(PackageError, match="压缩比超过 100:1"):
        read_package(_at_ratio(1))


def test_the_limits_are_those_that_are_promised() -> None:
    assert (limits.MAX_PACKED_BYTES, limits.MAX_UNPACKED_BYTES, limits.MAX_ENTRIES) == (20_000_000, 100_000_000, 1_000)
    assert (limits.MAX_RATIO, limits.TEXT_RATIO_FROM_BYTES) == (100, 100_000)
