"""Who wrote a letter, when, under which number and title: its head and its signature."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from docgen.model.posts import is_surely_unit, is_unit, is_unit_line
from docgen.readers.letters.days import day_spans
from docgen.readers.letters.passages import DraftField, FieldSource, Passage
from docgen.readers.people.names import is_name

_NUMBER = r"[\u4e00-\u9fff（）()]{1,14}?\s*[〔\[［（(【]\s*(?:20\d\d)\s*[〕\]］）)】]\s*(?:第\s*)?\d{1,5}\s*号"
_YEAR_FIRST = r"[〔\[［（(【]\s*20\d\d\s*[〕\]］）)】]\s*[\u4e00-\u9fff]{2,8}第?\s*\d{1,5}\s*号"
_NUMBER_ONLY = re.compile(rf"\s*(?:文\s*号[：:]\s*)?({_NUMBER}|{_YEAR_FIRST})(?:\s*签发人.*)?\s*")
_NUMBER_ANYWHERE = re.compile(_NUMBER)
_TITLE = re.compile(
    r"[^，。；：:《》]*关于[^。；《》]{2,80}(?:函|通知|请示|报告|方案|回执|邀请|通报|意见|复)(?:[（(][^（()）]*[）)])?"
)
_SUBJECT = re.compile(r"\s*(?:主\s*题|标\s*题|事\s*由|来文标题|邮件主题)[：:]\s*(.{4,80})")
_SEAL = re.compile(r"[（(](?:盖章|印章|公章|章|签章|代章)[）)]|\s+$|^\s+")
_LETTERHEAD_END = re.compile(r"(?:文件|公函|（函）|\(函\)|便函)$")
_DAY_LINE = re.compile(r"[\s\d年月日号./\-〇○零一二三四五六七八九十OＯ]{6,20}")
_SENDER_LABEL = re.compile(
    r"\s*(?:来访单位|参访单位|考察单位|调研单位|组团单位|来函单位|发函单位|单位名称|单位|工作单位|填报单位|报送单位|来宾单位|参会单位|发件单位|落款)[：:]\s*(\S.{2,40})"
)
_DATE_LABEL = re.compile(r"\s*(?:发文日期|来函日期|成文日期|填报日期|填表日期|落款日期)[：:]\s*(\S.{4,20})")
_MAIL_DATE = re.compile(r"\s*(?:日\s*期|时\s*间|发送时间|发件时间)[：:]\s*(\S.{4,30})")
_SENDERS = re.compile(r"\s{2,}|\u3000+")
_FURTHER_UNIT = re.compile("..(?:党校|商会|工会|供销社|指挥部|林场|农场|街道)$")
_NO_TITLE = re.compile(r"收悉|发布时间|首页|附件")


class LetterHead(NamedTuple):
    """What the head and the signature of a letter give, and the passages that they are."""

    fields: Sequence[DraftField]
    passages: Sequence[Passage]
    year: int | None  # of the letter's day
    year_is_sure: bool
    sender: str = ""


def head_of_letter(passages: Sequence[Passage]) -> LetterHead:
    """The head of the letter that these passages are."""
    sender, sender_lines = _sender(passages)
    day, day_lines = _day(passages)
    number, number_lines = _number(passages)
    title, title_lines = _title(passages)
    year = int(str(day.value)[:4]) if day else None
    year_is_sure = day is not None and day.is_sure
    if year is None and number is not None:
        match = re.search(r"20\d\d", str(number.value))
        year = int(match.group()) if match else None
    fields = [field for field in (sender, number, title, day) if field]
    lines = [*sender_lines, *day_lines, *number_lines, *title_lines]
    return LetterHead(fields, lines, year, year_is_sure, str(sender.value) if sender and sender.is_sure else "")


def _number(passages: Sequence[Passage]) -> tuple[DraftField | None, list[Passage]]:
    """The number that stands on a line of its own; one inside a sentence is mostly that of another letter."""
    alone = [(passage, match[1]) for passage in passages if (match := _NUMBER_ONLY.fullmatch(passage.text))]
    values = {_closed(number) for _, number in alone}
    if alone:
        doubt = "" if len(values) == 1 else "有几个文号，这是第一个"
        passage, number = alone[0]
        return DraftField("公函.文号", _closed(number), passage.source, doubt), [passage]
    for passage in passages:
        for sentence in passage.sentences():
            match = _NUMBER_ANYWHERE.search(sentence.text)
            if match and not re.search("收悉|《|根据|按照|依据", sentence.text):
                text = re.split("[（(]", match.group(), maxsplit=1)[-1] if match.group()[0] in "（(" else match.group()
                return DraftField("公函.文号", _closed(text), sentence, "写在句子里，可能是别的文件的文号"), []
    return None, []


def _closed(number: str) -> str:
    """A number without spaces, its year in the brackets that the standard wants."""
    text = re.sub(r"\s", "", number)
    return re.sub(r"[\[［（(【](20\d\d)[\]］）)】]", r"〔\1〕", text)


def _title(passages: Sequence[Passage]) -> tuple[DraftField | None, list[Passage]]:
    whole = [*_titles(passages)]
    if whole:
        lines, title = whole[-1] if len({title for _, title in whole}) == 1 else _best_title(whole)
        return DraftField("公函.标题", title, FieldSource(lines[0].file, lines[0].line, title)), lines
    for passage in passages:
        if match := _SUBJECT.match(passage.text):
            return DraftField("公函.标题", match[1].strip(), passage.source, "是邮件或表格的主题"), [passage]
    return None, []


def _best_title(titles: Sequence[tuple[list[Passage], str]]) -> tuple[list[Passage], str]:
    """Of several titles the one in the head of the letter: a web page has its own above."""
    return max(titles, key=lambda title: len(title[1]))


def _titles(passages: Sequence[Passage]) -> Iterator[tuple[list[Passage], str]]:
    """Titles that are one to three paragraphs by themselves."""
    for at, first in enumerate(passages):
        if _NO_TITLE.search(first.text) or "。" in first.text or len(first.text.strip()) > 80:
            continue
        for count in (1, 2, 3):
            lines = [*passages[at : at + count]]
            text = "".join(re.sub(r"[\s\u3000]+", "", line.text) for line in lines)
            if _TITLE.fullmatch(text) and (
                count == 1 or not any(_TITLE.fullmatch(line.text.strip()) for line in lines)
            ):
                if count == 1 or "关于" in first.text or is_surely_unit(first.text.strip()):
                    yield lines, text
                break


def _day(passages: Sequence[Passage]) -> tuple[DraftField | None, list[Passage]]:
    """The day below the signature."""
    is_mail = any(re.match(r"\s*(?:发件人|收件人|发送时间|致|页\s*数)[：:]", passage.text) for passage in passages)
    label = _MAIL_DATE if is_mail else _DATE_LABEL
    alone = [(at, passage) for at, passage in enumerate(passages) if _is_day_line(passage.text)]
    signed = _dated((passage, passage.text) for at, passage in alone if at and is_signature(passages[at - 1].text))
    labelled = _dated((passage, match[1]) for passage in passages if (match := label.match(passage.text)))
    dated = signed or labelled or _dated((passage, passage.text) for _, passage in alone)
    if not dated:
        return None, []
    passage, day = dated[0]
    if len({other for _, other in dated}) > 1:
        doubt = "有几个日期，这是第一个"
    else:
        doubt = "" if signed or labelled else "不在落款单位下面"
    return DraftField("公函.日期", day, passage.source, doubt), [passage]


def _dated(candidates: Iterable[tuple[Passage, str]]) -> list[tuple[Passage, str]]:
    """The passages whose text holds a day with its year, and that day."""
    return [(passage, str(days[0])) for passage, text in candidates if (days := _first_day(text))]


def _first_day(text: str) -> tuple[date, date] | None:
    return next((days for span in day_spans(text) if (days := span.days(None))), None)


def _is_day_line(text: str) -> bool:
    return _DAY_LINE.fullmatch(text.strip()) is not None and any(span.has_year for span in day_spans(text))


def _sender(passages: Sequence[Passage]) -> tuple[DraftField | None, list[Passage]]:
    """The unit above the day at the end, in the letterhead, or behind a label. Where these differ, it is not sure."""
    signature = _signature(passages)
    head = _letterhead(passages)
    labelled = next(
        ((passage, match[1].strip()) for passage in passages if (match := _SENDER_LABEL.match(passage.text))), None
    )
    given = [pair for pair in (signature, labelled, head) if pair]
    if not given:
        return None, []
    passage, unit = given[0]
    others = {other for _, other in given[1:]} - {unit}
    doubt = (
        f"另一处是“{'、'.join(sorted(others))}”"
        if others and not all(unit in other or other in unit for other in others)
        else ""
    )
    parts = _SENDERS.split(unit)
    if len(parts) > 1:
        unit, doubt = "、".join(parts), "落款有几个单位"
    if not (is_unit_line(parts[0]) or is_surely_unit(parts[0])):
        doubt = doubt or "像单位，没有把握"
    return DraftField("公函.单位", unit, passage.source, doubt), [pair[0] for pair in given]


def _signature(passages: Sequence[Passage]) -> tuple[Passage, str] | None:
    """The unit above the day; where there is no day, the last line that is a unit."""
    for at, passage in enumerate(passages):
        if at and _is_day_line(passage.text) and is_signature(passages[at - 1].text):
            return passages[at - 1], _unit_of_line(passages[at - 1].text)
    for at, passage in enumerate(passages):
        if (
            at
            and _is_day_line(passage.text)
            and re.fullmatch("[\u4e00-\u9fff（）()]{4,30}", _unit_of_line(passages[at - 1].text))
        ):
            return passages[at - 1], _unit_of_line(passages[at - 1].text)
    tail = [passage for passage in passages[max(3, len(passages) - 3) :] if is_signature(passage.text)]
    return (tail[-1], _unit_of_line(tail[-1].text)) if tail else None


def _letterhead(passages: Sequence[Passage]) -> tuple[Passage, str] | None:
    for passage in passages[:3]:
        text = re.sub(r"\s", "", passage.text)
        unit = _LETTERHEAD_END.sub("", text)
        if (is_surely_unit(unit) or is_unit(unit)) and is_unit_line(unit) and "关于" not in unit:
            return passage, unit
    return None


def _unit_of_line(text: str) -> str:
    unit = _SEAL.sub("", _SEAL.sub("", text.strip()))
    *words, last = unit.split() or [""]
    return " ".join(words) if words and is_name(last) and not is_unit(last) else unit


def is_signature(text: str) -> bool:
    """Whether a line is the name of one unit or several, as below a letter."""
    unit = _unit_of_line(text)
    parts = [re.sub(r"\s", "", part) for part in _SENDERS.split(unit)]
    return all(
        2 < len(part) <= 30 and (is_unit_line(part) or (is_unit(part) and len(part) >= 4) or _FURTHER_UNIT.search(part))
        for part in parts
    ) and ("关于" not in unit and not re.search("[：:，。]", unit))
