"""Results as JSON on standard output."""

from typing import Any

import click


def print_json(value: Any, indent: int | None = 1) -> None:
    # most runs print no JSON
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=indent))
