"""Learns from ``remarks.tsv`` what breaches read like, and writes the weights that docgen/rules/likeness.py reads.

    python training/learn.py

Every line of remarks.tsv is a kind, ``+`` (a breach) or ``-`` (harmless), and a sentence, parted by tabs. The method is
logistic regression over pieces of up to three characters, by AdaGrad, one pass after another in an order that a seed
gives: the same sentences give the same weights on every machine.
"""

import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from docgen.rules.likeness import clauses, pieces

SENTENCES = Path(__file__).parent / "remarks.tsv"
TABLES = Path(__file__).parent.parent / "docgen" / "rules" / "lexicon"
#: How often all sentences are gone through, how large a step is, and how much large weights are held back.
ROUNDS, STEP, HELD_BACK = 20, 0.2, 0.01
#: A piece is learned when so many sentences hold it, and kept when its weight is not about nothing.
SENTENCES_A_PIECE, SMALLEST = 2, 0.08
#: For the kinds: in how many breaches a piece must stand, how much more often than in others, and its kinds at most.
BREACHES_A_PIECE, MORE_OFTEN, KINDS_A_PIECE = 3, 0.7, 3


class Sentence(NamedTuple):
    """A sentence, its kind, and whether it tells of a breach."""

    kind: str
    is_breach: bool
    text: str


def sentences(file: Path = SENTENCES) -> list[Sentence]:
    """The sentences of the file."""
    rows = (line.split("\t") for line in file.read_text("utf-8").splitlines() if line)
    return [Sentence(kind, sign == "+", text) for kind, sign, text in rows]


def pieces_of(text: str) -> list[str]:
    """The pieces of a text, clause by clause."""
    return [piece for clause in clauses(text) for piece in pieces(clause)]


def learned_weights(learned: Sequence[Sentence]) -> dict[str, float]:
    """What each piece weighs; under the empty piece what every text weighs before it is read."""
    cut = [(pieces_of(sentence.text), sentence.is_breach) for sentence in learned]
    seen_in = Counter(piece for found, _ in cut for piece in set(found))
    known = [([piece for piece in found if seen_in[piece] >= SENTENCES_A_PIECE], breach) for found, breach in cut]
    breaches = sum(breach for _, breach in known)
    share = {True: len(known) / 2 / breaches, False: len(known) / 2 / (len(known) - breaches)}
    names = ["", *dict.fromkeys(piece for found, _ in known for piece in found)]
    number_of = {piece: number for number, piece in enumerate(names)}
    numbered = [([number_of[piece] for piece in found], breach) for found, breach in known]
    weights = _descended(numbered, share, len(names))
    return {piece: weight for piece, weight in zip(names, weights, strict=True) if not piece or abs(weight) >= SMALLEST}


def _descended(known: list[tuple[list[int], bool]], share: dict[bool, float], size: int) -> list[float]:
    """The weights of so many pieces, by their numbers; 0 is the empty piece, which is not held back."""
    weights, squares = [0.0] * size, [1.0] * size
    order, weight_of, root = Random(1), weights.__getitem__, math.sqrt
    for _ in range(ROUNDS):
        order.shuffle(known)
        for found, breach in known:
            weight = weights[0] + sum(map(weight_of, found))
            error = (1 / (1 + math.exp(-max(-30.0, min(30.0, weight)))) - breach) * share[breach]
            squares[0] += error * error
            weights[0] -= STEP * error / root(squares[0])
            for piece in found:
                old = weights[piece]
                slope = error + HELD_BACK * old
                squares[piece] = square = squares[piece] + slope * slope
                weights[piece] = old - STEP * slope / root(square)
    return weights


def kinds_of_pieces(learned: Iterable[Sentence]) -> dict[str, list[tuple[str, float]]]:
    """For each piece the kinds of breaches in which it stands more often than in others, with how much more."""
    of_kind: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in learned:
        if sentence.is_breach and sentence.kind:
            of_kind[sentence.kind].update(set(pieces_of(sentence.text)))
    everywhere = sum(of_kind.values(), Counter[str]())
    table: dict[str, list[tuple[str, float]]] = {}
    for piece in sorted(piece for piece, count in everywhere.items() if count >= BREACHES_A_PIECE):
        usual = everywhere[piece] / len(of_kind)
        entries = [(kind, math.log((counts[piece] + 0.3) / (usual + 0.3))) for kind, counts in sorted(of_kind.items())]
        entries.sort(key=lambda entry: -entry[1])
        table[piece] = [(kind, weight) for kind, weight in entries[:KINDS_A_PIECE] if weight >= MORE_OFTEN]
    return {piece: entries for piece, entries in table.items() if entries}


def tables(learned: Sequence[Sentence]) -> dict[str, str]:
    """The tables that are written: their names and texts."""
    weights = {piece: round(weight * 100) for piece, weight in sorted(learned_weights(learned).items())}
    kinds = {
        piece: {kind: round(weight * 10) for kind, weight in entries}
        for piece, entries in kinds_of_pieces(learned).items()
    }
    return {
        name: json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n"
        for name, table in (("breach_weights.json", weights), ("breach_kinds.json", kinds))
    }


if __name__ == "__main__":
    for name, text in tables(sentences()).items():
        (TABLES / name).write_text(text, "utf-8")
