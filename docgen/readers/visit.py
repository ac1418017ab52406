"""A visit file into a Visit: the one place where file, office, tables, people and brand come together."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Sequence as SequenceOf
from dataclasses import replace
from pathlib import Path

from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.model.brand import Brand
from docgen.model.visit import Visit
from docgen.readers.files import decode, read
from docgen.readers.office.brand import find_brand, load_brand, unknown_brand
from docgen.readers.office.office import OfficeFiles, find_office, load_office
from docgen.readers.office.seating_options import seating_faults
from docgen.readers.people import contact, doubles, register, resolve
from docgen.readers.visit_file.decode import Decoder
from docgen.readers.visit_file.nodes import Mapping, Node, Source, UnreadableError, compose, swallowed_comments
from docgen.readers.visit_file.settings import apply
from docgen.readers.visit_file.slips import colon_slips

Settings = SequenceOf[tuple[str, str]]
#: What else is to be said of a visit that could be read (its seatings, its order): told in the same run.
Further = Callable[[Visit], Iterable[Problem]]
#: The brand of a name that stands at this place of a file, and what is wrong with it.
BrandFinder = Callable[[str, Mark, Source], tuple[Brand | None, tuple[Problem, ...]]]


def nothing(_visit: Visit) -> tuple[Problem, ...]:
    return ()


def load_visit(
    path: Path,
    office: Path | None = None,
    brands: SequenceOf[Path] = (),
    settings: Settings = (),
    further: Further = nothing,
) -> Visit:
    """The visit of a file, with its office, tables and brand; ``brands`` are folders in which brands are looked for,
    ``settings`` values set over those of the file, ``further`` finds what else is wrong with a visit.

    Raises DataError with every problem of all files read, each at its place; OSError when a file cannot be opened.
    """
    found = office or find_office(path.resolve().parent)
    try:
        source, notices = read(path)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    return _visit(source, notices, found, brands, settings, further)


def read_visit(
    content: bytes,
    folder: Path,
    office: Path | None = None,
    brands: SequenceOf[Path] = (),
    settings: Settings = (),
    further: Further = nothing,
) -> Visit:
    """The visit of bytes that come from no file; the office is looked for from ``folder`` upward."""
    try:
        source, notices = decode(content, "标准输入")
    except UnreadableError as error:
        raise DataError(error.problems) from error
    return _visit(source, notices, office or find_office(folder.resolve()), brands, settings, further)


def _visit(
    source: Source,
    notices: tuple[Problem, ...],
    office_file: Path | None,
    brands: SequenceOf[Path],
    settings: Settings,
    further: Further,
) -> Visit:
    try:
        node, said = tree(source, notices)
    except DataError as error:
        wrong = load_office(office_file).problems if office_file else ()
        raise DataError([*error.problems, *wrong]) from error
    return visit_of(node, source, said, office_file, brands, settings, further)


def tree(source: Source, notices: tuple[Problem, ...]) -> tuple[Node | None, list[Problem]]:
    """The tree of a text and all that is to be said of how it is written, ``notices`` included. Raises DataError."""
    try:
        node = compose(source)
    except UnreadableError as error:
        raise DataError([*notices, *(colon_slips(source) or error.problems)]) from error
    return node, [*notices, *swallowed_comments(source), *colon_slips(source)]


def visit_of(
    node: Node | None,
    source: Source,
    said: SequenceOf[Problem],
    office_file: Path | None,
    brands: SequenceOf[Path],
    settings: Settings,
    further: Further,
) -> Visit:
    """The visit of a tree, however it was read; ``said`` is what is to be said of the file already."""
    files = load_office(office_file) if office_file else OfficeFiles()
    return visit_in(files, brand_finder(files, brands), node, source, said, settings, further)


def visit_in(
    files: OfficeFiles,
    brand_of: BrandFinder,
    node: Node | None,
    source: Source,
    said: SequenceOf[Problem],
    settings: Settings = (),
    further: Further = nothing,
) -> Visit:
    """The visit of a tree in an office that was read before: the files of an office serve a year of visits."""
    problems = [*said, *files.problems]
    decoder = Decoder(files.catalogue.lookup)
    if wrong_settings := apply(node, settings):
        raise UsageError(wrong_settings)
    if not isinstance(node, Mapping):
        decoder.whole(node, Visit, source)
        raise DataError([*problems, *([] if any(p.code == "D120" for p in problems) else decoder.problems)])
    visit = decoder.value(node, Visit)
    assert visit is not None  # a mapping is always a value, if with problems
    people = register(visit)
    problems += doubles(visit, decoder.sources)
    others, wrong = resolve(decoder.references, people, files.catalogue, decoder)
    problems += wrong
    problems += decoder.problems
    brand, wrong_brand = _brand(visit, source, files, brand_of)
    problems += wrong_brand
    problems += _contradictions(visit, source)
    wrong_already = any(problem.level == "error" for problem in problems)
    if not _can_be_looked_at(visit):
        raise DataError(dict.fromkeys(problems))
    whole = replace(
        visit,
        contacts=tuple(contact(person, people) for person in visit.contacts),
        # a stop of a one-day visit happens on that day
        schedule=tuple(stop if stop.date else replace(stop, date=visit.dates.first) for stop in visit.schedule),
        office=files.office,
        brand=brand,
        others=others,
        texts={name: one.text for name, one in decoder.sources.items()},
    )
    found = [problem._replace(excerpt=whole.line(problem.place)) for problem in further(whole)]
    # of a file with errors only further errors are told: much else may be a consequence
    problems += [problem for problem in found if problem.level == "error" or not wrong_already]
    problems = list(dict.fromkeys(problems))
    if any(problem.level == "error" for problem in problems):
        raise DataError(problems)
    # nobody else holds it yet; a copy would be another visit, of which everything would have to be worked out again
    object.__setattr__(whole, "notices", tuple(problems))
    return whole


def _can_be_looked_at(visit: Visit) -> bool:
    """Whether what everything else stands on is there: guests, days, names of people."""
    if not visit.guests or not visit.dates:
        return False
    return all(person.name for person in (*visit.guests.people, *visit.hosts, *visit.staff, *visit.contacts))


def _brand(
    visit: Visit, source: Source, files: OfficeFiles, brand_of: BrandFinder
) -> tuple[Brand | None, tuple[Problem, ...]]:
    name, where, mark = visit.brand_name, source, visit.at.get("brand_name")
    if not name and files.source:
        name, where, mark = files.office.brand_name, files.source, files.office.at.get("brand_name")
    if not name or mark is None:
        return None, ()
    return brand_of(name, mark, where)


def brand_finder(files: OfficeFiles, brands: SequenceOf[Path]) -> BrandFinder:
    """Brands are looked for beside the office's file, then in ``brands``."""
    beside = (files.folder / "brand_assets",) if files.folder else ()
    folders = (*beside, *brands)

    def find(name: str, mark: Mark, where: Source) -> tuple[Brand | None, tuple[Problem, ...]]:
        folder = find_brand(name, folders)
        return load_brand(folder) if folder else (None, (unknown_brand(name, mark, where, folders),))

    return find


