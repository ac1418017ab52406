"""Every paper that a visit has data for, under the names that they have in the folder of a pack."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.api.cards.prepare import prepare_cards
from docgen.api.cards.read_back import checked_documents
from docgen.api.cards.stock import font_stack
from docgen.api.checks import apply_rules, check
from docgen.api.documents import missing_sections
from docgen.api.files import EnclosedFile, File, PaperFiles
from docgen.api.packs.people import people_on
from docgen.api.papers import build_papers
from docgen.api.seating.visits import seated
from docgen.cards.options import CardOptions
from docgen.cards.run import CardRun
from docgen.cards.run_record_format import fingerprint
from docgen.errors import DataError, OutputError, Problem, UsageError
from docgen.fonts.font_stack import FontStack
from docgen.kinds import load_kind, titles
from docgen.kinds._kind import PackPaper
from docgen.kinds.form_parts.subject import bare_title
from docgen.model.choices import LETTER_KINDS
from docgen.model.lazy_pattern import lazy_pattern
from docgen.model.people import Person
from docgen.model.suggestions import suggestion
from docgen.model.visit import Visit
from docgen.output.write import safe_name
from docgen.rules.rule import Verdict
from docgen.seating.plan import SeatedVisit
from docgen.word.package.printed_lines import PaperLine, printed_lines

#: What a visit says too little of for a paper; the others are made all the same.
_TOO_LITTLE = ("D108", "D407")
#: A character that no font of this computer has: its cards cannot be drawn here, all else can.
_NO_FONT = "O404"
_MOST_SAID = 3


class PackedCard(NamedTuple):
    """A card of a paper of cards: its number, its holder's key (代号, else 姓名), the page and the slot it lies in.

    ``fingerprint`` is that of all that stands on it. ``name`` is what a card is of which everybody has several.
    """

    number: int
    holder: str
    page: int
    slot: int
    fingerprint: str
    name: str = ""


class PackedPaper(NamedTuple):
    """A paper of a pack.

    ``people`` are the places at which each person stands, by his key (代号, else 姓名). ``left_out`` are people for
    whom it has nothing, with the reason. ``lines`` are what it prints; with ``any_order`` its rows are sorted by what
    stands in them, and say the same in another order.
    """

    kind: str
    paper: PaperFiles
    people: Mapping[str, tuple[str, ...]]
    left_out: Mapping[str, str]
    lines: tuple[PaperLine, ...]
    any_order: bool = False
    cards: tuple[PackedCard, ...] = ()

    @property
    def file(self) -> File:
        return self.paper.document


class LeftOutPaper(NamedTuple):
    """A paper that the pack does not hold, and why."""

    kind: str
    title: str
    reason: str


class PackOptions(NamedTuple):
    """What a pack is to hold, and how its papers are printed.

    ``only`` and ``without`` are names of kinds, or their titles. ``templates`` are folders that are looked through for
    templates before ours. With ``draft`` papers that are signed are made whatever the rules find, as drafts.
    """

    only: Sequence[str] = ()
    without: Sequence[str] = ()
    draft: bool = False
    templates: Sequence[Path] = ()
    profile: str = ""

    def as_json(self) -> dict[str, Any]:
        """What of it is not as usual, for the record of the pack."""
        shape = self._asdict() | {"templates": [str(folder) for folder in self.templates]}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in shape.items() if value}

    @classmethod
    def of_json(cls, shape: Mapping[str, Any]) -> "PackOptions":
        """The options out of a record."""
        folders = tuple(Path(folder) for folder in shape.get("templates", ()))
        only, without = (tuple(map(str, shape.get(name, ()))) for name in ("only", "without"))
        return cls(only, without, bool(shape.get("draft", False)), folders, str(shape.get("profile", "")))


#: The number before the name of a paper in the folder of a pack, and what stands behind it.
_OF_A_FILE = lazy_pattern(r"^\d{2} |(?:（[^（）]*(?:（[^（）]*）)?）)?(?:\.docx)?$")
#: What stands in the name of a draft.
_DRAFT = "（草稿）"
#: What the rules say of a visit where they are not asked.
_NOTHING_FOUND = Verdict((), (), ())
#: Every paper, printed as usual.
_USUAL = PackOptions()


class VisitPack(NamedTuple):
    """The whole set of papers of a visit, in the order in which an office uses them.

    ``problems`` are what the visit and its papers give to say.
    """

    visit: Visit
    papers: tuple[PackedPaper, ...]
    left_out: tuple[LeftOutPaper, ...]
    problems: tuple[Problem, ...]
    options: PackOptions

    @property
    def files(self) -> tuple[File, ...]:
        return tuple(file for paper in self.papers for file in paper.paper.files)


def pack(
    visit: Visit | SeatedVisit,
    options: PackOptions = _USUAL,
    started: Callable[[str, float], None] | None = None,
    verdict: Verdict | None = None,
) -> VisitPack:
    """Every paper that a visit has data for. Nothing is written.

    ``started`` is told, before each paper, its title and which part of the work is done, from 0 to 1. ``verdict`` is
    that of ``apply_rules``; the rules are asked now when it is not given.
    Raises UsageError for an unknown kind, DataError with every broken rule of level must, TemplateError, OutputError.
    """
    seated_visit = seated(visit)
    verdict = verdict or apply_rules(seated_visit.visit)
    notices = check(seated_visit.visit, verdict)
    wanted = wanted_papers(options)
    made: list[PackedPaper | LeftOutPaper] = []
    fonts = _Fonts()
    for number, (kind, described) in enumerate(wanted):
        if started:
            started(described.title, number / len(wanted))
        made += packed_paper(seated_visit, kind, described, options, verdict, fonts)
    fonts.release()
    papers = tuple(one for one in made if isinstance(one, PackedPaper))
    problems = tuple(_once((*notices, *(notice for one in papers for notice in _notices(one)))))
    left_out = tuple(one for one in made if isinstance(one, LeftOutPaper))
    return VisitPack(seated_visit.visit, papers, left_out, problems, options)


def _notices(packed: PackedPaper) -> Iterator[Problem]:
    """What a paper gives to say; what has no place in the visit names the paper."""
    title, name = load_kind(packed.kind).title, Path(packed.file.name).stem
    for notice in packed.paper.notices:
        is_named = notice.place is not None or notice.text.startswith(f"{title}：")
        yield notice if is_named else notice._replace(text=f"{name}：{notice.text}")


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem once, whether its line is quoted below it or not."""
    said = set()
    for problem in problems:
        key = problem._replace(excerpt="")
        if key not in said:
            said.add(key)
            yield problem


