"""The files that a visit attaches (附件): where they lie, what they are called, whether a plan can carry them."""

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from docgen.errors import Mark, Problem
from docgen.model.attachments import AttachedFile, Attachment
from docgen.model.brand import Picture
from docgen.model.scalars import INVISIBLE
from docgen.model.suggestions import closest_match
from docgen.readers.attached_file import MAX_DOCUMENT_BYTES, AttachedFileError, attached_file
from docgen.readers.files import open_regular
from docgen.text.system_errors import reason_of

_LONGEST_TITLE = 80
_MOST_NAMES = 4  # listed in a hint
#: How the files begin that Word keeps beside a document while it is open.
_LOCK = "~$"
#: Endings of files that may be meant where a file is not there.
_ENDINGS = (".docx", ".pdf", ".png", ".jpg", ".jpeg")
#: 附件3： in front of a title: the plan numbers its annexes itself.
_NUMBERED = r"附件\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})?\s*[:：.．、_—\s-]+|附件\s*\d{1,2}(?![\d年月日份号个])"
#: Names that cameras, scanners and programs give, and marks of copies.
_BY_MACHINE = (
    r"(?i)(img|dsc[nf]?|pic|scan|screenshot|wechat|mmexport|image|photo|untitled|document|microsoft|word|"
    r"微信图片|扫描件?|全能王|截图|截屏|屏幕截图|照片|图片|新建|无标题|未命名|文档|副本|\d|[\s_.:：()（）-])*"
)
_TITLE_ENDS = r"(?i)[。；;，,、：:]$|\.(docx?|pdf|png|jpe?g)$"
#: A picture that is printed narrower is hard to read, mm; and how high a picture may be at most.
_NARROWEST_MM, _HIGHEST_MM, _WIDEST_MM = 60, 180, 156


def attached_files(
    attachments: Sequence[Attachment], folder: Path, office_folder: Path | None
) -> tuple[tuple[AttachedFile, ...], list[Problem]]:
    """What attachments name, read from ``folder`` (that of the visit), and what is wrong with them.

    A file must lie in that folder or in the office's, or below one of them. Only what can be carried is given.
    """
    folders = tuple(Path(os.path.realpath(place)) for place in (folder, office_folder) if place)
    files: list[AttachedFile] = []
    problems: list[Problem] = []
    for attachment in attachments:
        try:
            file = _attached_file(attachment, folder, folders)
        except AttachedFileError as error:
            problems.append(_problem(_place(attachment), "D125", error.text, error.hint))
            continue
        problems += _title_problems(attachment, file, [known.title for known in files])
        problems += _legibility_problems(attachment, file.picture)
        problems += _notices_of_content(attachment, file)
        files.append(file)
    return tuple(files), problems


def _attached_file(attachment: Attachment, folder: Path, folders: Sequence[Path]) -> AttachedFile:
    """Raises AttachedFileError."""
    name = attachment.name if attachment.name.strip() else ""
    if not attachment.file and not name:
        raise AttachedFileError("附件没有写文件", "写上文件名；只有纸件的写名称，如 {名称: 来函复印件}")
    if not attachment.file:
        return AttachedFile(name)
    shown = _shown(attachment.file)
    try:
        path = _existing_file(attachment.file, folder, folders)
        with open_regular(path) as file:
            content = file.read(MAX_DOCUMENT_BYTES + 1)
    except OSError as error:
        hint = "看看有没有读它的权限，或是否正被别的程序占用"
        raise AttachedFileError(f"打不开“{shown}”：{reason_of(error)}", hint) from error
    try:
        return attached_file(content, name or _title_of(path.stem))
    except AttachedFileError as error:
        raise AttachedFileError(f"“{shown}”{error.text}", error.hint) from error


def _existing_file(name: str, folder: Path, folders: Sequence[Path]) -> Path:
    """The file of that name. Raises AttachedFileError for one that is not there, or elsewhere on the computer."""
    if "://" in name:
        raise AttachedFileError(f"“{_shown(name)}”是网址，不是文件", "下载到来访文件旁边，写文件名")
    # a path that was copied on Windows; two slashes first name another computer, which is not asked
    written = name.replace("\\", "/")
    path = folder / written
    if written.startswith("//") or not _is_inside(path, folders):
        hint = "把文件复制到来访文件所在的文件夹，只写文件名"
        raise AttachedFileError(f"“{_shown(name)}”不在来访文件旁边", hint)
    if path.is_file() and not path.name.startswith(_LOCK):
        return path
    if path.is_dir():
        listed = _listed(_files_in(path))
        raise AttachedFileError(f"“{_shown(name)}”是文件夹", f"一项写一个文件{listed and '；里面有：'}{listed}")
    if path.exists():
        raise AttachedFileError(f"“{_shown(name)}”不是一般的文件", "写 .docx、.pdf 或图片的文件名")
    raise AttachedFileError(f"没有“{_shown(name)}”这个文件", _missing_file_hint(name, path))


def _is_inside(path: Path, folders: Sequence[Path]) -> bool:
    """Whether a path leads into one of these folders, links followed."""
    return any(Path(os.path.realpath(path)).is_relative_to(folder) for folder in folders)


