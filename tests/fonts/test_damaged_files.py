"""A font file that is damaged, in whatever way, is passed over or refused in one sentence."""

from collections.abc import Iterator
from pathlib import Path
from struct import pack, unpack_from

import pytest

from docgen import assets
from docgen.api.cards.stock import font_stack
from docgen.errors import DocgenError
from docgen.fonts.face import Face, families

TABLES = ("cmap", "glyf", "loca", "hmtx", "hhea", "head", "maxp", "OS/2", "name")
SAMPLE = "周明远安娜·AZ1"


def _whole_font() -> bytes:
    paths = [path for _, path in assets.card_faces() if path.suffix.lower() == ".ttf"]
    if not paths:
        pytest.skip("no TrueType face on this computer")
    return min(paths, key=lambda path: path.stat().st_size).read_bytes()


def _overwritten(data: bytes, tag: str, filled: int) -> Iterator[bytes]:
    """The file with the beginning of one table filled with one byte, and with that table beyond its end."""
    for at in range(12, 12 + 16 * int(unpack_from(">H", data, 4)[0]), 16):
        if data[at : at + 4].decode("latin-1") == tag:
            offset, length = unpack_from(">II", data, at + 8)
            size = min(length, 4000)
            yield data[:offset] + bytes([filled]) * size + data[offset + size :]
            yield data[: at + 8] + pack(">I", 2 * len(data)) + data[at + 12 :]


def _damaged(data: bytes) -> Iterator[bytes]:
    yield from (b"", data[:12], b"not a font at all", bytes(9000))
    yield from (data[: len(data) * share // 100] for share in (2, 20, 50, 90))
    for tag in TABLES:
        yield from _overwritten(data, tag, 0)
        yield from _overwritten(data, tag, 0xFF)


def test_every_damaged_file_is_known_as_such_or_serves_without_an_error(tmp_path: Path) -> None:
    for number, content in enumerate(_damaged(_whole_font())):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(content)
        families(path)
        face = Face("坏字体", path)
        if face.is_whole:
            assert face.metrics.height > 0
            assert face.middle > 0
            assert all(face.glyph(character).advance >= 0 for character in SAMPLE if face.has(character))


def test_a_damaged_font_that_was_asked_for_is_refused_with_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "某某体.ttf"
    path.write_bytes(_whole_font()[:5000])
    monkeypatch.setattr(assets, "font_files", lambda *_: {"某某体.ttf": path})
    with pytest.raises(DocgenError) as error:
        font_stack("某某体.ttf")
    assert [problem.text for problem in error.value.problems] == ["“某某体.ttf”的字体文件某某体.ttf坏了，读不出字形"]