def office_brand(files: OfficeFiles, brands: SequenceOf[Path]) -> tuple[Brand | None, tuple[Problem, ...]]:
    """The brand that an office names, for papers that come from no visit."""
    mark = files.office.at.get("brand_name")
    if files.source is None or mark is None or not files.office.brand_name:
        return None, ()
    return brand_finder(files, brands)(files.office.brand_name, mark, files.source)


def _contradictions(visit: Visit, source: Source) -> Iterator[Problem]:
    """What single values cannot show: a list longer than its headcount, no guests at all, stops without a day."""
    guests = visit.guests
    if guests and not guests.people and not guests.headcount and "headcount" not in guests.at:
        yield source.problem(guests.at[""], "D108", "来宾既没有名单也没有人数", "至少写一样")
    if guests and guests.headcount is not None and guests.headcount < len(guests.people):
        text = f"人数写的是{guests.headcount}人，名单却有{len(guests.people)}人"
        yield source.problem(guests.at["headcount"], "D124", text, "改正人数，或核对名单")
    if visit.dates and visit.dates.first != visit.dates.last:
        for stop in visit.schedule:
            if "date" not in stop.at:
                text = f"“{stop.activity}”没有写是哪一天"
                yield source.problem(stop.at[""], "D108", text, "来访不止一天，每项日程都要写“日期”")
    for seating in visit.seating:
        yield from seating_faults(seating, source)
