"""Lists that an old paper has in tables, known by the headings of their columns and by what stands above them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from docgen.word.foreign.old_papers.edit import text_of
from docgen.word.foreign.old_papers.known_section import KnownSection
from docgen.word.foreign.old_papers.patterns import bare
from docgen.word.foreign.old_papers.sources import ValueList
from docgen.word.foreign.old_papers.tables import PaperDoubt, PaperRow, cell_paragraphs, table_rows
from docgen.word.markup.namespaces import w

_MOST_ABOVE = 3
_DAY = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日?")
_WEEKDAY = re.compile(r"星期[一二三四五六日天]|周[一二三四五六日]")
_DATE = "日期"
_POST_WITH_UNIT = "单位职务"


class HeadedTable(NamedTuple):
    """A table that is a list: the list with the texts of the table for its rows."""

    table: etree._Element
    values: ValueList
    heading: etree._Element


def headed_tables(body: etree._Element, sections: Sequence[KnownSection]) -> Iterator[HeadedTable | PaperDoubt]:
    """The tables of a body that are lists; a doubt for one that may be any of several."""
    above = ""
    for block in body:
        if block.tag == w("p"):
            above = text_of([block]).strip() or above
        elif block.tag == w("tbl"):
            yield from _headed(block, above, sections)
            above = ""


def _headed(table: etree._Element, above: str, sections: Sequence[KnownSection]) -> Iterator[HeadedTable | PaperDoubt]:
    rows = table_rows(table)
    for number, row in enumerate(rows[:_MOST_ABOVE]):
        fitting = [(section, _fields(row, section)) for section in sections]
        fitting = [(section, fields) for section, fields in fitting if _is_heading(row, fields)]
        if not fitting:
            continue
        title = above + "".join(text for one in rows[:number] for text in one.texts)
        best = _best(fitting, title)
        if best is None:
            names = "、".join(section.path.rpartition(".")[2] for section, _ in fitting)
            yield PaperDoubt(cell_paragraphs(row.cells[0])[0], f"认不出这张表是哪一种名单（{names}），原样留着")
        elif data := [one for one in rows[number + 1 :] if len(one.texts) == len(row.texts) and any(one.texts)]:
            yield HeadedTable(table, _list(*best, rows[number + 1 :], data), row.element)
        return


def _fields(row: PaperRow, section: KnownSection) -> list[str]:
    fields = [section.field(bare(text)) for text in row.texts]
    # a post without a column of units has its unit before it
    return [_POST_WITH_UNIT if field == "职务" and "单位" not in fields else field for field in fields]


def _is_heading(row: PaperRow, fields: Sequence[str]) -> bool:
    """Whether a row is that of the headings: most of its cells name a field, each another."""
    named = [field for field in fields if field and field != "序号"]
    filled = sum(bool(bare(text)) for text in row.texts)
    return len(set(named)) > 1 and len(named) * 2 >= filled


def _best(fitting: Sequence[tuple[KnownSection, list[str]]], title: str) -> tuple[KnownSection, list[str]] | None:
    """The section that the title names, else the one that has the most headings, if it is the only one."""
    named = [one for one in fitting if any(word in title for word in one[0].words)]
    candidates = named or list(fitting)
    most = max(sum(map(bool, fields)) for _, fields in candidates)
    best = [one for one in candidates if sum(map(bool, one[1])) == most]
    return best[0] if len(best) == 1 or named else None


def _list(
    section: KnownSection, fields: Sequence[str], rows: Sequence[PaperRow], data: Sequence[PaperRow]
) -> ValueList:
    """The list with the texts of its table; by days where a cell or a row names the day of several rows."""
    texts = [_row(fields, row) for row in data]
    flat = ValueList(section.path, section.variable, tuple(texts), {})
    if not section.path.endswith("日程"):
        return flat
    day_column = fields.index(_DATE) if _DATE in fields else -1
    if day_column >= 0 and any(row.merged[day_column] for row in data):
        return _by_days(section, [(row.texts[day_column], text) for row, text in zip(data, texts, strict=True)])
    days, day = [], ""
    for row in rows:
        if len(row.texts) == 1 and _DAY.search(row.texts[0]):
            day = row.texts[0]
        elif len(row.texts) == len(fields) and any(row.texts):
            days.append((day, _row(fields, row)))
    return _by_days(section, days) if days and all(day for day, _ in days) else flat


def _row(fields: Sequence[str], row: PaperRow) -> dict[str, str]:
    texts: dict[str, str] = {}
    for field, text in zip(fields, row.texts, strict=True):
        if field == _DATE:
            texts |= {f"{_DATE}.{name}": value for name, value in day_texts(text).items()}
        elif field:
            texts[field] = text
    return texts


def _by_days(section: KnownSection, rows: Sequence[tuple[str, Mapping[str, str]]]) -> ValueList:
    days: dict[str, list[Mapping[str, str]]] = {}
    for day, row in rows:
        days.setdefault(day, []).append({name: text for name, text in row.items() if not name.startswith(_DATE)})
    outer = tuple({f"{_DATE}.{name}": value for name, value in day_texts(day).items()} for day in days)
    inner = tuple(ValueList("日.日程", section.variable, tuple(of_day), {}) for of_day in days.values())
    return ValueList(section.path.replace("日程", "按日"), "日", outer, {"日程": inner})


def day_texts(text: str) -> dict[str, str]:
    """The parts of a day as it is typed.

    >>> day_texts("5月12日（星期二）")
    {'月日': '5月12日', '月': '5', '日': '12', '星期': '星期二'}
    """
    texts: dict[str, str] = {}
    if match := _DAY.search(text):
        form = "年月日" if match["year"] else "月日"
        if match.group().endswith("日"):
            texts[form] = match.group()
        texts |= {"月": match["month"], "日": match["day"]}
    if weekday := _WEEKDAY.search(text):
        texts["周" if weekday.group().startswith("周") else "星期"] = weekday.group()
    return texts
