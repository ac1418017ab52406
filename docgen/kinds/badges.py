"""证件: what people wear, with their unit and post."""

from docgen.kind import Kind
from docgen.kinds._deck import NAMES, PRINTS, pages

KIND = Kind("证件", pages, NAMES, source="名单", prints=PRINTS)