def _missing_file_hint(name: str, path: Path) -> str:
    if invisible := INVISIBLE.search(name):
        return f"文件名里有看不见的字符 U+{ord(invisible.group()):04X}，删去重写"
    if not path.parent.is_dir():
        return f"也没有“{_shown(name.rpartition(path.name)[0].rstrip('/'))}”这个文件夹"
    # endings are so short and alike that they would make any two names similar
    names = {file.rpartition(".")[0]: file for file in _files_in(path.parent)}
    if near := closest_match(path.stem, names):
        return f"是不是“{names[near]}”？"
    listed = _listed(names.values())
    beside = f"旁边有：{listed}" if listed else "旁边没有可以附的文件"
    return f"{beside}；只有纸件的写成 {{名称: {_shown(path.stem)}}}"


def _files_in(folder: Path) -> list[str]:
    """The names of the files in a folder that may be attached; those that Word makes while it edits one are not."""
    files = [file for file in folder.iterdir() if file.suffix.lower() in _ENDINGS and file.is_file()]
    return sorted(file.name for file in files if not file.name.startswith(_LOCK))


def _listed(names: Collection[str]) -> str:
    return "、".join(list(names)[:_MOST_NAMES]) + ("等" if len(names) > _MOST_NAMES else "")


def _title_of(stem: str) -> str:
    """What a file is called without a number of its own.

    >>> _title_of("附件2：柳溪镇简介"), _title_of("附件2"), _title_of("附件清单")
    ('柳溪镇简介', '附件2', '附件清单')
    """
    numbered = re.match(_NUMBERED, stem)
    return stem[numbered.end() :] or stem if numbered else stem


def _title_problems(attachment: Attachment, file: AttachedFile, others: Sequence[str]) -> Iterator[Problem]:
    """What a director would not sign in the list of attachments."""
    title, place = file.title, attachment.at.get("name") or _place(attachment)
    if "\n" in title:
        yield _problem(place, "D126", f"附件的名称“{_shown(title)}”有几行", "写成一行")
    elif len(title) > _LONGEST_TITLE:
        yield _problem(place, "D126", f"附件的名称有{len(title)}个字，超过{_LONGEST_TITLE}个", "写一个短的“名称”")
    elif title in others:
        hint = "各写一个“名称”，分得清是哪一份"
        yield _problem(place, "D126", f"有两个附件都叫“{title}”", hint)
    elif not attachment.name and re.fullmatch(_BY_MACHINE, title):
        hint = "加上“名称”，写明是什么：{名称: …, 文件: …}"
        yield _problem(place, "D127", f"附件说明里会印“{title}”", hint, "should")
    elif attachment.name and _title_of(title) != title:
        hint = f"序号由程序编，写成“{_title_of(title)}”"
        yield _problem(place, "D127", f"附件的名称“{title}”里已有序号", hint, "should")
    elif end := re.search(_TITLE_ENDS, title):
        yield _problem(place, "D127", f"附件的名称“{title}”末尾有“{end.group()}”", "去掉", "should")


def _legibility_problems(attachment: Attachment, picture: Picture | None) -> Iterator[Problem]:
    """A picture of few pixels, and one that is much higher than wide, are printed small."""
    if picture is None:
        return
    width_mm = min(picture.width, _WIDEST_MM, picture.width * _HIGHEST_MM / picture.height)
    if width_mm < min(_NARROWEST_MM, picture.width):
        text, hint = f"图片很长，缩到一页上只有{width_mm:.0f}毫米宽，看不清", "裁成几张，各作一个附件"
    elif max(picture.width, picture.height) < _NARROWEST_MM:
        text, hint = f"图片的像素太少，只印{picture.width:.0f}毫米宽，再大就糊了", "换一张大的原图"
    else:
        return
    yield _problem(_place(attachment), "D127", f"“{attachment.file}”：{text}", hint, "should")


def _notices_of_content(attachment: Attachment, file: AttachedFile) -> Iterator[Problem]:
    """A signed file is handed on as it is, with its author in it; what was taken out of another is said."""
    if file.is_signed:
        text = f"“{_shown(attachment.file)}”有数字签名，里面的作者等信息没有去掉，会随附件走"
        yield _problem(_place(attachment), "D127", text, "不想让人看到，打印成 PDF 再附", "note")
    if file.taken_out:
        text = f"“{_shown(attachment.file)}”里的{'、'.join(file.taken_out)}去掉了，不随附件走；原来的文件没有动"
        yield _problem(_place(attachment), "D127", text, "要让人看到的，写进正文再附", "note")


def _place(attachment: Attachment) -> Mark:
    return attachment.at["file"]


def _problem(place: Mark, code: str, text: str, hint: str, level: str = "error") -> Problem:
    return Problem(place, code, level, text, hint)  # type: ignore[arg-type]


def _shown(name: str) -> str:
    """A name as a message shows it: on one line, not longer than a line."""
    line = name.replace("\n", "⏎")
    return line if len(line) <= _LONGEST_TITLE else f"{line[:_LONGEST_TITLE]}…"
