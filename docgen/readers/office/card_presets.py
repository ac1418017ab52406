"""Presets of card sheets: those that travel with the program, and a user's own file."""

from pathlib import Path

from docgen.errors import DataError, Problem
from docgen.model.cards import Preset, Presets
from docgen.readers.files import read
from docgen.readers.visit_file.decode import Decoder, vocabulary
from docgen.readers.visit_file.nodes import Mapping, Scalar, UnreadableError, compose


def load_presets(path: Path) -> tuple[Preset, ...]:
    """The presets of a file: a list under 卡纸, or one alone.

    Raises DataError with everything that is wrong, OSError when the file cannot be opened.
    """
    try:
        source, notices = read(path)
        node = compose(source)
    except UnreadableError as error:
        raise DataError(error.problems) from error
    decoder = Decoder()
    alone = isinstance(node, Mapping) and not any(key.text in ("卡纸", "presets") for key, _ in node.pairs)
    if alone:
        made = decoder.whole(node, Preset, source)
        presets: tuple[Preset, ...] = (made,) if made else ()
    else:
        several = decoder.whole(node, Presets, source)
        presets = several.presets if several else ()
    problems = [*notices, *decoder.problems]
    if not any(problem.level == "error" for problem in problems):
        if not presets and isinstance(node, (Mapping, Scalar)):
            hint = f"写：{'、'.join(one for one in vocabulary(Preset) if not one.isascii())}"
            problems.append(source.problem(node.mark, "D108", "没有一种卡纸", hint))
        for one in presets:
            problems += _faults(one, source)
    if any(problem.level == "error" for problem in problems):
        raise DataError(problems)
    return presets


def _faults(preset: Preset, source: object) -> list[Problem]:
    """What single values cannot show: no height, a height that contradicts the folds, no face, no card."""
    found = []

    def fault(field: str, code: str, text: str, hint: str) -> None:
        mark = preset.at.get(field, preset.at[""])
        found.append(source.problem(mark, code, text, hint))  # type: ignore[attr-defined]  # a Source

    if not preset.folds and preset.height is None:
        fault("", "D108", f"“{preset.name}”没有写高", "写上“高”，要对折就写“折: [反 100, 正 100]”")
    if preset.folds and preset.height is not None and abs(preset.height - preset.card_height) > 0.05:
        text = f"各折加起来高 {preset.card_height:g} 毫米，“高”写的是 {preset.height:g}"
        fault("height", "D431", text, "改正一个，或删去“高”")
    if all(one.what == "空" for one in preset.strips):
        fault("folds", "D431", f"“{preset.name}”没有一折印字", "至少一折写“正”")
    for field, number in (("columns", preset.columns), ("rows", preset.rows)):
        if not 1 <= number <= 50:
            fault(field, "D431", f"“{'列' if field == 'columns' else '行'}”写的是 {number}", "写 1 到 50")
    return found
