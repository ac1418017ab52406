"""Which face prints a character: the one that is asked for, or a wider one when it lacks the character."""

import re

#: A face that holds the 6,763 characters of GB2312 alone, and the face that holds the rest of GBK in the same style.
WIDER = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "FangSong_GB2312": "FangSong", "KaiTi_GB2312": "KaiTi"}

_HANZI = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")


def is_hanzi(character: str) -> bool:
    return bool(_HANZI.match(character))


def in_gb2312(text: str) -> bool:
    return _encodes(text, "gb2312")


def faced(character: str, face: str) -> str:
    """The face for a character: the one asked for, its wider sister for GBK, 宋体 for Extension A, 宋体-ExtB beyond."""
    if not is_hanzi(character) or in_gb2312(character):
        return face
    if character > "\uffff":
        return "宋体-ExtB"
    return WIDER.get(face, face) if _encodes(character, "gbk") else "宋体"


def _encodes(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
