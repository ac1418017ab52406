"""Whether a text is a name as it stands; the reader of lines is brought in only for a text that is no usual name."""

from docgen.readers.people.usual_names import is_usual_name


def is_plain_name(text: str) -> bool:
    """Whether a text is a name as it is spelt, and says nothing else of somebody.

    >>> [is_plain_name(text) for text in ("周明远", "商叔衡", "周明远（男）", "合计")]
    [True, True, False, False]
    """
    if is_usual_name(text):
        return True
    # most files hold usual names only: the reader of lines has many patterns
    from docgen.readers.people.as_person import is_read_as_typed

    return is_read_as_typed(text)


def names_nobody(text: str) -> bool:
    """Whether a text has marks only, no letter and no figure, so that it cannot name anybody: 、、, ||.

    >>> [names_nobody(text) for text in ("、、、", "||", "“、”", "Anna", "来宾1")]
    [True, True, True, False, False]
    """
    return bool(text.strip()) and not any(character.isalnum() for character in text)
