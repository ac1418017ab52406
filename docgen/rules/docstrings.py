"""What a rule's docstring says: why it matters, and the examples that it is shown with."""

import re
import textwrap
from dataclasses import dataclass

from docgen.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a visit that a rule is shown with.

    Lines that end in ``# ←`` are those in which the rule finds something; ``also`` are codes of other rules that do.
    """

    bad: bool
    text: str
    also: tuple[str, ...] = ()


def why_it_matters(rule: Rule) -> str:
    """Why a rule matters: its docstring up to the examples, as one line."""
    return _EXAMPLE.split(_docstring(rule), maxsplit=1)[0].strip().replace("\n", "")


def examples(rule: Rule) -> tuple[Example, ...]:
    """The examples of a rule's docstring, in their order."""
    return tuple(
        Example(kind == "Bad", textwrap.dedent(text).strip("\n"), tuple(also.split("、")) if also else ())
        for kind, also, text in _EXAMPLE.findall(_docstring(rule))
    )


_EXAMPLE = re.compile(r"^(Bad|Good)(?:（另见 ([^）]+)）)?:\n((?:(?:    .*)?\n)+)", re.M)


def _docstring(rule: Rule) -> str:
    first, _, rest = (rule.find.__doc__ or "").partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}".rstrip() + "\n"
