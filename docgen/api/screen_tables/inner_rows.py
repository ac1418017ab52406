"""TextRows of a table of lists inside entries (议程, 菜单, 跟踪), put into the entries that they name."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple, Protocol

from docgen.api.screen_tables.cell_texts import content_of_cell
from docgen.api.screen_tables.sections import ScreenSection
from docgen.errors import Problem
from docgen.model.suggestions import suggestion
from docgen.readers.tables.inner_sheets import model_of_entries, names_of_entries
from docgen.readers.visit_file.located import mapping_of
from docgen.readers.visit_file.tree import Tree, TreePath, bare_name


class ReadRow(Protocol):
    """A row as it was typed."""

    @property
    def texts(self) -> tuple[str, ...]: ...

    @property
    def number(self) -> int: ...

    @property
    def origin(self) -> int | None: ...


class InnerChange(NamedTuple):
    """The table of a list, its rows as they are now, the entry before of each entry, whether the rows were typed.

    ``tree`` is the visit before.
    """

    section: ScreenSection
    rows: Sequence[ReadRow]
    origins: Sequence[int | None]
    is_typed: bool
    tree: Mapping[str, Tree]


class _ListItem(NamedTuple):
    """An item of a list: its content, and its number in the list before where it was in the same entry."""

    content: Tree
    before: int | None


def with_inner_rows(
    entries: list[dict[str, Tree]], lists: Sequence[Tree], change: InnerChange
) -> list[tuple[str, int, Problem]]:
    """Puts the rows of a table into the entries to which they belong; returns those that belong to none.

    ``lists`` are what each entry held in the field before.
    """
    inner = change.section.inner
    assert inner is not None
    name = inner.field.chinese
    bare = bare_name(inner.field.model) if inner.field.model else ""
    owned, homeless = _by_owner(entries, change)
    for number, entry in enumerate(entries):
        cell, before = entry.get(name, []), lists[number]
        was_cell = cell == before
        if was_cell and not change.is_typed:
            continue
        items = [_item(row, change, change.origins[number], bare) for row in owned.get(number, [])]
        rows = {row.path[-1] for row in change.section.rows if entry_number(row.path) == change.origins[number]}
        old = before if isinstance(before, list) else [before] if before else []
        joined = list(_with_changed(old, items, rows, bare)) if was_cell else _joined(cell, old, items, bare)
        entry[name] = (joined[0] if joined else "") if inner.field.shape == "value" else joined
    return homeless


def _by_owner(
    entries: Sequence[dict[str, Tree]], change: InnerChange
) -> tuple[dict[int, list[ReadRow]], list[tuple[str, int, Problem]]]:
    section = change.section
    assert section.inner is not None
    names = names_of_entries(list(entries), model_of_entries(section.inner.section))
    owned: dict[int, list[ReadRow]] = {}
    homeless: list[tuple[str, int, Problem]] = []
    above: int | None = None
    for row in change.rows:
        owner = " ".join(row.texts[0].split())
        if owner or above is None:
            above = _owner(owner, row, names, change)
        if above is None:
            homeless.append((section.name, row.number, _problem(owner, names, section.inner.section.chinese)))
        else:
            owned.setdefault(above, []).append(row)
    return owned, homeless


def _owner(owner: str, row: ReadRow, names: Sequence[tuple[str, ...]], change: InnerChange) -> int | None:
    """The number of the entry that a row names; that of which it was where the name was not touched."""
    before = change.section.rows[row.origin] if row.origin is not None else None
    if before is not None and before.texts[0] == row.texts[0]:
        entry = entry_number(before.path)
        return change.origins.index(entry) if entry in change.origins else None
    meant = [number for number, of_entry in enumerate(names) if owner in of_entry]
    return meant[0] if len(meant) == 1 else None


def _problem(owner: str, names: Sequence[tuple[str, ...]], section: str) -> Problem:
    ways = f"可以写：{'、'.join(of_entry[0] for of_entry in names[:4])}" if names else "先在那张表里写上这一项"
    if not owner:
        return Problem(None, "D229", "error", f"这一行没有写属于“{section}”的哪一项", ways)
    hint = suggestion(owner, [name for of_entry in names for name in of_entry]) or ways
    several = sum(owner in of_entry for of_entry in names)
    if several > 1:
        text = f"“{section}”里有{several}项叫“{owner}”，不知道是哪一项"
        has_days = any(" " in name for of_entry in names for name in of_entry if owner in of_entry)
        way = "前面写上日期，或写“第几项”" if has_days else "重名的删去一项或改个名字，或写“第几项”"
        return Problem(None, "D229", "error", text, way)
    return Problem(None, "D229", "error", f"“{section}”里没有“{owner}”这一项", hint)


def _item(row: ReadRow, change: InnerChange, entry: int | None, bare: str) -> _ListItem:
    """An item as it was, with the cells that were touched."""
    section = change.section
    assert section.inner is not None
    old = section.rows[row.origin] if row.origin is not None else None
    last = old.path[-1] if old else None
    index = (last if isinstance(last, int) else 0) if old and entry_number(old.path) == entry else None
    if section.inner.field.model is None:
        return _ListItem(row.texts[1].strip(), index)
    content = _content_at(change.tree, old.path) if old else {}
    item = mapping_of(content, bare)
    before = old.texts if old else ("",) * len(section.columns)
    for at, column in list(enumerate(section.columns))[1:]:
        if row.texts[at].strip() != before[at].strip():
            item[column.field.chinese if column.field else column.name] = content_of_cell(row.texts[at], column.field)
    filled = {name: inner for name, inner in item.items() if inner}
    only = filled.get(bare) if len(filled) == 1 else None
    return _ListItem(only if isinstance(only, str) else filled, index)


def _content_at(tree: Tree | Mapping[str, Tree], path: TreePath) -> Tree:
    content: Any = tree
    for step in path:
        content = content[step]
    return content  # type: ignore[no-any-return]  # what stands in a tree is a tree


def entry_number(path: TreePath) -> int:
    """The number of the entry in which something stands."""
    return next(step for step in path if isinstance(step, int))


def _joined(cell: Tree, old: Sequence[Tree], items: Sequence[_ListItem], bare: str) -> list[Tree]:
    """The list out of the cell of the entry, which may name its items, and of the rows that say more of them."""
    named = cell if isinstance(cell, list) else [cell] if cell else []
    said = [item.content for item in items if item.content]
    listed: list[Tree] = []
    for content in named:
        name = _name(content, bare)
        known = next((one for one in [*said, *old] if _name(one, bare) == name), content)
        if known in said:
            said.remove(known)
        listed.append(known)
    # rows of items that the cell does not name any more are gone; rows of its own are added
    names = {_name(content, bare) for content in old}
    return [*listed, *(content for content in said if _name(content, bare) not in names)]


def _with_changed(
    old: Sequence[Tree], items: Sequence[_ListItem], rows: AbstractSet[object], bare: str
) -> Iterator[Tree]:
    """The items of a list with those that changed in their places, and new ones behind.

    ``rows`` are the numbers of those that had rows; where all have, the order is that of the rows now.
    """
    if set(range(len(old))) <= rows or not old:
        yield from (item.content for item in items if item.content)
        return
    changed = {item.before: item.content for item in items if item.before is not None}
    new = [item.content for item in items if item.before is None and item.content]
    for number, content in enumerate(old):
        if number in rows and number not in changed:
            # its row is gone: what the cell of the entry lists is its name
            if name := _name(content, bare):
                yield name
        elif isinstance(content, str) and (said := next((one for one in new if _name(one, bare) == content), None)):
            new.remove(said)
            yield said
        elif kept := changed.get(number, content):
            yield kept
    yield from new


def _name(content: Tree, bare: str) -> str:
    if isinstance(content, str):
        return content
    name = content.get(bare, "") if isinstance(content, dict) else ""
    return name if isinstance(name, str) else ""
