"""The Word engine: templates in, documents out; nobody else touches OOXML."""
