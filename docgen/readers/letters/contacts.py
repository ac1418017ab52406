"""Whom the letter names to be called, and under which numbers."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from docgen.model.posts import is_post, is_surely_unit, is_unit
from docgen.readers.letters.passages import DraftField, FieldSource, Passage
from docgen.readers.letters.plain_words import plain_words
from docgen.readers.people.names import is_name

PHONE = re.compile(
    r"(?<![\d-])(?:(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}|"
    r"[（(]?0\d{2,3}[）)]?\s?[-—－ ]?\s?\d{7,8}(?:[-—转]\d{1,6})?|"
    r"400-?\d{3}-?\d{4}|[2-8]\d{6,7})(?![\d*])"
)
#: What may stand between and behind telephones: marks, an extension.
_BESIDE_PHONES = re.compile(r"(?:[\s、，,；;/（）()+]|(?:转|分机|-|—|－)\s*\d{1,6})*")
_LABEL = re.compile(
    r"(?:本次活动|具体|业务|我[市县区局委办单位方]+)?(?:联\s*系\s*人|联\s*络\s*人|联\s*络\s*员|对接人|经办人|联系同志|联系领导)(?:员)?"
    r"(?:姓名)?(?:及|和|、|/)?(?:其)?(?:联系)?(?:电\s*话|方式|手机)?\s*(?:（[^（）]{1,6}）)?\s*(?:为|是)?[：:\s]*"
)
_WORD = re.compile(r"[^\s，,；;。、（）()：:/|]+")
_PHONE_LABEL = re.compile(
    "(?:联系|办公|移动|手机|固定|单位)?(?:电\\s*话|手机|方式|座机|号码|手机号码?)(?:号码)?$|^(?:Tel|TEL|tel|微信同号|同微信)$"
)
_PHONE_LINE = re.compile(r"\s*(?:联系|办公|移动|手机)?(?:电\s*话|手机|方式|号码)[^，。]{0,6}[：:]")
_OTHER_NUMBER = re.compile("传真|邮编|邮箱|邮件|QQ|微信号|地址|E-?mail", re.I)
_NAME_AND_POST = re.compile("([\u4e00-\u9fff]{2,3})(副?(?:秘书长|主任|[处科局部股室]长|经理|秘书|干事))")
_OFFICE_AND_NAME = re.compile("([\u4e00-\u9fff]{1,10}[科处室部])([\u4e00-\u9fff]{2,3})")
_SHORT_POST = re.compile("[处科股室]长|主任|科员|干事|秘书")
_MAIL = re.compile(r"[a-zA-Z0-9_.@+-]+")
#: The space in 林 知 秋 or 马　远.
_SPREAD_NAME = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff](?![\u3400-\u9fff]))")
#: Where a label follows a name without a space: 马远联系电话.
_PHONE_WORD = re.compile("(?<=[\u3400-\u9fff])(?=(?:联系|办公)?电话|(?:联系)方式|手机)(?<!联系)(?<!办公)")
#: 联系人李强；司机赵勇: who comes next is not called.
_SOMEBODY_ELSE = re.compile(
    "[，,；;、](?=(?:司机|驾驶员|翻译|译员|随员|随行|陪同|带队|领队)[：:]?\\s*"
    "[\u3400-\u9fff]{2,3}(?:$|[\\s，,；;、。\\d]))"
)
_COURTESY = re.compile("(?:同志|先生|女士|老师)$")
_MASKED = re.compile(r"1\d{2}\*{3,}\d{2,4}")


def is_phone(text: str) -> bool:
    """Whether a text is a telephone number, or several.

    >>> [is_phone(text) for text in ("13800138000、0371-1234567转8", "13800138000.1", "〃")]
    [True, False, False]
    """
    return PHONE.search(text) is not None and _BESIDE_PHONES.fullmatch(PHONE.sub("", text)) is not None


class _NamedContact(NamedTuple):
    name: str
    title: str
    unit: str
    phones: tuple[str, ...]
    doubt: str


def contacts(passages: Sequence[Passage]) -> Iterator[DraftField]:
    """The contacts of the letter, as fields 联系人[1].姓名 and so on."""
    number = 0
    seen: set[str] = set()
    for passage in _with_phones(passages):
        for match in _LABEL.finditer(passage.text):
            if re.search("请[^，。]{0,8}与?$|贵[^，。]{0,6}$|你[^，。]{0,6}$", passage.text[: match.start()]):
                continue
            end = re.search("[。\n]", passage.text[match.end() :])
            text = passage.text[match.end() : match.end() + end.start() if end else None]
            text = _SOMEBODY_ELSE.split(text, maxsplit=1)[0]
            of_host = re.search("会务|主办|承办|接待|报名|咨询", passage.text[: match.start()])
            for read in _contacts_of(text):
                contact = read._replace(doubt="像是主办方的联系人") if of_host else read
                if contact.name in seen:
                    continue
                seen.add(contact.name)
                number += 1
                yield from _fields(contact, number, _source(passage, match.start()))


def _with_phones(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages; a contact whose number has a line or cell of its own is put together with it."""
    for at, passage in enumerate(passages):
        behind = passages[at + 1] if at + 1 < len(passages) else None
        if (
            behind
            and _LABEL.search(passage.text)
            and not PHONE.search(passage.text)
            and behind.line - passage.line in (0, 1)
            and _PHONE_LINE.match(behind.text)
        ):
            yield passage._replace(text=f"{passage.text}，{behind.text}")
        else:
            yield passage


