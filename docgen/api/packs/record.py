"""What the record of a pack looks like, its ``run.json``: the source, every paper, who stands where."""

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.api.files import File
from docgen.api.packs.papers import PackedCard, PackedPaper, PackOptions, VisitPack
from docgen.errors import OutputError, Problem, UsageError
from docgen.kinds import titles
from docgen.readers.files import shown_path
from docgen.text.system_errors import reason_of
from docgen.version import VERSION
from docgen.word.package.printed_lines import PaperLine

#: The name of the record in the folder of a pack.
RECORD_FILE = "run.json"
#: A line in the record: what ends its place and its cells, and whether it stands in a table.
_CELL_END = "\x1f"
_NO_TABLE, _HEADINGS, _ROW = "", "=", "-"
#: Where a record has the earlier states of a paper.
_EARLIER = "earlier"
#: So many folders with a set are named where one is not found.
_MOST_SETS = 3
_FIRST_A_PACK = "先用 docgen pack 来访.yaml -o 文件夹 出一套；出过的，写它的文件夹"


class PaperState(NamedTuple):
    """What a paper was like at one time: the SHA-256 of its file, its cards, its lines, fingerprints of its pages.

    Without a SHA-256 there was no such paper. The pages are known where they have been looked at. Of a paper of which
    everybody gets one there are so many ``copies``, for the ``holders`` and for those who have no name yet.
    """

    sha256: str = ""
    cards: tuple[PackedCard, ...] = ()
    lines: tuple[PaperLine, ...] = ()
    pages: tuple[str, ...] = ()
    copies: int = 0
    holders: tuple[str, ...] = ()


class RecordedFile(NamedTuple):
    """A file of a pack: its name, the SHA-256 of what docgen wrote, and the kind of its paper.

    ``beside`` is the name under which the paper was written because somebody had edited the file. ``cards`` are those
    of a paper of cards. ``lines`` are what the paper printed when it was written; ``edited_from`` what the file printed
    that was edited and kept, if that is something else. ``blanks`` are filled in by hand once it is printed;
    ``enclosed_in`` is the paper in which the file is bound. ``pages`` are fingerprints of its pages; ``earlier`` the
    other states in which it was since the last list that somebody called printed. ``copies`` and ``holders`` are those
    of its state.
    """

    name: str
    sha256: str
    kind: str
    beside: str = ""
    cards: tuple[PackedCard, ...] = ()
    lines: tuple[PaperLine, ...] = ()
    edited_from: tuple[PaperLine, ...] = ()
    blanks: tuple[str, ...] = ()
    enclosed_in: str = ""
    pages: tuple[str, ...] = ()
    earlier: tuple[PaperState, ...] = ()
    copies: int = 0
    holders: tuple[str, ...] = ()

    @property
    def state(self) -> PaperState:
        """What the paper is like."""
        return PaperState(self.sha256, self.cards, self.lines, self.pages, self.copies, self.holders)

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which docgen has written it."""
        return (self.name, self.beside) if self.beside else (self.name,)

    @property
    def last_written(self) -> str:
        """The SHA-256 of what docgen wrote last; of a paper that is gone what it was before."""
        return self.sha256 or next((old.sha256 for old in reversed(self.earlier) if old.sha256), "")


class RecordedSource(NamedTuple):
    """What a pack was made of: the file of the visit and its SHA-256, the office and the settings it was read with.

    Paths are those from the folder of the pack; without an office it is looked for around the visit. ``title`` is that
    of the visit.
    """

    file: str
    sha256: str
    office: str = ""
    settings: tuple[tuple[str, str], ...] = ()
    title: str = ""


class PackRecord(NamedTuple):
    """The record of an earlier pack.

    ``pending`` are files that a run was about to write when it was last seen. ``papers`` are the entries of the papers
    as they were read, ``left_out`` the kinds that were left out, with the reason. ``gone`` are papers that there are no
    more and that nobody has called withdrawn. ``notes`` are fingerprints of the notes that the run gave.
    """

    source: RecordedSource
    files: tuple[RecordedFile, ...]
    pending: Mapping[str, str]
    options: PackOptions
    papers: tuple[Mapping[str, Any], ...] = ()
    left_out: Mapping[str, str] = MappingProxyType({})
    gone: tuple[RecordedFile, ...] = ()
    notes: frozenset[str] = frozenset()

    def settled(self) -> "PackRecord":
        """The record once everything on the last list is printed and withdrawn."""
        files = tuple(file._replace(earlier=()) for file in self.files)
        papers = tuple(_without_earlier(paper) for paper in self.papers)
        return self._replace(files=files, papers=papers, gone=())

    def names_of(self, name: str) -> tuple[str, ...]:
        """The names under which a paper was written: its own, and that beside an edited one."""
        return next((file.names for file in self.files if file.name == name), (name,))

    def printed_in(self, name: str, paper: PackedPaper, found: str) -> tuple[PaperLine, ...] | None:
        """What a file of a paper printed before somebody edited it; None where nobody has.

        ``found`` is its SHA-256 now. A record that does not know it (it was written by an earlier version) gives what
        the paper prints now.
        """
        recorded = next((file for file in self.files if paper.file.name == file.name), None)
        if recorded is None or (found == recorded.sha256 and not (recorded.beside and name == recorded.name)):
            return None
        return (recorded.edited_from if name == recorded.name else ()) or recorded.lines or paper.lines


def _without_earlier(paper: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of a paper, and those of what is enclosed in it, without what they were before."""
    kept = {name: value for name, value in paper.items() if name != _EARLIER}
    return kept | ({"enclosed": [_without_earlier(one) for one in paper["enclosed"]]} if "enclosed" in paper else {})


