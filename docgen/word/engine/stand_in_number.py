"""A number in the place of a value that is none, while the other faults of a template's data are looked for."""

from decimal import Decimal
from typing import Any


class StandInNumber(Decimal):
    """Calculates to itself and prints like a number; nobody may compare it, for nobody knows its value."""

    def _calculated(self, *_: object) -> "StandInNumber":
        return self

    def _compared(self, _: object) -> bool:
        raise TypeError("stands for an unknown number")

    def is_finite(self) -> bool:
        """No: it is neither rounded nor written anew as a number that is known."""
        return False

    __round__: Any = _calculated
    __add__: Any = _calculated
    __radd__: Any = _calculated
    __sub__: Any = _calculated
    __rsub__: Any = _calculated
    __mul__: Any = _calculated
    __rmul__: Any = _calculated
    __truediv__: Any = _calculated
    __rtruediv__: Any = _calculated
    __neg__: Any = _calculated
    __abs__: Any = _calculated
    __eq__: Any = _compared
    __lt__: Any = _compared
    __le__: Any = _compared
    __gt__: Any = _compared
    __ge__: Any = _compared
    __hash__ = Decimal.__hash__
