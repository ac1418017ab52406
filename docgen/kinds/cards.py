"""席卡: the names that stand on the table, folded so that both sides read them."""

from docgen.kind import Kind
from docgen.kinds._deck import NAMES, PRINTS, pages

KIND = Kind("席卡", pages, NAMES, source="名单", prints=PRINTS)
