"""The Word engine: templates in, documents out; nobody else touches OOXML."""

from docgen.word.engine.fill import fill

__all__ = ["fill"]
