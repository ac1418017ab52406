"""All that the page may ask for, a Blueprint each, and the application that answers it."""

from pathlib import Path

from flask import Flask

from docgen.web.application import folder_app
from docgen.web.presence import Presence
from docgen.web.routes import cards, folder, intake, pack, papers, seating, visit, year
from docgen.web.safety import Access

BLUEPRINTS = (
    folder.blueprint,
    intake.blueprint,
    visit.blueprint,
    seating.blueprint,
    papers.blueprint,
    pack.blueprint,
    cards.blueprint,
    year.blueprint,
)


def create_app(project_folder: Path, access: Access, presence: Presence) -> Flask:
    """The application that serves the page for a folder, and all that the page asks for. It listens to nobody yet."""
    return folder_app(project_folder, access, presence, BLUEPRINTS)
