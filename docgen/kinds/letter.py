"""函: letters of the office in the letter format of GB/T 9704: reply, invitation, request, announcement."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from docgen.errors import DataError, Problem
from docgen.kinds._ends import attachments, signature
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Blanks, Kind, KindOption, PackPaper, Page
from docgen.kinds.form_parts.guests import GUEST_ROW_NAMES, guest_rows
from docgen.kinds.form_parts.subject import bare_title
from docgen.kinds.letter_texts.announcement import announcement
from docgen.kinds.letter_texts.invitation import invitation
from docgen.kinds.letter_texts.letter_text import (
    DAY_TO_BE_WRITTEN,
    GUEST_LIST,
    RETURN_SLIP,
    SCHEDULE,
    LetterText,
    is_number_to_be_written,
)
from docgen.kinds.letter_texts.reply import reply
from docgen.kinds.letter_texts.request import request
from docgen.model.choices import LETTER_KINDS
from docgen.model.outgoing import OutgoingLetter
from docgen.model.visit import Visit
from docgen.text import wording as text

_WRITERS: Mapping[str, Callable[[Visit, OutgoingLetter], LetterText]] = {
    "复函": reply,
    "邀请函": invitation,
    "接待函": request,
    "来访公函": announcement,
}
#: The mark is as large as its characters allow, so many in the first size, so many in the next.
_MARK_CHARACTERS = (11, 14, 17, 20)


def pages(page_input: PageInput) -> Iterator[Page]:
    """The letter of the type asked for; without one those that the visit lists, else the one that suits it."""
    visit = page_input.visit
    for kind, given in _letters(visit, page_input.options.get("type", "")):
        _require_contents(visit, kind)
        letter = _WRITERS[kind](visit, given)
        yield Page(f"{bare_title(visit)}{kind}", _context(visit, given, letter), blanks=_blanks(visit, letter))


def _blanks(visit: Visit, letter: LetterText) -> Blanks:
    """文号 and 日期 of the letter that nobody has written yet."""
    number = ("文号",) if is_number_to_be_written(letter.number) else ()
    day = ("日期",) if letter.day == DAY_TO_BE_WRITTEN else ()
    names = (*number, *day)
    if visit.outgoing:
        return Blanks(names, f"在来访文件的“发函”里写{'、'.join(names)}")
    example = f"发函: [{{文号: {letter.number.replace('　　', '5')}, 日期: {visit.issued or visit.dates.first}}}]"
    return Blanks(names, f"在来访文件里写，如“{example}”")


def _require_contents(visit: Visit, kind: str) -> None:
    """Raises DataError where a visit does not hold what a letter of this kind is about."""
    missing = {
        "复函": "" if visit.letter else "公函",
        "来访公函": "" if visit.purpose or (visit.letter and visit.letter.content) else "事由",
    }.get(kind, "")
    if missing:
        mark = visit.at[""]
        sentence, hint = f"来访文件里没有{missing}，做不了{kind}", f"写上“{missing}”，或用 --type 做别的函"
        raise DataError([Problem(mark, "D108", "error", sentence, hint, visit.line(mark))])


def _letters(visit: Visit, wanted: str) -> list[tuple[str, OutgoingLetter]]:
    """What is to be written, each with what the visit gives for it."""
    given = [(letter.kind or _usual_kind(visit), letter) for letter in visit.outgoing]
    if wanted:
        given = [(kind, letter) for kind, letter in given if kind == wanted]
    return given or [(wanted or _usual_kind(visit), OutgoingLetter())]


def _usual_kind(visit: Visit) -> str:
    """A letter is answered; who has written none is invited."""
    return "复函" if visit.letter else "邀请函"


def _context(visit: Visit, given: OutgoingLetter, letter: LetterText) -> dict[str, Any]:
    marks = {name: _mark(letter, name) for name in letter.annexes}
    return {
        "标题": "".join(letter.title_lines),
        "标题分行": "\n".join(letter.title_lines),
        "标志": letter.sender,
        "标志号": _mark_size(letter.sender),
        "文号": letter.number,
        "左上": _upper_left(visit),
        "主送": letter.to,
        "开头": letter.opening,
        "事项": [] if given.points else [{"题": point.title, "文": point.text} for point in letter.points],
        "段": [{"文": paragraph} for point in given.points for paragraph in point.split("\n")],
        "结尾": [{"文": paragraph, "末": paragraph == letter.closing[-1]} for paragraph in letter.closing],
        "附件": attachments(letter.annexes),
        "落款": signature(letter.sender, letter.day),
        "附注": letter.note,
        "日程": {"头": marks.get(SCHEDULE, ""), "行": _schedule(visit) if SCHEDULE in marks else []},
        "名单": {"头": marks.get(GUEST_LIST, ""), "行": guest_rows(visit) if GUEST_LIST in marks else []},
        "回执": marks.get(RETURN_SLIP, ""),
    }


def _upper_left(visit: Visit) -> dict[str, str]:
    """密级 and 紧急程度 under the first rule, one below the other."""
    first, second = [*filter(None, (visit.secrecy, visit.urgency)), "", ""][:2]
    return {"第一行": first, "第二行": second}


def _mark(letter: LetterText, name: str) -> str:
    """附件2 for an annex; 附件 where it is the only one."""
    return f"附件{letter.annexes.index(name) + 1 if len(letter.annexes) > 1 else ''}"


def _mark_size(sender: str) -> int:
    """Which size of the mark fits the name on one line; the last takes two."""
    return next((order for order, most in enumerate(_MARK_CHARACTERS, 1) if len(sender) <= most), 5)


def _schedule(visit: Visit) -> list[dict[str, str]]:
    """A row for everything that is planned, as the receiver may see it."""
    return [
        {
            "日期": text.month_and_day(stop.date) if stop.date else "",
            "时间": text.clock(stop.time) if stop.time else "",
            "内容": stop.activity,
            "地点": stop.place.name if stop.place else "",
        }
        for stop in visit.schedule
    ]


NAMES = {
    "标题": "函的标题，不断行",
    "标题分行": "标题，断成匀称的几行",
    "标志": "发文机关标志：单位全称",
    "标志号": "标志的大小，1 最大；5 排两行",
    "文号": "发文字号，没有定的留出位置",
    "左上": {"第一行": "密级，没有时是紧急程度，都没有时为空", "第二行": "密级下面的紧急程度，没有时为空"},
    "主送": "主送单位和冒号",
    "开头": "缘由一段",
    "事项": [{"题": "带序号的小标题", "文": "这一项说的话"}],
    "段": [{"文": "来访文件“发函”里自己写的一段；写了就没有“事项”"}],
    "结尾": [{"文": "结尾的一段", "末": "是不是最后一段"}],
    "附件": {
        "一项": "只有一项附件时的名称",
        "多项": [
            {"头": "“附件：”，第二项起为空", "号": "序号", "名": "附件名称", "连": "1 是与下一项或落款同页，0 不是"}
        ],
    },
    "落款": [{"文字": "单位或日期", "右空": "右边空几个字"}],
    "附注": "括号里的联系人和电话，没有时为空",
    "日程": {
        "头": "“附件”和它的序号，不附日程时为空",
        "行": [{"日期": "月日", "时间": "起止时间", "内容": "活动内容", "地点": "地点"}],
    },
    "名单": {"头": "“附件”和它的序号，不附名单时为空", "行": [GUEST_ROW_NAMES]},
    "回执": "“附件”和它的序号，不附回执时为空",
}
_TYPE = KindOption(
    "type", "哪一种函；不写就按来访文件的“发函”，没有时有公函的做复函，没有公函的做邀请函。", "类型", LETTER_KINDS
)
KIND = Kind(
    "函",
    pages,
    NAMES,
    options=(_TYPE,),
    pack=(PackPaper(3, "函", needs=("公函", "发函"), readers="主送单位，存档", sides="双面"),),
)
