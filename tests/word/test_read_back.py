"""A finished document is read back: whatever of it was lost or altered is noticed before it leaves the program."""

import io
import random
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from docgen.api import documents
from docgen.api.cards import read_back as cards_read_back
from docgen.api.cards.documents import card_documents
from docgen.api.cards.prepare import prepare_cards
from docgen.api.cards.read_back import checked_documents
from docgen.api.papers import build
from docgen.api.visits import load
from docgen.cards.options import CardOptions
from docgen.cards.run import CardRun
from docgen.errors import DocgenError, TemplateError
from docgen.model.draft import Chart
from docgen.word.engine.fill import fill_in_chunks
from docgen.word.engine.printed_values import PrintedValues, texts_of
from docgen.word.engine.read_back import read_back_fault
from docgen.word.package import readback
from docgen.word.package.zip import canonical
from tests.conftest import OFFICE
from tests.word.templates import template

VISIT = OFFICE / "来访" / "2026-041.yaml"
_TEXT = re.compile("<w:t(?: [^>]*)?>([^<]+)</w:t>")


def altered(document: Sequence[bytes], values: set[str], chance: random.Random) -> tuple[bytes, ...]:
    """The document with one of these values altered, cut off, doubled or lost."""
    archive = zipfile.ZipFile(io.BytesIO(b"".join(document)))
    parts = {name: archive.read(name) for name in archive.namelist()}
    xml = parts["word/document.xml"].decode()
    node = chance.choice([one for one in _TEXT.finditer(xml) if one[1] in values])
    text, at = node[1], chance.randrange(len(node[1]))
    new = chance.choice([f"{text[:at]}误{text[at + 1 :]}", text[:at] + text[at + 1 :], "", f"{text}员", f"副{text}"])
    return (canonical({**parts, "word/document.xml": (xml[: node.start(1)] + new + xml[node.end(1) :]).encode()}),)


