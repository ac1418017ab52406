"""A draft in Word: what is to be said of its words, each finding with its place in the file."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from docgen.api.drafts.compose import office_and_brand
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.statistics import YearTotals, totals_until
from docgen.draft.checks import find_slips
from docgen.draft.figures import PlacedParagraph, figure_contradictions, table_sentences
from docgen.draft.line_checks import check_lines
from docgen.draft.recognise import recognise
from docgen.draft.slip import Slip
from docgen.draft.web_leftovers import leftover_slips, web_leftovers, without_lines
from docgen.errors import DataError, Mark, Problem
from docgen.ledger.known_figures import known_figures
from docgen.model.brand import Brand
from docgen.model.draft import Manuscript
from docgen.readers.files import shown_path
from docgen.rules.lexicon.wording import SHORT_NAMES, short_name_pattern, unwanted_places
from docgen.word.foreign.comment_text import WordPlace
from docgen.word.foreign.template_places import words_of
from docgen.word.foreign.text_lines import WordLine, text_lines
from docgen.word.package.zip import PackageError

#: What the messages on a text file say and what has no meaning for one in Word.
_FOR_TEXT_FILES = re.compile("；(?:加 --fix 就不印它|没有填的印成黄底)$")
#: What tells headings and titles in a text without styles; in Word they look like what they are.
_OF_TYPED_TEXTS = frozenset(("D314", "D325"))
_BRACKETS = "D310"
#: What stands behind the short name of a unit in the number of a document: 云府办函〔2026〕41号.
_OF_NUMBERS = tuple("函发字〔通报电")
_LINE = re.compile(r"第(\d+)行")
_LONGEST_SHOWN = 30


class _UnseenMessage(NamedTuple):
    """What is said of words that somebody struck out or hid, and the remedy."""

    text: str
    hint: str


_SAID_OF_UNSEEN = {
    "划了删除线": _UnseenMessage("划了删除线", "不要的删去；要的去掉删除线"),
    "隐藏": _UnseenMessage("是隐藏的字，印不出来", "不要的删去；要的取消隐藏"),
}


class WordFinding(NamedTuple):
    """A problem of a Word file; its place in the package, and what this is called where a comment stands elsewhere."""

    problem: Problem
    place: WordPlace
    spot: str


class WordDraft(NamedTuple):
    """A draft in Word as it was read."""

    name: str
    content: bytes
    lines: tuple[WordLine, ...]

    def finding(self, line: WordLine, problem: Problem, words: tuple[int, int]) -> WordFinding:
        """A problem of some characters of a line, counted from 0."""
        mark = Mark(f"{self.name}!{line.part_label}", line.number, line.column + words[0] + 1)
        return WordFinding(problem._replace(place=mark, excerpt=line.text), line.place_of(*words), line.spot)


def read_word_draft(source: str | Path) -> WordDraft:
    """The lines of a draft in Word. Raises UsageError for a file that is not there, DataError for no Word file."""
    path = require_file(source)
    name = shown_path(path)
    with os_errors_as_usage_errors():
        content = path.read_bytes()
    try:
        lines = tuple(text_lines(content))
    except PackageError as error:
        hint = "在 Word 或 WPS 里打开后另存为 .docx"
        raise DataError([Problem(Mark(name, 1, 1), "D101", "error", str(error), hint)]) from error
    if not any(line.text.strip() for line in lines):
        raise DataError([Problem(Mark(name, 1, 1), "D107", "error", "文件里没有文字", "写上标题和正文")])
    return WordDraft(name, content, lines)


def word_findings(
    draft: WordDraft, folder: Path, office: str | Path | None = None, year: YearTotals | None = None
) -> tuple[WordFinding, ...]:
    """Everything to be said of a draft in Word, in the order of its text.

    Slips in its text, its slogans against those of the brand, words that do not belong in papers, and with a ``year``
    its figures against the ledger. Raises DataError for an office that cannot be read.
    """
    _, brand = office_and_brand(folder, office, year)
    findings = [*_unseen(draft), *_slips(draft, brand), *_wording(draft)]
    if year:
        findings += _figures(draft, year)
    parts = list(dict.fromkeys(line.place.part for line in draft.lines))
    return tuple(sorted(dict.fromkeys(findings), key=lambda one: (parts.index(one.place.part), one.place, one.problem)))


def _unseen(draft: WordDraft) -> Iterator[WordFinding]:
    """The words that somebody struck out or hid: nobody can tell whether they are valid."""
    for line in draft.lines:
        for words in line.unseen:
            shown = line.text[words.start : words.end].strip()
            if shown:
                text = f"“{shown[:_LONGEST_SHOWN]}”{_SAID_OF_UNSEEN[words.kind].text}"
                problem = Problem(None, "D223", "should", text, _SAID_OF_UNSEEN[words.kind].hint)
                yield draft.finding(line, problem, (words.start, words.end))


def _slips(draft: WordDraft, brand: Brand | None) -> Iterator[WordFinding]:
    """The slips of the running text with its structure; those of other places line by line."""
    running = [line for line in draft.lines if line.kind == "正文"]
    others = [line for line in draft.lines if line.kind != "正文"]
    text = Manuscript(draft.name, tuple(line.text for line in running))
    leftovers = web_leftovers(text)
    slips = leftover_slips(text, leftovers)
    text = without_lines(text, leftovers)
    if any(line.strip() for line in text.lines):
        slips += find_slips(text, recognise(text), brand.slogans if brand else {})
    yield from _placed(draft, running, slips)
    cells = Manuscript(draft.name, tuple(line.text for line in others))
    found = check_lines(cells, tuple(brand.slogans.values()) if brand else (), False)
    for finding in _placed(draft, others, found):
        # the words of a drawing are cut into lines wherever they fit
        if finding.problem.code != _BRACKETS or "文本框" not in finding.spot:
            yield finding


def _placed(draft: WordDraft, lines: Sequence[WordLine], slips: Iterable[Slip]) -> Iterator[WordFinding]:
    for problem in (slip.problem for slip in slips if slip.problem.code not in _OF_TYPED_TEXTS):
        assert problem.place is not None  # a slip stands in a line
        text = _LINE.sub(lambda match: f"第{lines[int(match[1]) - 1].number}段", problem.text)
        said = problem._replace(text=text, hint=_FOR_TEXT_FILES.sub("", problem.hint))
        line = lines[problem.place.line - 1]
        yield draft.finding(line, said, words_of(said, line.text))


def _wording(draft: WordDraft) -> Iterator[WordFinding]:
    """Words that do not belong in domestic papers, short names of units that are none."""
    short_names = short_name_pattern(SHORT_NAMES)
    for line in draft.lines:
        for start, end, remedy in unwanted_places(line.text):
            text = f"“{line.text[start:end]}”，国内公务的材料里不用"
            yield draft.finding(line, Problem(None, "Y01", "note", text, remedy), (start, end))
        for match in short_names.finditer(line.text):
            if line.text[match.end() : match.end() + 1] in _OF_NUMBERS:
                continue
            text, hint = f"“{match.group()}”不是规范的简称", f"写“{SHORT_NAMES[match.group()]}”或全称"
            yield draft.finding(line, Problem(None, "Y02", "note", text, hint), match.span())


def _figures(draft: WordDraft, year: YearTotals) -> Iterator[WordFinding]:
    """The figures that contradict the ledger, in sentences and in tables."""
    title = next((line.text for line in draft.lines if line.text.strip()), "")
    known = known_figures(totals_until(year, title, None).totals)
    texts = [PlacedParagraph(Mark("", number, 1), line.text) for number, line in enumerate(draft.lines)]
    for problem in figure_contradictions([*texts, *_table_sentences(draft)], known):
        assert problem.place is not None
        line = draft.lines[problem.place.line]
        yield draft.finding(line, problem, words_of(problem, line.text))


def _table_sentences(draft: WordDraft) -> Iterator[PlacedParagraph]:
    """The figures of the tables, each with the names of its row and column."""
    in_tables = [(line.cell, number) for number, line in enumerate(draft.lines) if line.cell]
    cells = [(cell, [number for _, number in lines]) for cell, lines in groupby(in_tables, key=lambda one: one[0])]
    for _, of_table in groupby(cells, key=lambda one: one[0][0]):
        rows = [
            [
                (Mark("", numbers[0], 1), "".join(draft.lines[number].text for number in numbers))
                for _, numbers in of_row
            ]
            for _, of_row in groupby(of_table, key=lambda one: one[0][:2])
        ]
        yield from table_sentences(rows)
