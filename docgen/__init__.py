"""docgen: from one file about a visit to all the official paperwork of a reception office.

    visit    = docgen.load("来访.yaml")               # Visit, or DataError with every problem
    problems = docgen.check(visit)                    # values, nothing raised
    files    = docgen.build(visit, kinds=["plan"])    # documents; exceptions carry .problems
    docgen.write(files, "out/")

The way of a paper: ``load`` reads files into ``model`` values that know where they were written; a kind in ``kinds``
turns them into pages of plain words; ``word`` fills the template; ``output`` writes, whole or not at all; ``face``
joins them. Names are brought in when they are first used, so that ``docgen --help`` costs next to nothing.
"""

from importlib import import_module

__version__ = "0.5.0"
__all__ = [
    "DataError",
    "DocgenError",
    "File",
    "Order",
    "OutputError",
    "Printing",
    "Problem",
    "TemplateError",
    "UsageError",
    "Visit",
    "Wanted",
    "Wishes",
    "adopt",
    "as_json",
    "audit",
    "audit_json",
    "audit_lines",
    "audit_paper",
    "audit_workbook",
    "build",
    "check",
    "check_draft",
    "check_numbers",
    "compose",
    "deal",
    "delivered",
    "draft_json",
    "exempted",
    "explain",
    "explain_seat",
    "field_lines",
    "load",
    "new",
    "order_json",
    "order_names",
    "paper",
    "pictures",
    "presets_of",
    "rehearsed",
    "rule_lines",
    "rules_json",
    "rules_lines",
    "schema",
    "seat_json",
    "seat_lines",
    "seat_moves",
    "single",
    "stats",
    "stock_template",
    "summarise",
    "template_faults",
    "template_names",
    "trace",
    "trial_page",
    "write",
    "year_json",
    "year_lines",
]
_TOOLS = {
    "adopt",
    "as_json",
    "explain",
    "new",
    "rule_lines",
    "rules_json",
    "rules_lines",
    "schema",
    "stock_template",
    "template_faults",
    "template_names",
}
_WRITING = {
    "check_draft",
    "check_numbers",
    "compose",
    "draft_json",
    "field_lines",
    "paper",
    "stats",
    "summarise",
    "trace",
    "year_json",
    "year_lines",
}
_DECK = {
    "Order",
    "Printing",
    "Wishes",
    "deal",
    "presets_of",
    "trial_page",
}
_AUDITING = {"audit", "audit_json", "audit_lines", "audit_paper", "audit_workbook"}
_DELIVERY = {"Wanted", "delivered", "rehearsed", "single"}
_SEATS = {"explain_seat", "order_json", "order_names", "pictures", "seat_json", "seat_lines", "seat_moves"}

_MODULES = {
    "writing": _WRITING,
    "tools": _TOOLS,
    "seats": _SEATS,
    "deck": _DECK,
    "delivery": _DELIVERY,
    "auditing": _AUDITING,
}

# the sub-package of that name must not hide the function; once it is imported, its name is free
import_module("docgen.load")
globals().pop("load")


def __getattr__(name: str) -> object:
    if name in __all__:
        module = next((module for module, names in _MODULES.items() if name in names), "face")
        return getattr(import_module(f"docgen.{module}"), name)
    raise AttributeError(f"module 'docgen' has no attribute '{name}'")
