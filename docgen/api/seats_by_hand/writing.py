"""A move written into the visit: pins and lists of one seating."""

from collections.abc import Mapping

from docgen.api.seats_by_hand.moving import MovedSeating
from docgen.model.seating import Seating
from docgen.readers.visit_file.tree import Tree
from docgen.readers.visit_file.vocabulary import fields

_SEATINGS = "座次"


def tree_with_move(tree: Mapping[str, Tree], moved: MovedSeating, number: int) -> dict[str, Tree]:
    """What a visit file says after a move: the changed fields of the seating of that number, all else as it was."""
    seatings = tree[_SEATINGS]
    assert isinstance(seatings, list)
    changed = [_changed(one, moved) if at == number else one for at, one in enumerate(seatings)]
    return {**tree, _SEATINGS: changed}


def _changed(seating: Tree, moved: MovedSeating) -> Tree:
    """The seating with what the move changes in it; a field without content is not there."""
    assert isinstance(seating, Mapping)  # it has a layout, too
    chinese = {field.name: field.chinese for field in fields(Seating)}
    given: dict[str, Tree] = {}
    for name in moved.fields:
        content = getattr(moved.after.seating, name)
        given[chinese[name]] = dict(content) if isinstance(content, dict) else list(content)
    return {name: content for name, content in {**seating, **given}.items() if content}
