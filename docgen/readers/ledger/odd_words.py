"""Characters in the words of a year's visits that are not what they look like: once a column, at the first of them.

A visit from 云<U+200B>州 and one from 云州 are counted as of two places, and nobody sees why.
"""

from collections.abc import Iterable, Iterator

from docgen.errors import Problem
from docgen.model.ledger import Record
from docgen.model.look_alikes import look_alikes, sentences

#: The words of a record by which visits are counted or listed, and what their column is called.
_LABELS = {
    "code": "编号", "title": "标题", "group": "团组", "origin": "来源地", "unit": "单位", "head": "领队",
    "category": "类别", "purpose": "事由",
}  # fmt: skip
_RUNNING_TEXT = frozenset(("title", "purpose"))


def odd_words(records: Iterable[Record]) -> Iterator[Problem]:
    """A problem for each kind of such a character in a column, with the number of its further places."""
    first: dict[tuple[str, str], Problem] = {}
    more: dict[tuple[str, str], int] = {}
    for record in records:
        for name, label in _LABELS.items():
            text = getattr(record, name)
            if found := look_alikes(text, name not in _RUNNING_TEXT):
                for character, (code, level, said, hint) in zip(
                    dict.fromkeys(one.character for one in found), sentences(label, text, found), strict=False
                ):
                    kind = (name, character)
                    if kind in first:
                        more[kind] = more.get(kind, 0) + 1
                    else:
                        first[kind] = Problem(record.mark(name), code, level, said, hint)  # type: ignore[arg-type]
    for kind, problem in first.items():
        others = f"，还有{more[kind]}处" if kind in more else ""
        yield problem._replace(text=f"{problem.text}{others}")
