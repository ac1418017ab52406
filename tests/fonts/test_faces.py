"""Faces of type: what each has, how its outlines lie, and that files without sense are no faces."""

import re
from pathlib import Path

import pytest

from docgen import assets
from docgen.fonts.face import Face, families
from docgen.fonts.font_stack import FontStack, MissingGlyphsError
from docgen.fonts.outlines import EM
from tests.cards.conftest import fonts

__all__ = ["fonts"]


def test_every_face_that_is_found_has_hanzi_and_says_how_it_is_placed(fonts: FontStack) -> None:
    for face in fonts.faces:
        if face.has("国"):
            assert 0.2 < face.middle < 0.5
            assert 0.6 < face.metrics.share < 0.85
            assert 1.0 <= face.metrics.height < 2.2


def test_hanzi_are_one_em_wide_and_letters_less(fonts: FontStack) -> None:
    assert fonts.advance(fonts.pieces("国国")) == pytest.approx(2, abs=0.02)
    assert 0.3 < fonts.advance(fonts.pieces("n")) < 0.8


def ends(steps: str, x: int, y: int) -> tuple[int, int]:
    """Where a contour's steps lead to, before it is closed."""
    for command, numbers in re.findall(r"([rv])([-\d,]+)", steps):
        given = [int(one) for one in numbers.split(",")]
        assert len(given) == (2 if command == "r" else 6)
        x, y = x + given[-2], y + given[-1]
    return x, y


def test_outlines_are_closed_curves_inside_their_ink(fonts: FontStack) -> None:
    for face in fonts.faces:
        for letter in "国é回A·":
            if not face.has(letter):
                continue
            glyph = face.glyph(letter)
            left, bottom, right, top = glyph.ink
            assert -0.1 * EM <= left < right <= 1.1 * EM
            assert -0.4 * EM <= bottom < top <= 1.2 * EM
            assert glyph.turned[0].opens
            for contour in glyph.turned:
                assert contour.steps.endswith("x")
                x, y = ends(contour.steps, contour.x, contour.y)
                assert left - 2 <= -x <= right + 2
                assert bottom - 2 <= y <= top + 2
                # turned: x has changed its sign, and what was above is below
                assert left - 2 <= -contour.x <= right + 2
                assert bottom - 2 <= contour.y <= top + 2


def test_a_stroke_comes_with_its_holes(fonts: FontStack) -> None:
    # a square around a square around a square, or four lines around one
    contours = fonts.first.glyph("回").turned
    assert sum(one.opens for one in contours) < len(contours)


def test_a_character_that_a_face_lacks_comes_from_the_next(fonts: FontStack) -> None:
    # of Extension A few faces have all
    for letter in map(chr, range(0x3400, 0x3500)):
        lacking = next((face for face in fonts.faces if not face.has(letter)), None)
        having = next((face for face in fonts.faces if face.has(letter)), None)
        if lacking and having:
            pieces = FontStack([lacking, having]).pieces(f"张{letter}三")
            assert pieces == ((lacking.name, "张"), (having.name, letter), (lacking.name, "三"))
            return
    pytest.skip("the only face of this computer")


def test_a_character_that_none_has_is_refused(fonts: FontStack) -> None:
    with pytest.raises(MissingGlyphsError):
        fonts.pieces("张\U00013000")


def test_what_was_drawn_stays_when_the_file_is_let_go(fonts: FontStack) -> None:
    name, path = assets.card_faces()[0]
    face = Face(name, path)
    before = face.glyph("国"), face.metrics, face.middle
    face.release()
    assert (face.glyph("国"), face.metrics, face.middle) == before
    assert face.has("中")  # opened again


def test_a_face_calls_itself_in_every_language_and_other_files_do_not(fonts: FontStack, tmp_path: Path) -> None:
    name, path = next((name, path) for name, path in assets.card_faces() if name.isascii())
    assert name in families(path)
    (tmp_path / "x.ttf").write_bytes(b"no font")
    (tmp_path / "x.ttc").write_bytes(b"no collection")
    assert families(tmp_path / "x.ttf") == families(tmp_path / "x.ttc") == set()


def test_a_font_file_that_was_replaced_is_drawn_anew(fonts: FontStack, tmp_path: Path) -> None:
    first, second = [face for face in fonts.faces if face.path.suffix == ".ttc" and face.has("国")][:2]
    path = tmp_path / "字体.ttc"
    path.write_bytes(first.path.read_bytes())
    assert Face("字体", path).glyph("国") == first.glyph("国")
    path.write_bytes(second.path.read_bytes())
    assert Face("字体", path).glyph("国") == second.glyph("国") != first.glyph("国")
