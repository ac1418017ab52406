"""Examples without the name of the example office's region, for the forms and schemas of other offices."""

#: What the examples of the model's fields say of 清江区, the longest first, and what an office elsewhere reads.
_NEUTRAL = (
    ("清江区接待", "区接待"),
    ("来清江区", "来我区"),
    ("赴清江区", "赴我区"),
    ("qingjiang", "本单位"),
    ("清接函", "接函"),
    ("清农函", "农函"),
    ("清江委发", "委发"),
    ("清江区", "本地"),
    ("清江", ""),
)


def neutral(text: str) -> str:
    """A text without the region of the example office.

    >>> neutral("云州市党政代表团来清江区考察乡村振兴工作"), neutral("清江宾馆2楼208室")
    ('云州市党政代表团来我区考察乡村振兴工作', '宾馆2楼208室')
    """
    for word, other in _NEUTRAL:
        text = text.replace(word, other)
    return text
