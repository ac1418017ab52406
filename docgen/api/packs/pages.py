"""On which pages papers have changed, as this computer's converter to PDF breaks them."""

from collections.abc import Mapping, Sequence

from docgen.errors import OutputError
from docgen.output.converter import WordDocument, find_converters
from docgen.output.pdf import page_texts, to_pdfs


def changed_pages(versions: Mapping[str, tuple[bytes, bytes]]) -> dict[str, tuple[int, ...]]:
    """The pages on which the new version of a paper differs from the old one, from 1, by the paper's name.

    ``versions`` are the old and the new document. All are converted by one call. A paper of one page, one that differs
    on every page, and all papers where no converter answers have no entry: they are printed whole.
    """
    if not versions or not find_converters():
        return {}
    documents = [WordDocument(name, (content,)) for name, both in versions.items() for content in both]
    try:
        texts = [page_texts(pdf) for pdf in to_pdfs(documents)]
    except OutputError:
        return {}  # the pages are a help; a paper is printed whole without it
    pages = {name: _differing(old, new) for name, old, new in zip(versions, texts[::2], texts[1::2], strict=True)}
    return {name: found for name, found in pages.items() if found}


def _differing(old: Sequence[str], new: Sequence[str]) -> tuple[int, ...]:
    """The numbers of the pages of the new version that are not as in the old one; none where all are new."""
    found = tuple(number for number, text in enumerate(new, 1) if number > len(old) or old[number - 1] != text)
    return found if len(found) < len(new) else ()
