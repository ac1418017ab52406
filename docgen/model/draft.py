"""A draft: the lines that a writer typed, and its structure once that is known."""

from dataclasses import dataclass
from typing import Annotated, Literal, NamedTuple

from docgen.errors import Level, Mark, Problem
from docgen.model.scalars import Count, Day, Reading, Text, Texts, one_of
from docgen.model.value import Value, value, yaml_field

DRAFT_PROFILES = ("国标", "常规", "朗读")
DraftProfile = Annotated[Literal["国标", "常规", "朗读"], Reading(one_of(*DRAFT_PROFILES))]


@value
class Head(Value):
    """The head of a draft: the fields at its top between two lines ``---``."""

    title: Text = yaml_field("标题", "标题；要自己断行就分行写", "在全区接待工作会议上的讲话", default="")
    subtitle: Text = yaml_field("副标题", "副标题，破折号可写可不写", default="")
    unit: Text = yaml_field("单位", "署名的单位", "清江区接待服务中心", default="")
    speaker: Text = yaml_field("讲话人", "职务和姓名", "沈静", default="")
    date: Day | None = yaml_field("日期", "讲话或成文的日期", "2024-01-15", default=None)
    secrecy: Text = yaml_field("密级", "密级和保密期限", "秘密★1年", default="")
    profile: DraftProfile | None = yaml_field("版式", "国标、常规，或朗读（小二号）", "朗读", default=None)
    year: Count | None = yaml_field("年度", "总结哪一年", "2023", default=None)
    ledger: Texts = yaml_field("台账", "台账的文件夹或文件，从稿子所在处算起", "../台账", default=())


class Manuscript(NamedTuple):
    """The lines of a draft as they were typed; the first is line ``first`` of ``file``."""

    file: str
    lines: tuple[str, ...]
    first: int = 1

    def problem(self, line: int, column: int, code: str, text: str, hint: str = "", level: Level = "should") -> Problem:
        """A problem at a place of the file, with its line for the caret."""
        inside = 0 <= line - self.first < len(self.lines)
        excerpt = self.lines[line - self.first] if inside else ""
        return Problem(Mark(self.file, line, column), code, level, text, hint, excerpt)


class Span(NamedTuple):
    """A piece of a paragraph, all bold or all not."""

    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, the heading first; every row has as many cells.

    ``title`` says what the table shows, ``note`` what is to be known when it is read; both are empty for a typed table.
    """

    rows: tuple[tuple[str, ...], ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """Numbers as bars: one name and one number each. ``alt`` is their text for people who cannot see the bars."""

    title: str
    names: tuple[str, ...]
    numbers: tuple[int, ...]
    series: str
    alt: str
    colour: str = "7F7F7F"


class Caption(NamedTuple):
    """What a writer typed above a table or below a chart: 表1 各类接待情况; ``number`` is 0 where he typed none."""

    number: int
    title: str


class DraftPart(NamedTuple):
    """A paragraph, table or chart of a draft.

    ``level`` is 1 to 4 for a heading, 0 for all else. A heading's ``text`` is its sentence with its number, and
    ``run_in`` what follows it in the same paragraph. ``spans`` is there only when some of the text is bold.
    """

    level: int
    number: str
    text: str
    run_in: str
    line: int
    flush: bool = False  # an address to the audience: not indented
    spans: tuple[Span, ...] = ()
    block: Table | Chart | None = None
    caption: Caption | None = None


class Draft(NamedTuple):
    """A draft whose structure is known. Parts that it does not have are empty."""

    title: tuple[str, ...] = ()  # a line each, where the writer broke it
    subtitle: str = ""
    byline: tuple[str, ...] = ()  # under the title, in the order typed: unit, speaker, date
    salutation: str = ""
    parts: tuple[DraftPart, ...] = ()
    closing: str = ""
    attachments: tuple[str, ...] = ()
    signature: tuple[str, ...] = ()
    date: str = ""
    annotation: str = ""
    placeholders: tuple[tuple[int, str], ...] = ()
    title_line: int = 0  # where the title was typed; 0 where it was not
    notices: tuple[Problem, ...] = ()
