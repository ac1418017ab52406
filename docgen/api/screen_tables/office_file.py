"""The office file (office.yaml) as a form and tables on the screen, and what was typed into them as its text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from docgen.api.export import quoted_keys
from docgen.api.forms.filled import cell_of, rows_of_entries
from docgen.api.forms.layout import choices_of, example_of, layouts_of_entries
from docgen.api.screen_tables.cell_texts import content_of_cell
from docgen.api.screen_tables.sections import ScreenColumn, ScreenRow, ScreenSection, sections_of_tables
from docgen.api.screen_tables.splice import spliced
from docgen.api.screen_tables.text_edits import NoPlaceError
from docgen.api.screen_tables.typed_rows import TextRows, tree_of_rows, without_blank
from docgen.api.screen_tables.yaml_visits import EditedVisit, VisitTables
from docgen.errors import DataError, Problem
from docgen.model.office import Office
from docgen.output.visit_yaml import YamlStyle, pair_lines
from docgen.readers.office.regional_packs import pack_names_in
from docgen.readers.office.seating_options import office_faults
from docgen.readers.visit_file.located import Part, part_of_mapping
from docgen.readers.visit_file.nodes import Source, UnreadableError
from docgen.readers.visit_file.spans import SpannedMapping, SpannedScalar, spanned_tree
from docgen.readers.visit_file.tolerant import value_of_text
from docgen.readers.visit_file.tree import Tree
from docgen.readers.visit_file.vocabulary import vocabulary

#: What the office itself is called among its tables.
OWN_OFFICE = "本单位"
#: What is written down once about an office, in the order in which one says it. What else its file says stays there.
_FIELDS = (
    *("单位", "简称", "性质", "地区", "品牌", "函的代字", "领导级别", "审批环节", "国内公务口号", "版式"),
    *("口径", "地区简介"),
)
#: Examples of what an example without the name of a place would not show.
_EXAMPLES = {"单位": "青山县接待服务中心", "简称": "县接待中心", "地区": "青山县"}
_SUMS_FIELD = "标准"
#: The sums that rules read, and for what each is.
_SUMS = {
    "早餐": "元，每人每餐",
    "工作餐": "元，每人每餐",
    "午餐": "元，每人每餐；和工作餐一样就不写",
    "晚餐": "元，每人每餐；和工作餐一样就不写",
    "自助餐": "元，每人每餐",
    "宴请": "元，每人每餐",
    "外宾宴请": "元，每人每餐",
    "商务宴请": "元，每人每餐",
    "标准间": "元，每间每天",
    "单间": "元，每间每天",
    "套间": "元，每间每天",
    "纪念品": "元，每件",
    "伙食补助": "元，每人每天；写了就查交费够不够",
    "交通补助": "元，每人每天；写了就查交费够不够",
}
_NUMBER = re.compile(r"[0-9]+(?:[.][0-9]+)?")
#: Its lists, a table each.
_LISTS = ("统计类别", "其中")


def office_form(source: Source) -> VisitTables:
    """The office out of its file. Raises DataError for a text that is no office file."""
    try:
        node = spanned_tree(source)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    if node is None or (isinstance(node, SpannedScalar) and node.empty):
        node = SpannedMapping(0, source)  # a file with nothing in it yet
    if not isinstance(node, SpannedMapping):
        raise DataError([Problem(None, "D107", "error", "这不是办公室的资料", "用记事本打开，从“单位: …”写起")])
    root = part_of_mapping(node, Office)
    sections = (_record(root), _sums(root), *_tables(root))
    return VisitTables(source, root, sections, office_table=OWN_OFFICE)


def with_rows_of_office_form(tables: VisitTables, typed: Mapping[str, TextRows]) -> EditedVisit:
    """The office with what was typed; everything else in its file stays as it was.

    Raises DataError, and changes nothing, where the text cannot be written so that it reads as it was typed.
    """
    wanted = tree_of_rows(tables.root, tables.sections, typed)
    if wanted.tree == without_blank(tables.root.tree):
        return EditedVisit(tables, wanted.homeless)
    try:
        text = _text_with(tables, wanted.tree)
    except NoPlaceError as error:
        raise _no_place() from error
    after = office_form(Source(tables.source.name, text))
    if without_blank(after.root.tree) != wanted.tree:
        raise _no_place()
    return EditedVisit(after, wanted.homeless)


def _text_with(tables: VisitTables, wanted: Mapping[str, Tree]) -> str:
    """The text of the file with what the form shows as it is wanted; what it does not show is not touched."""
    shown = {name: wanted.get(name, "") for name in (*_FIELDS, _SUMS_FIELD, *_LISTS)}
    node = tables.root.node
    if isinstance(node, SpannedMapping) and node.begin < 0:
        style = YamlStyle(_quoted())
        lines = [
            line for name, content in shown.items() if content for line in pair_lines(name, content, style, "", ())
        ]
        return "\n".join([*tables.source.text.splitlines(), *lines, ""])
    return spliced(tables.root, {name: part.tree for name, part in tables.root.named.items()} | shown, _quoted())


def problems_of_office(source: Source) -> tuple[Problem, ...]:
    """What is wrong in an office file, and what no rule will take from it."""
    try:
        office, problems = value_of_text(source, Office)
    except UnreadableError as error:
        return error.problems
    if office is None:
        return tuple(problems)
    return (*problems, *office_faults(office, source), *_unread_sums(office), *_unknown_region(office))


def _unread_sums(office: Office) -> Iterator[Problem]:
    """Sums that are no numbers: rules pass over them."""
    for name, text in office.standards.items():
        if text and not _NUMBER.fullmatch(text):
            number = _NUMBER.search(text)
            hint = f"写成“{number[0]}”" if number else "只写数，如 50"
            mark = office.at.get(f"standards.{name}") or office.at["standards"]
            yield Problem(mark, "D112", "should", f"“{name}”写的是“{text}”，不是数，检查时用不上", hint)


def _unknown_region(office: Office) -> Iterator[Problem]:
    """A region of which the program brings no rules along."""
    if office.region and not pack_names_in(office.region):
        text = f"没有随带“{office.region}”的规定，先按全国的查"
        yield Problem(office.at["region"], "D113", "note", text, "本地的规定可以自己写")


def _no_place() -> DataError:
    text = "文件里这一处的写法，程序改了会读成别的意思，没有改"
    return DataError([Problem(None, "D230", "error", text, "填的内容还在网页上；用记事本打开 office.yaml 改这一处")])


def _record(root: Part) -> ScreenSection:
    """The single values of the office."""
    words = vocabulary(Office)
    columns, texts, locked = [], [], set()
    for number, name in enumerate(_FIELDS):
        field = words[name]
        content = root.named[name].tree if name in root.named else ""
        text = cell_of(content, field)
        if content_of_cell(text, field) != content:
            locked.add((0, number))
        choices = choices_of(field, Office)
        example = _EXAMPLES.get(name, "") or example_of(field)
        columns.append(
            ScreenColumn(
                name,
                field,
                field.meaning,
                (example,) if example else (),
                choices[1] if choices else (),
                f"库/{name}" if name in ("地区", "品牌") else "",
                path=(name,),
            )
        )
        texts.append(text)
    purpose = "落款、检查和文书的版式都照这里；改了保存以后，每次来访都用新的"
    return ScreenSection(OWN_OFFICE, purpose, tuple(columns), (ScreenRow(tuple(texts), ()),), locked=frozenset(locked))


def _sums(root: Part) -> ScreenSection:
    """The sums that the office sets: those that rules read, then what else the file has."""
    part = root.named.get(_SUMS_FIELD)
    written = part.tree if part and isinstance(part.tree, dict) else {}
    names = [*_SUMS, *(name for name in written if name not in _SUMS)]
    columns = [ScreenColumn(name, meaning=_SUMS.get(name, "元"), path=(_SUMS_FIELD, name)) for name in names]
    texts = [written.get(name, "") for name in names]
    locked = {(0, number) for number, text in enumerate(texts) if not isinstance(text, str)}
    row = ScreenRow(tuple(map(str, texts)), (_SUMS_FIELD,))
    purpose = "本地文件规定的数；空着的不查"
    return ScreenSection(_SUMS_FIELD, purpose, tuple(columns), (row,), locked=frozenset(locked))


def _tables(root: Part) -> Iterator[ScreenSection]:
    tree = root.tree
    assert isinstance(tree, dict)
    for name in _LISTS:
        section = vocabulary(Office)[name]
        layouts = layouts_of_entries(section, ())
        for shown in sections_of_tables(layouts, rows_of_entries(tree, section, {}), root):
            yield shown._replace(purpose=f"{section.meaning}；一类一行")


@cache
def _quoted() -> frozenset[str]:
    """The fields whose texts stand in quotes: sums are texts."""
    return frozenset((*quoted_keys(Office, set()), *_SUMS))