def sha256(content: bytes) -> str:
    """The SHA-256 of a file as a record has it."""
    return hashlib.sha256(content).hexdigest()


def file_content(path: Path) -> bytes | None:
    """What a file in the folder of a pack holds; None where there is none. Raises OutputError for one in use."""
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError as error:
        hint = "在 Word、WPS 里打开着的先关掉；不然看看有没有读它的权限"
        text = f"打不开“{shown_path(path)}”：{reason_of(error)}"
        raise OutputError([Problem(None, "O403", "error", text, hint)]) from error


def read_record(path: str | Path) -> PackRecord:
    """The record of a pack. ``path`` may be its folder. Raises UsageError for what is none, OutputError."""
    file = Path(path)
    if file.is_dir():
        file /= RECORD_FILE
    if not file.is_file():
        hint = f"{_where_else(Path(path))}{_FIRST_A_PACK}"
        raise UsageError([Problem(None, "U102", "error", _what_is_missing(Path(path)), hint)])
    try:
        return _record(entries_in(file_content(file) or b""))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        text = f"“{shown_path(file)}”不是一套文书的记录"
        hint = "这个文件由 docgen pack 写成，别的程序改过或只做过席卡，就读不出来；另选一个文件夹重新出一套"
        raise UsageError([Problem(None, "U104", "error", text, hint)]) from error


def _what_is_missing(path: Path) -> str:
    if path.is_dir():
        return f"“{shown_path(path)}”里没有一套文书：没有 {RECORD_FILE}"
    return f"没有“{shown_path(path)}”这个{'文件' if path.suffix else '文件夹'}"


def _where_else(path: Path) -> str:
    """In which folder we are, and which ones near by hold a set: a path may be written for another folder."""
    here = Path.cwd()
    around = dict.fromkeys((path.resolve(), here, here.parent, path.parent.resolve(), path.parent.parent.resolve()))
    folders = [*around, *(entry for folder in around if folder.is_dir() for entry in _folders_in(folder))]
    sets = list(dict.fromkeys(folder for folder in folders if (folder / RECORD_FILE).is_file()))
    named = "、".join(f"“{_from_here(folder)}”" for folder in sets[:_MOST_SETS])
    return f"现在的文件夹是“{here}”；" + (f"有一套文书的是{named}；" if named else "")


