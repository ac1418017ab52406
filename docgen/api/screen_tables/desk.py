"""Visits that somebody edits in tables: opened, edited with every change kept beside the file, checked, saved.

A visit is known by its file and the version of its content. Who edits must name the version that he saw: what somebody
else has changed meanwhile is never overwritten.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from docgen.api.desk.new_visits import free_path
from docgen.api.files import os_errors_as_usage_errors
from docgen.api.screen_tables.autosaves import (
    Autosave,
    read_autosave,
    remove_autosave,
    time_of_autosave,
    version_of,
    write_autosave,
)
from docgen.api.screen_tables.checking import ASIDE, OfficeShelf
from docgen.api.screen_tables.contents import content_with_rows, findings_of_content, tables_of_content
from docgen.api.screen_tables.file_texts import same_kind_of_bytes
from docgen.api.screen_tables.findings import UNCHECKED, CellFinding, numbered
from docgen.api.screen_tables.office_file import OWN_OFFICE
from docgen.api.screen_tables.sections import ScreenSection
from docgen.api.screen_tables.typed_rows import TextRows, without_blank
from docgen.api.screen_tables.workbook_visits import (
    is_workbook,
    visit_book,
    with_mark_checked,
    with_tree_in_book,
)
from docgen.api.screen_tables.yaml_visits import VisitTables, with_tree
from docgen.errors import Cell, DataError, DocgenError, Mark, Problem
from docgen.output.write import write_files
from docgen.readers.visit_file.draft_marks import checked_off
from docgen.readers.visit_file.tree import Tree

#: So many files are kept as tables: who works has few of them open at a time.
_MOST_KNOWN = 3
#: What a visit says after a change of what it said before.
TreeChange = Callable[[Mapping[str, Tree]], dict[str, Tree]]


class StaleError(DocgenError):
    """Somebody else has changed the file since it was opened."""

    exit_code = 4


class VisitState(NamedTuple):
    """A visit on the screen: its version, its tables, what is to be said of it.

    With ``newer_autosave`` something was typed and not saved, last at ``typed_at`` (seconds since 1970); ``is_outrun``
    says that the file has changed since.
    ``loose`` are rows, by section, that belong to no entry yet; they stand below the others. ``changed`` are the
    sections whose rows are not those on the screen.
    """

    version: str
    tables: VisitTables
    findings: Sequence[CellFinding]
    newer_autosave: bool = False
    is_outrun: bool = False
    typed_at: float = 0
    is_saved: bool = True
    loose: Mapping[str, TextRows] = {}
    changed: Sequence[str] = ()

    def section_json(self, section: ScreenSection) -> dict[str, object]:
        shape = section.as_json()
        rows = shape["rows"]
        assert isinstance(rows, list)
        rows += [list(row) for row in self.loose.get(section.name, ())]
        return shape

    def as_json(self) -> dict[str, object]:
        """What an edit answers."""
        changed = [section for section in self.tables.sections if section.name in self.changed]
        return {
            "version": self.version,
            "saved": self.is_saved,
            "findings": [finding.as_json() for finding in self.findings],
            "sections": [self.section_json(section) for section in changed],
        }

    def whole_json(self) -> dict[str, object]:
        """The same with all sections, as a visit is opened."""
        sections = [self.section_json(section) for section in self.tables.sections]
        typed = {"newer_autosave": self.newer_autosave, "outrun": self.is_outrun, "typed_at": self.typed_at}
        return {**self.as_json(), **typed, "sections": sections}


class _Typing(NamedTuple):
    """What is typed: the bytes, and the version of the file on which they are built."""

    content: bytes
    base: str
    loose: Mapping[str, TextRows] = {}

    def autosave(self, content: bytes) -> Autosave:
        """What is kept beside the file when the content becomes another."""
        return Autosave(self.base, content, self.loose)


class ChangedContent(NamedTuple):
    """The bytes of a visit before a change, the version that it made, the sections whose rows it changed."""

    before: bytes
    version: str
    is_saved: bool
    sections: Sequence[ScreenSection]

    def as_json(self) -> dict[str, object]:
        """What the tables on the screen take of it."""
        sections = [section.as_json() for section in self.sections]
        return {"version": self.version, "saved": self.is_saved, "sections": sections}


class _Edited(NamedTuple):
    """What an edit makes: the tables, the rows without a place by section, what is wrong with them."""

    tables: VisitTables
    loose: Mapping[str, TextRows]
    problems: Sequence[tuple[str, int, Problem]] = ()


class VisitDesk:
    """The visits of a folder that are open. One serves all requests of a server."""

    def __init__(self) -> None:
        self.shelf = OfficeShelf()
        self._lock = Lock()
        self._known: dict[Path, tuple[bytes, VisitTables]] = {}

    def open(self, path: Path, restored: bool = False) -> VisitState:
        """A visit as it was saved; ``restored``: as it was typed last. Raises DataError for what is no visit."""
        with os_errors_as_usage_errors():
            content = path.read_bytes()
        save = read_autosave(path)
        if restored and save is not None:
            state = self._state(path, _Typing(save.content, save.base, save.loose))
            return state._replace(is_saved=False)
        state = self._state(path, _Typing(content, version_of(content)))
        if save is None or (save.content == content and not any(save.loose.values())):
            return state
        is_outrun = save.base != state.version
        return state._replace(newer_autosave=True, is_outrun=is_outrun, typed_at=time_of_autosave(path))

    def edit(self, path: Path, version: str, typed: Mapping[str, TextRows]) -> VisitState:
        """A visit with some tables as they were typed; it is kept beside the file. Raises StaleError, DataError.

        TextRows of lists inside entries that name no entry are kept, too, but stand in no visit.
        """
        with self._lock:
            current = self._to_be_changed(path, version)
            before = self._tables(path, current.content)
            content, edited = _edited(path, current, before, typed)
            if edited.tables is not before:
                self._know(path, content, edited.tables)
            if content != current.content or edited.loose != current.loose:
                write_autosave(path, Autosave(current.base, content, edited.loose))
        state = self._state(path, _Typing(content, current.base, edited.loose))
        return _as_on_screen(state, before, typed, edited)

    def save(self, path: Path, version: str) -> str:
        """Writes what was typed into the file itself; gives its version. Raises StaleError, OutputError."""
        with self._lock:
            current = self._to_be_changed(path, version)
            if version_of(path.read_bytes()) != current.base:
                raise _stale(path)
            if homeless := [name for name, rows in current.loose.items() if rows]:
                text = f"“{homeless[0]}”里有的行不知道属于哪一项，没有保存"
                hint = "那几行的第一格标红了：改成已有的一项，或删去这些行"
                raise DataError([Problem(None, "D229", "error", text, hint)])
            if current.base != version:
                write_files([(path, current.content)], force=True)
            remove_autosave(path)
        return version

    def set_aside(self, path: Path) -> Path:
        """Writes what was typed and not saved as a file of its own, since the visit has changed meanwhile; its path."""
        with self._lock:
            save = read_autosave(path)
            if save is None:
                raise DataError([Problem(None, "D230", "error", "没有没保存的内容", "打开来访接着填")])
            beside = _place_aside(path, self.shelf.table_of(path), self.shelf.office(path.parent).folder)
            write_files([(beside, save.content)])
            if any(save.loose.values()):
                write_autosave(beside, save._replace(base=version_of(save.content)))
            remove_autosave(path)
        return beside

    def discard(self, path: Path) -> None:
        """Forgets what was typed and not saved."""
        with self._lock:
            remove_autosave(path)

    def remedy(self, path: Path, version: str, finding: Mapping[str, object]) -> VisitState:
        """A visit with one finding mended, where what mends it is known. Raises DataError where it is not."""
        state = self._state(path, self._current(path, version))
        meant = next((one for one in state.findings if _is_same(one, finding) and one.remedy), None)
        if meant is None or meant.remedy is None:
            raise DataError([Problem(None, "D230", "error", "这一处已经改过了，或者要您自己改", "再检查一次")])
        if meant.problem.code == UNCHECKED and meant.problem.place is not None:
            return self._check_off(path, version, meant.problem.place)
        section = next(one for one in state.tables.sections if one.name == meant.section)
        rows = [list(row.texts) for row in section.rows]
        before = rows[meant.row][meant.column]
        rows[meant.row][meant.column] = before.replace(meant.remedy.old, meant.remedy.new, 1)
        return self._edit_here(path, version, section.name, rows)

    def _check_off(self, path: Path, version: str, place: Mark) -> VisitState:
        """A visit in which a mark of the draft says that somebody has looked at it."""
        with self._lock:
            current = self._to_be_changed(path, version)
            if isinstance(place, Cell):
                content = with_mark_checked(current.content, place)
            else:
                marked = checked_off(self._tables(path, current.content).source, place.line)
                content = same_kind_of_bytes(marked.text, current.content)
            write_autosave(path, current.autosave(content))
        return self._state(path, current._replace(content=content))

    def exempt(self, path: Path, version: str, exemption: Mapping[str, str]) -> VisitState:
        """A visit with a row more in 豁免: {规则, 理由, 批准人, 批准日期}."""
        if not exemption.get("规则") or not exemption.get("理由", "").strip():
            raise DataError([Problem(None, "D108", "error", "豁免要写理由", "写清楚为什么这次不适用")])
        state = self._state(path, self._current(path, version))
        section = next((one for one in state.tables.sections if one.name == "豁免"), None)
        if section is None:
            raise _no_visit(path)
        row = [exemption.get(column.name, "") for column in section.columns]
        return self._edit_here(path, version, section.name, [*(list(one.texts) for one in section.rows), row])

    def _edit_here(self, path: Path, version: str, name: str, rows: TextRows) -> VisitState:
        """An edit that nobody has typed: its section is shown anew."""
        state = self.edit(path, version, {name: rows})
        return state._replace(changed=list(dict.fromkeys([*state.changed, name])))

    # --- for what else shows and changes a visit: its seats, its papers ---

    def version(self, path: Path) -> str:
        """The version of a file as it was saved."""
        with os_errors_as_usage_errors():
            return version_of(path.read_bytes())

    def tables(self, path: Path, version: str) -> VisitTables:
        """The tables of a version of a visit. Raises StaleError for one that is neither saved nor typed last."""
        tables = self._tables(path, self._current(path, version).content)
        if tables.office_table:
            raise _no_visit(path)
        return tables

    def content(self, path: Path, version: str) -> bytes:
        """The bytes of a version of a visit. Raises StaleError for one that is neither saved nor typed last."""
        return self._current(path, version).content

    def change(self, path: Path, version: str, changed: TreeChange) -> ChangedContent:
        """A visit that says something else, kept beside the file as an edit is; nothing is checked.

        Of a workbook the texts of rows may change. Raises StaleError, and DataError where it cannot be written.
        """
        with self._lock:
            current = self._to_be_changed(path, version)
            before = self._tables(path, current.content)
            if before.office_table:
                raise _no_visit(path)
            tree = changed(without_blank(before.root.tree))
            if is_workbook(path.name):
                content, visit = with_tree_in_book(current.content, visit_book(current.content, path.name), tree)
                after = visit.tables
            else:
                after = with_tree(before, tree)
                content = same_kind_of_bytes(after.source.text, current.content)
            self._know(path, content, after)
            return self._put(path, current, content, _changed_sections(before, after))

    def put_back(self, path: Path, version: str, content: bytes) -> ChangedContent:
        """Gives a visit the content that it had before, byte for byte. Raises StaleError."""
        with self._lock:
            current = self._to_be_changed(path, version)
            before = self._tables(path, current.content)
            return self._put(path, current, content, _changed_sections(before, self._tables(path, content)))

    def _put(self, path: Path, current: _Typing, content: bytes, changed: Sequence[ScreenSection]) -> ChangedContent:
        write_autosave(path, current.autosave(content))
        version = version_of(content)
        return ChangedContent(current.content, version, version == current.base and not current.loose, changed)

    # --- one content ---

    def _tables(self, path: Path, content: bytes) -> VisitTables:
        """The tables of a content; those of the last one of the files that were used last are known."""
        known = self._known.get(path)
        if known is None or known[0] != content:
            return self._know(path, content, tables_of_content(content, path, self.shelf.table_of(path)))
        return known[1]

    def _know(self, path: Path, content: bytes, tables: VisitTables) -> VisitTables:
        """Keeps the tables of a file for the next request; those of the files that were used before go."""
        self._known.pop(path, None)
        self._known[path] = (content, tables)
        for other in list(self._known)[:-_MOST_KNOWN]:
            self._known.pop(other, None)
        return tables

    def _current(self, path: Path, version: str) -> _Typing:
        """The content of a version: what was typed, or the file. Raises StaleError for any other version."""
        with os_errors_as_usage_errors():
            content = path.read_bytes()
        save = read_autosave(path)
        if save is not None and version_of(save.content) == version:
            # a run that was killed when it had saved left what was typed behind: then typing begins at the file
            return _Typing(save.content, version if save.content == content else save.base, save.loose)
        if version_of(content) != version:
            raise _stale(path)
        return _Typing(content, version)

    def _to_be_changed(self, path: Path, version: str) -> _Typing:
        """The same for who changes it: what was typed elsewhere and stands in no file yet is never overwritten."""
        current, save = self._current(path, version), read_autosave(path)
        if save is not None and save.content not in (current.content, path.read_bytes()):
            raise _stale(path)
        return current

    def _state(self, path: Path, current: _Typing) -> VisitState:
        tables = self._tables(path, current.content)
        findings = findings_of_content(current.content, path, tables, self.shelf)
        version = version_of(current.content)
        is_saved = version == current.base and not current.loose
        return VisitState(version, tables, findings, is_saved=is_saved, loose=current.loose)


def _place_aside(path: Path, table: str, home: Path | None) -> Path:
    """Where what was typed into a file comes to lie: beside it, of a table of the office outside its catalogue.

    What lies in the catalogue is read with every visit.
    """
    if not table or home is None:
        return free_path(path.parent, f"{path.stem}（没有保存的）", path.suffix)
    return free_path(home / ASIDE, table if table != OWN_OFFICE else path.stem, path.suffix)


def _edited(path: Path, current: _Typing, before: VisitTables, typed: Mapping[str, TextRows]) -> tuple[bytes, _Edited]:
    """The content of a file with some tables as they were typed."""
    content, visit = content_with_rows(current.content, path, before, typed)
    loose = {name: rows for name, rows in current.loose.items() if name not in typed and rows}
    for section, row, _ in visit.homeless:
        loose[section] = [*loose.get(section, ()), list(typed[section][row] if section in typed else ())]
    return content, _Edited(visit.tables, loose, visit.homeless)


def _as_on_screen(state: VisitState, before: VisitTables, typed: Mapping[str, TextRows], edited: _Edited) -> VisitState:
    """The state with rows numbered as they stand on the screen, and the sections that must be shown anew."""
    old = {section.name: [row.texts for row in section.rows] for section in before.sections}
    numbers = {
        section.name: _numbers_on_screen(section, typed[section.name], edited)
        for section in state.tables.sections
        if section.name in typed
    }
    changed = [
        section.name
        for section in state.tables.sections
        if [row.texts for row in section.rows]
        != (
            [tuple(typed[section.name][number]) for number in numbers[section.name]]
            if section.name in typed
            else old.get(section.name, [])
        )
    ]
    findings = numbered(state.findings, {name: rows for name, rows in numbers.items() if name not in changed})
    return state._replace(findings=[*_findings_of_loose(state, edited, changed), *findings], changed=changed)


def _numbers_on_screen(section: ScreenSection, rows: TextRows, edited: _Edited) -> list[int]:
    """The numbers of the rows that were read: not of blank ones, and not of those that belong to no entry."""
    homeless = {row for name, row, _ in edited.problems if name == section.name}
    return [
        number
        for number, row in enumerate(rows)
        if number not in homeless and (section.is_record or any(map(str.strip, row)))
    ]


def _findings_of_loose(state: VisitState, edited: _Edited, changed: Sequence[str]) -> Iterator[CellFinding]:
    """What is wrong with rows that belong to no entry; where a table is shown anew they stand below the others."""
    below = {section.name: len(section.rows) for section in state.tables.sections if section.name in changed}
    for name, row, problem in edited.problems:
        yield CellFinding(name, below.get(name, row), 0, problem)
        if name in below:
            below[name] += 1


def _changed_sections(before: VisitTables, after: VisitTables) -> list[ScreenSection]:
    """The sections whose rows are not as they were."""
    rows = {section.name: [row.texts for row in section.rows] for section in before.sections}
    return [one for one in after.sections if [row.texts for row in one.rows] != rows.get(one.name)]


def _no_visit(path: Path) -> DataError:
    return DataError([Problem(None, "D107", "error", f"“{path.name}”不是一次来访的资料", "打开一份来访文件")])


def _stale(path: Path) -> StaleError:
    text = f"“{path.name}”在别处改过了（别的窗口、别的程序或别的人），没有覆盖"
    return StaleError(
        [Problem(None, "O401", "error", text, "重新打开这个文件，看过新的内容再改；您刚才填的还在网页上")]
    )


def _is_same(one: CellFinding, finding: Mapping[str, object]) -> bool:
    shape = one.as_json()
    return all(shape[name] == finding.get(name) for name in ("section", "row", "column", "code", "text"))
