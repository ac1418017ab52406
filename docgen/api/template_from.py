"""A template out of an old paper of the office: what in it comes from a visit becomes tags, everything else stays."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from docgen.api.documents import require_sections
from docgen.api.exempted import exempted_findings
from docgen.api.files import os_errors_as_usage_errors, require_file
from docgen.api.kinds import paper_titles, require_kind
from docgen.api.seating.visits import load_seated
from docgen.api.visit_days import phrases_of_days
from docgen.api.visit_names import VISIT, known_sections, visit_values
from docgen.api.visit_words import known_words
from docgen.errors import DataError, Mark, OutputError, Problem, TemplateError, UsageError
from docgen.kinds import load_kind
from docgen.kinds._input import PageInput
from docgen.kinds._kind import Kind
from docgen.model.visit import Visit
from docgen.output.write import write_files
from docgen.readers.files import real_path, shown_path
from docgen.seating.plan import SeatedVisit
from docgen.word.engine.lint import lint
from docgen.word.foreign.old_papers.derive import DerivedTemplate, derive_template
from docgen.word.foreign.old_papers.single_texts import Phrase, SingleTexts
from docgen.word.foreign.old_papers.sources import Sources, ValueList, sources
from docgen.word.foreign.text_lines import text_lines
from docgen.word.package.zip import PackageError
from docgen.word.stock.own_papers import is_own_paper

#: The kinds of which a template made so prints every visit: others leave the visit before in it.
_KINDS = ("plan", "roster")
_MOST_NUMBERED = 3  # rows of a list of which each may be a paragraph of its own
_PEOPLE = "人名位"
_SHORTEST_TOLD = 4
_ONLY_TABLES = (
    "没有给来访文件，只按表头认了表格；题目、正文里的单位、姓名、人数、日期都原样留着。"
    "写一份那一次来访的来访文件，加 --visit 来访.yaml 再做一次，会逐字对照换成标签"
)


class _OldPaper(NamedTuple):
    """A paper as it was read."""

    name: str
    content: bytes
    text: str


def template_from(
    source: str | Path,
    kind: str = "plan",
    visit: str | Path | None = None,
    office: str | Path | None = None,
    force: bool = False,
) -> DerivedTemplate:
    """The template of a kind that an old paper makes; ``visit`` is the file of the visit that it was written for.

    A paper that docgen printed is refused unless ``force`` is set: its template is there already.

    Without one only tables with headings and the title are known. Raises UsageError for a kind of which no template
    can be made so, and for a file that is no Word document or is a template already; DataError for a visit with errors
    and for a paper in which nothing is known; TemplateError for one with braces that are no tags.
    """
    name = _suitable_kind(kind)
    paper = _read(source)
    if not force and is_own_paper(paper.content):
        text = f"“{paper.name}”是 docgen 印的，不用从它做模板：docgen template copy {name} -o 模板.docx 取出印它的模板"
        raise UsageError([Problem(None, "U103", "error", text, "是单位自己在它上面改成的样子，加 --force 照做")])
    with _package_errors(paper.name):
        if visit is None:
            derived = derive_template(paper.content, (), SingleTexts({}, (), {}), known_sections(), _ONLY_TABLES)
        else:
            seated = load_seated(visit, office)
            found = _sources(seated, load_kind(name), paper.text)
            derived = derive_template(paper.content, found.lists, _single_texts(seated.visit, found))
    _require_template(derived, paper.name)
    return derived


def _require_template(derived: DerivedTemplate, name: str) -> None:
    """Raises DataError for a paper in which nothing was known, TemplateError for one with braces that are no tags."""
    top = Mark(name, 1, 1)
    if not derived.tags:
        hint = "看看 --visit 给的是不是这份文件写的那一次来访；没有来访文件时，只认有表头的名单、日程、房间、车辆等表"
        nothing = Problem(top, "D101", "error", "没有认出一处来访的内容，做不成模板", hint)
        raise DataError([nothing, *(Problem(top, "D101", "note", doubt) for doubt in derived.doubts)])
    if faults := [problem for problem in lint(derived.content) if problem.level == "error"]:
        raise TemplateError(faults)


def write_template_from(derived: DerivedTemplate, source: str | Path, target: str | Path, force: bool = False) -> Path:
    """Writes the template beside the old paper, which is never overwritten. Raises OutputError, UsageError."""
    path = Path(target)
    if path.suffix.lower() != ".docx":
        hint = "文件名以 .docx 结尾，如 方案模板.docx"
        raise UsageError([Problem(None, "U103", "error", f"模板不能写成“{path.name}”", hint)])
    if real_path(path) == real_path(source):
        text, hint = "旧文件不动，模板写成另一个文件", "-o 后面换一个文件名"
        raise OutputError([Problem(None, "O401", "error", text, hint)])
    return write_files([(path, derived.content)], force)[0]


def _suitable_kind(typed: str) -> str:
    """The name of a kind of which a good template can be made. Raises UsageError."""
    by_title = {title: name for name, title in paper_titles().items()}
    name = require_kind(by_title.get(typed, typed))
    if name not in _KINDS:
        able = [f"{paper_titles()[one]}（{one}）" for one in _KINDS]
        text = f"从旧文件还做不好{paper_titles()[name]}的模板"
        raise UsageError(
            [
                Problem(
                    None,
                    "U103",
                    "error",
                    text,
                    f"能做的有：{'、'.join(able)}；别的用 docgen template copy {name} 取自带的来改",
                )
            ]
        )
    return name


def _read(source: str | Path) -> _OldPaper:
    path = require_file(source)
    name = shown_path(path)
    with os_errors_as_usage_errors(), _package_errors(name):
        content = path.read_bytes()
        lines = text_lines(content)
    text = "\n".join(line.text for line in lines)
    if "{{" in text or "{%" in text:
        at = next(line for line in lines if "{{" in line.text or "{%" in line.text)
        hint = f"检查它用 docgen template check {path.name}"
        sentence = f"“{name}”已经是模板，里面有标签：“{at.text.strip()[:40]}”"
        raise UsageError([Problem(None, "U103", "error", sentence, hint)])
    if not text.strip():
        raise UsageError([Problem(None, "U103", "error", f"“{name}”里没有文字", "换一份写好的旧文件")])
    return _OldPaper(name, content, text)


@contextmanager
def _package_errors(name: str) -> Iterator[None]:
    try:
        yield
    except PackageError as error:
        hint = "在 Word 或 WPS 里打开后另存为 .docx"
        raise DataError([Problem(Mark(name, 1, 1), "D101", "error", str(error), hint)]) from error


class _PaperSources(NamedTuple):
    """Texts by their names, texts of short lists by their names with a number, lists."""

    texts: Mapping[str, str]
    numbered: Mapping[str, str]
    lists: tuple[ValueList, ...]


def _sources(seated: SeatedVisit, kind: Kind, text: str) -> _PaperSources:
    """The visit itself, and the words that the kind makes of it for the page that is most like the paper."""
    visit = seated.visit
    require_sections(visit, kind)
    exempted = exempted_findings(visit, None, draft=True) if kind.signed else ()
    # with the charts bound behind it, and without them
    drawn = [seated.plans, ()] if kind.carries_charts else [()]
    pages = [page for plans in drawn for page in kind.pages(PageInput(visit, exempted, plans))]
    contexts = [sources(page.context) for page in pages]
    of_page = max(contexts, key=lambda one: _likeness(one, text), default=Sources({}, ()))
    of_visit = sources({VISIT: visit_values(visit)})
    numbered = {
        f"{values.path}[{number}].{name}": text
        for values in of_page.lists
        if len(values.rows) <= _MOST_NUMBERED
        for number, row in enumerate(values.rows)
        for name, text in row.items()
    }
    texts = {**of_page.texts, **of_visit.texts}
    return _PaperSources(texts, numbered, (*of_visit.lists, *of_page.lists))


def _likeness(found: Sources, text: str) -> int:
    """How many characters of a paper are texts of a page."""
    told = [*found.texts.values(), *(one for values in found.lists for row in values.rows for one in row.values())]
    return sum(len(one) for one in set(told) if len(one) >= _SHORTEST_TOLD and one in text)


def _single_texts(visit: Visit, found: _PaperSources) -> SingleTexts:
    texts = found.texts
    sure = [
        *(
            f"{VISIT}.{name}"
            for name in (
                "标题",
                "来宾.团组",
                "公函.单位",
                "公函.文号",
                "公函.标题",
                "宾馆",
                "日期.起止",
                "日期.起止月日",
            )
        ),
        *(f"{VISIT}.日期.{day}.{form}" for day in ("首日", "末日") for form in ("年月日", "月日")),
        *(f"{VISIT}.首位来宾.{name}" for name in ("单位职务", "姓名")),
        "标题",
    ]
    phrases = [_whole_phrase(texts[name], name) for name in sure if texts.get(name)]
    count = f"{VISIT}.来宾.人数"
    phrases += [Phrase(f"{texts[count]}{unit}", ((0, len(texts[count]), count),)) for unit in _PEOPLE]
    phrases += phrases_of_days(texts)
    days = f"{VISIT}.日期.天数"
    phrases.append(Phrase(f"{texts[days]}天", ((0, len(texts[days]), days),)))
    return SingleTexts(texts, phrases, known_words(visit), found.numbered)


def _whole_phrase(text: str, name: str) -> Phrase:
    return Phrase(text, ((0, len(text), name),))