def _folders_in(folder: Path) -> list[Path]:
    """The folders in a folder; none where it may not be read."""
    try:
        return sorted(entry for entry in folder.iterdir() if entry.is_dir())
    except OSError:
        return []


def _from_here(folder: Path) -> str:
    try:
        return Path(os.path.relpath(folder)).as_posix()
    except ValueError:
        return str(folder)  # on another drive


def _record(shape: Mapping[str, Any]) -> PackRecord:
    files = [_file(paper) for paper in shape["papers"]]
    enclosed = [
        _file({"kind": paper["kind"], **one})._replace(enclosed_in=_text(paper["file"]))
        for paper in shape["papers"]
        for one in paper.get("enclosed", ())
    ]
    gone = tuple(map(_file, shape.get("gone", ())))
    pending = {_text(name): _text(value) for name, value in shape.get("pending", {}).items()}
    options = PackOptions.of_json(shape["options"])
    left_out = {_text(kind): _text(reason) for kind, reason in shape.get("left_out", {}).items()}
    papers = tuple(shape["papers"])
    notes = frozenset(map(_text, shape.get("notes", ())))
    return PackRecord(_source(shape["source"]), (*files, *enclosed), pending, options, papers, left_out, gone, notes)


def _file(shape: Mapping[str, Any]) -> RecordedFile:
    state = _state(shape)
    return RecordedFile(
        _file_name(shape["file"]),
        state.sha256,
        _kind(shape["kind"]),
        _file_name(shape.get("beside", "")),
        state.cards,
        state.lines,
        _lines(shape.get("edited_from", ())),
        tuple(_text(blank) for blank in shape.get("blanks", ())),
        pages=state.pages,
        earlier=tuple(map(_state, shape.get(_EARLIER, ()))),
        copies=state.copies,
        holders=state.holders,
    )


def _state(shape: Mapping[str, Any]) -> PaperState:
    return PaperState(
        _text(shape["sha256"]),
        tuple(PackedCard(*_card_values(card)) for card in shape.get("cards", ())),
        _lines(shape.get("printed", ())),
        tuple(_text(page) for page in shape.get("pages", ())),
        int(shape.get("copies", 0)),
        tuple(_text(holder) for holder in shape.get("holders", ())),
    )


def _source(shape: Mapping[str, Any]) -> RecordedSource:
    settings = tuple((_text(key), _text(value)) for key, value in shape.get("settings", ()))
    office, title = (_text(shape.get(name, "")) for name in ("office", "title"))
    return RecordedSource(_text(shape["file"]), _text(shape["sha256"]), office, settings, title)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _file_name(value: Any) -> str:
    """The name of a file in the folder of the pack: a path could lead out of it. Raises ValueError for one."""
    name = _text(value)
    if "/" in name or "\\" in name or name in (".", ".."):
        raise ValueError(name)
    return name


def _kind(value: Any) -> str:
    """The name of a kind of paper. Raises KeyError where there is none."""
    name = _text(value)
    titles()[name]
    return name


def _card_values(card: Mapping[str, Any]) -> tuple[int, str, int, int, str]:
    return int(card["number"]), _text(card["holder"]), int(card["page"]), int(card["place"]), _text(card["fingerprint"])


def _lines(written: Sequence[Any]) -> tuple[PaperLine, ...]:
    lines = []
    headings: dict[str, tuple[str, ...]] = {}
    for line in written:
        place, mark, *cells = _text(line).split(_CELL_END)
        table = place.rpartition("第")[0]
        if mark == _HEADINGS:
            headings[table] = tuple(cells)
        lines.append(PaperLine(place, tuple(cells), headings[table] if mark else ()))
    return tuple(lines)


def _written_lines(lines: Sequence[PaperLine]) -> list[str]:
    """Lines, each as one text: its place, whether it is in a table and its headings are its own, its cells."""
    return [_CELL_END.join((line.place, _mark(line), *line.cells)) for line in lines]


