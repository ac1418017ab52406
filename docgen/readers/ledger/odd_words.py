"""Characters in the words of a year's visits that are not what they look like: once a column, at the first of them.

A visit from 云<U+200B>州 and one from 云州 are counted as of two places, and nobody sees why.
"""

from collections.abc import Iterable, Iterator

from docgen.errors import Problem
from docgen.model.ledger import Record
from docgen.model.look_alikes import look_alikes, sentences
from docgen.readers.odd_characters import once_each

#: The words of a record by which visits are counted or listed, and what their column is called.
_LABELS = {
    "code": "编号", "title": "标题", "group": "团组", "origin": "来源地", "unit": "单位", "head": "领队",
    "category": "类别", "purpose": "事由",
}  # fmt: skip
_RUNNING_TEXT = frozenset(("title", "purpose"))


def odd_words(records: Iterable[Record]) -> Iterator[Problem]:
    """A problem for each kind of such a character in a column, with the number of its further places."""
    return once_each(_found(records))


def _found(records: Iterable[Record]) -> Iterator[tuple[tuple[str, str], Problem]]:
    """Every problem with its column and its character."""
    for record in records:
        for name, label in _LABELS.items():
            text = getattr(record, name)
            if found := look_alikes(text, name not in _RUNNING_TEXT):
                characters = dict.fromkeys(one.character for one in found)
                for character, said in zip(characters, sentences(label, text, found), strict=False):
                    code, level, sentence, hint = said
                    yield (name, character), Problem(record.mark(name), code, level, sentence, hint)  # type: ignore[arg-type]
