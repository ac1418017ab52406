"""One rule as the page shows it: its reason, its source, its examples as rows of tables and not as text of a file."""

from docgen.api.page_words import page_text
from docgen.api.rules import explain_code, name_of_code
from docgen.readers.visit_file.example_words import example_in_words
from docgen.rules.docstrings import examples, why_it_matters
from docgen.rules.engine import whole_rule_list


def rule_json(code: str) -> dict[str, object]:
    """One rule, or what another code means, as the page shows it. Raises UsageError."""
    by_code = {rule.code.upper(): rule for _, of_subject in whole_rule_list() for rule in of_subject}
    rule = by_code.get(code.strip().upper())
    if rule is None:
        return {"name": name_of_code(code.upper()), "why": explain_code(code), "source": "", "bad": "", "good": ""}
    shown = examples(rule)
    return {
        "name": f"{rule.code} {rule.name}",
        "why": page_text(why_it_matters(rule)),
        "source": rule.source,
        "level": rule.level,
        "bad": "\n".join(example_in_words(one.text) for one in shown if one.bad),
        "good": "\n".join(example_in_words(one.text) for one in shown if not one.bad),
    }
