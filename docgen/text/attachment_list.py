"""附件说明, the list of attachments before a signature: where it may go on on the next page."""

_SHORT_LIST = 7  # such a list stays whole, with the signature
_FIRST, _LAST = 2, 3  # of a longer one so many stay together at its beginning, and with the signature at its end


def may_end_page(number: int, count: int) -> bool:
    """Whether a page may end behind an attachment; ``number`` counts from 1.

    >>> [number for number in range(1, 9) if may_end_page(number, 8)]
    [2, 3, 4, 5]
    """
    return count > _SHORT_LIST and _FIRST <= number <= count - _LAST
