"""A visit file into a Visit: the one place where file, office, tables, people and brand come together."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from docgen.errors import DataError, Mark, Problem, UsageError, has_errors
from docgen.model.attachments import AttachedFile
from docgen.model.brand import Brand
from docgen.model.duty import Shift
from docgen.model.people import Delegation
from docgen.model.visit import Visit
from docgen.readers.files import decode_text, read_text
from docgen.readers.office.brand import find_brand, load_brand, unknown_brand
from docgen.readers.office.office import OfficeFiles, find_office, load_office
from docgen.readers.office.seating_options import seating_faults, with_usual_words
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.draft_marks import unchecked_marks
from docgen.readers.visit_file.guest_rooms import rooms_of_guests
from docgen.readers.visit_file.nodes import (
    MappingNode,
    Node,
    SequenceNode,
    Source,
    UnreadableError,
    swallowed_comments,
)
from docgen.readers.visit_file.other_files import problem_of_draft, problem_of_other_file, problems_of_list
from docgen.readers.visit_file.people import (
    Register,
    bare_name_problems,
    complete_contact,
    namesake_problems,
    rank_problems,
    register,
    resolve,
)
from docgen.readers.visit_file.remarked_diets import with_remarked_diets
from docgen.readers.visit_file.settings import Settings, apply_settings
from docgen.readers.visit_file.surroundings import surroundings_of
from docgen.readers.visit_file.tolerant import may_come_from_slips, own_problems, read_again, read_yaml

#: Finds what else is wrong with a visit that could be read (its seatings, its order), to be reported in the same run.
Further = Callable[[Visit], Iterable[Problem]]
#: The brand of a name that stands at this place of a file, and what is wrong with it.
BrandFinder = Callable[[str, Mark, Source], tuple[Brand | None, tuple[Problem, ...]]]


class VisitTree(NamedTuple):
    """The tree of a visit, out of YAML or a workbook, and what is wrong with how it is written.

    ``slips`` are those of YAML. A tree ``is_partial`` when some of the file could not be read.
    """

    node: Node | None
    source: Source
    problems: tuple[Problem, ...] = ()
    slips: tuple[Problem, ...] = ()
    is_partial: bool = False

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """Slips, and the other problems that stand elsewhere."""
        places = {slip.place for slip in self.slips}
        return (*self.slips, *(problem for problem in self.problems if problem.place not in places))


class VisitOptions(NamedTuple):
    """How a visit is read.

    ``brands`` are folders in which brands are looked for, ``settings`` values set over those of the file, ``further``
    finds what else is wrong with a visit. ``folder`` is where the files lie that the visit attaches; without it they
    are not read.
    """

    brands: Sequence[Path] = ()
    settings: Settings = ()
    further: Further = lambda _visit: ()
    folder: Path | None = None


_NO_OPTIONS = VisitOptions()


def load_visit(path: Path, office: Path | None = None, options: VisitOptions = _NO_OPTIONS) -> Visit:
    """The visit of a file, with its office, tables and brand.

    Raises DataError with every problem of all files read, each at its place; OSError when a file cannot be opened.
    """
    office_file = office or find_office(path.resolve().parent)
    try:
        source, notices = read_text(path)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    return visit_of_text(source, notices, office_file, options._replace(folder=path.parent))


def read_visit(content: bytes, folder: Path, office: Path | None = None, options: VisitOptions = _NO_OPTIONS) -> Visit:
    """The visit of bytes that come from no file; the office is looked for from ``folder`` upward. Raises DataError."""
    try:
        source, notices = decode_text(content, "标准输入")
    except UnreadableError as error:
        raise DataError(error.problems) from error
    office_file = office or find_office(folder.resolve())
    return visit_of_text(source, notices, office_file, options._replace(folder=folder))


def visit_of_text(
    source: Source, notices: tuple[Problem, ...], office_file: Path | None, options: VisitOptions
) -> Visit:
    """The visit of a text, with the office of this file. ``notices`` come before its problems. Raises DataError."""
    try:
        tree = read_tree(source, notices)
    except DataError as error:
        office_problems = load_office(office_file).problems if office_file else ()
        raise DataError([*error.problems, *office_problems]) from error
    return visit_with_office_file(tree, office_file, options)


def read_tree(source: Source, notices: tuple[Problem, ...]) -> VisitTree:
    """The tree of a text; its problems begin with ``notices``. Raises DataError for a text that is no YAML."""
    if draft := problem_of_draft(source):
        raise DataError([*notices, draft])
    try:
        node, slips, is_partial = read_yaml(source, Visit)
    except UnreadableError as error:
        raise DataError([*notices, *error.problems]) from error
    problems = (*notices, *swallowed_comments(source), *unchecked_marks(source), *rooms_of_guests(node))
    return VisitTree(node, source, problems, slips, is_partial)


def visit_with_office_file(tree: VisitTree, office_file: Path | None, options: VisitOptions) -> Visit:
    """The visit of a tree, with the office of this file. Raises DataError, OSError."""
    files = load_office(office_file) if office_file else OfficeFiles()
    return visit_with_office(files, brand_finder(files, options.brands), tree, options)


def visit_with_office(
    files: OfficeFiles, brand_of: BrandFinder, tree: VisitTree, options: VisitOptions = _NO_OPTIONS
) -> Visit:
    """The visit of a tree in an office that was read before: the files of an office serve a year of visits.

    Raises DataError, UsageError for a setting that leads nowhere.
    """
    visit, decoder, tree = _decoded_as_meant(tree, files, options.settings)
    visit = with_remarked_diets(visit, decoder.changes)
    people = register(visit)
    unclear = [
        *namesake_problems(visit, decoder.sources),
        *bare_name_problems(visit, files.catalogue, decoder.sources),
        *rank_problems(visit, decoder.sources),
    ]
    others, unresolved = resolve(decoder.references, people, files.catalogue, decoder)
    brand, brand_problems = _brand(visit, tree.source, files, brand_of)
    if visit.seating:
        visit = replace(visit, seating=tuple(with_usual_words(one, decoder.changes) for one in visit.seating))
    found = [*unclear, *unresolved, *decoder.problems, *brand_problems, *_contradictions(visit, tree.source)]
    problems = [*tree.all_problems, *files.problems, *own_problems(found, tree.slips, tree.is_partial)]
    if tree.is_partial or not _is_complete(visit):
        raise DataError(dict.fromkeys(problems))
    completed = replace(
        visit,
        contacts=tuple(complete_contact(person, people) for person in visit.contacts),
        shifts=tuple(_with_phones(shift, people) for shift in visit.shifts),
        # a stop of a one-day visit happens on that day
        schedule=tuple(stop if stop.date else replace(stop, date=visit.dates.first) for stop in visit.schedule),
        office=files.office,
        brand=brand,
        others=others,
        scripts=files.catalogue.scripts_at({stop.place.name for stop in visit.schedule if stop.place}),
        texts={name: source.text for name, source in decoder.sources.items()},
    )
    attached, attachment_problems = _attached(completed, files, options.folder)
    problems += attachment_problems
    problems = list(dict.fromkeys([*problems, *_further_problems(completed, problems, options.further)]))
    if has_errors(problems):
        raise DataError(problems)
    return replace(completed, attached=attached, notices=tuple(problems))


def _decoded_as_meant(tree: VisitTree, files: OfficeFiles, settings: Settings) -> tuple[Visit, Decoder, VisitTree]:
    """The values of a tree, and the tree that they come from: where the first is faulty, one without slips of YAML.

    Raises DataError for a tree that is no visit.
    """
    decoder = Decoder(files.catalogue.lookup)
    is_mapping = isinstance(tree.node, MappingNode)
    visit = _decoded(tree, files, decoder, settings) if is_mapping else None
    if not tree.slips and tree.source.text and (visit is None or may_come_from_slips(decoder.problems)):
        again = read_again(tree.source, Visit)
        if again is not None and isinstance(again.node, MappingNode):
            rooms = tuple(rooms_of_guests(again.node))
            tree_again = tree._replace(
                node=again.node, slips=again.problems, is_partial=again.is_partial, problems=(*tree.problems, *rooms)
            )
            decoder_again = Decoder(files.catalogue.lookup)
            visit_again = _decoded(tree_again, files, decoder_again, settings)
            if visit is None or len(decoder_again.problems) < len(decoder.problems):
                return visit_again, decoder_again, tree_again
    return visit or _decoded(tree, files, decoder, settings), decoder, tree


def _decoded(tree: VisitTree, files: OfficeFiles, decoder: Decoder, settings: Settings) -> Visit:
    """The values of a tree; their problems go to the decoder. Raises DataError for a tree that is no visit."""
    if setting_problems := apply_settings(tree.node, settings, Visit):
        raise UsageError(setting_problems)
    if not isinstance(tree.node, MappingNode):
        decoder.value_of_file(tree.node, Visit, tree.source)
        # a slip that was found already explains why this is no mapping
        found = [] if tree.slips else decoder.problems
        if isinstance(tree.node, SequenceNode):
            found = problems_of_list(tree.node)
        elif tree.node and not tree.slips and (other := problem_of_other_file(tree.node)):
            found = [other]
        raise DataError([*tree.all_problems, *files.problems, *found])
    if other := problem_of_other_file(tree.node):
        raise DataError([other])
    decoder.surroundings = surroundings_of(tree.node)
    decoder.people.of_visit(tree.node, lambda name: files.catalogue.person(name) is not None)
    visit = decoder.value(tree.node, Visit)
    assert visit is not None  # a mapping is always a value, if with problems
    return visit


def _is_complete(visit: Visit) -> bool:
    """Whether a visit has what every check relies on: guests, days, names of people."""
    if not visit.guests or not visit.dates:
        return False
    return all(person.name for person in (*visit.guests.people, *visit.hosts, *visit.staff, *visit.contacts))


def _with_phones(shift: Shift, people: Register) -> Shift:
    """A shift whose people have what is written of them where they are listed."""
    leaders, who = (tuple(complete_contact(person, people) for person in group) for group in (shift.leaders, shift.who))
    return replace(shift, leaders=leaders, who=who)


def _attached(
    visit: Visit, files: OfficeFiles, folder: Path | None
) -> tuple[tuple[AttachedFile, ...], Sequence[Problem]]:
    """The files that a visit attaches, and what is wrong with them."""
    if folder is None or not visit.attachments:
        return (), ()
    # few visits attach files: only they pay for looking into them
    from docgen.readers.visit_file.attachments import attached_files

    attached, problems = attached_files(visit.attachments, folder, files.folder)
    return attached, [problem._replace(excerpt=visit.line(problem.place)) for problem in problems]


def _further_problems(visit: Visit, problems: Sequence[Problem], further: Further) -> Iterator[Problem]:
    """What ``further`` finds; beside errors only its errors, since much else may be their consequence."""
    only_errors = has_errors(problems)
    for problem in further(visit):
        if problem.level == "error" or not only_errors:
            yield problem._replace(excerpt=visit.line(problem.place))


def _brand(
    visit: Visit, source: Source, files: OfficeFiles, brand_of: BrandFinder
) -> tuple[Brand | None, tuple[Problem, ...]]:
    """The brand that the visit names, else the one that its office names."""
    name, where, mark = visit.brand_name, source, visit.at.get("brand_name")
    if not name and files.source:
        name, where, mark = files.office.brand_name, files.source, files.office.at.get("brand_name")
    if not name or mark is None:
        return None, ()
    return brand_of(name, mark, where)


def brand_finder(files: OfficeFiles, brands: Sequence[Path]) -> BrandFinder:
    """Looks for brands beside the office's file, then in the folders ``brands``."""
    beside = (files.folder / "brand_assets",) if files.folder else ()
    folders = (*beside, *brands)

    def find(name: str, mark: Mark, where: Source) -> tuple[Brand | None, tuple[Problem, ...]]:
        folder = find_brand(name, folders)
        return load_brand(folder) if folder else (None, (unknown_brand(name, mark, where, folders),))

    return find


