"""What can be chosen for a run of cards, and the usual value of each choice."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple

from docgen.cards.face_space import BADGE_PROPORTIONS, CARD_PROPORTIONS, Proportions
from docgen.cards.holders import GUESTS, HOSTS, STAFF
from docgen.cards.selection import CardSelection
from docgen.cards.sheet import PrinterSettings


class _CardKind(NamedTuple):
    """A kind of cards: its Chinese title, its usual preset, its usual texts beside the name, the lists of its holders.

    ``emblem_height`` and ``bar_height`` are the parts of the height of a face that the emblem and the bar with the text
    身份 take in our template; 0 without a bar.
    """

    title: str
    usual_preset: str
    usual_lines: tuple[str, ...]
    usual_lists: tuple[str, ...]
    proportions: Proportions
    emblem_height: float
    bar_height: float = 0.0


_CARD_KINDS = {
    "cards": _CardKind("席卡", "200x100", (), (GUESTS, HOSTS), CARD_PROPORTIONS, 0.27),
    "badges": _CardKind(
        "证件",
        "90x54",
        ("标题", "单位", "英文名", "职务", "身份"),
        (GUESTS, HOSTS, STAFF),
        BADGE_PROPORTIONS,
        emblem_height=0.23,
        bar_height=0.28,
    ),
}


@dataclass(frozen=True, slots=True)
class CardOptions:
    """Whose cards are made, on which sheet, with which texts, in which type. Every option has a usual value.

    - ``kind`` is ``cards`` or ``badges``.
    - ``preset`` is the name of a preset, or a file of the user's own; ``size`` is a card of any size, ``210x90``.
    - ``paper`` is another paper than that of the preset.
    - ``lines`` are the texts besides the name, of CARD_LINES; None means those that are usual for the kind.
    - ``event`` is the text of the line 标题; the usual one is the title of the visit.
    - ``identity`` is the word in the bar of a badge for people of whom the roster does not say what they are.
    - ``same_size`` sets all names in one size; else each is as large as its card allows.
    - ``separate_documents`` makes one document for each person.
    - ``first_slot`` is the slot of the first sheet where printing begins, from 1.
    - ``seated`` says what becomes of those whom a chart of a table seats and no usual list has, when ``selection``
      names no list: nothing, they get cards, or they are named as left out.
    - ``keep_duplicates`` makes a card for each of two entries with the same words.
    - ``show_readable`` is for who looks at a list that is still being written: its errors are among the problems of the
      run, which has the cards of the other lines. Without it a list with errors is refused.
    - ``changed_since`` is the record of an earlier run: only new and changed cards are made.
    - ``template`` is a file, ``templates`` are folders in which templates are looked for first.
    """

    kind: str = "cards"
    selection: CardSelection = field(default_factory=CardSelection)
    preset: str = ""
    size: str = ""
    paper: str = ""
    lines: tuple[str, ...] | None = None
    event: str = ""
    identity: str = ""
    font: str = ""
    same_size: bool = True
    vertical: bool = False
    separate_documents: bool = False
    first_slot: int = 1
    printer_settings: PrinterSettings = field(default_factory=PrinterSettings)
    seated: Literal["", "made", "named"] = ""
    keep_duplicates: bool = False
    show_readable: bool = False
    changed_since: Path | None = None
    template: str | None = None
    templates: tuple[Path, ...] = ()

    @property
    def printed_lines(self) -> tuple[str, ...]:
        """The texts on a card besides the name: those asked for, or the usual ones and a given title."""
        if self.lines is not None:
            return self.lines
        usual = _CARD_KINDS[self.kind].usual_lines
        return ("标题", *usual) if self.event and "标题" not in usual else usual

    @property
    def expected_lines(self) -> tuple[str, ...]:
        """The texts that everybody should have; an English name is printed for those who have one."""
        return tuple(line for line in self.printed_lines if self.lines is not None or line != "英文名")

    @property
    def preset_name(self) -> str:
        """The preset that is asked for, or the usual one; empty for a card of any size."""
        return self.preset or ("" if self.size else _CARD_KINDS[self.kind].usual_preset)

    @property
    def title(self) -> str:
        """The Chinese name of the kind: 席卡 or 证件."""
        return _CARD_KINDS[self.kind].title

    @property
    def folded(self) -> bool:
        """Whether cards of any size are folded, with a face on both sides of the fold."""
        return self.kind == "cards"

    @property
    def emblem_height(self) -> float:
        """The part of the height of a face that the emblem takes, from 0 to 1."""
        return _CARD_KINDS[self.kind].emblem_height if "标志" in self.printed_lines else 0.0

    @property
    def usual_lists(self) -> tuple[str, ...]:
        """The lists of a visit whose people get a card if the user names none."""
        return _CARD_KINDS[self.kind].usual_lists

    @property
    def proportions(self) -> Proportions:
        """How large the texts of a card are at most."""
        return _CARD_KINDS[self.kind].proportions

    @property
    def bar_height(self) -> float:
        """The part of the height of a face that the bar takes if a card has one; 0 for cards without bars."""
        return _CARD_KINDS[self.kind].bar_height

    @property
    def is_partial(self) -> bool:
        """Whether some of the people asked for are left out."""
        return bool(self.selection.start or self.selection.stop or self.selection.exclude)
