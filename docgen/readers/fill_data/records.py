"""What data give to a template: one set of values, or one for every row."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from docgen.errors import Mark, Problem
from docgen.model.attachments import AttachedFile


class FillRecord(NamedTuple):
    """The values of one document: where they begin, how messages name them (第3行), those of the row alone."""

    values: Mapping[str, Any]
    place: Mark
    label: str = ""
    row: Mapping[str, Any] = {}  # never changed


class OtherPicture(NamedTuple):
    """A picture that takes the place of one of the template, and the file of that one, if it lies beside the data."""

    content: bytes
    original: bytes = b""


class FillData(NamedTuple):
    """Data as they were read.

    ``rows`` says that they are rows of a table, or items of a list: ``names`` are its columns then, else the keys at
    the top. ``aliases`` are further names of columns: 电话 for 电话（手机）. ``title`` is that of the sheet.
    ``replaced`` are pictures of the template by their names, with what takes their place.
    ``attached`` are Word documents and PDFs that go with every document.
    """

    records: tuple[FillRecord, ...]
    is_table: bool
    names: tuple[str, ...]
    place: Mark
    title: str = ""
    aliases: Mapping[str, str] = {}  # never changed
    notices: tuple[Problem, ...] = ()
    replaced: Mapping[str, OtherPicture] = {}  # never changed
    attached: tuple[AttachedFile, ...] = ()
