"""The list of rules, one rule, what a code means."""

import re
from collections.abc import Collection

from docgen.codes import CODES
from docgen.errors import Problem, UsageError
from docgen.model.suggestions import closest_match
from docgen.rules.engine import whole_rule_list
from docgen.rules.rule import SERIES, YEAR_SERIES, Rule
from docgen.rules.rule_texts import lines_by_subject, rule_manual, rules_as_data


def rule_list_lines() -> list[str]:
    """The list of rules: one line a rule, by subject."""
    return list(lines_by_subject())


def rules_json() -> list[dict[str, object]]:
    """The list of rules as data."""
    return rules_as_data()


def rule_lines(code: str) -> list[str]:
    """One rule, by its code or its name: its reason, source and examples. Raises UsageError."""
    rules = {rule.code: rule for _, of_subject in whole_rule_list() for rule in of_subject}
    typed = code.strip()
    by_typed = {rule.name: rule for rule in rules.values()} | {code.lower(): rule for code, rule in rules.items()}
    if rule := by_typed.get(typed.lower()) or by_typed.get(typed):
        return list(rule_manual(rule))
    if typed.upper() in CODES:
        return [explain_code(typed)]
    raise UsageError([Problem(None, "U103", "error", f"没有“{code}”这条规则", _which_rule(typed, rules.values()))])


def _which_rule(typed: str, rules: Collection[Rule]) -> str:
    """Which rules may be meant: those with the text in their names, else the one that is spelt most alike."""
    if within := [f"{rule.code} {rule.name}" for rule in rules if typed and typed in rule.name]:
        return f"名称里有“{typed}”的：{'、'.join(within)}"
    closest = closest_match(typed, [*(rule.code for rule in rules), *(rule.name for rule in rules)], 0.6)
    return f"是不是“{closest}”？" if closest else "docgen rules 列出全部规则"


def explain_code(code: str) -> str:
    """What a code of a problem or a rule means. Raises UsageError."""
    if code.upper() in CODES:
        return f"{code.upper()}：{CODES[code.upper()]}"
    if _LIKE_A_RULE.fullmatch(code.strip().upper()):
        return "\n".join(rule_lines(code))
    hint = "问题的代号如 D115，规则的代号如 G13；docgen rules 列出全部规则"
    raise UsageError([Problem(None, "U103", "error", f"没有“{code}”这个代号", hint)])


def name_of_code(code: str) -> str:
    """What problems with a code are called, in a few words: the name of a rule, the beginning of what a code means."""
    if meaning := CODES.get(code):
        return re.split("[，。；：:]", meaning, maxsplit=1)[0]
    rules = (rule for _, of_subject in whole_rule_list() for rule in of_subject)
    return next((rule.name for rule in rules if rule.code == code), "")


# the code of a rule, or a text that may be the name of one
_LIKE_A_RULE = re.compile(rf"[{SERIES}{YEAR_SERIES}]\d\d[A-Z]?|[^A-Z]+")
