"""What an attached file is by its content, whatever its name says, and whether a plan can carry it."""

import io
import re
import zipfile
from typing import NamedTuple

from docgen.errors import DAMAGED_FILE
from docgen.model.attachments import AttachedFile
from docgen.model.brand import Picture
from docgen.model.units import MM_PER_INCH
from docgen.readers.document_traces import RefusedDocumentError, WithoutTraces, document_without_traces
from docgen.readers.office.picture import PictureError, checked_picture, orientation

MAX_PICTURE_BYTES, MAX_DOCUMENT_BYTES = 20_000_000, 100_000_000
_MAX_PARTS, _MAX_UNPACKED_BYTES = 5_000, 500_000_000
#: A picture is printed no larger than it is sharp.
_DOTS_PER_INCH = 150

_SAVE_AS_WORD = "在 Word 或 WPS 里打开，另存为 .docx；或导出为 PDF"
_EXPORT = "导出（另存）为 PDF，再写 PDF 的文件名"
_SAVE_AS_PICTURE = "用“画图”打开，另存为 PNG 或 JPG"
_HEIC_HINT = "在手机里导出为 JPG，或用微信发到电脑；相机设置里选“兼容性最佳”，以后拍的就是 JPG"
_PICTURE_HINT = "用“画图”打开看看：太大就重新调整大小，打不开就换一份完整的"
_CLEAN_UP = "在 Word 里“审阅—接受所有修订”，把隐藏的文字删去（“文件—检查文档”能找出来），再附；或导出为 PDF"
_UNPACK = "先解压，一项写一个文件"
_USABLE = "附件可以是 .docx、.pdf 和 PNG、JPG 图片"


class AttachedFileError(Exception):
    """A plan cannot carry the file; the sentence says why, the hint what to do."""

    def __init__(self, text: str, hint: str) -> None:
        super().__init__(text)
        self.text, self.hint = text, hint


class _UnusableKind(NamedTuple):
    """A kind of file that a plan cannot carry: a pattern of how its content begins, what it is, what to do."""

    start: bytes
    text: str
    hint: str


_UNUSABLE_KINDS = (
    _UnusableKind(rb".{4}ftyp(hei[cxms]|hev[cx]|mif1|msf1)", "是 HEIC 照片，Word 打不开", _HEIC_HINT),
    _UnusableKind(rb".{4}ftypavi[fs]", "是 AVIF 图片", _SAVE_AS_PICTURE),
    _UnusableKind(rb".{4}ftyp", "是视频或录音", _USABLE),
    _UnusableKind(rb"RIFF.{4}WEBP", "是 WebP 图片", _SAVE_AS_PICTURE),
    _UnusableKind(rb"GIF8", "是 GIF 图片", _SAVE_AS_PICTURE),
    _UnusableKind(rb"BM.{4}\0\0\0\0", "是 BMP 图片", _SAVE_AS_PICTURE),
    _UnusableKind(rb"II\*\0|MM\0\*", "是 TIFF 图片", _SAVE_AS_PICTURE),
    _UnusableKind(rb"8BPS", "是 Photoshop 文件", "在 Photoshop 里另存为 PNG 或 JPG"),
    _UnusableKind(rb"\{\\rtf", "是 RTF 文件", _SAVE_AS_WORD),
    _UnusableKind(rb"L\0\0\0\x01\x14\x02\0", "是快捷方式，不是文件本身", "把原来的文件复制过来"),
    _UnusableKind(rb"Rar!|7z\xbc\xaf|\x1f\x8b", "是压缩包", _UNPACK),
    _UnusableKind(rb"\s*(<!DOCTYPE html|<html|MIME-Version:)", "是网页", "在浏览器里打开，打印成 PDF"),
    _UnusableKind(rb"\s*(<\?xml[^>]*>\s*)?<svg", "是 SVG 图片", "另存为 PNG"),
)
#: What lies in a zip that is no Word document, in this order.
_ZIP_KINDS = (
    ("xl/workbook.xml", "是 Excel 工作簿", f"在 Excel 里{_EXPORT}"),
    ("ppt/presentation.xml", "是 PPT 演示文稿", f"在 PowerPoint 里{_EXPORT}"),
    ("OFD.xml", "是 OFD 文件", f"在 OFD 阅读器里{_EXPORT}"),
    ("content.xml", "是 OpenDocument 文件", _SAVE_AS_WORD),
)
_WORD_PART, _MACROS = "word/document.xml", "word/vbaProject.bin"
_OLE = b"\xd0\xcf\x11\xe0"
#: Names inside files of old Office, as they lie there, and what such a file is.
_OLE_KINDS = (
    ("EncryptedPackage", "加了密码", "在 Word 或 WPS 里打开，去掉密码再存一次"),
    ("WordDocument", "是旧的 .doc 文件", _SAVE_AS_WORD),
    ("Workbook", "是旧的 Excel 文件", f"在 Excel 里{_EXPORT}"),
    ("PowerPoint Document", "是旧的 PPT 文件", f"在 PowerPoint 里{_EXPORT}"),
)


