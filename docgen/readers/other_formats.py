"""Files of other programs that are given where a plain text is read: what is in them is not what is read."""

from pathlib import PurePath

from docgen.errors import Mark, Problem

_MAILS = (".eml", ".msg", ".emlx", ".mbox", ".oft")
_WEB_PAGES = (".html", ".htm", ".xhtml", ".mht", ".mhtml")
_WORD = (".rtf", ".wps", ".doc", ".odt", ".pages", ".uot")
_PACKED = {
    "Word": (".docx", ".docm", ".dotx", ".dotm"),
    "Excel": (".xlsx", ".xlsm", ".xls", ".et", ".ods"),
    "PPT": (".pptx", ".ppt"),
}
_ZIP, _COMPOUND = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: So far into a file its kind is looked for, in bytes.
_HEAD = 8_000


def other_format_problem(content: bytes, name: str) -> Problem | None:
    """Why the bytes of a file are no plain text, with the way to one; None for other bytes."""
    ending = PurePath(name).suffix.lower()
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if ending in _WEB_PAGES or _is_web_page(head):
        text, hint = "这是网页文件", "在浏览器里打开，把正文粘贴进 .txt 再用"
    elif ending in _MAILS or _is_mail(head):
        text, hint = "这是邮件文件", "在邮件里打开，把正文粘贴进 .txt，附件另存出来再用"
    elif ending in _WORD or head.startswith(b"{\\rtf"):
        kind = ending if ending in _WORD else ".rtf"
        text, hint = f"读不了 {kind} 文件", "用 Word 或 WPS 打开，把正文粘贴进 .txt 再用"
    elif head.startswith((b"%PDF-", _ZIP, _COMPOUND)):
        text = f"这是 {_program(head, ending)}，不是文本"
        hint = "来函、名单用 docgen intake 读；别的打开它，把正文粘贴进 .txt 再用"
    else:
        return None
    return Problem(Mark(name, 1, 1), "D101", "error", text, hint)


def _program(head: bytes, ending: str) -> str:
    """What made a packed file that begins with these bytes."""
    if head.startswith(b"%PDF-"):
        return "PDF 文件"
    named = next((program for program, endings in _PACKED.items() if ending in endings), "")
    return f"{named} 文件" if named else "Word、Excel 一类的文件或压缩包"


def _is_web_page(head: bytes) -> bool:
    """
    >>> _is_web_page(b'<html xmlns:v="urn:schemas-microsoft-com:vml">'), _is_web_page("<云州市>".encode())
    (True, False)
    """
    return head[:1] == b"<" and head[:15].lower().startswith((b"<!doctype html", b"<html"))


def _is_mail(head: bytes) -> bool:
    """Whether the bytes begin with the head of a mail, which says how it is written."""
    first = head.partition(b"\n")[0].lower()
    return first.startswith(b"received: from ") or (b":" in first and b"mime-version: 1.0" in head.lower())
