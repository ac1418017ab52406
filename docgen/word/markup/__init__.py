"""Pieces of WordprocessingML and DrawingML: tables, shapes, charts, pages."""
