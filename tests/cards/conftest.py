"""Faces of type for cards: without a Chinese one these tests are left out, unless DOCGEN_RENDERING=required."""

import os

import pytest

from docgen import assets
from docgen.api.cards.stock import font_stack
from docgen.fonts.font_stack import FontStack


@pytest.fixture(scope="session")
def fonts() -> FontStack:
    """The faces of this computer."""
    if not assets.card_faces():
        if os.environ.get("DOCGEN_RENDERING") == "required":
            pytest.fail("no Chinese face is installed")
        pytest.skip("no Chinese face is installed")
    return font_stack("")
