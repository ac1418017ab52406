"""Sets the type of a template larger or smaller, where its styles allow it: a long menu stays on its card."""

import re
from functools import lru_cache

from docgen.model.menu_type import SMALLEST_PT
from docgen.model.units import pt_to_half_points
from docgen.word.package.zip import canonical, read_package

#: How the name of a style ends whose type may be resized; whoever draws a template of his own keeps or drops it.
RESIZABLE = "（可缩）"
_STYLES = "word/styles.xml"
_STYLE = re.compile(r"<w:style\b.*?</w:style>", re.S)
_NAME = re.compile(r'<w:name w:val="([^"]*)"/>')
_SIZE = re.compile(r'(<w:szC?s? w:val=")(\d+)(")')
_LINE = re.compile(r'(\bw:(?:line|before|after)=")(\d+)(")')


def resize_type(template: bytes, percent: int) -> bytes:
    """The template with the resizable styles in ``percent`` of their size, their lines and the room between likewise.

    Type that would become too small to read stays readable.
    """
    return template if percent == 100 else _resized(template, percent)


@lru_cache(maxsize=32)
def _resized(template: bytes, percent: int) -> bytes:
    parts = read_package(template)
    styles = parts[_STYLES].decode()
    parts[_STYLES] = _STYLE.sub(lambda match: _resized_style(match.group(), percent), styles).encode()
    return canonical(parts)


def _resized_style(style: str, percent: int) -> str:
    name = _NAME.search(style)
    sizes = [int(half_points) for _, half_points, _ in _SIZE.findall(style)]
    if name is None or not name[1].endswith(RESIZABLE) or not sizes:
        return style
    size = sizes[0]
    smallest = min(size, pt_to_half_points(SMALLEST_PT))
    new_size = max(round(size * percent / 100), smallest)
    scaled = _LINE.sub(lambda match: f"{match[1]}{round(int(match[2]) * new_size / size)}{match[3]}", style)
    return _SIZE.sub(lambda match: f"{match[1]}{new_size}{match[3]}", scaled)
