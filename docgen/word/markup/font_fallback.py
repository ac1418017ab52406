"""Which face prints a character: the one that is wanted, or another with more characters if the first lacks it."""

#: Faces that hold the 6,763 characters of GB2312 alone, each with the face that has the rest of GBK in the same style.
GBK_FACES = {"仿宋_GB2312": "仿宋", "楷体_GB2312": "楷体", "FangSong_GB2312": "FangSong", "KaiTi_GB2312": "KaiTi"}


def is_hanzi(character: str) -> bool:
    """Whether a character is Chinese: a CJK ideograph of any plane."""
    return "\u3400" <= character <= "\u9fff" or "\U00020000" <= character <= "\U0003ffff"


def is_in_gb2312(text: str) -> bool:
    """Whether all characters are among those of GB2312."""
    return _encodes(text, "gb2312")


def face_for(character: str, face: str) -> str:
    """The face for a character: the wanted one, its GBK counterpart, 宋体 for Extension A, 宋体-ExtB beyond."""
    if not is_hanzi(character) or is_in_gb2312(character):
        return face
    if character > "\uffff":
        return "宋体-ExtB"
    return GBK_FACES.get(face, face) if _encodes(character, "gbk") else "宋体"


def _encodes(text: str, codec: str) -> bool:
    try:
        text.encode(codec)
    except UnicodeEncodeError:
        return False
    return True
