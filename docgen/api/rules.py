"""The catalogue of the rules, one rule, what a code means."""

import re

from docgen.codes import CODES
from docgen.errors import Problem, UsageError
from docgen.model.suggestions import closest_match
from docgen.rules.catalogue_text import catalogue_json, catalogue_lines, rule_manual
from docgen.rules.engine import whole_catalogue
from docgen.rules.rule import SERIES, YEAR_SERIES


def rule_list_lines() -> list[str]:
    """The catalogue of the rules: one line a rule, by subject."""
    return list(catalogue_lines())


def rules_json() -> list[dict[str, object]]:
    """The catalogue of the rules as data."""
    return catalogue_json()


def rule_lines(code: str) -> list[str]:
    """One rule, by its code or its name: its reason, source and examples. Raises UsageError."""
    known = {rule.code: rule for _, rules in whole_catalogue() for rule in rules}
    typed = code.strip()
    folded = {code.lower(): code for code in known}
    found = folded.get(typed.lower()) or next((rule.code for rule in known.values() if rule.name == typed), None)
    if found:
        return list(rule_manual(known[found]))
    if typed.upper() in CODES:
        return [explain_code(typed)]
    names = {rule.name: rule.code for rule in known.values()}
    within = [f"{code} {name}" for name, code in names.items() if typed and typed in name]
    like = closest_match(typed, [*known, *names], 0.6)
    hint = f"是不是“{like}”？" if like else "docgen rules 列出全部规则"
    hint = f"名称里有“{typed}”的：{'、'.join(within)}" if within else hint
    raise UsageError([Problem(None, "U103", "error", f"没有“{code}”这条规则", hint)])


def explain_code(code: str) -> str:
    """What a code of a problem or a rule means. Raises UsageError."""
    if code.upper() in CODES:
        return f"{code.upper()}：{CODES[code.upper()]}"
    if _LIKE_A_RULE.fullmatch(code.strip().upper()):
        return "\n".join(rule_lines(code))
    hint = "问题的代号如 D115，规则的代号如 G13；docgen rules 列出全部规则"
    raise UsageError([Problem(None, "U103", "error", f"没有“{code}”这个代号", hint)])


# the code of a rule, or a text that may be the name of one
_LIKE_A_RULE = re.compile(rf"[{SERIES}{YEAR_SERIES}]\d\d[A-Z]?|[^A-Z]+")
