"""Reads a finished document back: every value that its tags have printed stands in its bytes, in its place."""

from collections.abc import Iterator, Sequence

from docgen.word.engine.printed_values import PrintedValues, texts_of, texts_of_chart, without_spaces
from docgen.word.package.readback import read_parts

#: Of a value that is lost at most this many characters are shown.
_MOST_SHOWN = 30


def read_back_fault(document: Sequence[bytes], printed: PrintedValues) -> str:
    """What is wrong with a finished document, as a sentence: a value is not where it was printed, a part has changed.

    Empty where everything is as it was written.
    """
    parts = {part.name: part for part in read_parts(document)}
    for name, values in printed.parts.items():
        wanted = [text for value in values for text in _words(texts_of(value))]
        text = parts[name].text if name in parts else ""
        if lost := _lost(wanted, without_spaces(text), name in printed.loose):
            return f"应当印的“{lost[:_MOST_SHOWN]}”不在它的位置上"
    charts = {without_spaces(part.text) for part in parts.values() if part.name.startswith("word/charts/")}
    of_charts = (text for values in printed.parts.values() for value in values for text in texts_of_chart(value))
    for text in _words(of_charts):
        if not any(text in chart for chart in charts):
            return f"图表里应当有“{text[:_MOST_SHOWN]}”"
    changed = [
        name for name, checksum in printed.checksums.items() if name in parts and parts[name].checksum != checksum
    ]
    return f"“{changed[0]}”和刚写的不一样" if changed else ""


def _words(texts: Iterator[str]) -> Iterator[str]:
    """The texts without spaces and breaks, those that are left."""
    return filter(None, map(without_spaces, texts))


def _lost(wanted: Sequence[str], text: str, is_loose: bool) -> str | None:
    at = 0
    for one in wanted:
        at = text.find(one, 0 if is_loose else at)
        if at < 0:
            return one
        at += len(one)
    return None
