"""How much a remark reads like what a reception may not do, learned from sentences that people wrote.

Lists of words find a breach that is called by its name. People rarely do: 中午那桌让石料厂那边处理一下. Here a text
is cut into pieces of up to three characters. Each piece has a weight, learned from the sentences of
``training/remarks.tsv``: how much more often it stands in breaches than in harmless remarks. What a text weighs says
where a person should look; it proves nothing.
"""

import json
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from docgen.rules.words import denies_something

#: A text that weighs less than the first is harmless, whatever single words stand in it; one that denies something,
#: less than the second (若送伴手礼，请讲解员退回).
_HARMLESS, _HARMLESS_WITH_A_DENIAL = -2.0, 0.0
#: A clause, or two next to each other, are weighed by themselves too: a breach stands behind what is harmless. They
#: count less than a whole text, for they may lack what makes them harmless.
_LESS_FOR_A_PART = 1.0
#: By how much the likeliest kind of a text must be ahead of the next, in tenths.
_CLEARLY_AHEAD = 10
#: The longest piece, in characters.
_LONGEST = 3

_FOLDER = Path(__file__).parent / "lexicon"
_CLAUSE_END = re.compile("[，。；;,！!？?（）()\n]")
_NUMBER = re.compile("[0-9０-９]+")
_UNREAD = re.compile(r"[\s、：:.“”\"'《》—-]+")


def breach_weight(text: str) -> float:
    """What a text weighs, as a whole or in its worst part: 0 is as likely a breach as not, 1 is 2.7 times as likely.

    >>> breach_weight("中午那桌让石料厂那边处理一下") > 1 > breach_weight("会议室在二楼，带好证件")
    True
    """
    weights = [_clause_weight(clause) for clause in clauses(text)]
    if not weights:
        return 0.0
    parts = (*weights, *(first + second for first, second in pairwise(weights)))
    return _weights()[""] / 100 + max(sum(weights), max(parts) - _LESS_FOR_A_PART)


def reads_harmless(text: str) -> bool:
    """Whether a text as a whole is about something harmless, though one of its words alone would not be.

    >>> reads_harmless("参观警车智能调度中心"), reads_harmless("前面一台警车带路")
    (True, False)
    """
    return breach_weight(text) < (_HARMLESS_WITH_A_DENIAL if denies_something(text) else _HARMLESS)


def worst_clause(text: str) -> str:
    """The clause of a text that weighs most, as it is written."""
    return max(_CLAUSE_END.split(text), key=lambda clause: _clause_weight(_as_weighed(clause))).strip()


def likely_kind(text: str) -> str:
    """The kind of breach whose sentences a text is most like; empty where two are about as likely."""
    table = _kinds()
    scores: dict[str, int] = {}
    for clause in clauses(text):
        for piece in pieces(clause):
            for kind, weight in table.get(piece, {}).items():
                scores[kind] = scores.get(kind, 0) + weight
    ranked = sorted(scores, key=lambda kind: -scores[kind])
    if not ranked or (len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < _CLEARLY_AHEAD):
        return ""
    return ranked[0]


def clauses(text: str) -> list[str]:
    """The clauses of a text as they are weighed: numbers are all alike, and marks inside a clause are not read.

    >>> clauses("12日晚餐备注：加两个菜，费用另算。")
    ['0日晚餐备注加两个菜', '费用另算']
    """
    return [read for clause in _CLAUSE_END.split(text) if (read := _as_weighed(clause))]


def pieces(clause: str) -> list[str]:
    """The pieces of a clause, each once; ``<`` and ``>`` are the clause's ends.

    >>> pieces("加菜")
    ['<加', '<加菜', '加', '加菜', '加菜>', '菜', '菜>']
    """
    whole = f"<{clause}>"
    cut = (whole[at : at + length] for at in range(len(whole)) for length in range(1, _LONGEST + 1))
    return [piece for piece in dict.fromkeys(cut) if piece not in "<>"]


def _as_weighed(clause: str) -> str:
    return _UNREAD.sub("", _NUMBER.sub("0", clause.lower()))


@lru_cache(maxsize=10_000)  # a year's visits say the same again and again
def _clause_weight(clause: str) -> float:
    weights = _weights()
    return sum(weights.get(piece, 0) for piece in pieces(clause)) / 100


@cache
def _weights() -> Mapping[str, int]:
    """What each piece weighs, in hundredths; under the empty piece what every text weighs before it is read."""
    weights: dict[str, int] = json.loads((_FOLDER / "breach_weights.json").read_text("utf-8"))
    return weights


@cache
def _kinds() -> Mapping[str, Mapping[str, int]]:
    """For each piece how much more often it stands in some kinds of breaches than in others, in tenths."""
    kinds: dict[str, dict[str, int]] = json.loads((_FOLDER / "breach_kinds.json").read_text("utf-8"))
    return kinds