@pytest.mark.parametrize(("kind", "plants"), [("plan", 40), ("seating", 30), ("slip", 30)])
def test_of_100_values_altered_in_finished_papers_every_one_is_noticed(
    kind: str, plants: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit, made = load(VISIT), list[tuple[Sequence[bytes], PrintedValues]]()

    def note(*arguments: Any, printed: PrintedValues, **further: Any) -> Sequence[bytes]:
        chunks = fill_in_chunks(*arguments, printed=printed, **further)
        made.append((chunks, printed))
        return chunks

    monkeypatch.setattr(documents, "fill_in_chunks", note)
    build(visit, (kind,), draft=True)
    chunks, printed = made[0]
    documents.require_as_written(chunks, printed)
    values = {text for value in printed.parts["word/document.xml"] for text in texts_of(value)}
    chance = random.Random(21)
    for _ in range(plants):
        with pytest.raises(TemplateError, match="读回来"):
            documents.require_as_written(altered(chunks, values, chance), printed)


def test_a_paper_that_was_altered_is_not_delivered(monkeypatch: pytest.MonkeyPatch) -> None:
    def faulty(*arguments: Any, **further: Any) -> tuple[bytes, ...]:
        return altered(fill_in_chunks(*arguments, **further), {"周明远"}, random.Random(1))

    monkeypatch.setattr(documents, "fill_in_chunks", faulty)
    with pytest.raises(TemplateError) as caught:
        build(load(VISIT), ("plan",), draft=True)
    assert [problem.code for problem in caught.value.problems] == ["M119"]


@pytest.mark.parametrize("write", ["{}误", "副{}", "", "{}<w:t>误</w:t>"])
def test_a_printer_that_writes_another_text_is_noticed_at_its_tag(write: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("docgen.word.engine.printers.text.text_in_faces", lambda text, _run: write.format(text))
    with pytest.raises(DocgenError) as caught:
        build(load(VISIT), ("plan",), draft=True)
    assert "写出来变了样" in caught.value.problems[0].text


def test_of_100_posts_units_and_names_altered_on_cards_every_one_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    run = prepare_cards(VISIT, CardOptions(lines=("单位", "职务")))
    assert list(checked_documents(run))
    whole, chance = list(card_documents(run)), random.Random(21)
    monkeypatch.setattr(cards_read_back, "card_documents", lambda _run, _keep: whole)
    posts_and_units = {text for card in run.cards for text in card.texts.values()}
    for number in range(100):
        is_wanted = posts_and_units.__contains__ if number % 4 else (lambda _text: True)
        changed = [(name, altered(chunks, _lines(run, is_wanted), chance)) for name, chunks in whole]
        monkeypatch.setattr(cards_read_back, "card_documents", lambda _run, _keep, made=changed: made)
        with pytest.raises(TemplateError, match="读回来的一面"):
            list(checked_documents(run))


def _lines(run: CardRun, is_wanted: Callable[[str], bool]) -> set[str]:
    fitted = [text for texts in run.stack.fitted.texts for text in texts.values() if is_wanted(str(text))]
    return {line.text for text in fitted for line in text.lines}


BODY = "word/document.xml"


def finished(*texts: str) -> list[bytes]:
    """A document of these paragraphs, without any value that a tag printed."""
    return [template(*texts)]


@pytest.mark.parametrize(
    ("texts", "loose", "fault"),
    [
        (("周明远同志：", "请于 9月3日报到。"), False, ""),
        (("周明同志：", "请于9月3日报到。"), False, "应当印的“周明远”不在它的位置上"),
        (("9月3日", "周明远"), False, "应当印的“9月3日”不在它的位置上"),  # the other way round
        (("9月3日", "周明远"), True, ""),
        (("周明远",), True, "应当印的“9月3日”不在它的位置上"),
    ],
)
def test_every_value_stands_behind_the_one_before_it_but_in_loose_parts(
    texts: tuple[str, ...], loose: bool, fault: str
) -> None:
    printed = PrintedValues({BODY: ["周明远", "9月3日"]}, {BODY} if loose else set())
    assert read_back_fault(finished(*texts), printed) == fault


def test_the_same_value_is_looked_for_as_often_as_it_was_printed() -> None:
    printed = PrintedValues({BODY: ["周明远", "周明远"]})
    assert read_back_fault(finished("周明远和周明远"), printed) == ""
    assert read_back_fault(finished("周明远和韩喆"), printed) == "应当印的“周明远”不在它的位置上"


def test_of_a_long_value_that_is_lost_thirty_characters_are_shown_and_a_part_that_is_gone_has_lost_all() -> None:
    printed = PrintedValues({BODY: ["长" * 31]})
    assert read_back_fault(finished("短"), printed) == f"应当印的“{'长' * 30}”不在它的位置上"
    assert read_back_fault(finished("甲"), PrintedValues({"word/footer9.xml": ["甲"]})) == "应当印的“甲”不在它的位置上"


def test_names_and_numbers_of_a_chart_are_looked_for_in_a_chart() -> None:
    printed = PrintedValues({BODY: [Chart("人次", ("1月",), (3,), "人次", "")]})
    assert read_back_fault(finished("1月 3"), printed) == "图表里应当有“1月”"


def test_a_part_that_is_another_than_was_written_is_named() -> None:
    assert read_back_fault(finished("甲"), PrintedValues(checksums={BODY: 1})) == f"“{BODY}”和刚写的不一样"
    assert read_back_fault(finished("甲"), PrintedValues(checksums={"word/header9.xml": 1})) == ""


def test_chunks_are_read_as_one_file_from_wherever_one_looks() -> None:
    whole = bytes(range(200))
    with readback._ChunkedFile([whole[:3], b"", whole[3:4], whole[4:150], whole[150:]]) as file:
        assert file.seek(0, io.SEEK_END) == 200
        assert file.read() == b""
        for start, length in ((0, 200), (2, 3), (3, 1), (149, 2), (150, 50), (199, 9)):
            file.seek(start)
            read = b""
            while len(read) < length and (part := file.read(length - len(read))):
                read += part
            assert read == whole[start : start + length]
        assert file.seek(-10, io.SEEK_END) == 190
        assert file.seek(-5, io.SEEK_CUR) == 185
