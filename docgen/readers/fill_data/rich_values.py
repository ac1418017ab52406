"""Rich text, pictures and documents in data, written plainly: ``{$富文本: [片段, …]}``, ``{$图片: 公章.png, 宽: 40}``.

A mapping whose first key begins with ``$`` is such a value; docxtpl's own words are understood, too. Everything else
stays what it is.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

from docgen.model.brand import Picture
from docgen.model.rich_text import RichParagraphs, RichText, StyledParagraph, TextRun
from docgen.model.shown_value import typed_text
from docgen.model.suggestions import suggestion
from docgen.readers.attached_file import AttachedFileError, attached_file

#: What a value is called in data, and the function below that reads it.
_KINDS = {
    "$富文本": "text",
    "$richtext": "text",
    "$多行": "lines",
    "$listing": "lines",
    "$段落": "paragraphs",
    "$richtextparagraph": "paragraphs",
    "$图片": "picture",
    "$inlineimage": "picture",
}
_RUN_KEYS = {
    "文字": "text",
    "样式": "style",
    "颜色": "color",
    "底色": "highlight",
    "字号": "size_pt",
    "加粗": "bold",
    "倾斜": "italic",
    "删除线": "strike",
    "下划线": "underline",
    "上标": "superscript",
    "下标": "subscript",
    "字体": "font",
    "链接": "url",
    "语言": "lang",
}
#: What other programs call a key: it means nothing else.
_OTHER_WORDS = {
    "斜体": "倾斜",
    "粗体": "加粗",
    "大小": "字号",
    "字色": "颜色",
    "背景": "底色",
    "背景色": "底色",
    "网址": "链接",
    "内容": "文字",
    "文本": "文字",
    "宽度": "宽",
    "高度": "高",
}
_PICTURE_KEYS = {"宽": "width", "高": "height", "说明": "alt", "链接": "anchor"}
_PARAGRAPH_KEYS = {"文字": "text", "样式": "parastyle"}
#: Sizes of type by their Chinese names, in points.
_SIZES = {
    "初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18, "三号": 16, "小三": 15, "四号": 14,
    "小四": 12, "五号": 10.5, "小五": 9, "六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}  # fmt: skip
_UNDERLINES = "single double thick dotted dash dotDash dotDotDash wave words none".split()
_YES, _NO = (True, "是", "true", "True"), (False, "否", "false", "False")
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\\^`{|}\x00-\x20]+", re.I)
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|毫米|cm|厘米|in|英寸|pt|磅)?", re.I)
_MM = {"": 1, "mm": 1, "毫米": 1, "cm": 10, "厘米": 10, "in": 25.4, "英寸": 25.4, "pt": 25.4 / 72, "磅": 25.4 / 72}
_LARGEST_MM, _LARGEST_PT = 1_000, 1_638
_SAMPLES = {
    "text": "{$富文本: [请于, {文字: 9月3日, 加粗: 是, 颜色: FF0000}]}",
    "lines": '{$多行: "第一行\\n第二行"}',
    "paragraphs": "{$段落: [{文字: 第一段, 样式: 标题 1}, 第二段]}",
    "picture": "{$图片: 公章.png, 宽: 40}",
}

#: What docxtpl's users write for a document inside another.
_SUBDOCUMENTS = ("$子文档", "$subdoc", "$文档", "$word")

#: Reads a file beside the data. Raises RichValueError.
ReadFile = Callable[[str], bytes]


class RichValueError(Exception):
    """A value that is not written as it must; ``key`` is the key below the value at which it is wrong."""

    def __init__(self, text: str, hint: str = "", key: str = "") -> None:
        super().__init__(text)
        self.text, self.hint, self.key = text, hint, key


class _Reader(NamedTuple):
    read_file: ReadFile

    def text(self, content: Any, others: Mapping[str, Any]) -> RichText:
        _refuse_others("text", others)
        return _rich_text(content)

    def lines(self, content: Any, others: Mapping[str, Any]) -> RichText:
        _refuse_others("lines", others)
        _plain(content, "text")
        return RichText((TextRun(typed_text(content)),))

    def paragraphs(self, content: Any, others: Mapping[str, Any]) -> RichParagraphs:
        _refuse_others("paragraphs", others)
        return RichParagraphs(tuple(_paragraph(one) for one in _listed(content)))

    def picture(self, content: Any, others: Mapping[str, Any]) -> Picture:
        named = _named(others, _PICTURE_KEYS, "picture")
        name = _plain(content, "picture")
        try:
            picture = attached_file(self.read_file(name), name).picture
        except AttachedFileError as error:
            raise RichValueError(f"“{name}”{error.text}", error.hint) from error
        if picture is None:
            raise RichValueError(f"“{name}”不是图片", "图片是 PNG 或 JPG 文件")
        picture = _sized(picture, _length(named, "width"), _length(named, "height"))
        alt = _plain(named["alt"], "picture") if "alt" in named else ""
        return replace(picture, alt=alt, link=_address(named["anchor"]) if "anchor" in named else "")


def rich_value(mapping: Mapping[str, Any], read_file: ReadFile) -> Any:
    """The value that a mapping stands for; None if it is only a mapping. Raises RichValueError."""
    first = next(iter(mapping), "")
    if not isinstance(first, str) or not first.startswith("$"):
        return None
    kind = _KINDS.get(first) or _KINDS.get(first.lower())
    if kind is None and first.lower() in _SUBDOCUMENTS:
        hint = "随文书附上写在最外层，如 $附件: [简介.docx]；要印在正文里，就把文字写成 $段落"
        raise RichValueError(f"“{first}”：别的 Word 文件并不进正文", hint)
    if kind is None:
        hint = suggestion(first, list(_KINDS)) or f"可以写：{'、'.join(list(_KINDS)[::2])}"
        raise RichValueError(f"不认识“{first}”", hint)
    (content, *_), others = mapping.values(), dict(list(mapping.items())[1:])
    return getattr(_Reader(read_file), kind)(content, others)


def samples() -> list[str]:
    """How each kind of value is written."""
    return list(_SAMPLES.values())


def picture_of_width(name: str, width_mm: float, read_file: ReadFile) -> Picture:
    """The picture of a file in this width. Raises RichValueError."""
    return _Reader(read_file).picture(name, {"宽": width_mm} if width_mm else {})


def _refuse(kind: str, text: str, key: str = "") -> NoReturn:
    raise RichValueError(text, f"写成 {_SAMPLES[kind]}", key)


def _refuse_others(kind: str, others: Mapping[str, Any]) -> None:
    if others:
        _refuse(kind, f"这里不写“{next(iter(others))}”", next(iter(others)))


def _named(given: Mapping[str, Any], keys: Mapping[str, str], kind: str) -> dict[str, Any]:
    """The values by docxtpl's words, whatever language their keys are in."""
    named: dict[str, Any] = {}
    for key, value in given.items():
        ours = _OTHER_WORDS.get(key, key)
        name = keys.get(ours, key if key in (*keys.values(), "size") else "")
        if not name or (name == "size_pt" and key == name):
            hint = suggestion(key, list(keys))
            raise RichValueError(f"不认识“{key}”", hint or f"可以写：{'、'.join(keys)}", key)
        if name in named:
            _refuse(kind, f"“{key}”写了两次", key)
        named[name] = value
    return named


