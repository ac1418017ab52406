"""Numbers of templates: exact decimals, rounded half up, printed without zeros that nobody typed."""

import math
import re
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, InvalidOperation, localcontext
from typing import Any

#: More digits than a calculation in binary keeps: 10 / 3.
_DIGITS_KEPT = 17
_MOST_PRECISE = 330
_METHODS = {"common": ROUND_HALF_UP, "ceil": ROUND_CEILING, "floor": ROUND_FLOOR}
_FIXED_FORM = re.compile(r"(?P<start>.*?)(?P<precision>\.\d+)?(?P<kind>[fF%])", re.S)
#: Forms that Python writes for binary numbers alone: 1.38e+03.
_BINARY_FORM = re.compile(r"[eEgGn]$|\.\d+$")
_PERCENT_FORM = re.compile(r"%(?P<flags>[#0\- +]*)(?P<width>\d*)(?:\.(?P<precision>\d*))?[hlL]?[fF]")


def exact(value: Any) -> Any:
    """The decimal that a binary number was written as; every other value as it is.

    >>> exact(0.13), exact(3), exact("0.13")
    (Decimal('0.13'), 3, '0.13')
    """
    return Decimal(repr(value)) if value.__class__ is float and math.isfinite(value) else value


def calculated(value: Any) -> Any:
    """A number that was calculated, without zeros at its end.

    >>> [str(calculated(Decimal(text))) for text in ("480.50", "7.00", "1E+3", "-0.0", "3.333333333333333333333")]
    ['480.5', '7', '1000', '0', '3.3333333333333335']
    """
    number = exact(value)
    if not isinstance(number, Decimal) or not number.is_finite():
        return value
    if len(number.as_tuple().digits) > _DIGITS_KEPT and number != number.to_integral_value():
        number = Decimal(repr(float(number)))
    if not number:
        return Decimal(0)
    return Decimal(f"{number.normalize(Context(prec=_MOST_PRECISE)):f}")


def rounded(number: Any, digits: int = 0, method: str = "common") -> Any:
    """A number as it is rounded by hand, 179.465 to 179.47; a whole one has no ``.0``.

    >>> rounded(Decimal("179.465"), 2), rounded(2.5), rounded(-2.5), rounded(1380, -2), rounded(2.41, 1, "ceil")
    (Decimal('179.47'), 3, -3, 1400, Decimal('2.5'))
    """
    if method not in _METHODS:
        raise InvalidOperation(method)
    value = exact(number)
    value = Decimal(int(value)) if isinstance(value, int) else value
    if not isinstance(value, Decimal) or not value.is_finite():
        return round(number, digits)
    with localcontext(Context(prec=_MOST_PRECISE + len(value.as_tuple().digits))):
        result = value.quantize(Decimal(1).scaleb(-digits), rounding=_METHODS[method])
    return calculated(result) if digits > 0 else int(result)


def divided(operator: str, left: Any, right: Any) -> Any:
    """``//`` and ``%`` of decimals as Python calculates them with other numbers: -7 // 2 is -4."""
    if isinstance(left, int) and isinstance(right, int):
        return left // right if operator == "//" else left % right
    rest = left % right
    if rest and (rest < 0) != (right < 0):
        rest += right
    return rest if operator == "%" else ((left - rest) / right).to_integral_value()


def number_in_form(number: int | float | Decimal, form: str) -> str:
    """A number in a form of ``.format()``, rounded half up.

    >>> number_in_form(Decimal("179.465"), ",.2f"), number_in_form(0.125, ".0%"), number_in_form(1380.5, "08.1f")
    ('179.47', '13%', '001380.5')
    """
    value = exact(number)
    if match := _FIXED_FORM.fullmatch(form):
        with localcontext(Context(prec=_MOST_PRECISE, rounding=ROUND_HALF_UP)):
            return format(Decimal(value), f"{match['start']}{match['precision'] or '.6'}{match['kind']}")
    return format(float(value) if _BINARY_FORM.search(form) else value, form)


def fixed_percent(directive: str, number: int | float | Decimal) -> str | None:
    """A number in a directive like ``%8.2f``, rounded half up; None for a directive of another kind.

    >>> fixed_percent("%.2f", Decimal("179.465")), fixed_percent("%-8.1f", 2.25), fixed_percent("%d", 2)
    ('179.47', '2.3     ', None)
    """
    match = _PERCENT_FORM.fullmatch(directive)
    if match is None:
        return None
    flags, width = match["flags"], match["width"]
    sign = "+" if "+" in flags else " " if " " in flags else ""
    side, zero = ("<", "") if "-" in flags else ("", "0") if "0" in flags and width else (">", "")
    precision = "6" if match["precision"] is None else match["precision"] or "0"
    return number_in_form(number, f"{side}{sign}{'#' if '#' in flags else ''}{zero}{width}.{precision}f")
