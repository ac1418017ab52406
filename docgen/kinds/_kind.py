"""What a kind of paper is, and the pages it gives, each the plain values that its template prints.

The list of commands reads this module, so it imports nothing of the model. What a kind is given stands in
``_input``.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from docgen.errors import Problem

#: What a template may use, in the shape of its context: a mapping, a list of one such mapping, or what the text is.
TemplateNames = Mapping[str, Any]


class Enclosure(NamedTuple):
    """A file that goes with a document: its name without ending, and which of the visit's 附件 it is, from 0.

    Where both become one PDF, it lies before the page that begins with ``before``; without that it comes last.
    """

    name: str
    attachment: int
    before: str = ""


class Blanks(NamedTuple):
    """What a paper has no more than a place for, because nobody has settled it yet, and where it is written then."""

    names: tuple[str, ...] = ()
    remedy: str = ""


class Page(NamedTuple):
    """One document: its file name without ending, the plain values that its template prints, what goes with it.

    ``template`` is the name of its template where that is not the kind's own. ``problems`` are what the paper leaves
    out and has to say so. ``left_out`` are the people for whom it has nothing, by their keys (姓名, or 代号), each with
    the reason. ``type_percent`` is the size of the type of styles that may be resized so that all fits.
    """

    name: str
    context: Mapping[str, Any]
    enclosures: tuple[Enclosure, ...] = ()
    template: str = ""
    problems: tuple[Problem, ...] = ()
    left_out: Mapping[str, str] = MappingProxyType({})
    type_percent: int = 100
    blanks: Blanks = Blanks()


class KindOption(NamedTuple):
    """An option of the command of a kind, and what its help says.

    It is a flag unless ``metavar`` names what stands behind it; ``choices`` are the words that may stand there. Some
    may be written ``several`` times. What is a day is given to the kind as one.
    """

    name: str
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    several: bool = False
    is_day: bool = False


class PackPaper(NamedTuple):
    """A paper of a kind as it lies in the pack of a visit.

    ``number`` is its place in the order in which an office uses its papers; the names of files begin with it.
    ``title`` is the rest of the name where the paper itself has none. ``options`` are those of the kind. ``needs`` are
    sections of a visit of which one has to be there. ``guest_missing`` says of a guest who does not stand on the paper
    why he does not; without it the paper is not one on which every guest should stand. With ``any_order`` the rows of
    the paper are sorted by what stands in them: moved ones say the same.

    ``readers`` are for whom it is printed; a copy ``for_everybody`` is for every guest and host. ``sides`` says how
    it is printed: 卡纸 is cut or folded afterwards. ``by_hand`` is what is written on the printed paper. The cells of a
    paper that ``is_cut_up`` are cards, some for each guest. One that is printed ``afterwards`` is for when the visit is
    over.
    """

    number: int
    title: str
    options: Mapping[str, Any] = MappingProxyType({})
    needs: tuple[str, ...] = ()
    guest_missing: str = ""
    any_order: bool = False
    readers: str = ""
    sides: Literal["单面", "双面", "卡纸"] = "单面"
    by_hand: tuple[str, ...] = ()
    for_everybody: bool = False
    is_cut_up: bool = False
    afterwards: bool = False


class Kind(NamedTuple):
    """A kind of paper.

    ``pages`` makes its documents of what ``source`` names: 来访 and 座次 a PageInput, 稿子 and 年度 (the ledger of a
    year and a draft) a ManuscriptInput, 名单 and 桌次 (a visit whose guests
    sit at several tables) a CardStack, 审计 an Audit, 多次来访 (files and folders of visits) a
    VisitsInput, 台账 (the totals of a year) a YearInput. ``template_names`` are the names that its templates may use,
    ``required_names`` those that they must use, each with a sentence and a hint for a template without it. ``needs``
    are the sections of a visit without which there is no such paper. A paper that is ``signed`` is not made of a visit
    that breaks a rule of level must, unless as a draft. ``options`` are those of its command besides the usual ones;
    ``pages`` finds their values in its input.
    ``sheets`` makes of the same input the ListSheets of a workbook, where one wants to filter and count, too.

    ``slogans`` says whether a slogan of the brand may stand on the paper: never, where the visit or a template names
    one, or also the default one unasked. ``slogan_places`` are what a brand may call its place besides the title.
    ``forms`` are its further templates, each with the names that it may use. ``rules`` are the codes of the rules whose
    findings concern the paper: they are told when it is made, and do not stop it. ``pack`` are the papers of the kind
    that a pack of a visit holds.
    """

    title: str
    pages: Callable[[Any], Iterator[Page]]
    template_names: TemplateNames
    needs: tuple[str, ...] = ()
    source: Literal["来访", "座次", "稿子", "年度", "名单", "审计", "多次来访", "桌次", "台账"] = "来访"
    required_names: tuple[tuple[str, str, str], ...] = ()
    signed: bool = False
    carries_charts: bool = False
    options: tuple[KindOption, ...] = ()
    slogans: Literal["never", "named", "default"] = "never"
    slogan_places: tuple[str, ...] = ()
    sheets: Callable[[Any], Iterator[Any]] | None = None
    forms: Mapping[str, TemplateNames] = MappingProxyType({})
    rules: tuple[str, ...] = ()
    pack: tuple[PackPaper, ...] = ()
