"""Which rules decided something in a seating: only these are printed under its chart."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from docgen.model.layouts import LAYOUTS
from docgen.seating.attendance import Attendance
from docgen.seating.conventions import Convention
from docgen.seating.fitted_room import FittedRoom, party_of
from docgen.seating.holders import holders_of
from docgen.seating.layout_rules import SeatingRule
from docgen.seating.layouts import ARRANGEMENTS
from docgen.seating.room import Chair, SeatingOptions
from docgen.seating.sides import Participant

#: Options that order the list before anybody sits, or that put up flags: no other value can be tried on the room.
_ORDERING = ("次序", "分团", "主持人", "国旗")
_Places = Mapping[str, tuple[float, float]]


class Decisions:
    """What decided where these people sit: asked once a seating, everything about the room is worked out once."""

    def __init__(
        self,
        layout: str,
        people: Sequence[Participant],
        pins: Mapping[str, Participant],
        options: SeatingOptions,
        fitted: FittedRoom,
    ) -> None:
        self._layout, self._people, self._pins, self._options = layout, people, pins, options
        self._fitted, self._party = fitted, party_of(people)

    def rules(self) -> tuple[SeatingRule, ...]:
        """The rules of the layout that hold for those who sit there."""
        return tuple(rule for rule in ARRANGEMENTS[self._layout].rules if rule.applies(self._attendance))

    def conventions(self, conventions: Sequence[Convention]) -> tuple[Convention, ...]:
        """The conventions with those of their rules that decided something."""
        return tuple(map(self._decided, conventions))

    def _decided(self, convention: Convention) -> Convention:
        holding = tuple(rule for rule in convention.rules if rule.applies(self._attendance))
        if not (holding or convention.higher_hand):
            return convention._replace(rules=())
        if convention.option in _ORDERING or self._moves_somebody(convention):
            return convention._replace(rules=holding)
        return convention._replace(rules=(), higher_hand="")

    def _moves_somebody(self, convention: Convention) -> bool:
        """Whether somebody would sit elsewhere if another value of the option held."""
        return any(
            self._places(self._room_with(convention.option, value)) != self._own_places
            for value in LAYOUTS[self._layout].options[convention.option].values
            if value != convention.value
        )

    def _room_with(self, option: str, value: str) -> Sequence[Chair]:
        options = self._options._replace(values={**self._options.values, option: (value,)})
        box = self._fitted.box.turned() if self._fitted.quarters % 2 else self._fitted.box
        return ARRANGEMENTS[self._layout].arrange(self._party, options, box).chairs

    def _places(self, chairs: Sequence[Chair]) -> _Places:
        holders = holders_of(chairs, self._people, self._pins)
        return {holders[chair.number].key: (chair.x, chair.y) for chair in chairs if chair.number in holders}

    @cached_property
    def _own_places(self) -> _Places:
        return self._places(self._fitted.room.chairs)

    @cached_property
    def _attendance(self) -> Attendance:
        chairs = self._fitted.room.chairs
        taken = holders_of(chairs, self._people, self._pins).keys()
        return Attendance.of_chairs(chairs, taken, self._party, self._options)
