"""What macros and ``set`` blocks hold: a text, or a fragment of the document that can be printed where it fits."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from docgen.word.engine.limits import MAX_FRAGMENT_LENGTH, check_loop_steps, check_text_length
from docgen.word.engine.render_state import STATE, RenderError, RenderState
from docgen.word.markup.namespaces import A, w

#: A call and what it prints take about as long as ten steps of a loop that prints nothing.
_STEPS_OF_A_CALL = 10
#: What a fragment consists of, by the element around it; everywhere else it is paragraphs.
_UNITS = {w("t"): "", f"{{{A}}}t": "", w("p"): "r", w("hyperlink"): "r", w("tbl"): "tr", w("tr"): "tc"}
_NAMES_OF_UNITS = {"": "几段文字", "r": "几段文字", "p": "整段", "tr": "整行", "tc": "整格"}


@dataclass(frozen=True, slots=True)
class Fragment:
    """Markup that a macro or a ``set`` block has printed: ``unit`` is what it consists of (``""``, r, p, tr, tc)."""

    markup: str
    unit: str

    def __str__(self) -> str:
        raise RenderError(f"它是{_NAMES_OF_UNITS[self.unit]}，不是文字：要写成 {{{{p … }}}}，独占一段")


def unit_of(path: tuple[str, ...]) -> str:
    """What a fragment consists of whose statement stands between these elements."""
    return _UNITS.get(path[-1], "p") if path else "p"


def fragment_filter(unit: str) -> Callable[[str], Fragment]:
    """The filter that makes a fragment of what a macro or a ``set`` block has printed."""

    def make_fragment(markup: str) -> Fragment:
        _check_length(len(markup))
        return Fragment(markup, unit)

    return make_fragment


def limited_text(text: Any) -> Any:
    """What a macro or a ``set`` block of text has printed, if it is not too long."""
    check_text_length(len(text))
    return text


@pass_context
def count_printed(context: Context, printed: str) -> str:
    """What is printed inside a macro or a ``set`` block, which is held whole: all of it is counted."""
    _count(context, len(printed))
    return printed


@pass_context
def count_characters(context: Context, number: int) -> str:
    """Counts text of the template inside a macro or a ``set`` block; prints nothing."""
    _count(context, number)
    return ""


@pass_context
def count_call(context: Context, _value: Any) -> str:
    """Counts a call of a macro as the steps of a loop that take as long; prints nothing."""
    state: RenderState = context[STATE]
    state.loop_steps += _STEPS_OF_A_CALL
    check_loop_steps(state.loop_steps, state.most_steps)
    return ""


def _count(context: Context, number: int) -> None:
    state: RenderState = context[STATE]
    state.held_characters += number
    _check_length(state.held_characters)


def _check_length(length: int) -> None:
    if length > MAX_FRAGMENT_LENGTH:
        raise RenderError(f"宏和 set 块印出的超过 {MAX_FRAGMENT_LENGTH:,} 个字")


#: Filters that the rewritten tree calls; no template can name them.
FRAGMENT_FILTERS: dict[str, Callable[..., Any]] = {
    **{f"_fragment_{unit}": fragment_filter(unit) for unit in set(_UNITS.values()) | {"p"}},
    "_limited": limited_text,
    "_printed": count_printed,
    "_characters": count_characters,
    "_call": count_call,
}
