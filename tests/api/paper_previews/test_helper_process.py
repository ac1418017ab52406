"""The process that works for the server of the page."""

import io
from multiprocessing import active_children

import pytest
from pypdf import PdfWriter

from docgen.api.paper_previews.helper_process import HelperProcess
from docgen.errors import OutputError


def test_one_process_draws_until_it_is_ended_and_one_that_dies_is_replaced() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 100)
    writer.write(written := io.BytesIO())
    helper = HelperProcess()
    assert helper.drawn(written.getvalue(), 1, 72).startswith(b"\x89PNG")
    (first,) = active_children()
    assert helper.drawn(written.getvalue(), 1, 36)
    assert active_children() == [first]
    first.kill()
    first.join()
    with pytest.raises(OutputError, match="中途停了"):
        helper.drawn(written.getvalue(), 1, 72)
    assert helper.drawn(written.getvalue(), 1, 72)
    helper.end()
    for process in active_children():
        process.join(10)
    assert active_children() == []
