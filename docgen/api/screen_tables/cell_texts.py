"""The text of a cell as content of a visit: the other way of what fills a form."""

from docgen.readers.visit_file.option_text import option_pairs
from docgen.readers.visit_file.tree import Tree
from docgen.readers.visit_file.vocabulary import FieldDescription


def content_of_cell(text: str, field: FieldDescription | None) -> Tree:
    """What a text that was typed into the cell of a field says; empty for nothing.

    Several names stand between 、 or in lines of their own, options as 选项: 取值；选项: 取值.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    if field is not None and field.shape == "value":
        return " ".join(text.split("\n"))  # a name is one line
    if field is None or field.shape == "text" or not text:
        return text
    if field.shape in ("texts", "values"):
        return [part.strip() for part in text.replace("\n", "、").split("、") if part.strip()]
    pairs, rest = option_pairs(text, field.chinese)
    if rest or not pairs:
        return text
    options: dict[str, Tree] = {}
    for pair in pairs:
        values: list[Tree] = [part.strip() for part in pair.value.split("、") if part.strip()]
        options[pair.name] = values[0] if len(values) == 1 else values
    return options
