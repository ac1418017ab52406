"""What a template does not bring into a paper, and what it brings that nobody sees at a glance: it is said."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from docgen.errors import Mark, Problem

#: The code of what is said whenever a template is used; M124 is said only when it is looked at.
UNSEEN = "M123"
#: Examples of one kind that a sentence shows, and the longest that is shown of each.
_MOST_SHOWN, _LONGEST_SHOWN = 3, 40


class UnseenContent(NamedTuple):
    """Something of a template that was taken out: what it is, an example of it, and where it stood.

    ``part`` is empty for what has no place in a text, else the name of the part; ``paragraph`` counts from 1. What
    ``is_usual`` is written by Word unasked into every document; what is ``kept`` is not taken out but said. What has
    a ``hint`` changes what is read on the paper: it is said whenever the template is used.
    """

    what: str
    shown: str = ""
    part: str = ""
    paragraph: int = 1
    is_usual: bool = False
    kept: bool = False
    hint: str = ""


def notices_of(taken: Iterable[UnseenContent], file_name: str, label_of: Callable[[str], str]) -> tuple[Problem, ...]:
    """A note (M123) for each kind of thing with its first place; one (M124) for all that Word writes unasked.

    Links that travel are seen by whoever looks at the paper: M124 too.
    """
    unasked: list[UnseenContent] = []
    kinds: dict[tuple[str, bool], list[UnseenContent]] = {}
    for one in taken:
        if one.is_usual:
            unasked.append(one)
        else:
            kinds.setdefault((one.what, one.kept), []).append(one)
    return tuple(_notices(kinds, unasked, file_name, label_of))


def _notices(
    kinds: dict[tuple[str, bool], list[UnseenContent]],
    unasked: list[UnseenContent],
    file_name: str,
    label_of: Callable[[str], str],
) -> Iterator[Problem]:
    for (what, is_kept), ones in kinds.items():
        first = ones[0]
        label = label_of(first.part) if first.part else ""
        place = Mark(f"{file_name}!{label}" if label else file_name, first.paragraph if label else 1, 1)
        number = f"（{len(ones)}处）" if len(ones) > 1 else ""
        text = f"{what}{_examples(ones)}{number}" + ("会随每份文书走" if is_kept else "没有带进文书")
        code = "M124" if is_kept and not first.hint else UNSEEN
        yield Problem(place, code, "note", text, first.hint)
    if unasked:
        names = "、".join(dict.fromkeys(one.what for one in unasked))
        yield Problem(Mark(file_name, 1, 1), "M124", "note", f"{names}没有带进文书")


def _examples(ones: list[UnseenContent]) -> str:
    shown = list(dict.fromkeys(" ".join(one.shown.split())[:_LONGEST_SHOWN] for one in ones if one.shown))
    more = "等" if len(shown) > _MOST_SHOWN else ""
    return "".join(f"“{text}”" for text in shown[:_MOST_SHOWN]) + more
