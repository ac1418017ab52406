"""On which pages papers have changed, as this computer's converter to PDF breaks them."""

from collections.abc import Mapping

from docgen.api.packs.record import sha256
from docgen.api.packs.standing import PageChanges
from docgen.errors import OutputError
from docgen.output.converter import WordDocument, find_converters
from docgen.output.pdf import page_texts, to_pdfs

#: So many characters of the SHA-256 of a page's text tell it from the others of a paper.
_FINGERPRINT = 16


def changed_pages(versions: Mapping[str, tuple[bytes, bytes]]) -> dict[str, PageChanges]:
    """The pages of the old and the new version of papers, by the paper's name.

    All documents are converted by one call. Where no converter answers no paper has an entry: it is printed whole.
    """
    if not versions or not find_converters():
        return {}
    documents = [WordDocument(name, (content,)) for name, both in versions.items() for content in both]
    try:
        pages = [_fingerprints(pdf.content) for pdf in to_pdfs(documents)]
    except OutputError:
        return {}  # the pages are a help; a paper is printed whole without it
    return {name: PageChanges(old, new) for name, old, new in zip(versions, pages[::2], pages[1::2], strict=True)}


def _fingerprints(pdf: bytes) -> tuple[str, ...]:
    return tuple(sha256(text.encode("utf-8", "surrogatepass"))[:_FINGERPRINT] for text in page_texts(pdf))
