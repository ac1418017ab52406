"""位次: the order of people: published lists, ranks, strokes of surnames and names, readings."""
