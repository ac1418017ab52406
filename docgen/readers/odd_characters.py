"""Characters in a value that are not what they look like, as problems at the place of the value."""

from collections.abc import Hashable, Iterable, Iterator

from docgen.errors import Mark, Problem
from docgen.model.look_alikes import look_alikes, sentences
from docgen.readers.visit_file.nodes import Source

#: What is no name, unit, post or number but running text.
_RUNNING_TEXT = frozenset(
    (
        "备注 内容 简介 讲解词 说明 注意 看点 宣传 措施 事由 事项 意见 反馈 应急 议程 理由 依据 介绍 地区简介 文字 口号"
    ).split()
)
#: Names of files: what is wrong with them is said where they are looked for.
_FILES = frozenset({"文件", "图"})


def odd_characters(text: str, mark: Mark, source: Source, label: str) -> Iterator[Problem]:
    """What is to be said of the characters of a value; ``label`` is the Chinese name of its field."""
    if label not in _FILES and (found := look_alikes(text, label not in _RUNNING_TEXT)):
        for code, level, said, hint in sentences(label, text, found):
            yield source.problem(mark, code, said, hint, level)


def once_each(found: Iterable[tuple[Hashable, Problem]]) -> Iterator[Problem]:
    """Of problems of one kind the first, with the number of the others; each comes with its kind."""
    first: dict[Hashable, Problem] = {}
    more: dict[Hashable, int] = {}
    for kind, problem in found:
        if kind in first:
            more[kind] = more.get(kind, 0) + 1
        first.setdefault(kind, problem)
    for kind, problem in first.items():
        others = f"，还有{more[kind]}处" if kind in more else ""
        yield problem._replace(text=f"{problem.text}{others}")
