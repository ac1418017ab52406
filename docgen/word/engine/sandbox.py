"""The environment in which the code of a template runs: Jinja's immutable sandbox, which reads plain values only."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined
from jinja2.runtime import Context, LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace

from docgen.model.blank_value import BlankValue
from docgen.model.lazy_list import LISTS
from docgen.model.shown_value import ATTRIBUTES_OF_DAYS, DayValue
from docgen.word.engine.filters import FILTERS, GROUP_ATTRIBUTES, GroupedItems, concatenate
from docgen.word.engine.language import LOOP_ATTRIBUTES, TESTS
from docgen.word.engine.limits import check_text_length
from docgen.word.engine.numbers import calculated, divided, exact
from docgen.word.engine.render_state import NotANumberError, RenderError
from docgen.word.engine.text_patterns import fill_percents

# delimiters that no text can hold: noncharacters stand where docxtpl's braces stood
VARIABLE_DELIMITERS, BLOCK_DELIMITERS = ("\ufdd0", "\ufdd1"), ("\ufdd2", "\ufdd3")
DELIMITERS = {
    "variable_start_string": VARIABLE_DELIMITERS[0],
    "variable_end_string": VARIABLE_DELIMITERS[1],
    "block_start_string": BLOCK_DELIMITERS[0],
    "block_end_string": BLOCK_DELIMITERS[1],
    "comment_start_string": "\ufdd4",
    "comment_end_string": "\ufdd5",
}


_LARGEST_BASE, _LARGEST_EXPONENT = 1_000_000, 100
#: Bits of a product: no figure of a paper is as long, and squares of squares would never end.
_MOST_BITS = 10_000
#: What has items by number.
_INDEXED = (*LISTS, str)


class TemplateSandbox(ImmutableSandboxedEnvironment):
    """The environment of one template."""

    intercepted_binops = frozenset(("+", "-", "*", "/", "//", "%", "**"))

    def __init__(self, delimiters: Mapping[str, str] = DELIMITERS, autoescape: bool = False) -> None:
        super().__init__(
            **delimiters,
            undefined=StrictUndefined,
            # every value goes through a printer, which escapes it; Jinja would escape it once more
            autoescape=autoescape,
            keep_trailing_newline=True,
            cache_size=0,
        )
        self.globals.clear()
        self.filters = dict(FILTERS)
        self.tests = {name: test for name, test in self.tests.items() if name in TESTS}
        # an empty cell is None to docxtpl
        self.tests["none"] = lambda value: value is None or isinstance(value, BlankValue)
        self.tests["float"] = lambda value: isinstance(value, float | Decimal)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A key of a mapping, or what a loop, a group or a namespace knows; nothing else has attributes."""
        if obj.__class__ is dict:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext) and attribute in LOOP_ATTRIBUTES:
            return getattr(obj, attribute)
        if isinstance(obj, GroupedItems) and attribute in GROUP_ATTRIBUTES:
            return getattr(obj, attribute)
        if isinstance(obj, DayValue) and attribute in ATTRIBUTES_OF_DAYS:
            return getattr(obj, attribute)
        if isinstance(obj, Namespace) and not attribute.startswith("_"):
            return getattr(obj, attribute, self.undefined(obj=obj, name=attribute))
        # what is missing says what is missing first
        return obj if isinstance(obj, Undefined) else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A key of a mapping, an item or a slice of a list or text."""
        if obj.__class__ is dict:
            if isinstance(argument, str) and argument in obj:
                return obj[argument]
        elif isinstance(obj, _INDEXED) and isinstance(argument, (int, slice)):
            try:
                return obj[argument]
            except IndexError:
                return self.undefined(obj=obj, name=str(argument))
        return obj if isinstance(obj, Undefined) else self.undefined(obj=obj, name=str(argument))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculates with numbers, joins texts and lists within the limits; ``%`` fills a text as ``|format`` does.

        Fractions are calculated as they are written, in decimals.

        Raises RenderError for a value that would be too long, and for texts that are multiplied.
        """
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return concatenate((left, right))
        if operator == "%" and isinstance(left, str):
            return fill_percents(left, *(right if isinstance(right, tuple) else (right,)))
        _refuse_texts(left, right, operator)
        _check_size(operator, left, right)
        left, right = exact(left), exact(right)
        if operator in ("//", "%") and isinstance(left, Decimal | int) and isinstance(right, Decimal | int):
            return calculated(divided(operator, left, right))
        return calculated(super().call_binop(context, operator, left, right))


def _check_size(operator: str, left: Any, right: Any) -> None:
    """Raises RenderError for what would be too long or too large, and for lists and groups that are multiplied."""
    if operator == "+" and isinstance(left, (list, tuple)):
        check_text_length(len(left) + (len(right) if isinstance(right, (list, tuple)) else 0))
    elif operator == "**":
        _check_power(left, right)
    elif operator in "*%" and not (_is_number(left) and _is_number(right)):
        raise RenderError(f"“{operator}”只用于数")
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() + right.bit_length() > _MOST_BITS:
        raise RenderError("这个数太大")


def _refuse_texts(left: Any, right: Any, operator: str) -> None:
    """Raises NotANumberError for a text that something is calculated with."""
    for value in (left, right):
        if isinstance(value, str):
            raise NotANumberError(value, "要接成一段话就用 ~" if operator == "+" else "")


def _check_power(base: Any, exponent: Any) -> None:
    """Raises RenderError for a power that could be a number without end."""
    if (
        not (_is_number(base) and _is_number(exponent))
        or abs(base) > _LARGEST_BASE
        or abs(exponent) > _LARGEST_EXPONENT
    ):
        raise RenderError("乘方只用于小的数")


def _is_number(value: Any) -> bool:
    return not isinstance(value, (str, list, tuple, dict, Undefined)) and value is not None
