"""Texts of many rows as one text with fields: 周明远（组长）, 李娜（秘书） are {姓名}（{角色}）."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_BLANKS = re.compile(r"[\s\u3000\u200b]+")
_CLOCK = re.compile(
    r"(?<!\d)(?P<hour>\d{1,2})[:：](?P<minute>\d{2})(?!\d)"
    r"(?:(?:——|[-—－–～~至到])(?P<to_hour>\d{1,2})[:：](?P<to_minute>\d{2})(?!\d))?"
)
_ENOUGH = 0.6
_SHORTEST_ALONE = 2


class FieldPiece(NamedTuple):
    """A piece of a text: characters ``start`` to ``end`` of it; the name of the field, empty for words that stay.

    A ``spaced`` field is a name whose two characters are set as wide as three.
    """

    start: int
    end: int
    field: str = ""
    spaced: bool = False

    @property
    def tag(self) -> str:
        """The tag that prints the field."""
        return f"{{{{ {self.field}{'|对齐' if self.spaced else ''} }}}}"


class TextPattern(NamedTuple):
    """How a text is made of the fields of a row; ``model`` is the number of the row whose text it was found in.

    ``misses`` are the rows whose text is another.
    """

    model: int
    text: str
    pieces: tuple[FieldPiece, ...]
    misses: tuple[int, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(piece.field for piece in self.pieces if piece.field)

    def expand(self, row: Mapping[str, str]) -> str:
        """The text of a row."""
        return "".join(row[piece.field] if piece.field else self.text[piece.start : piece.end] for piece in self.pieces)


def bare(text: str) -> str:
    """A text without its blanks, which only lay it out, its times in one spelling.

    >>> bare(" 李　娜\\n"), bare("9:00-10:20"), bare("09：00～10：20")
    ('李娜', '09:00—10:20', '09:00—10:20')
    """
    text = _BLANKS.sub("", text)
    return _CLOCK.sub(_usual_clock, text) if ":" in text or "：" in text else text


def _usual_clock(match: re.Match[str]) -> str:
    begin = f"{match['hour']:0>2}:{match['minute']}"
    return f"{begin}—{match['to_hour']:0>2}:{match['to_minute']}" if match["to_hour"] else begin


def pattern_of(texts: Sequence[str], rows: Sequence[Mapping[str, str]], heading: str = "") -> TextPattern | None:
    """The pattern that most of the texts follow, each with the fields of its row; None where there is none.

    Of fields with the same texts the one is taken that the ``heading`` names; a number in a list comes last.
    """
    if not texts or not any(map(bare, texts)):
        return None
    wanted = bare(heading)
    names = sorted(rows[0], key=lambda field: (_last(field) not in wanted if wanted else 0, _last(field) == "序号"))
    rows = [{name: row.get(name, "") for name in names} for row in rows]
    best: TextPattern | None = None
    for found in (*_whole_texts(texts, rows), *_made_of_pieces(texts, rows)):
        if best is None or len(found.misses) < len(best.misses):
            best = found
    if best is None or len(texts) - len(best.misses) < _ENOUGH * len(texts):
        return None
    return best


def _last(field: str) -> str:
    return field.rpartition(".")[2]


def _whole_texts(texts: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Iterator[TextPattern]:
    """Fields that are the whole text."""
    for field in rows[0]:
        hits = [number for number, text in enumerate(texts) if bare(text) == bare(rows[number].get(field, ""))]
        told = [number for number in hits if bare(texts[number])]
        if told and (len(texts) > 1 or len(bare(texts[0])) >= _SHORTEST_ALONE or _last(field) == "序号"):
            model = max(told, key=lambda number: len(texts[number]))
            text = texts[model]
            start = len(text) - len(text.lstrip())
            spaced = any(_is_spaced(texts[number], rows[number][field]) for number in told)
            pieces = _with_rest(text, [FieldPiece(start, len(text.rstrip()), field, spaced)])
            misses = tuple(number for number in range(len(texts)) if number not in hits)
            yield TextPattern(model, text, pieces, misses)


def _is_spaced(text: str, name: str) -> bool:
    return len(name) == 2 and text.strip() != name and text.strip()[0] == name[0]


def _made_of_pieces(texts: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Iterator[TextPattern]:
    """Fields inside the text, the longest first; those that make it fit fewer rows are left out again."""
    by_length = sorted(range(len(texts)), key=lambda number: -len(texts[number]))
    for model in by_length[:3]:
        text, row = texts[model], rows[model]
        fields = [field for field, value in row.items() if _may_stand_in(field, value, texts, rows)]
        fields.sort(key=lambda field: -len(row[field]))
        placed = _placed(text, row, fields)
        if placed:
            yield _best_of(model, text, placed, texts, rows)


def _may_stand_in(field: str, value: str, texts: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bool:
    shortest = _SHORTEST_ALONE if len(texts) == 1 else 1
    if len(value.strip()) < shortest:
        return False
    hits = sum(bool(rows[number].get(field)) and rows[number][field] in text for number, text in enumerate(texts))
    return hits >= _ENOUGH * len(texts)


def _placed(text: str, row: Mapping[str, str], fields: Sequence[str]) -> list[FieldPiece]:
    """A place for each field that finds one."""
    placed: list[FieldPiece] = []
    for field in fields:
        at = text.find(row[field])
        while at >= 0:
            end = at + len(row[field])
            if not any(piece.start < end and at < piece.end for piece in placed) and _is_whole(text, at, end):
                placed.append(FieldPiece(at, end, field))
                break
            at = text.find(row[field], at + 1)
    return sorted(placed)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether digits are no part of a longer number."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    starts_cut = text[start].isdigit() and before.isdigit()
    return not starts_cut and not (text[end - 1].isdigit() and behind.isdigit())


def _best_of(
    model: int, text: str, placed: list[FieldPiece], texts: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> TextPattern:
    best = _tried(model, text, placed, texts, rows)
    for piece in placed:
        if not best.misses:
            break
        fewer = [other for other in best.pieces if other.field and other != piece]
        tried = _tried(model, text, fewer, texts, rows)
        if len(tried.misses) < len(best.misses):
            best = tried
    return best


def _tried(
    model: int, text: str, placed: Sequence[FieldPiece], texts: Sequence[str], rows: Sequence[Mapping[str, str]]
) -> TextPattern:
    pattern = TextPattern(model, text, _with_rest(text, placed))
    if not placed:
        return pattern._replace(misses=tuple(range(len(texts))))
    misses = tuple(number for number, one in enumerate(texts) if bare(pattern.expand(rows[number])) != bare(one))
    return pattern._replace(misses=misses)


def _with_rest(text: str, placed: Sequence[FieldPiece]) -> tuple[FieldPiece, ...]:
    """The pieces with the words between them."""
    pieces, end = list[FieldPiece](), 0
    for piece in placed:
        if piece.start > end:
            pieces.append(FieldPiece(end, piece.start))
        pieces.append(piece)
        end = piece.end
    if end < len(text):
        pieces.append(FieldPiece(end, len(text)))
    return tuple(pieces)
