"""The known word that a mistyped one probably means."""

from collections.abc import Iterable

from docgen.model.look_alike_words import hardly_seen_difference


def closest_match(word: str, known: Iterable[str], cutoff: float = 0.5) -> str:
    """The known word that is most like ``word``; empty when none is like it.

    >>> closest_match("接待科长", ["接待科科长", "司机"])
    '接待科科长'
    """
    # most runs meet no mistyped word, and pay for no comparison of texts
    from difflib import get_close_matches

    matches = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return matches[0] if matches else ""


def suggestion(word: str, known: Iterable[str]) -> str:
    """The hint that names the closest match; empty when there is none."""
    match = closest_match(word, known)
    difference = hardly_seen_difference(word, match)
    return f"是不是“{match}”{f'，{difference}' if difference else ''}？" if match else ""
