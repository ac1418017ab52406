"""What a file is that is given as a visit and is none: a letter, a list, a draft, another file of the office."""

import re
from collections.abc import Sequence
from pathlib import PurePath

from docgen.errors import Mark, Problem
from docgen.model.ledger import Work
from docgen.model.office import Office
from docgen.model.pack import Pack
from docgen.model.people import Person
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.files import YAML
from docgen.readers.visit_file.nodes import MappingNode, Node, ScalarNode, SequenceNode, Source
from docgen.readers.visit_file.tolerant import read_again
from docgen.readers.visit_file.vocabulary import named_field

#: The head of a draft, between two lines of ---, and what follows it.
_HEAD = re.compile(r"---\n.*?\n---\n+\S", re.S)
#: What every visit has, and no other file of an office has.
_OF_VISITS = frozenset(("dates", "guests"))
_OTHERS: Sequence[tuple[type[Value], str, str]] = (
    (
        Office,
        "办公室文件",
        "它放在办公室的文件夹里，叫 office.yaml；文书用来访文件做：docgen plan 来访.yaml",
    ),
    (Pack, "地方规定", "它放在 office.yaml 旁边，docgen check 自己会读；文书用来访文件做：docgen plan 来访.yaml"),
    (Work, "一年里接待以外的工作", "它放在台账文件夹里，做总结时用：docgen summary 台账文件夹"),
)


def problem_of_draft(source: Source) -> Problem | None:
    """Says that a text is a draft: it has a head, and then lines; or a heading of Markdown in a file of that ending."""
    ending = PurePath(source.name).suffix.lower()
    has_heading = ending in (".md", ".markdown") and source.text.startswith("# ")
    has_head = ending not in YAML and _HEAD.match(source.text)
    if not has_heading and not has_head:
        return None
    hint = "稿子用 docgen speech 或 docgen summary 排版，用 docgen check 检查；文书用来访文件做"
    return source.problem(Mark(source.name, 1, 1), "D107", "这是稿子，不是来访文件", hint)


def problem_of_other_file(node: Node) -> Problem | None:
    """Says what the file of a tree is, if it is no visit; None for what may be one, be it faulty or empty."""
    if isinstance(node, ScalarNode):
        return _problem_of_text(node) if node.text.strip() else None
    if not isinstance(node, MappingNode):
        return None
    words = [key.text for key, _ in node.pairs]
    of_visit = [found.field.name for word in words if (found := named_field(word, Visit))]
    if not _OF_VISITS.isdisjoint(of_visit):
        return None
    known, text, hint = max(
        (sum(named_field(word, model) is not None for word in words), text, hint) for model, text, hint in _OTHERS
    )
    if known <= len(of_visit):
        return None
    return node.source.problem(node.mark, "D107", f"这是{text}，不是来访文件", hint)


def problems_of_list(node: SequenceNode) -> list[Problem]:
    """What is wrong with a file that is a list of people or of other entries: its slips, too."""
    hint = "来访文件从“标题: …”“日期: …”写起；这是资料库的一张表，就放进办公室的“库”文件夹"
    problem = node.source.problem(node.mark, "D107", "这是一张列表，不是一次来访", hint)
    again = read_again(node.source, Person)
    return [problem, *(again.problems if again else ())]


def _problem_of_text(node: ScalarNode) -> Problem:
    hint = (
        "来访文件从“标题: …”“日期: …”写起；这是来函或名单，就先做成来访文件：docgen intake 来函 -o 来访.yaml；"
        "名单只做席卡，用 docgen cards 名单"
    )
    return node.source.problem(node.mark, "D107", "这里没有“标题: …”这样的项目，不是来访文件", hint)
