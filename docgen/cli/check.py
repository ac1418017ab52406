"""The command ``check``: visits against the rules, drafts against the standard."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import click

import docgen
from docgen.cli.chinese import ChineseCommand
from docgen.cli.options import YEAR, parse_settings, read_source, source_options
from docgen.cli.problems import print_problems
from docgen.errors import LEVEL_WORDS, Problem, has_errors


@click.command(cls=ChineseCommand)
@click.argument("sources", nargs=-1, metavar="来访文件或稿子…")
@click.option("--json", "as_json", is_flag=True, help="把问题写成 JSON，印到标准输出。")
@click.option("--strict", is_flag=True, help="有提示也算失败。")
@click.option("--fix", is_flag=True, help="写一份副本，能确定的都改好，逐处说明；原件不动。")
@click.option("-o", "--output", metavar="文件", help="--fix 的副本写到哪里。")
@click.option("--annotate", metavar="批注.docx", help="写一份 Word 稿子的副本，每处问题都批注在那几个字旁边。")
@click.option("--ledger", metavar="台账", help="拿 Word 稿子里的数字同这份台账（文件夹、.xlsx、.csv）核对。")
@click.option("--year", type=YEAR, metavar="年份", help="台账里哪一年。")
@click.option("--force", is_flag=True, help="副本可以覆盖已有的文件。")
@click.option(
    "--elements",
    is_flag=True,
    help="再看六要素：每天的吃住行看听讲由什么安排，哪一样没有定，哪一项没有时间、地点或人。",
)
@click.option("--explain", metavar="代号", help="说明一个代号，如 D115。")
@source_options
def check(
    sources: Sequence[str],
    as_json: bool,
    strict: bool,
    fix: bool,
    output: str | None,
    annotate: str | None,
    ledger: str | None,
    year: int | None,
    force: bool,
    elements: bool,
    explain: str | None,
    office: str | None,
    settings: Sequence[str],
) -> int:
    """检查来访文件或稿子（.txt、.md、.docx），不写任何文书。"""
    if explain:
        click.echo(docgen.explain_code(explain))
        return 0
    if not sources:
        raise click.UsageError("要检查哪个文件？写出来访文件的名字")
    if fix or output:
        return _fix(sources, fix, output, force, as_json, strict, office)
    word_options = _WordOptions(annotate, ledger, year, force)
    word_options.require(sources)
    problems: list[Problem] = []
    exemptions: list[str] = []
    for source in sources:
        checked = _check_source(source, office, settings, elements, word_options)
        for line in () if as_json else checked.element_lines:
            click.echo(line)
        problems += checked.problems
        exemptions += checked.exemptions
    if as_json:
        click.echo(docgen.problems_json(problems))
    else:
        print_problems(problems)
        for line in exemptions:
            click.echo(line, err=True)
        click.echo(f"检查了{len(sources)}份：{_counts(problems)}", err=True)
    return _exit_code(problems, strict)


def _exit_code(problems: Sequence[Problem], strict: bool) -> int:
    return int(any(strict or problem.level in ("error", "must") for problem in problems))


def _fix(
    sources: Sequence[str],
    fix: bool,
    output: str | None,
    force: bool,
    as_json: bool,
    strict: bool,
    office: str | None,
) -> int:
    """Writes the mended copy of a file, says what was changed, and checks the copy."""
    if not fix or not output or len(sources) != 1:
        raise click.UsageError("改一份、写成另一份：docgen check 来访.yaml --fix -o 新.yaml")
    fixed = docgen.fix(sources[0], output, office)
    written = docgen.write_fixed(fixed, sources[0], output, force)
    for line in _change_lines(fixed.changes):
        click.echo(line, err=True)
    if as_json:
        click.echo(docgen.problems_json(fixed.problems))
    else:
        print_problems(fixed.problems)
    changed = f"改了{len(fixed.changes)}处" if fixed.changes else "没有要改的写法"
    click.echo(f"{changed}，已写好：{written}；里面{_counts(fixed.problems)}", err=True)
    return _exit_code(fixed.problems, strict)


def _change_lines(changes: Sequence[Problem]) -> Iterator[str]:
    """What was changed, the changes of one line of the file together."""
    by_line: dict[tuple[str, str], list[Problem]] = {}
    for change in changes:
        place = f"{change.place.file}:{change.place.line}" if change.place else ""
        by_line.setdefault((place, change.hint), []).append(change)
    for (place, hint), alike in by_line.items():
        what = "、".join(dict.fromkeys(change.text for change in alike))
        # a hint that says something else than what stands there now was for whoever mends by hand
        now = hint.removeprefix("写成").removeprefix("改成")
        yield f"{place}: 已改正 {what}，现在{now}" if now != hint else f"{place}: 已改正 {what}"


class _WordOptions(NamedTuple):
    """What is asked of drafts in Word alone."""

    annotate: str | None
    ledger: str | None
    year: int | None
    force: bool

    def require(self, sources: Sequence[str]) -> None:
        """Raises click.UsageError where these options do not suit the sources."""
        are_word = [source.lower().endswith(_WORD) for source in sources]
        if self.annotate and (len(sources) != 1 or not all(are_word)):
            raise click.UsageError(
                "--annotate 一次批注一份 Word 稿子：docgen check 稿子.docx --annotate 批注.docx；"
                "模板用 docgen template check 模板.docx --annotate 批注.docx"
            )
        if (self.ledger or self.year) and not any(are_word):
            raise click.UsageError(
                "--ledger 核对 Word 稿子（.docx）里的数字；文本稿子用 docgen summary 台账 --check-numbers 稿子.md"
            )

    def check(self, source: str, office: str | None) -> Sequence[Problem]:
        """The problems of a draft in Word; with ``annotate`` the copy is written."""
        if self.annotate:
            docgen.require_copy_name(source, self.annotate)
        totals = docgen.stats([self.ledger], self.year, office) if self.ledger else None
        checked = docgen.check_word_draft(source, office, totals, comments=bool(self.annotate))
        if self.annotate:
            docgen.write_annotated(checked.annotated, source, self.annotate, self.force)
            click.echo(f"{len(checked.problems)}处批注写在：{self.annotate}", err=True)
        return [*(totals.notices if totals else ()), *checked.problems]


class _CheckedSource(NamedTuple):
    """The problems of a visit or a draft, what the visit is exempted from, the table of its elements."""

    problems: Sequence[Problem]
    exemptions: Sequence[str] = ()
    element_lines: Sequence[str] = ()


def _check_source(
    source: str, office: str | None, settings: Sequence[str], elements: bool, word: _WordOptions
) -> _CheckedSource:
    try:
        if source.lower().endswith(_WORD):
            return _CheckedSource(word.check(source, office))
        if (of_office := docgen.check_office_file(source)) is not None:
            return _CheckedSource(of_office)
        if source.lower().endswith((".md", ".txt")):
            return _CheckedSource(docgen.check_draft(source, office))
        visit = docgen.load(read_source(source), office, parse_settings(settings))
        verdict = docgen.apply_rules(visit)
        problems, exemptions = docgen.check(visit, verdict), docgen.exemption_lines(visit, verdict)
        if not elements:
            return _CheckedSource(problems, exemptions)
        return _CheckedSource((*problems, *docgen.open_elements(visit)), exemptions, docgen.element_lines(visit))
    except docgen.DataError as error:
        return _CheckedSource(error.problems)


_WORD = (".docx", ".docm", ".dotx", ".doc", ".wps")
_MOST_NAMED = 5


def _counts(problems: Sequence[Problem]) -> str:
    """First what stops the papers, and where it is; then how many problems there are of each level."""
    if not problems:
        return "没有查出问题"
    return f"{_stoppers(problems)}；一共{_counts_by_level(problems)}"


def _stoppers(problems: Sequence[Problem]) -> str:
    """What must be mended before anything can be made."""
    stopping = [problem for problem in problems if problem.level in ("error", "must")]
    if not stopping:
        return "没有拦着出文书的"
    named = "、".join(
        f"{problem.code}（第{problem.place.line}行）" if problem.place else problem.code
        for problem in stopping[:_MOST_NAMED]
    )
    return f"先改{len(stopping)}处，改好才能出文书：{named}{'等' if len(stopping) > _MOST_NAMED else ''}"


def _counts_by_level(problems: Sequence[Problem]) -> str:
    counts = {word: sum(problem.level == level for problem in problems) for level, word in LEVEL_WORDS.items()}
    by_level = "、".join(f"{word}{count}处" for word, count in counts.items() if count)
    more = "；错误改好以后，再查规定" if has_errors(problems) else ""
    return f"{len(problems)}处要看（{by_level}）{more}"
