"""A draft as the text of a visit file: every value with the sentence that it comes from as a comment beside it."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.readers.letters.draft import VisitDraft
from docgen.readers.letters.passages import DraftField

_STEP = re.compile(r"([^.\[\]]+)(?:\[(\d+)\])?")
_PLAIN = re.compile(r"[\u3400-\u9fff][\u3400-\u9fff（）、，。；·〔〕—\w]*")
_DAYS = re.compile(r"\d{4}-\d\d-\d\d(?: 至 \d{4}-\d\d-\d\d)?")
_NO_COMMENT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]+")
_LONGEST_COMMENT = 160
#: Sections in the order of a visit file.
_SECTIONS = ("标题", "事由", "公函", "日期", "来宾", "抵离", "日程", "住宿", "车辆", "联系人", "注意")
_WITHIN = {"标题": "来访的叫法", "日期": "如 2026-07-05 至 2026-07-07", "来宾": "名单，或人数"}


def draft_yaml(draft: VisitDraft) -> str:
    """The text of the visit file."""
    body = [*_asked(draft), "", *_body(draft)]
    marks = sum("# 请核对：" in line for line in body)
    return "\n".join([*_head(draft, marks), *body, *_end(draft)]) + "\n"


def _head(draft: VisitDraft, marks: int) -> Iterator[str]:
    yield comment(f"来访草稿，由 docgen intake 从 {'、'.join(draft.files)} 读出，没有改动原件。")
    yield comment(f"每一项后面写着出处。标着“请核对”的有{marks}处，看过就把注释删去；没有写的列在末尾。")
    yield comment("改好后：docgen check 本文件")


def _asked(draft: VisitDraft) -> Iterator[str]:
    """What is to be looked at and belongs to no single field."""
    yield from (comment(f"请核对：{remark}") for remark in draft.remarks)
    yield from (
        comment(f"请核对：{problem.place}: {problem.text}") for problem in draft.notices if problem.level != "note"
    )


def _body(draft: VisitDraft) -> Iterator[str]:
    for section in _SECTIONS:
        fields = [field for field in draft.fields if _section(field.path) == section]
        if not fields:
            if section in _WITHIN:
                yield f"# {section}:  # 来函没有写清，补上：{_WITHIN[section]}"
        elif fields[0].path == section:
            yield _line("", fields[0].path, fields[0])
        elif "[" in fields[0].path.split(".")[0]:
            yield f"{section}:"
            yield from _items(fields, section, "  ")
        else:
            yield from _mapping(section, fields)


def _mapping(section: str, fields: Sequence[DraftField]) -> Iterator[str]:
    """公函 and 来宾: a line a field, and the list of guests."""
    yield f"{section}:"
    singles = [field for field in fields if "[" not in field.path]
    for field in singles:
        yield _line("  ", field.path.partition(".")[2], field)
    listed = [field for field in fields if "[" in field.path]
    if listed:
        name = listed[0].path.partition("[")[0].partition(".")[2]
        yield f"  {name}:"
        yield from _items(listed, f"{section}.{name}", "    ")


def _section(path: str) -> str:
    match = _STEP.match(path)
    return match[1] if match else ""


def _items(fields: Sequence[DraftField], path: str, indent: str) -> Iterator[str]:
    """The items of a list, each in one line with its source; what is not sure of it is said before it."""
    numbers: dict[str, list[DraftField]] = {}
    for field in fields:
        numbers.setdefault(field.path[len(path) :].partition("]")[0], []).append(field)
    for own in numbers.values():
        inside = {field.path.rpartition("].")[2]: field for field in own}
        for doubt, names in _doubts(inside).items():
            yield f"{indent}{comment(f'请核对：{chr(12289).join(names)}——{doubt}')}"
        values = ", ".join(f"{name}: {_value(field.value)}" for name, field in inside.items())
        sources = list(dict.fromkeys(str(field.source) for field in own))
        yield f"{indent}- {{{values}}}  {comment('；'.join(sources))}"


def _doubts(fields: Mapping[str, DraftField]) -> dict[str, list[str]]:
    """The fields of an item that are not sure, by the reason."""
    doubts: dict[str, list[str]] = {}
    for name, field in fields.items():
        if field.doubt:
            doubts.setdefault(field.doubt, []).append(name)
    return doubts


def _line(indent: str, name: str, field: DraftField) -> str:
    said = f"请核对：{field.doubt}；{field.source}" if field.doubt else str(field.source)
    return f"{indent}{name}: {_value(field.value)}  {comment(said)}"


def _value(value: str | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(map(scalar, value))}]"
    return scalar(value)


def scalar(text: str) -> str:
    """A text as YAML reads it back character for character: plain where nothing can be mistaken, else in quotes.

    >>> print(scalar("云州市委"), scalar("13900000001"), scalar('=A1 # "x"'))
    云州市委 "13900000001" '=A1 # "x"'
    """
    if (_PLAIN.fullmatch(text) and not text.endswith(("，", "；"))) or _DAYS.fullmatch(text):
        return text
    if "\\" in text or '"' in text:
        # a backslash between double quotes is a slip; breaks of lines do not go together with it
        return "'" + _NO_COMMENT.sub(" ", text).replace("'", "''") + "'"
    return '"' + _NO_COMMENT.sub(lambda match: "".join(f"\\u{ord(one):04X}" for one in match.group()), text) + '"'


def comment(text: str) -> str:
    """A text as one line of comment: no break of a line, no character that a file may not hold."""
    line = " ".join(_NO_COMMENT.sub(" ", text).split())
    return f"# {line if len(line) <= _LONGEST_COMMENT else line[:_LONGEST_COMMENT] + '…'}"


def _end(draft: VisitDraft) -> Iterator[str]:
    of_guests: dict[str, list[str]] = {}
    plain = []
    for path in draft.missing:
        match = re.fullmatch(r"来宾\.名单\[(\d+)\]\.(.+)", path)
        if match:
            of_guests.setdefault(match[2], []).append(match[1])
        else:
            plain.append(path)
    if plain or of_guests:
        yield ""
        yield "# ── 没有写、要补的 ──"
        if plain:
            yield f"# {'、'.join(plain)}"
        for field, numbers in of_guests.items():
            yield f"# 来宾的{field}：第{'、'.join(numbers)}位没有写"
    if draft.unread:
        yield ""
        yield "# ── 没有看懂、没有用上的原文 ──"
        yield from (comment(str(source)) for source in draft.unread)
