"""What a rule's docstring says: why it matters, and the examples that it is shown with."""

import re
import textwrap
from dataclasses import dataclass

from docgen.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of a visit that a rule is shown with; lines that end in ``# ←`` are those found fault with."""

    bad: bool
    text: str
    also: tuple[str, ...] = ()


def reason(of: Rule) -> str:
    """Why it matters: the docstring up to its examples, as one line."""
    return _EXAMPLE.split(_text(of), maxsplit=1)[0].strip().replace("\n", "")


def examples(of: Rule) -> tuple[Example, ...]:
    """The examples of the docstring, in their order."""
    return tuple(
        Example(kind == "Bad", textwrap.dedent(text).strip("\n"), tuple(also.split("、")) if also else ())
        for kind, also, text in _EXAMPLE.findall(_text(of))
    )


_EXAMPLE = re.compile(r"^(Bad|Good)(?:（另见 ([^）]+)）)?:\n((?:(?:    .*)?\n)+)", re.M)


def _text(of: Rule) -> str:
    first, _, rest = (of.find.__doc__ or "").partition("\n")
    return f"{first}\n{textwrap.dedent(rest)}".rstrip() + "\n"
