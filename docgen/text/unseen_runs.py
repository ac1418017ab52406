"""Words of a Word file that its author struck out or hid: what properties of runs and styles say of them.

The elements are those of whoever parsed the file; nothing is parsed here.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Literal

UnseenKind = Literal["划了删除线", "隐藏"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VALUE, _ID, _RUN = f"{_W}val", f"{_W}styleId", f"{_W}r"
_KINDS: Mapping[str, UnseenKind] = {
    f"{_W}strike": "划了删除线",
    f"{_W}dstrike": "划了删除线",
    f"{_W}vanish": "隐藏",
    f"{_W}specVanish": "隐藏",
}
_OFF = ("0", "false", "off")
#: So many styles may be based on one another.
_MOST_BASED = 20

#: Of each style that says it: what is struck out or hidden, and what is not.
UnseenStyles = Mapping[str, Mapping[str, bool]]


def unseen_styles(styles: Any) -> UnseenStyles:
    """What the styles of a part say of struck and hidden words, those that they are based on included."""
    own = {style.get(_ID): style for style in styles.iterchildren(f"{_W}style")}
    return {name: marks for name, style in own.items() if (marks := _marks_of_style(style, own))}


def _marks_of_style(style: Any, styles: Mapping[str, Any]) -> dict[str, bool]:
    marks: dict[str, bool] = {}
    for _ in range(_MOST_BASED):
        marks = _marks(style.find(f"{_W}rPr")) | marks
        style = styles.get(_named(style, "basedOn"))
        if style is None:
            break
    return marks


def unseen_kind(text: Any, styles: UnseenStyles) -> UnseenKind | None:
    """Why a text of a paragraph is not seen on paper as valid; None for other texts."""
    run = next(text.iterancestors(_RUN), None)
    if run is None:
        return None
    marks = _marks(run.find(f"{_W}rPr"))
    for name in _styles_of(run) if styles else ():
        marks = {**styles.get(name, {}), **marks}
    unseen = next((_KINDS[mark] for mark, is_on in marks.items() if is_on), None)
    return unseen or ("隐藏" if _is_in_hidden_row(run) else None)


def _styles_of(run: Any) -> Iterator[str]:
    """The names of the styles of a run, its own before that of its paragraph."""
    properties = run.find(f"{_W}rPr")
    if properties is not None:
        yield _named(properties, "rStyle")
    paragraph = next(run.iterancestors(f"{_W}p"), None)
    if paragraph is not None and (properties := paragraph.find(f"{_W}pPr")) is not None:
        yield _named(properties, "pStyle")


def _is_in_hidden_row(run: Any) -> bool:
    hidden = (row.find(f"{_W}trPr/{_W}hidden") for row in run.iterancestors(f"{_W}tr"))
    return any(mark is not None and mark.get(_VALUE) not in _OFF for mark in hidden)


def _marks(properties: Any) -> dict[str, bool]:
    if properties is None:
        return {}
    return {mark.tag: mark.get(_VALUE) not in _OFF for mark in properties.iterchildren(*_KINDS)}


def _named(element: Any, tag: str) -> str:
    named = element.find(f"{_W}{tag}")
    return "" if named is None else named.get(_VALUE, "")