def _source(passage: Passage, start: int) -> FieldSource:
    at = 0
    for sentence in passage.sentences():
        at = passage.text.index(sentence.text, at)
        if at <= start < at + len(sentence.text):
            return sentence
    return passage.source


def _fields(contact: _NamedContact, number: int, source: FieldSource) -> Iterator[DraftField]:
    path = f"联系人[{number}]"
    yield DraftField(f"{path}.姓名", contact.name, source, contact.doubt)
    if contact.unit:
        yield DraftField(f"{path}.单位", contact.unit, source, contact.doubt)
    if contact.title:
        yield DraftField(f"{path}.职务", contact.title, source, contact.doubt)
    if contact.phones:
        yield DraftField(f"{path}.电话", "、".join(contact.phones), source, contact.doubt)


def _contacts_of(text: str) -> Iterator[_NamedContact]:
    """Names and the numbers behind them. A number before any name waits for it."""
    shown = PHONE.sub(lambda match: " \0" + "".join(match.group().split()) + "\0 ", plain_words(text))
    shown = _PHONE_WORD.sub(" ", _SPREAD_NAME.sub("", shown))
    reader = _ContactReader()
    for match in _WORD.finditer(shown):
        reader.take(_COURTESY.sub("", match.group()))
    for contact in reader.contacts:
        yield contact if contact.phones or contact.doubt else contact._replace(doubt="没有写电话")


class _ContactReader:
    """Takes the words behind 联系人 one by one."""

    def __init__(self) -> None:
        self.contacts: list[_NamedContact] = []
        self._phones: tuple[str, ...] = ()  # that stand before any name
        self._unit = ""
        self._skips_number = False

    def take(self, word: str) -> None:
        if word.startswith("\0"):
            self._take_number(word.strip("\0"))
        elif _OTHER_NUMBER.search(word):
            self._skips_number = "同号" not in word
        elif (called := _NAME_AND_POST.fullmatch(word)) and is_name(called[1]):
            self._begin(called[1], called[2])
        elif _PHONE_LABEL.search(word) or _MAIL.fullmatch(word):
            self._skips_number = False
        elif is_post(word) or _SHORT_POST.fullmatch(word):
            self._change(title=word)
        elif (called := _OFFICE_AND_NAME.fullmatch(word)) and is_name(called[2]):
            self._take_unit(called[1])
            self._begin(called[2])
        elif is_surely_unit(word) or (is_unit(word) and len(word) > 3):
            self._take_unit(word)
        elif is_name(word):
            self._begin(word)
        elif self.contacts and not self.contacts[-1].phones and not _MASKED.search(word):
            self._change(doubt=f"“{word}”没有看懂")

    def _begin(self, name: str, title: str = "") -> None:
        self.contacts.append(_NamedContact(name, title, self._unit, self._phones, ""))
        self._phones, self._unit = (), ""

    def _take_number(self, number: str) -> None:
        if self._skips_number:
            self._skips_number = False
        elif self.contacts:
            self.contacts[-1] = self.contacts[-1]._replace(phones=(*self.contacts[-1].phones, number))
        else:
            self._phones = (*self._phones, number)

    def _take_unit(self, word: str) -> None:
        """A unit belongs to the name before it, unless a number stands between: then to the next."""
        if self.contacts and not self.contacts[-1].unit and not self.contacts[-1].phones:
            self._change(unit=word)
        else:
            self._unit = word

    def _change(self, title: str = "", unit: str = "", doubt: str = "") -> None:
        """Adds to the last contact what it does not have."""
        if self.contacts:
            last = self.contacts[-1]
            kept = last._replace(title=last.title or title, unit=last.unit or unit, doubt=last.doubt or doubt)
            self.contacts[-1] = kept
