"""How Excel shows a number: 301 in the format 0000 is 0301, 0.5 in 0% is 50%, 8 in 0"号" is 8号."""

import re

_TOKEN = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(.)', re.S)
_DIGITS = re.compile(r"[#?0,]*[0#?](?:\.[0#?]+)?")
_MOST_DIGITS = 30


def literal_formats(codes: dict[int, str]) -> dict[int, str]:
    """Those of the number formats, by their ids, that show more than the number itself."""
    return {number: code for number, code in codes.items() if shows_more(code)}


def shows_more(code: str) -> bool:
    """Whether a format adds zeros, a percent sign or words to a number.

    >>> [shows_more(code) for code in ("0000", "0%", '0"号"', "#,##0.00", "0.00", "General", "yyyy-mm-dd")]
    [True, True, True, False, False, False, False]
    """
    parts = _parts(code)
    if parts is None:
        return False
    before, digits, behind, percent = parts
    return percent or bool(before.strip() or behind.strip()) or _is_padded(digits)


def shown(value: float, code: str) -> str | None:
    """The text of a number in a format; None where the format shows the number itself, or less of it.

    >>> shown(301.0, "0000"), shown(0.5, "0%"), shown(8.0, '"第"0"号"'), shown(0.125, "0%"), shown(2.5, '0"人"')
    ('0301', '50%', '第8号', '12.5%', None)
    """
    parts = _parts(code)
    if parts is None or not shows_more(code) or value < 0:
        return None
    before, digits, behind, percent = parts
    number = round(value * 100, 10) if percent else value
    if number.is_integer():
        places = len(digits.partition(".")[2])
        text = str(int(number)).zfill(len(digits) if _is_padded(digits) else 1)
        text += "." + "0" * places if places and not percent else ""
    elif percent:
        text = f"{number:.10g}"
    elif "." in digits and round(number, len(digits.partition(".")[2])) == number:
        text = f"{number:.{len(digits.partition('.')[2])}f}"
    else:
        return None
    return f"{before}{text}{'%' if percent else ''}{behind}".strip()


def _is_padded(digits: str) -> bool:
    return len(digits) > 1 and set(digits) == {"0"}


def _parts(code: str) -> tuple[str, str, str, bool] | None:
    """The words before the digits of a format, its digits, the words behind, whether it is a share of a hundred.

    None for formats of dates, fractions and the like.
    """
    first = code.split(";", 1)[0].replace("General", "0").replace("@", "")
    literals, pattern = [""], ""
    for quoted, escaped, plain in _TOKEN.findall(first):
        if plain and plain in "#?0,.%":
            pattern += plain
            literals += [""] if len(literals) == 1 else []
            if literals[-1].strip() and plain != "%":
                return None  # words between the digits
        elif plain and plain.isascii() and plain.isalpha():
            return None  # days, hours, exponents
        else:
            literals[-1] += quoted or escaped or plain
    digits = pattern.rstrip("%")
    if not _DIGITS.fullmatch(digits) or len(digits) > _MOST_DIGITS:
        return None
    before, behind = literals[0], literals[1] if len(literals) > 1 else ""
    return before.lstrip("¥￥$ -"), digits, behind, pattern.endswith("%")
