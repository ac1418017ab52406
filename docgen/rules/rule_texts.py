"""The rules in words: one line a rule, or all that is known of one."""

from collections.abc import Iterator

from docgen.errors import LEVEL_WORDS, RULE_LEVELS
from docgen.model.choices import CATEGORIES
from docgen.rules.docstrings import examples, why_it_matters
from docgen.rules.engine import whole_rule_list
from docgen.rules.rule import YEAR_SERIES, Rule

_EFFECTS = {"must": "不改正、不豁免，就不出接待方案", "should": "出文书时提示", "note": "出文书时提示"}
_EVIDENCE_TEXTS = {
    "原文": "两处以上转载的内容和用词一致，条号也见于转载；未与原件核对",
    "转载": "两处以上转载的内容和用词一致；条号没有核实，不引",
    "单源": "只有一处来源，不拦文书；以本地文件为准",
    "未核": "没有查到可以引用的来源，是办公室的经验",
}


def lines_by_subject() -> Iterator[str]:
    """The list of rules by subject: code, level, name, whom it binds, where it stands."""
    for subject, rules in whole_rule_list():
        yield f"{subject}"
        for rule in rules:
            yield f"  {rule.code:<5}{LEVEL_WORDS[rule.level]}  {rule.name}  [{_binds(rule)}]{_source(rule)}"
        yield ""
    levels = [rule.level for _, rules in whole_rule_list() for rule in rules]
    counts = "、".join(f"{LEVEL_WORDS[level]}{levels.count(level)}条" for level in RULE_LEVELS)
    yield f"共{len(levels)}条：{counts}。看一条的来历和例子：docgen rule G13"


def rule_manual(rule: Rule) -> Iterator[str]:
    """A rule with its reason, its source and its examples."""
    yield f"{rule.code}  {rule.name}"
    yield ""
    yield why_it_matters(rule)
    yield ""
    effect = "docgen audit 时列出" if rule.code.startswith(YEAR_SERIES) else _EFFECTS[rule.level]
    yield f"程度：{LEVEL_WORDS[rule.level]}（{effect}）"
    yield f"约束：{_binds(rule)}"
    if rule.source:
        yield f"依据：{rule.source}" + (f"，{rule.since.year}年{rule.since.month}月起" if rule.since.year > 1 else "")
    yield f"核实：{_EVIDENCE_TEXTS[rule.evidence]}"
    printed = "印在检查表里" if rule.code.startswith(YEAR_SERIES) else "印在接待方案的附件和检查表里"
    yield f"豁免：在来访文件里写 豁免: [{{规则: {rule.code}, 理由: …}}]，{printed}"
    for example in examples(rule):
        yield ""
        yield "反例（← 是查出来的地方）：" if example.bad else "正例："
        yield from (f"    {line}" for line in example.text.split("\n"))


def rules_as_data() -> list[dict[str, object]]:
    """The list of rules as data."""
    return [
        {
            "code": rule.code,
            "name": rule.name,
            "fault": rule.fault,
            "subject": subject,
            "level": rule.level,
            "binds": list(rule.binds),
            "since": rule.since.isoformat() if rule.since.year > 1 else None,
            "source": rule.source,
            "sure": rule.evidence,
            "reason": why_it_matters(rule),
        }
        for subject, rules in whole_rule_list()
        for rule in rules
    ]


def _binds(rule: Rule) -> str:
    return "各类来访" if rule.binds == CATEGORIES else "、".join(rule.binds)


def _source(rule: Rule) -> str:
    return f"  {rule.source}" if rule.source else ""