def _rich_text(content: Any) -> RichText:
    return RichText(tuple(_run(one) for one in _listed(content)))


def _listed(content: Any) -> Sequence[Any]:
    return content if isinstance(content, list) else [content]


def _plain(content: Any, kind: str) -> str:
    if isinstance(content, bool) or not isinstance(content, (str, int, Decimal, float)):
        _refuse(kind, "这里要写文字")
    return str(content)


def _paragraph(content: Any) -> StyledParagraph:
    if not isinstance(content, dict):
        return StyledParagraph(_rich_text(content))
    if not set(content) & {"样式", "parastyle"} and set(content) - set(_PARAGRAPH_KEYS):
        return StyledParagraph(_rich_text(content))  # one piece of text in a format
    named = _named(content, _PARAGRAPH_KEYS, "paragraphs")
    return StyledParagraph(_rich_text(named.get("text", "")), str(named.get("parastyle", "")))


def _run(content: Any) -> TextRun:
    if not isinstance(content, dict):
        return TextRun(_plain(content, "text"))
    named = _named(content, _RUN_KEYS, "text")
    run = TextRun(_plain(named.pop("text", ""), "text"))
    for name, value in named.items():
        run = replace(run, **_change(name, value))
    return run


def _change(name: str, value: Any) -> dict[str, Any]:
    """What a key of a piece of text changes."""
    match name:
        case "bold" | "italic" | "strike":
            return {name: _switch(name, value)}
        case "color" | "highlight":
            return {"colour" if name == "color" else "shading": _colour(name, value)}
        case "size_pt":
            return {"size_pt": _size(value)}
        case "size":  # docxtpl counts in half points
            return {"size_pt": _size(value) / 2}
        case "underline":
            return {"underline": _underline(value)}
        case "superscript" | "subscript":
            return {"raised": name} if _switch(name, value) else {}
        case "font":
            return {"face": str(value).rpartition(":")[2]}
        case "url":
            return {"link": _address(value)}
        case "style":
            return {"style": str(value)}
    return {"language": str(value)}


