"""证件: what people wear, with their unit and post."""

from docgen.kinds._card_pages import NAMES, REQUIRED_NAMES, pages
from docgen.kinds._kind import Kind

KIND = Kind("证件", pages, NAMES, source="名单", required_names=REQUIRED_NAMES, slogans="named")
