"""Whether a Word file was printed with one of our templates, whoever has saved it since."""

from lxml import etree

from docgen.word.markup.namespaces import w
from docgen.word.package.usual_names import relations_of, rels_of
from docgen.word.package.zip import PackageError, read_package
from docgen.word.stock.styles import OWN_STYLE_NAMES

_BODY_KIND, _STYLES_KIND = "officeDocument", "styles"
_ENOUGH = 8  # an office has a 公文标题 of its own, never so many of ours


def is_own_paper(content: bytes) -> bool:
    """Whether a document has the styles of our templates. Raises PackageError."""
    parts = read_package(content)
    body = next((name for kind, name in relations_of(parts, "_rels/.rels") if kind == _BODY_KIND), "")
    styles = next((name for kind, name in relations_of(parts, rels_of(body)) if kind == _STYLES_KIND), "")
    if styles not in parts:
        return False
    try:
        root = etree.fromstring(parts[styles], etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise PackageError("文件内部损坏，读不出来") from error
    names = {name.get(w("val")) for name in root.iterfind(f"{w('style')}/{w('name')}")}
    return len(names & OWN_STYLE_NAMES) >= _ENOUGH
