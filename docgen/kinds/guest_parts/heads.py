"""What stands above and below a list: whose visit, which days, who made it."""

from docgen.kinds.form_parts.subject import visit_lines
from docgen.kinds.guest_parts.contacts import own_contacts
from docgen.model.visit import Visit
from docgen.text import wording as text

_LINE_EM = 30  # of the line above the title of a list


def list_head(visit: Visit) -> dict[str, str]:
    """The head and the foot of a list."""
    days = text.full_date(visit.issued) if visit.issued else ""
    return {
        "来访": "\n".join(visit_lines(visit, _LINE_EM)),
        "时间": days_text(visit),
        "制表": "　".join(filter(None, (visit.office.unit, days, contacts_text(visit)))),
    }


def days_text(visit: Visit) -> str:
    """The days of a visit with their weekdays: 2026年7月5日（星期日）至7日（星期二）."""
    first, last = visit.dates
    if first == last:
        return f"{text.full_date(first)}（{text.weekday(first)}）"
    month = "" if first.month == last.month else f"{last.month}月"
    year = "" if first.year == last.year else f"{last.year}年"
    return f"{text.full_date(first)}（{text.weekday(first)}）至{year}{month}{last.day}日（{text.weekday(last)}）"


def contacts_text(visit: Visit) -> str:
    """The first of the office's contacts with his phone; empty where nobody is named."""
    named = [person for person in own_contacts(visit) if person.phone]
    return f"联系人：{named[0].name}　{named[0].phone}" if named else ""


LIST_HEAD_NAMES = {
    "来访": "哪一次来访，断成匀称的几行",
    "时间": "来访的日期和星期",
    "制表": "制表单位、日期、联系人",
}
