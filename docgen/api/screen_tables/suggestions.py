"""What is offered while somebody types: the rows of the office's tables by what they are called."""

from collections.abc import Iterator, Mapping

from docgen.model.office import TABLES
from docgen.model.value import Value
from docgen.model.visit import Visit
from docgen.readers.office.brand import BRAND_FILE
from docgen.readers.office.office import OfficeFiles
from docgen.readers.office.regional_packs import stock_pack_names
from docgen.readers.tables.inner_sheets import model_of_entries
from docgen.readers.visit_file.tree import bare_name, tree_of
from docgen.readers.visit_file.vocabulary import FieldDescription, vocabulary

#: What each table fills beside the name in the row of a section.
_SECTIONS = {"来宾": "来宾", "领导": "陪同", "车辆": "车辆", "宾馆": "住宿"}

#: By what people are told apart.
_TOLD = ("单位", "职务")


def suggestions_json(office: OfficeFiles) -> dict[str, list[dict[str, object]]]:
    """The rows of every table: ``{"库/领导": [{"name", "about", "fills": {职务: …}}]}``, regions and brands by name."""
    files = office.folder.glob(f"brand_assets/*/{BRAND_FILE}") if office.folder else ()
    brands = sorted(path.parent.name for path in files)
    of_tables: dict[str, list[dict[str, object]]] = {
        f"库/{table}": [
            {"name": name, "about": " ".join(_about(fills)), "fills": fills}
            for name, fills in _rows(office, table, model)
        ]
        for table, model in TABLES.items()
        if table in office.catalogue.tables
    }
    names = {"地区": stock_pack_names(), "品牌": brands}
    return of_tables | {f"库/{field}": [{"name": name} for name in known] for field, known in names.items()}


def _about(fills: Mapping[str, str]) -> list[str]:
    """By what an entry is known beside its name: unit and post, else what its table says first."""
    return [fills[word] for word in _TOLD if word in fills] or list(fills.values())[:2]


def _rows(office: OfficeFiles, table: str, model: type[Value]) -> Iterator[tuple[str, dict[str, str]]]:
    """What each row is called, and the texts that the fields of a section of the same name take from it."""
    section = vocabulary(Visit).get(_SECTIONS.get(table, ""))
    known = _names(section) if section else ()
    naming = bare_name(model) or "名称"
    for row in dict.fromkeys(row for rows in office.catalogue.tables[table].values() for row in rows):
        tree = tree_of(row, model)
        if isinstance(name := tree.get(naming), str):
            fills = {word: text for word, text in tree.items() if isinstance(text, str) and word != naming}
            yield name, {word: text for word, text in fills.items() if not known or word in known}


def _names(section: FieldDescription) -> tuple[str, ...]:
    return tuple(vocabulary(model_of_entries(section)))
