"""What the record of a pack looks like, its ``run.json``: the source, every paper, who stands where."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from docgen.api.files import File
from docgen.api.packs.papers import PackedCard, PackedPaper, PackOptions, VisitPack
from docgen.errors import OutputError, Problem, UsageError
from docgen.readers.files import shown_path
from docgen.text.system_errors import reason_of
from docgen.version import VERSION
from docgen.word.package.printed_lines import PaperLine

#: The name of the record in the folder of a pack.
RECORD_FILE = "run.json"
#: A line in the record: what ends its place and its cells, and whether it stands in a table.
_CELL_END = "\x1f"
_NO_TABLE, _HEADINGS, _ROW = "", "=", "-"
_FIRST_A_PACK = "先用 docgen pack 来访.yaml -o 文件夹 出一套；出过的，写它的文件夹"


class RecordedFile(NamedTuple):
    """A file of a pack: its name, the SHA-256 of what docgen wrote, and the kind of its paper.

    ``beside`` is the name under which the paper was written because somebody had edited the file. ``cards`` are those
    of a paper of cards. ``lines`` are what the paper printed when it was written; ``edited_from`` what the file printed
    that was edited and kept, if that is something else. ``blanks`` are filled in by hand once it is printed;
    ``enclosed_in`` is the paper in which the file is bound.
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

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which docgen has written it."""
        return (self.name, self.beside) if self.beside else (self.name,)


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
    as they were read, ``left_out`` the kinds that were left out, with the reason.
    """

    source: RecordedSource
    files: tuple[RecordedFile, ...]
    pending: Mapping[str, str]
    options: PackOptions
    papers: tuple[Mapping[str, Any], ...] = ()
    left_out: Mapping[str, str] = MappingProxyType({})

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
        raise UsageError([Problem(None, "U102", "error", _what_is_missing(Path(path)), _FIRST_A_PACK)])
    try:
        return _record(json.loads((file_content(file) or b"").decode("utf-8-sig", "surrogateescape")))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        text = f"“{shown_path(file)}”不是一套文书的记录"
        hint = "这个文件由 docgen pack 写成，别的程序改过或只做过席卡，就读不出来；另选一个文件夹重新出一套"
        raise UsageError([Problem(None, "U104", "error", text, hint)]) from error


def _what_is_missing(path: Path) -> str:
    if path.is_dir():
        return f"“{shown_path(path)}”里没有一套文书：没有 {RECORD_FILE}"
    return f"没有“{shown_path(path)}”这个{'文件' if path.suffix else '文件夹'}"


def _record(shape: Mapping[str, Any]) -> PackRecord:
    files = [
        RecordedFile(
            _text(paper["file"]),
            _text(paper["sha256"]),
            _text(paper["kind"]),
            _text(paper.get("beside", "")),
            tuple(PackedCard(*_card_values(card)) for card in paper.get("cards", ())),
            _lines(paper.get("printed", ())),
            _lines(paper.get("edited_from", ())),
            tuple(_text(blank) for blank in paper.get("blanks", ())),
        )
        for paper in shape["papers"]
    ]
    enclosed = [
        RecordedFile(
            *(_text(one["file"]), _text(one["sha256"]), _text(paper["kind"]), _text(one.get("beside", ""))),
            enclosed_in=_text(paper["file"]),
        )
        for paper in shape["papers"]
        for one in paper.get("enclosed", ())
    ]
    pending = {_text(name): _text(value) for name, value in shape.get("pending", {}).items()}
    options = PackOptions.of_json(shape["options"])
    left_out = {_text(kind): _text(reason) for kind, reason in shape.get("left_out", {}).items()}
    papers = tuple(shape["papers"])
    return PackRecord(_source(shape["source"]), (*files, *enclosed), pending, options, papers, left_out)


def _source(shape: Mapping[str, Any]) -> RecordedSource:
    settings = tuple((_text(key), _text(value)) for key, value in shape.get("settings", ()))
    office, title = (_text(shape.get(name, "")) for name in ("office", "title"))
    return RecordedSource(_text(shape["file"]), _text(shape["sha256"]), office, settings, title)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


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
) -> bytes:
    """The record of a pack; ``beside`` are the names of files that were written beside an edited one, by its name.

    ``edited_from`` are what files printed that were edited and kept, by their names.
    """
    shape: dict[str, Any] = {
        "docgen": VERSION,
        "source": {name: value for name, value in source._asdict().items() if value},
        "options": pack.options.as_json(),
        "papers": [_paper_json(paper, beside, edited_from.get(paper.file.name, ())) for paper in pack.papers],
        "left_out": {paper.kind: paper.reason for paper in pack.left_out},
    }
    return _written(shape)


def with_entries(record: bytes, entries: Mapping[str, Any]) -> bytes:
    """A record with other entries in place of its own, or beside them."""
    return _written(json.loads(record.decode("utf-8-sig", "surrogateescape")) | dict(entries))


def _written(shape: Mapping[str, Any]) -> bytes:
    # a file of the visit may have a name that is no text
    return json.dumps(shape, ensure_ascii=False, indent=1).encode("utf-8", "surrogateescape") + b"\n"


def _paper_json(paper: PackedPaper, beside: Mapping[str, str], edited_from: Sequence[PaperLine]) -> dict[str, Any]:
    shape: dict[str, Any] = {
        "kind": paper.kind,
        **_file_json(paper.file, beside),
        "people": {key: list(places) for key, places in paper.people.items()},
        "left_out": dict(paper.left_out),
    }
    if paper.cards:
        shape["cards"] = [
            {
                "number": card.number,
                "holder": card.holder,
                "page": card.page,
                "place": card.slot,
                "fingerprint": card.fingerprint,
            }
            for card in paper.cards
        ]
    if paper.paper.blanks:
        shape["blanks"] = list(paper.paper.blanks)
    if paper.paper.enclosed:
        shape["enclosed"] = [_file_json(enclosed.file, beside) for enclosed in paper.paper.enclosed]
    shape["printed"] = _written_lines(paper.lines)
    if edited_from:
        shape["edited_from"] = _written_lines(edited_from)
    return shape


def _file_json(file: File, beside: Mapping[str, str]) -> dict[str, str]:
    shape = {"file": file.name, "sha256": sha256(file.content)}
    return shape | {"beside": beside[file.name]} if file.name in beside else shape
