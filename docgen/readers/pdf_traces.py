"""A PDF that is attached, without its author, program, notes and files inside; one that is signed stays as it is."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject

from docgen.readers.document_traces import WithoutTraces

#: What programs keep about a page or a picture without showing it, and what they do when it is opened.
_PRIVATE = ("/Metadata", "/PieceInfo", "/Thumb", "/AA")
_OF_DOCUMENT = ("/OpenAction", "/AF", "/Collection")
_INSIDE = {"/JavaScript": "脚本", "/EmbeddedFiles": "夹带的文件"}
#: Notes that are not printed, and what moves or sounds.
_UNPRINTED = frozenset(
    ("/Text", "/Popup", "/FileAttachment", "/Sound", "/Movie", "/Screen", "/RichMedia", "/3D", "/Caret")
)
#: What marks that are printed say of the person who made them. The words of a text on the page stay.
_OF_PERSON = ("/T", "/Popup", "/RC", "/CreationDate", "/M", "/NM", "/Subj", "/IRT")
_HARMLESS_ADDRESS = ("http://", "https://", "mailto:", "tel:")


def pdf_without_traces(content: bytes, reader: PdfReader) -> WithoutTraces:
    """The PDF of these bytes; one that holds no traces stays byte for byte. Raises what pypdf raises."""
    writer = PdfWriter(clone_from=reader)
    taken = [*_take_out_of_document(writer.root_object), *_take_out_of_pages(writer)]
    private = [
        (one, key)
        for one in writer._objects  # pypdf gives no other way to all of them
        if isinstance(one, DictionaryObject)
        for key in _PRIVATE
        if key in one
    ]
    if not taken and not private and not any(str(value).strip() for value in (reader.metadata or {}).values()):
        return WithoutTraces(content)
    if _is_signed(reader):
        return WithoutTraces(content, is_signed=True)
    for one, key in private:
        del one[key]
    writer.metadata = {}
    written = io.BytesIO()
    _remove_unnamed(writer)
    writer.write(written)
    return WithoutTraces(written.getvalue(), taken=tuple(dict.fromkeys(filter(None, taken))))


def _remove_unnamed(writer: PdfWriter) -> None:
    """Takes out what nothing names any more, and then what only that named, until nothing is left of it."""
    before = -1
    while (count := sum(one is not None for one in writer._objects)) != before:
        before = count
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)


def _take_out_of_document(root: DictionaryObject) -> Iterator[str]:
    """Takes out what opens, runs or lies beside the pages; yields its names, empty for what needs no word."""
    for key in _OF_DOCUMENT:
        if key in root and not _only_goes(root[key]):
            del root[key]
            yield "夹带的文件" if key != "/OpenAction" else "打开时做的动作"
    names = root.get("/Names")
    names = names.get_object() if names is not None else None
    if isinstance(names, DictionaryObject):
        for key, words in _INSIDE.items():
            if key in names:
                del names[key]
                yield words


def _only_goes(action: Any) -> bool:
    """Whether an action of opening is only a place in the document itself."""
    action = action.get_object()
    return not isinstance(action, DictionaryObject) or action.get("/S") == "/GoTo"


def _take_out_of_pages(writer: PdfWriter) -> Iterator[str]:
    for page in writer.pages:
        held = page.get("/Annots")
        notes = held.get_object() if held is not None else None
        if not isinstance(notes, ArrayObject):
            continue
        kept = [note for note in notes if not _is_unprinted(note.get_object())]
        if len(kept) < len(notes):
            yield "批注"
            notes[:] = kept
        for note in kept:
            yield from _clean_note(note.get_object())


def _is_unprinted(note: Any) -> bool:
    return isinstance(note, DictionaryObject) and note.get("/Subtype") in _UNPRINTED


def _clean_note(note: Any) -> Iterator[str]:
    """Takes out of a mark on a page who made it and what it runs."""
    if not isinstance(note, DictionaryObject):
        return
    kind = note.get("/Subtype")
    if "/A" in note and not _is_harmless(note["/A"].get_object()):
        del note[NameObject("/A")]
        yield "打开文件或运行程序的链接"
    if kind in ("/Link", "/Widget"):
        return
    personal = [key for key in _OF_PERSON if key in note]
    if "/Contents" in note and kind != "/FreeText":
        personal.append("/Contents")
    for key in personal:
        del note[NameObject(key)]
    if personal:
        yield "批注"


def _is_harmless(action: Any) -> bool:
    if not isinstance(action, DictionaryObject):
        return True
    kind = action.get("/S")
    address = str(action.get("/URI", "")).lower()
    return kind in ("/GoTo", "/Named") or (kind == "/URI" and address.startswith(_HARMLESS_ADDRESS))


def _is_signed(reader: PdfReader) -> bool:
    """Whether somebody has signed or sealed the file: any change would break that."""
    root = reader.root_object
    form = root.get("/AcroForm")
    flags = form.get_object().get("/SigFlags", 0) if form is not None else 0
    return bool(flags) or "/Perms" in root
