"""Phone numbers typed in groups: 138 1600 2003 is one number, which no line may part."""

from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.spellings.respelling import Respelling, Surroundings

_GAP = "[ \u00a0\u3000]+"
_MOBILE = lazy_pattern(rf"(?<!\d)1(?:(?:{_GAP})?\d){{10}}(?!\d)")
_LANDLINE = lazy_pattern(rf"(?<!\d)(0\d{{2,3}}){_GAP}(\d{{3,4}})(?:{_GAP})?(\d{{4}})(?!\d)")
_ANY_GAP = lazy_pattern(_GAP)


def respell_phone(text: str, _surroundings: Surroundings) -> Respelling | None:
    """The numbers of a text without gaps; None where they have none. What else stands there stays.

    >>> from docgen.model.spellings.respelling import NOWHERE
    >>> respell_phone("138 1600 2003（办）", NOWHERE).text, respell_phone("0798 612 3045", NOWHERE).text
    ('13816002003（办）', '0798-6123045')
    >>> respell_phone("13816002003 13816002004", NOWHERE) is None
    True
    """
    closed = _MOBILE.sub(lambda number: _ANY_GAP.sub("", number[0]), text)
    closed = _LANDLINE.sub(r"\1-\2\3", closed)
    return Respelling(closed, "号码里的空格合拢") if closed != text else None
