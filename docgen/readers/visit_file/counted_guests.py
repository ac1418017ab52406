"""Guests who are only counted: 来宾: 十二人 gives a number, and nobody's name."""

import re
from typing import NamedTuple

from docgen.model.people import Delegation
from docgen.model.scalars import ConversionError, read_as_meant
from docgen.readers.visit_file.vocabulary import vocabulary

_NUMBER = "[0-9０-９零〇一二三四五六七八九十百两]+"
_COUNT = (
    rf"(?P<group>.{{2,20}}?)??(?:一行)?(?P<count>(?:大?约|近|共计?|合计|总计|一共)?\s*{_NUMBER}\s*[余多来几]?\s*"
    r"(?:个?(?:人|名|位)(?:左右|上下)?)?)(?:来宾|客人|同志|领导)?[。.]?"
)
_PARTY = "团|组|委|局|厅|部|办|府|会|院|校|司|中心|县|市|区|省"


class CountedGuests(NamedTuple):
    """How many guests a text counts, the group that it names, and what to say of it: a doubt, or only a notice."""

    headcount: int
    group: str
    doubt: str


def counted_guests(text: str) -> CountedGuests | None:
    """What a text says that stands where the guests belong, if it counts them; None for names.

    >>> counted_guests("十二人").headcount, counted_guests("约12人").doubt, counted_guests("李十二")
    (12, '“约12人”不是准数，按12算', None)
    >>> counted_guests("省发改委一行12人")[:2]
    (12, '省发改委')
    """
    match = re.fullmatch(_COUNT, text.strip())
    if match is None or re.search("[、，,；]|等$", match["group"] or ""):
        return None
    group = (match["group"] or "").strip()
    if group and not ("一行" in text or re.search("[人名位]", match["count"])):
        return None
    if group and not re.search(_PARTY, group):
        return None
    reading = vocabulary(Delegation)["人数"].reading
    assert reading is not None  # it is a number
    try:
        number, respelt = read_as_meant(reading, match["count"].strip())
    except ConversionError:
        return None
    return CountedGuests(number, group, respelt.doubt if respelt else "")