def attached_file(content: bytes, title: str) -> AttachedFile:
    """The attachment of this content. Raises AttachedFileError for what a plan cannot carry."""
    if not content:
        raise AttachedFileError("是空的", "看看原来的文件，再复制一次")
    if len(content) > MAX_DOCUMENT_BYTES:
        raise _too_large(len(content), MAX_DOCUMENT_BYTES, "拆成几个文件，或扫描时把分辨率调到 200 dpi")
    if content.startswith((b"\x89PNG", b"\xff\xd8\xff")):
        return AttachedFile(title, picture=_picture(content, title))
    if b"%PDF-" in content[:1024]:
        clean = _whole_pdf(content)
        return AttachedFile(title, ".pdf", clean.content, is_signed=clean.is_signed, taken_out=clean.taken)
    if content.startswith(b"PK\x03\x04"):
        _require_word_document(content)
        try:
            clean = document_without_traces(content)
        except RefusedDocumentError as error:
            raise AttachedFileError(f"{error}，会随附件走", _CLEAN_UP) from error
        except ValueError as error:
            raise AttachedFileError("损坏了，读不出来", _SAVE_AS_WORD) from error
        return AttachedFile(title, ".docx", clean.content, is_signed=clean.is_signed, taken_out=clean.taken)
    raise _unusable(content)


def _picture(content: bytes, title: str) -> Picture:
    """The picture as large as it may be printed, mm."""
    if len(content) > MAX_PICTURE_BYTES:
        raise _too_large(len(content), MAX_PICTURE_BYTES, "用“画图”打开，重新调整大小，再另存为 JPG")
    try:
        data, width_px, height_px = checked_picture(content)
    except PictureError as error:
        raise AttachedFileError(f"印不了：{error}", _PICTURE_HINT) from error
    turns, mirrored = orientation(content)
    if turns % 2:
        width_px, height_px = height_px, width_px
    mm_per_px = MM_PER_INCH / _DOTS_PER_INCH
    return Picture(data, width_px * mm_per_px, height_px * mm_per_px, title, turns, mirrored)


def _whole_pdf(content: bytes) -> WithoutTraces:
    """The PDF without what it says of persons and programs. Raises AttachedFileError for one that is not whole."""
    # only visits that attach a PDF pay for the library
    from pypdf import PdfReader, PdfWriter

    from docgen.damaged_pdf import DAMAGED_PDF
    from docgen.readers.pdf_traces import pdf_without_traces

    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted:
            raise AttachedFileError("加了密码或限制", "用原来的软件另存一份不加密的；或打开后“打印”成 PDF")
        # whether its pages can be bound is known when they have been
        writer = PdfWriter()
        writer.append(reader, import_outline=False)
        writer.write(io.BytesIO())
        clean = pdf_without_traces(content, reader)
    except DAMAGED_PDF as error:
        raise AttachedFileError("损坏了，读不出来", "打开看看；重新扫描或导出一份") from error
    if not writer.pages:
        raise AttachedFileError("一页也没有", "重新扫描或导出一份")
    return clean


def _require_word_document(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _require_kind({entry.filename for entry in entries})
            too_large = len(entries) > _MAX_PARTS or sum(entry.file_size for entry in entries) > _MAX_UNPACKED_BYTES
            damaged = too_large or archive.testzip() is not None
    except (zipfile.BadZipFile, OSError, *DAMAGED_FILE) as error:
        raise AttachedFileError("损坏了，读不出来", _SAVE_AS_WORD) from error
    if damaged:
        raise AttachedFileError("展开后太大" if too_large else "损坏了，读不出来", _SAVE_AS_WORD)


def _require_kind(names: set[str]) -> None:
    """Raises AttachedFileError for a zip with parts of these names that is no Word document, or one with macros."""
    if _MACROS in names:
        raise AttachedFileError("带有宏", "在 Word 里另存为不带宏的 .docx")
    if _WORD_PART not in names:
        kinds = (AttachedFileError(text, hint) for part, text, hint in _ZIP_KINDS if part in names)
        raise next(kinds, AttachedFileError("是压缩包", _UNPACK))


def _unusable(content: bytes) -> AttachedFileError:
    if content.startswith(_OLE):
        kinds = ((text, hint) for name, text, hint in _OLE_KINDS if name.encode("utf-16-le") in content)
        return AttachedFileError(*next(kinds, ("是旧的 Office 文件", _SAVE_AS_WORD)))
    for kind in _UNUSABLE_KINDS:
        if re.match(kind.start, content, re.S):
            return AttachedFileError(kind.text, kind.hint)
    if b"\0" not in content[:4096]:
        return AttachedFileError("是纯文本文件", "在 Word 里打开，另存为 .docx")
    return AttachedFileError("认不出是什么文件，可能损坏了", _USABLE)


def _too_large(size: int, most: int, hint: str) -> AttachedFileError:
    return AttachedFileError(f"有{size / 1_000_000:.0f} MB，超过{most // 1_000_000} MB", hint)