def packed_again(visit: Visit, paper: PackedPaper, options: PackOptions) -> PackedPaper | None:
    """A paper of a pack made anew of another state of the visit; None where there is none.

    What the rules find stops nothing: a paper that is signed is made as a draft. Raises as ``pack`` does.
    """
    seated_visit = seated(visit)
    verdict = apply_rules(visit) if load_kind(paper.kind).signed else _NOTHING_FOUND
    for kind, described in wanted_papers(options):
        if kind == paper.kind and paper.file.name.startswith(f"{described.number:02d} "):
            found = packed_paper(seated_visit, kind, described, options._replace(draft=True), verdict, _Fonts())
            made = [one for one in found if isinstance(one, PackedPaper)]
            return made[0] if len(made) == 1 else next((one for one in made if _same_name(one, paper)), None)
    return None


def _same_name(one: PackedPaper, other: PackedPaper) -> bool:
    """Whether papers are called the same, but for the mark of a draft."""
    return one.file.name.replace(_DRAFT, "") == other.file.name.replace(_DRAFT, "")


def wanted_papers(options: PackOptions) -> list[tuple[str, PackPaper]]:
    """The kinds that a pack with these options may hold, each with its paper, in the order of their numbers.

    Raises UsageError for what is no paper of a pack, and where all that are asked for are excepted.
    """
    papers = [(name, paper) for name in titles() for paper in load_kind(name).pack]
    only, without = (_kinds_named(names, papers) for names in (options.only, options.without))
    if only and only <= without:
        text = "--only 要的文书，--except 又都去掉了，一份也不剩"
        raise UsageError([Problem(None, "U103", "error", text, "去掉其中一个选项")])
    chosen = [(name, paper) for name, paper in papers if (not only or name in only) and name not in without]
    return sorted(chosen, key=lambda one: one[1].number)


def _kinds_named(names: Sequence[str], papers: Sequence[tuple[str, PackPaper]]) -> set[str]:
    by_name = {name: name for name, _ in papers} | {titles()[name]: name for name, _ in papers}
    by_name |= {paper.title: name for name, paper in papers} | dict.fromkeys(LETTER_KINDS, "letter")
    listed = "、".join(paper.title for _, paper in sorted(papers, key=lambda one: one[1].number))
    # a name may be copied from the folder: 03 复函.docx
    plain = {name: _OF_A_FILE.sub("", name) for name in names}
    unknown = [
        Problem(None, "U101", "error", f"没有“{name}”这种文书", suggestion(name, by_name) or f"可用：{listed}")
        for name in names
        if plain[name] not in by_name
    ]
    if unknown:
        raise UsageError(unknown)
    return {by_name[plain[name]] for name in names}


