"""Names that Windows keeps for its devices: no file and no folder can be called so there."""

import re

#: With any ending, with spaces before it, with a colon behind it, and with raised digits Windows means the device, too.
_RESERVED = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?: *[.:].*| +)?")


def is_reserved(name: str) -> bool:
    """Whether Windows keeps the name of a file or folder for a device.

    >>> is_reserved("NUL"), is_reserved("com1.docx"), is_reserved("CON .yaml"), is_reserved("conference.docx")
    (True, True, True, False)
    """
    return _RESERVED.fullmatch(name) is not None


def reserved_part(path: str) -> str:
    """The first name in a path that Windows keeps for a device; empty where it has none.

    >>> reserved_part("文书/aux/方案.docx"), reserved_part("文书\\\\LPT1"), reserved_part("文书/方案.docx")
    ('aux', 'LPT1', '')
    """
    return next(filter(is_reserved, re.split(r"[/\\]", path)), "")
