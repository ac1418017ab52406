"""Reads finished cards back, before they are delivered: every text of every face, letter for letter."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from docgen.api.cards.documents import card_documents
from docgen.cards.run import CardRun
from docgen.errors import Problem, TemplateError
from docgen.word.package.readback import face_texts
from docgen.word.package.zip import Keep

#: At most this many characters of a face are shown.
_MOST_SHOWN = 20


def checked_documents(run: CardRun, keep: Keep = tuple) -> Iterator[tuple[str, Sequence[bytes]]]:
    """The Word documents of the cards, each read back before it is given. Their pieces wait in ``keep``.

    Raises TemplateError if a face has not, letter for letter, the texts of the card. A template of the user's own may
    leave out what it likes, but no name.
    """
    is_own = bool(run.options.template or run.options.templates)
    for document, (name, pieces) in zip(run.stack.documents, card_documents(run, keep), strict=True):
        boxes = (_without_spaces(text) for text in face_texts(pieces))
        for page in document.pages:
            for card_index, faces in groupby(run.stack.layout.pages[page], itemgetter(0)):
                texts = _texts_of_face(run, card_index, only_name=is_own)
                for _ in faces:
                    _require_face(texts, boxes, only_these=not is_own)
        yield name, pieces


def _texts_of_face(run: CardRun, card_index: int, only_name: bool) -> list[str]:
    """What is printed on a face of a card, the longest first: a short text may be a part of a longer one."""
    if only_name:
        return [_without_spaces(run.stack.cards[card_index].name)]
    fitted = run.stack.fitted.texts[card_index]
    texts = (_without_spaces(text) for text in fitted.values() if text.lines)
    return sorted(texts, key=len, reverse=True)


def _require_face(wanted: Sequence[str], boxes: Iterator[str], only_these: bool) -> None:
    """Reads the text boxes of a face. Raises TemplateError where one of the texts is missing, or something is added."""
    text = first = next(boxes, "")
    # a name in columns stands in several boxes, and the word of a bar in one of its own
    while (missing := _missing(wanted, text)[0]) and (other := next(boxes, None)) is not None:
        text += other
    added = "" if missing or not only_these else _missing(wanted, text)[1]
    if missing or added:
        faults = f"应当有“{missing[0]}”" if missing else f"多出“{added[:_MOST_SHOWN]}”"
        message = f"读回来的一面是“{first[:_MOST_SHOWN]}”，{faults}"
        hint = "模板的“卡面”文本框里要有 {{p 卡.姓名 }}；别的文本框里不要写字，改用图片"
        raise TemplateError([Problem(None, "M115", "error", message, hint)])


def _missing(wanted: Sequence[str], text: str) -> tuple[list[str], str]:
    """Which of these texts are not in a text, and what else is in it."""
    missing = []
    for one in wanted:
        if one in text:
            text = text.replace(one, "\0", 1)
        else:
            missing.append(one)
    return missing, text.replace("\0", "")


def _without_spaces(text: str) -> str:
    return "".join(text.split())
