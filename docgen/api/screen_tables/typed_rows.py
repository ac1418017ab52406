"""TextRows as somebody typed them into tables, as the tree of the visit.

A row that was there keeps what its table does not show; a cell that was not touched keeps what it held.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import NamedTuple

from docgen.api.screen_tables.alignment import aligned
from docgen.api.screen_tables.cell_texts import content_of_cell
from docgen.api.screen_tables.inner_rows import InnerChange, entry_number, with_inner_rows
from docgen.api.screen_tables.sections import ScreenColumn, ScreenSection
from docgen.errors import DataError, Problem
from docgen.model.lodging import Lodging
from docgen.readers.tables.inner_sheets import model_of_entries
from docgen.readers.visit_file.located import Part, mapping_of
from docgen.readers.visit_file.tree import Tree, bare_name

TextRows = Sequence[Sequence[str]]


class TypedRow(NamedTuple):
    """A row as it was typed, and the number of the row that it was before; ``number`` is its own."""

    texts: tuple[str, ...]
    number: int
    origin: int | None


class TypedTree(NamedTuple):
    """The tree that some rows make, and rows that belong to no entry: the section, the number of the row, why."""

    tree: dict[str, Tree]
    homeless: tuple[tuple[str, int, Problem], ...] = ()


def tree_of_rows(root: Part, sections: Sequence[ScreenSection], typed: Mapping[str, TextRows]) -> TypedTree:
    """The tree of a visit with some of its sections as they were typed; the others stay as they are."""
    tree = deepcopy(root.tree)
    assert isinstance(tree, dict)
    changed = [section for section in sections if section.name in typed]
    for section in changed:
        if section.is_record:
            _set_record(tree, section, typed[section.name][0] if typed[section.name] else ())
    owners = dict.fromkeys(section.layout.section.chinese for section in changed if section.layout)
    homeless: list[tuple[str, int, Problem]] = []
    for owner in owners:
        group = [section for section in sections if section.layout and section.layout.section.chinese == owner]
        entries, lost = _entries(tree, group, typed)
        homeless += lost
        _set_entries(tree, owner, entries)
    return TypedTree(without_blank(tree), tuple(homeless))


def typed_rows(section: ScreenSection, rows: TextRows) -> list[TypedRow]:
    """The rows of a table that are not blank, each with the row that it was."""
    width = len(section.columns)
    texts = [(*row, *("",) * width)[:width] for row in rows]
    numbers = [number for number, row in enumerate(texts) if any(text.strip() for text in row)]
    before = [_filled(section, row.texts) for row in section.rows]
    after = [_filled(section, texts[number]) for number in numbers]
    origins = aligned(before, after)
    return [TypedRow(texts[number], number, origin) for number, origin in zip(numbers, origins, strict=True)]


def _filled(section: ScreenSection, texts: Sequence[str]) -> Tree:
    return {column.name: text for column, text in zip(section.columns, texts, strict=True) if text}


def _set_record(tree: dict[str, Tree], section: ScreenSection, texts: Sequence[str]) -> None:
    before = section.rows[0].texts
    for column, old, new in zip(section.columns, before, texts, strict=False):
        if old == new:
            continue
        content = content_of_cell(new, column.field)
        mapping = tree
        for name in column.path[:-1]:
            inner = mapping.setdefault(str(name), {})
            if not isinstance(inner, dict):
                text = f"“{name}”写的是“{inner}”，不是一项一项的，表格里改不了"
                raise DataError([Problem(None, "D107", "error", text, "先把文件里的这一句改成一项一项的")])
            mapping = inner
        mapping[str(column.path[-1])] = content


def _set_entries(tree: dict[str, Tree], owner: str, entries: list[Tree]) -> None:
    if owner != "来宾":
        tree[owner] = entries
        return
    guests = tree.get(owner, {})
    tree[owner] = {**guests, "名单": entries} if isinstance(guests, dict) else {"名单": entries}


def without_blank(content: Tree) -> dict[str, Tree]:
    """A tree without keys that hold nothing."""
    assert isinstance(content, dict)
    blank = {name: without_blank(inner) if isinstance(inner, dict) else inner for name, inner in content.items()}
    return {name: inner for name, inner in blank.items() if inner}


def _entries(
    tree: Mapping[str, Tree], group: Sequence[ScreenSection], typed: Mapping[str, TextRows]
) -> tuple[list[Tree], list[tuple[str, int, Problem]]]:
    """The entries of a section out of its table and the tables of the lists inside its entries."""
    main = next(section for section in group if section.inner is None)
    assert main.layout is not None
    model = model_of_entries(main.layout.section)
    before = _entries_before(tree, main)
    rows = typed_rows(main, typed[main.name]) if main.name in typed else _unchanged(main)
    grouped = list(_grouped_rooms(main, rows) if model is Lodging else ([row] for row in rows))
    origins = [_entry_of(main, of_entry[0]) for of_entry in grouped]
    entries = [
        _entry(main, of_entry, before[origin] if origin is not None else {}, bare_name(model))
        for of_entry, origin in zip(grouped, origins, strict=True)
    ]
    homeless: list[tuple[str, int, Problem]] = []
    for section in group:
        if section.inner is not None and (section.name in typed or main.name in typed):
            of_inner = typed_rows(section, typed[section.name]) if section.name in typed else _unchanged(section)
            lists = [_list_before(before, origin, section) for origin in origins]
            change = InnerChange(section, of_inner, origins, section.name in typed, tree)
            homeless += with_inner_rows(entries, lists, change)
    return _named_entries(entries, [_is_text(before, origin) for origin in origins], main), homeless


def _is_text(before: Sequence[Tree], origin: int | None) -> bool:
    return origin is not None and isinstance(before[origin], str)


def _named_entries(entries: Sequence[dict[str, Tree]], texts: Sequence[bool], main: ScreenSection) -> list[Tree]:
    """Entries of which only the name is given as that name; what was a text that no model takes for one, too."""
    assert main.layout is not None
    bare = bare_name(model_of_entries(main.layout.section))
    return [
        _collapsed(entry, bare or main.columns[0].name if was_text else bare)
        for entry, was_text in zip(entries, texts, strict=True)
    ]


def _entries_before(tree: Mapping[str, Tree], main: ScreenSection) -> list[Tree]:
    content = tree.get(main.name, [])
    if isinstance(content, dict):
        content = content.get("名单", [])
    return content if isinstance(content, list) else []


def _list_before(before: Sequence[Tree], origin: int | None, section: ScreenSection) -> Tree:
    entry = before[origin] if origin is not None else {}
    assert section.inner is not None
    return entry.get(section.inner.field.chinese, []) if isinstance(entry, dict) else []


def _unchanged(section: ScreenSection) -> list[TypedRow]:
    return [TypedRow(row.texts, number, number) for number, row in enumerate(section.rows)]


def _entry_of(main: ScreenSection, row: TypedRow) -> int | None:
    """The number of the entry before of which a row is."""
    return None if row.origin is None else entry_number(main.rows[row.origin].path)


def _collapsed(entry: dict[str, Tree], bare: str) -> Tree:
    """An entry of which only the name is given is that name."""
    filled = {name: content for name, content in entry.items() if content}
    only = filled.get(bare) if len(filled) == 1 else None
    return only if isinstance(only, str) else filled


def _entry(main: ScreenSection, rows: Sequence[TypedRow], before: Tree, bare: str) -> dict[str, Tree]:
    """An entry of one row; a hotel of one row a room."""
    bare = bare or main.columns[0].name
    entry = mapping_of(before, bare)
    own = [(at, column) for at, column in enumerate(main.columns) if not column.is_inner or column.is_unknown]
    for name, content in _changed_cells(main, rows[0], own):
        entry[name] = content
    inner = [(at, column) for at, column in enumerate(main.columns) if column.is_inner and not column.is_unknown]
    if not inner:
        return entry
    rooms: list[Tree] = []
    for row in rows:
        room = _room_before(main, row, before)
        room.update(_changed_cells(main, row, inner))
        rooms.append({name: content for name, content in room.items() if content})
    entry["房间"] = [room for room in rooms if room]
    return entry


def _changed_cells(
    main: ScreenSection, row: TypedRow, columns: Sequence[tuple[int, ScreenColumn]]
) -> Iterator[tuple[str, Tree]]:
    """The contents of the cells of a row that are not what they were, by the names of their fields."""
    before = main.rows[row.origin].texts if row.origin is not None else ("",) * len(main.columns)
    for at, column in columns:
        if row.texts[at].strip() != before[at].strip():
            yield column.field.chinese if column.field else column.name, content_of_cell(row.texts[at], column.field)


def _room_before(main: ScreenSection, row: TypedRow, before: Tree) -> dict[str, Tree]:
    path = main.rows[row.origin].path if row.origin is not None else ()
    rooms = before.get("房间", []) if isinstance(before, dict) else []
    if len(path) < 4 or not isinstance(rooms, list) or not isinstance(path[3], int) or path[3] >= len(rooms):
        return {}
    room = rooms[path[3]]
    return dict(room) if isinstance(room, dict) else {}


def _grouped_rooms(main: ScreenSection, rows: Sequence[TypedRow]) -> Iterator[list[TypedRow]]:
    """The rows of each hotel: those that name it, and those below that name none."""
    own = [at for at, column in enumerate(main.columns) if not column.is_inner]
    groups: dict[object, list[TypedRow]] = {}
    above: object = None
    for row in rows:
        said = [row.texts[at].strip() for at in own]
        first = [groups[above][0].texts[at].strip() for at in own] if above is not None else []
        goes_on = bool(first) and said[0] in ("", first[0]) and (not any(said[1:]) or said[1:] == first[1:])
        if goes_on and (not said[0] or _is_new(main, row)):
            groups[above].append(row)
            continue
        above = _group_of(main, rows, row, said)
        if above in groups and any(said[1:]) and not goes_on:
            above = ("new", row.number)
        groups.setdefault(above, []).append(row)
    yield from groups.values()


def _group_of(main: ScreenSection, rows: Sequence[TypedRow], row: TypedRow, said: Sequence[str]) -> object:
    """The hotel that a row begins, or goes on with: that of which it was, unless it names another."""
    origin = _entry_of(main, row)
    if origin is not None and (
        main.rows[row.origin or 0].texts[0].strip() in (said[0], "") or _goes_along(main, rows, origin)
    ):
        return origin
    return ("new", row.number)


def _is_new(main: ScreenSection, row: TypedRow) -> bool:
    return row.origin is None or main.rows[row.origin].texts[0].strip() != row.texts[0].strip()


def _goes_along(main: ScreenSection, rows: Sequence[TypedRow], origin: int) -> bool:
    """Whether a hotel that is called otherwise now is the hotel before: no other row names it by its old name."""
    old = next(row.texts[0] for row in main.rows if entry_number(row.path) == origin)
    return not any(_entry_of(main, row) == origin and row.texts[0] == old for row in rows)
