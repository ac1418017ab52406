"""A draft file into its head and its lines."""

import codecs
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from docgen.errors import DataError, Mark, Problem, UsageError, has_errors
from docgen.model.draft import Head, Manuscript
from docgen.readers.files import decode_text, open_regular, shown_path
from docgen.readers.other_formats import other_format_problem
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import MappingNode, Source, UnreadableError, unreadable
from docgen.readers.visit_file.settings import Settings, apply_settings
from docgen.readers.visit_file.tolerant import read_yaml

ENDINGS = (".md", ".txt", ".markdown", ".text")
_NO_DRAFTS = (".yaml", ".yml", ".xlsx", ".xls", ".csv")
MAX_BYTES = 10_000_000
_HEAD_FENCE = re.compile(r"-{3,}[ \t]*")
_MOST_LINES = 200  # of a head


class DraftFile(NamedTuple):
    """A draft as it was read: its head, its lines, the folder it lies in, its notices."""

    head: Head
    manuscript: Manuscript
    folder: Path
    notices: tuple[Problem, ...] = ()


def load_draft(path: Path, settings: Settings = ()) -> DraftFile:
    """The draft of a file. Raises DataError with everything that is wrong with it as a text; UsageError; OSError."""
    if path.suffix.lower() in _NO_DRAFTS:
        text = f"“{shown_path(path)}”是来访文件或台账，不是稿子"
        raise UsageError([Problem(None, "U103", "error", text, "稿子是 .txt 或 .md 文件")])
    with open_regular(path) as file:
        return read_draft(file.read(MAX_BYTES + 1), shown_path(path), path.resolve().parent, settings)


def read_draft(content: bytes, name: str, folder: Path, settings: Settings = ()) -> DraftFile:
    """The draft of these bytes, which come from ``name``."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        hint = "在 Word 里另存为“纯文本”，或复制到记事本里保存"
        raise DataError([Source(name, "").problem(_top(name), "D101", "这是 Word 或 Excel 文件，稿子要用纯文本", hint)])
    if (problem := other_format_problem(content, name)) is not None:
        raise DataError([problem])
    if b"\0" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        hint = "稿子要用纯文本，用记事本另存为 UTF-8"
        raise DataError([Source(name, "").problem(_top(name), "D101", "不是文本文件", hint)])
    try:
        source, notices = decode_text(content, name, MAX_BYTES, "一份稿子分成几个文件")
    except UnreadableError as error:
        raise DataError(error.problems) from error
    if problems := unreadable(source):
        raise DataError(problems)
    lines = source.text.split("\n")
    end = _end_of_head(lines)
    head, problems = _head(source, lines[1:end], settings)
    problems = [*notices, *problems]
    if has_errors(problems):
        raise DataError(problems)
    body = tuple(lines[end + 1 :] if end else lines)
    if not any(line.strip() for line in body):
        raise DataError([source.problem(_top(name), "D107", "稿子是空的", "写上标题和正文")])
    return DraftFile(head, Manuscript(name, body, end + 2 if end else 1), folder, tuple(problems))


def _top(name: str) -> Mark:
    return Mark(name, 1, 1)


def _end_of_head(lines: Sequence[str]) -> int:
    """The line that closes the head, counted from 0; 0 when there is none."""
    if not _HEAD_FENCE.fullmatch(lines[0]):
        return 0
    closing = (at for at, line in enumerate(lines[1:_MOST_LINES], 1) if _HEAD_FENCE.fullmatch(line))
    return next(closing, 0)


def head_of_text(text: str) -> tuple[str, str]:
    """The head of a draft with the line above it, and the rest of the text.

    >>> head_of_text("---\\n标题: 讲话\\n---\\n正文")
    ('---\\n标题: 讲话\\n', '---\\n正文')
    """
    lines = text.split("\n")
    end = _end_of_head(lines)
    return "".join(f"{line}\n" for line in lines[:end]), "\n".join(lines[end:])


def _head(source: Source, lines: Sequence[str], settings: Settings) -> tuple[Head, list[Problem]]:
    inside = Source(source.name, "\n" + "\n".join(lines) + "\n")
    try:
        node, slips, _ = read_yaml(inside, Head)
    except UnreadableError as error:
        return Head(), [*error.problems]
    if node is None:
        if not settings:
            return Head(), [*slips]
        node = MappingNode(0, inside)
    if problems := apply_settings(node, settings, Head):
        raise UsageError(problems)
    decoder = Decoder()
    head = decoder.value(node, Head) or Head()
    return head, [*slips, *([] if slips else decoder.problems)]
