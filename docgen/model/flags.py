"""The flags of two countries as a seating names them: our own and the visitors'."""

import re

#: Our own country in the words of a file; the flag's label has the first of them, or what the file says.
_OWN = re.compile("(?:中国|中华人民共和国|本国|我国|中方|我方|主方|五星红旗)(?:国旗)?")
#: Words that ask for the flags without saying of which countries.
_ASKED_FOR = ("是", "有", "摆", "要", "悬挂", "两国", "双方", "两国国旗", "双方国旗")
_WITHOUT = ("否", "无", "不摆", "不要", "不设", "不悬挂")


class FlagError(ValueError):
    """What a seating says of flags is not two countries. ``hint``: what to write instead."""

    hint = "写成“国旗: [中国, 芬兰]”，本国在前，来访国在后；还不知道是哪国，写 [本国, 来访国]"


def flag_labels(written: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of our own flag and of the visitors', in this order; empty where no flags are wanted.

    Our own country is told by its name wherever it stands. Raises FlagError.

    >>> flag_labels(("中国", "芬兰")), flag_labels(("芬兰国旗", "中国国旗"))
    (('中国国旗', '芬兰国旗'), ('中国国旗', '芬兰国旗'))
    >>> flag_labels(("两国",)), flag_labels(("否",))
    (('本国国旗', '来访国国旗'), ())
    """
    countries = [word.strip() for word in written if word.strip()]
    if len(countries) == 1:
        if countries[0] in _WITHOUT:
            return ()
        countries = ["本国", "来访国"] if countries[0] in _ASKED_FOR else re.split("[、，,和与及/ ]+", countries[0])
    if len(countries) != 2:
        raise FlagError(f"“国旗”写了{len(countries)}面，座次图上摆本国和来访国两面")
    are_own = [bool(_OWN.fullmatch(country)) for country in countries]
    if are_own == [True, True]:
        raise FlagError(f"“国旗”写的“{countries[0]}”“{countries[1]}”都是本国")
    if are_own == [False, False]:
        raise FlagError(f"“国旗”写的“{countries[0]}”“{countries[1]}”里没有本国")
    own, visiting = countries if are_own[0] else reversed(countries)
    return tuple(country if country.endswith("旗") else f"{country}国旗" for country in (own, visiting))
