"""How much of a PDF is read: a small file can ask for hours of drawing."""

from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import PdfObject

MOST_PAGES = 60
#: What the pages may draw together: bytes of their code, and steps of drawing (a text, a line, a form).
MOST_BYTES, MOST_STEPS = 7_000_000, 400_000
#: A form is read anew each time that it is drawn, as long as so many of its bytes were a step.
_BYTES_OF_A_STEP = 10


class PdfTooLargeError(Exception):
    """The PDF is beyond a limit; the sentence says which."""


def texts_of_pages(reader: PdfReader) -> list[str]:
    """The text of every page. Raises PdfTooLargeError, and what pypdf raises for damaged files."""
    if (count := len(reader.pages)) > MOST_PAGES:
        raise PdfTooLargeError(f"有 {count} 页，超过 {MOST_PAGES} 页")
    meter = _Meter()
    return [meter.text_of(page) for page in reader.pages]


class _Meter:
    """Counts what is drawn, and stops where it is too much."""

    def __init__(self) -> None:
        self.bytes = self.steps = self.longest_form = 0
        self.forms: dict[int, Any] = {}

    def text_of(self, page: PageObject) -> str:
        if (contents := page.get_contents()) is not None:
            self._count_bytes(len(contents.get_data()))
        self._count_forms(page)
        text = page.extract_text(visitor_operand_before=self._count_step)
        self._require_steps()  # pypdf goes on behind a form that cannot be read
        return text

    def _count_forms(self, page: PageObject) -> None:
        """The forms that a page, or a form on it, can draw: each is measured once."""
        holders: list[Any] = [page]
        while holders:
            drawn = _dictionary(_dictionary(holders.pop(), "/Resources"), "/XObject")
            for name in drawn:
                form = drawn[name]
                if id(form) in self.forms or not hasattr(form, "get_data") or form.get("/Subtype") != "/Form":
                    continue
                self.forms[id(form)] = form
                self.longest_form = max(self.longest_form, length := len(form.get_data()))
                self._count_bytes(length)
                holders.append(form)

    def _count_bytes(self, count: int) -> None:
        self.bytes += count
        if self.bytes > MOST_BYTES:
            raise PdfTooLargeError("画的东西太多，读不完")

    def _count_step(self, operator: bytes, *_others: Any) -> None:
        self.steps += 1 + self.longest_form // _BYTES_OF_A_STEP if operator == b"Do" else 1
        self._require_steps()

    def _require_steps(self) -> None:
        if self.steps > MOST_STEPS:
            raise PdfTooLargeError("画的东西太多，读不完")


def _dictionary(holder: Any, key: str) -> Any:
    """An entry that is a dictionary; an empty one in place of anything else."""
    entry: Any = holder.get(key) if isinstance(holder, dict) else None
    entry = entry.get_object() if isinstance(entry, PdfObject) else entry
    return entry if isinstance(entry, dict) else {}
