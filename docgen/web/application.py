"""The applications that the server is made of: the page alone, and one that answers for a folder, too."""

from collections.abc import Iterable
from pathlib import Path

from flask import Blueprint, Flask

from docgen.web.answers import answer_errors
from docgen.web.presence import Presence
from docgen.web.project import Project, keep_project
from docgen.web.routes.page import page_blueprint
from docgen.web.safety import Access, guard


def page_app(access: Access, presence: Presence) -> Flask:
    """The application that serves the page and its files."""
    app = Flask("docgen", static_folder=None, template_folder=None)
    guard(app, access)
    answer_errors(app)
    app.register_blueprint(page_blueprint(access, presence))
    return app


def folder_app(project_folder: Path, access: Access, presence: Presence, blueprints: Iterable[Blueprint]) -> Flask:
    """The same with what these blueprints answer for a folder."""
    app = page_app(access, presence)
    keep_project(app.extensions, Project(project_folder.resolve()))
    for blueprint in blueprints:
        app.register_blueprint(blueprint)
    return app