def _mark(line: PaperLine) -> str:
    return _NO_TABLE if not line.headings else _HEADINGS if line.headings == line.cells else _ROW


def record_json(
    source: RecordedSource,
    pack: VisitPack,
    beside: Mapping[str, str],
    edited_from: Mapping[str, Sequence[PaperLine]],
    pages: Mapping[str, Sequence[str]] = MappingProxyType({}),
    notes: Sequence[str] = (),
) -> bytes:
    """The record of a pack; ``beside`` are the names of files that were written beside an edited one, by its name.

    ``edited_from`` are what files printed that were edited and kept, ``pages`` the pages of files, by their names.
    ``notes`` are fingerprints of the notes that the run gives.
    """
    shape: dict[str, Any] = {
        "docgen": VERSION,
        "source": {name: value for name, value in source._asdict().items() if value},
        "options": pack.options.as_json(),
        "papers": [
            _paper_json(paper, beside, edited_from.get(paper.file.name, ()), pages.get(paper.file.name, ()))
            for paper in pack.papers
        ],
        "left_out": {paper.kind: paper.reason for paper in pack.left_out},
    }
    return _written(shape | ({"notes": list(notes)} if notes else {}))


def with_entries(record: bytes, entries: Mapping[str, Any]) -> bytes:
    """A record with other entries in place of its own, or beside them."""
    return _written(entries_in(record) | dict(entries))


def entries_in(record: bytes) -> dict[str, Any]:
    """The entries of a record as they are written. Raises ValueError or TypeError for what is none."""
    # a file of the visit may have a name that is no text
    shape = json.loads(record.decode("utf-8-sig", "surrogateescape"))
    if not isinstance(shape, dict):
        raise TypeError
    return shape


def _written(shape: Mapping[str, Any]) -> bytes:
    return json.dumps(shape, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape") + b"\n"


def earlier_states(states: Sequence[PaperState]) -> list[dict[str, Any]]:
    """Earlier states of a paper as its entry in the record has them."""
    return [_state_json(state) for state in states]


def _state_json(state: PaperState) -> dict[str, Any]:
    shape = {"cards": _cards_json(state.cards), "printed": _written_lines(state.lines), "pages": list(state.pages)}
    return {"sha256": state.sha256} | {name: value for name, value in shape.items() if value} | copies_json(state)


def copies_json(state: PaperState) -> dict[str, Any]:
    """How many copies there are of a paper of which everybody gets one, and for whom, as its entry has it."""
    return {"copies": state.copies, "holders": list(state.holders)} if state.copies else {}


def _paper_json(
    paper: PackedPaper, beside: Mapping[str, str], edited_from: Sequence[PaperLine], pages: Sequence[str]
) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "kind": paper.kind,
        **_file_json(paper.file, beside),
        "people": {key: list(places) for key, places in paper.people.items()},
        "left_out": dict(paper.left_out),
    }
    if paper.cards:
        shape["cards"] = _cards_json(paper.cards)
    if paper.paper.blanks:
        shape["blanks"] = list(paper.paper.blanks)
    if paper.paper.enclosed:
        shape["enclosed"] = [_file_json(enclosed.file, beside) for enclosed in paper.paper.enclosed]
    shape["printed"] = _written_lines(paper.lines)
    if pages:
        shape["pages"] = list(pages)
    if edited_from:
        shape["edited_from"] = _written_lines(edited_from)
    return shape


def _cards_json(cards: Sequence[PackedCard]) -> list[dict[str, Any]]:
    return [
        {
            "number": card.number,
            "holder": card.holder,
            "page": card.page,
            "place": card.slot,
            "fingerprint": card.fingerprint,
        }
        for card in cards
    ]


def _file_json(file: File, beside: Mapping[str, str]) -> dict[str, str]:
    shape = {"file": file.name, "sha256": sha256(file.content)}
    return shape | {"beside": beside[file.name]} if file.name in beside else shape
