"""A visit file into a Visit: the one place where file, office, tables, people and brand come together."""

from collections.abc import Iterator
from collections.abc import Sequence as SequenceOf
from pathlib import Path
from typing import Any

from docgen.errors import DataError, Mark, Problem, UsageError
from docgen.load.brand import find_brand, load_brand, unknown_brand
from docgen.load.decode import Decoder, Reference
from docgen.load.files import decode, read
from docgen.load.link import Register, Tree, doubles, register, resolve
from docgen.load.nodes import Mapping, Source, UnreadableError, compose, swallowed_comments
from docgen.load.office import OfficeFiles, find_office, load_office
from docgen.load.settings import apply
from docgen.load.slips import colon_slips
from docgen.model.brand import Brand
from docgen.model.people import Person
from docgen.model.scalars import meant
from docgen.model.seating import CONVENTIONS
from docgen.model.visit import Visit

Settings = SequenceOf[tuple[str, str]]


def load_visit(path: Path, office: Path | None = None, brands: SequenceOf[Path] = (), settings: Settings = ()) -> Visit:
    """The visit of a file, with its office, tables and brand; ``brands`` are folders in which brands are looked for,
    ``settings`` values set over those of the file.

    Raises DataError with every problem of all files read, each at its place; OSError when a file cannot be opened.
    """
    try:
        source, notices = read(path)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    return _visit(source, notices, office or find_office(path.resolve().parent), brands, settings)


def read_visit(
    content: bytes,
    folder: Path,
    office: Path | None = None,
    brands: SequenceOf[Path] = (),
    settings: Settings = (),
) -> Visit:
    """The visit of bytes that come from no file; the office is looked for from ``folder`` upward."""
    try:
        source, notices = decode(content, "标准输入")
    except UnreadableError as error:
        raise DataError(error.problems) from error
    return _visit(source, notices, office or find_office(folder.resolve()), brands, settings)


def _visit(
    source: Source,
    notices: tuple[Problem, ...],
    office_file: Path | None,
    brands: SequenceOf[Path],
    settings: Settings,
) -> Visit:
    files = load_office(office_file) if office_file else OfficeFiles()
    problems = [*notices, *files.problems]
    decoder = Decoder(files.catalogue.lookup)
    try:
        node = compose(source)
    except UnreadableError as error:
        raise DataError([*problems, *(colon_slips(source) or error.problems)]) from error
    if wrong_settings := apply(node, settings):
        raise UsageError(wrong_settings)
    problems += swallowed_comments(source)
    problems += colon_slips(source)
    if not isinstance(node, Mapping):
        decoder.value(node, Visit, source)
        raise DataError([*problems, *([] if any(p.code == "D120" for p in problems) else decoder.problems)])
    tree = decoder.tree(node, Visit) or {}
    people = register(tree)
    tree["contacts"] = [_contact(one, people) for one in tree.get("contacts") or ()]
    problems += doubles(tree, decoder.sources)
    references = [*decoder.references, *_pinned(node)]
    others, wrong = resolve(references, people, files.catalogue, decoder)
    problems += wrong
    visit = decoder.validated(tree, Visit)
    problems += decoder.problems
    brand, wrong_brand = _brand(tree, source, files, brands)
    problems += wrong_brand
    problems += _contradictions(tree, visit, source)
    problems = list(dict.fromkeys(problems))
    if visit is None or any(problem.level == "error" for problem in problems):
        raise DataError(problems)
    return _whole(visit, files, brand, tuple(others), tuple(problems))


def _whole(
    visit: Visit, files: OfficeFiles, brand: Brand | None, others: tuple[Person, ...], notices: tuple[Problem, ...]
) -> Visit:
    """The visit with all that is not written in its own file; a stop of a one-day visit happens on that day."""
    schedule = tuple(
        stop if stop.date else stop.model_copy(update={"date": visit.dates.first}) for stop in visit.schedule
    )
    return visit.model_copy(
        update={
            "office": files.office,
            "look": brand,
            "others": others,
            "notices": notices,
            "schedule": schedule,
        }
    )


def _contact(contact: Tree, people: Register) -> Tree:
    """A contact who is listed elsewhere keeps what is said there."""
    same = people.means(contact.get("id") or contact.get("name", ""))
    if len(same) != 1 or (contact.get("unit") and same[0].get("unit") not in (None, contact["unit"])):
        return contact
    return {**same[0], **contact, "at": {**same[0]["at"], **contact["at"]}}


def _pinned(node: Mapping) -> Iterator[Reference]:
    """The people whom 固定 names: there they are keys."""
    for key, seatings in node.pairs:
        if key.text not in ("座次", "seating"):
            continue
        for seating in getattr(seatings, "items", ()):
            for word, pins in seating.pairs if isinstance(seating, Mapping) else ():
                if word.text in ("固定", "pins") and isinstance(pins, Mapping):
                    yield from (Reference(who.text, who.mark, who.source, "来宾") for who, _ in pins.pairs)


def _brand(
    tree: Tree, source: Source, files: OfficeFiles, brands: SequenceOf[Path]
) -> tuple[Brand | None, tuple[Problem, ...]]:
    name, where = tree.get("brand", ""), source
    mark: Mark | None = tree["at"].get("brand")
    if not name and files.source:
        name, where, mark = files.office.brand, files.source, files.office.at.get("brand")
    if not name or mark is None:
        return None, ()
    beside = (files.folder / "brand_assets",) if files.folder else ()
    folders = (*beside, *brands)
    folder = find_brand(name, folders)
    return load_brand(folder) if folder else (None, (unknown_brand(name, mark, where, folders),))


def _contradictions(tree: Tree, visit: Visit | None, source: Source) -> Iterator[Problem]:
    """What single values cannot show: a list longer than its headcount, no guests at all, stops without a day."""
    guests = tree.get("guests")
    if guests is not None and not guests.get("people") and not guests.get("headcount"):
        yield source.problem(guests["at"][""], "D108", "来宾既没有名单也没有人数", "至少写一样")
    for at, layout, name, options in _conventions(tree):
        if name not in CONVENTIONS[layout]:
            hint = meant(name, CONVENTIONS[layout]) or f"可以写：{'、'.join(CONVENTIONS[layout]) or '（没有选项）'}"
            yield source.problem(at, "D113", f"“{layout}”没有“{name}”这一选项", hint)
        elif (known := CONVENTIONS[layout][name]) and (bad := [one for one in options if one not in known]):
            yield source.problem(at, "D113", f"“{name}”没有“{bad[0]}”这种取法", f"可以写：{'、'.join(known)}")
    if visit is None:
        return
    stated, count = visit.guests.headcount, len(visit.guests.people)
    if stated is not None and stated < count:
        text = f"人数写的是{stated}人，名单却有{count}人"
        yield source.problem(visit.guests.at["headcount"], "D124", text, "改正人数，或核对名单")
    if visit.dates.first != visit.dates.last:
        for stop in visit.schedule:
            if stop.date is None:
                text = f"“{stop.activity}”没有写是哪一天"
                yield source.problem(stop.at[""], "D108", text, "来访不止一天，每项日程都要写“日期”")


def _conventions(tree: Tree) -> Iterator[tuple[Mark, str, str, Any]]:
    for seating in tree.get("seating") or ():
        layout = seating.get("layout")
        for name, options in (seating.get("conventions") or {}).items():
            if layout in CONVENTIONS:
                yield seating["at"][f"conventions.{name}"], layout, name, options