def _key(name: str) -> str:
    return next((key for key, known in _RUN_KEYS.items() if known == name), name)


def _switch(name: str, value: Any) -> bool:
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise RichValueError(f"“{_key(name)}”要写 是 或 否，不是“{value}”", key=_key(name))


def _colour(name: str, value: Any) -> str:
    if match := _COLOUR.fullmatch(str(value)):
        return match.group(1).upper()
    raise RichValueError(f"“{value}”不是颜色", "写六位十六进制数，加引号，如 'FF0000'", _key(name))


def _size(value: Any) -> float:
    points = _SIZES.get(str(value)) or (float(str(value)) if re.fullmatch(r"\d+(\.\d+)?", str(value)) else 0)
    if not 1 <= points <= _LARGEST_PT:
        raise RichValueError(f"“{value}”不是字号", "写 三号、小四，或几磅，如 16", "字号")
    return points


def _underline(value: Any) -> str:
    if value in _YES:
        return "single"
    if value in _NO:
        return "none"
    if value in _UNDERLINES:
        return str(value)
    raise RichValueError(f"没有“{value}”这种下划线", f"写 是，或 {'、'.join(_UNDERLINES)}", "下划线")


def _address(value: Any) -> str:
    if _ADDRESS.fullmatch(str(value)):
        return str(value)
    raise RichValueError(f"“{value}”不能作链接", "只写 http://、https:// 或 mailto: 开头的地址", "链接")


def _length(named: Mapping[str, Any], name: str) -> float:
    """A length in mm; 0 where none is given."""
    if name not in named:
        return 0
    match = _LENGTH.fullmatch(str(named[name]).strip())
    length = float(match.group(1)) * _MM[(match.group(2) or "").lower()] if match else 0
    if not 0 < length <= _LARGEST_MM:
        key = next(key for key, known in _PICTURE_KEYS.items() if known == name)
        raise RichValueError(f"“{named[name]}”不是{key}", "写几毫米，如 40，或 4cm", key)
    return length


def _sized(picture: Picture, width: float, height: float) -> Picture:
    """The picture in this size; with one of both it keeps its proportions, with none it is as large as it is sharp."""
    if not width and not height:
        return picture
    return replace(
        picture,
        width=width or height * picture.width / picture.height,
        height=height or width * picture.height / picture.width,
    )