def office_brand(files: OfficeFiles, brands: Sequence[Path]) -> tuple[Brand | None, tuple[Problem, ...]]:
    """The brand that an office names, for papers that come from no visit."""
    mark = files.office.at.get("brand_name")
    if files.source is None or mark is None or not files.office.brand_name:
        return None, ()
    return brand_finder(files, brands)(files.office.brand_name, mark, files.source)


def _contradictions(visit: Visit, source: Source) -> Iterator[Problem]:
    """What single values cannot show: guests without list or headcount, a list longer than it, stops without a day."""
    if visit.guests:
        yield from _headcount_problems(visit.guests, source)
    if visit.dates and visit.dates.first != visit.dates.last:
        for stop in visit.schedule:
            if "date" not in stop.at:
                text = f"“{stop.activity}”没有写是哪一天"
                yield source.problem(stop.at[""], "D108", text, "来访不止一天，每项日程都要写“日期”")
    for seating in visit.seating:
        yield from seating_faults(seating, source)


def _headcount_problems(guests: Delegation, source: Source) -> Iterator[Problem]:
    if not guests.people and not guests.headcount and "headcount" not in guests.at:
        yield source.problem(guests.at[""], "D108", "来宾既没有名单也没有人数", "至少写一样")
    if guests.headcount is not None and guests.headcount < len(guests.people):
        text = f"人数写的是{guests.headcount}人，名单却有{len(guests.people)}人"
        yield source.problem(guests.at["headcount"], "D124", text, "改正人数，或核对名单")