def packed_paper(
    seated_visit: SeatedVisit,
    kind: str,
    described: PackPaper,
    options: PackOptions,
    verdict: Verdict,
    fonts: "_Fonts",
) -> Iterator[PackedPaper | LeftOutPaper]:
    """One paper of a pack; several where a kind makes several documents. What cannot be made is left out.

    Raises DataError for a rule that must be kept and is broken, TemplateError, OutputError.
    """
    visit = seated_visit.visit
    if described.needs and len(missing_sections(visit, described.needs)) == len(described.needs):
        yield LeftOutPaper(kind, described.title, f"来访文件里没有{'、'.join(described.needs)}")
        return
    try:
        if load_kind(kind).source == "名单":
            yield from _packed_cards(visit, kind, described, options, fonts)
        else:
            papers = build_papers(
                seated_visit,
                [kind],
                None,
                options.templates,
                options.profile,
                options.draft,
                verdict,
                described.options,
            )
            for paper in papers:
                yield _packed(visit, kind, described, paper)
    except (DataError, OutputError) as error:
        if {problem.code for problem in error.problems} == {_NO_FONT}:
            # the rest of the set is right whatever fonts this computer has
            said = "；".join(dict.fromkeys(problem.text for problem in error.problems[:_MOST_SAID]))
            yield LeftOutPaper(kind, described.title, f"{said}；装上有这个字的字体，再做一次")
        elif isinstance(error, DataError) and all(problem.code in _TOO_LITTLE for problem in error.problems):
            yield LeftOutPaper(kind, described.title, error.problems[0].text)
        else:
            raise


class _Fonts:
    """The fonts of cards, read when the first cards are made, for all papers of cards together."""

    def __init__(self) -> None:
        self._stack: FontStack | None = None

    def stack(self) -> FontStack:
        self._stack = self._stack or font_stack("")
        return self._stack

    def release(self) -> None:
        if self._stack:
            self._stack.release()


def _packed_cards(
    visit: Visit, kind: str, described: PackPaper, options: PackOptions, fonts: _Fonts
) -> Iterator[PackedPaper]:
    card_options = CardOptions(
        kind=kind, seated="made" if kind == "cards" else "named", templates=tuple(options.templates)
    )
    run = prepare_cards(visit, card_options, fonts=fonts.stack())
    volumes, without = _cards_by_volume(run), {_key(one.holder.person): one.reason for one in run.selection.excluded}
    with_card = {card.holder for cards in volumes for card in cards}
    for number, ((name, pieces), cards) in enumerate(zip(checked_documents(run), volumes, strict=True)):
        notices = run.problems if number else (*run.problems, *_division_notices(run))
        packed = _packed(visit, kind, described, PaperFiles(File(name, b"".join(pieces)), (), notices, without))
        # who has no card is named once
        left_out = {} if number else {key: why for key, why in packed.left_out.items() if key not in with_card}
        yield packed._replace(cards=cards, left_out=MappingProxyType(left_out))


def _cards_by_volume(run: CardRun) -> list[tuple[PackedCard, ...]]:
    """The cards of each document of a run."""
    volumes: list[list[PackedCard]] = [[] for _ in run.stack.documents]
    positions = run.stack.positions
    for card in run.stack.cards:
        page, slot, volume = positions[card.number]
        packed = PackedCard(card.number, _key(card.holder.person), page, slot, fingerprint(card, run.record.style))
        volumes[max(0, volume - 1)].append(packed)
    return [tuple(cards) for cards in volumes]


def _division_notices(run: CardRun) -> list[Problem]:
    """Says that there are more cards than one file can bear."""
    return [Problem(None, "D439", "note", run.stack.division)] if run.stack.is_divided else []


def _packed(visit: Visit, kind: str, described: PackPaper, paper: PaperFiles) -> PackedPaper:
    lines = tuple(printed_lines(paper.document.content))
    people = people_on(lines, visit)
    left_out = {**_missing_guests(visit, described, people), **paper.left_out}
    return PackedPaper(
        kind, _renamed(paper, visit, described), people, MappingProxyType(left_out), lines, described.any_order
    )


def _missing_guests(visit: Visit, described: PackPaper, people: Mapping[str, Any]) -> dict[str, str]:
    if not described.guest_missing:
        return {}
    keys = map(_key, visit.guests.people)
    return {key: described.guest_missing for key in keys if key not in people}


def _key(person: Person) -> str:
    return person.id or person.name


def _renamed(paper: PaperFiles, visit: Visit, described: PackPaper) -> PaperFiles:
    """The paper under the name that it has in a pack: its number, and what it is called without the visit's title."""
    stem = Path(paper.document.name).stem
    for title in (visit.title, bare_title(visit)):
        stem = stem.removeprefix(safe_name(title))
    own_name = _own_name(stem, described.title) if len(stem) < len(Path(paper.document.name).stem) else described.title
    draft = _DRAFT if _DRAFT in paper.document.name and _DRAFT not in own_name else ""
    number = f"{described.number:02d}"
    document = File(f"{number} {own_name}{draft}.docx", paper.document.content)
    enclosed = tuple(
        EnclosedFile(File(f"{number} {one.file.name}", one.file.content), one.before) for one in paper.enclosed
    )
    return paper._replace(document=document, enclosed=enclosed)


def _own_name(stem: str, title: str) -> str:
    """What a paper is called, without the title of the visit; whatever tells it from others of its kind comes last.

    >>> _own_name("6日午餐菜单", "菜单"), _own_name("复函", "函"), _own_name("", "审批单")
    ('菜单（6日午餐）', '复函', '审批单')
    """
    special = stem.removesuffix(title)
    return f"{title}（{special}）" if special and special != stem and len(special) > 1 else stem or title
