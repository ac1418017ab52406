"""Lists whose items are made when they are asked for: of ten thousand sheets of cards no more than one is held."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, TypeVar, overload

T = TypeVar("T")


class LazyList(Sequence[T], Generic[T]):
    """A list of what ``make`` makes of each number of ``numbers``, anew each time.

    >>> squares = LazyList(lambda number: number * number, range(5))
    >>> list(squares[1:4]), squares[-1]
    ([1, 4, 9], 16)
    """

    __slots__ = ("_make", "_numbers")

    def __init__(self, make: Callable[[int], T], numbers: Sequence[int]) -> None:
        self._make, self._numbers = make, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[T]:
        return map(self._make, self._numbers)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> "LazyList[T]": ...
    def __getitem__(self, index: int | slice) -> "T | LazyList[T]":
        if isinstance(index, slice):
            return LazyList(self._make, self._numbers[index])
        return self._make(self._numbers[index])


#: What a template takes for a list.
LISTS = (list, tuple, LazyList)
