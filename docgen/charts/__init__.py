"""Charts: a seating plan becomes a drawing in millimetres or, for a large hall, tables on pages."""
